"""Attacks in their own units: incidents a week, the grave ones dark, the killed as a figure above the bar."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from dashboard import text
from dashboard.figures.family_panel import (
    HEIGHT,
    PLOT_WIDTH,
    close_panel,
    draw_counts,
    full,
    lay_counts,
    open_panel,
    outlined,
    week_states,
)
from dashboard.figures.numbers import counted
from dashboard.figures.sheet import NOTE_SIZE, Json, empty_figure, strong

if TYPE_CHECKING:
    from dashboard.theme import Theme

_FIGURE_HEAD = 16
_FIGURE_WIDTH = 9


def strikes_figure(weeks: pd.DataFrame, hue: int, theme: Theme, *, selected: str) -> Json:
    """Draw incidents a week: grave ones full from the baseline, the others outlined upon them.

    weeks: one row a week in order; columns week (2020-W12), monday (datetime), incidents, grave (of the
        incidents), killed, wounded (people; NaN = no report gives a number); state is optional: in a week
        that is not_covered nothing is counted and a dashed slot stands instead.
    hue: slot of the indicator's colour.
    A week without incidents has no bar: the baseline is its zero. The killed stand as a figure above the bar,
    where there were any. Without weeks the figure says so.
    """
    if weeks.empty:
        return empty_figure(text.NO_WEEKS, theme, HEIGHT)
    chart, axis = open_panel(weeks, theme, selected, strip=False)
    states = week_states(weeks)
    rows: list[dict[Any, Any]] = weeks.to_dict("records")
    known = [(column, row) for column, row in enumerate(rows) if states[column] != "not_covered"]
    lay_counts(chart, 0, max([1, *(row["incidents"] for _, row in known)]), head=_FIGURE_HEAD)
    grave = [(column, str(row["week"]), int(row["grave"])) for column, row in known]
    others = [(column, str(row["week"]), int(row["incidents"] - row["grave"])) for column, row in known]
    draw_counts(chart, 0, text.GRAVE, grave, full(chart, axis, hue))
    draw_counts(chart, 0, text.OTHER, others, outlined(chart, axis, hue))
    chart.traces.append(_killed(known, len(axis), theme))
    return close_panel(chart, axis, states, [_words(row) for row in rows], 0)


def _killed(known: list[tuple[int, dict[Any, Any]]], weeks: int, theme: Theme) -> Json:
    """Write the killed above the bars; where figures would touch, the higher one stays."""
    deadly = [(column, row) for column, row in known if pd.notna(row["killed"]) and row["killed"] > 0]
    apart = _FIGURE_WIDTH * weeks / PLOT_WIDTH
    shown: list[tuple[int, dict[Any, Any]]] = []
    for column, row in sorted(deadly, key=lambda pair: -pair[1]["killed"]):
        if all(abs(column - other) >= apart for other, _ in shown):
            shown.append((column, row))
    return {
        "type": "scatter",
        "mode": "text",
        "name": text.KILLED,
        "x": [column for column, _ in shown],
        "y": [int(row["incidents"]) for _, row in shown],
        "text": [strong(str(int(row["killed"]))) for _, row in shown],
        "textposition": "top center",
        "textfont": {"size": NOTE_SIZE, "color": theme.text},
        "cliponaxis": False,
        "customdata": [str(row["week"]) for _, row in shown],
        "hoverinfo": "skip",
    }


def _words(row: dict[Any, Any]) -> str:
    incidents = counted(int(row["incidents"]), text.COUNT_INCIDENTS)
    counts = text.STRIKES_WEEK.format(incidents=incidents, grave=int(row["grave"]))
    people = text.STRIKES_PEOPLE.format(killed=_people(row["killed"]), wounded=_people(row["wounded"]))
    return f"{counts}<br>{people}"


def _people(count: Any) -> str:
    return text.NOT_SAID if pd.isna(count) else str(int(count))
