"""State indicators: a value holds until changed, and is unknown, not lowest, before it was first seen."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from indicators.scoring import compose, score_incidents
from tests.watches.definitions import catalogue, definition
from tests.watches.small import SURE, searched, small_watch

ALERT = definition("alert", hue=2, axis="response", kind="state", match={"kind": ["alert"]},
                   state={"field": "magnitude", "max_level": 4})  # fmt: skip
ATTACKS = definition("attacks", hue=1)
ALONE = catalogue(ALERT)
FROM_MONDAY = {"kind": "alert", "day": "2020-01-06", "magnitude": 2, "incident_id": "two"}
FROM_WEDNESDAY = {"kind": "alert", "day": "2020-01-08", "magnitude": 3, "incident_id": "three"}


def alert(reports, found=ALONE, as_of=None, **kwargs):
    """Score reports and return the alert's weeks, indexed by week."""
    scores = scored(reports, found, as_of, **kwargs)
    return scores.indicators[scores.indicators.indicator == "alert"].set_index("week")


def scored(reports, found=ALONE, as_of=None, weights=None, **kwargs):
    """Score reports on a small watch."""
    matrix = score_incidents(small_watch(reports, **kwargs), found, as_of)
    return compose(matrix, weights or found.weights("default"))


def test_week_is_the_mean_over_its_days():
    """Level 2 on Monday and Tuesday, 3 from Wednesday: (2*2 + 5*3) / 7 = 19/7, of 4 is 67.8571."""
    week = alert([FROM_MONDAY, FROM_WEDNESDAY]).loc["2020-W02"]
    assert week.raw == pytest.approx(19 / 7)
    assert week.score == pytest.approx(67.8571, abs=5e-5)
    assert week.state == "observed"


def test_value_holds_until_changed():
    """Nothing more is said, so the third level stands in every later week."""
    assert alert([FROM_MONDAY, FROM_WEDNESDAY]).score.tolist()[2:] == pytest.approx([75.0, 75.0])


def test_unknown_before_it_was_first_seen():
    """Before the first observation there is no score; zero would say that the lowest level was seen."""
    week = alert([FROM_MONDAY]).loc["2020-W01"]
    assert week.state == "unknown"
    assert week[["score", "contribution"]].isna().all()
    assert week.incidents == 0


def test_first_week_is_averaged_over_its_known_days():
    """First seen on a Wednesday at 3: the five known days are all 3."""
    assert alert([FROM_WEDNESDAY]).loc["2020-W02"].score == pytest.approx(75.0)


def test_observation_before_the_first_week_still_holds():
    """A level seen a month before the watch begins is in force when it does."""
    assert alert([FROM_MONDAY | {"day": "2019-12-01"}]).score.tolist() == pytest.approx([50.0] * 4)


def test_seen_at_its_lowest_is_a_real_zero():
    """Level 0 seen is known: score 0, observed."""
    weeks = alert([FROM_MONDAY | {"magnitude": 0}])
    assert weeks.loc["2020-W03"].score == 0.0
    assert weeks.loc["2020-W03"].state == "observed"


def test_report_without_a_value_changes_nothing():
    """An alert whose level no report gives is no observation."""
    silent = FROM_WEDNESDAY | {"magnitude": None}
    assert alert([FROM_MONDAY, silent]).score.tolist()[1:] == pytest.approx([50.0] * 3)


def test_value_is_the_first_reports_that_gives_one():
    """Of one incident's reports the more credible speaks: A1 says 2, D4 says 4."""
    doubted = FROM_MONDAY | {"magnitude": 4, "credibility": 4, "reliability": "D"}
    assert alert([doubted, FROM_MONDAY]).loc["2020-W02"].score == pytest.approx(50.0)


def test_level_claimed_by_a_weak_report_does_not_outrank_a_believed_one():
    """Two incidents of one day: B2 says 2; an E5 report says 4 in an incident whose A1 report gives no level.

    The value counts with the report that gives it: the A1 beside it lends it nothing.
    """
    silent = FROM_MONDAY | {"magnitude": None, "incident_id": "claimed"}
    claim = silent | {"magnitude": 4, "credibility": 5, "reliability": "E"}
    believed = FROM_MONDAY | {"credibility": 2, "reliability": "B"}
    assert alert([silent, claim, believed]).loc["2020-W02"].score == pytest.approx(50.0)


def test_level_over_the_highest_is_the_highest():
    """A 9 on a ladder of 4 is 100, not 225."""
    assert alert([FROM_MONDAY | {"magnitude": 9}]).loc["2020-W02"].score == 100.0


def test_points_belong_to_the_incidents_in_force_by_days():
    """Of 19 level-days, 4 belong to the first incident and 15 to the second."""
    scores = scored([FROM_MONDAY, FROM_WEDNESDAY])
    parts = scores.incidents[scores.incidents.week == "2020-W02"].set_index("incident_id")
    assert parts.fraction.to_dict() == pytest.approx({"two": 4 / 19, "three": 15 / 19})
    assert parts.contribution.sum() == pytest.approx(scores.weeks.loc["2020-W02"].score)


def test_uncovered_week_carries_the_value_without_a_score():
    """The level is shown as carried, and holds again in the week after."""
    weeks = alert([FROM_MONDAY], coverage=searched("2020-W01", "2020-W02", "2020-W04"))
    assert weeks.loc["2020-W03"].state == "carried"
    assert weeks.loc["2020-W03"].raw == pytest.approx(2.0)
    assert pd.isna(weeks.loc["2020-W03"].score)
    assert weeks.loc["2020-W04"].score == pytest.approx(50.0)


def test_what_was_not_published_yet_is_not_in_force():
    """As of the Friday, the change published on the Saturday is unknown and the first level holds."""
    late = FROM_WEDNESDAY | {"published": "2020-01-11"}
    assert alert([FROM_MONDAY, late], as_of=date(2020, 1, 10)).loc["2020-W02"].score == pytest.approx(50.0)
    assert alert([FROM_MONDAY, late], as_of=date(2020, 1, 12)).loc["2020-W02"].score > 50.0


@pytest.mark.parametrize(("weight", "published"), [(0.25, True), (0.26, False)])
def test_unknown_state_is_left_out_up_to_a_fifth_of_the_weight(weight, published):
    """Attacks weigh 1; with .25 the known share is exactly .8, with .26 it is less and the score is empty."""
    found = catalogue(ATTACKS, ALERT)
    scores = scored([{"day": "2020-01-01"}], found, weights={"attacks": 1.0, "alert": weight})
    week = scores.weeks.loc["2020-W01"]
    z = 100 * (1 - 2 ** (-SURE / 4))
    if not published:
        assert week[["score", "bounds_low", "bounds_high", "raw_level"]].isna().all()
        return
    assert week.score == pytest.approx(z)
    assert week.bounds_low == pytest.approx(0.8 * z)
    assert week.bounds_high == pytest.approx(0.8 * z + 20)


def test_state_alone_has_no_score_before_it_was_seen():
    """With nothing known at all there is nothing to renormalise over."""
    weeks = scored([FROM_MONDAY]).weeks
    assert weeks.loc["2020-W01"][["score", "bounds_low", "bounds_high", "level"]].isna().all()
    assert weeks.loc["2020-W02"].level == 2
