"""What is on the Data page before anything is known: the place that the view fills."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dash import html

from dashboard.ids import Data

if TYPE_CHECKING:
    from dash.development.base_component import Component


def layout() -> Component:
    """Hold the place of the page."""
    return html.Div(id=Data.BODY)
