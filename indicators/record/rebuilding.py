"""A watch as the record held it: its rows are written back as a folder and read by the same strict reader.

One reader for both, so that a watch from the record and one from a folder cannot differ.
"""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

import sqlalchemy as sa

from indicators.errors import RecordNotFound, RecordTimeUnclear, WatchRejected
from indicators.record.canonical import cells_of, stamp
from indicators.record.folder_rows import CSV_KINDS, SETTINGS_FILE
from indicators.record.revisions import held
from indicators.record.scratch import in_scratch
from indicators.record.tables import Kind, ledger, revision_tables
from indicators.sources.seed_texts import text_file_named
from indicators.watch import check_watch

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from pathlib import Path

    from sqlalchemy.engine import Connection

    from indicators.record.record import Record
    from indicators.record.revisions import Version
    from indicators.watch import CheckResult, Watch

Held = dict[Kind, dict[str, dict[str, str]]]
"""Kind -> object_id -> cells, of what is there and not gone."""

WATCH_KINDS = (Kind.SETTINGS, Kind.LAYOUTS, Kind.TEXTS, *(kind for kind, _ in CSV_KINDS.values()))


def read_watch_of(record: Record, watch: str, record_at: datetime | None = None) -> Watch:
    """Give a watch as the record held it at a moment, with its time zone; None = as it stands.

    Equal to what reading the loaded folder gives, table for table. Raises RecordNotFound for a watch that
    the record does not hold, or did not then, RecordTimeUnclear for a moment that is not clear,
    RecordDamaged for a row that was altered.
    """
    with record.reads() as connection:
        rows = held_watch(connection, watch, entry_at(connection, record_at))
    return watch_from(rows, watch)


def watches(record: Record) -> tuple[str, ...]:
    """List the ids of the watches that the record holds."""
    with record.reads() as connection:
        return tuple(watch_ids(connection))


def entry_at(connection: Connection, record_at: datetime | None) -> int | None:
    """Find the last ledger entry written at or before a moment; None = all of them.

    Where the clock once jumped back, this is the later entry: nothing that was there is left out. Raises
    RecordTimeUnclear for a moment without a time zone or before the first entry.
    """
    if record_at is None:
        return None
    if record_at.tzinfo is None:
        raise RecordTimeUnclear(
            f"found {record_at.isoformat()} without a time zone",
            expected="a moment with its offset, for example 2020-01-05T12:00Z",
            field="record_at",
        )
    found = connection.execute(sa.select(sa.func.max(ledger.c.seq)).where(ledger.c.at <= stamp(record_at))).scalar()
    if found is None:
        first = connection.execute(sa.select(ledger.c.at).order_by(ledger.c.seq).limit(1)).scalar()
        raise RecordTimeUnclear(
            f"found {stamp(record_at)}, before the record's first entry",
            expected=f"{first} or later" if first else "an entry: the record is empty",
            field="record_at",
        )
    return int(found)


def held_watch(connection: Connection, watch: str, upto: int | None = None) -> Held:
    """Gather everything that a watch's folder is written from. Raises RecordNotFound for an unknown watch."""
    rows = {kind: _there(held(connection, kind, watch, upto)) for kind in WATCH_KINDS}
    if not rows[Kind.SETTINGS]:
        raise RecordNotFound(
            f'found no watch "{watch}" in the record' + (" at that time" if upto is not None else ""),
            expected=f"one of {', '.join(watch_ids(connection)) or 'none: the record is empty'}",
            advice="Load its folder first, or give the id of one that is there",
            field="watch",
        )
    return rows


def watch_ids(connection: Connection) -> list[str]:
    """List the watches that the record holds."""
    table = revision_tables[Kind.SETTINGS]
    return sorted(connection.execute(sa.select(table.c.watch).distinct()).scalars())


def check_held(rows: Held) -> CheckResult:
    """Write what is held as a folder and check that with the strict reader."""

    def written_and_read(folder: Path) -> CheckResult:
        write_folder(rows, folder)
        return check_watch(folder)

    return in_scratch(written_and_read)


def watch_from(rows: Held, watch: str) -> Watch:
    """Read the watch. Raises WatchRejected when this version's reader refuses what the record holds."""
    result = check_held(rows)
    if result.watch is None or result.errors:
        raise WatchRejected(f"{watch} in the record", result.errors)
    return result.watch


def write_folder(rows: Held, folder: Path) -> None:
    """Write the files of a watch: its settings, tables and texts, each cell as it once stood."""
    (folder / SETTINGS_FILE).write_bytes(rows[Kind.SETTINGS][SETTINGS_FILE].get("text", "").encode())
    for name, (kind, _) in CSV_KINDS.items():
        layout = rows[Kind.LAYOUTS].get(name)
        if layout is not None or rows[kind]:
            (folder / name).write_bytes(_csv(rows[kind], layout or {}).encode())
    for article_id, cells in rows[Kind.TEXTS].items():
        name_of_text = text_file_named(rows[Kind.ARTICLES].get(article_id, {}).get("note"))
        if name_of_text:
            (folder / name_of_text).write_bytes(cells.get("text", "").encode())


def _there(versions: Mapping[str, Version]) -> dict[str, dict[str, str]]:
    return {name: cells_of(version.body) for name, version in versions.items() if not version.is_deleted}


def _csv(rows: dict[str, dict[str, str]], layout: dict[str, str]) -> str:
    """Write a table: the file's own columns and order, then the columns and rows that were added here."""
    columns: list[str] = json.loads(layout.get("columns", "[]"))
    added = dict.fromkeys(column for cells in rows.values() for column in cells if column not in columns)
    columns = [*columns, *added]
    order: list[str] = [name for name in json.loads(layout.get("order", "[]")) if name in rows]
    placed = set(order)
    out = io.StringIO()
    # Everything in quotes: a lone carriage return in a cell would otherwise end its row.
    writer = csv.writer(out, lineterminator="\n", quoting=csv.QUOTE_ALL)
    writer.writerow(columns)
    for name in [*order, *(name for name in rows if name not in placed)]:
        writer.writerow([rows[name].get(column, "") for column in columns])
    return out.getvalue()
