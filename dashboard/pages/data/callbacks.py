"""What happens on the Data page: a view comes in, or word that the record has moved, and the page goes out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dash import Input, Output

from dashboard.ids import Data, Shell
from dashboard.invisible import show_unseen
from dashboard.pages.data.page import data_page

if TYPE_CHECKING:
    from collections.abc import Callable

    from dash import Dash
    from dash.development.base_component import Component

    from dashboard.queries.loaded import LoadedQueries
    from dashboard.view import View

    Asked = Callable[[str], tuple[LoadedQueries, View]]


def register(app: Dash, asked: Asked) -> None:
    """Register the page's callback. asked: the query of an address -> the watch it shows, and the view."""

    @app.callback(Output(Data.BODY, "children"), Input(Shell.VIEW, "data"), Input(Data.MOVED, "data"))
    def show_data(search: object, _: object) -> object:
        return data_view(asked, search)


def data_view(asked: Asked, search: object) -> Component:
    """Draw the page as things stand now: nothing of it is kept, because the record moves under it."""
    loaded, view = asked(search if isinstance(search, str) else "")
    settled, _ = loaded.scored.settle(view)
    body: Component = show_unseen(data_page(loaded, settled, view.upload))
    return body
