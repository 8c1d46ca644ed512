"""The watch that is served: loaded into the record, proven, and read from there."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from dashboard import text
from indicators.commands import inputs
from indicators.errors import RecordDamaged, UnknownShippedWatch
from indicators.record import open_record, read_watch_of, verify
from indicators.record.past_heads import head_at
from indicators.record.rebuilding import watches

if TYPE_CHECKING:
    from datetime import datetime

    from indicators.record import Record
    from indicators.watch import Watch


@dataclass(frozen=True)
class Recorded:
    """A watch as the record holds it. head: the ledger's, at record_at when one was asked for.

    damage: why the record does not verify, in one sentence with what to do; empty when it does.
    """

    watch: Watch
    head: str
    damage: str


def watch_to_serve(
    place: str, name: str, author: str, *, record_at: datetime | None = None, skip_rejected: bool = False
) -> Recorded:
    """Load the watch that a name means into the record, prove the record, and read the watch from it.

    A folder's path means the folder, which is loaded unless its very files were loaded last. A shipped watch's
    name means its folder too, which is loaded once: whatever was loaded since stands. Any other name, and every
    name with record_at, means a watch that the record holds. A record that does not verify is only read: its
    watch is served with the damage said. Raises what opening, loading and reading raise; RecordDamaged when the
    damage leaves no watch to read.
    """
    try:
        record = open_record(place)
    except RecordDamaged as error:
        return _damaged(place, name, record_at, str(error))
    with record:
        folder = None if record_at else _folder(record, name)
        watch_id = name
        if folder is not None and not (_is_shipped(name, folder) and record.has_loaded(folder)):
            loaded = record.load_folder(folder, author, text.LOADED_BY_SERVE, skip_rejected=skip_rejected)
            watch_id = loaded.watch
        findings = verify(record)
        if findings:
            return _damaged(place, watch_id, record_at, findings[0].sentence)
        return Recorded(read_watch_of(record, watch_id, record_at), head_at(record, record_at).hash, "")


def _is_shipped(name: str, folder: Path) -> bool:
    """Tell a shipped watch's name from a path."""
    return name == folder.name and folder != Path(name)


def _folder(record: Record, name: str) -> Path | None:
    """Find the folder that a name means; None when it means a watch in the record."""
    try:
        folder = inputs.folder_named(name)
    except UnknownShippedWatch:
        if name in watches(record):
            return None
        raise
    return folder


def _damaged(place: str, name: str, record_at: datetime | None, found: str) -> Recorded:
    """Read what can be read of a record that does not verify, and say so wherever it is shown."""
    damage = text.RECORD_DAMAGED.format(found=found.rstrip("."))
    with open_record(place, read_only=True) as record:
        try:
            return Recorded(read_watch_of(record, name, record_at), head_at(record, record_at).hash, damage)
        except RecordDamaged as error:
            raise RecordDamaged(str(error), advice=damage, file=record.place.name) from error
