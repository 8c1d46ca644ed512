"""A small app of the shell's own, for tests of what stands around any page."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from dash import ALL, Input, Output, State, html

from dashboard.app import create_app
from dashboard.components.controls import WeekOption
from dashboard.content import Content, Frame, Page
from dashboard.health import Readiness
from dashboard.ids import Shell
from dashboard.settings import read_settings
from dashboard.view import View

if TYPE_CHECKING:
    from pathlib import Path

    from dash import Dash
    from dash.development.base_component import Component

READY = Readiness(ready=True, reason="", watch="small", record_head=None, data="0123456789abcdef")
LATER = Page("/later", "Later", lambda: html.P("later"), lambda _: None)


def frame(search: str) -> Frame:
    """Return a frame that repeats the query as its title."""
    view = View("2020-W02", "default", date(2020, 1, 12))
    weeks = [WeekOption(f"2020-W0{week}", f"week {week}") for week in (1, 2, 3)]
    return Frame(
        "small", search, view, View(), weeks, {"default": "Default"}, date(2020, 1, 12), "12 Jan 2020",
        date(2020, 1, 1), date(2020, 1, 19), ("3 articles",), ("A message.",),
    )  # fmt: skip


def home_layout() -> Component:
    """Return a page with one field and two rows of a kind."""
    rows = [html.Button(id={"kind": "row", "at": at}) for at in (0, 1)]
    return html.Div([html.P(id="echo"), html.Button(id="press"), html.P(id="held"), html.P(id="rows"), *rows])


def register_home(app: Dash) -> None:
    """Register callbacks with one input, with a state, and with a pattern of ids."""

    @app.callback(Output("echo", "children"), Input("press", "n_clicks"), State("held", "children"))
    def echo(clicks: object, held: object) -> str:
        if clicks == "fail":
            message = "on purpose"
            raise RuntimeError(message)
        return f"{clicks} {held}"

    @app.callback(Output("rows", "children"), Input({"kind": "row", "at": ALL}, "n_clicks"))
    def count(clicks: list[object]) -> int:
        return len(clicks)


def shell_content() -> Content:
    """Return two pages, a frame and a pane that opens on show=week."""
    home = Page("/", "Home", home_layout, register_home)
    return Content((home, LATER), frame, lambda search: html.P("pane") if "show" in search else None, lambda: READY)


def shell_app(home: Path) -> Dash:
    """Return the app as it is served on loopback."""
    return create_app(read_settings(home=home), shell_content())


PRESS_BODY = {
    "output": "echo.children",
    "outputs": {"id": "echo", "property": "children"},
    "inputs": [{"id": "press", "property": "n_clicks", "value": 3}],
    "changedPropIds": ["press.n_clicks"],
    "state": [{"id": "held", "property": "children", "value": "x"}],
}
ROWS_BODY = {
    "output": "rows.children",
    "outputs": {"id": "rows", "property": "children"},
    "inputs": [[{"id": {"kind": "row", "at": at}, "property": "n_clicks", "value": 1} for at in (0, 1)]],
    "changedPropIds": ['{"at":0,"kind":"row"}.n_clicks'],
}
VIEW_BODY = {
    "output": f"{Shell.PANE}.children",
    "outputs": {"id": Shell.PANE.value, "property": "children"},
    "inputs": [{"id": Shell.VIEW.value, "property": "data", "value": "?show=week"}],
    "changedPropIds": ["view.data"],
}
