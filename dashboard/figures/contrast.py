"""Threat minus response over the weeks: a line around zero, never worded as one outrunning the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard import text
from dashboard.figures.axes_lines import filling_columns, read_values
from dashboard.figures.escaping import plain
from dashboard.figures.line_ends import Line, draw_lines
from dashboard.figures.months import draw_months
from dashboard.figures.numbers import points, whole
from dashboard.figures.sheet import Chart, Json, Sheet, empty_figure, strong
from dashboard.figures.week_axis import WeekAxis, hover_points, week_head

if TYPE_CHECKING:
    import pandas as pd

    from dashboard.theme import Theme

_STRIPS = (190, 22)
_STEP = 40.0
_WHOLE = 100.0
_PLOT_WIDTH = 320
_VALUE_ROOM = 36


def contrast_figure(weeks: pd.DataFrame, theme: Theme, *, selected: str) -> Json:
    """Draw threat minus response as one line, with a stronger line at zero.

    weeks: one row a week in order, index = label (2020-W12); columns monday (datetime), state, contrast
        (-100 to 100; NaN = none: the week is not covered, or one of the two axes has no weight).
    The scale reaches to the next multiple of 40 beyond the values on either side, at most to 100. A missing
    value breaks the line. The selected week carries its value. Without any value the figure says so.
    """
    values = read_values(weeks, "contrast") if len(weeks) else ()
    known = [value for value in values if value is not None]
    if not known:
        return empty_figure(text.NO_CONTRAST if len(weeks) else text.NO_WEEKS, theme, sum(_STRIPS))
    low, high = _edge(-min(known)), _edge(max(known))
    axis = WeekAxis.of(weeks)
    chart = Chart(Sheet(_STRIPS, left=32, right=8, top=8), theme)
    ticks = [at for at in (-_WHOLE, -80.0, -40.0, 0.0, 40.0, 80.0, _WHOLE) if -low <= at <= high]
    margin = (low + high) * 0.01
    chart.y_axis(
        0,
        (-low - margin, high + margin),
        showgrid=True,
        zeroline=True,
        zerolinewidth=1.5,
        zerolinecolor=theme.field_edge,
        showticklabels=True,
        ticklabelstandoff=4,
        tickvals=ticks,
        ticktext=[whole(at) for at in ticks],
    )
    axis.lay(chart, selected)
    draw_lines(chart, axis, [Line(text.CONTRAST, values, 1.5, "solid")], selected, filling_columns(weeks))
    draw_months(chart, axis, width=_PLOT_WIDTH, years=False)
    _name_selected(chart, axis, values, selected)
    words = [
        f"{week_head(label, monday)}<br>{text.CONTRAST} " + (text.NOT_KNOWN if value is None else plain(points(value)))
        for label, monday, value in zip(axis.labels, axis.mondays, values, strict=True)
    ]
    chart.traces.append(hover_points(axis, words, "y"))
    return chart.figure()


def _edge(reach: float) -> float:
    """Return the next multiple of 40 that covers a reach to one side, at least one step, at most 100."""
    steps = max(1, -(-reach // _STEP))
    return float(min(_WHOLE, steps * _STEP))


def _name_selected(chart: Chart, axis: WeekAxis, values: tuple[float | None, ...], selected: str) -> None:
    """Write the selected week's value beside its dot; near the right edge above or below it, off the line."""
    column = axis.column(selected)
    value = None if column is None else values[column]
    if column is None or value is None:
        return
    beside = [other for other in values[max(0, column - 1) : column + 2] if other is not None]
    is_high = value >= sum(beside) / len(beside)
    has_room = (len(axis) - 0.5 - column) * _PLOT_WIDTH / len(axis) > _VALUE_ROOM
    chart.note(
        strong(whole(value), chart.theme.accent),
        xref="x",
        x=column,
        xanchor="left" if has_room else "center",
        xshift=8 if has_room else 0,
        yref="y",
        y=value,
        yshift=(8 if has_room else 14) if is_high else (-8 if has_room else -14),
    )
