"""The Data page, in the order in which it is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.components.section import columns, page
from dashboard.pages.data.coverage import coverage_section
from dashboard.pages.data.doubts import doubts_section
from dashboard.pages.data.facts import facts_section
from dashboard.pages.data.importing import import_section
from dashboard.pages.data.lag import lag_section
from dashboard.pages.data.loads import loads_section
from dashboard.pages.data.upload import upload_section

if TYPE_CHECKING:
    from dash.development.base_component import Component

    from dashboard.queries.loaded import LoadedQueries
    from dashboard.view import SettledView


def data_page(loaded: LoadedQueries, view: SettledView, token: str | None) -> Component:
    """Build the page. token: of the upload in the address; its dry run then stands first."""
    has_upload = token is not None and loaded.is_recorded
    return page(
        *([upload_section(loaded, view, token)] if token and has_upload else []),
        facts_section(loaded, view),
        *([] if has_upload else [import_section(loaded)]),
        loads_section(loaded),
        coverage_section(loaded, view),
        columns(lag_section(loaded, view), doubts_section(loaded), shape="halves"),
        of=view.without_pane().address,
    )
