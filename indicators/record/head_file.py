"""The ledger's head beside the database: a tail that is lost or rewritten no longer fits it."""

from __future__ import annotations

import json
import os
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from indicators.errors import RecordDamaged
from indicators.record.canonical import NO_HASH, canonical
from indicators.record.file_safety import sync_folder

_STALE = 3600.0
"""Seconds after which a head that was being written belongs to a process that died."""


@dataclass(frozen=True, order=True)
class Head:
    """The last entry of the ledger: its number, 0 when there is none, and its hash (hex)."""

    seq: int
    hash: str


NO_ENTRY = Head(0, NO_HASH)


def read_head(path: Path) -> Head | None:
    """Read a head file; None when there is none. Raises RecordDamaged when it holds anything else."""
    try:
        content = json.loads(path.read_bytes())
        head = Head(content["seq"], content["hash"])
    except FileNotFoundError:
        return None
    except (ValueError, KeyError, TypeError) as error:
        raise RecordDamaged(
            "found no ledger head in it",
            expected="one line of JSON with seq and hash",
            advice="Restore the record with its head from a backup",
            file=str(path),
        ) from error
    return head


def write_head(path: Path, head: Head, *, over_a_later: bool = False) -> None:
    """Write a head whole or not at all: aside, synced, renamed over the old one, the folder synced.

    A head that another process has written meanwhile, and that lies further on, is left.
    """
    if not over_a_later:
        there = read_head(path)
        if there is not None and there.seq >= head.seq:
            return
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(canonical({"seq": head.seq, "hash": head.hash}).encode("ascii") + b"\n")
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def clear_leavings(path: Path) -> None:
    """Take away what processes that were killed left beside a file: their unfinished copies."""
    for left in path.parent.glob(f".{path.name}.*"):
        if time.time() - left.stat().st_mtime > _STALE:
            left.unlink(missing_ok=True)
