"""What was loaded of a watch, load by load: who, when, why, from which files, and what it changed."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

import sqlalchemy as sa

from indicators.errors import RecordDamaged
from indicators.faults import RowCounts
from indicators.record.canonical import moment_of
from indicators.record.failures import RESTORE
from indicators.record.ledger import OF_A_LOAD
from indicators.record.loading import batch_hash
from indicators.record.tables import Kind, batches, ledger

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from sqlalchemy.engine import Connection, RowMapping

    from indicators.record.record import Record


@dataclass(frozen=True)
class LoadedFile:
    """A file as it was given: its name, the SHA-256 (hex) of its bytes, and how many there are."""

    name: str
    sha256: str
    size: int


@dataclass(frozen=True)
class PastLoad:
    """One load of a watch.

    number: 1 for the first of this watch. at: UTC. rows: file -> rows read, accepted, rejected.
    changes: (kind, action) -> rows it wrote, action one of add, change, gone; layouts left out.
    content_hash: SHA-256 (hex) of the names and bytes of all files.
    """

    number: int
    at: datetime
    author: str
    reason: str
    files: tuple[LoadedFile, ...]
    rows: Mapping[str, RowCounts]
    changes: Mapping[tuple[str, str], int]
    content_hash: str


def past_loads(record: Record, watch: str, upto: int | None = None) -> tuple[PastLoad, ...]:
    """List the loads of a watch, the last one first; none for a watch that never was loaded.

    upto: the last ledger entry that counts, None = all. Raises RecordDamaged for a load that was altered.
    """
    query = (
        sa.select(batches, ledger.c.at, ledger.c.author, ledger.c.reason)
        .join(ledger, ledger.c.seq == batches.c.ledger_seq)
        .where(batches.c.watch == watch)
        .order_by(batches.c.ledger_seq.desc())
    )
    if upto is not None:
        query = query.where(batches.c.ledger_seq <= upto)
    with record.reads() as connection:
        changes = _changes_by_load(connection, watch)
        return tuple(_load(row, changes.get(row["ledger_seq"], {})) for row in connection.execute(query).mappings())


def _changes_by_load(connection: Connection, watch: str) -> dict[int, dict[tuple[str, str], int]]:
    """Count what each load wrote. A load's entries follow the one that says "load", with nothing in between."""
    earlier = sa.select(sa.func.max(batches.c.ledger_seq)).where(batches.c.ledger_seq <= ledger.c.seq)
    load = earlier.correlate(ledger).scalar_subquery().label("load")
    written = (
        sa.select(load, ledger.c.kind, ledger.c.action)
        .where(ledger.c.watch == watch, ledger.c.action.in_(OF_A_LOAD), ledger.c.kind != Kind.LAYOUTS.value)
        .subquery()
    )
    parts = (written.c.load, written.c.kind, written.c.action)
    counted: dict[int, dict[tuple[str, str], int]] = {}
    for row in connection.execute(sa.select(*parts, sa.func.count().label("rows")).group_by(*parts)):
        counted.setdefault(row.load, {})[row.kind, row.action] = row.rows
    return counted


def _load(row: RowMapping, changes: Mapping[tuple[str, str], int]) -> PastLoad:
    if batch_hash(row) != row["sha256"]:
        raise RecordDamaged(f"found load {row['rev']} of {row['watch']}, altered since it was written", advice=RESTORE)
    return PastLoad(
        row["rev"],
        moment_of(row["at"]),
        row["author"],
        row["reason"],
        tuple(LoadedFile(name, sha256, size) for name, sha256, size in json.loads(row["files"])),
        {name: RowCounts(*counts) for name, counts in json.loads(row["rows"]).items()},
        changes,
        row["content_hash"],
    )
