"""Weights: what the score would be under others, while they are dragged; and how much hangs on them.

`page` is drawn once for a week, a date and a set; `assets/weights.js` moves it. `readings` is what the server adds
when a slider is let go.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard import text_weights as words
from dashboard.content import Page
from dashboard.pages.weights import callbacks, layout
from dashboard.pages.weights.saving import register_saving

if TYPE_CHECKING:
    from collections.abc import Callable

    from dash import Dash

    from dashboard.shelf import Shown

__all__ = ["page_of"]


def page_of(find: Callable[[str], Shown], place: str | None = None) -> Page:
    """Make the page. place: of the record that sets are saved in; None: none can be saved."""

    def register(app: Dash) -> None:
        callbacks.register(app, find)
        register_saving(app, find, place)

    return Page("/weights", words.WEIGHTS, layout.layout, register)
