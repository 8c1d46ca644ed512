"""The stacked bars of the main chart, and the marks of weeks that have none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard import text
from dashboard.figures.escaping import plain
from dashboard.figures.sheet import BODY_SIZE, CLEAR
from dashboard.figures.states import bar_marker

if TYPE_CHECKING:
    from dashboard.figures.labels import Scale
    from dashboard.figures.posture_table import PostureTable, PostureWeek, Series
    from dashboard.figures.sheet import Chart, Json

BAR_WIDTH = 0.64
_SLOT_PIXELS = 40
_ZERO_TICK_PIXELS = 7


def draw_bars(chart: Chart, table: PostureTable, scale: Scale) -> None:
    """Draw one bar trace an indicator, first = nearest to zero; then the weeks without bars.

    Only weeks with a score of their own have bars. A week that is not covered, or has no score, is a dashed
    slot with "?"; a score of zero is a tick below the baseline. customdata is the week label.
    """
    chart.traces += [_bars(chart, table, series) for series in table.series]
    for week in table.weeks:
        if not week.is_scored:
            _draw_slot(chart, week, scale)
        elif week.score == 0:
            chart.shapes.append(_zero_tick(week.column, chart.theme.text_3))


def _bars(chart: Chart, table: PostureTable, series: Series) -> Json:
    own = [(week, part) for week in table.scored for part in week.parts if part.series == series and part.points]
    marks = [part.mark for _, part in own]
    return {
        "type": "bar",
        "name": plain(series.short),
        "x": [week.column for week, _ in own],
        "y": [part.points for _, part in own],
        "width": BAR_WIDTH,
        "marker": bar_marker(chart.theme.hue(series.hue), marks, chart.theme, crowded=table.axis.is_crowded),
        "customdata": [week.label for week, _ in own],
        "hoverinfo": "skip",
    }


def _draw_slot(chart: Chart, week: PostureWeek, scale: Scale) -> None:
    chart.shapes.append(
        {
            "type": "rect",
            "name": "not covered",
            "xref": "x",
            "x0": week.column - BAR_WIDTH / 2,
            "x1": week.column + BAR_WIDTH / 2,
            "yref": "y",
            "y0": 0,
            "y1": scale.points(_SLOT_PIXELS),
            "line": {"width": 1, "dash": "3px,3px", "color": chart.theme.text_3},
            "fillcolor": CLEAR,
        },
    )
    chart.note(
        text.NOT_COVERED_SIGN,
        xref="x",
        x=week.column,
        yref="y",
        y=scale.points(_SLOT_PIXELS / 2),
        font={"size": BODY_SIZE, "color": chart.theme.text_2},
    )


def _zero_tick(column: int, colour: str) -> Json:
    return {
        "type": "line",
        "name": "observed zero",
        "xref": "x",
        "x0": column,
        "x1": column,
        "yref": "y",
        "ysizemode": "pixel",
        "yanchor": 0,
        "y0": 0,
        "y1": -_ZERO_TICK_PIXELS,
        "line": {"width": 1.5, "color": colour},
    }
