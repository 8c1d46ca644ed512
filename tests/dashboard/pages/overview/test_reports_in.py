"""How much of a filling week is in: one line beside the verdict, and nothing where all is in."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dashboard.pages.overview.headline import headline_section
from dashboard.queries import Queries
from tests.dashboard.cases import case, queries_of, view_of
from tests.dashboard.reading import by_class, links_of, words_of
from tests.watches.shipped import shipped_catalogue, shipped_watch

NAME = "Reports in "


def line(queries, search):
    """Draw the line of a view; None where there is none."""
    drawn = by_class(headline_section(queries, view_of(queries, search)), "reading")
    found = [one for one in drawn if words_of(one).startswith(NAME)]
    return found[0] if found else None


def told(search, queries=None):
    """Read the line of a view, without its name."""
    drawn = line(queries or queries_of(), search)
    return drawn and words_of(drawn).removeprefix(NAME)


def test_a_week_that_is_not_over_says_how_much_of_it_is_in():
    """W12 as known on its Wednesday: the numbers are those of the library, for the weighed indicators."""
    queries, view = case("provisional")
    row = queries.completeness(view).loc["2020-W12"]
    assert (round(100 * row.psi), row.incidents, round(row.projected)) == (33, 4, 5)
    assert told("?week=2020-W12&as_of=2020-03-18") == (
        "About 33 % of this week’s, judging by past delays; 4 incidents begun so far, about 5 expected."
    )


def test_the_number_leads_to_the_incidents_of_the_week():
    """One link, in the words of the number, to the same week as known on the same day."""
    drawn = line(queries_of(), "?week=2020-W12&as_of=2020-03-18")
    ((words, href),) = links_of(drawn)
    assert words == "4 incidents begun so far"
    assert all(part in href for part in ("show=week", "week=2020-W12", "as_of=2020-03-18"))


@pytest.mark.parametrize("search", ["?week=2020-W12", "?week=2020-W16", "?week=2019-W44"])
def test_a_complete_week_says_nothing(search):
    """Past delays leave less than a twentieth to come."""
    assert told(search) is None


def test_a_week_that_is_over_is_spoken_of_while_reports_are_still_due():
    """The last week, seen on its Sunday; nothing is known of it yet, and zero incidents are not written as a number."""
    assert told("?week=2020-W17") == (
        "About 85 % of this week’s, judging by past delays; no incident begun so far, about 1 expected."
    )


def test_the_first_day_of_a_quiet_week():
    """Little is in; the quarter of an incident that is expected is no whole one."""
    watch = shipped_watch()
    quiet = replace(watch, reports=watch.reports[~watch.reports["kind"].isin(["attack", "troop_relocation"])])
    said = told("?week=2020-W10&as_of=2020-03-06", Queries(quiet, shipped_catalogue()))
    assert said.endswith("no incident begun so far, hardly any more expected.")


def test_too_few_past_reports_tell_of_no_share():
    """Three weeks after the watch began no event has had time: the week is open, its share is not known, not 0."""
    assert told("?week=2019-W47&as_of=2019-11-20") == (
        "Not known, too few past reports tell of delays; no incident begun so far."
    )


def test_too_few_earlier_weeks_are_said_to_be_the_reason():
    """A watch that begins late has enough reports of its first weeks, but not four weeks before the gap."""
    watch = shipped_watch()
    late = replace(watch, settings=watch.settings.model_copy(update={"first_week": "2020-W01"}))
    said = told("?week=2020-W05&as_of=2020-01-31", Queries(late, shipped_catalogue()))
    assert said.endswith("; too few earlier weeks tell how many are to come.")


def test_a_week_that_nobody_searched_speaks_of_no_delays():
    """It is a gap, not a week that fills, though a third of what is reported of such a week would be in."""
    queries, search = queries_of("unsearched"), "?week=2020-W12&as_of=2020-03-18"
    assert queries.is_filling(view_of(queries, search))
    assert told(search, queries) is None
