"""This week's incidents: strongest first, each to be opened, down to the posture score."""

from __future__ import annotations

import pytest

from dashboard.figures.numbers import signed
from dashboard.pages.overview.incidents import place_and_days
from tests.dashboard.cases import INCIDENTS, case, section_of
from tests.dashboard.reading import links_of, rows_of, titles_of


def rows(name):
    """Read the rows of the table, without the heading."""
    return rows_of(section_of(name, INCIDENTS))[1:]


def test_a_row_says_what_where_by_whom_why_and_how_well_it_is_known():
    """The strongest incident of W12, with its points."""
    what, where, whom, why, reports, weight, gained = rows("usual")[0]
    assert what.startswith("Iraq's military said al-Qaim was formally handed over")
    assert where.replace("\u00a0", " ") == "Al-Qaim, 19 Mar"
    assert (whom, why, reports) == ("US-led coalition", "not said", "3 · C1 D3 C1")
    assert (weight, gained) == ("3.07", "+5.0")


@pytest.mark.parametrize("name", ["usual", "first", "lowered", "provisional"])
def test_the_rows_add_up_to_the_score(name):
    """Points of the rows and of what memory carries: the list's own numbers, and their sum is the total."""
    queries, view = case(name)
    listed = queries.incidents(view)
    weighed = [signed(points) for points in listed.rows["contribution"][listed.rows["is_weighed"]]]
    shown = [row[-1] for row in rows(name)]
    assert [gained for gained in shown[: len(listed.rows)] if gained != "weight 0"] == weighed
    total = listed.rows["contribution"].sum() + listed.memory["contribution"].sum()
    assert total == pytest.approx(queries.scores(view).weeks.at[view.week, "score"], abs=1e-9)
    if len(listed.memory):
        assert shown[-2] == signed(listed.remembered)


def test_the_strongest_come_first():
    """By points up or down; those without a weight last."""
    queries, view = case("lowered")
    sizes = queries.incidents(view).rows["contribution"].abs().tolist()
    assert sizes == sorted(sizes, reverse=True)
    assert rows("lowered")[0][-1] == "−14.0"


def test_each_row_opens_its_incident():
    """And what memory carries opens the whole list."""
    queries, view = case("usual")
    opened = [href for _, href in links_of(section_of("usual", INCIDENTS))]
    expected = [view.but(incident=one).address for one in queries.incidents(view).rows["incident_id"]]
    assert opened == [*expected, view.but(show="week").address]


def test_an_incident_without_a_weight_says_so():
    """It stands there, in grey, and adds nothing."""
    assert [row[-1] for row in rows("usual")].count("weight 0") == 1
    assert {row[-1] for row in rows("no_weight")} == {"weight 0"}


def test_a_week_that_was_not_covered_has_no_points_to_give():
    """What is dated into it is shown with a dash: its weight is not 0. No total stands below."""
    told = [row[-1] for row in rows("uncovered")]
    assert told.count("–") == 10
    assert told.count("weight 0") == 1
    assert len(told) == 11


def test_a_week_without_incidents_says_so():
    """Nothing to list, nothing in memory: zero."""
    assert rows("without_reports") == [["No incident is dated into this week."], ["Posture score", *[""] * 5, "0"]]


def test_an_incident_without_weight_beside_memory_is_not_called_the_week_s():
    """The title counts the incidents that have a weight."""
    assert titles_of(section_of("usual", INCIDENTS)) == [
        "Ten incidents stand for 19.8 of the 42.1 points; incidents of earlier weeks for the rest"
    ]
    assert titles_of(section_of("first", INCIDENTS)) == ["Five incidents stand for all 21.3 points"]


def test_places_are_named_as_finely_as_they_are_known():
    """Short name of the site, else the place, the governorate, the country; and nothing at all is said too."""
    days = {"first_day": "2020-03-30", "last_day": "2020-04-02"}
    known = {"place": "Ain al-Asad air base", "admin1": "Anbar", "country": "Iraq"}
    coarser = [{}, {"place": None}, {"place": None, "admin1": None}, dict.fromkeys(known)]
    said = [place_and_days({**known, **lost, **days}, {"Ain al-Asad air base": "Al Asad"}) for lost in coarser]
    assert [one.partition(",")[0] for one in said] == ["Al Asad", "Anbar", "Iraq", "Place not said"]
    assert said[0].replace("\u00a0", " ") == "Al Asad, 30 Mar – 2 Apr"
