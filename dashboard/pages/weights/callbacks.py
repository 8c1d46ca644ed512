"""What happens on the Weights page: a view draws it, and a slider that is let go brings new readings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dash import ClientsideFunction, Input, Output, State, no_update

from dashboard.ids import Shell, Weights
from dashboard.invisible import show_unseen
from dashboard.pages.weights.page import weights_page
from dashboard.pages.weights.readings import readings, readout
from dashboard.pages.weights.saving import saving_section
from dashboard.pages.weights.sets import sets_section
from dashboard.pages.weights.tables import tables
from dashboard.theme import THEMES

if TYPE_CHECKING:
    from collections.abc import Callable

    from dash import Dash

    from dashboard.shelf import Shown
    from dashboard.theme import Theme


def register(app: Dash, find: Callable[[str], Shown]) -> None:
    """Register the page's callbacks. find: gives what the query of an address shows."""

    @app.callback(
        Output(Weights.BODY, "children"),
        Output(Weights.TABLES, "data"),
        Output(Weights.DRAWN, "data"),
        Input(Shell.VIEW, "data"),
        Input(Shell.THEME, "data"),
        State(Weights.DRAWN, "data"),
    )
    def show_weights(search: object, theme: object, drawn: object) -> tuple[object, ...]:
        return page_view(find(search if isinstance(search, str) else ""), theme, drawn)

    @app.callback(
        Output(Weights.READOUT, "children"),
        Output(Weights.READINGS, "data"),
        Input(Weights.DRAWN, "data"),
        Input(Shell.VIEW, "data"),
        State(Shell.THEME, "data"),
    )
    def show_readings(_: object, search: object, theme: object) -> tuple[object, ...]:
        return readings_view(find(search if isinstance(search, str) else ""), theme)

    @app.callback(Output(Weights.SETS, "children"), Input(Shell.VIEW, "data"))
    def show_sets(search: object) -> object:
        return sets_view(find(search if isinstance(search, str) else ""))

    join: Any = app.clientside_callback  # Dash leaves it untyped
    join(ClientsideFunction("posturewatch", "weigh"), Input(Weights.TABLES, "data"), Input(Weights.READINGS, "data"))


def page_view(shown: Shown, theme: object, drawn: object) -> tuple[object, ...]:
    """Draw the page, unless only the weights changed: the browser has moved to them already."""
    view, _ = shown.queries.settle(shown.asked)
    view = view.without_pane().but(history=None, beside=None)
    chosen = _theme(theme)
    key = f"{view.but(weights=view.base or view.weights, base=None).address}|{chosen.name}|{shown.drawing}"
    if key == drawn:
        return no_update, no_update, no_update
    drawing = weights_page(shown.queries, view, chosen, saving_section(shown, view))
    return show_unseen(drawing), tables(shown.queries, view, chosen), key


def readings_view(shown: Shown, theme: object) -> tuple[object, ...]:
    """Take the readings on the weights of the address."""
    view, _ = shown.queries.settle(shown.asked)
    return show_unseen(readout(shown.queries, view, _theme(theme))), readings(shown.queries, view)


def sets_view(shown: Shown) -> object:
    """List the sets there are, under the weights of the address."""
    view, _ = shown.queries.settle(shown.asked)
    return show_unseen(sets_section(shown, view))


def _theme(name: object) -> Theme:
    return THEMES[name] if isinstance(name, str) and name in THEMES else THEMES["light"]
