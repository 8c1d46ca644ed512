"""The line of the score: solid through full weeks, dashed into provisional ones, broken where none is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.figures.posture_table import PROVISIONAL

if TYPE_CHECKING:
    from dashboard.figures.posture_table import PostureTable
    from dashboard.figures.sheet import Chart, Json

_LINE = 1.5
_CROWDED_LINE = 1
_CASING = 2.5
_DOT = 6
_CROWDED_DOT = 2
_SELECTED_DOT = 9
_RING = 1.5


def draw_line(chart: Chart, table: PostureTable) -> None:
    """Draw the line over a casing of the page's colour, then a dot a week.

    A dot is hollow while any shown indicator warms up; in the selected week it is larger and accented.
    """
    solid = [week.score if week.is_scored and week.state != PROVISIONAL else None for week in table.weeks]
    filling = [week.score if week.is_scored and week.state == PROVISIONAL else None for week in table.weeks]
    _draw_path(chart, table, "score", solid, {})
    if any(score is not None for score in filling):
        _draw_path(chart, table, "score, provisional", dashed_path(solid, filling), {"dash": "4px,3px"})
    chart.traces.append(_dots(chart, table))


def dashed_path(solid: list[float | None], filling: list[float | None]) -> list[float | None]:
    """Return the provisional scores and the full score before each: the dashes start where the line ends."""
    following = [*filling[1:], None]
    return [
        own if own is not None or after is None else before
        for own, before, after in zip(filling, solid, following, strict=True)
    ]


def _draw_path(chart: Chart, table: PostureTable, name: str, values: list[float | None], dash: Json) -> None:
    width = _CROWDED_LINE if table.axis.is_crowded else _LINE
    casing = {"width": width + _CASING, "color": chart.theme.page}
    for line, role in (
        (casing, f"{name}, casing"),
        ({"width": width, "color": chart.theme.text} | dash, name),
    ):
        chart.traces.append(
            {
                "type": "scatter",
                "mode": "lines",
                "name": role,
                "x": list(range(len(values))),
                "y": values,
                "line": line,
                "connectgaps": False,
                "customdata": list(table.axis.labels),
                "hoverinfo": "skip",
            },
        )


def _dots(chart: Chart, table: PostureTable) -> Json:
    theme = chart.theme
    size = _CROWDED_DOT if table.axis.is_crowded else _DOT
    sizes, fills, edges, rings = [], [], [], []
    for week in table.scored:
        chosen = week.label == table.selected
        ink = theme.accent if chosen else theme.text
        sizes.append(_SELECTED_DOT if chosen else size)
        fills.append(theme.page if week.is_warming else ink)
        edges.append(ink if week.is_warming else theme.page)
        rings.append(_RING if chosen or week.is_warming else 0)
    return {
        "type": "scatter",
        "mode": "markers",
        "name": "weeks",
        "x": [week.column for week in table.scored],
        "y": [week.score for week in table.scored],
        "marker": {"size": sizes, "color": fills, "line": {"width": rings, "color": edges}, "opacity": 1},
        "customdata": [week.label for week in table.scored],
        "cliponaxis": False,
        "hoverinfo": "skip",
    }
