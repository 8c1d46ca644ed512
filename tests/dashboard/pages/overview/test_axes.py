"""Threat, response, exposure and their contrast, with their tables."""

from __future__ import annotations

from math import isnan

import pytest
from dash import html

from dashboard.figures.numbers import points
from tests.dashboard.cases import AXES, case, section_of
from tests.dashboard.reading import charts_of, of_type, rows_of, titles_of, words_of


def tables(name):
    """Read the two tables: the three axes with the contrast, and the contrast alone."""
    return [rows_of(table) for table in of_type(section_of(name, AXES), html.Table)]


def test_both_charts_are_there():
    """The three lines, and the contrast beside them."""
    assert set(charts_of(section_of("usual", AXES))) == {"axes", "contrast"}


@pytest.mark.parametrize("name", ["usual", "uncovered", "lowered"])
def test_the_tables_have_the_lines_numbers(name):
    """A row a week; contrast = threat - response; a dash where there is none."""
    queries, view = case(name)
    weeks = queries.scores(view).weeks
    axes, contrast = tables(name)
    for row, alone, (label, week) in zip(axes[1:], contrast[1:], weeks.iterrows(), strict=True):
        told = [week[axis] for axis in ("threat", "response", "exposure", "contrast")]
        assert row == [label, *("–" if isnan(value) else points(value) for value in told)]
        assert alone == [row[0], row[-1]]


def test_titles_say_how_they_moved():
    """Largest movement first."""
    assert titles_of(section_of("usual", AXES)) == [
        "Exposure rises from 6 to 72, threat falls from 70 to 57 and response rises from 7 to 13",
        "Contrast falls from 63 to 44",
    ]


def test_titles_say_why_there_is_nothing():
    """Not covered is one thing, no weight on an axis another."""
    assert titles_of(section_of("uncovered", AXES)) == ["2020-W12 was not covered, so it has no score"] * 2
    assert titles_of(section_of("lowered", AXES))[1] == "No contrast: these weights leave threat or response out"
    assert titles_of(section_of("no_weight", AXES)) == ["All weights are zero, so there is no score"] * 2


def test_the_contrast_is_never_worded_as_a_race():
    """It is a difference of two scales."""
    told = words_of(section_of("usual", AXES))
    assert "not a race" in told
    assert "outpace" not in told
