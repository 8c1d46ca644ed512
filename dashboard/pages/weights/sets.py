"""The list of weight sets: what each makes of the week, by whom it is and why; versions and comparisons below it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dash import dcc, html

from dashboard import text_weight_sets as words
from dashboard.components.link import view_link
from dashboard.components.section import section
from dashboard.components.table import Column, Kind, Row, table
from dashboard.days import day_in_words
from dashboard.figures.numbers import counted
from dashboard.ids import WeightSets
from dashboard.pages.weights import set_cells as cells
from dashboard.pages.weights.set_titles import list_title, title_of
from dashboard.pages.weights.side_by_side import beside_part
from dashboard.pages.weights.versions import gone_part, history_part
from dashboard.queries.named_sets import ListedSet, NamedSets, Origin

if TYPE_CHECKING:
    from dash.development.base_component import Component

    from dashboard.shelf import Shown
    from dashboard.view import SettledView


def sets_section(shown: Shown, view: SettledView) -> Component:
    """List the sets for a view. What the list holds of saved sets is kept beside it: it is what the reader saw."""
    named = NamedSets(shown, view)
    sets = named.listed()
    names = cells.short_names(shown.queries)
    seen = {one.id: one.version for one in shown.saved}
    return html.Div(
        [
            dcc.Store(id=WeightSets.SEEN, data=seen),
            section(
                list_title(sets, names, view.week),
                _table(named, sets, shown, view),
                gone_part(shown, view),
                history_part(named, shown, view),
                beside_part(named, shown, view),
                note=_note(shown, view),
            ),
        ],
        id=WeightSets.LIST,
    )


def _note(shown: Shown, view: SettledView) -> str:
    more = words.NOTE_AGGREGATION if view.aggregation and view.aggregation != "arithmetic" else ""
    if shown.head is None:
        return words.NOTE_UNRECORDED + more
    if not shown.saved:
        return words.NOTE_NONE + more
    last = max(shown.saved, key=lambda one: one.saved_at)
    form = words.NOTE_SAVED[len(shown.saved) > 1]
    day = day_in_words(last.saved_at.date())
    return form.format(count=len(shown.saved), author=last.author, day=day) + more


def _table(named: NamedSets, sets: tuple[ListedSet, ...], shown: Shown, view: SettledView) -> Component:
    columns = [
        Column(words.HEAD_SET, Kind.NAME),
        Column(words.HEAD_SHARES),
        *([Column(cells.week_short(named.before), Kind.NUMBER, wide_only=True)] if named.before else []),
        Column(cells.week_short(view.week), Kind.STRONG),
        Column(words.HEAD_LEVEL.format(week=cells.week_short(view.week))),
        Column(words.HEAD_DIFFER, Kind.NUMBER, wide_only=True),
        Column(words.HEAD_WHO, Kind.QUIET),
        Column(words.HEAD_BESIDE, wide_only=True),
    ]
    rows = [_row(one, named, shown, view) for one in sets]
    return table(columns, rows, caption=words.CAPTION.format(week=view.week), kind="table--sets")


def _row(one: ListedSet, named: NamedSets, shown: Shown, view: SettledView) -> Row:
    here = shown.asked.but(history=None, beside=None)
    in_view = one.ref == view.weights
    title = title_of(one)
    # The weights in view are no link: they are shown already.
    name = title if in_view else view_link(title, here.but(weights=one.ref, base=None))
    differs = (
        words.NONE
        if one.is_in_force or one.differs is None
        else words.DIFFER.format(count=one.differs, all=len(named.weeks))
    )
    return Row(
        [
            name,
            cells.shares_of(shown.queries, one.shares),
            *([cells.score_cell(one.before)] if named.before else []),
            cells.score_cell(one.score),
            cells.level_cell(one.level),
            differs,
            _who(one, shown),
            _beside_link(one, shown, in_view=in_view),
        ],
        selected=in_view,
        key=one.ref,
    )


def _beside_link(one: ListedSet, shown: Shown, *, in_view: bool) -> Component | str:
    if in_view or one.origin is Origin.CHANGED:
        return ""
    to = shown.asked.but(beside=one.ref)
    return view_link(words.COMPARE, to, label=words.COMPARE_LABEL.format(title=one.title))


def _who(one: ListedSet, shown: Shown) -> Component:
    """Say whose set it is and why it is as it is, with the way to its versions."""
    parts: list[str | Component] = []
    if one.origin is Origin.SAVED and one.at:
        parts = [html.Strong(one.author), words.LIST_COMMA, day_in_words(one.at.date())]
    else:
        parts = [words.NOT_SAVED if one.origin is Origin.CHANGED else words.BUILT_IN]
    if one.is_in_force:
        parts += [words.SEPARATOR, words.IN_FORCE]
    if one.reason:
        # Of a built-in set's long reason what comes before its first stop or colon.
        reason = one.reason if one.origin is Origin.SAVED else re.split(r"[.:]", one.reason)[0]
        parts += [words.SEPARATOR, reason.rstrip(".")]
    if one.origin is Origin.SAVED:
        label = words.VERSIONS_OF.format(title=one.title)
        versions = view_link(counted(one.version, words.VERSIONS), shown.asked.but(history=one.id), label=label)
        parts += [words.SEPARATOR, versions]
    return html.Span(parts, className="set-who")
