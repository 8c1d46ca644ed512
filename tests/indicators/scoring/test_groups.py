"""When, where, who and how big: each taken whole from one report, never mixed."""

from __future__ import annotations

from datetime import date

import pytest

from indicators.scoring import score_incidents
from tests.watches.definitions import catalogue, definition
from tests.watches.small import small_watch

ATTACKS = catalogue(definition("attacks"))
ONE = {"day": "2020-01-08", "incident_id": "one"}
DOUBTED = ONE | {"credibility": 4, "reliability": "D"}  # (2 * .3 + .25) / 3 = .2833
HALF_BELIEVED = ONE | {"credibility": 3, "reliability": "C"}  # exactly .5


def incident(*reports):
    """Weigh the reports of one incident and return its row."""
    return score_incidents(small_watch(list(reports)), ATTACKS).incident_weights.iloc[0]


def test_actor_is_named_by_the_first_report_believed_enough():
    """.5 is enough; a side of `unknown` or an empty one names nobody."""
    found = incident(ONE | {"actor_side": "unknown"}, ONE, HALF_BELIEVED | {"actor_side": "isis", "actor": "A cell"})
    assert (found.actor, found.actor_side) == ("A cell", "isis")


def test_actor_that_only_a_weak_report_names_is_unknown():
    """A D4 report's naming is no naming: the side is `unknown`, a word and not a gap."""
    assert incident(ONE, DOUBTED | {"actor_side": "isis", "actor": "A cell"}).actor_side == "unknown"


def test_size_and_unit_come_from_one_report():
    """The better report gives no size: number and unit are both the other's, however weak."""
    found = incident(ONE | {"magnitude_unit": "rockets"}, DOUBTED | {"magnitude": 7, "magnitude_unit": "mortars"})
    assert (found.magnitude, found.magnitude_unit) == (7, "mortars")


def test_finest_date_wins_over_the_better_grade():
    """A D4 report that knows the day sets it against an A1 report that knows the week."""
    week = ONE | {"day": "2020-01-06", "last_day": date(2020, 1, 12), "date_precision": "week"}
    found = incident(week, DOUBTED | {"day": "2020-01-09"})
    assert (found.first_day.date(), found.last_day.date()) == (date(2020, 1, 9), date(2020, 1, 9))


@pytest.mark.parametrize(
    ("first", "second", "day"),
    [
        ({"credibility": 1}, {"credibility": 2}, "2020-01-06"),
        ({"published": "2020-01-13"}, {"published": "2020-01-14"}, "2020-01-07"),
        ({"event_id": "a"}, {"event_id": "b"}, "2020-01-06"),
        ({"event_id": "b"}, {"event_id": "a"}, "2020-01-07"),
    ],
    ids=["better grade", "later publication", "earlier name", "name against order"],
)
def test_ties_of_precision(first, second, day):
    """Of two equally exact dates: credibility high, then published late, then event_id ascending."""
    same = {"published": "2020-01-13"}
    found = incident(ONE | same | {"day": "2020-01-06"} | first, ONE | same | {"day": "2020-01-07"} | second)
    assert found.first_day.date().isoformat() == day
