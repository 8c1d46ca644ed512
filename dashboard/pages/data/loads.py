"""The loads of the watch, newest first: when, by whom, why, what changed, and the files with their hashes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dash import html

from dashboard import text_data as words
from dashboard.components.attributes import attributes
from dashboard.components.section import section
from dashboard.components.table import Column, Kind, Row, table
from dashboard.days import day_in_words
from dashboard.figures.numbers import counted
from dashboard.pages.data.moments import moment_in_words

if TYPE_CHECKING:
    from dash.development.base_component import Component

    from dashboard.queries.loaded import LoadedQueries, PastLoad

MOST_LOADS: Final = 50
_HASH_SHOWN: Final = 12
_KILO: Final = 1_000
_COLUMNS = (
    Column(words.LOAD_HEADS[0], Kind.NAME),
    Column(words.LOAD_HEADS[1]),
    Column(words.LOAD_HEADS[2]),
    Column(words.LOAD_HEADS[3], Kind.NUMBER, wide_only=True),
    Column(words.LOAD_HEADS[4], Kind.NUMBER, wide_only=True),
    Column(words.LOAD_HEADS[5], wide_only=True),
)
_FILE_COLUMNS = (
    Column(words.FILE_HEADS[0], Kind.NAME),
    *(Column(title, Kind.NUMBER) for title in words.FILE_HEADS[1:5]),
    Column(words.FILE_HEADS[5], Kind.QUIET),
)


def loads_section(loaded: LoadedQueries) -> Component:
    """Build the table of loads and, folded away, the files of each."""
    loads = loaded.loads()
    if not loads:
        note = words.NO_RECORD_NOTE if not loaded.is_recorded else ""
        return section(words.LOADS_NONE, note=note, name="loads")
    form = words.LOADS_TITLE[len(loads) > 1]
    title = form.format(count=len(loads), day=day_in_words(loads[0].at.date()))
    rows = [_row(load) for load in loads[:MOST_LOADS]]
    left = len(loads) - MOST_LOADS
    if left > 0:
        rows.append(Row([words.OLDER_LOADS.format(count=left)], is_heading=True))
    return section(
        title,
        table(_COLUMNS, rows, caption=words.LOADS_CAPTION, kind="table--loads"),
        html.Details(
            [html.Summary(words.FILES_FOLD), *(part for load in loads[:MOST_LOADS] for part in _files(load))],
            className="fold",
        ),
        note=words.LOADS_NOTE,
        name="loads",
    )


def what_changed(load: PastLoad) -> str:
    """Say what a load wrote and what it left out: 1 report changed; 2 articles added; 1 row rejected."""
    said = []
    for action, word in words.ACTIONS.items():
        parts = [
            counted(load.changes[kind, action], words.ROWS_WORD[kind])
            for kind in words.ROWS_WORD
            if load.changes.get((kind, action))
        ]
        if parts:
            said.append(f"{words.LIST_AND.join(parts)} {word}")
    rejected = sum(rows.rejected for rows in load.rows.values())
    if rejected:
        said.append(counted(rejected, words.ROWS_REJECTED))
    return "; ".join(said) or words.NO_CHANGE


def _row(load: PastLoad) -> Row:
    accepted = sum(rows.accepted for rows in load.rows.values())
    rejected = sum(rows.rejected for rows in load.rows.values())
    return Row(
        [
            moment_in_words(load.at),
            [html.Strong(load.author), html.Span(load.reason, className="loads__reason")],
            what_changed(load),
            f"{accepted:,}",
            f"{rejected:,}" if rejected else words.NONE,
            [counted(len(load.files), words.FILES_OF), " ", _hash(load.content_hash)],
        ],
        marked=bool(rejected),
        key=str(load.number),
    )


def _files(load: PastLoad) -> list[Component]:
    when = moment_in_words(load.at)
    caption = words.FILES_CAPTION.format(when=when)
    rows = []
    for file in load.files:
        counts = load.rows.get(file.name)
        numbers = [f"{counts.read:,}", f"{counts.accepted:,}", f"{counts.rejected:,}"] if counts else [words.NONE] * 3
        size = words.KILOBYTES.format(size=f"{max(1, round(file.size / _KILO)):,}")
        rows.append(Row([file.name, *numbers, size, html.Code(file.sha256, className="hash")]))
    return [html.H3(caption, className="loads__files"), table(_FILE_COLUMNS, rows, caption=caption)]


def _hash(digest: str) -> Component:
    return html.Code(digest[:_HASH_SHOWN], className="hash", title=digest, **attributes(aria_label=digest))
