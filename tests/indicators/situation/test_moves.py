"""Troops moved in native units, and sites held by week."""

from __future__ import annotations

from indicators.situation import moves_between, moves_weeks, sites_held_weeks
from tests.indicators.situation.theatre_of_words import SHIFT, SITES, day, read

WHOLE = (day("2019-12-30"), day("2020-01-26"))


def test_sizes_add_up_by_direction_and_unsized_moves_are_counted():
    """40 and 60 away, one about of unknown size."""
    reports = [
        {"day": "2020-01-06", **SHIFT, "magnitude": 40},
        {"day": "2020-01-20", **SHIFT, "magnitude": 60},
        {"day": "2020-01-20", **SHIFT, "direction": "about", "magnitude_unit": None},
    ]
    table = moves_between(read(reports), *WHOLE).set_index("part")
    assert list(table.index) == ["away", "about"]
    assert list(table["incidents"]) == [2, 1]
    assert list(table["size"]) == [100, 0]
    assert list(table["unsized"]) == [0, 1]


def test_a_size_in_another_unit_is_no_size():
    """Five trucks and then 30 people in a weaker report of the same move: 30; trucks alone: unsized."""
    reports = [
        {"day": "2020-01-06", **SHIFT, "incident_id": "one", "magnitude": 5, "magnitude_unit": "trucks"},
        {"day": "2020-01-06", **SHIFT, "incident_id": "one", "magnitude": 30, "reliability": "D"},
        {"day": "2020-01-07", **SHIFT, "magnitude": 7, "magnitude_unit": "trucks"},
    ]
    away = moves_between(read(reports), *WHOLE).set_index("part").loc["away"]
    assert (away["size"], away["unsized"]) == (30, 1)


def test_disagreeing_sizes_take_the_first_report_and_keep_the_range():
    """300 in the better report, 100 in the weaker one."""
    reports = [
        {"day": "2020-01-06", **SHIFT, "incident_id": "one", "magnitude": 100, "reliability": "D"},
        {"day": "2020-01-06", **SHIFT, "incident_id": "one", "magnitude": 300},
    ]
    away = moves_between(read(reports), *WHOLE).set_index("part").loc["away"]
    assert (away["size"], away["size_low"], away["size_high"], away["incidents"]) == (300, 100, 300, 1)


def test_an_announced_move_and_the_move_both_count():
    """The method links them by `ends` and takes nothing away."""
    reports = [
        {"day": "2020-01-06", **SHIFT, "magnitude": 40},
        {"day": "2020-01-13", **SHIFT, "magnitude": 40, "ends": "r0"},
    ]
    assert moves_between(read(reports), *WHOLE).set_index("part").loc["away", "size"] == 80


def test_a_direction_nobody_listed_stands_last():
    """A word that the definition does not know, and a report that gives none, are not dropped."""
    reports = [
        {"day": "2020-01-06", **SHIFT, "direction": "sideways", "magnitude": 5},
        {"day": "2020-01-06", **SHIFT, "direction": None, "magnitude": 3},
    ]
    table = moves_between(read(reports), *WHOLE)
    assert list(table["part"]) == ["away", "about", "", "sideways"]
    assert list(table["size"]) == [0, 0, 3, 5]


def test_every_week_has_a_row_for_every_direction():
    """Four weeks, two directions; the quiet ones hold zeros."""
    weeks = moves_weeks(read([{"day": "2020-01-08", **SHIFT, "magnitude": 40}]), "shifts")
    assert list(weeks["week"]) == [week for number in range(1, 5) for week in (f"2020-W0{number}",) * 2]
    assert list(weeks["size"]) == [0, 0, 40, 0, 0, 0, 0, 0]
    assert weeks["incidents"].sum() == 1


def test_sites_held_are_counted_on_each_sunday():
    """Given up on the Sunday of W02: not held that evening."""
    sites = [SITES[0] | {"until_day": day("2020-01-12")}, SITES[1] | {"from_day": day("2020-01-06")}]
    assert list(sites_held_weeks(read([], sites=sites))["sites_held"]) == [1, 1, 1, 1]
    assert list(sites_held_weeks(read([], sites=[*sites, SITES[2]]))["sites_held"]) == [1, 1, 1, 1]
    assert list(sites_held_weeks(read([]))["sites_held"]) == [2, 2, 2, 2]
