"""Attacks in their own units: incidents a week, the grave ones dark, the killed as a figure above the bar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard import text
from dashboard.figures.family_panel import HEIGHT, PLOT_WIDTH, Counts, Panel, Strength
from dashboard.figures.numbers import counted
from dashboard.figures.sheet import NOTE_SIZE, Json, empty_figure, strong

if TYPE_CHECKING:
    import pandas as pd

    from dashboard.theme import Theme

_FIGURE_HEAD = 16
_FIGURE_WIDTH = 9


def strikes_figure(weeks: pd.DataFrame, strikes: pd.DataFrame, theme: Theme, *, hue: int, selected: str) -> Json:
    """Draw incidents a week: grave ones full from the baseline, the others outlined upon them.

    weeks: one row a week in order, index = label (2020-W12); columns monday (datetime), state (observed,
        provisional, not_covered).
    strikes: one row a week; columns week, incidents, grave (of the incidents), killed, wounded (people);
        optional killed_unsaid (incidents of which no report gives the number).
    hue: slot of the indicator's colour.
    A week without incidents has no bar: the baseline is its zero. The killed stand as a figure above the bar,
    where there were any. Without weeks the figure says so.
    """
    if weeks.empty:
        return empty_figure(text.NO_WEEKS, theme, HEIGHT)
    panel = Panel.start(weeks, theme, selected)
    incidents, grave = panel.read(strikes, "incidents"), panel.read(strikes, "grave")
    killed, wounded = panel.read(strikes, "killed"), panel.read(strikes, "wounded")
    others: Counts = [(every or 0) - (worst or 0) for every, worst in zip(incidents, grave, strict=True)]
    panel.lay_counts(max(count or 0 for count in incidents), head=_FIGURE_HEAD)
    panel.draw_bars(text.GRAVE, grave, hue, Strength.FULL)
    panel.draw_bars(text.OTHER, others, hue, Strength.OUTLINED)
    panel.chart.traces.append(_killed(panel, incidents, killed))
    return panel.finish(
        [_words(*numbers) for numbers in zip(incidents, grave, killed, wounded, strict=True)],
    )


def _killed(panel: Panel, incidents: Counts, killed: Counts) -> Json:
    """Write the killed above the bars; where figures would touch, the higher one stays."""
    deadly = [column for column, count in enumerate(killed) if count]
    apart = _FIGURE_WIDTH * len(panel.axis) / PLOT_WIDTH
    shown: list[int] = []
    for column in sorted(deadly, key=lambda column: -(killed[column] or 0)):
        if all(abs(column - other) >= apart for other in shown):
            shown.append(column)
    return {
        "type": "scatter",
        "mode": "text",
        "name": text.KILLED,
        "x": shown,
        "y": [incidents[column] for column in shown],
        "text": [strong(str(killed[column])) for column in shown],
        "textposition": "top center",
        "textfont": {"size": NOTE_SIZE, "color": panel.chart.theme.text},
        "cliponaxis": False,
        "customdata": [panel.axis.labels[column] for column in shown],
        "hoverinfo": "skip",
    }


def _words(incidents: int | None, grave: int | None, killed: int | None, wounded: int | None) -> str:
    if incidents is None:
        return text.NOTHING_KNOWN
    counts = text.STRIKES_WEEK.format(incidents=counted(incidents, text.COUNT_INCIDENTS), grave=grave or 0)
    people = text.STRIKES_PEOPLE.format(killed=_said(killed), wounded=_said(wounded))
    return f"{counts}<br>{people}"


def _said(count: int | None) -> str:
    return text.NOT_SAID if count is None else str(count)
