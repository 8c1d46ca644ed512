"""The table of all indicators: those with a weight, then the context."""

from __future__ import annotations

import numpy as np
import pytest
from dash import html

from dashboard.figures.numbers import points
from dashboard.pages.overview.indicators import indicators_section
from indicators.score_document import score_document
from tests.dashboard.cases import INDICATORS, LIGHT, case, section_of
from tests.dashboard.reading import by_class, of_type, rows_of, titles_of, words_of

SCORE, CHANGE, POINTS, SERIES, INCIDENTS, REPORTS, SHARE, WHY = range(1, 9)


def rows(name):
    """Read the rows by the indicator's title; headings of groups stand alone."""
    return {row[0]: row for row in rows_of(section_of(name, INDICATORS))[1:]}


def movement(name):
    """Work out each indicator's share of the score's movement: the slope of its points on the score, in per cent."""
    queries, view = case(name)
    weeks = [week for week in score_document(name, queries.scores(view))["weeks"] if week["score"] is not None]
    score = [week["score"] for week in weeks]
    return {
        definition.title: 100
        * np.polyfit(score, [week["indicators"][definition.id]["contribution"] for week in weeks], 1)[0]
        for definition in queries.catalogue.definitions
    }


def shares(name):
    """Read the two shares of every row that has a weight: by title, in per cent, of the weight and of the movement."""
    cells = {title: row[SHARE] for title, row in rows(name).items() if len(row) > 1 and "%" in row[SHARE]}
    read = {title: cell.replace("−", "-").split(" → ") for title, cell in cells.items()}
    assert all(part.endswith(" %") for parts in read.values() for part in parts)
    return {title: [float(part.removesuffix(" %")) for part in parts] for title, parts in read.items()}


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
    assert (row[INCIDENTS], row[REPORTS], row[SHARE]) == ("2", "4", "50 % → 61 %")
    assert row[WHY].startswith("Rocket or mortar fire on Basmaya and the Green Zone")


def test_shares_sum_to_a_hundred():
    """Half a per cent of the weight is not rounded away; the movement is told in whole per cents."""
    told = shares("usual")
    assert [weight for weight, _ in told.values()] == [50, 25, 12.5, 12.5]
    assert sum(moved for _, moved in told.values()) == 100


@pytest.mark.parametrize("name", ["usual", "lowered", "uncovered"])
def test_beside_the_share_of_the_weight_stands_that_of_the_movement(name):
    """Marked, with the reason, where it is under half or over twice the weight's; no other cell is."""
    told, worked_out = shares(name), movement(name)
    assert {title: moved for title, (_, moved) in told.items()} == {title: round(worked_out[title]) for title in told}
    apart = [title for title, (weight, _) in told.items() if not weight / 2 <= worked_out[title] <= weight * 2]
    assert apart == ([] if name == "lowered" else ["Air-defence deployments"])
    marked = by_class(section_of(name, INDICATORS), "off")
    assert [words_of(mark) for mark in marked] == [rows(name)[title][SHARE].partition(" → ")[2] for title in apart]
    assert {mark.title for mark in marked} <= {"moves the score by less than half or more than twice its weight"}


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
    assert (row[SCORE], row[POINTS], row[SHARE]) == ("28.0", "−21.0", "75 % → 56 %")


def test_what_is_not_known_is_a_dash():
    """Not covered: no score, no change, no points; the shares and the counts stay."""
    row = rows("uncovered")["Attacks"]
    assert row[SCORE : POINTS + 1] == ["–", "–", "–"]
    assert (row[INCIDENTS], row[SHARE], row[WHY]) == (
        "2", f"50 % → {movement('uncovered')['Attacks']:.0f} %", "This week was not covered.",
    )  # fmt: skip


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
