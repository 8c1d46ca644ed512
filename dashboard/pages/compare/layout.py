"""What is on the Compare page before anything is known: the place that the view fills."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dash import dcc, html

from dashboard.ids import Compare

if TYPE_CHECKING:
    from dash.development.base_component import Component


def layout() -> Component:
    """Hold the place of the page."""
    return html.Div([html.Div(id=Compare.BODY), dcc.Store(id=Compare.DRAWN)])
