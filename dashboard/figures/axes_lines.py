"""Threat, response and exposure over the weeks: three lines in ink, told apart by their dash."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from dashboard import text
from dashboard.figures.labels import Scale
from dashboard.figures.line_ends import Line, draw_lines, name_lines
from dashboard.figures.months import draw_months
from dashboard.figures.numbers import points
from dashboard.figures.sheet import Chart, Json, Sheet, empty_figure
from dashboard.figures.week_axis import WeekAxis, hover_points, week_head

if TYPE_CHECKING:
    from dashboard.theme import Theme

_STRIPS = (190, 22)
_NAMES = 100
_LOW, _HIGH = -1.0, 103.0


def axes_lines_figure(weeks: pd.DataFrame, theme: Theme, *, selected: str, compact: bool = False) -> Json:
    """Draw the three axes as lines in ink: threat solid, response dashed, exposure dotted.

    weeks: one row a week in order, index = label (2020-W12); columns monday (datetime), state, threat,
        response, exposure (0-100; NaN = none: the week is not covered, or no weight lies on the axis).
    compact: the phone's format, with room for short names only.
    A missing value breaks its line; an axis without any value is neither drawn nor named. Without weeks, or
    without any axis, the figure says so.
    """
    if weeks.empty:
        return empty_figure(text.NO_WEEKS, theme, sum(_STRIPS))
    axis = WeekAxis.of(weeks)
    styled = (
        Line(text.THREAT, read_values(weeks, "threat"), 2.0, "solid", is_strong=True),
        Line(text.RESPONSE, read_values(weeks, "response"), 1.5, "6px,3px"),
        Line(text.EXPOSURE, read_values(weeks, "exposure"), 1.5, "2px,2px"),
    )
    lines = [line for line in styled if line.last is not None]
    if not lines:
        return empty_figure(text.NO_WEIGHTS, theme, sum(_STRIPS))
    chart = Chart(Sheet(_STRIPS, left=28, right=_NAMES, top=8), theme)
    chart.y_axis(
        0,
        (_LOW, _HIGH),
        showgrid=True,
        zeroline=True,
        zerolinewidth=1.5,
        showticklabels=True,
        ticklabelstandoff=4,
        tickvals=[0, 50, 100],
    )
    axis.lay(chart, selected)
    draw_lines(chart, axis, lines, selected, filling_columns(weeks))
    name_lines(chart, lines, Scale(_LOW, _HIGH, _STRIPS[0]))
    draw_months(chart, axis, width=230 if compact else 500, years=False)
    words = [
        f"{week_head(label, monday)}<br>" + "<br>".join(_said(line, column) for line in lines)
        for column, (label, monday) in enumerate(zip(axis.labels, axis.mondays, strict=True))
    ]
    chart.traces.append(hover_points(axis, words, "y"))
    return chart.figure()


def read_values(weeks: pd.DataFrame, column: str) -> tuple[float | None, ...]:
    """Return a column's values in order, None where there is none."""
    return tuple(None if pd.isna(value) else float(value) for value in weeks[column])


def filling_columns(weeks: pd.DataFrame) -> list[int]:
    """List the columns of provisional weeks: their values can still change."""
    return [column for column, state in enumerate(weeks["state"]) if state == "provisional"]


def _said(line: Line, column: int) -> str:
    value = line.heights[column]
    return f"{line.name} {text.NOT_KNOWN if value is None else points(value).replace('<', '&lt;')}"
