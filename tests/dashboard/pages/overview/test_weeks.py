"""The main chart: every week of the score, the states that occur, and the same numbers as a table."""

from __future__ import annotations

from math import isnan

import pytest

from dashboard.figures.numbers import points
from dashboard.ids import Overview
from tests.dashboard.cases import WEEKS, case, section_of
from tests.dashboard.reading import by_class, charts_of, rows_of, titles_of, words_of


def table(name):
    """Read the table behind the chart: its heading and its rows."""
    return rows_of(by_class(section_of(name, WEEKS), "fold"))


def legend(name):
    """Read the legend of states: word -> whether the state occurs."""
    entries = by_class(section_of(name, WEEKS), "states-legend")[0].children[1].children
    said = [words_of(entry).lstrip("?3") for entry in entries]
    return {word.removesuffix(", none here"): not word.endswith(", none here") for word in said}


def test_the_chart_is_there_for_a_wide_page_and_for_a_phone():
    """Both can be clicked; the style sheet shows one."""
    assert set(charts_of(section_of("usual", WEEKS))) == {Overview.WEEKS, Overview.WEEKS_COMPACT}


@pytest.mark.parametrize("name", ["usual", "uncovered", "lowered"])
def test_the_table_has_a_row_a_week_with_the_chart_s_numbers(name):
    """State, articles, score, level, and the points of each weighted indicator, a dash where there are none."""
    queries, view = case(name)
    scores = queries.scores(view)
    (head, *rows), weighted = table(name), [i for i, weight in scores.weights.items() if weight > 0]
    assert len(head) == 5 + len(weighted)
    parts = scores.indicators.set_index(["week", "indicator"])["contribution"]
    for row, (label, week) in zip(rows, scores.weeks.iterrows(), strict=True):
        shown = "–" if isnan(week["score"]) else points(week["score"])
        assert row[:4] == [label, week["state"].replace("_", " "), str(week["articles"]), shown]
        told = [parts[label, indicator] for indicator in weighted]
        assert row[5:] == ["–" if isnan(part) else points(part) for part in told]


def test_only_weighted_indicators_stand_in_the_table():
    """The context stays out: it adds nothing to the score."""
    assert table("usual")[0] == [
        "Week", "State", "Articles", "Score", "Level", "Attacks", "Protection raised", "Relocations", "Air defence",
    ]  # fmt: skip
    assert table("no_weight")[0] == ["Week", "State", "Articles", "Score", "Level"]


def test_the_legend_names_every_state_and_says_which_do_not_occur():
    """Seven states; in the shipped watch no zero, no open week and no gap."""
    assert legend("usual") == {
        "observed": True, "observed zero": False, "warming up, first weeks": True, "memory only": True,
        "provisional": False, "not covered": False, "thin: three articles or fewer": True,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("name", "state", "occurs"),
    [
        ("uncovered", "not covered", True),
        ("provisional", "provisional", True),
        ("without_reports", "observed zero", True),
        ("without_reports", "memory only", False),
        ("no_weight", "warming up, first weeks", False),
    ],
)
def test_the_legend_follows_the_weeks(name, state, occurs):
    """What is drawn is explained as being there."""
    assert legend(name)[state] is occurs


def test_the_title_says_where_the_week_stands():
    """Or why it does not."""
    assert titles_of(section_of("usual", WEEKS)) == [
        "2020-W12 stands at 42.1, mostly attacks; the peak so far was 74.9 in 2020-W02"
    ]
    assert titles_of(section_of("uncovered", WEEKS)) == ["2020-W12 was not covered, so it has no score"]
    assert titles_of(section_of("no_weight", WEEKS)) == ["All weights are zero, so there is no score"]


def test_weeks_that_had_not_begun_are_not_drawn():
    """As known on 18 March the last row is W12."""
    assert [row[0] for row in table("provisional")][-1] == "2020-W12"
    assert table("provisional")[-1][1] == "provisional"


def test_how_to_read_it_is_folded_below():
    """With what hollow, pale and hatched mean."""
    assert "How to read this" in words_of(by_class(section_of("usual", WEEKS), "fold--words"))
