"""Tables: hairlines between rows, numbers at the right, a total at the foot; the table behind a chart."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from dash import html

from dashboard import text
from dashboard.components.attributes import attributes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dash.development.base_component import Component

    Cell = str | Component | list[str | Component] | None


class Kind(StrEnum):
    """How a column is set."""

    NAME = "name"  # names the row; read out as its heading
    WORDS = "words"
    QUIET = "quiet"  # words that only add
    NUMBER = "number"
    STRONG = "strong"  # the number that counts


@dataclass(frozen=True)
class Column:
    """One column: its heading and how its cells are set. wide_only: left out on a phone."""

    title: str
    kind: Kind = Kind.WORDS
    wide_only: bool = False


@dataclass(frozen=True)
class Row:
    """One row: as many cells as columns; marked: changed this week, a bar at the left; quiet: in grey."""

    cells: Sequence[Cell]
    marked: bool = False
    quiet: bool = False
    selected: bool = False
    key: str | None = field(default=None)
    still: bool = False  # nothing happened in it: a phone may leave it out
    is_heading: bool = False  # one cell over all columns, naming the rows below


def table(
    columns: Sequence[Column], rows: Sequence[Row], *, caption: str, foot: Sequence[Row] = (), kind: str = ""
) -> Component:
    """Draw a table. caption: what a screen reader is told first; foot: rows under the last line, totals.

    A table without rows says that there is nothing to list.
    """
    if not rows and not foot:
        return html.P(text.NOTHING_TO_LIST, className="empty")
    head = html.Thead(html.Tr([_heading(column) for column in columns]))
    body = html.Tbody([_row(columns, row) for row in rows])
    parts = [html.Caption(caption, className="spoken"), head, body]
    if foot:
        parts.append(html.Tfoot([_row(columns, row) for row in foot]))
    name = f"table {kind}".strip()
    # A region that can be scrolled must take the keyboard too.
    return html.Div(
        html.Table(parts, className=name),
        className="table__frame",
        tabIndex="0",
        role="region",
        **attributes(aria_label=caption),
    )


def table_alternative(columns: Sequence[Column], rows: Sequence[Row], *, caption: str) -> html.Details:
    """Fold the numbers of a chart away below it, as a table."""
    return html.Details(
        [html.Summary(text.AS_A_TABLE), table(columns, rows, caption=caption)],
        className="fold",
    )


def _heading(column: Column) -> html.Th:
    return html.Th(column.title, scope="col", className=_class(column))


def _row(columns: Sequence[Column], row: Row) -> html.Tr:
    if row.is_heading:
        return html.Tr(html.Th(row.cells[0], colSpan=len(columns), scope="rowgroup", className="table__heading"))
    cells = [_cell(column, cell) for column, cell in zip(columns, row.cells, strict=True)]
    marks = {
        "table__row--marked": row.marked,
        "table__row--quiet": row.quiet,
        "table__row--selected": row.selected,
        "table__row--still": row.still,
    }
    name = " ".join(mark for mark, is_set in marks.items() if is_set)
    given: dict[str, Any] = {"key": row.key} if row.key else {}
    return html.Tr(cells, className=name or None, **given)


def _cell(column: Column, cell: Cell) -> html.Th | html.Td:
    if column.kind == Kind.NAME:
        return html.Th(cell, scope="row", className=_class(column))
    return html.Td(cell, className=_class(column))


def _class(column: Column) -> str:
    name = f"table__{column.kind}"
    return f"{name} table__wide" if column.wide_only else name
