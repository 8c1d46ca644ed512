"""Two weight sets side by side: weights and shares, then the scores and levels that they give each week."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
from dash import html

from dashboard import text
from dashboard import text_weight_sets as words
from dashboard.components.link import view_link
from dashboard.components.notice import empty
from dashboard.components.table import Column, Kind, Row, table
from dashboard.figures.numbers import points
from dashboard.ids import WeightSets

if TYPE_CHECKING:
    from dash.development.base_component import Component

    from dashboard.queries.named_sets import NamedSets, SideBySide
    from dashboard.shelf import Shown
    from dashboard.view import SettledView

_MOST_WEEKS: Final = 5


def beside_part(named: NamedSets, shown: Shown, view: SettledView) -> Component | None:
    """Put the set that the address names beside the weights in view; None where it names none."""
    if not view.beside:
        return None
    pair, refused = named.side_by_side(view.beside)
    close = view_link(words.HISTORY_CLOSE, shown.asked.but(beside=None))
    if pair is None:
        return html.Div([empty(words.BESIDE_REFUSED, refused), close], id=WeightSets.BESIDE, className="sets__part")
    heads = headed(pair)
    return html.Div(
        [
            html.H3(beside_title(pair, heads), className="sets__title"),
            *pair_tables(pair, heads, shown),
            html.P(close, className="links"),
        ],
        id=WeightSets.BESIDE,
        className="sets__part",
    )


def headed(pair: SideBySide) -> tuple[str, str]:
    """Head the two columns; two versions of one set are told apart by their number."""
    titles = [title or words.THESE for title in pair.titles]
    if titles[0] == titles[1]:
        titles = [
            text.SET_VERSION.format(title=title, version=ref.partition("@")[2]) if "@" in ref else title
            for title, ref in zip(titles, pair.refs, strict=True)
        ]
    return titles[0], titles[1]


def beside_title(pair: SideBySide, heads: tuple[str, str]) -> str:
    """Say in which weeks the two hold another level."""
    differing = pair.differing
    if not differing:
        return words.BESIDE_TITLE_SAME.format(first=heads[0], second=heads[1])
    shown = list(differing[:_MOST_WEEKS])
    if len(differing) > _MOST_WEEKS:
        shown.append(words.BESIDE_MORE.format(count=len(differing) - _MOST_WEEKS))
    form = words.BESIDE_TITLE[len(differing) > 1]
    return form.format(first=heads[0], second=heads[1], count=len(differing), weeks=words.LIST_COMMA.join(shown))


def pair_tables(pair: SideBySide, heads: tuple[str, str], shown: Shown) -> list[Component]:
    """Draw the two tables: weights, and weeks; a week with another level is marked."""
    names = {definition.id: definition.short for definition in shown.queries.catalogue.definitions}
    both = [Column(head, Kind.NUMBER) for head in heads]
    weights = [
        Row(
            [names[one.indicator], *(_weight(*side) for side in zip(one.weights, one.shares, strict=True))],
            marked=one.weights[0] != one.weights[1],
        )
        for one in pair.weights
    ]
    weeks = [
        Row(
            [
                one.week,
                *(_reading(*side) for side in zip(one.scores, one.levels, strict=True)),
                words.BESIDE_OTHER if one.differs else "",
            ],
            marked=one.differs,
        )
        for one in pair.weeks
    ]
    return [
        table([Column(words.BESIDE_INDICATOR, Kind.NAME), *both], weights, caption=words.BESIDE_WEIGHTS,
              kind="table--beside"),
        html.Details(
            [
                html.Summary(words.BESIDE_WEEKS),
                table([Column(words.BESIDE_WEEK, Kind.NAME), *both, Column(words.BESIDE_DIFFERS, Kind.QUIET)], weeks,
                      caption=words.BESIDE_WEEKS, kind="table--beside"),
            ],
            className="fold",
            open=True,
        ),
    ]  # fmt: skip


def _weight(weight: float, share: float | None) -> str:
    if share is None:
        return f"{weight:g}"
    return words.SHARE_OF.format(weight=f"{weight:g}", percent=round(100 * share))


def _reading(score: float, level: int | None) -> str:
    if np.isnan(score):
        return words.NONE
    held = words.NONE if level is None else text.LEVEL_NAMES[level]
    return words.READING.format(score=points(score), level=held)
