"""An indicator's score in two weeks as a slope: an SVG picture as a data address; its numbers stand beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

import pandas as pd

if TYPE_CHECKING:
    from dashboard.theme import Theme

WIDTH, HEIGHT = 72, 104
_LEFT, _RIGHT, _TOP, _FLOOR = 10, 62, 6, 98
_WHOLE = 100.0


def compare_slope_address(first: float, second: float, recent: float, usual: float, theme: Theme, *, hue: int) -> str:
    """Draw two scores (0-100; NaN: none) between two rails, with the two means as faint lines; a data: address.

    recent: dashed, the mean of the four weeks before; usual: dotted, that of all earlier weeks that are not thin.
    The first week's dot is hollow. Where one score is missing there is no line.
    """
    colour = theme.hue(hue)
    parts = [f'<path d="M{x} {_TOP}V{_FLOOR}" stroke="{theme.hairline}"/>' for x in (_LEFT, _RIGHT)]
    parts.append(f'<path d="M{_LEFT} {_FLOOR}H{_RIGHT}" stroke="{theme.zero_line}"/>')
    for value, dash in ((recent, "5 3"), (usual, "1 2")):
        if pd.notna(value):
            line = f'stroke="{theme.text_3}" stroke-dasharray="{dash}"'
            parts.append(f'<path d="M{_LEFT} {_y(value):.1f}H{_RIGHT}" {line}/>')
    if pd.notna(first) and pd.notna(second):
        ends = f"M{_LEFT} {_y(first):.1f}L{_RIGHT} {_y(second):.1f}"
        parts.append(f'<path d="{ends}" stroke="{colour}" stroke-width="2"/>')
    for x, value, fill in ((_LEFT, first, theme.page), (_RIGHT, second, colour)):
        if pd.notna(value):
            dot = f'fill="{fill}" stroke="{colour}" stroke-width="2"'
            parts.append(f'<circle cx="{x}" cy="{_y(value):.1f}" r="3.5" {dot}/>')
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" '
        f'viewBox="0 0 {WIDTH} {HEIGHT}">{"".join(parts)}</svg>'
    )
    return "data:image/svg+xml," + quote(svg, safe=" ='<>/:;,.()-")


def _y(score: float) -> float:
    return _FLOOR - score / _WHOLE * (_FLOOR - _TOP)
