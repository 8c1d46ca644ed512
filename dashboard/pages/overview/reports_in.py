"""How much of a filling week is in, beside the verdict: a share, the incidents so far, those still expected."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd
from dash import html

from dashboard import text_overview as words
from dashboard.components.headline import Reading
from dashboard.components.link import view_link
from dashboard.figures.numbers import counted, whole
from dashboard.rows import row_of
from dashboard.view import SHOW_WEEK

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dashboard.queries import Queries
    from dashboard.view import SettledView


def reports_in(queries: Queries, view: SettledView, state: str) -> Reading | None:
    """Say how much of the view's week is in; None for a complete week, and for one that nobody searched.

    state: of the week. A week that is not over is spoken of even where past delays say nothing yet.
    """
    week = row_of(queries.completeness(view), view.week)
    is_open = state == words.PROVISIONAL_KEY
    if state == words.NOT_COVERED_KEY or not (is_open or queries.is_filling(view)):
        return None
    if pd.isna(week["psi"]):
        share, judged = words.SHARE_NOT_KNOWN, words.FEW_PAST_REPORTS
    else:
        percent = whole(100 * week["psi"])
        share = words.SHARE_IN.format(percent=percent) if percent != "0" else words.SHARE_IN_ALMOST_NONE
        judged = words.BY_PAST_DELAYS
    begun = int(week["incidents"])
    said = words.BEGUN_SO_FAR.format(incidents=counted(begun, words.INCIDENT_FORMS)) if begun else words.BEGUN_NONE
    link = view_link(said, view.but(show=SHOW_WEEK))
    return Reading(words.READING_IN, share, judged, html.Span([" ", link, _expected(week, begun)]))


def _expected(week: Mapping[str, Any], begun: int) -> str:
    """Say what the week may come to, in whole incidents; where that is not known, why."""
    if pd.isna(week["projected"]):
        return words.NOT_EXPECTED.get(week["not_projected"], ".")
    expected = round(week["projected"])
    return words.MORE_EXPECTED.format(count=expected) if expected > begun else words.HARDLY_MORE_EXPECTED
