"""The record as everything else sees it: opened once, asked and changed through a few verbs."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Self

from indicators.errors import RecordReadOnly, WatchRejected
from indicators.record import ledger, loading, revisions
from indicators.record.canonical import stamp
from indicators.record.engine import lock_for_writing, reading, writing
from indicators.record.failures import in_words
from indicators.record.folder_rows import read_folder
from indicators.record.head_file import Head, write_head
from indicators.record.saving import Draft, save
from indicators.record.tables import EVERY_WATCH, Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from sqlalchemy.engine import Connection, Engine

    from indicators.record.loading import DryRun, Edits, LoadResult
    from indicators.record.places import Place
    from indicators.record.revisions import Revision


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass
class Record:
    """The database of everything that must not be lost. Made by open_record.

    May be shared by threads and used on both sides of a fork: each transaction has its own connection.
    clock: gives the moment that entries are signed with; their order does not hang on it.
    """

    place: Place
    engine: Engine
    read_only: bool
    clock: Callable[[], datetime] = _now

    def __post_init__(self) -> None:
        """Let one thread of this process write at a time, so that they queue here and not at the file."""
        self._turn = threading.Lock()

    def __enter__(self) -> Self:
        """Use the record until the end of the block."""
        return self

    def __exit__(self, *_: object) -> None:
        """Let go of it."""
        self.dispose()

    def dispose(self) -> None:
        """Close what is open. The record can be used again: connections open when they are needed."""
        self.engine.dispose()

    @property
    def head(self) -> Head:
        """The last entry of the ledger: its number (0 = none) and hash."""
        with self.reads() as connection:
            return ledger.head_of(connection)

    def load_folder(
        self,
        folder: str | Path,
        author: str,
        reason: str,
        *,
        skip_rejected: bool = False,
        edits: Edits = "refuse",
    ) -> LoadResult:
        """Load a watch folder, all or nothing. The bytes that were loaded last write nothing.

        Raises WatchRejected when a row is rejected and skip_rejected is False, EditsInTheWay when the
        folder changes rows that were edited here and edits is "refuse".
        """
        rows = read_folder(folder)
        if rows.check.watch is None or (rows.check.errors and not skip_rejected):
            raise WatchRejected(folder, rows.check.errors)
        with self.writes(author, reason) as (connection, signature):
            return loading.load(connection, rows, signature, edits=edits)

    def has_loaded(self, folder: str | Path) -> bool:
        """Tell whether the very bytes of a folder were loaded at any time, whatever was loaded since."""
        rows = read_folder(folder)
        with self.reads() as connection:
            return loading.was_ever_loaded(connection, rows)

    def dry_run(self, folder: str | Path) -> DryRun:
        """Say row by row what loading a folder would do: new, changed, gone, same, kept, conflict, rejected."""
        rows = read_folder(folder)
        with self.reads() as connection:
            return loading.dry_run(connection, rows)

    def save(
        self,
        kind: Kind | str,
        object_id: str,
        cells: Mapping[str, str],
        based_on: int,
        *,
        author: str,
        reason: str,
        watch: str = EVERY_WATCH,
    ) -> Revision:
        """Save a new version of an object (saving.save). based_on: the revision the saver saw, 0 = none."""
        draft = Draft(Kind(kind), watch, object_id, cells, based_on)
        with self.writes(author, reason) as (connection, signature):
            return save(connection, draft, signature)

    def remove(
        self, kind: Kind | str, object_id: str, based_on: int, *, author: str, reason: str, watch: str = EVERY_WATCH
    ) -> Revision:
        """Say that an object is gone from here on; its versions stay, and it can be saved again."""
        draft = Draft(Kind(kind), watch, object_id, None, based_on)
        with self.writes(author, reason) as (connection, signature):
            return save(connection, draft, signature)

    def history(self, kind: Kind | str, object_id: str, *, watch: str = EVERY_WATCH) -> tuple[Revision, ...]:
        """Give every version of an object, oldest first, with who wrote it, when and why."""
        with self.reads() as connection:
            return revisions.history_of(connection, Kind(kind), watch, object_id)

    @contextmanager
    def reads(self) -> Iterator[Connection]:
        """Read in one transaction: everything in it is as of one moment."""
        with in_words(self.place), reading(self.engine).begin() as connection:
            yield connection

    @contextmanager
    def writes(self, author: str, reason: str) -> Iterator[tuple[Connection, ledger.Signature]]:
        """Write in one transaction, then keep the new head beside the database."""
        if self.read_only:
            raise RecordReadOnly(
                "found a record opened for reading", advice="Open it for writing", file=self.place.name
            )
        ledger.signed(author, reason, "")
        with self._turn:
            with in_words(self.place), writing(self.engine).begin() as connection:
                lock_for_writing(connection)
                before = ledger.head_of(connection)
                yield connection, ledger.signed(author, reason, stamp(self.clock()))
                head = ledger.head_of(connection)
            if head != before:
                self.keep(head)

    def keep(self, head: Head) -> None:
        """Write the head beside the database. A full disk only makes it lag; the next opening with room mends that."""
        if self.place.head is None:
            return
        try:
            write_head(self.place.head, head)
        except OSError:
            return
