"""Weights: what the score would be under others, while they are dragged; and how much hangs on them.

`page` is drawn once for a week, a date and a set; `assets/weights.js` moves it. `readings` is what the server adds
when a slider is let go.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard import text_weights as words
from dashboard.content import Page
from dashboard.pages.weights import callbacks, layout

if TYPE_CHECKING:
    from collections.abc import Callable

    from dash import Dash

    from dashboard.shelf import Shown

__all__ = ["page_of"]


def page_of(find: Callable[[str], Shown]) -> Page:
    """Make the page."""

    def register(app: Dash) -> None:
        callbacks.register(app, find)

    return Page("/weights", words.WEIGHTS, layout.layout, register)
