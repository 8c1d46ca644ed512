"""The same two weeks as each was known on its own Sunday, and by all that is known now."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd
from dash import html

from dashboard import text_compare as words
from dashboard.components.level_meter import level_meter
from dashboard.components.link import view_link
from dashboard.components.section import section
from dashboard.components.table import Column, Kind, Row, table
from dashboard.days import day_in_words
from dashboard.figures.numbers import points, signed, whole

if TYPE_CHECKING:
    from dash.development.base_component import Component

    from dashboard.queries import Compared, Queries
    from dashboard.view import SettledView

_SAME = 0.05


def known_section(queries: Queries, view: SettledView) -> Component:
    """Set the comparison at equal age beside the plain one, and say where the two would not say the same."""
    both = queries.known_then_and_now(view)
    (then, _), (now, _) = both
    heads = [
        Column(words.AS_KNOWN, Kind.NAME), Column(now.pair.first, Kind.NUMBER), Column(now.pair.second, Kind.NUMBER),
        Column(words.CHANGE, Kind.STRONG), Column(words.LEVEL, wide_only=True),
    ]  # fmt: skip
    rows = [_row(view, compared, share) for compared, share in both]
    title = _title(then, now)
    return section(title, table(heads, rows, caption=title), note=words.KNOWN_NOTE, name="known")


def _title(then: Compared, now: Compared) -> str:
    if then.change.change is None or now.change.change is None:
        return words.KNOWN_TITLES["withheld"]
    directions = [0 if abs(one) < _SAME else 1 if one > 0 else -1 for one in (then.change.change, now.change.change)]
    return words.KNOWN_TITLES["same" if directions[0] == directions[1] else "other"]


def _row(view: SettledView, compared: Compared, share: float) -> Row:
    change, is_then = compared.change, compared.pair.maturity is not None
    said = words.THEN if is_then else words.NOW.format(day=day_in_words(change.week_to.as_of))
    badge = "" if pd.isna(share) else words.SHARE_IN.format(share=whole(100 * share))
    name: list[str | Component] = [
        view_link(said, view.but(maturity="0" if is_then else None)),
        html.Span(badge, className="known__share") if badge else "",
    ]
    level = compared.after.weeks.loc[[compared.pair.second]].iloc[0]
    shown: list[str | Component] = [
        level_meter(None if pd.isna(level["level"]) else int(level["level"])),
        str(level["level_name"]),
    ]
    scores = [words.NONE if end.score is None else points(end.score) for end in (change.week_from, change.week_to)]
    moved = words.NONE if change.change is None else signed(change.change)
    return Row([name, *scores, moved, shown if pd.notna(level["level"]) else words.NONE])
