"""Every weight a fifth up or down: the interval of each week, and which weight matters most."""

from __future__ import annotations

import numpy as np
import pytest

from indicators.errors import UnknownWeek
from indicators.robustness import change_tornado, fan, swung_sets, week_tornado
from indicators.scoring import compose, score_incidents
from indicators.scoring.composite import combine
from tests.watches.composed import scores_of
from tests.watches.matrices import NAN
from tests.watches.shipped import shipped_catalogue, shipped_watch
from tests.watches.worked_example import WEIGHTS, worked_catalogue, worked_watch


@pytest.fixture(scope="module", params=["arithmetic", "max_pull"])
def shipped(request):
    """Compose the shipped watch under its default set."""
    matrix = score_incidents(shipped_watch(), shipped_catalogue())
    return compose(matrix, shipped_catalogue().weights("default"), request.param)


@pytest.fixture(scope="module")
def worked():
    """Compose the worked example under 4, 2, 1, 1."""
    return compose(score_incidents(worked_watch(), worked_catalogue()), WEIGHTS)


def test_the_fan_holds_the_middle_eighty_of_a_hundred(shipped):
    """Sorted set by set: a tenth of the scores lie under low, a tenth over high."""
    signs = np.array([d.sign for d in shipped.matrix.definitions], dtype=float)
    own = shipped.matrix.by_week("score")
    composed = np.array([combine(own, signs, one, shipped.aggregation).score for one in swung_sets(shipped.weights)])
    table = fan(shipped)
    for number, week in enumerate(table.index):
        ranked = np.sort(composed[:, number])
        assert ranked[99] <= table["low"][week] <= ranked[100]
        assert ranked[899] <= table["high"][week] <= ranked[900]
    assert (table["low"] <= shipped.weeks["score"] + 1e-9).all()
    assert (table["high"] >= shipped.weeks["score"] - 1e-9).all()


def test_a_fan_of_one_weight_has_no_width():
    """A fifth more of the only weight is the same share."""
    table = fan(scores_of({"a": [50.0, 10.0], "b": [0.0, 99.0]}, {"a": 3.0}))
    assert table["low"].tolist() == pytest.approx([50, 10], abs=1e-12)
    assert table["high"].tolist() == pytest.approx([50, 10], abs=1e-12)


def test_weeks_without_a_score_have_no_fan():
    """Not covered, or too little known: empty; a renormalised week leaves out the sets that give no score."""
    values = {"a": [50.0, NAN, 10.0], "b": [NAN, NAN, 30.0]}
    covered = {"2020-W02": "not_covered"}
    assert fan(scores_of(values, {"a": 1.0, "b": 1.0}, states=covered)).isna().all(axis=1).tolist() == [
        True,
        True,
        False,
    ]
    assert fan(scores_of(values, {"a": 4.0, "b": 1.0}, states=covered)).iloc[0].tolist() == pytest.approx([50, 50])
    assert fan(scores_of(values, {})).isna().all(axis=None)


def test_the_tornado_of_the_third_week_by_hand(worked):
    """Attacks at 3.2 of 7.2 and 4.8 of 8.8, relocations at .8 of 7.8 and 1.2 of 8.2; the widest span first."""
    attacks, protection, moves, air = 55.5835, 21.5416, 6.3728, 21.9935
    rest = 2 * protection + moves + air
    table = week_tornado(worked, "2020-W03")
    assert table["indicator"].tolist() == ["attacks", "force_protection", "relocations", "air_defense"]
    first, third = table.iloc[0], table.iloc[2]
    assert first["at_less"] == pytest.approx((3.2 * attacks + rest) / 7.2, abs=1e-4)
    assert first["at_more"] == pytest.approx((4.8 * attacks + rest) / 8.8, abs=1e-4)
    whole = 4 * attacks + 2 * protection + air
    assert third["at_less"] == pytest.approx((whole + 0.8 * moves) / 7.8, abs=1e-4)
    assert third["at_more"] == pytest.approx((whole + 1.2 * moves) / 8.2, abs=1e-4)
    assert third["span"] == pytest.approx(third["at_less"] - third["at_more"])
    assert table["span"].tolist() == sorted(table["span"], reverse=True)
    assert table[["level_less", "level_more"]].to_numpy().tolist() == [[1, 1]] * 4


def test_the_tornado_of_a_change_is_the_difference_of_two_weeks(shipped):
    """At each end: the score of one week less that of the other, under the same weights."""
    by_week = [week_tornado(shipped, week).set_index("indicator") for week in ("2020-W11", "2020-W12")]
    table = change_tornado(shipped, "2020-W11", "2020-W12").set_index("indicator")
    for end in ("at_less", "at_more"):
        assert table[end].to_dict() == pytest.approx((by_week[1][end] - by_week[0][end]).to_dict())
    assert table["span"].tolist() == sorted(table["span"], reverse=True)


def test_levels_at_the_ends_of_a_tornado():
    """At 41 a fifth either way stays over 40; at 40.1 a fifth less of a, or more of b, is under it."""
    table = week_tornado(scores_of({"a": [45.0], "b": [25.0]}, {"a": 4.0, "b": 1.0}), "2020-W01").set_index("indicator")
    assert table.loc["a", "at_less"] == pytest.approx((3.2 * 45 + 25) / 4.2)  # 40.2
    assert table["level_less"].tolist() == [2, 2]
    lower = week_tornado(scores_of({"a": [45.0], "b": [20.0]}, {"a": 4.1, "b": 1.0}), "2020-W01").set_index("indicator")
    assert lower.loc["a", ["level_less", "level_more"]].tolist() == [1, 2]
    assert lower.loc["b", ["level_less", "level_more"]].tolist() == [2, 1]


def test_a_tornado_without_weights_or_score(shipped):
    """No weight: no row. No score: rows without numbers."""
    assert week_tornado(compose(shipped.matrix, {}), "2020-W12").empty
    assert change_tornado(compose(shipped.matrix, {}), "2020-W11", "2020-W12").empty
    scores = scores_of({"a": [NAN, 5.0], "b": [NAN, 9.0]}, {"a": 1.0, "b": 1.0}, states={"2020-W01": "not_covered"})
    assert week_tornado(scores, "2020-W01")[["at_less", "at_more", "span", "level_less"]].isna().all(axis=None)
    assert change_tornado(scores, "2020-W01", "2020-W02")[["at_less", "at_more", "span"]].isna().all(axis=None)


def test_an_unknown_week_is_refused(shipped):
    """As everywhere."""
    with pytest.raises(UnknownWeek):
        week_tornado(shipped, "2030-W01")
