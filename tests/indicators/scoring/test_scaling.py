"""From points to 0-100: an absolute anchor, never the range of what was seen."""

from __future__ import annotations

import numpy as np
import pytest

from indicators.definition import Scale
from indicators.scoring.scaling import scale, slope
from tests.watches.definitions import linear, saturating

SATURATING = Scale.model_validate(saturating(4))
LINEAR = Scale.model_validate(linear(4))


def test_the_anchor_is_half_way_to_the_worst():
    """No points are 0, H is 50, 2H is 75 and 3H is 87.5."""
    assert scale(np.array([0.0, 4, 8, 12]), SATURATING).tolist() == pytest.approx([0, 50, 75, 87.5])


def test_saturating_scores_rise_and_stay_under_a_hundred():
    """More is always more, and nothing in reason reaches 100."""
    scores = scale(np.linspace(0, 100, 201), SATURATING)
    assert (np.diff(scores) > 0).all()
    assert scores[0] == 0
    assert scores[-1] < 100


def test_linear_scores_stop_at_the_anchor():
    """U is 100, half of U is 50, and there is no more beyond."""
    assert scale(np.array([0.0, 2, 4, 40]), LINEAR).tolist() == [0, 50, 100, 100]


@pytest.mark.parametrize("kind", [SATURATING, LINEAR])
@pytest.mark.parametrize("memory", [0.0, 0.7, 3.9, 11.0])
def test_slope_is_what_a_little_more_would_add(kind, memory):
    """The slope is the limit of rise over run, taken here from both sides."""
    step = 1e-6
    around = scale(np.array([max(memory - step, 0.0), memory + step]), kind)
    run = memory + step - max(memory - step, 0.0)
    assert slope(memory, kind) == pytest.approx((around[1] - around[0]) / run, rel=1e-5)


def test_slope_of_a_linear_scale_is_zero_from_its_end():
    """At U and beyond nothing more is added."""
    assert [slope(memory, LINEAR) for memory in (4.0, 5.0)] == [0.0, 0.0]
