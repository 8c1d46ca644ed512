"""The sheet that all family panels share: 138 px high, the same weeks between the same plot edges.

A panel has the bars of the week, above them (where something stands in force) a thin strip for that line on
its own scale, and the months below. The page around it gives the panel its name, reason and key.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard import text
from dashboard.figures.months import draw_months
from dashboard.figures.numbers import whole
from dashboard.figures.sheet import Chart, Json, Sheet, axis_id
from dashboard.figures.week_axis import WeekAxis, hover_points, week_head

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

    from dashboard.theme import Theme

HEIGHT = 138
BAR_WIDTH = 0.68
# A panel is a quarter of the page at its narrowest; on a phone it is wider.
PLOT_WIDTH = 250
OUTLINED_SHARE = 0.16
_LEFT = 24
_MONTHS = 20
_TOP = 4
_STRIP = 40
_SLOT_PIXELS = 18


def open_panel(weeks: pd.DataFrame, theme: Theme, selected: str, *, strip: bool) -> tuple[Chart, WeekAxis]:
    """Return a panel without data: its strips, the months, the selected week tinted over all of them.

    weeks: one row a week in order; columns week, monday. strip: keep a thin strip above the bars.
    """
    plot = HEIGHT - _MONTHS - _TOP
    strips = (_STRIP, plot - _STRIP, _MONTHS) if strip else (plot, _MONTHS)
    chart = Chart(Sheet(strips, left=_LEFT, right=0, top=_TOP), theme)
    axis = WeekAxis.of(weeks)
    axis.lay(chart, selected)
    draw_months(chart, axis, width=PLOT_WIDTH, years=False)
    return chart, axis


def week_states(weeks: pd.DataFrame) -> list[str]:
    """Return each week's state; a table without the column holds observed weeks only."""
    if "state" not in weeks:
        return ["observed"] * len(weeks)
    return [str(state) for state in weeks["state"]]


def lay_counts(chart: Chart, strip: int, highest: float, *, lowest: float = 0.0, head: int = 0) -> None:
    """Lay the axis of a strip of counts: a stronger zero line, one grid line and number at the highest count.

    head: pixels kept free above the highest bar, for the figures that stand there.
    """
    top = max(1.0, highest)
    unit = (chart.sheet.strips[strip] - head - 2) / (top - lowest)
    chart.y_axis(
        strip,
        (lowest - 1 / unit, top + (head + 1) / unit),
        showgrid=True,
        gridcolor=chart.theme.faint_line,
        zeroline=True,
        zerolinewidth=1.5,
        showticklabels=True,
        ticklabelstandoff=3,
        tickvals=[0, top],
        ticktext=["0", whole(top)],
    )


def full(chart: Chart, axis: WeekAxis, hue: int) -> Json:
    """Return the marker of the strongest kind of a family: the full hue."""
    colour = chart.theme.hue(hue)
    return {"color": colour, "line": {"width": 0 if axis.is_crowded else 1, "color": colour}}


def outlined(chart: Chart, axis: WeekAxis, hue: int) -> Json:
    """Return the marker of the weakest kind of a family: an outline of its hue over a trace of it."""
    colour = chart.theme.hue(hue)
    fill = chart.theme.mix(colour, OUTLINED_SHARE)
    return {"color": fill, "line": {"width": 0.5 if axis.is_crowded else 1, "color": colour}}


def draw_counts(
    chart: Chart,
    strip: int,
    name: str,
    counts: Sequence[tuple[int, str, float]],
    marker: Json,
) -> None:
    """Draw one kind of bar; counts: (column, week label, count) of each week; a zero has no bar."""
    held = [(column, label, count) for column, label, count in counts if count]
    chart.traces.append(
        {
            "type": "bar",
            "name": name,
            "yaxis": axis_id(strip),
            "x": [column for column, _, _ in held],
            "y": [count for _, _, count in held],
            "width": BAR_WIDTH,
            "marker": marker,
            "customdata": [label for _, label, _ in held],
            "hoverinfo": "skip",
        },
    )


def close_panel(
    chart: Chart, axis: WeekAxis, states: Sequence[str], words: Sequence[str], strip: int
) -> Json:
    """Mark the weeks nobody searched, add what is said under the pointer, and return the figure.

    A week that is not covered is a dashed slot with "?" on the baseline of `strip`: no count is known there.
    words: one a week, safe HTML, without its head.
    """
    for column, state in enumerate(states):
        if state == "not_covered":
            _draw_slot(chart, column, axis_id(strip))
    said = [
        f"{week_head(label, monday)}<br>{text.WEEK_NOT_COVERED if state == 'not_covered' else line}"
        for label, monday, state, line in zip(axis.labels, axis.mondays, states, words, strict=True)
    ]
    chart.traces.append(hover_points(axis, said, axis_id(strip)))
    return chart.figure()


def _draw_slot(chart: Chart, column: int, y_axis: str) -> None:
    chart.shapes.append(
        {
            "type": "rect",
            "name": "not covered",
            "xref": "x",
            "x0": column - BAR_WIDTH / 2,
            "x1": column + BAR_WIDTH / 2,
            "yref": y_axis,
            "ysizemode": "pixel",
            "yanchor": 0,
            "y0": 0,
            "y1": _SLOT_PIXELS,
            "line": {"width": 1, "dash": "2px,2px", "color": chart.theme.text_3},
        },
    )
    chart.note(text.NOT_COVERED_SIGN, xref="x", x=column, yref=y_axis, y=0, yshift=_SLOT_PIXELS / 2)


def draw_in_force(chart: Chart, axis: WeekAxis, values: Sequence[float | None], name: str) -> None:
    """Draw what stands in force as an ink step line in the thin strip above the bars, on a scale from 0.

    values: one a week, as of its Sunday; None breaks the line.
    """
    known = [value for value in values if value is not None]
    lay_counts(chart, 0, max([1.0, *known]), head=2)
    chart.traces.append(
        {
            "type": "scatter",
            "mode": "lines",
            "name": name,
            "yaxis": axis_id(0),
            # A value holds over its whole column, so that the steps stand between the weeks.
            "x": [edge for column in range(len(axis)) for edge in (column - 0.5, column + 0.5)],
            "y": [value for value in values for _ in range(2)],
            "line": {"width": 1.5, "color": chart.theme.text},
            "connectgaps": False,
            "customdata": [label for label in axis.labels for _ in range(2)],
            "hoverinfo": "skip",
        },
    )
