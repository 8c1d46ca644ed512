"""A dry run to read: in a sentence, table by table, then row by row with every cell that would change."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final

from dash import html

from dashboard import text_data as words
from dashboard.components.notice import empty
from dashboard.components.table import Column, Kind, Row, table
from dashboard.figures.numbers import counted
from dashboard.imports.routes import IMPORTS
from dashboard.pages.data.fault_table import fault_table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dash.development.base_component import Component

    from dashboard.queries.loaded import Preview, PreviewRow

MOST_ROWS: Final = 200
_LONGEST_CELL: Final = 240
_CHANGE_COLUMNS = (
    Column(words.CHANGE_HEADS[0], Kind.NAME),
    Column(words.CHANGE_HEADS[1]),
    Column(words.CHANGE_HEADS[2], Kind.NUMBER, wide_only=True),
    Column(words.CHANGE_HEADS[3], Kind.QUIET),
    Column(words.CHANGE_HEADS[4]),
)
_COUNT_COLUMNS = tuple(
    Column(title, Kind.NAME if place == 0 else Kind.NUMBER, wide_only=place in {1, 6})
    for place, title in enumerate(words.COUNT_HEADS)
)
# The columns by which a reader knows a row that comes or goes.
_TELLING: Final = {
    "articles": ("published", "publisher", "title"),
    "reports": ("event_date", "kind", "place", "summary"),
    "sites": ("admin1", "country", "note"),
    "coverage": ("status", "articles", "note"),
}
_TABLES: Final = {
    "settings": "watch.toml",
    "articles": "articles.csv",
    "texts": "",
    "reports": "events.csv",
    "sites": "sites.csv",
    "coverage": "coverage.csv",
}


def what_would_happen(seen: Preview) -> str:
    """Say in a few words what loading would do: 2 new, 1 changed, 3 rejected."""
    rejected = sum(rows.rejected for rows in seen.read.values())
    counts = (
        (seen.total("new"), words.WHAT_NEW),
        (seen.total("changed"), words.WHAT_CHANGED),
        (seen.total("gone"), words.WHAT_GONE),
        (seen.conflicts, words.WHAT_CONFLICT),
        (rejected, words.WHAT_REJECTED),
    )
    said = [form.format(count=f"{count:,}") for count, form in counts if count]
    return words.LIST_AND.join(said) or words.WHAT_NOTHING


def counts_table(seen: Preview) -> Component:
    """Count table by table: rows read and rejected, then what would become of those that were accepted."""
    rows = []
    for kind, file in _TABLES.items():
        counts = {outcome: number for (found, outcome), number in seen.counts.items() if found == kind}
        read = seen.read.get(file)
        if not counts and (read is None or not read.read):
            continue
        rejected = read.rejected if read else 0
        numbers = [
            f"{read.read:,}" if read else words.NONE,
            _number(rejected),
            *(_number(counts.get(outcome, 0)) for outcome in ("new", "changed", "gone", "same")),
        ]
        rows.append(Row([words.KINDS[kind], *numbers], marked=bool(rejected or set(counts) - {"same"})))
    return table(_COUNT_COLUMNS, rows, caption=words.COUNTS_CAPTION, kind="table--counts")


def rejected_part(seen: Preview, token: str) -> Component | None:
    """List what is rejected, to download too; None when nothing is."""
    if not seen.errors:
        return None
    rejected = sum(rows.rejected for rows in seen.read.values())
    title = counted(rejected, words.REJECTED_TITLE) if rejected else words.REJECTED_FILES
    download = html.A(words.DOWNLOAD_REJECTS, href=f"{IMPORTS}/{token}/rejects.csv", download="")
    return html.Div(
        [
            html.H3(title, className="upload__part"),
            html.P(words.REJECTED_NOTE, className="section__note"),
            fault_table(seen.errors, caption=words.FAULTS_CAPTION),
            html.P(download, className="links"),
        ]
    )


def changes_table(seen: Preview, token: str) -> Component | None:
    """List the rows that would not stay as they are, table by table, at most two hundred of them."""
    if not seen.rows:
        return None if seen.already_there or seen.errors else empty(words.NOTHING_TO_WRITE)
    rows: list[Row] = []
    for kind, group in groupby(seen.rows[:MOST_ROWS], key=lambda row: row.kind):
        rows.append(Row([words.KINDS[kind]], is_heading=True))
        for row in group:
            rows += _lines_of(row)
    left = len(seen.rows) - MOST_ROWS
    more = [html.P(words.MORE_ROWS.format(count=f"{left:,}"), className="section__note")] if left > 0 else []
    download = html.A(words.DOWNLOAD_CHANGES, href=f"{IMPORTS}/{token}/changes.csv", download="")
    return html.Div(
        [
            table(_CHANGE_COLUMNS, rows, caption=words.CHANGES_CAPTION, kind="table--changes"),
            *more,
            html.P(download, className="links"),
        ]
    )


def _lines_of(row: PreviewRow) -> Iterator[Row]:
    """Give a line for each cell that changes; a row that comes or goes is one line with its first cells."""
    outcome = html.Span(words.OUTCOMES[row.outcome], className=f"outcome outcome--{row.outcome}")
    line = f"{row.line:,}" if row.line else words.NONE
    if row.cells is not None:
        cells = _first_cells(row)
        is_gone = row.outcome == "gone"
        yield Row([row.object_id, outcome, line, cells if is_gone else words.NONE, words.NONE if is_gone else cells])
        return
    if not row.changes:
        yield Row([row.object_id, outcome, line, words.NONE, words.NONE], quiet=True)
    for number, change in enumerate(row.changes):
        name = row.object_id if number == 0 else html.Span(row.object_id, className="spoken")
        column = html.Span(change.column, className="outcome__column")
        yield Row(
            [
                name,
                [outcome, " ", column] if number == 0 else column,
                line if number == 0 else "",
                html.Del(_cell(change.before), className="cell--old"),
                html.Ins(_cell(change.after), className="cell--new"),
            ]
        )


def _first_cells(row: PreviewRow) -> str:
    cells = row.cells or {}
    telling = [cells[column] for column in _TELLING.get(row.kind, ()) if cells.get(column)]
    return words.BETWEEN.join(_cell(cell) for cell in telling) or words.NONE


def _cell(text: str) -> str:
    if not text:
        return words.EMPTY_CELL
    return text if len(text) <= _LONGEST_CELL else f"{text[:_LONGEST_CELL]}…"


def _number(count: int) -> str:
    return f"{count:,}" if count else words.NONE
