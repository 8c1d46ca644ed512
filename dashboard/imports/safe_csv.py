"""Tables to download that a spreadsheet shows and never runs.

A cell that begins with = + - @ or a control character is a formula to a spreadsheet. Such a text gets an
apostrophe in front, which spreadsheets do not show; numbers are written as they are.
"""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Final

from flask import Response

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    Cell = str | int | float | None

_STARTS: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "\N{FULLWIDTH EQUALS SIGN}", "\N{FULLWIDTH PLUS SIGN}",
                  "\N{FULLWIDTH HYPHEN-MINUS}", "\N{FULLWIDTH COMMERCIAL AT}")  # fmt: skip


def harmless(cell: Cell) -> Cell:
    """Put an apostrophe before a text that a spreadsheet would run.

    >>> harmless("=1+1"), harmless("plain"), harmless(-1)
    ("'=1+1", 'plain', -1)
    """
    return f"'{cell}" if isinstance(cell, str) and cell.lstrip(" ").startswith(_STARTS) else cell


def written(columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> str:
    """Write a table: every text in quotes, lines ending in CR LF."""
    out = io.StringIO()
    writer = csv.writer(out, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([harmless("" if cell is None else cell) for cell in row] for row in rows)
    return out.getvalue()


def to_download(name: str, columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> Response:
    """Answer with a table as a file. The mark at its start tells spreadsheets that it is UTF-8."""
    response = Response(written(columns, rows).encode("utf-8-sig"), content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.headers["Cache-Control"] = "no-store"
    return response
