"""Every version of a saved set, newest first: who, when, why, its weights; to show, compare, restore; to delete it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dash import dcc, html

from dashboard import text_weight_sets as words
from dashboard.components.attributes import attributes
from dashboard.components.link import view_link
from dashboard.components.notice import empty
from dashboard.components.table import Column, Kind, Row, table
from dashboard.figures.numbers import counted
from dashboard.ids import WeightSets
from dashboard.pages.weights import set_cells as cells
from dashboard.saved_sets.asking import Act
from dashboard.saved_sets.desk import LONGEST_REASON

if TYPE_CHECKING:
    from dash.development.base_component import Component

    from dashboard.queries.named_sets import NamedSets, SavedWeightSet
    from dashboard.shelf import Shown
    from dashboard.view import SettledView

MOST_VERSIONS: Final = 50


def gone_part(shown: Shown, view: SettledView) -> Component | None:
    """List the deleted sets, folded away; None where there is none."""
    if not shown.gone:
        return None
    lines = [
        html.Li(
            [
                view_link(one.set.title or one.id, shown.asked.but(history=one.id)),
                words.LIST_COMMA,
                words.GONE_LINE.format(author=one.author, when=cells.moment_in_words(one.saved_at), reason=one.reason),
            ]
        )
        for one in shown.gone
    ]
    is_open = view.history in {one.id for one in shown.gone}
    summary = html.Summary(counted(len(lines), words.GONE_FOLD))
    return html.Details([summary, html.Ul(lines, className="gone")], className="fold", open=is_open)


def history_part(named: NamedSets, shown: Shown, view: SettledView) -> Component | None:
    """Draw the versions of the set that the address names; None where it names none."""
    if not view.history:
        return None
    close = view_link(words.HISTORY_CLOSE, shown.asked.but(history=None))
    versions = shown.versions_of(view.history)
    if not versions:
        said = empty(words.HISTORY_NONE.format(id=view.history), words.HISTORY_NONE_NOTE)
        return html.Div([said, close], id=WeightSets.HISTORY, className="sets__part")
    newest = versions[-1]
    can_write = not cells.why_not_written(shown)
    return html.Div(
        [
            html.H3(_title(versions), className="sets__title"),
            html.P(words.HISTORY_NOTE, className="section__note"),
            _table(named, shown, view, versions, can_write=can_write),
            *(_acts(newest) if can_write else []),
            html.P(close, className="links"),
        ],
        id=WeightSets.HISTORY,
        className="sets__part versions",
    )


def _title(versions: tuple[SavedWeightSet, ...]) -> str:
    newest = versions[-1]
    title = newest.set.title or newest.id
    if newest.deleted:
        return words.HISTORY_GONE.format(title=title)
    return words.HISTORY_TITLE[len(versions) > 1].format(title=title, count=len(versions), author=newest.author)


def _table(
    named: NamedSets, shown: Shown, view: SettledView, versions: tuple[SavedWeightSet, ...], *, can_write: bool
) -> Component:
    number, when, who, weights, week, level, acts = words.HISTORY_HEADS
    columns = [
        Column(number, Kind.NAME),
        Column(when, wide_only=True),
        Column(who),
        Column(weights),
        Column(week.format(week=cells.week_short(view.week)), Kind.STRONG),
        Column(level, wide_only=True),
        Column(acts),
    ]
    newest = versions[-1]
    rows = [
        _row(named, shown, view, one, newest, can_write=can_write)
        for one in list(reversed(versions))[:MOST_VERSIONS]
    ]  # fmt: skip
    if len(versions) > MOST_VERSIONS:
        left = words.OLDER.format(count=len(versions) - MOST_VERSIONS, id=newest.id)
        rows.append(Row([left], is_heading=True))
    caption = words.HISTORY_CAPTION.format(title=newest.set.title or newest.id)
    return table(columns, rows, caption=caption, kind="table--versions")


def _row(
    named: NamedSets,
    shown: Shown,
    view: SettledView,
    one: SavedWeightSet,
    newest: SavedWeightSet,
    *,
    can_write: bool,
) -> Row:
    signed = html.Span([html.Strong(one.author), words.SEPARATOR, one.reason], className="set-who")
    when = cells.moment_in_words(one.saved_at)
    if one.deleted:
        said = words.LIST_COMMA.join((str(one.version), words.DELETED))
        return Row([said, when, signed, "", "", "", ""], quiet=True)
    read = named.saved(one)
    ref = f"{one.id}@{one.version}"
    in_view = ref == view.weights
    acts: list[Component] = []
    if not in_view:
        label = words.SHOW_LABEL.format(version=one.version)
        acts.append(view_link(words.SHOW, shown.asked.but(weights=ref, base=None), label=label))
        label = words.COMPARE_VERSION_LABEL.format(version=one.version)
        acts.append(view_link(words.COMPARE, shown.asked.but(beside=ref), label=label))
    if can_write and one.version != newest.version:
        acts.append(_restore(one, newest))
    return Row(
        [
            str(one.version),
            when,
            signed,
            cells.shares_of(shown.queries, read.shares),
            cells.score_cell(read.score),
            cells.level_cell(read.level),
            html.Span(acts, className="versions__acts"),
        ],
        selected=in_view,
        key=str(one.version),
    )


def _restore(one: SavedWeightSet, newest: SavedWeightSet) -> Component:
    return html.Button(
        words.RESTORE,
        type="button",
        className="quiet-button",
        **attributes(
            data_writes="",
            data_act=Act.RESTORE.value,
            data_set=one.id,
            data_version=str(one.version),
            data_seen=str(newest.version),
            aria_label=words.RESTORE_LABEL.format(version=one.version),
        ),
    )


def _acts(newest: SavedWeightSet) -> list[Component]:
    """Draw the field for the reason, and the button that deletes what is there."""
    field = html.Div(
        [
            html.Label(words.WHY, htmlFor=WeightSets.WHY, className="saving__label"),
            dcc.Input(id=WeightSets.WHY, type="text", maxLength=LONGEST_REASON, autoComplete="off"),
        ],
        className="versions__why",
    )
    if newest.deleted:
        return [field]
    acting = attributes(data_writes="", data_act=Act.DELETE.value, data_set=newest.id, data_seen=str(newest.version))
    button = html.Button(words.DELETE, type="button", className="button", **acting)
    return [field, html.P(button, className="versions__delete")]
