"""The sliders, one an indicator: the server names them, the browser puts the controls in (`assets/weights.js`).

Controls that a framework redraws lose the thumb under the finger; these belong to the browser alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dash import html

from dashboard import text_weights as words
from dashboard.components.attributes import HIDDEN, attributes
from dashboard.components.section import section
from dashboard.components.swatch import slot
from dashboard.rows import rows_of

if TYPE_CHECKING:
    from dash.development.base_component import Component

    from dashboard.queries import Queries
    from dashboard.view import SettledView


def sliders_section(queries: Queries, view: SettledView) -> Component:
    """Hold the place of every slider, in stacking order; what stands there is filled in while it moves."""
    rows = rows_of(queries.indicator_rows(view))
    title = html.Span(words.LIVE["count_none"], **attributes(data_weights="count"))
    return section(
        title,
        _key(queries, view),
        html.Div([_slider(row) for row in rows], className="sliders"),
        note=words.SLIDERS_NOTE.format(weeks=len(queries.scores(view).weeks)),
        kind="section--sliders",
    )


def _key(queries: Queries, view: SettledView) -> Component:
    compared = queries.compared_week(view)
    entries: list[Component] = [_entry("mark--level", words.KEY_LEVEL.format(week=view.week))]
    if compared:
        entries.append(_entry("mark--order", words.KEY_ORDER.format(week=view.week, other=compared)))
    entries.append(_entry("mark--base", words.KEY_BASE))
    return html.Ul(entries, className="key")


def _entry(mark: str, said: str) -> Component:
    return html.Li([html.Span(className=f"mark mark--key {mark}", **HIDDEN), said])


def _slider(row: dict[str, Any]) -> Component:
    given = attributes(data_indicator=row["indicator"])
    return html.Div(
        [
            html.Span(className="weight__switch"),
            html.Div(
                [
                    html.Span(row["title"], className="weight__name"),
                    html.Span(className="weight__shares", **attributes(data_weights="shares")),
                ],
                className="weight__named",
            ),
            html.Div(className="weight__slide"),
            html.Div(className="weight__number"),
        ],
        className=f"weight weight--{slot(row['hue'])} swatch--{slot(row['hue'])}",
        **given,
    )
