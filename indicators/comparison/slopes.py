"""How many score points one unit of memory moves between two weeks: the secant slope of the scale."""

from __future__ import annotations

from math import expm1, log
from typing import TYPE_CHECKING

from indicators.scoring.scaling import slope
from indicators.vocabulary import ScaleMethod

if TYPE_CHECKING:
    from indicators.definition import Scale


def secant_slope(scale: Scale, before: float, after: float) -> float:
    """Return dz / dm of a scale between two memories, in score (0-100) per point of memory.

    saturating: z = 100 (1 - 2^(-m/H)); linear: z = 100 min(1, m/U), so 100/U up to U and 0 beyond.
    Equal memories: the derivative. Neither form subtracts two nearly equal scores, so the slope is
    right however small the step. Source: METHOD section 12.

    >>> from indicators.definition import Scale
    >>> round(secant_slope(Scale(method="saturating", anchor=4, reason="half way at 4"), 0, 4), 6)
    12.5
    """
    if before == after:
        return slope(before, scale)
    if scale.method == ScaleMethod.LINEAR:
        return _linear_slope(scale.anchor, before, after)
    return _saturating_slope(scale.anchor, before, after)


def _saturating_slope(half_way: float, before: float, after: float) -> float:
    step = after - before
    return float(-100 * 2 ** (-before / half_way) * expm1(-log(2) / half_way * step) / step)


def _linear_slope(full: float, before: float, after: float) -> float:
    low, high = min(before, after), max(before, after)
    if high <= full:
        return 100 / full
    if low >= full:
        return 0.0
    return 100 / full * (full - low) / (high - low)
