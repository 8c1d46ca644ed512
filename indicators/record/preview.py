"""A dry run to be read before loading: every row that would change, cell by cell, and where the record stood."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from indicators.record.canonical import cells_of
from indicators.record.loading import was_loaded
from indicators.record.loading_seen import last_entry_about
from indicators.record.plan import Outcome, Planned, plan_of
from indicators.record.tables import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from indicators.faults import Fault, RowCounts
    from indicators.record.folder_rows import FolderRow, FolderRows
    from indicators.record.head_file import Head
    from indicators.record.record import Record

_WHOLE_TEXTS = (Kind.SETTINGS, Kind.TEXTS)
_MOST_LINES = 5_000
"""Lines of a text that are compared one by one; of longer ones only the sizes are told."""


@dataclass(frozen=True)
class CellChange:
    """What changes in a row: a column (or a line of a text), what stands and what would stand."""

    column: str
    before: str
    after: str


@dataclass(frozen=True)
class PreviewRow:
    """A row that would not stay as it is. cells: all of a row that comes or goes, else empty.

    outcome: new, changed, gone, kept or conflict. line: where it stands in the file; None = gone, or not a row.
    """

    outcome: Outcome
    kind: str
    object_id: str
    file: str
    line: int | None
    changes: tuple[CellChange, ...] = ()
    cells: Mapping[str, str] | None = None


@dataclass(frozen=True)
class Preview:
    """What loading a folder would do.

    watch, title: its id and name, empty where the folder cannot be read as a watch.
    is_new: the record holds no such watch. already_there: these very bytes were loaded last.
    batch: content hash of the folder. seen: the last entry about the watch, number 0 when there is none.
    rows: those that would not stay as they are, in the order of the files.
    counts: (kind, outcome) -> rows, "same" among them, layouts left out.
    read: file -> rows read, accepted, rejected. faults: every fault and warning of the reader.
    """

    watch: str
    title: str
    is_new: bool
    already_there: bool
    batch: str
    seen: Head
    rows: tuple[PreviewRow, ...]
    counts: Mapping[tuple[str, str], int]
    read: Mapping[str, RowCounts]
    faults: tuple[Fault, ...]

    @property
    def errors(self) -> tuple[Fault, ...]:
        """The faults that keep a row or a file out."""
        return tuple(fault for fault in self.faults if fault.is_error)

    @property
    def warnings(self) -> tuple[Fault, ...]:
        """The faults with which a row is taken all the same."""
        return tuple(fault for fault in self.faults if not fault.is_error)

    @property
    def conflicts(self) -> int:
        """Rows that were edited here and that the folder changes too."""
        return sum(number for (_, outcome), number in self.counts.items() if outcome == Outcome.CONFLICT)

    def total(self, outcome: Outcome | str) -> int:
        """Count the rows with an outcome, over all tables."""
        return sum(number for (_, found), number in self.counts.items() if found == outcome)


def preview(record: Record, folder: FolderRows) -> Preview:
    """Say what loading the folder would do; nothing is written.

    A folder that cannot be read as a watch has no rows, only faults.
    """
    watch = folder.watch_id
    with record.reads() as connection:
        plan = plan_of(connection, folder) if watch else []
        already_there = bool(watch) and was_loaded(connection, folder)
        seen = last_entry_about(connection, watch)
    shown = [item for item in plan if item.kind is not Kind.LAYOUTS]
    return Preview(
        watch,
        folder.check.watch.settings.title if folder.check.watch else "",
        seen.seq == 0,
        already_there,
        folder.content_hash,
        seen,
        tuple(_row(item) for item in shown if item.outcome is not Outcome.SAME),
        dict(Counter((item.kind.value, item.outcome.value) for item in shown)),
        folder.check.counts,
        folder.check.faults,
    )


def _row(item: Planned) -> PreviewRow:
    row: FolderRow | None = item.row
    place = (row.file, row.line) if row else ("", None)
    old = cells_of(item.before.body) if item.before and not item.before.is_deleted else None
    new = cells_of(row.body) if row else None
    named = (item.outcome, item.kind.value, item.object_id, *place)
    if old is None or new is None:
        return PreviewRow(*named, cells=new or old)
    changes = _lines(old, new) if item.kind in _WHOLE_TEXTS else _cells(old, new)
    return PreviewRow(*named, changes=tuple(changes))


def _cells(old: Mapping[str, str], new: Mapping[str, str]) -> Iterator[CellChange]:
    for column in dict.fromkeys([*old, *new]):
        before, after = old.get(column, ""), new.get(column, "")
        if before != after:
            yield CellChange(column, before, after)


def _lines(old: Mapping[str, str], new: Mapping[str, str]) -> Iterator[CellChange]:
    """Compare two texts line by line; lines that come or go have an empty side."""
    before, after = old.get("text", "").splitlines(), new.get("text", "").splitlines()
    if max(len(before), len(after)) > _MOST_LINES:
        yield CellChange("text", f"{len(before):,} lines", f"{len(after):,} lines")
        return
    for tag, i, j, k, m in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag != "equal":
            yield CellChange(f"line {k + 1}", "\n".join(before[i:j]), "\n".join(after[k:m]))
