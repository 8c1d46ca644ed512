"""The table of all indicators: those with a weight, then the context."""

from __future__ import annotations

import pytest
from dash import html

from dashboard.figures.numbers import points
from dashboard.pages.overview.indicators import indicators_section
from tests.dashboard.cases import INDICATORS, LIGHT, case, section_of
from tests.dashboard.reading import of_type, rows_of, titles_of

SCORE, CHANGE, POINTS, SERIES, INCIDENTS, REPORTS, SHARE, WHY = range(1, 9)


def rows(name):
    """Read the rows by the indicator's title; headings of groups stand alone."""
    return {row[0]: row for row in rows_of(section_of(name, INDICATORS))[1:]}


@pytest.mark.parametrize("name", ["usual", "lowered", "no_weight"])
def test_weighted_indicators_stand_above_the_context(name):
    """Every indicator once; a line between the two where there is a context."""
    queries, view = case(name)
    weights, named = queries.scores(view).weights, list(rows(name))
    line = named.index("Context, weight 0 in this set: they move no score")
    titles = {definition.title: weights[definition.id] for definition in queries.catalogue.definitions}
    assert {titles[title] > 0 for title in named[:line]} <= {True}
    assert {titles[title] for title in named[line + 1 :]} == {0.0}
    assert sorted(named) == sorted([*titles, named[line]])


def test_a_set_that_weighs_all_has_no_context():
    """No empty heading."""
    queries, view = case("usual")
    drawn = rows_of(indicators_section(queries, view.but(weights="equal"), LIGHT))
    assert len(drawn) == 1 + len(queries.catalogue.definitions)


def test_a_row_has_score_change_points_counts_share_and_reason():
    """Attacks in W12."""
    row = rows("usual")["Attacks"]
    assert (row[SCORE], row[CHANGE], row[POINTS]) == ("56.6", "▼down 13.3", "+28.3")
    assert (row[INCIDENTS], row[REPORTS], row[SHARE]) == ("2", "4", "50 %")
    assert row[WHY].startswith("Rocket or mortar fire on Basmaya and the Green Zone")


def test_shares_sum_to_a_hundred():
    """Half a per cent is not rounded away."""
    shares = [
        float(row[SHARE].removesuffix(" %")) for row in rows("usual").values() if row[-2:-1] and "%" in row[SHARE]
    ]
    assert sum(shares) == 100


def test_points_of_the_rows_sum_to_the_score():
    """To the rounding of what is shown."""
    queries, view = case("lowered")
    gained = [
        float(row[POINTS].replace("−", "-")) for row in rows("lowered").values() if len(row) > 1 and row[POINTS] != "–"
    ]
    assert sum(gained) == pytest.approx(queries.scores(view).weeks.at[view.week, "score"], abs=0.11)


def test_a_negative_sign_takes_points_off():
    """Relaxation scores 28.0 and takes 21.0 off."""
    row = rows("lowered")["Force protection relaxed"]
    assert (row[SCORE], row[POINTS], row[SHARE]) == ("28.0", "−21.0", "75 %")


def test_what_is_not_known_is_a_dash():
    """Not covered: no score, no change, no points; the share and the counts stay."""
    row = rows("uncovered")["Attacks"]
    assert row[SCORE : POINTS + 1] == ["–", "–", "–"]
    assert (row[INCIDENTS], row[SHARE], row[WHY]) == ("2", "50 %", "This week was not covered.")


@pytest.mark.parametrize("name", ["first", "provisional", "after_the_gap"])
def test_no_change_is_shown_where_none_can_be_told(name):
    """No week before, a week that is not over, a week before that nobody searched."""
    changes = {row[CHANGE] for row in rows(name).values() if len(row) > 1}
    assert changes == {"–"}


def test_each_series_has_a_picture_with_words_for_it():
    """Drawn here, not fetched; the highest score and its week are its alternative."""
    queries, view = case("usual")
    pictures = of_type(section_of("usual", INDICATORS), html.Img)
    assert len(pictures) == len(queries.catalogue.definitions)
    assert all(picture.src.startswith("data:image/svg+xml") for picture in pictures)
    scores = queries.scores(view).indicators
    attacks = scores[scores["indicator"] == "attacks"].set_index("week")["score"]
    assert pictures[0].alt == f"Attacks: highest {points(attacks.max())} in {attacks.idxmax()}"


def test_the_title_names_the_largest_movements():
    """Or why none is known."""
    assert titles_of(section_of("usual", INDICATORS)) == [
        "Relocations rose from 5.7 to 72.3; attacks fell from 70.0 to 56.6"
    ]
    assert titles_of(section_of("uncovered", INDICATORS)) == [
        "2020-W12 was not covered, so no change on last week is known"
    ]
