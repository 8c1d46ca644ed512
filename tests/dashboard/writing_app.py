"""A small app with doors that write, for tests of who may go through them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dash import Input, Output, html
from flask import Response

from dashboard.app import create_app
from dashboard.content import Content, Page
from dashboard.settings import read_settings
from dashboard.who import require_name
from dashboard.writes import writes
from tests.dashboard.shell_app import READY, frame

if TYPE_CHECKING:
    from pathlib import Path

    from dash import Dash

KEY = "0123456789abcdef" * 2
NAME = "an analyst"
WRITE, CALLBACKS = "/write", "/_dash-update-component"
SAVE_BODY = {
    "output": "saved.children",
    "outputs": {"id": "saved", "property": "children"},
    "inputs": [{"id": "save", "property": "n_clicks", "value": 1}],
    "changedPropIds": ["save.n_clicks"],
}
READ_BODY = {
    "output": "read.children",
    "outputs": {"id": "read", "property": "children"},
    "inputs": [{"id": "look", "property": "n_clicks", "value": 1}],
    "changedPropIds": ["look.n_clicks"],
}


def writing_app(home: Path, written: list[str], **settings: object) -> Dash:
    """Return an app with a route and a callback that write who wrote into the list, and a callback that reads."""

    @writes
    def take() -> Response:
        written.append(f"route: {require_name()}")
        return Response("written")

    def register(app: Dash) -> None:
        app.server.add_url_rule(WRITE, view_func=take, methods=["POST"])

        @app.callback(Output("saved", "children"), Input("save", "n_clicks"), prevent_initial_call=True)
        @writes
        def save(_: object) -> str:
            written.append(f"callback: {require_name()}")
            return "saved"

        @app.callback(Output("read", "children"), Input("look", "n_clicks"))
        def read(_: object) -> str:
            return "read"

    page = Page("/", "Home", _layout, register)
    return create_app(read_settings(home=home, **settings), Content((page,), frame, lambda _: None, lambda: READY))


def _layout() -> html.Div:
    ways = [html.Button("Save", id="save", **{"data-writes": ""}), html.Button("Look", id="look")]
    return html.Div([*ways, html.P(id="saved"), html.P(id="read")])
