"""What happens on the Overview: a view or a theme comes in, the page goes out."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from dash import ClientsideFunction, Input, Output, State, no_update

from dashboard.ids import Overview, Shell
from dashboard.invisible import show_unseen
from dashboard.pages.overview.page import overview_page
from dashboard.pages.overview.since import since_section
from dashboard.shelf import Shelf
from dashboard.since import since_seen
from dashboard.theme import THEMES, theme_named

if TYPE_CHECKING:
    from collections.abc import Callable

    from dash import Dash
    from dash.development.base_component import Component

    from dashboard.queries import Queries
    from dashboard.shelf import Shown
    from dashboard.view import SettledView

_MOST: Final = 64  # pages kept drawn, two megabytes each


def register(app: Dash, find: Callable[[str], Shown]) -> None:
    """Register the page's callback."""

    @app.callback(
        Output(Overview.BODY, "children"),
        Output(Overview.DRAWN, "data"),
        Input(Shell.VIEW, "data"),
        Input(Shell.THEME, "data"),
        State(Overview.DRAWN, "data"),
    )
    def show_overview(search: str, theme: str, drawn: str) -> tuple[object, object]:
        return overview_view(find(search), theme, drawn)

    seen: Any = app.clientside_callback  # Dash leaves it untyped
    seen(ClientsideFunction("posturewatch", "seen"), Output(Overview.SEEN, "data"), Input(Overview.NOW, "data"))

    @app.callback(Output(Overview.NOW, "data"), Input(Shell.VIEW, "data"))
    def show_now(search: str) -> object:
        return now_shown(find(search))

    @app.callback(Output(Overview.SINCE, "children"), Input(Overview.SEEN, "data"), State(Shell.VIEW, "data"))
    def show_since(seen: object, search: str) -> object:
        return since_view(find, search, seen)


def now_shown(shown: Shown) -> dict[str, str] | None:
    """Name the watch and the state that are shown, for the browser to keep; None where that is no record's now."""
    if shown.state is None or shown.record_at is not None:
        return None
    return {"watch": shown.queries.watch.settings.id, "head": shown.state.head}


def since_view(find: Callable[[str], Shown], search: str, seen: object) -> Component | None:
    """Say what changed since the head that a browser kept; nothing where it kept none, or sends anything else."""
    if not isinstance(find, Shelf) or not isinstance(seen, str) or not seen:
        return None
    said: Component | None = show_unseen(since_section(since_seen(find, find(search), seen)))
    return said


def overview_view(shown: Shown, theme: str | None, drawn: str | None) -> tuple[object, object]:
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
    body: Component = show_unseen(overview_page(queries, view, THEMES[theme]))
    return body
