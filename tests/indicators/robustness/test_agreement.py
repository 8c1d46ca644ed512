"""How many plausible weight sets agree with a verdict: counted again set by set."""

from __future__ import annotations

import math

import numpy as np
import pytest

from indicators.errors import UnknownWeek
from indicators.robustness import direction_agreement, level_agreement, plausible_sets
from indicators.scoring import compose, score_incidents
from indicators.scoring.composite import combine
from indicators.scoring.levels import raw_level
from tests.watches.composed import scores_of
from tests.watches.matrices import NAN
from tests.watches.shipped import shipped_catalogue, shipped_watch


@pytest.fixture(scope="module", params=["arithmetic", "max_pull"])
def shipped(request):
    """Compose the shipped watch under its default set."""
    matrix = score_incidents(shipped_watch(), shipped_catalogue())
    return compose(matrix, shipped_catalogue().weights("default"), request.param)


@pytest.fixture(scope="module")
def one_by_one(shipped):
    """Compose each of the thousand sets by itself."""
    signs = np.array([d.sign for d in shipped.matrix.definitions], dtype=float)
    own = shipped.matrix.by_week("score")
    return np.array([combine(own, signs, one, shipped.aggregation).score for one in plausible_sets(shipped.weights)])


def test_levels_agree_as_counted_set_by_set(shipped, one_by_one):
    """Each week's share of sets with the same raw level, and the level that most of the others give."""
    table = level_agreement(shipped)
    for number, week in enumerate(table.index):
        levels = [raw_level(score) for score in one_by_one[:, number]]
        own = int(shipped.weeks["raw_level"][week])
        others = [level for level in levels if level != own]
        assert table["level"][week] == own
        assert table["agree"][week] == pytest.approx(1 - len(others) / 1000)
        assert (len(others) == 0) == (table["other"].isna()[week])
        if others:
            assert others.count(int(table["other"][week])) == max(map(others.count, set(others)))
    assert table["agree"].between(0.3, 0.999).sum() > 5


def test_directions_agree_as_counted_set_by_set(shipped, one_by_one):
    """2020-W11 to W12, named either way round."""
    labels = list(shipped.weeks.index)
    change = one_by_one[:, labels.index("2020-W12")] - one_by_one[:, labels.index("2020-W11")]
    score = shipped.weeks["score"]
    own = int(np.sign(score["2020-W12"] - score["2020-W11"]))
    found = direction_agreement(shipped, "2020-W11", "2020-W12")
    assert (found.direction, found.sets) == (own, 1000)
    assert found.agree == pytest.approx((np.sign(change) == own).mean())
    backwards = direction_agreement(shipped, "2020-W12", "2020-W11")
    assert (backwards.direction, backwards.agree) == (-own, found.agree)


def test_what_holds_under_every_weighting_is_agreed_by_all():
    """Only b differs: every set says up; a week against itself is level for every set."""
    scores = scores_of({"a": [50.0, 50.0], "b": [10.0, 30.0]}, {"a": 1.0, "b": 1.0})
    assert direction_agreement(scores, "2020-W01", "2020-W02").agree == 1.0
    same = direction_agreement(scores, "2020-W01", "2020-W01")
    assert (same.direction, same.agree) == (0, 1.0)


def test_a_single_weight_leaves_nothing_to_disagree_on():
    """Whatever is drawn, the score is the one indicator's."""
    table = level_agreement(scores_of({"a": [50.0, 10.0], "b": [0.0, 99.0]}, {"a": 3.0}))
    assert table["agree"].tolist() == [1.0, 1.0]
    assert table["other"].isna().all()


def test_without_a_score_there_is_no_agreement():
    """All weights zero, a week that is not covered, and one of which too little is known: empty, not zero."""
    values = {"a": [50.0, NAN, 10.0], "b": [NAN, NAN, 30.0]}
    scores = scores_of(values, {"a": 1.0, "b": 1.0}, states={"2020-W02": "not_covered"})
    table = level_agreement(scores)
    assert table["agree"].isna().tolist() == [True, True, False]
    assert table["level"].isna().tolist() == [True, True, False]
    found = direction_agreement(scores, "2020-W02", "2020-W03")
    assert found.direction is None
    assert math.isnan(found.agree)
    assert level_agreement(compose(scores.matrix, {}))["agree"].isna().all()


def test_a_set_that_leaves_the_week_without_a_score_does_not_agree():
    """Unknown b holds .19 of the weight: where a draw gives it more than .2 there is no score."""
    scores = scores_of({"a": [50.0], "b": [NAN]}, {"a": 0.81, "b": 0.19})
    drawn = plausible_sets(scores.weights)
    assert level_agreement(scores)["agree"].item() == pytest.approx((drawn[:, 1] <= 0.2).mean())
    assert 0.4 < level_agreement(scores)["agree"].item() < 0.8


def test_an_unknown_week_is_refused(shipped):
    """As everywhere."""
    with pytest.raises(UnknownWeek):
        direction_agreement(shipped, "2020-W11", "2030-W01")
