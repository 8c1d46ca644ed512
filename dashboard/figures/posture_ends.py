"""The names at the right end of the main chart: the score and every indicator, with the last value."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard import text
from dashboard.figures.escaping import plain
from dashboard.figures.labels import spread, text_width
from dashboard.figures.numbers import points
from dashboard.figures.posture_bars import BAR_WIDTH
from dashboard.figures.sheet import CLEAR, NOTE_SIZE, strong

if TYPE_CHECKING:
    from dashboard.figures.labels import Scale
    from dashboard.figures.posture_table import PostureTable, PostureWeek
    from dashboard.figures.sheet import Chart, Json

_GAP = 16
_SWATCH_LEFT = 16
_NAME_LEFT = _SWATCH_LEFT + 12
_SMALLEST_MARGIN = 144
_WIDEST_VALUE = " -100.0"


@dataclass(frozen=True)
class _End:
    """One name: what it says, where it points (pixels from the top), its hue ("" = the score)."""

    name: str
    value: str
    down: float
    hue: str


def end_margin(names: list[str]) -> int:
    """Return the margin that the longest of the indicators' names needs with its value, in pixels."""
    widths = [_NAME_LEFT + round(text_width(name + _WIDEST_VALUE, NOTE_SIZE)) for name in names]
    return max([_SMALLEST_MARGIN, *widths])


def draw_ends(chart: Chart, table: PostureTable, scale: Scale) -> None:
    """Name the score and every indicator at the right end, with the value of the last week that has a score.

    Names are spread so that none overlaps; a leader in the indicator's hue ties each to its part of the last
    bar. Without any score there is nothing to name.
    """
    if not table.scored:
        return
    week = table.scored[-1]
    ends = _ends(chart, week, scale)
    floor = max(scale.height - 4, len(ends) * _GAP)
    for end, place in zip(ends, spread([end.down for end in ends], _GAP, 8.0, floor), strict=True):
        _draw_name(chart, end, scale.value(place))
        if end.hue:
            chart.shapes += [_swatch(end, scale.value(place)), _leader(end, end.down - place, scale)]
        if end.hue and week is table.weeks[-1]:
            chart.shapes.append(_stub(end, len(table.axis), scale))


def _ends(chart: Chart, week: PostureWeek, scale: Scale) -> list[_End]:
    """List the names from top to bottom; parts of no height keep their order in the stack."""
    up = down = 0.0
    parts: list[_End] = []
    for part in week.parts:
        step = part.points or 0.0
        middle = (up if step >= 0 else down) + step / 2
        up, down = up + max(step, 0.0), down + min(step, 0.0)
        value = text.EN_DASH if part.points is None else points(part.points)
        hue = chart.theme.hue(part.series.hue)
        parts.insert(0, _End(plain(part.series.short), plain(value), scale.down(middle), hue))
    score = _End(text.SCORE, plain(points(week.score or 0.0)), scale.down(week.top) - _GAP / 2, "")
    return sorted([score, *parts], key=lambda end: end.down)


def _draw_name(chart: Chart, end: _End, height: float) -> None:
    theme = chart.theme
    value = f'<span style="color:{theme.text_3}">{end.value}</span>'
    chart.note(
        f"{end.name} {value}" if end.hue else strong(f"{end.name} {end.value}", theme.text),
        x=1,
        xanchor="left",
        xshift=_NAME_LEFT if end.hue else _SWATCH_LEFT - 2,
        yref="y",
        y=height,
        font={"size": NOTE_SIZE, "color": theme.text_2},
    )


def _swatch(end: _End, height: float) -> Json:
    return {
        "type": "rect",
        "name": f"swatch {end.name}",
        "xref": "paper",
        "xsizemode": "pixel",
        "xanchor": 1,
        "x0": _SWATCH_LEFT,
        "x1": _SWATCH_LEFT + 8,
        "yref": "y",
        "ysizemode": "pixel",
        "yanchor": height,
        "y0": -4,
        "y1": 4,
        "line": {"width": 0},
        "fillcolor": end.hue,
    }


def _leader(end: _End, rise: float, scale: Scale) -> Json:
    return {
        "type": "path",
        "name": f"leader {end.name}",
        "xref": "paper",
        "xsizemode": "pixel",
        "xanchor": 1,
        "yref": "y",
        "ysizemode": "pixel",
        "yanchor": scale.value(end.down),
        "path": f"M 0 0 L 3 0 L {_SWATCH_LEFT - 5} {rise:g} L {_SWATCH_LEFT - 2} {rise:g}",
        "line": {"width": 1, "color": end.hue},
        "fillcolor": CLEAR,
    }


def _stub(end: _End, count: int, scale: Scale) -> Json:
    """Tie the leader to the last bar, across the half gap that is left of the plot's edge."""
    return {
        "type": "line",
        "name": f"stub {end.name}",
        "xref": "x",
        "x0": count - 1 + BAR_WIDTH / 2,
        "x1": count - 0.5,
        "yref": "y",
        "y0": scale.value(end.down),
        "y1": scale.value(end.down),
        "line": {"width": 1, "color": end.hue},
    }
