"""The foot of the page: looked for and not found, gaps, what was learnt later, how to read it all."""

from __future__ import annotations

import pytest
from dash import html

from dashboard.pages.overview.watched import watched_section
from dashboard.queries import Queries
from tests.dashboard.cases import FOOT, case, section_of, view_of
from tests.dashboard.reading import links_of, of_type, words_of
from tests.watches import shipped


def entries(name):
    """Read the list of what is watched: heading -> what is said."""
    parts = [words_of(part) for part in of_type(section_of(name, FOOT), html.Dt)]
    return dict(zip(parts, [words_of(part) for part in of_type(section_of(name, FOOT), html.Dd)], strict=True))


def column(name, place):
    """Draw one of the three columns."""
    return section_of(name, FOOT).children[place]


def test_indicators_that_found_nothing_this_week_are_named():
    """Exactly those of which no incident has a day in the week."""
    queries, view = case("usual")
    rows = queries.matrix(view.as_of).indicator_weeks
    counts = rows[rows["week"] == view.week].set_index("indicator")["incidents"]
    none = [d.short for d in queries.catalogue.definitions if counts[d.id] == 0]
    assert entries("usual")["Looked for, not found this week"].split(", ") == none


def test_what_was_last_seen_when_and_what_never():
    """Ballistic missiles not since 8 January; a stage that never came is said with what it is a stage of."""
    told = entries("usual")
    assert "ballistic missiles, 8 Jan" in told["Not since"]
    assert "air defence operational" in told["Never in these weeks"]


def test_everything_is_missing_from_a_watch_without_reports():
    """All nine indicators are looked for; nothing was ever seen."""
    told = entries("without_reports")
    assert len(told["Looked for, not found this week"].split(", ")) == 9
    assert told["Not since"] == "–"


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("usual", "Every week so far was searched; W44, W46"),
        ("first", "Every week so far was searched; W44 rests on three articles or fewer"),
        ("uncovered", "2020-W12 was not searched; W44"),
        ("without_coverage", "The watch keeps no record of what was searched: zero and missing cannot be told apart"),
    ],
)
def test_gaps_are_said_as_they_are(name, begins):
    """Searched throughout, one week not, or no record at all: never claimed when nobody wrote it down."""
    assert entries(name)["Gaps"].startswith(begins)


def test_two_gaps_are_spoken_of_in_the_plural():
    """As known after both."""
    queries = Queries(shipped.unsearched("2020-W10", "2020-W12"), shipped.shipped_catalogue())
    drawn = watched_section(queries, view_of(queries, "?week=2020-W13"))
    assert "2020-W10, 2020-W12 were not searched;" in words_of(drawn)


def test_what_later_reports_brought_is_told_with_the_way_back():
    """W12 stood at 39.6 on its Sunday; the link shows that day."""
    told = words_of(column("usual", 1))
    assert "On its Sunday 2020-W12 stood at 39.6. Reports published later bring it to 42.1." in told
    ((said, href),) = links_of(column("usual", 1))
    assert said == "Show what was known on 22 Mar 2020"
    assert "as_of=2020-03-22" in href


def test_the_score_of_its_sunday_is_that_of_the_link():
    """Following it gives the number that was promised."""
    queries, _ = case("usual")
    view = view_of(queries, "?week=2020-W12&as_of=2020-03-22")
    assert round(queries.scores(view).weeks.at["2020-W12", "score"], 1) == 39.6
    told = words_of(watched_section(queries, view).children[1])
    assert "As known on 22 Mar 2020, 2020-W12 stands at 39.6." in told
    assert "By what is known on 26 Apr 2020 it stands at 42.1." in told


def test_a_week_that_is_not_over_has_no_sunday_yet():
    """Nothing is claimed about its Sunday; the view says what was known that day, and the only link leads to now."""
    told = words_of(column("provisional", 1))
    assert "As known on 18 Mar 2020, 2020-W12 stands at 36.3." in told
    assert "Sunday" not in told
    assert [address for _, address in links_of(column("provisional", 1)) if "as_of=2020-04-26" not in address] == []


@pytest.mark.parametrize("name", ["uncovered", "no_weight"])
def test_without_a_score_there_is_none_to_look_back_to(name):
    """Said as such."""
    assert "The week had no score when it ended." in words_of(column(name, 1))


def test_a_score_below_zero_keeps_its_true_minus():
    """Like every number on the page."""
    assert "stood at −15.9" in words_of(column("lowered", 1))


def test_how_fast_incidents_fade_comes_from_the_definitions():
    """By the weighted indicators' half-lives; without any weight, in general."""
    pace = "fades by half every week (attacks, relocations) or every 2 weeks (protection raised, air defence)."
    assert pace in words_of(column("usual", 2))
    assert "fades by half every week (attacks) or every 2 weeks (protection relaxed)." in words_of(column("lowered", 2))
    assert "fades by half over its indicator’s half-life." in words_of(column("no_weight", 2))


def test_one_pace_for_all_needs_no_names():
    """Attacks alone: every week."""
    queries = Queries(shipped.shipped_watch(), shipped.with_sets(one={"attacks": 1.0}))
    drawn = watched_section(queries, view_of(queries, "?weights=one"))
    assert "fades by half every week." in words_of(drawn)
