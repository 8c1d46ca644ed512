"""The families the watch is for, first-class: panels of one height over the same weeks, in native units."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd
from dash import html

from dashboard import text_overview as words
from dashboard.components.headline import Change
from dashboard.components.key import chart_key
from dashboard.components.link import view_link
from dashboard.components.score_card import score_card
from dashboard.components.section import chart, columns, folds, section
from dashboard.components.table import table_alternative
from dashboard.figures.numbers import points, signed
from dashboard.pages.overview.native_charts import native_chart
from dashboard.pages.overview.native_facts import native_facts
from dashboard.pages.overview.plain_table import plain_table
from dashboard.rows import row_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dash.development.base_component import Component

    from dashboard.queries import Family, Queries
    from dashboard.theme import Theme
    from dashboard.view import SettledView


def families_section(queries: Queries, view: SettledView, theme: Theme) -> Component:
    """Build one panel a family, rows aligned across the panels."""
    panels = [_panel(queries, view, family, theme) for family in queries.families(view)]
    note = words.FAMILIES_NOTE.format(weeks=len(queries.scores(view).weeks))
    return section(queries.titles(view)["families"], columns(*panels, shape="families"), note=note)


def _panel(queries: Queries, view: SettledView, family: Family, theme: Theme) -> Component:
    drawn = native_chart(queries, view, family, theme)
    head, rows = drawn.table
    return html.Article(
        [
            _card(queries, view, family),
            html.P(drawn.drawn, className="panel__drawn"),
            chart(f"family-{family.lead.id}", "family", f"{family.title}: {drawn.drawn}", drawn.figure),
            chart_key(drawn.key),
            native_facts(queries, view, family),
            folds(table_alternative(*plain_table(head, rows), caption=f"{family.title}: {drawn.drawn}")),
        ],
        className="panel",
    )


def _card(queries: Queries, view: SettledView, family: Family) -> Component:
    """Head a panel: the score is the lead's, the points are those of all its indicators together."""
    before, compared = queries.week_to_compare(view), queries.week_compared(view)
    now = _standing(queries, view, family, view.week)
    was = None if before is None else _standing(queries, view, family, before)
    weighs = now["share"] > 0
    return score_card(
        name=view_link(family.title, view.but(show=family.lead.id)),
        hue=family.lead.hue,
        score=words.NONE if pd.isna(now["score"]) else _score_link(points(now["score"]), view, family),
        points=points(now["contribution"]) if weighs and pd.notna(now["contribution"]) else words.NONE,
        points_change=_change_of_points(now, was if compared else None) if weighs else words.WEIGHT_NONE,
        moved=_moved(now, was),
        reason=queries.family_reason(view, family.ids),
    )


def _score_link(score: str, view: SettledView, family: Family) -> Component:
    label = words.OPEN_NUMBER.format(name=family.title, number=score)
    return view_link(score, view.but(show=family.lead.id), kind="number", label=label)


def _standing(queries: Queries, view: SettledView, family: Family, week: str) -> dict[str, Any]:
    """Give the lead's row of a week, with share and contribution of the family's indicators together."""
    table = queries.scores(view).indicators
    rows = table[(table["week"] == week) & table["indicator"].isin(family.ids)].set_index("indicator")
    together = {part: rows[part].sum(skipna=False) for part in ("share", "contribution")}
    return row_of(rows, family.lead.id) | together


def _change_of_points(now: Mapping[str, Any], was: Mapping[str, Any] | None) -> str:
    if was is None or pd.isna(now["contribution"]) or pd.isna(was["contribution"]):
        return ""
    return signed(now["contribution"] - was["contribution"])


def _moved(now: Mapping[str, Any], was: Mapping[str, Any] | None) -> Change | None:
    if was is None or pd.isna(now["score"]) or pd.isna(was["score"]):
        return None
    value = float(now["score"] - was["score"])
    return Change(value, points(abs(value)) if value else words.UNCHANGED)
