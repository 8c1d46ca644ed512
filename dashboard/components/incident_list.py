"""The incidents behind a number, strongest first, ending in that number."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dash import html

from dashboard import text
from dashboard.components.attributes import HIDDEN
from dashboard.components.link import view_link
from dashboard.components.swatch import swatch

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dash.development.base_component import Component

    from dashboard.view import View


@dataclass(frozen=True)
class ListedIncident:
    """One incident: its indicator's hue, what happened, where and when, number of reports, points as shown.

    grades: of its reports, "C1 D3"; by_whom: attribution as reported; each may be empty.
    """

    incident_id: str
    hue: int
    indicator: str
    title: str
    place_and_date: str
    reports: str
    points: str
    grades: str = ""
    by_whom: str = ""


def incident_list(rows: Sequence[ListedIncident], view: View, *, total: tuple[str, str] | None = None) -> Component:
    """List the incidents, each a link that opens it in the pane; total: name and value of the last line."""
    if not rows:
        return html.P(text.NO_INCIDENTS, className="empty")
    parts = [
        html.Div(
            [html.Span(text.INCIDENT), html.Span(text.REPORTS), html.Span(text.POINTS_TITLE)],
            className="incidents__head",
            **HIDDEN,
        ),
        html.Ol([html.Li(_row(row, view)) for row in rows], className="incidents__rows"),
    ]
    if total is not None:
        name, value = total
        parts.append(html.P([html.Span(name), html.Strong(value)], className="incidents__total"))
    return html.Div(parts, className="incidents")


def _row(row: ListedIncident, view: View) -> html.A:
    below = " · ".join(part for part in (row.place_and_date, row.grades, row.by_whom) if part)
    words = [
        swatch(row.hue),
        html.Span(
            [
                html.Span(row.title, className="incidents__title"),
                html.Span(f"{row.indicator}: ", className="spoken"),
                html.Span(below, className="incidents__below"),
            ],
            className="incidents__words",
        ),
        html.Span([row.reports, html.Span(" " + text.REPORTS, className="spoken")], className="incidents__reports"),
        html.Span([row.points, html.Span(" " + text.POINTS, className="spoken")], className="incidents__points"),
    ]
    return view_link(words, view.but(incident=row.incident_id, article=None), kind="incidents__row")
