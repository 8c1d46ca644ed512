"""What happens on the Compare page: a view or a theme comes in, the page goes out."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from dash import Input, Output, State, no_update

from dashboard.ids import Compare, Shell
from dashboard.invisible import show_unseen
from dashboard.pages.compare.page import compare_page
from dashboard.theme import THEMES, theme_named

if TYPE_CHECKING:
    from collections.abc import Callable

    from dash import Dash
    from dash.development.base_component import Component

    from dashboard.queries import Queries
    from dashboard.shelf import Shown
    from dashboard.view import SettledView

_MOST: Final = 32  # pages kept drawn


def register(app: Dash, find: Callable[[str], Shown]) -> None:
    """Register the page's callback. find: gives what the query of an address shows."""

    @app.callback(
        Output(Compare.BODY, "children"),
        Output(Compare.DRAWN, "data"),
        Input(Shell.VIEW, "data"),
        Input(Shell.THEME, "data"),
        State(Compare.DRAWN, "data"),
    )
    def show_compare(search: str, theme: str, drawn: str) -> tuple[object, object]:
        return compare_view(find(search), theme, drawn)


def compare_view(shown: Shown, theme: str | None, drawn: str | None) -> tuple[object, object]:
    """Draw the page, unless only the evidence pane changed: then what is drawn stays as it is."""
    view, _ = shown.queries.settle(shown.asked)
    page = view.without_pane()
    key = f"{page.address}|{theme}|{shown.drawing}"
    if key == drawn:
        return no_update, no_update
    return _body(shown.queries, page, theme_named(theme).name), key


@lru_cache(_MOST)
def _body(queries: Queries, view: SettledView, theme: str) -> Component:
    """Draw the page of a view, or give the one that is drawn; nobody may change it."""
    body: Component = show_unseen(compare_page(queries, view, THEMES[theme]))
    return body
