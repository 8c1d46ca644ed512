"""Measures in force: what has been ordered and, as far as reports tell, not lifted."""

from __future__ import annotations

import pandas as pd

from indicators.situation import measures_in_force, measures_weeks
from indicators.situation.measures import measures_ended
from tests.indicators.situation.theatre_of_words import COUNTRY, DOWN, UP, day, read


def in_force(native, on: str) -> list[str]:
    """Name the incidents in force on a day."""
    return list(measures_in_force(native, day(on))["incident_id"])


def test_a_measure_is_in_force_from_its_day_until_another_incident_ends_it():
    """Ordered on the 2nd, ended on the 10th: in force on the 2nd and the 9th, not on the 1st and the 10th."""
    native = read([{"day": "2020-01-02", **UP}, {"day": "2020-01-10", **DOWN, "ends": "r0"}])
    assert [in_force(native, on) for on in ("2020-01-01", "2020-01-02", "2020-01-09", "2020-01-10")] == [
        [], ["r0"], ["r0"], [],
    ]  # fmt: skip


def test_a_measure_that_nothing_ends_stays_in_force():
    """A relaxation elsewhere that names nothing ends nothing."""
    native = read([{"day": "2020-01-02", **UP}, {"day": "2020-01-10", **DOWN}])
    assert in_force(native, "2020-01-26") == ["r0"]


def test_any_incident_can_end_a_measure_whatever_its_kind():
    """A unit that comes back ends the order that sent it away; several ends stand in one cell."""
    reports = [
        {"day": "2020-01-02", **UP},
        {"day": "2020-01-03", **UP},
        {"day": "2020-01-10", "kind": "unwatched", "ends": "r0; r1"},
    ]
    assert in_force(read(reports), "2020-01-10") == []


def test_the_end_is_the_first_day_of_the_ending_incident_by_its_best_report():
    """The believed one of its two reports (A1, the 20th) dates it, not the early weak one."""
    reports = [
        {"day": "2020-01-02", **UP},
        {
            "day": "2020-01-10",
            **DOWN,
            "incident_id": "end",
            "ends": "r0",
            "reliability": "E",
            "credibility": 5,
        },
        {"day": "2020-01-20", **DOWN, "incident_id": "end"},
    ]
    native = read(reports)
    assert in_force(native, "2020-01-19") == ["r0"]
    assert in_force(native, "2020-01-20") == []


def test_of_two_endings_the_earlier_counts():
    """The first lifting ends it, even if it concerned a part of it only."""
    reports = [
        {"day": "2020-01-02", **UP},
        {"day": "2020-01-20", **DOWN, "ends": "r0"},
        {"day": "2020-01-10", **DOWN, "ends": "r0"},
    ]
    assert in_force(read(reports), "2020-01-10") == []


def test_an_ending_that_was_not_yet_published_ends_nothing():
    """As of the 15th nobody had read of the lifting of the 10th."""
    reports = [
        {"day": "2020-01-02", **UP},
        {"day": "2020-01-10", **DOWN, "ends": "r0", "published": "2020-01-16"},
    ]
    assert in_force(read(reports, as_of=day("2020-01-15")), "2020-01-15") == ["r0"]
    assert in_force(read(reports, as_of=day("2020-01-16")), "2020-01-15") == []


def test_a_tally_neither_orders_nor_ends():
    """A summing-up is evidence, not an event."""
    reports = [
        {"day": "2020-01-02", **UP},
        {"day": "2020-01-03", **UP, "tally": True},
        {"day": "2020-01-10", **DOWN, "ends": "r0", "tally": True},
    ]
    assert in_force(read(reports), "2020-01-20") == ["r0"]


def test_an_incident_does_not_end_itself():
    """Its own name in `ends` is a slip."""
    assert in_force(read([{"day": "2020-01-02", **UP, "ends": "r0"}]), "2020-01-20") == ["r0"]


def test_the_list_runs_from_the_oldest_with_age_place_and_text():
    """Age is counted in days; a measure for the whole country is at no site."""
    reports = [
        {"day": "2020-01-05", **UP, **COUNTRY, "summary": "All bases shut."},
        {"day": "2020-01-02", **UP, "summary": "The base shuts its gate."},
    ]
    table = measures_in_force(read(reports), day("2020-01-12"))
    assert list(table["text"]) == ["The base shuts its gate.", "All bases shut."]
    assert list(table["age_days"]) == [10, 7]
    assert list(table["place"]) == ["Base", "Iraq"]
    assert table["site"].iloc[0] == "Base"
    assert pd.isna(table["site"].iloc[1])


def test_weeks_count_orders_begun_and_what_is_in_force_on_sunday():
    """W01: two raised; W02: one lifted on its Sunday, which is out of force on that day."""
    reports = [
        {"day": "2019-12-30", **UP},
        {"day": "2020-01-05", **UP},
        {"day": "2020-01-12", **DOWN, "ends": "r0"},
    ]
    weeks = measures_weeks(read(reports))
    assert list(weeks["week"]) == ["2020-W01", "2020-W02", "2020-W03", "2020-W04"]
    assert list(weeks["raised"]) == [2, 0, 0, 0]
    assert list(weeks["relaxed"]) == [0, 1, 0, 0]
    assert list(weeks["in_force"]) == [2, 1, 1, 1]


def test_an_order_counts_once_however_many_report_it():
    """Three reports, one incident."""
    reports = [{"day": "2020-01-02", **UP, "incident_id": "one"} for _ in range(3)]
    assert list(measures_weeks(read(reports))["raised"]) == [1, 0, 0, 0]


def test_endings_in_a_period_include_both_its_ends():
    """The site board marks a week in which a measure ended."""
    native = read([{"day": "2020-01-02", **UP}, {"day": "2020-01-10", **DOWN, "ends": "r0"}])
    found = [
        len(measures_ended(native, day(first), day(last)))
        for first, last in (
            ("2020-01-10", "2020-01-12"),
            ("2020-01-06", "2020-01-10"),
            ("2020-01-11", "2020-01-12"),
        )
    ]
    assert found == [1, 1, 0]


def test_without_reports_every_week_has_a_zero():
    """An empty watch is drawn, not refused."""
    weeks = measures_weeks(read([]))
    assert weeks[["raised", "relaxed", "in_force"]].to_numpy().sum() == 0
    assert len(weeks) == 4
