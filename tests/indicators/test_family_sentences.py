"""What happened in a family in one week, in words."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from indicators.family_sentences import TWO_LINES, families_title, family_reason
from indicators.phrasebook import Phrasebook
from tests.watches.compared_sides import state_definition
from tests.watches.definitions import definition
from tests.watches.told import told_matrix, told_watch

if TYPE_CHECKING:
    from indicators.scoring import WeeklyMatrix


def native(title: str) -> dict[str, str]:
    """Put an indicator into a family."""
    return {"family": title.lower().replace(" ", "_"), "family_title": title, "drawing": "counts"}


ATTACKS = definition("attacks", short="Attacks", native=native("Attacks"))
DEFENCE = definition("defence", short="Air defence", match={"kind": ["defence"]}, native=native("Air defence"))
TAJI = {"place": "Camp Taji", "geo_precision": "site"}
MOSUL = {"place": "Mosul", "geo_precision": "town"}
REPORTS = [
    {"incident_id": "a", "kind": "attack", "subtype": "rocket"},
    {"incident_id": "b", "kind": "attack", "subtype": "handover"},
    {"incident_id": "c", "kind": "attack", "subtype": "suspension"},
]


def on(day: str, last: str | None = None) -> dict[str, str]:
    """Date an incident."""
    return {"first_day": day, "last_day": last or day}


def reason(raws: dict[str, Any], facts: dict[str, Any], week: str = "2020-W02", **changes: Any) -> str:
    """Say what happened to attacks."""
    matrix = told_matrix([ATTACKS, DEFENCE], {"attacks": raws}, facts, **changes)
    return family_reason(matrix, week, ["attacks"], Phrasebook(told_watch(REPORTS), matrix))


def test_what_is_new_is_said_with_its_days_the_heaviest_first():
    """Two kinds of incident."""
    facts = {"a": {**TAJI, **on("2020-01-07")}, "b": {**MOSUL, **on("2020-01-09", "2020-01-10")}}
    assert reason({"a": [0, 3, 0], "b": [0, 1, 0]}, facts) == (
        "Rockets on Taji, 7 January; Mosul handed over, 9–10 January."
    )


def test_what_fades_is_added_where_the_family_fell():
    """A lighter week: what was there before is named; after a heavier one it is not."""
    facts = {"a": {**TAJI, **on("2020-01-01")}, "b": {**MOSUL, **on("2020-01-09")}}
    assert reason({"a": [8, 0, 0], "b": [0, 1, 0]}, facts) == "Mosul handed over, 9 January; Taji fades."
    assert reason({"a": [8, 0, 0], "b": [0, 9, 0]}, facts) == "Mosul handed over, 9 January."


def test_without_incidents_only_what_fades_is_named():
    """Or that nothing of it shows any more."""
    facts = {"a": {**TAJI, **on("2020-01-01")}}
    assert reason({"a": [8, 0, 0]}, facts) == "No incident this week; Taji fades."
    assert reason({"a": [0.001, 0, 0]}, facts) == "No incident this week; earlier ones fade."


def test_an_incident_that_weighs_nothing_is_told_all_the_same():
    """A request for air defence is news, and the week after it is no "zero in every week"."""
    facts = {"b": {**MOSUL, **on("2020-01-09"), "weight": 0.0}}
    matrix = told_matrix([ATTACKS, DEFENCE], {"attacks": {"b": [0, 1, 0]}}, facts)
    nothing = matrix.indicator_weeks.assign(incidents=0, raw=0.0, memory=0.0, score=0.0)
    matrix = replace(matrix, incident_weeks=matrix.incident_weeks.iloc[:0], indicator_weeks=nothing)
    phrasebook = Phrasebook(told_watch(REPORTS), matrix)
    assert family_reason(matrix, "2020-W02", ["attacks"], phrasebook) == "Mosul handed over, 9 January."
    assert family_reason(matrix, "2020-W03", ["attacks"], phrasebook) == "No incident this week."


def test_a_state_in_force_holds_and_does_not_fade():
    """Its incident is of an earlier week and still speaks; it is new only in the week it begins."""
    alert = state_definition("alert", short="Alert level")
    matrix = told_matrix([alert], {"alert": {"a": [3, 3, 3]}}, {"a": {**TAJI, **on("2020-01-01")}})
    phrasebook = Phrasebook(told_watch(REPORTS), matrix)
    assert family_reason(matrix, "2020-W01", ["alert"], phrasebook) == "Rockets on Taji, 1 January."
    assert family_reason(matrix, "2020-W02", ["alert"], phrasebook) == (
        "No incident this week; what is in force holds."
    )


def test_zero_and_not_covered_and_not_known_are_told_apart():
    """Three different silences."""
    assert reason({}, {}) == "Observed zero in every week so far."
    assert reason({}, {}, states={"2020-W02": "not_covered"}) == "This week was not covered."


@pytest.mark.parametrize("length", [10, 60, 200])
def test_two_lines_are_kept(length: int):
    """A place with a long name costs the second kind, then what fades, and is never cut."""
    place = "X" * length
    facts = {
        "a": {**TAJI, **on("2020-01-01")},
        "b": {**MOSUL, "place": place, **on("2020-01-09")},
        "c": {**TAJI, **on("2020-01-10")},
    }
    text = reason({"a": [9, 0, 0], "b": [0, 2, 0], "c": [0, 1, 0]}, facts)
    assert text.startswith(f"{place} handed over, 9 January")
    assert len(text) <= TWO_LINES or length == 200
    assert ("training suspended" in text) == (length == 10)


def counted(attacks: list[int], defence: list[int], **changes: Any) -> WeeklyMatrix:
    """Make a matrix with so many incidents of one point by week."""
    raws = {
        name: {
            f"{name}{n}-{week}": [float(week == w) for w in range(6)] for week in range(6) for n in range(many[week])
        }
        for name, many in (("attacks", attacks), ("defence", defence))
    }
    return told_matrix([ATTACKS, DEFENCE], raws, weeks=6, **changes)


def test_the_most_unusual_family_comes_first_with_what_is_usual():
    """Three of air defence against none or one; attacks are many, as ever."""
    matrix = counted([3, 4, 3, 4, 4, 4], [0, 1, 0, 1, 0, 3])
    assert families_title(matrix, "2020-W06") == ("Three incidents in air defence, usually none or one; four attacks")


def test_the_week_itself_is_no_measure_of_what_is_usual():
    """The middle half of 0, 0, 0, 1, 2; with the week's own four it would reach two."""
    matrix = counted([0, 1, 0, 2, 0, 4], [0] * 6)
    assert families_title(matrix, "2020-W06") == "Four attacks, usually none or one"


def test_nothing_is_called_usual_with_fewer_than_four_weeks_before():
    """The family with most incidents comes first."""
    matrix = counted([1, 1, 2, 1, 5, 1], [0, 0, 1, 0, 0, 0])
    assert families_title(matrix, "2020-W03") == "Two attacks; one incident in air defence"
    assert families_title(counted([1, 1, 1, 5, 0, 0], [0] * 6), "2020-W04") == "Five attacks"
    assert families_title(matrix, "2020-W05") == "Five attacks, usually one or two"


def test_weeks_that_were_not_covered_are_no_measure_of_what_is_usual():
    """Only three of the four weeks before were."""
    matrix = counted([1, 1, 1, 1, 5, 0], [0] * 6, states={"2020-W02": "not_covered"})
    assert families_title(matrix, "2020-W05") == "Five attacks"
    assert families_title(matrix, "2020-W02") == "This week was not covered"
    assert families_title(matrix, "2020-W06") == "No incident in any family this week"


def test_one_of_a_plural_is_singular():
    """One attack, not one attacks."""
    assert families_title(counted([1, 0, 0, 0, 0, 0], [0] * 6), "2020-W01") == "One attack"
