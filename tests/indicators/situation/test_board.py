"""The site board: what stands and what happened, site by site."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from indicators.situation import THEATRE, Worst, site_board
from tests.indicators.situation.theatre_of_words import (
    COUNTRY,
    DOWN,
    FIRE,
    FORT,
    SHIELD,
    SITES,
    UP,
    day,
    read,
)

SUNDAY = day("2020-01-26")  # of 2020-W04; the four weeks begin on 30 December


def board(reports: list[dict[str, Any]], on=SUNDAY, **changes: Any) -> pd.DataFrame:
    """Draw the board, indexed by site."""
    return site_board(read(reports, **changes), on).set_index("site")


def test_every_protected_site_has_a_row_and_the_theatre_comes_last():
    """The market is not protected; an empty watch still has its sites."""
    assert list(board([]).index) == ["Base", "Fort", THEATRE]


def test_an_incident_belongs_to_the_site_it_was_at_or_else_to_the_theatre():
    """A country, a governorate and a field far from any site are the theatre's."""
    far = {"place": "A field", "geo_precision": "town", "latitude": 33.0, "longitude": 43.0}
    reports = [
        {"day": "2020-01-20", **FIRE},
        {"day": "2020-01-20", **FIRE, **FORT},
        {"day": "2020-01-20", **FIRE, **COUNTRY},
        {"day": "2020-01-20", **FIRE, "geo_precision": "admin1"},
        {"day": "2020-01-20", **FIRE, **far},
    ]
    attacks = board(reports)["attacks"]
    assert [attacks[site] for site in ("Base", "Fort", THEATRE)] == [(0, 0, 0, 1), (0, 0, 0, 1), (0, 0, 0, 3)]


def test_attacks_are_counted_for_each_of_the_four_weeks_oldest_first():
    """One in W01, two in W03 of which one is grave; the Sunday before W01 is out of reach."""
    days = [("2019-12-29", 0), ("2019-12-30", 0), ("2020-01-13", 0), ("2020-01-19", 1)]
    row = board([{"day": on, **FIRE, "killed": killed} for on, killed in days]).loc["Base"]
    assert row["attacks"] == (1, 0, 2, 0)
    assert row["grave"] == (0, 0, 1, 0)
    assert row["last_attack"] == pd.Timestamp("2020-01-19")


@pytest.mark.parametrize(
    ("attacks", "worst", "numbers"),
    [
        ([], Worst.NO_ATTACK, (None, None)),
        ([{"killed": 0, "wounded": 0}], Worst.NOBODY_HURT, (0, 0)),
        ([{}], Worst.NO_HARM_REPORTED, (None, None)),
        ([{"killed": 0, "wounded": 0}, {}], Worst.NO_HARM_REPORTED, (None, None)),
        ([{"killed": 0}], Worst.NO_HARM_REPORTED, (0, None)),
        ([{"wounded": 3}, {"killed": 1, "wounded": 0}, {"killed": 0, "wounded": 40}], Worst.HARM, (1, 0)),
        ([{"killed": 0, "wounded": 4}, {"wounded": 2}], Worst.HARM, (0, 4)),
    ],
)
def test_the_worst_attack_is_the_deadliest_and_silence_is_not_unharmed(attacks, worst, numbers):
    """Killed first, then wounded. Nobody hurt only where reports say so of every attack."""
    row = board([{"day": "2020-01-20", **FIRE, **harm} for harm in attacks]).loc["Base"]
    assert row["worst"] == worst
    assert tuple(None if pd.isna(row[harm]) else row[harm] for harm in ("killed", "wounded")) == numbers


def test_the_last_attack_may_lie_before_the_four_weeks_but_not_after_the_day():
    """On 10 January only the attack of December is known to have happened."""
    reports = [{"day": "2019-12-01", **FIRE}, {"day": "2020-01-20", **FIRE}]
    row = board(reports, on=day("2020-01-10")).loc["Base"]
    assert row["last_attack"] == pd.Timestamp("2019-12-01")
    assert row["attacks"] == (0, 0, 0, 0)


