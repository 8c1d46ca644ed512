"""A small series for a table row: an SVG picture as a data address, light enough for nine on a page.

A browser shows it in an <img>; the figure beside it carries the numbers, so its description is the row's own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import pandas as pd

from dashboard.figures.states import MEMORY_SHARE, Mark, mark_of

if TYPE_CHECKING:
    from dashboard.theme import Theme

WIDTH = 172
HEIGHT = 30
_FLOOR = HEIGHT - 6
_TOP = 2
_BAR = 0.68
_TICK = 3
_WHOLE = 100.0


def spark_address(series: pd.DataFrame, theme: Theme, *, hue: int, selected: str) -> str:
    """Draw an indicator's score week by week as small bars on the scale 0-100; return a data: address.

    series: one row a week in order; columns week (2020-W12), state (of the week: observed, provisional,
        not_covered), score (0-100; NaN = not known), warming_up (bool), incidents (int).
    hue: slot of the indicator's colour; selected: the week that is tinted.
    Bars show their state as in every chart: solid, 42 % for memory only, hollow while warming up, hatched
    while provisional. A zero is a tick below the baseline; where nothing is known the baseline has a gap.
    Without weeks the picture is empty.
    """
    rows = [{str(name): value for name, value in row.items()} for row in series.to_dict("records")]
    each = WIDTH / max(1, len(rows))
    parts = [_hatch(theme, hue)]
    for column, row in enumerate(rows):
        left = column * each
        if row["week"] == selected:
            parts.append(_rect(left, 0, each, HEIGHT, f'fill="{theme.selected_tint}"'))
        if row["state"] != "not_covered" and not pd.isna(row["score"]):
            parts += _week(row, left, each, hue=hue, theme=theme)
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" '
        f'viewBox="0 0 {WIDTH} {HEIGHT}">{"".join(parts)}</svg>'
    )
    return "data:image/svg+xml," + quote(svg, safe=" ='<>/:;,.()-")


def _hatch(theme: Theme, hue: int) -> str:
    return (
        '<defs><pattern id="h" width="4" height="4" patternUnits="userSpaceOnUse" '
        'patternTransform="rotate(45)">'
        f'<path d="M0 0v4" stroke="{theme.hue(hue)}" stroke-width="2"/></pattern></defs>'
    )


def _week(row: dict[str, Any], left: float, each: float, *, hue: int, theme: Theme) -> list[str]:
    """Return the baseline of one column, and on it the bar or the tick of a zero."""
    parts = [f'<path d="M{left:.1f} {_FLOOR}h{each:.1f}" stroke="{theme.zero_line}"/>']
    if row["score"] == 0:
        return [*parts, f'<path d="M{left + each / 2:.1f} {_FLOOR}v{_TICK}" stroke="{theme.text_3}"/>']
    mark = mark_of(str(row["state"]), warming_up=bool(row["warming_up"]), incidents=int(row["incidents"]))
    height = max(1.0, float(row["score"]) / _WHOLE * (_FLOOR - _TOP))
    x = left + each * (1 - _BAR) / 2
    return parts + [_rect(x, _FLOOR - height, each * _BAR, height, fill) for fill in _fills(mark, hue, theme)]


def _rect(x: float, y: float, width: float, height: float, fill: str) -> str:
    return f'<rect x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}" {fill}/>'


def _fills(mark: Mark, hue: int, theme: Theme) -> list[str]:
    """Return what a bar is painted with, from the back."""
    colour = theme.hue(hue)
    hollow = f'fill="{theme.page}" stroke="{colour}"'
    return {
        Mark.OBSERVED: [f'fill="{colour}"'],
        Mark.MEMORY: [f'fill="{theme.mix(colour, MEMORY_SHARE)}"'],
        Mark.WARMING: [hollow],
        Mark.PROVISIONAL: [hollow, 'fill="url(#h)"'],
    }[mark]
