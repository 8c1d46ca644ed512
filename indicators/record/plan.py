"""What loading a folder would do, row by row: compared with what the last load brought and what stands now.

A row that was edited here since the last load is not the folder's to undo: where the folder brings what
it brought before, the edit stands; where it brings something else, somebody has to choose.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from indicators.record.ledger import Action
from indicators.record.revisions import Change, held, last_loaded
from indicators.record.tables import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy.engine import Connection

    from indicators.record.folder_rows import FolderRow, FolderRows
    from indicators.record.revisions import Version

LOADED_KINDS = (
    Kind.SETTINGS, Kind.LAYOUTS, Kind.ARTICLES, Kind.TEXTS, Kind.REPORTS, Kind.SITES, Kind.COVERAGE
)  # fmt: skip
"""The kinds that a watch folder brings, in the order in which they are written."""


class Outcome(StrEnum):
    """What loading does with a row."""

    NEW = "new"
    CHANGED = "changed"
    GONE = "gone"  # the folder no longer has it
    SAME = "same"
    KEPT = "kept"  # edited here, and the folder brings what it brought before: the edit stands
    CONFLICT = "conflict"  # edited here, and the folder brings something else
    REJECTED = "rejected"  # the reader refuses it; reason says why


@dataclass(frozen=True)
class PlannedRow:
    """One row of a dry run. file, line: where it stands in the folder; line None = gone, or not a row.

    columns: those that change, empty for other outcomes. reason: of a rejected row.
    """

    outcome: Outcome
    kind: str
    object_id: str
    file: str = ""
    line: int | None = None
    columns: tuple[str, ...] = ()
    reason: str = ""


@dataclass(frozen=True)
class Planned:
    """A row of the plan with the version it follows and the row that the folder brings (None = gone)."""

    outcome: Outcome
    kind: Kind
    object_id: str
    row: FolderRow | None
    before: Version | None


def plan_of(connection: Connection, folder: FolderRows) -> list[Planned]:
    """Compare a folder with the record; the order is that of the kinds and of the folder, gone rows last."""
    by_kind: dict[Kind, dict[str, FolderRow]] = {kind: {} for kind in LOADED_KINDS}
    for each in folder.rows:
        by_kind[each.kind][each.object_id] = each
    plan: list[Planned] = []
    for kind in LOADED_KINDS:
        now, loaded = held(connection, kind, folder.watch_id), last_loaded(connection, kind, folder.watch_id)
        brought = by_kind[kind]
        for object_id in [*brought, *(known for known in now if known not in brought)]:
            row, before = brought.get(object_id), now.get(object_id)
            outcome = _outcome(row.body if row else None, before, loaded.get(object_id))
            plan.append(Planned(outcome, kind, object_id, row, before))
    return plan


def changes_of(plan: Iterable[Planned], watch: str, *, replace_edits: bool) -> list[Change]:
    """Turn a plan into the versions to write."""
    written = {Outcome.NEW: Action.ADD, Outcome.CHANGED: Action.CHANGE, Outcome.GONE: Action.GONE}
    changes = []
    for item in plan:
        action = written.get(item.outcome)
        if item.outcome is Outcome.CONFLICT and replace_edits:
            action = Action.CHANGE if item.row else Action.GONE
        if action:
            body = item.row.body if item.row else None
            changes.append(Change(action, item.kind, watch, item.object_id, body, item.before))
    return changes


def _outcome(brought: str | None, now: Version | None, loaded: Version | None) -> Outcome:
    """Compare three bodies, None where the object is not there: in the folder, in the record, in the last load."""
    stands = _body(now)
    if brought == stands:
        return Outcome.SAME
    edited = now is not None and (loaded is None or now.rev != loaded.rev)
    if edited:
        return Outcome.KEPT if brought == _body(loaded) else Outcome.CONFLICT
    if brought is None:
        return Outcome.GONE
    return Outcome.NEW if stands is None else Outcome.CHANGED


def _body(version: Version | None) -> str | None:
    return None if version is None or version.is_deleted else version.body
