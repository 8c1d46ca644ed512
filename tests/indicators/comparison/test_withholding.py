"""When no comparison is given, and the reason that is said."""

from __future__ import annotations

from datetime import date

import pytest

from indicators.comparison import compare_weeks
from indicators.scoring import Scores, compose
from tests.watches.compared_sides import state_definition
from tests.watches.definitions import definition
from tests.watches.matrices import weekly_matrix

ATTACKS = definition("attacks")
ALERT = state_definition("alert", title="Alert level")


def scores(*, attacks: list[float] | None = None, alert: list[float] | None = None, weights=None, **kw) -> Scores:
    """Score attacks and an alert level; all weeks observed but for `states`."""
    raws = {"attacks": {"a": attacks or [1, 2, 3]}, "alert": {"e": alert or [1, 1, 1]}}
    return compose(weekly_matrix([ATTACKS, ALERT], raws, **kw), weights or {"attacks": 1.0, "alert": 1.0})


def test_a_week_that_was_not_covered_is_not_compared():
    """Whichever of the two it is; nothing is given in place of the parts, but the incidents stay."""
    gap = scores(states={"2020-W02": "not_covered"})
    for weeks in (("2020-W01", "2020-W02"), ("2020-W02", "2020-W03"), ("2020-W03", "2020-W02")):
        result = compare_weeks(*weeks, gap)
        assert result.withheld == "2020-W02 was not covered, so it has no score"
        assert result.change is None
        assert result.weights is None
        assert result.data is None
        assert result.indicators.isna().all(axis=None)


def test_a_withheld_comparison_still_lists_what_each_week_rests_on():
    """The scored week's contributions sum to it; the other's are unknown, not zero; new is unknown."""
    result = compare_weeks("2020-W01", "2020-W02", scores(states={"2020-W02": "not_covered"}))
    assert result.incidents["contribution_from"].sum() == pytest.approx(result.week_from.score)
    assert result.week_to.score is None
    assert result.incidents["contribution_to"].isna().all()
    assert result.incidents["new"].isna().all()


def test_a_provisional_week_is_not_compared():
    """It may still fill."""
    filling = scores(states={"2020-W03": "provisional"}, as_of=date(2020, 1, 15))
    result = compare_weeks("2020-W02", "2020-W03", filling)
    assert result.withheld == "2020-W03 was not over on 15 January 2020, so its score is provisional"


def test_a_gap_between_the_two_weeks_does_not_matter():
    """Only the compared weeks need a score."""
    assert compare_weeks("2020-W01", "2020-W03", scores(states={"2020-W02": "not_covered"})).withheld is None


def test_a_week_must_stand_under_the_other_sides_data_too():
    """W03 is complete now, but was provisional as known then."""
    then = scores(states={"2020-W03": "provisional"}, as_of=date(2020, 1, 15))
    now = scores(as_of=date(2020, 2, 1))
    assert "2020-W03 was not over on 15 January 2020" in str(compare_weeks("2020-W02", "2020-W03", then, now).withheld)
    assert "2020-W03 was not over on 15 January 2020" in str(compare_weeks("2020-W03", "2020-W02", now, then).withheld)


def test_the_earlier_week_must_stand_under_the_later_sides_data_too():
    """The first side's own week, as the second side sees it."""
    sound, gap = scores(as_of=date(2020, 1, 19)), scores(states={"2020-W01": "not_covered"})
    assert "2020-W01 was not covered" in str(compare_weeks("2020-W01", "2020-W02", sound, gap).withheld)


def test_a_week_that_did_not_exist_then_is_not_compared_with():
    """As of the first side's day the later week had not begun; each side still has its own week's score."""
    then = scores(weeks=2, attacks=[1, 2], alert=[1, 1], as_of=date(2020, 1, 12))
    now = scores(as_of=date(2020, 2, 1))
    result = compare_weeks("2020-W02", "2020-W03", then, now)
    assert result.withheld == "2020-W03 had not begun by 12 January 2020"
    assert result.week_from.score is not None
    assert result.week_to.score is not None


@pytest.mark.parametrize("alert_weight", [0.1, 5.0])
def test_a_score_that_rests_on_part_of_the_indicators_is_not_compared(alert_weight: float):
    """An alert level unknown in W01, whether its share is small (renormalised) or large (no score)."""
    unknown = scores(alert=[0, 2, 2], weights={"attacks": 1.0, "alert": alert_weight})
    result = compare_weeks("2020-W01", "2020-W02", unknown)
    assert result.withheld == "Alert level not known yet in 2020-W01, so its score does not rest on all indicators"


def test_an_unknown_indicator_without_weight_does_not_matter():
    """What nobody weighs moves nothing, known or not."""
    result = compare_weeks("2020-W01", "2020-W02", scores(alert=[0, 2, 2], weights={"attacks": 1.0}))
    assert result.withheld is None
    assert result.indicators.loc["alert"].to_dict() == {"effect": 0, "new": 0, "fading": 0, "weights": 0}


def test_an_indicator_unknown_in_one_week_must_not_be_weighed_by_the_other_side():
    """Its effect would ask for a score that does not exist."""
    without = scores(alert=[0, 2, 2], weights={"attacks": 1.0})
    result = compare_weeks("2020-W01", "2020-W02", without, compose(without.matrix, {"attacks": 1.0, "alert": 1.0}))
    assert "Alert level not known yet in 2020-W01" in str(result.withheld)


def test_weights_that_are_all_zero_leave_nothing_to_compare():
    """Undefined, not zero."""
    matrix = scores().matrix
    result = compare_weeks("2020-W01", "2020-W02", compose(matrix, {"attacks": 1.0}), compose(matrix, {}))
    assert result.withheld == "all weights are zero, so 2020-W02 has no score"
