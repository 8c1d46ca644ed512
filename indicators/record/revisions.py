"""Revisions: what each object was, version by version; nothing is changed in place, a new version is added."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from indicators.errors import RecordDamaged
from indicators.record import ledger as ledger_module
from indicators.record.canonical import NO_HASH, cells_of, digest, moment_of
from indicators.record.failures import RESTORE
from indicators.record.ledger import Action, Entry, Signature
from indicators.record.tables import Kind, ledger, revision_tables

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from sqlalchemy import Select
    from sqlalchemy.engine import Connection, RowMapping

    from indicators.record.head_file import Head

_SIGNED = (ledger.c.at, ledger.c.author, ledger.c.reason, ledger.c.action)
"""What the ledger says of a version: when, who, why, and what was done."""


@dataclass(frozen=True)
class Version:
    """One stored version of an object, as the tables have it."""

    kind: Kind
    watch: str
    object_id: str
    rev: int
    body: str
    is_deleted: bool
    ledger_seq: int
    sha256: str


@dataclass(frozen=True)
class Revision:
    """One version of an object with who wrote it.

    cells: column -> text. action: add, change, gone (by loads), save, remove. at: UTC.
    """

    kind: Kind
    watch: str
    object_id: str
    rev: int
    cells: Mapping[str, str]
    is_deleted: bool
    at: datetime
    author: str
    reason: str
    action: str
    ledger_seq: int


@dataclass(frozen=True)
class Change:
    """A version to be written: body None = the object is gone from here on. before: the version it follows."""

    action: Action
    kind: Kind
    watch: str
    object_id: str
    body: str | None
    before: Version | None


def row_hash(kind: Kind, row: RowMapping | dict[str, Any]) -> str:
    """Hash everything that a stored row says, so that no byte of it can change unseen."""
    names = ("watch", "object_id", "rev", "body", "deleted", "recorded_at", "ledger_seq")
    return digest([kind.value, *(row[name] for name in names)])


def held(connection: Connection, kind: Kind, watch: str, upto: int | None = None) -> dict[str, Version]:
    """Give the newest version of every object of a kind, gone ones too, in the order they first came.

    upto: the last ledger entry that counts; None = all. Raises RecordDamaged when a row is not what was
    written.
    """
    rows = connection.execute(_newest(kind, watch, upto)).mappings()
    return {row["object_id"]: version_of(kind, row) for row in rows}


def held_revisions(connection: Connection, kind: Kind, watch: str, upto: int | None = None) -> tuple[Revision, ...]:
    """Give the newest version of every object of a kind, gone ones too, each with who wrote it."""
    newest = _newest(kind, watch, upto).subquery()
    signed = sa.select(newest, *_SIGNED).join(ledger, ledger.c.seq == newest.c.ledger_seq)
    rows = connection.execute(signed.order_by(newest.c.ledger_seq)).mappings()
    return tuple(_revision(kind, row) for row in rows)


def _newest(kind: Kind, watch: str, upto: int | None) -> Select[Any]:
    """Select the newest version of every object, oldest entry first."""
    table = revision_tables[kind]
    newest = sa.select(table.c.object_id, sa.func.max(table.c.rev).label("rev")).where(table.c.watch == watch)
    if upto is not None:
        newest = newest.where(table.c.ledger_seq <= upto)
    found = newest.group_by(table.c.object_id).subquery()
    same = sa.and_(table.c.object_id == found.c.object_id, table.c.rev == found.c.rev)
    return sa.select(table).join(found, same).where(table.c.watch == watch).order_by(table.c.ledger_seq)


def last_loaded(connection: Connection, kind: Kind, watch: str) -> dict[str, Version]:
    """Give the newest version of every object that came with a load, whatever was saved since."""
    table = revision_tables[kind]
    by_load = sa.select(table.c.object_id, sa.func.max(table.c.rev).label("rev"))
    by_load = by_load.join(ledger, ledger.c.seq == table.c.ledger_seq)
    by_load = by_load.where(table.c.watch == watch, ledger.c.action.in_(ledger_module.OF_A_LOAD))
    found = by_load.group_by(table.c.object_id).subquery()
    rows = connection.execute(
        sa.select(table)
        .join(found, sa.and_(table.c.object_id == found.c.object_id, table.c.rev == found.c.rev))
        .where(table.c.watch == watch)
    ).mappings()
    return {row["object_id"]: version_of(kind, row) for row in rows}


def newest_version(connection: Connection, kind: Kind, watch: str, object_id: str) -> Version | None:
    """Give the newest version of one object; None when there never was one."""
    table = revision_tables[kind]
    query = sa.select(table).where(table.c.watch == watch, table.c.object_id == object_id)
    row = connection.execute(query.order_by(table.c.rev.desc()).limit(1)).mappings().first()
    return version_of(kind, row) if row else None


def history_of(
    connection: Connection, kind: Kind, watch: str, object_id: str, upto: int | None = None
) -> tuple[Revision, ...]:
    """Give every version of an object, oldest first, with who wrote each. upto: as for held."""
    table = revision_tables[kind]
    versions = (
        sa.select(table, *_SIGNED)
        .join(ledger, ledger.c.seq == table.c.ledger_seq)
        .where(table.c.watch == watch, table.c.object_id == object_id)
    )
    if upto is not None:
        versions = versions.where(table.c.ledger_seq <= upto)
    rows = connection.execute(versions.order_by(table.c.rev)).mappings()
    return tuple(_revision(kind, row) for row in rows)


def append(connection: Connection, changes: Sequence[Change], signature: Signature, last: Head) -> None:
    """Write versions and their ledger entries after `last`."""
    entries, by_kind = [], dict[Kind, list[dict[str, Any]]]()
    for number, change in enumerate(changes, start=1):
        before = change.before
        row: dict[str, Any] = {
            "ledger_seq": last.seq + number,
            "watch": change.watch,
            "object_id": change.object_id,
            "rev": before.rev + 1 if before else 1,
            # A version that says "gone" keeps what was there, so that the row alone tells what went.
            "body": (before.body if before else "{}") if change.body is None else change.body,
            "deleted": int(change.body is None),
            "recorded_at": signature.at,
        }
        row["sha256"] = row_hash(change.kind, row)
        based_on, before_sha = (before.rev, before.sha256) if before else (0, NO_HASH)
        entry = Entry(
            change.action, change.watch, change.kind.value, change.object_id, based_on, row["rev"], before_sha
        )
        entries.append((entry, row["sha256"]))
        by_kind.setdefault(change.kind, []).append(row)
    ledger_module.append(connection, entries, signature, last)
    for kind, rows in by_kind.items():
        connection.execute(sa.insert(revision_tables[kind]), rows)


def version_of(kind: Kind, row: RowMapping) -> Version:
    """Take a stored row. Raises RecordDamaged when its hash does not fit it."""
    if row_hash(kind, row) != row["sha256"]:
        raise RecordDamaged(
            f"found {kind.value} {row['object_id']}, version {row['rev']}, altered since it was written",
            advice=RESTORE,
        )
    return Version(
        kind,
        row["watch"],
        row["object_id"],
        row["rev"],
        row["body"],
        bool(row["deleted"]),
        row["ledger_seq"],
        row["sha256"],
    )


def _revision(kind: Kind, row: RowMapping) -> Revision:
    version = version_of(kind, row)
    return Revision(
        kind,
        version.watch,
        version.object_id,
        version.rev,
        cells_of(version.body),
        version.is_deleted,
        moment_of(row["at"]),
        row["author"],
        row["reason"],
        row["action"],
        version.ledger_seq,
    )
