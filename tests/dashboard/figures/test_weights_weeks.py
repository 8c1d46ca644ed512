"""The weeks under two weightings, as the server draws them before the browser moves them."""

from __future__ import annotations

import pandas as pd
import pytest

from dashboard.figures.weights_weeks import Trace, score_paths, weights_weeks_figure
from dashboard.theme import DARK, LIGHT

LABELS = ["2020-W01", "2020-W02", "2020-W03", "2020-W04"]
WEEKS = pd.DataFrame(
    {
        "monday": pd.to_datetime(["2019-12-30", "2020-01-06", "2020-01-13", "2020-01-20"]),
        "state": ["observed", "not_covered", "observed", "provisional"],
        "score": [10.0, float("nan"), 45.0, 30.0],
        "level": pd.array([0, 0, 2, 2], dtype="Int64"),
    },
    index=LABELS,
)
INDICATORS = pd.DataFrame({"indicator": ["a", "b"], "short": ["A", "B"], "hue": [1, 2]})
PARTS = pd.DataFrame(
    {
        "week": [label for label in LABELS for _ in "ab"],
        "indicator": ["a", "b"] * 4,
        "warming_up": [True, True, False, False, False, False, False, False],
        "incidents": 1,
        "contribution": [10.0, 0.0, float("nan"), float("nan"), 45.0, 0.0, 30.0, 0.0],
    }
)
FAN = pd.DataFrame({"low": [9.0, float("nan"), 44.0, 29.0], "high": [11.0, float("nan"), 46.0, 31.0]}, index=LABELS)


def traces(theme=LIGHT):
    """Draw it, and name the traces."""
    figure = weights_weeks_figure(
        WEEKS, WEEKS.assign(score=20.0), PARTS, INDICATORS, fan=FAN, theme=theme, selected="2020-W03",
        compared="2020-W01",
    )  # fmt: skip
    return {trace["name"]: trace for trace in figure["data"]}


def test_every_trace_that_the_browser_moves_is_there_with_a_value_for_each_week():
    """By the name that it is found by, whatever weighs."""
    drawn = traces()
    for name in [*Trace, "a", "b"]:
        assert len(drawn[name]["y"]) == len(LABELS)
    assert len(Trace) + 2 <= len(drawn)


def test_what_weighs_nothing_is_not_drawn_until_it_does():
    """A trace costs a redraw whether it is empty or not."""
    drawn = traces()
    assert drawn["a"]["visible"]
    assert not drawn["b"]["visible"]


def test_a_week_that_was_not_covered_has_no_score_and_no_bar():
    """The line breaks there."""
    drawn = traces()
    for name in (Trace.SCORE, Trace.BASE, Trace.DOTS, "a", Trace.FAN_LOW):
        assert drawn[name]["y"][1] is None


def test_the_provisional_week_is_dashed_from_the_week_before():
    """And is not part of the solid line."""
    assert score_paths(WEEKS) == ([10.0, None, 45.0, None], [None, None, 45.0, 30.0])


def test_warming_weeks_are_hollow_and_the_selected_one_is_accented():
    """The dot's fill is the page while anything warms up."""
    colours = traces()[Trace.DOTS]["marker"]["color"]
    assert colours == [LIGHT.page, LIGHT.text, LIGHT.accent, LIGHT.text]


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_the_rails_show_the_level_held_by_colour_and_height(theme):
    """Each level two pixels more than the one below it."""
    rail = traces(theme)[Trace.LEVELS]
    assert rail["y"] == [3, 3, 7, 7]
    assert rail["marker"]["color"] == [theme.levels[0], theme.levels[0], theme.levels[2], theme.levels[2]]


def test_without_weeks_it_says_so():
    """No chart of nothing."""
    figure = weights_weeks_figure(
        WEEKS.iloc[:0], WEEKS.iloc[:0], PARTS.iloc[:0], INDICATORS, fan=FAN, theme=LIGHT, selected="", compared=None
    )
    assert figure["data"] == []
    assert len(figure["layout"]["annotations"]) == 1
