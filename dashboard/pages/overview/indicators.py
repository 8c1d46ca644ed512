"""All indicators in one table: score, change, points, series, counts, share, reason."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd
from dash import html

from dashboard import text_overview as words
from dashboard.components.change import change
from dashboard.components.link import view_link
from dashboard.components.section import section
from dashboard.components.spark import spark
from dashboard.components.swatch import swatch
from dashboard.components.table import Column, Kind, Row, table
from dashboard.figures.numbers import points, signed, whole
from dashboard.figures.spark import spark_address
from dashboard.rows import row_of, rows_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dash.development.base_component import Component

    from dashboard.queries import Queries
    from dashboard.theme import Theme
    from dashboard.view import SettledView


def indicators_section(queries: Queries, view: SettledView, theme: Theme) -> Component:
    """Build the table; indicators without weight stand below, as context."""
    rows = queries.indicator_rows(view)
    title = queries.titles(view)["indicators"]
    columns = (
        Column(words.INDICATOR, Kind.NAME),
        Column(words.SCORE, Kind.STRONG),
        Column(words.CHANGE, Kind.NUMBER),
        Column(words.POINTS, Kind.NUMBER),
        Column(words.WEEKS_COLUMN.format(weeks=len(queries.scores(view).weeks)), wide_only=True),
        Column(words.INCIDENTS_SHORT, Kind.NUMBER, wide_only=True),
        Column(words.REPORTS_SHORT, Kind.NUMBER, wide_only=True),
        Column(words.SHARE, Kind.NUMBER, wide_only=True),
        Column(words.WHY, Kind.QUIET, wide_only=True),
    )
    weighed = [_row(queries, view, theme, row) for row in rows_of(rows[rows["share"] > 0])]
    context = [_row(queries, view, theme, row) for row in rows_of(rows[~(rows["share"] > 0)])]
    if context:
        context = [Row([words.CONTEXT_ROWS], is_heading=True), *context]
    return section(
        title,
        table(columns, [*weighed, *context], caption=title, kind="table--indicators"),
        note=words.INDICATORS_NOTE,
        name="indicators",
    )


def _row(queries: Queries, view: SettledView, theme: Theme, indicator: dict[str, Any]) -> Row:
    table_ = queries.scores(view).indicators
    series = table_[table_["indicator"] == indicator["indicator"]].set_index("week")
    now, before = row_of(series, view.week), queries.week_to_compare(view)
    weighs = indicator["share"] > 0
    return Row(
        [
            [swatch(indicator["hue"]), view_link(indicator["title"], view.but(show=indicator["indicator"]))],
            words.NONE if pd.isna(now["score"]) else points(now["score"]),
            _moved(now, row_of(series, before) if before else None),
            signed(now["contribution"]) if weighs and pd.notna(now["contribution"]) else words.NONE,
            _spark(series, indicator, view, theme),
            _incidents(queries, view, indicator["indicator"], int(now["incidents"])),
            str(int(now["reports"])),
            _shares(queries, view, indicator["indicator"]) if weighs else words.WEIGHT_ZERO,
            queries.family_reason(view, (indicator["indicator"],)),
        ],
        quiet=not weighs,
        key=indicator["indicator"],
    )


def _incidents(queries: Queries, view: SettledView, indicator: str, count: int) -> Any:
    """Count the incidents, marked where that is unusual against the weeks before."""
    word = queries.surprise_words(view).get(indicator)
    return [str(count), " ", html.Span(word, className="surprise")] if word else str(count)


def _shares(queries: Queries, view: SettledView, indicator: str) -> Any:
    """Say the share of the weight and of the score's movement; marked where the two are far apart."""
    share = row_of(queries.effective_shares(view), indicator)
    nominal = words.PERCENT.format(share=f"{round(share['nominal'] * 100, 1):g}")
    if pd.isna(share["effective"]):
        return nominal
    moves = words.PERCENT.format(share=whole(share["effective"] * 100))
    shown = html.Span(moves, className="off", title=words.SHARES_APART) if share["is_off"] else html.Span(moves)
    return [nominal, words.SHARE_TO, shown]


def _spark(series: pd.DataFrame, indicator: dict[str, Any], view: SettledView, theme: Theme) -> Component:
    address = spark_address(series.reset_index(), theme, hue=indicator["hue"], selected=view.week)
    known = series["score"].dropna()
    highest = (
        words.NOTHING_KNOWN if known.empty else words.HIGHEST.format(score=points(known.max()), week=known.idxmax())
    )
    return spark(address, f"{indicator['title']}: {highest}")


def _moved(now: Mapping[str, Any], was: Mapping[str, Any] | None) -> Any:
    if was is None or pd.isna(now["score"]) or pd.isna(was["score"]):
        return words.NONE
    value = float(now["score"] - was["score"])
    return change(value, points(abs(value)))
