"""How late reports come: days between event and publication, as bars with the share so far."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd
from dash import html

from dashboard import text_data as words
from dashboard.components.attributes import attributes
from dashboard.components.section import folds, how_to_read, section
from dashboard.components.table import Column, Kind, Row, table
from dashboard.days import day_in_words
from dashboard.figures.numbers import counted
from dashboard.pages.data.moments import delays_in_words
from dashboard.rows import rows_of

if TYPE_CHECKING:
    from dash.development.base_component import Component

    from dashboard.queries.loaded import LoadedQueries
    from dashboard.view import SettledView

_COLUMNS = (
    Column(words.LAG_HEADS[0], Kind.NAME),
    Column(words.LAG_HEADS[1], Kind.WORDS),
    Column(words.LAG_HEADS[2], Kind.NUMBER),
    Column(words.LAG_HEADS[3], Kind.NUMBER),
)


def lag_section(loaded: LoadedQueries, view: SettledView) -> Component:
    """Build the bars; with too few past reports the title says that their delay is not known."""
    fresh, counts = loaded.freshness(view), loaded.lag(view)
    title = (
        delays_in_words(words.LAG_TITLE, fresh.median, fresh.nine_in_ten) if fresh.is_known else words.LAG_TITLE_UNKNOWN
    )
    reports = counted(fresh.reports, words.REPORTS)
    largest = int(counts["reports"].max())
    rows = [_row(row, largest) for row in rows_of(counts)]
    return section(
        title,
        table(_COLUMNS, rows, caption=words.LAG_BARS, kind="table--lag"),
        folds(how_to_read(*words.HOW_TO_LAG)),
        note=words.LAG_NOTE.format(reports=reports, day=day_in_words(view.as_of)),
        name="lag",
    )


def _row(row: dict[str, Any], largest: int) -> Row:
    days = _days(row["first"], row["last"])
    share = words.NONE if pd.isna(row["share"]) else words.PERCENT.format(percent=round(100 * row["share"]))
    bar = html.Meter(
        value=str(row["reports"]), min="0", max=str(max(largest, 1)), className="lag__bar",
        **attributes(aria_hidden="true"),
    )  # fmt: skip
    return Row([days, bar, str(row["reports"]), share])


def _days(first: int, last: Any) -> str:
    if pd.isna(last):
        return words.LAST_BUCKET.format(first=first)
    return str(first) if first == last else words.BUCKET.format(first=first, last=last)
