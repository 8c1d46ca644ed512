"""Every indicator's score in the two weeks, sorted by what it did to the score, with what is usual for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd
from dash import html

from dashboard import text_compare as words
from dashboard.components.link import view_link
from dashboard.components.section import folds, section
from dashboard.components.swatch import swatch
from dashboard.components.table import Column, Kind, Row, table_alternative
from dashboard.figures.compare_slope import compare_slope_address
from dashboard.figures.numbers import points, signed
from dashboard.rows import rows_of

if TYPE_CHECKING:
    from dash.development.base_component import Component

    from dashboard.queries import Compared, Queries
    from dashboard.theme import Theme
    from dashboard.view import SettledView


def slopes_section(queries: Queries, view: SettledView, compared: Compared, theme: Theme) -> Component:
    """Draw one slope an indicator; the sentence names the two that moved most."""
    rows = rows_of(queries.slopes(view))
    pair = compared.pair
    title = queries.slopes_title(view)
    heads = [Column(words.INDICATOR, Kind.NAME), *(Column(head, Kind.NUMBER) for head in (
        pair.first, pair.second, words.POINTS, words.RECENT, words.USUAL, words.RANK))]  # fmt: skip
    table = [
        Row([row["title"], _score(row["first"]), _score(row["second"]), signed(row["effect"]), _score(row["recent"]),
             _score(row["usual"]), _rank(row)])
        for row in rows
    ]  # fmt: skip
    return section(
        title,
        html.Ul([html.Li(_slope(row, view, pair.first, pair.second, theme)) for row in rows], className="slopes"),
        folds(table_alternative(heads, table, caption=title)),
        note=words.SLOPES_NOTE.format(second=max(pair.first, pair.second)),
        name="slopes",
    )


def _slope(row: dict[str, Any], view: SettledView, first: str, second: str, theme: Theme) -> list[Component]:
    picture = compare_slope_address(
        row["first"], row["second"], row["recent"], row["usual"], theme, hue=int(row["hue"])
    )
    said = words.SLOPE_ALT.format(first=_score(row["first"]), second=_score(row["second"]))
    weighs = row["share"] > 0
    return [
        html.P([swatch(int(row["hue"])), view_link(row["short"], view.but(show=row["indicator"]))],
               className="slopes__name"),
        html.Div(
            [
                html.Span([_score(row["first"]), html.Span(first[-3:], className="slopes__week")]),
                html.Img(src=picture, alt=f"{row['title']}: {said}"),
                html.Strong([_score(row["second"]), html.Span(second[-3:], className="slopes__week")]),
            ],
            className="slopes__drawn",
        ),
        html.P([html.Strong(signed(row["effect"])), f" {words.POINTS_WORD}"] if weighs else words.CONTEXT_REMARK),
        html.P(_rank(row), className="slopes__rank"),
        html.P(row["word"], className="surprise") if row["word"] else html.P(),
    ]  # fmt: skip


def _score(value: float) -> str:
    return words.NONE if pd.isna(value) else points(value)


def _rank(row: dict[str, Any]) -> str:
    if not row["rank"]:
        return words.NO_RANK
    if row["second"] == 0 and row["usual"] == 0:
        return words.ZERO_SO_FAR
    return words.RANK_OF.format(rank=row["rank"], of=row["of"])
