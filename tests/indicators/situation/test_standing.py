"""The situation of a week that was counted by hand: 2020-W12 of the shipped watch, known on 26 April."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from indicators.catalogue import load_catalogue
from indicators.scoring import score_incidents
from indicators.situation import FOUR_WEEKS, THEATRE, WEEK, native_incidents, site_board, situation
from indicators.watch import read_watch, shipped_watch_folder

SUNDAY = date(2020, 3, 22)


@pytest.fixture(scope="module")
def shipped():
    """Read the shipped watch."""
    watch = read_watch(shipped_watch_folder())
    matrix = score_incidents(watch, load_catalogue())
    return watch, matrix, native_incidents(watch, matrix)


@pytest.fixture(scope="module")
def standing(shipped):
    """Describe the Sunday of 2020-W12."""
    watch, matrix, native = shipped
    return situation(watch, matrix, SUNDAY, native)


def test_two_attacks_hurt_nobody_and_the_week_before_killed_three(shipped, standing):
    """Taji, 11 March: three killed. Taji, 14 March: none by B1; two by a D5 alone, which only claims them."""
    watch, matrix, native = shipped
    week = standing.strikes[WEEK]
    assert [week[name] for name in ("incidents", "grave", "killed", "wounded")] == [2, 0, 0, 0]
    before = situation(watch, matrix, date(2020, 3, 15), native).strikes[WEEK]
    assert [before[name] for name in ("incidents", "grave", "claimed")] == [2, 1, 1]
    assert [before[f"killed{end}"] for end in ("", "_low", "_high")] == [3, 3, 5]
    assert [before[f"wounded{end}"] for end in ("", "_low", "_high")] == [17, 13, 19]


def test_nine_measures_are_in_force_since_the_end_of_december(standing):
    """Ten were ordered, one was lifted in January."""
    assert len(standing.measures) == 9
    assert standing.measures["since"].min() == pd.Timestamp("2019-12-31")
    assert (standing.raised, standing.relaxed) == (1, 0)


def test_fourteen_sites_are_held(standing):
    """Sixteen less Sarrin and Al-Qaim."""
    assert standing.sites_held == 14


def test_troops_moved(standing):
    """150 out (Spain), 300 within (Al-Qaim); the UK, the trainers and the announcement have no size."""
    moves = standing.moves[WEEK].set_index("part")
    assert (moves.loc["out", "size"], moves.loc["within", "size"]) == (150, 300)
    assert moves["unsized"].sum() == 3
    assert standing.moves[FOUR_WEEKS]["incidents"].sum() == 6  # and the convoy into Al-Hasakah, W11


def test_three_systems_are_on_their_way_and_none_at_work(standing):
    """C-RAM, Patriot and one that no report names."""
    assert list(standing.stages["stage"]) == ["deploy"] * 3
    assert set(standing.stages["system"]) == {"c_ram", "patriot", "unspecified"}


def test_reasons_of_the_moves_and_of_all_that_was_ordered(standing):
    """Five moves; with the training halt (virus) and two systems (threat) eight incidents."""
    moves = standing.reasons_by_family["troop_relocations"]
    assert dict(zip(moves["reason"], moves["incidents"], strict=True)) == {
        "threat": 1, "virus": 3, "mission_complete": 1, "planned": 1, "unstated": 1,
    }  # fmt: skip
    every = dict(zip(standing.reasons["reason"], standing.reasons["incidents"], strict=True))
    assert every == {"threat": 3, "virus": 4, "mission_complete": 1, "planned": 1, "unstated": 1}


def test_the_board_of_the_week(shipped):
    """Two sites hit and one handed over stand first, the theatre last."""
    watch, _, native = shipped
    board = site_board(native, SUNDAY, set(watch.reports["event_id"]))
    assert list(board["site"].head(4)) == ["Green Zone, Baghdad", "Basmaya base", "Al-Qaim", "Camp Taji"]
    assert list(board["changed_this_week"]) == [True] * 3 + [False] * 13 + [True]
    rows = board.set_index("site")
    assert rows.loc["Green Zone, Baghdad", ["attacks", "worst"]].tolist() == [
        (0, 1, 0, 1),
        "no harm reported",
    ]
    assert rows.loc["Basmaya base", "worst"] == "nobody hurt"
    assert rows.loc["Al-Qaim", ["state", "state_day"]].tolist() == ["handed over", pd.Timestamp("2020-03-19")]
    assert rows.loc["Camp Taji", ["attacks", "grave", "killed", "wounded"]].tolist() == [
        (0, 0, 2, 0), (0, 0, 1, 0), 3, 12,
    ]  # fmt: skip
    assert rows.loc["US Embassy, Baghdad", "measures"] == 5
    assert rows.loc["Sarrin base, Kobani district", "state"] == "left"
    assert rows.loc[THEATRE, ["measures", "killed", "wounded"]].tolist() == [3, 2, 4]
    assert len(rows.loc[THEATRE, "air_defence"]) == 3


def test_what_was_not_yet_published_does_not_stand(shipped):
    """On the Sunday itself neither Central Command's statement nor Spain's numbers were out."""
    watch, _, _ = shipped
    then = situation(watch, score_incidents(watch, load_catalogue(), SUNDAY), SUNDAY)
    assert then.as_of == SUNDAY
    assert {"INC-202003-CRAM-CENTCOM", "INC-202003-PATRIOT-CENTCOM"}.isdisjoint(then.stages["incident_id"])
    assert then.moves[WEEK].set_index("part").loc["out", "size"] == 0  # Spain was reported on 27 March
