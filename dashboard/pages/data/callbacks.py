"""What happens on the Data page: a view comes in, and the page goes out.

`assets/import.js` sets the same view again when the record has moved.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dash import Input, Output

from dashboard.ids import Data, Shell
from dashboard.invisible import show_unseen
from dashboard.pages.data.page import data_page
from dashboard.queries.loaded import LoadedQueries

if TYPE_CHECKING:
    from collections.abc import Callable

    from dash import Dash
    from dash.development.base_component import Component

    from dashboard.imports.desk import ImportDesk
    from dashboard.shelf import Shown


def register(app: Dash, find: Callable[[str], Shown], desk: ImportDesk | None) -> None:
    """Register the page's callback. find: gives what the query of an address shows."""

    @app.callback(Output(Data.BODY, "children"), Input(Shell.VIEW, "data"))
    def show_data(search: object) -> object:
        return data_view(find(search if isinstance(search, str) else ""), desk)


def data_view(shown: Shown, desk: ImportDesk | None) -> Component:
    """Draw the page as things stand now: nothing of it is kept, because the record moves under it."""
    view, _ = shown.queries.settle(shown.asked)
    loaded = LoadedQueries(shown.queries, desk, shown.state.seq if shown.state else None)
    body: Component = show_unseen(data_page(loaded, view, view.upload))
    return body
