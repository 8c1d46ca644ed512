"""A small square in an indicator's hue; its name always stands beside it."""

from __future__ import annotations

from typing import Final

from dash import html

from dashboard.components.attributes import HIDDEN

_TUNED: Final = 9
_SPARE: Final = 6


def swatch(hue: int) -> html.Span:
    """Draw the square of a hue slot (1, 2, ...); slots past the last colour repeat the spare ones."""
    return html.Span(className=f"swatch swatch--{slot(hue)}", **HIDDEN)


def slot(hue: int) -> int:
    """Find the stylesheet's slot of a hue: slots past the last colour repeat the spare ones."""
    return hue if hue <= _TUNED else _TUNED + 1 + (hue - _TUNED - 1) % _SPARE
