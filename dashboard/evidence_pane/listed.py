"""The incidents behind a number: the week's own, then what memory carries, ending in that number."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from dashboard import text_evidence as words
from dashboard.components.incident_list import ListedIncident, incident_list
from dashboard.components.pane import pane, pane_section
from dashboard.days import week_in_words
from dashboard.figures.numbers import points
from dashboard.pages.overview.incidents import place_and_days, points_in_words
from dashboard.rows import cell_of, rows_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dash.development.base_component import Component

    from dashboard.queries import Queries
    from dashboard.view import SettledView


def listed_pane(queries: Queries, view: SettledView, indicator: str | None) -> Component:
    """Draw the list for the whole week, or for one indicator."""
    listed = queries.incidents(view, indicator)
    looks = queries.indicator_rows(view).set_index("indicator")
    monday = cell_of(queries.scores(view).weeks, view.week, "monday")
    name = words.POSTURE_SCORE if indicator is None else cell_of(looks, indicator, "title")
    short = queries.short_names()
    own = [_listed(row, looks, short) for row in rows_of(listed.rows)]
    carried = [_listed(row, looks, short) for row in rows_of(listed.memory)]
    is_known = not pd.isna(listed.total)
    total = (words.TOTAL.format(name=name), points(listed.total)) if is_known else None
    return pane(
        words.LIST_TITLE.format(name=name, total=points(listed.total))
        if is_known
        else words.LIST_NO_SCORE.format(name=name),
        pane_section(
            words.OF_THIS_WEEK,
            incident_list(own, view, total=None if carried else total),
            note=words.OF_THIS_WEEK_NOTE,
        ),
        pane_section(words.FROM_MEMORY, incident_list(carried, view, total=total), note=words.FROM_MEMORY_NOTE)
        if carried
        else None,
        view=view,
        about=words.WEEK_ABOUT.format(week=view.week, days=week_in_words(monday)),
        summary=queries.question(indicator) if indicator else "",
    )


def _listed(row: dict[str, Any], looks: pd.DataFrame, short: Mapping[str, str]) -> ListedIncident:
    return ListedIncident(
        incident_id=row["incident_id"],
        hue=int(cell_of(looks, row["indicator"], "hue")),
        indicator=cell_of(looks, row["indicator"], "title"),
        title=row["text"],
        place_and_date=place_and_days(row, short),
        reports=str(row["reports"]),
        points=points_in_words(row),
        grades=row["grades"],
        by_whom=row["attributed_to"],
    )
