"""The bridge from one week's score to another's: a step for each group, new and fading apart, from zero.

The scale has its zero in view whatever the scores; nothing is cut off. The two weeks stand at the ends as
stacks of what their indicators add.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from dashboard import text
from dashboard.figures.escaping import plain
from dashboard.figures.labels import Scale, text_width, wrap
from dashboard.figures.numbers import points, signed, whole
from dashboard.figures.sheet import BODY_SIZE, NOTE_SIZE, Chart, Json, Sheet, empty_figure, strong

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dashboard.theme import Theme

HEIGHT = 384
_PLOT, _BELOW, _LEFT = 318, 58, 92
_EDGES = (0.0, 20.0, 40.0, 60.0, 80.0, 100.0)
_NOMINAL_WIDTH = 1096
_LINE = 15.0
_STACK_WIDTH, _PART_WIDTH = 0.56, 0.34
_MOST_LINES = 4


@dataclass(frozen=True)
class End:
    """One of the two weeks: its label, a word below it, its score, and (name, hue, points) from zero up."""

    label: str
    below: str
    score: float
    parts: tuple[tuple[str, int, float], ...]


@dataclass(frozen=True)
class Step:
    """One step: key (what a click opens, "" for nothing), name, a word below it, hue (0: ink), new and fading points.

    lines: what it is made of, as (words, points), the largest first. is_account: it is not of the world.
    """

    key: str
    name: str
    below: str
    hue: int
    new: float
    fading: float
    lines: tuple[tuple[str, float], ...] = field(default=())
    is_account: bool = False


def compare_bridge_figure(first: End, second: End, steps: Sequence[Step], theme: Theme) -> Json:
    """Draw the bridge; without any step the figure says so. customdata of a bar is its step's key."""
    if not steps:
        return empty_figure(text.NO_WEIGHTS, theme, HEIGHT)
    levels = _levels(first.score, steps)
    scale = _scale(first, second, levels)
    chart = Chart(Sheet((_PLOT,), left=_LEFT, right=0, top=HEIGHT - _PLOT - _BELOW, bottom=_BELOW), theme)
    last = len(steps) + 1
    chart.settings |= {
        "hovermode": "closest",
        "barmode": "overlay",
        "xaxis": {"range": [-0.5, last + 0.5], "fixedrange": True, "showticklabels": False},
    }
    _ground(chart, scale)
    _draw_end(chart, 0, first)
    _draw_end(chart, last, second)
    for number, (step, level) in enumerate(zip(steps, levels, strict=True), start=1):
        _draw_step(chart, number, step, level, scale)
    _connect(chart, [first.score, *(level + step.new + step.fading for step, level in zip(steps, levels, strict=True))])
    _part_accounts(chart, steps)
    return chart.figure()


def _levels(start: float, steps: Sequence[Step]) -> list[float]:
    """Give the height at which each step begins."""
    levels = [start]
    for step in steps[:-1]:
        levels.append(levels[-1] + step.new + step.fading)
    return levels


def _scale(first: End, second: End, levels: Sequence[float]) -> Scale:
    reached = [first.score, second.score, *levels]
    top = max(20.0, max(reached) * 1.22)
    return Scale(min(0.0, min(reached) * 1.1), min(top, 118.0), _PLOT)


def _ground(chart: Chart, scale: Scale) -> None:
    """Lay the level bands with their names, the grid at the thresholds, and zero as the strongest line."""
    theme = chart.theme
    ticks = [edge for edge in _EDGES if edge < scale.high]
    chart.y_axis(
        0, (scale.low, scale.high), showgrid=True, zeroline=True, zerolinewidth=2, showticklabels=True,
        ticklabelstandoff=4, tickvals=ticks, ticktext=[whole(edge) for edge in ticks],
    )  # fmt: skip
    for level, lower in enumerate(_EDGES[:-1]):
        upper = min(_EDGES[level + 1], scale.high)
        if lower >= scale.high:
            break
        chart.shapes.append(
            {
                "type": "rect", "name": f"band {level}", "xref": "paper", "x0": 0, "x1": 1, "yref": "y",
                "y0": lower, "y1": upper, "layer": "below", "line": {"width": 0}, "fillcolor": theme.bands[level],
            }
        )  # fmt: skip
        if scale.pixels(upper - lower) > _LINE:
            font = {"size": NOTE_SIZE, "color": theme.text_2}
            chart.note(
                text.LEVEL_NAMES[level], x=0, xanchor="right", xshift=-28, yref="y", y=(lower + upper) / 2, font=font
            )


def _draw_end(chart: Chart, at: int, end: End) -> None:
    """Stack what the indicators add, with the score above and the week below."""
    base = {True: 0.0, False: 0.0}
    for name, hue, value in end.parts:
        sign = value >= 0
        _bar(chart, at, (base[sign], value), _STACK_WIDTH, chart.theme.hue(hue), says=f"{name} {points(value)}")
        base[sign] += value
    theme = chart.theme
    _write(chart, at, max(base[True], end.score), strong(points(end.score), theme.text), up=11, size=BODY_SIZE + 1)
    _below(chart, at, [strong(plain(end.label), theme.text), plain(end.below)])
    chart.shapes.append(_rule(at - 0.31, at + 0.31, end.score, {"width": 2, "color": theme.text}, "score"))


