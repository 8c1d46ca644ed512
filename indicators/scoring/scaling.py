"""From remembered points to an indicator's score of 0 to 100, against an absolute anchor."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from indicators.vocabulary import ScaleMethod

if TYPE_CHECKING:
    from indicators.definition import Scale


def scale(memory: np.ndarray, scale_: Scale) -> np.ndarray:
    """Score remembered points (unit: event-weight points) from 0 to 100.

    saturating: z = 100 (1 - 2^(-m / H)), so that m = H gives 50, 2H 75, 3H 87.5.
    linear: z = 100 min(1, m / U). H and U are `scale.anchor`. No points: 0. Source: METHOD section 5.
    """
    if scale_.method == ScaleMethod.LINEAR:
        return 100.0 * np.minimum(1.0, memory / scale_.anchor)
    return -100.0 * np.expm1(-memory * (math.log(2) / scale_.anchor))


def slope(memory: float, scale_: Scale) -> float:
    """Give dz/dm at m, in score per point: what the next small incident would add.

    saturating: 100 ln2 / H * 2^(-m / H); linear: 100 / U below U, 0 from there on.
    """
    if scale_.method == ScaleMethod.LINEAR:
        return 100.0 / scale_.anchor if memory < scale_.anchor else 0.0
    return float(100.0 * math.log(2) / scale_.anchor * 2.0 ** (-memory / scale_.anchor))
