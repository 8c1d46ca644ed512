"""One bar of all shares, under the set in force and under these weights, and what each moves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dash import html

from dashboard import text_weights as words
from dashboard.components.attributes import HIDDEN, attributes
from dashboard.components.section import section

if TYPE_CHECKING:
    from dash.development.base_component import Component

    from dashboard.queries import Queries
    from dashboard.view import SettledView


def shares_section(queries: Queries, view: SettledView) -> Component:
    """Hold the three bars; the browser draws them, in the order and hues of the sliders."""
    rows = [
        html.Div(
            [
                html.Span(said, className="shares__name"),
                html.Div(className=f"shares__bar shares__bar--{which}", **attributes(data_shares=which)),
            ],
            className="shares__row",
        )
        for which, said in (("base", words.ROW_BASE), ("these", words.ROW_THESE), ("moves", words.ROW_MOVES))
    ]
    title = html.Span(queries.shares_title(view), **attributes(data_weights="shares-title"))
    return section(title, html.Div(rows, className="shares", **HIDDEN), note=words.SHARES_NOTE)
