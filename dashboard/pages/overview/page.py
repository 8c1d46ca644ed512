"""The Overview, in the order in which it is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.components.section import page
from dashboard.pages.overview.axes import axes_section
from dashboard.pages.overview.families import families_section
from dashboard.pages.overview.headline import headline_section
from dashboard.pages.overview.incidents import incidents_section
from dashboard.pages.overview.indicators import indicators_section
from dashboard.pages.overview.sites import sites_section
from dashboard.pages.overview.watched import watched_section
from dashboard.pages.overview.weeks import weeks_section

if TYPE_CHECKING:
    from dash.development.base_component import Component

    from dashboard.queries import Queries
    from dashboard.theme import Theme
    from dashboard.view import SettledView


def overview_page(queries: Queries, view: SettledView, theme: Theme) -> Component:
    """Build the page for a settled view: verdict, families, weeks, sites, incidents, indicators, axes, the rest."""
    return page(
        headline_section(queries, view),
        families_section(queries, view, theme),
        weeks_section(queries, view, theme),
        sites_section(queries, view, theme),
        incidents_section(queries, view),
        indicators_section(queries, view, theme),
        axes_section(queries, view, theme),
        watched_section(queries, view),
        of=f"{view.without_pane().address}&theme={theme.name}",
    )
