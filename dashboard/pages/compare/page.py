"""The Compare page, in the order in which it is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.components.section import columns, page
from dashboard.pages.compare.bridge import bridge_section
from dashboard.pages.compare.facts import facts_section
from dashboard.pages.compare.incidents import accounts_section, incidents_section
from dashboard.pages.compare.known import known_section
from dashboard.pages.compare.pickers import pickers
from dashboard.pages.compare.slopes import slopes_section
from dashboard.pages.compare.verdict import verdict_section

if TYPE_CHECKING:
    from dash.development.base_component import Component

    from dashboard.queries import Queries
    from dashboard.theme import Theme
    from dashboard.view import SettledView


def compare_page(queries: Queries, view: SettledView, theme: Theme) -> Component:
    """Build the page for a settled view: the two weeks, the verdict, the bridge, and what stands behind them."""
    compared = queries.compared(view)
    sections = [pickers(queries, view), verdict_section(queries, view, compared)]
    if compared is not None:
        sections.append(facts_section(queries, view, compared))
    if compared is not None and not compared.is_withheld:
        sections += [
            bridge_section(queries, view, compared, theme),
            slopes_section(queries, view, compared, theme),
            columns(accounts_section(queries, view, compared), known_section(queries, view), shape="halves"),
            incidents_section(queries, view, compared),
        ]
    return page(*sections, of=f"{view.without_pane().address}&theme={theme.name}")
