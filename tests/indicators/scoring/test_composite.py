"""The weighted mean of signed indicators: shares, axes, bounds, and what is refused."""

from __future__ import annotations

import math

import numpy as np
import pytest

from indicators.errors import UnknownAggregation
from indicators.scoring import compose
from indicators.scoring.composite import combine, nominal_shares
from tests.watches.worked_example import WEIGHTS

PLUS = np.array([1.0, 1.0, 1.0])


def week(*scores):
    """Make one week of indicator scores, None for unknown."""
    return np.array([[math.nan if score is None else score for score in scores]])


def test_weights_count_by_their_share():
    """3, 1 and 0 of 4: 60 * .75 + 20 * .25 = 50, and the third indicator adds nothing."""
    mean = combine(week(60.0, 20.0, 99.0), PLUS, np.array([3.0, 1.0, 0.0]))
    assert mean.score.tolist() == [50.0]
    assert mean.contributions.tolist() == [[45.0, 5.0, 0.0]]
    assert (mean.low.tolist(), mean.high.tolist()) == ([50.0], [50.0])


def test_all_weights_zero_is_undefined_and_not_zero():
    """Nobody said what counts, so there is no score."""
    assert np.isnan(nominal_shares(np.zeros(3))).all()
    assert np.isnan(combine(week(60.0, 20.0, 99.0), PLUS, np.zeros(3)).score).all()


def test_all_weights_zero_on_a_watch(worked_matrix):
    """Every week's score, level, bounds and axes are empty under weights that are all zero."""
    weeks = compose(worked_matrix, dict.fromkeys(WEIGHTS, 0.0)).weeks
    columns = ["score", "bounds_low", "bounds_high", "raw_level", "level", "threat", "response", "contrast"]
    assert weeks[columns].isna().all(axis=None)


def test_unnamed_indicators_weigh_nothing(worked_matrix):
    """A set that names attacks alone scores attacks alone."""
    scores = compose(worked_matrix, {"attacks": 2.0})
    attacks = scores.indicators[scores.indicators.indicator == "attacks"].score
    assert scores.weeks.score.tolist() == attacks.tolist()


def test_a_negative_sign_subtracts_without_clipping():
    """(50 - 90) / 2 = -20: the score may be negative."""
    assert combine(week(50.0, 90.0), np.array([1.0, -1.0]), np.ones(2)).score.tolist() == [-20.0]


def test_unknown_indicator_under_a_fifth_of_the_weight():
    """8 of 10 known: 40 over the known alone; bounds 32 and 52 put the unknown at 0 and 100."""
    mean = combine(week(40.0, None), np.ones(2), np.array([8.0, 2.0]))
    assert mean.score.tolist() == [40.0]
    assert (mean.low.tolist(), mean.high.tolist()) == ([32.0], [52.0])
    assert mean.contributions[0, 0] == 40.0


def test_unknown_indicator_with_a_negative_sign_has_its_bounds_below():
    """At 100 a protective indicator of share .2 takes 20 points away."""
    mean = combine(week(40.0, None), np.array([1.0, -1.0]), np.array([8.0, 2.0]))
    assert (mean.low.tolist(), mean.high.tolist()) == ([12.0], [32.0])


def test_unknown_indicator_over_a_fifth_of_the_weight():
    """79 of 100 known is too little: no score and no bounds."""
    mean = combine(week(40.0, None), np.ones(2), np.array([79.0, 21.0]))
    assert np.isnan([mean.score, mean.low, mean.high]).all()


@pytest.mark.parametrize(
    ("aggregation", "low", "high"),
    [
        ("max_pull", 0.7 * 32 + 0.3 * 40, 0.7 * 52 + 0.3 * 100),
        ("power_mean", math.sqrt(0.8 * 40**2), math.sqrt(0.8 * 40**2 + 0.2 * 100**2)),
    ],
)
def test_bounds_are_of_the_same_mean_as_the_score(aggregation, low, high):
    """Other means publish bounds got by the same mean with the unknown at 0 and at 100."""
    mean = combine(week(40.0, None), np.ones(2), np.array([8.0, 2.0]), aggregation)
    assert mean.low[0] == pytest.approx(low)
    assert mean.high[0] == pytest.approx(high)
    assert mean.low[0] <= mean.score[0] <= mean.high[0]


def test_max_pull_leaves_out_what_weighs_nothing():
    """.7 * 20 + .3 * 30: the strongest of those with a weight, not the 90 without one."""
    mean = combine(week(10.0, 30.0, 90.0), PLUS, np.array([1.0, 1.0, 0.0]), "max_pull")
    assert mean.score.tolist() == pytest.approx([0.7 * 20 + 0.3 * 30])


def test_power_mean_refuses_a_negative_sign():
    """The square forgets the sign, so the mean would add what it should subtract."""
    signs, scores = np.array([1.0, -1.0]), week(50.0, 90.0)
    with pytest.raises(ValueError, match="sign -1"):
        combine(scores, signs, np.ones(2), "power_mean")
    assert combine(scores, signs, np.array([1.0, 0.0]), "power_mean").score.tolist() == [50.0]


def test_a_geometric_mean_is_refused_with_its_reason(worked_matrix):
    """One zero would erase the rest: the refusal says so and lists what there is; so does any other word's."""
    with pytest.raises(UnknownAggregation, match="one indicator at zero") as refused:
        compose(worked_matrix, WEIGHTS, "geometric")
    assert "arithmetic, max_pull, power_mean" in str(refused.value)
    with pytest.raises(ValueError, match='found the aggregation "median"'):
        compose(worked_matrix, WEIGHTS, "median")


def test_other_means_have_no_parts(worked_matrix):
    """Only the arithmetic mean splits into contributions; the others claim none."""
    scores = compose(worked_matrix, WEIGHTS, "max_pull")
    assert scores.indicators.contribution.isna().all()
    assert scores.incidents.contribution.isna().all()


def test_axis_without_weight_has_no_score(worked_matrix):
    """Threat alone is weighed: response, exposure and the contrast are empty, not zero."""
    weeks = compose(worked_matrix, {"attacks": 1.0}).weeks
    assert weeks.threat.notna().all()
    assert weeks[["response", "exposure", "contrast"]].isna().all(axis=None)


def test_score_range_follows_the_signs(worked_matrix):
    """All signs positive: 0 to 100, whatever the weights."""
    assert compose(worked_matrix, WEIGHTS).score_range == (0.0, 100.0)
