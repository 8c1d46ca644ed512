"""This week's incidents, strongest first, down to the posture score."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd
from dash import html

from dashboard import text_overview as words
from dashboard.components.link import view_link
from dashboard.components.section import section
from dashboard.components.swatch import swatch
from dashboard.components.table import Column, Kind, Row, table
from dashboard.days import span_in_words
from dashboard.figures.numbers import counted, points, signed
from dashboard.rows import rows_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dash.development.base_component import Component

    from dashboard.queries import Queries
    from dashboard.view import SettledView

NO_BREAK = "\u00a0"

_COLUMNS = (
    Column(words.INCIDENT, Kind.NAME),
    Column(words.PLACE_AND_DATE),
    Column(words.BY_WHOM, Kind.QUIET, wide_only=True),
    Column(words.STATED_REASON, Kind.QUIET, wide_only=True),
    Column(words.REPORTS_GRADES, Kind.QUIET, wide_only=True),
    Column(words.WEIGHT, Kind.NUMBER, wide_only=True),
    Column(words.POINTS, Kind.STRONG),
)


def incidents_section(queries: Queries, view: SettledView) -> Component:
    """Build the table; it ends in the score that the headline shows."""
    listed = queries.incidents(view)
    hues = queries.indicator_rows(view).set_index("indicator")["hue"]
    title = queries.titles(view)["incidents"]
    short = queries.short_names()
    rows = [_row(row, int(hues[row["indicator"]]), view, short) for row in rows_of(listed.rows)]
    foot = [] if pd.isna(listed.total) else _foot(listed, view)
    if not rows:
        rows = [Row([words.NO_INCIDENTS_BUT_MEMORY if len(listed.memory) else words.NO_INCIDENTS], is_heading=True)]
    return section(
        title,
        table(_COLUMNS, rows, caption=title, foot=foot, kind="table--incidents"),
        note=words.INCIDENTS_NOTE,
        name="incidents",
    )


def _row(row: dict[str, Any], hue: int, view: SettledView, short: Mapping[str, str]) -> Row:
    return Row(
        [
            [swatch(hue), view_link(row["text"], view.but(incident=row["incident_id"]))],
            place_and_days(row, short),
            row["attributed_to"],
            ", ".join(words.REASON_WORDS.get(reason, reason).lower() for reason in row["reasons"]) or words.NONE,
            words.REPORTS_OF_SOURCES.format(reports=row["reports"], grades=row["grades"]),
            f"{row['weight_in_week']:.2f}",
            points_in_words(row),
        ],
        quiet=not row["is_weighed"],
        key=f"{row['incident_id']}-{row['indicator']}",
    )


def _foot(listed: Any, view: SettledView) -> list[Row]:
    empty = [None] * (len(_COLUMNS) - 2)
    memory = []
    if len(listed.memory):
        said = words.IN_MEMORY.format(incidents=counted(listed.memory["incident_id"].nunique(), words.INCIDENT_FORMS))
        memory = [Row([view_link(said, view.but(show="week")), *empty, signed(listed.remembered)], quiet=True)]
    return [*memory, Row([html.Strong(words.POSTURE_SCORE), *empty, points(listed.total)])]


def points_in_words(row: dict[str, Any]) -> str:
    """Say what an incident adds to the score: a dash where the week has none, no points without a weight."""
    if not row["is_weighed"]:
        return words.WEIGHT_ZERO
    return words.NONE if pd.isna(row["contribution"]) else signed(row["contribution"])


def place_and_days(row: dict[str, Any], short: Mapping[str, str]) -> str:
    """Say where and when: Al-Qaim, 19 Mar. short: site -> its name on the screen."""
    place = next((row[part] for part in ("place", "admin1", "country") if pd.notna(row[part])), words.PLACE_NOT_SAID)
    return f"{short.get(place, place)}, {span_in_words(row['first_day'], row['last_day']).replace(' ', NO_BREAK)}"
