"""Loading a watch folder: one transaction, all or nothing; the same bytes again write nothing."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

import sqlalchemy as sa

from indicators.errors import EditsInTheWay
from indicators.record import ledger
from indicators.record.canonical import NO_HASH, canonical, cells_of, digest, digest_of_bytes
from indicators.record.ledger import Action, Entry, Signature
from indicators.record.plan import Outcome, Planned, PlannedRow, changes_of, plan_of
from indicators.record.rebuilding import held_watch, watch_from
from indicators.record.revisions import append
from indicators.record.tables import BATCHES, Kind, batches, files

if TYPE_CHECKING:
    from sqlalchemy.engine import Connection, RowMapping

    from indicators.faults import Fault, RowCounts
    from indicators.record.folder_rows import FolderRow, FolderRows

Edits = Literal["refuse", "keep", "replace"]
"""What to do with rows that were edited here and that the folder changes too."""


@dataclass(frozen=True)
class LoadResult:
    """What a load did. batch: content hash. already_there: these bytes were the last loaded, nothing was written.

    counts: outcome -> rows of the folder's tables (same, new, changed, gone, kept, conflict).
    rows: file -> rows read, accepted, rejected. warnings: what the reader found doubtful.
    """

    watch: str
    batch: str
    already_there: bool
    counts: dict[str, int]
    rows: dict[str, RowCounts]
    warnings: tuple[Fault, ...]


@dataclass(frozen=True)
class DryRun:
    """What a load would do, row by row, layouts left out. faults: every fault and warning of the reader."""

    watch: str
    batch: str
    already_there: bool
    planned: tuple[PlannedRow, ...]
    counts: dict[str, int]
    rows: dict[str, RowCounts]
    faults: tuple[Fault, ...]

    @property
    def is_loadable(self) -> bool:
        """Tell whether a load would take the folder as it is: nothing rejected, no edit in the way."""
        return not self.counts.get(Outcome.REJECTED) and not self.counts.get(Outcome.CONFLICT)


def dry_run(connection: Connection, folder: FolderRows) -> DryRun:
    """Say what loading the folder would do; nothing is written."""
    planned = [_row(item) for item in plan_of(connection, folder)] if folder.watch_id else []
    shown = [row for row in planned if row.kind != Kind.LAYOUTS]
    shown += [
        PlannedRow(Outcome.REJECTED, "", "", fault.file, fault.line, (), fault.sentence)
        for fault in folder.check.errors
    ]
    there = bool(folder.watch_id) and was_loaded(connection, folder)
    counts = dict(Counter(row.outcome.value for row in shown))
    return DryRun(
        folder.watch_id, folder.content_hash, there, tuple(shown), counts, folder.check.counts, folder.check.faults
    )


def was_loaded(connection: Connection, folder: FolderRows) -> bool:
    """Tell whether these very bytes are what was loaded last.

    Bytes of an earlier load are loaded again: somebody who takes back a change to a file means it.
    """
    query = sa.select(batches.c.content_hash).where(batches.c.watch == folder.watch_id).order_by(batches.c.rev.desc())
    return connection.execute(query.limit(1)).scalar() == folder.content_hash


def was_ever_loaded(connection: Connection, folder: FolderRows) -> bool:
    """Tell whether these very bytes were loaded at any time, whatever was loaded since."""
    query = sa.select(batches.c.rev).where(
        batches.c.watch == folder.watch_id, batches.c.content_hash == folder.content_hash
    )
    return connection.execute(query.limit(1)).first() is not None


def load(connection: Connection, folder: FolderRows, signature: Signature, *, edits: Edits) -> LoadResult:
    """Write what changed: the batch with its files, then a new version of every new, changed or gone row.

    Raises EditsInTheWay when rows were edited here and edits is "refuse", WatchRejected when the folder
    and the edits that stand do not make a watch together.
    """
    warnings = tuple(fault for fault in folder.check.faults if not fault.is_error)
    if was_loaded(connection, folder):
        return LoadResult(folder.watch_id, folder.content_hash, True, {}, folder.check.counts, warnings)
    plan = plan_of(connection, folder)
    in_the_way = [item for item in plan if item.outcome is Outcome.CONFLICT and item.kind is not Kind.LAYOUTS]
    if in_the_way and edits == "refuse":
        raise EditsInTheWay([_row(item) for item in in_the_way])
    _append_batch(connection, folder, signature)
    changes = changes_of(plan, folder.watch_id, replace_edits=edits == "replace")
    append(connection, changes, signature, ledger.head_of(connection))
    if any(item.outcome in {Outcome.KEPT, Outcome.CONFLICT} for item in plan):
        # Edits and folder were each sound; together they may not be, and then the load is taken back.
        watch_from(held_watch(connection, folder.watch_id), folder.watch_id)
    counts = Counter(item.outcome.value for item in plan if item.kind is not Kind.LAYOUTS)
    return LoadResult(folder.watch_id, folder.content_hash, False, dict(counts), folder.check.counts, warnings)


def batch_hash(row: RowMapping | dict[str, Any]) -> str:
    """Hash everything that a stored load says."""
    return digest([row[column.name] for column in batches.columns if column is not batches.c.sha256])


def _append_batch(connection: Connection, folder: FolderRows, signature: Signature) -> None:
    last = ledger.head_of(connection)
    query = sa.select(batches).where(batches.c.watch == folder.watch_id).order_by(batches.c.rev.desc()).limit(1)
    before = connection.execute(query).mappings().first()
    rev, before_sha = (before["rev"], before["sha256"]) if before else (0, NO_HASH)
    kept = [[name, digest_of_bytes(content), len(content)] for name, content in sorted(folder.files.items())]
    counted = {name: [c.read, c.accepted, c.rejected] for name, c in folder.check.counts.items()}
    row: dict[str, Any] = {
        "ledger_seq": last.seq + 1,
        "watch": folder.watch_id,
        "content_hash": folder.content_hash,
        "rev": rev + 1,
        "files": canonical(kept),
        "rows": canonical(counted),
        "recorded_at": signature.at,
    }
    row["sha256"] = batch_hash(row)
    entry = Entry(Action.LOAD, folder.watch_id, BATCHES, folder.content_hash, rev, rev + 1, before_sha)
    ledger.append(connection, [(entry, row["sha256"])], signature, last)
    connection.execute(sa.insert(batches), [row])
    by_hash = {digest_of_bytes(content): content for content in folder.files.values()}
    there = set(connection.execute(sa.select(files.c.sha256).where(files.c.sha256.in_(by_hash))).scalars())
    new = [{"sha256": sha, "content": content} for sha, content in by_hash.items() if sha not in there]
    if new:
        connection.execute(sa.insert(files), new)


def _row(item: Planned) -> PlannedRow:
    row: FolderRow | None = item.row
    columns: tuple[str, ...] = ()
    if item.outcome in {Outcome.CHANGED, Outcome.CONFLICT} and item.before and row:
        old, new = cells_of(item.before.body), cells_of(row.body)
        columns = tuple(name for name in dict.fromkeys([*old, *new]) if old.get(name) != new.get(name))
    place = (row.file, row.line) if row else ("", None)
    return PlannedRow(item.outcome, item.kind.value, item.object_id, *place, columns)
