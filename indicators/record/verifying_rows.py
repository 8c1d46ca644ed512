"""The rows of the record against the ledger, both ways: each row has its entry, each entry its row."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import sqlalchemy as sa

from indicators.record.canonical import NO_HASH, digest_of_bytes
from indicators.record.ledger import entry_hash
from indicators.record.loading import batch_hash
from indicators.record.revisions import row_hash
from indicators.record.tables import BATCHES, batches, files, ledger, revision_tables

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sqlalchemy.engine import Connection, RowMapping

Found = tuple[str, str, str]
"""Place, what was found, what was expected."""

_BY = 500
"""Rows fetched at a time, so that a large record is not held in memory whole."""


def check_chain(connection: Connection) -> Iterator[Found]:
    """Walk the ledger: numbers without a gap, each entry over the one before, each hash as recomputed."""
    expected_seq, previous = 1, NO_HASH
    for row in _rows(connection, ledger, ledger.c.seq):
        place = f"ledger entry {row['seq']}"
        if row["seq"] != expected_seq:
            yield place, "does not follow the one before", f"entry {expected_seq}"
        if row["previous"] != previous:
            yield place, f"follows {row['previous']}", previous
        if entry_hash(row) != row["hash"]:
            yield place, "was altered: its hash does not fit it", ""
        expected_seq, previous = row["seq"] + 1, row["hash"]


def check_rows(connection: Connection) -> Iterator[Found]:
    """Recompute the hash of every stored row and hold it against its entry; then look for entries without a row."""
    seen: set[int] = set()
    for kind, table in revision_tables.items():
        yield from _check_table(connection, table, kind.value, lambda row, kind=kind: row_hash(kind, row), seen)  # type: ignore[misc]
    yield from _check_table(connection, batches, BATCHES, batch_hash, seen)
    for row in _rows(connection, ledger, ledger.c.seq):
        if row["seq"] not in seen:
            yield f"ledger entry {row['seq']}", f"found no row of {row['kind']} {row['object_id']}", "what it entered"
    yield from _check_files(connection)


def _check_table(
    connection: Connection, table: sa.Table, kind: str, hash_of: Callable[[RowMapping], str], seen: set[int]
) -> Iterator[Found]:
    """Check one table. A version must follow the one before it, by number and by hash."""
    name = "content_hash" if kind == BATCHES else "object_id"
    last: dict[tuple[str, str], tuple[int, str]] = {}
    query = sa.select(table, *(column.label(f"entry_{column.name}") for column in ledger.columns))
    query = query.outerjoin(ledger, ledger.c.seq == table.c.ledger_seq).order_by(table.c.ledger_seq)
    for row in connection.execution_options(yield_per=_BY).execute(query).mappings():
        place = f"{kind} {row[name]}, version {row['rev']}"
        seen.add(row["ledger_seq"])
        if hash_of(row) != row["sha256"]:
            yield place, "was altered: its hash does not fit it", ""
        of = (row["watch"], "" if kind == BATCHES else row["object_id"])
        before = last.get(of, (0, NO_HASH))
        last[of] = (row["rev"], row["sha256"])
        entered = [row[f"entry_{column}"] for column in ("kind", "watch", "object_id", "rev", "at", "after_sha")]
        if entered != [kind, row["watch"], row[name], row["rev"], row["recorded_at"], row["sha256"]]:
            yield place, f"does not fit ledger entry {row['ledger_seq']}", "the row that the entry speaks of"
        elif (row["entry_based_on"], row["entry_before_sha"]) != before or row["rev"] != before[0] + 1:
            yield place, "does not follow the version before it", f"version {before[0] + 1} over {before[1]}"


def _check_files(connection: Connection) -> Iterator[Found]:
    named: dict[str, int] = {}
    for row in _rows(connection, batches, batches.c.ledger_seq):
        named |= {sha: size for _, sha, size in json.loads(row["files"])}
    there = set()
    for row in connection.execution_options(yield_per=1).execute(sa.select(files)).mappings():
        there.add(row["sha256"])
        if digest_of_bytes(row["content"]) != row["sha256"]:
            yield f"file {row['sha256']}", "was altered: its hash does not fit it", ""
        if row["sha256"] not in named:
            yield f"file {row['sha256']}", "belongs to no load", ""
    for sha in sorted(named.keys() - there):
        yield f"file {sha}", "is missing", "the bytes that were loaded"


def _rows(connection: Connection, table: sa.Table, order: sa.ColumnElement[int]) -> Iterator[RowMapping]:
    query = sa.select(table).order_by(order)
    yield from connection.execution_options(yield_per=_BY).execute(query).mappings()
