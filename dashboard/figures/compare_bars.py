"""A change grouped: new to the right, fading to the left of a middle zero, the sum at the end, one row a group."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard import text
from dashboard.figures.escaping import plain
from dashboard.figures.labels import text_width
from dashboard.figures.numbers import signed
from dashboard.figures.sheet import BODY_SIZE, Chart, Json, Sheet, empty_figure, strong

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dashboard.theme import Theme

ROW = 22
_NAME, _SUM = 128, 46


@dataclass(frozen=True)
class Group:
    """One row: its name, what a click opens ("" for nothing), its hue (0: ink), new and fading points."""

    name: str
    new: float
    fading: float
    key: str = ""
    hue: int = 0


def compare_bars_figure(groups: Sequence[Group], theme: Theme) -> Json:
    """Draw one row a group, in the order given; without any the figure says so. Height: 22 px a row."""
    if not groups:
        return empty_figure(text.NO_WEIGHTS, theme, ROW)
    count = len(groups)
    chart = Chart(Sheet((ROW * count,), left=_NAME, right=_SUM), theme)
    reach = [value for group in groups for value in (group.new, group.fading)]
    low, high = min(0.0, *reach), max(0.0, *reach)
    room = (high - low or 1.0) * 0.04
    chart.settings |= {
        "hovermode": "closest",
        "barmode": "overlay",
        "xaxis": {"range": [low - room, high + room], "fixedrange": True, "showticklabels": False},
    }
    chart.y_axis(0, (count - 0.5, -0.5))
    for number, group in enumerate(groups):
        colour = theme.hue(group.hue) if group.hue else theme.ink[0]
        _bars(chart, number, group, colour)
        font = {"size": BODY_SIZE, "color": theme.text}
        name = plain(_cut(group.name))
        chart.note(name, x=0, xanchor="right", xshift=-8, yref="y", y=number, font=font)
        net = strong(signed(group.new + group.fading), theme.text)
        chart.note(net, x=1, xanchor="right", xshift=_SUM, yref="y", y=number, font=font)
    chart.shapes.append(
        {
            "type": "line", "name": "zero", "xref": "x", "x0": 0, "x1": 0, "yref": "paper", "y0": 0, "y1": 1,
            "layer": "above", "line": {"width": 1, "color": theme.text_2},
        }
    )  # fmt: skip
    return chart.figure()


def _bars(chart: Chart, row: int, group: Group, colour: str) -> None:
    for value, hatched in ((group.new, False), (group.fading, True)):
        if not value:
            continue
        marker: Json = {"color": colour, "line": {"width": 0, "color": colour}}
        if hatched:
            pattern = {"shape": "/", "fgcolor": colour, "bgcolor": chart.theme.page, "size": 5, "solidity": 0.3}
            marker = {"color": colour, "line": {"width": 1, "color": colour}, "pattern": pattern}
        trace: Json = {
            "type": "bar", "orientation": "h", "x": [value], "y": [row], "width": [0.6], "marker": marker,
            "hovertext": [f"{plain(group.name)} {signed(value)}"], "hoverinfo": "text",
        }  # fmt: skip
        if group.key:
            trace["customdata"] = [group.key]
        chart.traces.append(trace)


def _cut(words: str) -> str:
    while text_width(words, BODY_SIZE) > _NAME - 12:
        words = words[:-2].rstrip() + "…"
    return words
