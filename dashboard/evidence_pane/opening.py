"""Which pane the address asks for; what the watch does not have is said in the pane itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard import text_evidence as words
from dashboard.components.notice import empty
from dashboard.components.pane import pane
from dashboard.evidence_pane.article import article_pane
from dashboard.evidence_pane.incident import incident_pane
from dashboard.evidence_pane.listed import listed_pane
from dashboard.view import SHOW_WEEK, SettledView, read_address
from indicators.errors import UnknownArticle, UnknownIncident

if TYPE_CHECKING:
    from dash.development.base_component import Component

    from dashboard.queries import Queries


def open_pane(queries: Queries, search: str) -> Component | None:
    """Draw the pane that the address asks for; None where it asks for none."""
    view, _ = queries.settle(read_address(search)[0])
    if not view.has_pane:
        return None
    try:
        if view.article:
            return article_pane(queries, view)
        if view.incident:
            return incident_pane(queries, view)
        return listed_pane(queries, view, None if view.show == SHOW_WEEK else view.show)
    except (UnknownIncident, UnknownArticle) as error:
        return _not_here(view, str(error))


def _not_here(view: SettledView, sentence: str) -> Component:
    return pane(words.NOT_HERE, empty(sentence), view=view)
