"""What is on the Weights page before anything is known: the places that the view fills."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dash import dcc, html

from dashboard.ids import Weights
from dashboard.pages.weights.saving import saving_stores

if TYPE_CHECKING:
    from dash.development.base_component import Component


def layout() -> Component:
    """Hold the places of the page and of the sets below it."""
    stores = [dcc.Store(id=one) for one in (Weights.DRAWN, Weights.TABLES, Weights.READINGS)]
    return html.Div([html.Div(id=Weights.BODY), html.Div(id=Weights.SETS), *stores, *saving_stores()])
