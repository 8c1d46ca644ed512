"""The sets there are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dash import html

if TYPE_CHECKING:
    from dash.development.base_component import Component

    from dashboard.shelf import Shown
    from dashboard.view import SettledView


def sets_section(shown: Shown, view: SettledView) -> Component:
    """List the sets."""
    del shown, view  # listed by the next step
    return html.Div()
