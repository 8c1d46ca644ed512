"""The frame of everything on a page: a sentence as title, a grey line, the content, two folds below it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dash import dcc, html

from dashboard import text
from dashboard.components.attributes import attributes
from dashboard.theme import GRAPH_CONFIG

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dash.development.base_component import Component


def page(*sections: Component, of: str) -> html.Div:
    """Put sections under each other, divided by hairlines; of: the view that is drawn, as its full address."""
    return html.Div(list(sections), className="page", **attributes(data_view=of))


def section(
    title: str | Component,
    *content: Component | None,
    note: str | Component = "",
    name: str | None = None,
    kind: str = "",
) -> html.Section:
    """Draw one section. title: a sentence that says what it shows now; note: what is drawn, unit, scale.

    name: the section's id, so that a link can lead to it.
    """
    given: dict[str, Any] = {"id": name} if name else {}
    head: list[Component] = [html.H2(title, className="section__title")]
    if note:
        head.append(html.P(note, className="section__note"))
    shown = [part for part in content if part is not None]
    return html.Section([*head, *shown], className=f"section {kind}".strip(), **given)


def columns(*parts: Component, shape: str) -> html.Div:
    """Put parts beside each other; shape: a name in section.css, such as "verdict" or "families"."""
    return html.Div(list(parts), className=f"columns columns--{shape}")


def chart(
    graph_id: str, height: str, label: str, figure: dict[str, Any] | None = None, *, leads_to: str = "week"
) -> html.Div:
    """Hold the place of a chart: its height is kept while it loads, so that nothing below it jumps.

    height: a name in section.css ("family", "main", "axes", "map"); label: what a screen reader is told;
    leads_to: the part of the address that a click on a point sets to the point's customdata
    (`assets/charts.js`).
    """
    graph = dcc.Graph(
        id=graph_id,
        figure=figure if figure is not None else {"data": [], "layout": {}},
        config=dict(GRAPH_CONFIG),  # type: ignore[arg-type]  # the typed list of options lacks some
        responsive=True,
        className="chart__graph",
    )
    return html.Div(
        graph, className=f"chart chart--{height}", role="img", **attributes(aria_label=label, data_leads_to=leads_to)
    )


def how_to_read(*paragraphs: str) -> html.Details:
    """Fold an explanation away: one paragraph a thing."""
    return html.Details(
        [html.Summary(text.HOW_TO_READ), *(html.P(words) for words in paragraphs)],
        className="fold fold--words",
    )


def folds(*parts: Component) -> html.Div:
    """Put the folds of a chart in one row below it."""
    return html.Div(list(parts), className="folds")


def links(parts: Sequence[Component]) -> html.P:
    """Put links in one line."""
    return html.P(list(parts), className="links")
