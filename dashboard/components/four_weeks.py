"""Four small cells of dots: attacks in each of four weeks, filled when grave."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dash import html

from dashboard import text_overview as words
from dashboard.components.attributes import HIDDEN

if TYPE_CHECKING:
    from collections.abc import Sequence

_MOST_DOTS = 4


def four_weeks(attacks: Sequence[int], grave: Sequence[int], weeks: Sequence[str]) -> html.Span:
    """Draw the cells, oldest first, the last one tinted; more than four attacks are a number."""
    cells = [
        html.Span(_dots(attacks[place], grave[place]), className="four__cell", **HIDDEN)
        for place in range(len(attacks))
    ]
    said = [
        words.ATTACKS_IN.format(week=week, attacks=count, grave=dark)
        for week, count, dark in zip(weeks, attacks, grave, strict=False)
        if count
    ]
    return html.Span([*cells, html.Span("; ".join(said) or words.NO_ATTACK, className="spoken")], className="four")


def _dots(attacks: int, grave: int) -> list[html.Span] | str:
    if attacks > _MOST_DOTS:
        return str(attacks)
    return [html.Span(className="dot dot--full" if place < grave else "dot") for place in range(attacks)]