def test_measures_show_how_many_and_since_when():
    """Two at the base since the 2nd, one for the country."""
    reports = [
        {"day": "2020-01-05", **UP},
        {"day": "2020-01-02", **UP},
        {"day": "2020-01-03", **UP, **COUNTRY},
    ]
    table = board(reports)
    assert [table["measures"][site] for site in ("Base", "Fort", THEATRE)] == [2, 0, 1]
    assert table["measures_since"]["Base"] == pd.Timestamp("2020-01-02")
    assert pd.isna(table["measures_since"]["Fort"])


def test_air_defence_lists_each_systems_latest_stage():
    """The dome at the base is at work; nothing at the fort."""
    reports = [{"day": "2020-01-02", **SHIELD}, {"day": "2020-01-08", **SHIELD, "direction": "work"}]
    table = board(reports)
    assert table["air_defence"]["Base"] == (("dome", "work", pd.Timestamp("2020-01-08")),)
    assert table["air_defence"]["Fort"] == ()


@pytest.mark.parametrize(
    ("report", "flag"),
    [
        ({"day": "2020-01-20", **FIRE}, "attacked"),
        ({"day": "2020-01-20", **UP}, "measures_changed"),
        ({"day": "2020-01-20", **DOWN, "ends": "early"}, "measures_changed"),
        ({"day": "2020-01-20", **SHIELD}, "air_defence_changed"),
        ({"day": "2020-01-20", "kind": "word"}, None),
    ],
)
def test_a_row_is_marked_when_the_week_changed_a_cell_of_it(report: dict[str, Any], flag: str | None):
    """Only the cell that the week's event stands in."""
    reports = [{"day": "2020-01-02", **UP, "incident_id": "early"}, report]
    native = read(reports)
    row, before = (site_board(native, on).set_index("site").loc["Base"] for on in (SUNDAY, day("2020-01-19")))
    flags = ["state_changed", "measures_changed", "air_defence_changed", "attacked"]
    assert {name for name in flags if row[name]} == ({flag} if flag else set())
    assert row["changed_this_week"] == (flag is not None)
    assert not before["changed_this_week"]


def test_a_site_given_up_in_the_week_is_marked_that_week_only():
    """Given up on the Monday of W04."""
    native = read([], sites=[SITES[0] | {"until_day": day("2020-01-20")}])
    rows = [site_board(native, day(on)).iloc[0] for on in ("2020-01-19", "2020-01-26", "2020-02-02")]
    assert [row["state_changed"] for row in rows] == [False, True, False]
    assert [row["changed_this_week"] for row in rows] == [False, True, False]


def test_changed_rows_come_first_then_those_attacked_then_those_with_measures():
    """Four sites, one of each sort, named against the order."""
    names = ["Alpha", "Bravo", "Charlie", "Delta"]
    places = {name: {"latitude": 33.0 + number, "longitude": 42.0} for number, name in enumerate(names)}
    sites = [SITES[0] | {"site": name, **point} for name, point in places.items()]
    reports = [
        {"day": "2020-01-02", **UP, **places["Bravo"]},
        {"day": "2020-01-10", **FIRE, **places["Charlie"]},
        {"day": "2020-01-20", **FIRE, **places["Delta"]},
    ]
    assert list(board(reports, sites=sites).index) == ["Delta", "Charlie", "Bravo", "Alpha", THEATRE]


def test_an_incident_after_the_hand_over_is_the_theatres():
    """The base protects no longer: fire on it on the day after is fire elsewhere."""
    sites = [SITES[0] | {"until_day": day("2020-01-19")}, SITES[1]]
    attacks = board([{"day": "2020-01-20", **FIRE}], sites=sites)["attacks"]
    assert (attacks["Base"], attacks[THEATRE]) == ((0, 0, 0, 0), (0, 0, 0, 1))
