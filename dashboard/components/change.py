"""A change with its arrow: up, down, or none; the direction is in the words too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dash import html

from dashboard import text
from dashboard.components.attributes import HIDDEN

if TYPE_CHECKING:
    from dash.development.base_component import Component


def change(value: float, words: str) -> Component:
    """Show the words ("3.8 on last week") after an arrow for the sign of the value, none for NaN and 0."""
    if value > 0:
        sign, spoken = text.ARROW_UP, text.UP
    elif value < 0:
        sign, spoken = text.ARROW_DOWN, text.DOWN
    else:
        return html.Span(words, className="change")
    arrow = html.Span(sign, className="change__arrow", **HIDDEN)
    return html.Span([arrow, html.Span(spoken, className="spoken"), " ", words], className="change")
