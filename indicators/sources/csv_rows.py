"""From text to rows of cells, by the csv module in strict mode, never swallowing a row.

A quote that is never closed makes a CSV reader take the rows behind it for one cell. Here such a row is
refused alone, with the line on which the quote opens, and reading goes on with the next line.
"""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from indicators.faults import Fault, quoted
from indicators.sources.quotes import first_spanning, has_stray_quote, last_opened

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST_CELL = 10_000
"""Characters that one cell may hold."""

MOST_LINES = 200
"""Lines that one row may span; a row that runs on is an open quote."""

MOST_COLUMNS = 200

_OTHER_DELIMITERS = {";": "semicolons", "\t": "tabs", "|": "bars"}


_CUT_OFF = "The file ends on this line, without a line end: if it was cut off, take a complete copy"


@dataclass(frozen=True, slots=True)
class Row:
    """One row below the header: the line it starts on, counted from 1, and its cells as they stand."""

    line: int
    cells: list[str]


@dataclass(slots=True)
class CsvRows:
    """A file's header and rows of the header's width. read counts every row, those with faults too."""

    header: list[str] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    read: int = 0


def parse_rows(name: str, text: str) -> CsvRows:
    """Split a comma-separated text into its header and its rows.

    Blank lines are no rows. A row is refused when it has more or fewer cells than the header, an open or
    stray quote, a NUL character or a cell of more than 10,000 characters; each gives one Fault. A quoted
    cell may span lines, unless one of them looks like a row itself.
    """
    # newline="" keeps the line ends inside quoted cells as they are.
    lines = list(io.StringIO(text, newline=""))
    parsed = CsvRows()
    position = 0
    while position < len(lines):
        cells, used, problem = _read_record(lines, position)
        line = position + 1
        position += used
        if cells == [] and problem is None:
            continue
        if problem is None and parsed.header:
            problem = _doubt(lines, line - 1, used, cells, len(parsed.header))
        if problem is not None:
            position = problem.resume
        if not parsed.header:
            fault = _header_fault(name, line, cells, problem)
            if fault:
                return CsvRows(faults=[fault])
            parsed.header = cells
            continue
        parsed.read += 1
        fault = problem.fault(name, line) if problem else _row_fault(name, line, cells, parsed.header)
        if fault and position >= len(lines) and not lines[-1].endswith(("\n", "\r")):
            fault = replace(fault, advice=_CUT_OFF)
        if fault:
            parsed.faults.append(fault)
        else:
            parsed.rows.append(Row(line, cells))
    if not parsed.header:
        parsed.faults.append(
            Fault(name, None, None, "found an empty file", "a header line and rows", "Write the header line")
        )
    return parsed


@dataclass(frozen=True, slots=True)
class _Problem:
    """What the csv module or its result made doubtful: said in a Fault, and where to read on (0-based)."""

    found: str
    expected: str
    advice: str
    resume: int

    def fault(self, name: str, line: int) -> Fault:
        return Fault(name, line, None, self.found, self.expected, self.advice)


def _read_record(lines: list[str], start: int) -> tuple[list[str], int, _Problem | None]:
    """Read the one record that begins on a line: cells, lines used, and what is wrong with its quotes."""
    reader = csv.reader(_feed(lines, start), strict=True)
    try:
        cells = next(reader)
    except csv.Error as error:
        return [], reader.line_num, _quote_problem(lines, start, reader.line_num, str(error))
    return cells, reader.line_num, None


def _feed(lines: list[str], start: int) -> Iterator[str]:
    yield from lines[start : start + MOST_LINES]


def _quote_problem(lines: list[str], start: int, used: int, reason: str) -> _Problem:
    opened = last_opened(lines, start, used)
    last = start + used
    if "field larger" in reason and opened == last - 1:
        return _Problem("found a cell of more than 131,072 characters", *_SHORTER, last)
    if opened == last - 1 and "end of data" not in reason:
        return _Problem(
            "found a quote inside a quoted cell",
            'each quote inside a quoted cell doubled ("")',
            "Double the quote, or close the cell with a quote and a comma",
            opened + 1,
        )
    return _open_quote(opened)


_SHORTER = (f"at most {LONGEST_CELL:,} characters in a cell", "Shorten the text")


def _open_quote(opened: int) -> _Problem:
    return _Problem(
        f"a quote opens on line {opened + 1} and is not closed in its row",
        "a closing quote before the next comma or line end",
        "Close the quote, or write the cell on one line",
        opened + 1,
    )


def _doubt(lines: list[str], start: int, used: int, cells: list[str], width: int) -> _Problem | None:
    """Doubt a well-formed row: one that may have swallowed others, or with a quote in a plain cell."""
    if used > 1 and (len(cells) != width or _has_rows_inside(cells, width)):
        return _open_quote(first_spanning(lines, start, used))
    if any('"' in cell for cell in cells) and has_stray_quote(lines, start, used):
        return _Problem(
            "found a quote in a cell that is not in quotes",
            'a cell with a quote in double quotes, the quote doubled ("")',
            "Take the quote out, or write the cell in quotes",
            start + used,
        )
    return None


def _has_rows_inside(cells: list[str], width: int) -> bool:
    """Tell whether a later line of a cell has as many commas as a row of the table."""
    later = (line for cell in cells for line in re.split(r"\r\n|\n|\r", cell)[1:])
    return any(line.count(",") >= max(width - 1, 1) for line in later)


def _header_fault(name: str, line: int, cells: list[str], problem: _Problem | None) -> Fault | None:
    if problem is not None:
        return problem.fault(name, line)
    if len(cells) > MOST_COLUMNS:
        return Fault(name, line, None, f"found {len(cells)} columns", f"at most {MOST_COLUMNS} columns")
    for delimiter, called in _OTHER_DELIMITERS.items():
        if len(cells) == 1 and delimiter in cells[0]:
            found, advice = f"found cells parted by {called}", "Save the file as comma-separated values (CSV)"
            return Fault(name, line, None, found, "cells parted by commas", advice)
    return None


def _row_fault(name: str, line: int, cells: list[str], header: list[str]) -> Fault | None:
    if not any(cells):
        return Fault(name, line, None, "found a row of empty cells", "a filled row", "Delete the line")
    if len(cells) != len(header):
        return _width_fault(name, line, cells, header)
    for column, cell in zip(header, cells, strict=True):
        if len(cell) > LONGEST_CELL:
            return Fault(name, line, column, f"found {len(cell):,} characters", *_SHORTER)
        if "\0" in cell:
            found = f"found a NUL character in {quoted(cell)}"
            return Fault(name, line, column, found, "text without NUL characters", "Type the cell again")
    return None


def _width_fault(name: str, line: int, cells: list[str], header: list[str]) -> Fault:
    found = f"found {len(cells)} cells"
    expected = f"{len(header)} cells, as in the header"
    if len(cells) > len(header):
        return Fault(name, line, None, found, expected, "Put cells that hold a comma in quotes")
    missing = f"the last cell read is {header[len(cells) - 1]}"
    return Fault(name, line, None, found, expected, f"Write a comma for each empty cell too: {missing}")
