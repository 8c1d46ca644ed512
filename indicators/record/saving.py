"""Saving one object: only over the version that the saver had seen, and only what the strict reader takes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from indicators.definition import Definition, WeightSet
from indicators.definition_file import read_text
from indicators.errors import RecordChanged, RecordError, RecordNotFound, WatchRejected
from indicators.record import ledger
from indicators.record.canonical import body_of
from indicators.record.folder_rows import CSV_KINDS, SETTINGS_FILE
from indicators.record.ledger import Action, Signature
from indicators.record.rebuilding import WATCH_KINDS, check_held, held_watch
from indicators.record.revisions import Change, append, history_of, newest_version
from indicators.record.tables import EVERY_WATCH, Kind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy.engine import Connection

    from indicators.record.revisions import Revision, Version

_KEYS = dict(CSV_KINDS.values())
OF_EVERY_WATCH = (Kind.DEFINITIONS, Kind.WEIGHT_SETS)
"""Kinds that belong to no one watch; their one cell, text, is the TOML file as it stands."""


@dataclass(frozen=True)
class Draft:
    """What somebody wants to save. cells: None = the object is to be gone. based_on: the revision they saw."""

    kind: Kind
    watch: str
    object_id: str
    cells: Mapping[str, str] | None
    based_on: int


def save(connection: Connection, draft: Draft, signature: Signature) -> Revision:
    """Write a draft as the object's new version.

    What stands already is not written again. Raises RecordChanged when somebody saved meanwhile, with who,
    when and their version; WatchRejected or DefinitionsRejected when the reader refuses the draft.
    """
    _refuse_misplaced(draft)
    kind, watch, object_id = draft.kind, draft.watch, draft.object_id
    before = newest_version(connection, kind, watch, object_id)
    if (before.rev if before else 0) != draft.based_on:
        raise _changed(connection, draft, before)
    if draft.cells is None and (before is None or before.is_deleted):
        raise RecordNotFound(f"found no {kind.value} {object_id}", expected="one that is there to remove")
    body = None if draft.cells is None else body_of(draft.cells)
    if before is None or before.is_deleted or body != before.body:
        _refuse_unreadable(connection, draft)
        action = Action.REMOVE if body is None else Action.SAVE
        change = Change(action, kind, watch, object_id, body, before)
        append(connection, [change], signature, ledger.head_of(connection))
    return history_of(connection, kind, watch, object_id)[-1]


def _changed(connection: Connection, draft: Draft, before: Version | None) -> RecordError:
    if before is None:
        found = f"found no {draft.kind.value} {draft.object_id}"
        return RecordNotFound(found, expected="based on 0, which makes a new one", field="based_on")
    theirs = history_of(connection, draft.kind, draft.watch, draft.object_id)[-1]
    did = "removed" if theirs.is_deleted else "changed"
    return RecordChanged(
        f"{did} by {theirs.author} at {theirs.at:%Y-%m-%d %H:%M:%S} UTC (version {theirs.rev}: {theirs.reason})",
        theirs=theirs,
        yours=None if draft.cells is None else dict(draft.cells),
        advice="Compare their version with yours, and save again based on theirs",
        file=f"{draft.kind.value} {draft.object_id}",
    )


def _refuse_misplaced(draft: Draft) -> None:
    """Refuse what cannot be saved by hand, and an object whose key cell says another name."""
    kind, watch, object_id, cells = draft.kind, draft.watch, draft.object_id, draft.cells
    if kind is Kind.LAYOUTS:
        raise RecordError("found a file's layout", expected="an object of another kind", advice="Load a folder")
    if (kind in OF_EVERY_WATCH) != (watch == EVERY_WATCH):
        raise RecordError(
            f'found {kind.value} of the watch "{watch}"',
            expected="no watch for definitions and weight sets, a watch for every other kind",
            field="watch",
        )
    if kind is Kind.SETTINGS and (object_id != SETTINGS_FILE or cells is None):
        raise RecordError(f"found settings {object_id}", expected=f"a new text of {SETTINGS_FILE}")
    key = _KEYS.get(kind)
    if key and cells is not None and cells.get(key) != object_id:
        raise RecordError(f"found {key} {cells.get(key)}", expected=object_id, field=key)


def _refuse_unreadable(connection: Connection, draft: Draft) -> None:
    """Refuse a version with which the watch, or the definition, could no longer be read."""
    kind, watch, object_id, cells = draft.kind, draft.watch, draft.object_id, draft.cells
    if kind in OF_EVERY_WATCH:
        if cells is not None:
            _refuse_unreadable_text(kind, object_id, cells.get("text", ""))
        return
    rows = held_watch(connection, watch)
    if kind not in WATCH_KINDS:
        return
    if cells is None:
        rows[kind].pop(object_id, None)
    else:
        rows[kind][object_id] = {column: cell for column, cell in cells.items() if cell}
    result = check_held(rows)
    if result.watch is None or result.errors:
        raise WatchRejected(f"{kind.value} {object_id}", result.errors)
    if result.watch.settings.id != watch:
        raise RecordError(f"found id {result.watch.settings.id}", expected=watch, field="id")


def _refuse_unreadable_text(kind: Kind, object_id: str, text: str) -> None:
    name = f"{object_id}.toml"
    is_set = kind is Kind.WEIGHT_SETS
    found = (read_text(text, WeightSet, name) if is_set else read_text(text, Definition, name)).id
    if found != object_id:
        raise RecordError(f"found id {found}", expected=object_id, field="id")
