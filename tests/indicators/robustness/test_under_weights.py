"""Many weightings at once give what the composite gives one by one."""

from __future__ import annotations

import numpy as np
import pytest

from indicators.errors import NoPowerMean
from indicators.robustness import levels_under, score_under
from indicators.scoring.composite import combine
from indicators.scoring.levels import raw_level

CASES, WEEKS, INDICATORS = 1_000, 12, 6


@pytest.mark.parametrize("aggregation", ["arithmetic", "max_pull", "power_mean"])
def test_a_thousand_weightings_as_the_composite_weighs_them(aggregation):
    """With unknown indicators, whole weeks missing, weights of 0 and signs mixed: equal to 1e-9, NaN where NaN."""
    rng = np.random.default_rng(7)
    scores = rng.uniform(0, 100, (WEEKS, INDICATORS))
    scores[rng.random(scores.shape) < 0.2] = np.nan
    scores[3] = np.nan
    signs = np.array([1, 1, -1, 1, 1, -1] if aggregation != "power_mean" else [1] * INDICATORS, dtype=float)
    weights = rng.uniform(0, 10, (CASES, INDICATORS)) * (rng.random((CASES, INDICATORS)) < 0.7)
    weights[0] = 0
    found = score_under(scores, signs, weights, aggregation)
    one_by_one = np.array([combine(scores, signs, one, aggregation).score for one in weights])
    np.testing.assert_allclose(found, one_by_one, rtol=0, atol=1e-9, equal_nan=True)
    assert 0.1 < np.isnan(found).mean() < 0.9


def test_one_weighting_is_a_table_of_one_row():
    """A vector of weights stands for itself; without weeks the row is empty."""
    assert score_under(np.array([[60.0, 20.0]]), np.ones(2), np.array([3.0, 1.0])).tolist() == [[50.0]]
    assert score_under(np.empty((0, 2)), np.ones(2), np.array([3.0, 1.0])).shape == (1, 0)


def test_a_power_mean_over_a_weighed_negative_sign_is_refused():
    """One weighting of many is enough; without weight on it there is nothing to refuse."""
    scores, signs = np.array([[60.0, 20.0]]), np.array([1.0, -1.0])
    with pytest.raises(NoPowerMean, match="-1"):
        score_under(scores, signs, np.array([[1.0, 0.0], [1.0, 0.5]]), "power_mean")
    assert score_under(scores, signs, np.array([[1.0, 0.0]]), "power_mean").tolist() == [[60.0]]


def test_levels_are_those_of_each_score():
    """On, a rounding under and a hair under each threshold, negative, none."""
    points = np.array([[-30.0, 0.0, 19.999999, 20.0, 40 - 1e-10, 59.9, 60.0, 80.0, 100.0, np.nan]])
    expected = [raw_level(one) for one in points[0, :-1]]
    assert expected == [0, 0, 0, 1, 2, 2, 3, 4, 4]
    assert levels_under(points)[0, :-1].tolist() == expected
    assert np.isnan(levels_under(points)[0, -1])
