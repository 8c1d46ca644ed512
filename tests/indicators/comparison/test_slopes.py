"""The slope that turns memory into score points."""

from __future__ import annotations

from math import log

import pytest

from indicators.comparison.slopes import secant_slope
from indicators.definition import Scale
from tests.watches.definitions import linear, saturating

SATURATING = Scale.model_validate(saturating(4))
LINEAR = Scale.model_validate(linear(4))


def test_the_saturating_slope_is_the_rise_over_the_run():
    """From m = 0 to m = H the score rises by 50: 12.5 a point."""
    assert secant_slope(SATURATING, 0, 4) == pytest.approx(50 / 4)
    assert secant_slope(SATURATING, 8, 4) == pytest.approx((75 - 50) / 4)


def test_equal_memories_take_the_derivative():
    """100 ln2 / H * 2^(-m/H): at m = H half of what it is at zero."""
    assert secant_slope(SATURATING, 0, 0) == pytest.approx(100 * log(2) / 4)
    assert secant_slope(SATURATING, 4, 4) == pytest.approx(100 * log(2) / 8)


def test_a_tiny_step_keeps_the_slope_smooth():
    """A step of 1e-13 must not divide two rounding errors."""
    assert secant_slope(SATURATING, 4, 4 + 1e-13) == pytest.approx(100 * log(2) / 8, rel=1e-9)
    assert 0 <= secant_slope(LINEAR, 4 - 1e-15, 4 + 1e-15) <= 100 / 4


@pytest.mark.parametrize(
    ("before", "after", "slope"),
    [(0, 3, 25), (3, 4, 25), (5, 9, 0), (2, 6, 12.5), (6, 2, 12.5), (1, 1, 25), (5, 5, 0)],
)
def test_the_linear_slope_is_its_own_and_nothing_beyond_the_end(before: float, after: float, slope: float):
    """U = 4: 25 a point below it, 0 beyond; half of the way from 2 to 6 counts."""
    assert secant_slope(LINEAR, before, after) == pytest.approx(slope)
