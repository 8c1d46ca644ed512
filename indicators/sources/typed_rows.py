"""From rows of cells to rows of values: columns matched, each cell parsed, every fault kept."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from indicators.errors import PosturewatchError
from indicators.faults import Fault, RowCounts, nearest, one_of, quoted
from indicators.sources.csv_rows import CsvRows, parse_rows
from indicators.sources.text_file import read_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path


_MISSPELT = 0.8
"""How alike an unknown column and a missing one must be to be taken for one: author is no slip for actor."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a file.

    parse: a non-empty cell -> its value (cells.py). must_stand: the header must have it. must_hold:
    no cell of it may be empty. quiet: nobody is told when the header lacks it.
    """

    parse: Callable[[str], Any]
    must_stand: bool = False
    must_hold: bool = False
    quiet: bool = False


@dataclass(slots=True)
class TypedRow:
    """One row: the line it starts on, its values by column (None = empty), its cells as they stand.

    A column whose cell was refused is missing in parsed, so that no rule looks at half a value.
    """

    line: int
    parsed: dict[str, Any]
    cells: dict[str, str]

    def get(self, column: str) -> Any:
        """Give a value, None when the cell is empty or was refused."""
        return self.parsed.get(column)


@dataclass(slots=True)
class TypedRows:
    """What a file gave. is_usable: its text and header could be read, whatever its rows are like."""

    file: str
    rows: list[TypedRow] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    read: int = 0
    is_usable: bool = True

    def refuse(self, row: TypedRow, column: str | None, found: str, expected: str = "", advice: str = "") -> None:
        """Keep a row out, saying why."""
        self.faults.append(Fault(self.file, row.line, column, found, expected, advice))

    def warn(self, row: TypedRow | None, column: str | None, found: str, expected: str = "", advice: str = "") -> None:
        """Keep a row (or the file) in, and say what is doubtful about it."""
        line = row.line if row else None
        self.faults.append(Fault(self.file, line, column, found, expected, advice, "warning"))

    def accepted(self) -> Iterator[TypedRow]:
        """Go through the rows without a fault, in file order."""
        if not self.is_usable:
            return
        refused = {fault.line for fault in self.faults if fault.is_error}
        yield from (row for row in self.rows if row.line not in refused)

    def counts(self) -> RowCounts:
        """Count the rows: read = accepted + rejected."""
        accepted = sum(1 for _ in self.accepted())
        return RowCounts(self.read, accepted, self.read - accepted)

    def sorted_faults(self) -> list[Fault]:
        """Give the faults in the order of the file; those of the whole file first."""
        return sorted(self.faults, key=lambda fault: fault.line or 0)


def read_rows(path: Path, columns: Mapping[str, Column]) -> TypedRows:
    """Read a CSV file into typed rows. An unreadable file or header gives one fault and no rows."""
    text = read_text(path)
    if isinstance(text, Fault):
        return TypedRows(path.name, faults=[text], is_usable=False)
    parsed = parse_rows(path.name, text)
    typed = TypedRows(path.name, faults=list(parsed.faults), read=parsed.read)
    header_faults = _header_faults(path.name, parsed.header, columns) if parsed.header else []
    typed.faults += header_faults
    if not parsed.header or any(fault.is_error for fault in header_faults):
        typed.is_usable = False
        return typed
    _parse_cells(typed, parsed, columns)
    return typed


def refuse_repeats(typed: TypedRows, column: str) -> None:
    """Refuse each row whose key stands on an earlier line too: which of the two holds is not ours to say."""
    first: dict[str, int] = {}
    for row in typed.rows:
        key = row.cells.get(column, "")
        if not key:
            continue
        if key in first:
            typed.refuse(
                row,
                column,
                f"found {quoted(key)} a second time (first on line {first[key]})",
                f"each {column} once",
                "Delete the repetition, or give the row its own",
            )
        else:
            first[key] = row.line


def _parse_cells(typed: TypedRows, parsed: CsvRows, columns: Mapping[str, Column]) -> None:
    known = [(position, name) for position, name in enumerate(parsed.header) if name in columns]
    for row in parsed.rows:
        cells = {name: row.cells[position] for position, name in known}
        typed_row = TypedRow(row.line, {}, cells)
        for name, cell in cells.items():
            column = columns[name]
            if cell == "":
                if column.must_hold:
                    typed.refuse(typed_row, name, "found an empty cell", "a value", "Fill it in")
                else:
                    typed_row.parsed[name] = None
                continue
            try:
                typed_row.parsed[name] = column.parse(cell)
            except PosturewatchError as error:
                typed.refuse(typed_row, name, error.found, error.expected, error.advice)
        typed.rows.append(typed_row)


def _header_faults(name: str, header: list[str], columns: Mapping[str, Column]) -> list[Fault]:
    missing = [column for column in columns if column not in header]
    faults = [_repeated(name, column) for column in dict.fromkeys(header) if header.count(column) > 1 and column]
    misspelt: set[str] = set()
    for column in dict.fromkeys(header):
        if column in columns:
            continue
        meant = nearest(column, missing, likeness=_MISSPELT)
        if meant:
            misspelt.add(meant)
        faults.append(_unknown(name, column, meant, columns))
    required = [column for column in missing if columns[column].must_stand and column not in misspelt]
    if required:
        found = f"found no column {', '.join(required)}"
        faults.append(Fault(name, 1, None, found, f"a header with {', '.join(_required(columns))}", "Add it"))
    optional = [c for c in missing if not columns[c].must_stand and not columns[c].quiet and c not in misspelt]
    if optional:
        found = f"found no column {', '.join(optional)}"
        advice = "Nothing to do if no article says anything of it"
        faults.append(Fault(name, 1, None, found, "it, or empty cells are read", advice, "warning"))
    return faults


def _required(columns: Mapping[str, Column]) -> list[str]:
    return [name for name, column in columns.items() if column.must_stand]


def _repeated(name: str, column: str) -> Fault:
    found = f"found the column {quoted(column)} more than once"
    return Fault(name, 1, column, found, "each column once", "Delete or rename one of them")


def _unknown(name: str, column: str, meant: str | None, columns: Mapping[str, Column]) -> Fault:
    found = f"found a column {quoted(column)}" if column else "found a column without a name"
    if meant:
        # A misspelt column would be read as empty cells: casualties would vanish without a word.
        return Fault(name, 1, column, found, one_of(columns), f"Did you mean {meant}? Rename it")
    return Fault(name, 1, column or None, found, "no other column", "It is left out", "warning")
