"""Lines over the weeks and their names at the right end, without overlap: for charts of scores in ink."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.figures.labels import Scale, spread
from dashboard.figures.numbers import whole
from dashboard.figures.sheet import NOTE_SIZE, strong
from dashboard.figures.states import MEMORY_SHARE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dashboard.figures.sheet import Chart, Json
    from dashboard.figures.week_axis import WeekAxis

_NAME_GAP = 14
_NAME_LEFT = 8
_LEADER_FROM = 4


@dataclass(frozen=True)
class Line:
    """One line: its name here, a height a week (None breaks it), its width and dash in pixels, its weight."""

    name: str
    heights: tuple[float | None, ...]
    width: float
    dash: str
    is_strong: bool = False

    @property
    def last(self) -> float | None:
        """The last known height, None when none is known."""
        return next((height for height in reversed(self.heights) if height is not None), None)


def draw_lines(chart: Chart, axis: WeekAxis, lines: list[Line], selected: str, filling: Sequence[int] = ()) -> None:
    """Draw the lines in ink, and on each an accented dot in the selected week.

    filling: columns of provisional weeks; the way into them is faint, since dashes already tell lines apart.
    """
    theme = chart.theme
    faint = theme.mix(theme.text, MEMORY_SHARE)
    for line in lines:
        full = [None if column in filling else height for column, height in enumerate(line.heights)]
        chart.traces.append(_path(axis, line, full, theme.text, line.name))
        if any(line.heights[column] is not None for column in filling):
            into = [
                height if {column, column + 1} & set(filling) else None for column, height in enumerate(line.heights)
            ]
            chart.traces.append(_path(axis, line, into, faint, f"{line.name}, provisional"))
    column = axis.column(selected)
    if column is None:
        return
    dots = [line.heights[column] for line in lines if line.heights[column] is not None]
    chart.traces.append(
        {
            "type": "scatter",
            "mode": "markers",
            "name": "selected week",
            "x": [column] * len(dots),
            "y": dots,
            "marker": {
                "size": 7,
                "color": theme.accent,
                "line": {"width": 1.5, "color": theme.page},
                "opacity": 1,
            },
            "customdata": [selected] * len(dots),
            "cliponaxis": False,
            "hoverinfo": "skip",
        },
    )


def _path(axis: WeekAxis, line: Line, heights: list[float | None], colour: str, name: str) -> Json:
    return {
        "type": "scatter",
        "mode": "lines",
        "name": name,
        "x": list(range(len(axis))),
        "y": heights,
        "line": {"width": line.width, "dash": line.dash, "color": colour},
        "connectgaps": False,
        "customdata": list(axis.labels),
        "hoverinfo": "skip",
    }


def name_lines(chart: Chart, lines: list[Line], scale: Scale) -> None:
    """Name each line at the right end, with its last known value; names are spread so that none overlaps.

    A name that had to move more than 4 px gets a leader. A line without any value is not named.
    """
    known = [(scale.down(line.last), line, line.last) for line in lines if line.last is not None]
    known.sort(key=lambda entry: entry[0])
    places = spread([down for down, _, _ in known], _NAME_GAP, 4.0, max(scale.height - 4, len(known) * _NAME_GAP))
    for (down, line, value), place in zip(known, places, strict=True):
        words = f"{line.name} {whole(value)}"
        chart.note(
            strong(words, chart.theme.text) if line.is_strong else words,
            x=1,
            xanchor="left",
            xshift=_NAME_LEFT,
            yref="y",
            y=scale.value(place),
            font={"size": NOTE_SIZE, "color": chart.theme.text_2},
        )
        if abs(down - place) > _LEADER_FROM:
            chart.shapes.append(_leader(line.name, scale.value(down), down - place, chart.theme.text_3))


def _leader(name: str, height: float, rise: float, colour: str) -> Json:
    return {
        "type": "line",
        "name": f"leader {name}",
        "xref": "paper",
        "xsizemode": "pixel",
        "xanchor": 1,
        "x0": 0,
        "x1": _NAME_LEFT - 1,
        "yref": "y",
        "ysizemode": "pixel",
        "yanchor": height,
        "y0": 0,
        "y1": rise,
        "line": {"width": 1, "color": colour},
    }
