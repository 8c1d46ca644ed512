"""The row of months below the weeks: a tick where each begins, its name to the right of it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from dashboard import text
from dashboard.figures.labels import text_width
from dashboard.figures.sheet import NOTE_SIZE, axis_id
from dashboard.figures.week_axis import DAYS

if TYPE_CHECKING:
    from dashboard.figures.sheet import Chart, Json
    from dashboard.figures.week_axis import WeekAxis

_MONTHS = 12
_MONTH_DAYS = 365.25 / _MONTHS
_GAP = 6
_TICK_SHORTER = 8


def draw_months(chart: Chart, axis: WeekAxis, *, width: float, years: bool) -> None:
    """Draw the months in the chart's lowest strip.

    width: pixels of the plot, nominal; years: write the year on the first month and on each January. When
    months are closer than their names, only quarters or Januaries are named. A name that would be cut is left
    out.
    """
    sheet = chart.sheet
    chart.y_axis(sheet.last, (0, 1))
    # A strip without a trace would not answer to clicks.
    chart.traces.append(unseen_trace(axis, sheet.last))
    top = sheet.domain(sheet.last)[1]
    every = _step(len(axis), width)
    named = [start for start in month_starts(axis) if (start.month - 1) % every == 0]
    for index, start in enumerate(named):
        with_year = every == _MONTHS or (years and (index == 0 or start.month == 1))
        words = text.MONTHS_SHORT[start.month - 1] + (f" {start.year}" if with_year else "")
        x = axis.place(start)
        if (len(axis) - 0.5 - x) * width / len(axis) < text_width(words, NOTE_SIZE) + _GAP:
            continue
        chart.shapes.append(
            {
                "type": "line",
                "name": "month",
                "xref": "x",
                "x0": x,
                "x1": x,
                "yref": "paper",
                "ysizemode": "pixel",
                "yanchor": top,
                "y0": 0,
                "y1": -(sheet.strips[sheet.last] - _TICK_SHORTER),
                "line": {"width": 1, "color": chart.theme.strong_line},
            },
        )
        chart.note(words, xref="x", x=x, xanchor="left", xshift=4, y=top, yanchor="top", yshift=-3)


def unseen_trace(axis: WeekAxis, strip: int) -> Json:
    """Return a trace that nobody sees, with a point a week in one strip."""
    return {
        "type": "scatter",
        "mode": "markers",
        "name": "months",
        "yaxis": axis_id(strip),
        "x": list(range(len(axis))),
        "y": [0.5] * len(axis),
        "marker": {"size": 1, "opacity": 0},
        "customdata": list(axis.labels),
        "hoverinfo": "skip",
    }


def month_starts(axis: WeekAxis) -> list[date]:
    """List the first days of months that fall inside the weeks, in order."""
    year, month = axis.mondays[0].year, axis.mondays[0].month
    starts = []
    while (start := date(year, month, 1)) <= axis.last_day:
        if start >= axis.mondays[0]:
            starts.append(start)
        year, month = year + month // _MONTHS, month % _MONTHS + 1
    return starts


def _step(weeks: int, width: float) -> int:
    """Return 1, 3 or 12: how many months apart names must be to stand clear of each other."""
    month = width / max(1, weeks) * _MONTH_DAYS / DAYS
    room = text_width("Nov", NOTE_SIZE) + 2 * _GAP
    return next((step for step in (1, 3) if step * month >= room), _MONTHS)
