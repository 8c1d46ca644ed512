"""From the posture score to a level that does not flicker."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

THRESHOLDS = (20.0, 40.0, 60.0, 80.0)
LEVEL_NAMES = ("Routine", "Watchful", "Heightened", "High", "Extreme")
"""Words of posture, not of danger, and not those of any force-protection condition."""

DEADBAND = 5.0
"""Points under a threshold that two full weeks must be before the level falls."""


ROUNDING = 1e-9
"""Points by which sums in another order may differ; they must not decide a level."""


def raw_level(score: float) -> int:
    """Count the thresholds at or below a score: 0 Routine to 4 Extreme.

    >>> raw_level(40.0), raw_level(39.9)
    (2, 1)
    """
    return sum(1 for threshold in THRESHOLDS if threshold <= score + ROUNDING)


def held_levels(scores: Iterable[float], counts: Iterable[bool]) -> list[int | None]:
    """Hold the level week by week: it rises at once and falls only when two weeks agree.

    scores: posture score by week, oldest first, NaN where there is none. counts: whether the week
    may move the level (observed, not provisional). L_t = max(up(C_t), min(L_(t-1),
    up(max(C_t, C_(t-1)) + 5))), C_(t-1) being the last week that counted; a week that does not
    count holds the level. None before the first week that counts.
    Source: METHOD section 9; deadband as in OPC UA part 9.
    """
    held: list[int | None] = []
    level: int | None = None
    before = math.nan
    for score, is_counted in zip(scores, counts, strict=True):
        if is_counted and not math.isnan(score):
            if level is None:
                level = raw_level(score)
            else:
                level = max(raw_level(score), min(level, raw_level(max(score, before) + DEADBAND)))
            before = score
        held.append(level)
    return held
