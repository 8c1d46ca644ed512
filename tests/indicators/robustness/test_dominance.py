"""Whether an order of two weeks holds under every weighting."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from indicators.errors import UnknownWeek
from indicators.robustness import dominance
from indicators.scoring import compose, score_incidents
from indicators.scoring.composite import Aggregation, combine
from tests.watches.composed import scores_of
from tests.watches.matrices import NAN
from tests.watches.shipped import WEEKS, shipped_catalogue, shipped_watch
from tests.watches.worked_example import WEIGHTS, worked_catalogue, worked_watch


@pytest.fixture(scope="module")
def worked():
    """Compose the worked example under 4, 2, 1, 1."""
    return compose(score_incidents(worked_watch(), worked_catalogue()), WEIGHTS)


def test_the_second_week_dominates_the_first(worked):
    """Section 13: W02 dominates W01, whichever is named first."""
    for pair in (("2020-W01", "2020-W02"), ("2020-W02", "2020-W01")):
        found = dominance(worked, *pair)
        assert (found.holds, found.holds_among_weighed, found.higher) == (True, True, "2020-W02")
        assert found.against == ()


def test_what_speaks_against_the_order_is_named(worked):
    """W03 stands under W02, and air defence alone says otherwise."""
    found = dominance(worked, "2020-W02", "2020-W03")
    assert (found.holds, found.holds_among_weighed, found.higher) == (False, False, "")
    assert found.against == ("air_defense",)


def test_among_the_weighed_an_order_may_hold_that_another_indicator_would_break(worked):
    """With air defence off, W02 is above W03 under every weighting of the other three."""
    found = dominance(compose(worked.matrix, WEIGHTS | {"air_defense": 0.0}), "2020-W02", "2020-W03")
    assert (found.holds, found.holds_among_weighed, found.higher) == (False, True, "2020-W02")
    assert found.against == ("air_defense",)


def test_the_same_week_twice_is_level_under_every_weighting(worked):
    """Nothing differs, so neither is the higher."""
    found = dominance(worked, "2020-W02", "2020-W02")
    assert (found.holds, found.higher) == (True, "")


def test_an_unknown_indicator_leaves_it_open():
    """Indicator c is not known in the first week: the order holds among a and b if c has no weight, else not."""
    values = {"a": [10.0, 20.0], "b": [5.0, 5.0], "c": [NAN, 30.0]}
    found = dominance(scores_of(values, {"a": 1.0, "b": 1.0}), "2020-W01", "2020-W02")
    assert (found.holds, found.holds_among_weighed, found.higher) == (False, True, "2020-W02")
    assert found.unknown == ("c",)
    weighed = dominance(scores_of(values, {"a": 1.0, "b": 1.0, "c": 0.1}), "2020-W01", "2020-W02")
    assert (weighed.holds_among_weighed, weighed.higher) == (False, "")


def test_an_unknown_week_is_refused(worked):
    """As everywhere."""
    with pytest.raises(UnknownWeek):
        dominance(worked, "2020-W01", "2019-W01")


@pytest.mark.parametrize("aggregation", [Aggregation.ARITHMETIC, Aggregation.MAX_PULL])
def test_no_weighting_breaks_what_holds_under_every_one(aggregation):
    """Neighbouring weeks of the shipped watch: 300 weightings each; what does not hold is broken by some."""
    scores = compose(score_incidents(shipped_watch(), shipped_catalogue()), shipped_catalogue().weights("equal"))
    signs = np.array([d.sign for d in scores.matrix.definitions], dtype=float)
    rng = np.random.default_rng(1)
    many = rng.exponential(size=(300, len(signs))) ** 3 * (rng.random((300, len(signs))) < 0.6)
    many = np.vstack([many[many.sum(axis=1) > 0], np.eye(len(signs))])
    all_weeks = scores.matrix.by_week("score")
    composed = np.array([combine(all_weeks, signs, one, aggregation).score for one in many])
    held = 0
    for number, (before, after) in enumerate(pairwise(WEEKS)):
        change = composed[:, number + 1] - composed[:, number]
        found = dominance(scores, before, after)
        if found.holds:
            held += 1
            assert (change >= -1e-9).all() if found.higher == after else (change <= 1e-9).all()
        else:
            assert (change > 0).any()
            assert (change < 0).any()
    assert held > 0