def _draw_step(chart: Chart, at: int, step: Step, level: float, scale: Scale) -> None:
    theme = chart.theme
    colour = theme.hue(step.hue) if step.hue else theme.ink[0]
    says = f"{step.name}: {signed(step.new)}, {signed(step.fading)}"
    if not step.new and not step.fading:
        chart.shapes.append(_rule(at - 0.2, at + 0.2, level, {"width": 1.5, "color": theme.text_2}, "zero"))
        _write(chart, at, level, "0", up=10)
    if step.new:
        _bar(chart, at - 0.18, (level, step.new), _PART_WIDTH, colour, key=step.key, says=says)
        _value(chart, at - 0.18, level, step.new)
    if step.fading:
        after = level + step.new
        _bar(chart, at + 0.18, (after, step.fading), _PART_WIDTH, colour, key=step.key, says=says, hatched=True)
        _value(chart, at + 0.18, after, step.fading)
    net = step.new + step.fading
    name = wrap(step.name, _NOMINAL_WIDTH / 10, NOTE_SIZE)[:2]
    change = [strong(signed(net), theme.text)] if net or not step.below else []
    _below(chart, at, [*(plain(part) for part in name), *change, *([plain(step.below)] if step.below else [])])
    _list(chart, at, step, level, scale)


def _value(chart: Chart, at: float, level: float, value: float) -> None:
    """Write a part's points beyond its end: above a rise, below a fall."""
    up = 9 if value > 0 else -9
    _write(chart, at, level + value, strong(signed(value), chart.theme.text), up=up)


def _list(chart: Chart, at: int, step: Step, level: float, scale: Scale) -> None:
    """Name what a step is made of in the free space under it, where there is enough."""
    shown = list(step.lines[:_MOST_LINES])
    lowest = min(level, level + step.new, level + step.new + step.fading)
    room = scale.pixels(lowest) - 24
    shown = shown[: max(0, int((room - 10) // _LINE))]
    if not shown:
        return
    width = _NOMINAL_WIDTH / 10 - 14
    for number, (said, value) in enumerate(shown):
        figure = signed(value)
        name = _cut(said, width - text_width(figure, NOTE_SIZE) - 6)
        shift = 10 + _LINE * (len(shown) - 1 - number) + 8
        font = {"size": NOTE_SIZE, "color": chart.theme.text_2}
        chart.note(plain(name), xref="x", x=at - 0.44, xanchor="left", yref="y", y=0, yshift=shift, font=font)
        chart.note(figure, xref="x", x=at + 0.44, xanchor="right", yref="y", y=0, yshift=shift, font=font)


def _cut(words: str, width: float) -> str:
    """Shorten words to a width, with an ellipsis where something is left out."""
    if text_width(words, NOTE_SIZE) <= width:
        return words
    while words and text_width(words + "…", NOTE_SIZE) > width:
        words = words[:-1]
    return words.rstrip() + "…"


def _bar(
    chart: Chart,
    at: float,
    reach: tuple[float, float],
    width: float,
    colour: str,
    *,
    key: str = "",
    says: str = "",
    hatched: bool = False,
) -> None:
    """Draw one bar. reach: where it begins, and how far it goes from there."""
    base, value = reach
    marker: Json = {"color": colour, "line": {"width": 1, "color": chart.theme.page}}
    if hatched:
        marker = {
            "color": colour,
            "line": {"width": 1.2, "color": colour},
            "pattern": {"shape": "/", "fgcolor": colour, "bgcolor": chart.theme.page, "size": 6, "solidity": 0.3},
        }
    trace: dict[str, Any] = {
        "type": "bar", "x": [at], "y": [value], "base": [base], "width": [width], "marker": marker,
        "hovertext": [plain(says)], "hoverinfo": "text",
    }  # fmt: skip
    if key:
        trace["customdata"] = [key]
    chart.traces.append(trace)


def _connect(chart: Chart, levels: Sequence[float]) -> None:
    """Lead a dotted line from each step's end to the next one's beginning."""
    for number, level in enumerate(levels):
        line = {"width": 1, "dash": "1px,2px", "color": chart.theme.text_3}
        chart.shapes.append(_rule(number + 0.32, number + 0.68, level, line, "link"))


def _part_accounts(chart: Chart, steps: Sequence[Step]) -> None:
    """Draw a line before the steps that are not of the world."""
    first = next((number for number, step in enumerate(steps, start=1) if step.is_account), None)
    if first is None:
        return
    chart.shapes.append(
        {
            "type": "line", "name": "accounts", "xref": "x", "x0": first - 0.5, "x1": first - 0.5, "yref": "paper",
            "y0": 0, "y1": 1, "line": {"width": 1, "color": chart.theme.strong_line},
        }
    )  # fmt: skip


def _rule(x0: float, x1: float, y: float, line: Json, name: str) -> Json:
    ends = {"xref": "x", "yref": "y", "x0": x0, "x1": x1, "y0": y, "y1": y}
    return {"type": "line", "name": name, "layer": "above", "line": line, **ends}


def _write(chart: Chart, at: float, y: float, words: str, *, up: float, size: int = NOTE_SIZE) -> None:
    font = {"size": size, "color": chart.theme.text_2}
    chart.note(words, xref="x", x=at, yref="y", y=y, yshift=up, font=font)


def _below(chart: Chart, at: int, lines: Sequence[str]) -> None:
    for number, line in enumerate(lines):
        font = {"size": NOTE_SIZE, "color": chart.theme.text_2}
        chart.note(line, xref="x", x=at, yref="paper", y=0, yshift=-10 - _LINE * number, yanchor="middle", font=font)
