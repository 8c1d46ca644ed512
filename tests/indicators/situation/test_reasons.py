"""Stated reasons: the same act under competing readings."""

from __future__ import annotations

from indicators.situation import reasons_between, reasons_weeks
from tests.indicators.situation.theatre_of_words import DOWN, FIRE, SHIELD, SHIFT, UP, day, read

WHOLE = (day("2019-12-30"), day("2020-01-26"))


def counted(reports: list[dict], family: str | None = None) -> dict[str, int]:
    """Count reasons of the whole watch."""
    table = reasons_between(read(reports), *WHOLE, family)
    return dict(zip(table["reason"], table["incidents"], strict=True))


def test_an_incident_counts_under_every_reason_that_one_of_its_reports_states():
    """Two reports of one hand-over: virus, and threat with planned; order of the codebook."""
    reports = [
        {"day": "2020-01-06", **SHIFT, "incident_id": "one", "stated_reason": "virus"},
        {"day": "2020-01-06", **SHIFT, "incident_id": "one", "stated_reason": "threat;planned"},
    ]
    assert list(counted(reports).items()) == [("threat", 1), ("virus", 1), ("planned", 1)]


def test_it_is_unstated_only_where_no_report_states_one():
    """Unstated in one report, virus in the other: virus. Unstated or empty in all: unstated."""
    reports = [
        {"day": "2020-01-06", **UP, "incident_id": "one", "stated_reason": "unstated"},
        {"day": "2020-01-06", **UP, "incident_id": "one", "stated_reason": "virus"},
        {"day": "2020-01-06", **UP, "stated_reason": "unstated"},
        {"day": "2020-01-06", **UP},
    ]
    assert counted(reports) == {"virus": 1, "unstated": 2}


def test_posture_moves_and_shields_are_asked_for_reasons_and_attacks_are_not():
    """Five incidents, four of them ordered by someone."""
    reports = [{"day": "2020-01-06", **kind, "stated_reason": "threat"} for kind in (UP, DOWN, SHIFT, SHIELD, FIRE)]
    assert counted(reports) == {"threat": 4}


def test_a_family_can_be_asked_alone():
    """Raised and relaxed are one family."""
    reports = [
        {"day": "2020-01-06", **UP, "stated_reason": "threat"},
        {"day": "2020-01-06", **DOWN, "stated_reason": "other"},
        {"day": "2020-01-06", **SHIFT, "stated_reason": "virus"},
    ]
    assert counted(reports, "orders") == {"threat": 1, "other": 1}
    assert counted(reports, "shifts") == {"virus": 1}


def test_a_shield_in_two_stages_counts_once():
    """One undertaking, one reason."""
    reports = [
        {"day": "2020-01-06", **SHIELD, "incident_id": "one", "direction": word, "stated_reason": "threat"}
        for word in ("ship", "work")
    ]
    assert counted(reports) == {"threat": 1}


def test_only_what_begins_in_the_week_counts_in_it():
    """Begun in W01, lasting into W02."""
    reports = [{"day": "2020-01-05", "last_day": day("2020-01-08"), **UP, "stated_reason": "virus"}]
    weeks = reasons_weeks(read(reports))
    assert weeks.to_dict("records") == [{"week": "2020-W01", "reason": "virus", "incidents": 1}]
