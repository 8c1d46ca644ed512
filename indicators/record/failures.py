"""What a database says when it fails, in our words: one cause, and what to do."""

from __future__ import annotations

import errno
import os
import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING

import sqlalchemy.exc as sa_errors

from indicators.errors import RecordBusy, RecordDamaged, RecordError, RecordFull, RecordReadOnly, RecordUnreachable

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from indicators.record.places import Place

RESTORE = "Run posturewatch verify, then posturewatch restore with the newest backup"
_DISK_FULL_STATE = "53100"  # PostgreSQL, appendix A: disk_full
_LOCKED_STATES = ("55P03", "40P01")  # lock_not_available, deadlock_detected
_READ_ONLY_STATE = "25006"
_UNWRITTEN = ("SQLITE_IOERR_WRITE", "SQLITE_IOERR_FSYNC", "SQLITE_IOERR_DIR_FSYNC", "SQLITE_IOERR_TRUNCATE")
"""What SQLite calls a write that a quota or a limit refused; an error of reading is damage."""
NO_ROOM = (errno.ENOSPC, errno.EDQUOT)
"""What the system says when a disk, or a user's part of it, is full."""


@contextmanager
def in_words(place: Place, *, written_to: Path | None = None) -> Iterator[None]:
    """Raise what the database refuses as one of our errors; what is no failure of its passes through.

    written_to: the file that needs room, where that is another one than the record's.
    """
    path = written_to or place.path
    try:
        yield
    except (sa_errors.DBAPIError, sqlite3.Error) as error:
        cause = (error.orig if isinstance(error, sa_errors.DBAPIError) else None) or error
        raise _said(place, path, cause) from error
    except OSError as error:
        if error.errno not in NO_ROOM:
            raise
        raise _full(place, path, error.strerror or "disk full") from error


def _said(place: Place, path: Path | None, error: BaseException) -> RecordError:
    text = next(iter(str(error).strip().splitlines()), "no reason given")
    state = getattr(error, "sqlstate", None)
    if "database is locked" in text or state in _LOCKED_STATES:
        return RecordBusy(
            "found the record locked by another process for half a minute",
            advice="Try again; if it goes on, end the process that holds it",
            file=place.name,
        )
    if "disk is full" in text or getattr(error, "sqlite_errorname", "") in _UNWRITTEN or state == _DISK_FULL_STATE:
        return _full(place, path, text)
    if "readonly" in text or "read-only" in text or state == _READ_ONLY_STATE:
        return RecordReadOnly(
            "found a record that may only be read",
            advice="Open it for writing, or give its file back to the user who runs this",
            file=place.name,
        )
    if "unable to open" in text and path is not None and _has_no_room(path.parent):
        return _full(place, path, text)
    if "unable to open" in text or (place.path is None and type(error).__name__ == "OperationalError"):
        return RecordUnreachable(
            f"cannot be opened ({text})", advice="Check the path or URL and who may use it", file=place.name
        )
    return RecordDamaged(f"cannot be read ({text})", advice=RESTORE, file=place.name)


def _full(place: Place, path: Path | None, text: str) -> RecordFull:
    return RecordFull(
        f"found no room to write ({text}); nothing was saved and nothing is half written",
        advice="Free some space on the disk of this file and do it again; reading goes on",
        file=str(path) if path else place.name,
    )


def _has_no_room(folder: Path) -> bool:
    """Tell whether no file can be added to a folder: SQLite then only says that it cannot open its journal."""
    if not hasattr(os, "statvfs") or not folder.is_dir():
        return False
    disk = os.statvfs(folder)
    return disk.f_bavail == 0 or (disk.f_files > 0 and disk.f_favail == 0)
