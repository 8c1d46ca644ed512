"""What happens on the Overview: a view or a theme comes in, the page goes out."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from dash import Input, Output, State, no_update

from dashboard.ids import Overview, Shell
from dashboard.invisible import show_unseen
from dashboard.pages.overview.page import overview_page
from dashboard.theme import THEMES
from dashboard.view import read_address

if TYPE_CHECKING:
    from dash import Dash
    from dash.development.base_component import Component

    from dashboard.queries import Queries
    from dashboard.view import SettledView

_MOST: Final = 64  # pages kept drawn, two megabytes each


def register(app: Dash, queries: Queries) -> None:
    """Register the page's callback."""

    @app.callback(
        Output(Overview.BODY, "children"),
        Output(Overview.DRAWN, "data"),
        Input(Shell.VIEW, "data"),
        Input(Shell.THEME, "data"),
        State(Overview.DRAWN, "data"),
    )
    def show_overview(search: str, theme: str, drawn: str) -> tuple[object, object]:
        return overview_view(queries, search, theme, drawn)


def overview_view(queries: Queries, search: str | None, theme: str | None, drawn: str | None) -> tuple[object, object]:
    """Draw the page, unless only the evidence pane changed: then what is drawn stays as it is."""
    view, _ = queries.settle(read_address(search)[0])
    page = view.without_pane()
    key = f"{page.address}|{theme}"
    if key == drawn:
        return no_update, no_update
    return _body(queries, page, theme if theme in THEMES else "light"), key


@lru_cache(_MOST)
def _body(queries: Queries, view: SettledView, theme: str) -> Component:
    """Draw the page of a view, or give the one that is drawn; nobody may change it."""
    body: Component = show_unseen(overview_page(queries, view, THEMES[theme]))
    return body
