"""What a week still remembers of the weeks before it."""

from __future__ import annotations

import math

import numpy as np


def decay(half_life_weeks: float) -> float:
    """Give lambda = 2^(-1/h), the part of a week's memory that the next week keeps; 0 for h = 0.

    >>> decay(1), decay(0)
    (0.5, 0.0)
    """
    return 2.0 ** (-1.0 / half_life_weeks) if half_life_weeks > 0 else 0.0


def remember(raw: np.ndarray, half_life_weeks: float) -> np.ndarray:
    """Carry weekly raw scores forward: m_t = x_t + lambda * m_(t-1), from an empty memory.

    raw: x by week, oldest first, in points (first axis the weeks). Returns m, of the same shape.
    Source: METHOD section 4; carry-over as in the Global Terrorism Index, with a half-life.

    >>> remember(np.array([1.0, 0.0, 0.0]), 1).tolist()
    [1.0, 0.5, 0.25]
    """
    kept = decay(half_life_weeks)
    memory = np.empty_like(raw, dtype=float)
    before = np.zeros(raw.shape[1:])
    for week, arrived in enumerate(raw):
        before = arrived + kept * before
        memory[week] = before
    return memory


def warming_up_weeks(half_life_weeks: float) -> int:
    """Count the first weeks in which memory is still filling: ceil(2h)."""
    return math.ceil(2 * half_life_weeks)
