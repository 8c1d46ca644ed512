"""The site board and the map: what stands where at the week's end, and where the week was."""

from __future__ import annotations

import pytest
from dash import html

from dashboard.pages.overview.sites import sites_section
from tests.dashboard.cases import LIGHT, SITES, case, queries_of, section_of, view_of
from tests.dashboard.reading import by_class, charts_of, links_of, of_type, rows_of, titles_of, words_of

SITE, STATE, IN_FORCE, FOUR, WORST, LAST = range(6)


def board(name):
    """Read the board by site; the theatre is its last row."""
    rows = rows_of(of_type(section_of(name, SITES), html.Table)[0])
    return {row[SITE]: row for row in rows[1:]}


def test_every_protected_site_has_a_row_and_the_theatre_is_the_last():
    """Sixteen sites and the rest."""
    assert len(board("usual")) == 17
    assert list(board("usual"))[-1] == "Elsewhere in the theatre"


def test_sites_of_which_something_changed_come_first_and_are_marked():
    """Two were hit, one was handed over."""
    table = of_type(section_of("usual", SITES), html.Table)[0]
    marked = [words_of(row.children[0]) for row in by_class(table, "table__row--marked")]
    assert marked[:3] == list(board("usual"))[:3] == ["Green Zone", "Basmaya", "Al-Qaim"]


def test_a_site_that_was_given_up_says_how_and_when():
    """In the words of its report; before that it is held."""
    assert board("usual")["Al-Qaim"][STATE] == "handed over 19 Mar"
    assert board("provisional")["Al-Qaim"][STATE] == "held"
    assert board("usual")["Camp Taji"][STATE] == "held"


def test_attacks_of_four_weeks_are_told_to_those_who_cannot_see_dots():
    """Which weeks, how many, how many of them grave."""
    assert board("usual")["Camp Taji"][FOUR] == "2020-W11: 2, 1 grave"
    assert board("usual")["Balad"][FOUR] == "no attack"


def test_the_worst_attack_opens_its_incident():
    """Camp Taji: three killed, twelve wounded."""
    assert board("usual")["Camp Taji"][WORST : LAST + 1] == ["3 killed, 12 wounded", "14 Mar"]
    ways = dict(links_of(of_type(section_of("usual", SITES), html.Table)[0]))
    assert "incident=INC" in ways["3 killed, 12 wounded"]


def test_measures_in_force_are_counted_with_the_oldest_day():
    """The embassy has had five since New Year's Eve."""
    assert board("usual")["US Embassy"][IN_FORCE] == "5, 31 Dec"
    assert board("usual")["Balad"][IN_FORCE] == "–"


def test_air_defence_has_a_column_only_where_a_site_has_a_system():
    """Until then the theatre's row tells of it; the column is named after the family."""
    assert board("usual")["Elsewhere in the theatre"][STATE] == "systems 3 moving"
    assert "Air defence" not in rows_of(of_type(section_of("usual", SITES), html.Table)[0])[0]
    queries = queries_of()
    later = sites_section(queries, view_of(queries, "?week=2020-W16"), LIGHT)
    head, *rows = rows_of(of_type(later, html.Table)[0])
    column = head.index("Air defence")
    assert {row[column] for row in rows} > {"–"}


def test_the_board_looks_at_the_last_day_that_is_known():
    """The week's Sunday, or the as-of date."""
    assert "State on 22 Mar." in words_of(section_of("usual", SITES))
    assert "State on 18 Mar." in words_of(section_of("provisional", SITES))


def test_a_watch_without_sites_has_the_theatre_alone():
    """And its title says so."""
    assert list(board("without_sites")) == ["Elsewhere in the theatre"]
    assert titles_of(section_of("without_sites", SITES))[0] == "The watch names no protected site"


def test_a_watch_without_reports_still_has_its_sites():
    """Quiet: no attack anywhere, nothing to place."""
    assert {row[WORST] for row in board("without_reports").values()} == {"–"}
    assert titles_of(section_of("without_reports", SITES))[1] == "No incident to place this week"


@pytest.mark.parametrize("name", ["usual", "without_sites", "without_reports", "no_weight", "uncovered"])
def test_the_map_is_drawn_and_its_table_lists_every_incident_once(name):
    """Incidents of the week, under the indicator that weighs them most; each opens its reports."""
    queries, view = case(name)
    placed = queries.map_incidents(view)
    assert charts_of(section_of(name, SITES)).keys() == {"week-map"}
    assert placed["incident_id"].is_unique
    assert set(placed["incident_id"]) == set(queries.incidents(view).rows["incident_id"])
    opened = [href for _, href in links_of(section_of(name, SITES).children[1])]
    assert opened == [view.but(incident=one).address for one in placed["incident_id"]]
    assert f"{len(placed)} incidents." in words_of(section_of(name, SITES).children[1])


def test_the_map_names_what_its_symbols_mean():
    """One entry for each indicator that has a mark, the sites, and where the borders come from."""
    queries, view = case("usual")
    key = words_of(by_class(section_of("usual", SITES).children[1], "key"))
    for short in queries.map_incidents(view)["short"].unique():
        assert short in key
    assert "Natural Earth" in key
