"""Backup while others write, and restore: the copy is whole, proven, and never over something else unasked."""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from indicators.errors import RecordDamaged, RecordExists, RecordNotFound, RecordUnreachable
from indicators.record.engine import WAIT
from indicators.record.failures import in_words
from indicators.record.file_safety import make_folder, sync_file, sync_folder
from indicators.record.head_file import Head, write_head
from indicators.record.opening import open_record
from indicators.record.places import FILE_NAME, HEAD, head_beside, place_named
from indicators.record.schema import give_name
from indicators.record.verifying import verify

if TYPE_CHECKING:
    from collections.abc import Iterator

    from indicators.record.record import Record


def backup(record: Record, to: str | Path) -> Head:
    """Copy a SQLite record as of one moment, with its head, while others read and write.

    to: the new file, or a folder in which record.sqlite is made. It appears whole or not at all. Raises
    RecordExists when it is there, RecordFull, and RecordUnreachable for PostgreSQL, which has its own tool.
    """
    if record.place.path is None:
        raise RecordUnreachable(
            "found a PostgreSQL record",
            expected="a SQLite record",
            advice="Back it up with: pg_dump --format=custom --file=FILE DATABASE",
            file=record.place.name,
        )
    path = _file(to)
    if path.exists():
        raise RecordExists("found a file here", advice="Choose another name for the backup", file=str(path))
    with in_words(record.place, written_to=path), _room_at(path) as unfinished:
        with record.engine.connect() as connection, closing(sqlite3.connect(unfinished, timeout=WAIT)) as copy:
            source = connection.connection.driver_connection
            if not isinstance(source, sqlite3.Connection):
                raise RecordUnreachable("found another driver than SQLite's", file=record.place.name)
            source.backup(copy)
        return _finish(unfinished, path)


def restore(copy: str | Path, to: str | Path, *, replace: bool = False) -> Head:
    """Put a backup in a record's place, after proving it. The backup stays as it is.

    With replace a record that stands there is not lost: it is kept beside, named after the moment. Raises
    RecordDamaged with the findings when the backup does not verify, RecordExists without replace.
    """
    source, path = _file(copy), _file(to)
    if not source.is_file():
        raise RecordNotFound("found no backup here", expected="the file that backup made", file=str(source))
    if path.exists() and not replace:
        found, advice = "found a record here", "Say that it is to be replaced: it is then kept beside"
        raise RecordExists(found, advice=advice, file=str(path))
    with in_words(place_named(path)), _room_at(path) as unfinished:
        shutil.copyfile(source, unfinished)
        with open_record(unfinished, read_only=True, head_file=head_beside(source)) as proven:
            findings = verify(proven)
        if findings:
            raise RecordDamaged(
                f"found {len(findings)} things that are not as they were written, first: {findings[0].sentence}",
                findings=findings,
                advice="Nothing was replaced. Choose another backup",
                file=str(source),
            )
        _set_aside(path)
        return _finish(unfinished, path)


@contextmanager
def _room_at(path: Path) -> Iterator[Path]:
    """Give a private unfinished file beside `path`; it is taken away whatever happens."""
    make_folder(path.parent)
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    os.close(descriptor)  # mkstemp makes it for its owner only
    unfinished = Path(name)
    try:
        yield unfinished
    finally:
        unfinished.unlink(missing_ok=True)


def _finish(unfinished: Path, path: Path) -> Head:
    """Give a finished copy its name, its head first: a head alone is no record, a record needs its head."""
    sync_file(unfinished)
    with open_record(unfinished, read_only=True) as finished:
        head = finished.head
    write_head(head_beside(path), head, over_a_later=True)
    if not give_name(unfinished, path):
        raise RecordExists("found a file here", advice="Choose another name", file=str(path))
    return head


def _set_aside(path: Path) -> None:
    """Keep the record that is to be replaced, with its head and what its last writer left."""
    if not path.exists():
        return
    aside = path.with_name(f"{path.name}.replaced-{datetime.now(UTC):%Y%m%dT%H%M%S%fZ}")
    with closing(sqlite3.connect(path, timeout=WAIT, isolation_level=None)) as connection:
        # Nobody may be half way through a save; a record too broken to be locked has no savers.
        with suppress(sqlite3.DatabaseError):
            connection.execute("BEGIN IMMEDIATE")
        for suffix in ("", "-journal", HEAD):
            old = path.with_name(path.name + suffix)
            if old.exists():
                old.rename(aside.with_name(aside.name + suffix))
    sync_folder(path.parent)


def _file(place: str | Path) -> Path:
    path = Path(place).expanduser().absolute()
    return path / FILE_NAME if path.is_dir() else path
