"""The stated reasons of a week: one bar in shades of ink, its counts inside, its words below."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from dashboard import text
from dashboard.figures.escaping import plain
from dashboard.figures.labels import text_width
from dashboard.figures.sheet import NOTE_SIZE, Chart, Json, Sheet, empty_figure, strong

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

    from dashboard.theme import Theme

_BAR = 14
_LINE = 17
_SWATCH = 7
_SWATCH_GAP = 3
_WORD_GAP = 3
_GAP = 1.5
_DARK_SHADES = 2


@dataclass(frozen=True)
class _Reason:
    """One reason: its name here, how many incidents state it, and its shade of ink (the last is outlined)."""

    name: str
    count: int
    shade: int


def reasons_figure(reasons: pd.DataFrame, names: Mapping[str, str], theme: Theme, *, width: int = 280) -> Json:
    """Draw how many incidents state each reason, as parts of one bar: the most stated first and darkest.

    reasons: columns reason (coded word), incidents (how many state it; an incident may state several).
    names: coded word -> its name here; `unstated` always comes last, in the lightest shade with an outline.
    width: pixels of the narrowest place the bar stands in; the words below it break into lines by it.
    Without any reason the figure says that nothing began.
    """
    listed = _ordered(reasons, names, len(theme.ink))
    if not listed:
        return empty_figure(text.NO_REASONS, theme, _BAR + _LINE)
    lines = _lines(listed, width)
    chart = Chart(Sheet((_BAR, _LINE * len(lines)), left=0, right=0), theme)
    total = sum(reason.count for reason in listed)
    gap = total * _GAP / width
    chart.settings |= {
        "hovermode": False,
        "xaxis": {"range": [0, total], "fixedrange": True, "showticklabels": False},
    }
    chart.y_axis(0, (-0.5, 0.5))
    chart.y_axis(1, (0, 1))
    reached = 0.0
    for reason in listed:
        chart.traces.append(_part(reason, reached, gap, theme))
        ink = theme.page if reason.shade < _DARK_SHADES else theme.text
        chart.note(strong(str(reason.count), ink), xref="x", x=reached + (reason.count - gap) / 2, yref="y", y=0)
        reached += reason.count
    for number, line in enumerate(lines):
        _write_line(chart, line, number, len(lines))
    return chart.figure()


def _ordered(reasons: pd.DataFrame, names: Mapping[str, str], shades: int) -> list[_Reason]:
    """Sort by count, unstated last; give each the next lighter shade, and the lightest to unstated alone."""
    rows: list[dict[Any, Any]] = reasons[reasons["incidents"] > 0].to_dict("records")
    rows.sort(key=lambda row: (row["reason"] == "unstated", -row["incidents"]))
    listed = []
    for number, row in enumerate(rows):
        unstated = row["reason"] == "unstated"
        name = plain(names.get(row["reason"], str(row["reason"])))
        listed.append(_Reason(name, int(row["incidents"]), shades - 1 if unstated else min(number, shades - 2)))
    return listed


def _part(reason: _Reason, start: float, gap: float, theme: Theme) -> Json:
    outlined = reason.shade == len(theme.ink) - 1
    return {
        "type": "bar",
        "orientation": "h",
        "name": reason.name,
        "x": [reason.count - gap],
        "y": [0],
        "base": [start],
        "width": 1,
        "marker": {
            "color": theme.ink[reason.shade],
            "line": {"width": 1 if outlined else 0, "color": theme.field_edge},
        },
        "hoverinfo": "skip",
    }


def _lines(listed: list[_Reason], width: int) -> list[list[tuple[float, _Reason]]]:
    """Break the words into lines; each word with its distance from the left in pixels."""
    lines: list[list[tuple[float, _Reason]]] = [[]]
    x = 0.0
    for reason in listed:
        room = _SWATCH + _SWATCH_GAP + text_width(reason.name, NOTE_SIZE)
        if lines[-1] and x + room > width:
            lines.append([])
            x = 0.0
        lines[-1].append((x, reason))
        x += room + _WORD_GAP
    return lines


def _write_line(chart: Chart, line: list[tuple[float, _Reason]], number: int, count: int) -> None:
    height = 1 - (number + 0.5) / count
    for x, reason in line:
        outlined = reason.shade == len(chart.theme.ink) - 1
        chart.shapes.append(
            {
                "type": "rect",
                "name": f"swatch {reason.name}",
                "xref": "paper",
                "xsizemode": "pixel",
                "xanchor": 0,
                "x0": x + 0.5,
                "x1": x + _SWATCH,
                "yref": "y2",
                "ysizemode": "pixel",
                "yanchor": height,
                "y0": -_SWATCH / 2 - 1,
                "y1": _SWATCH / 2 - 1,
                "line": {"width": 1 if outlined else 0, "color": chart.theme.field_edge},
                "fillcolor": chart.theme.ink[reason.shade],
            },
        )
        chart.note(
            reason.name,
            x=0,
            xanchor="left",
            xshift=x + _SWATCH + _SWATCH_GAP,
            yref="y2",
            y=height,
            yshift=-1,
        )
