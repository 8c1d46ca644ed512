"""What of an upload was rejected, and what would change, as tables to download."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dashboard import text_data as words
from indicators.sources.text_file import decode

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from dashboard.imports.safe_csv import Cell
    from indicators.record.preview import Preview

REJECT_COLUMNS: Final = words.REJECT_COLUMNS
CHANGE_COLUMNS: Final = words.CHANGE_COLUMNS
_LONGEST_LINE: Final = 20_000


def reject_rows(seen: Preview, folder: Path) -> Iterator[tuple[Cell, ...]]:
    """Give a row for each fault: file, line, column, found, expected, what to do, the line as it stands.

    A rejected row may have several faults; the different (file, line) are the rejected rows.
    """
    lines = {file: _lines(folder / file) for file in {fault.file for fault in seen.errors}}
    for fault in seen.errors:
        there = lines[fault.file]
        stands = there[fault.line - 1][:_LONGEST_LINE] if fault.line and fault.line <= len(there) else ""
        yield fault.file, fault.line, fault.column or "", fault.found, fault.expected, fault.advice, stands


def change_rows(seen: Preview) -> Iterator[tuple[Cell, ...]]:
    """Give a row for each cell that changes, and for each cell of a row that comes or goes."""
    for row in seen.rows:
        place = (row.outcome.value, row.file, row.line, row.kind, row.object_id)
        for change in row.changes:
            yield *place, change.column, change.before, change.after
        for column, cell in (row.cells or {}).items():
            is_new = row.file != ""
            yield *place, column, "" if is_new else cell, cell if is_new else ""


def _lines(file: Path) -> list[str]:
    """Read a file's lines as the reader counts them: a line ends in LF, CR LF or CR."""
    text = decode(file.name, file.read_bytes()) if file.is_file() else ""
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n") if isinstance(text, str) else []
