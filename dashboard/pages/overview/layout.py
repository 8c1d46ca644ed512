"""What is on the Overview before anything is known: the place that the view fills."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dash import dcc, html

from dashboard.ids import Overview

if TYPE_CHECKING:
    from dash.development.base_component import Component


def layout() -> Component:
    """Hold the place of the page."""
    stores = [dcc.Store(id=one) for one in (Overview.DRAWN, Overview.SEEN, Overview.NOW)]
    return html.Div([html.Div(id=Overview.SINCE), html.Div(id=Overview.BODY), *stores])
