"""Whether a SQLite file may be used: nobody else can read or replace it, and its engine cannot lose data."""

from __future__ import annotations

import os
import sqlite3
import stat
from typing import TYPE_CHECKING

from indicators.errors import RecordUnsafe

if TYPE_CHECKING:
    from pathlib import Path

SAFE_WAL = (3, 51, 3)
"""From this version on SQLite has no WAL-reset bug; before it a file in WAL mode can be corrupted."""

OWNER_ONLY = 0o600
OWNER_FOLDER = 0o700
_OTHERS = 0o077
_WRITE_VERSION = 18  # SQLite file format, section 1.3: byte 18, 1 = rollback journal, 2 = WAL
_WAL = 2
_HEADER = 100


def check_file(path: Path, version: tuple[int, ...] = sqlite3.sqlite_version_info) -> None:
    """Refuse a file that others can read, in a folder that all may write to, or in WAL mode before 3.51.3.

    version: of the SQLite library in use. Raises RecordUnsafe, saying which and how to mend it.
    """
    if os.name == "posix":
        _refuse_open_to_others(path)
    with path.open("rb") as file:
        header = file.read(_HEADER)
    if len(header) == _HEADER and header[_WRITE_VERSION] == _WAL and version < SAFE_WAL:
        raise RecordUnsafe(
            f"found the journal mode WAL, and SQLite {'.'.join(map(str, version))} can lose data in it",
            expected=f"a rollback journal, or SQLite {'.'.join(map(str, SAFE_WAL))} or later",
            advice=f"Stop every process that uses it, then run: sqlite3 {path} 'pragma journal_mode=delete'",
            file=str(path),
        )


def make_folder(folder: Path) -> None:
    """Make the folder of a record for its owner only; one that is there is left as it is."""
    if not folder.is_dir():
        folder.mkdir(parents=True, mode=OWNER_FOLDER, exist_ok=True)


def sync_folder(folder: Path) -> None:
    """Make new and renamed names in a folder survive a power failure."""
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sync_file(path: Path) -> None:
    """Make the content of a file survive a power failure."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _refuse_open_to_others(path: Path) -> None:
    mode = stat.S_IMODE(path.stat().st_mode)
    if mode & _OTHERS:
        raise RecordUnsafe(
            f"found a record that other users may open (mode {mode:04o})",
            expected="mode 0600: its owner only",
            advice=f"Run: chmod 600 {path}",
            file=str(path),
        )
    folder = stat.S_IMODE(path.parent.stat().st_mode)
    # Where everyone may write, anyone can put another file in its place; the sticky bit prevents that.
    if folder & stat.S_IWOTH and not folder & stat.S_ISVTX:
        raise RecordUnsafe(
            f"found a folder that everyone may write to (mode {folder:04o})",
            expected="mode 0700: its owner only",
            advice=f"Run: chmod 700 {path.parent}",
            file=str(path.parent),
        )
