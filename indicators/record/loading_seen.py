"""Loading what somebody has read in a preview: only while the watch and the files are what was read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from indicators.errors import RecordMoved, WatchRejected
from indicators.record import loading
from indicators.record.head_file import NO_ENTRY, Head
from indicators.record.tables import ledger

if TYPE_CHECKING:
    from sqlalchemy.engine import Connection

    from indicators.record.folder_rows import FolderRows
    from indicators.record.loading import Edits, LoadResult
    from indicators.record.record import Record


def last_entry_about(connection: Connection, watch: str) -> Head:
    """Give the last entry about a watch; number 0 for one that the record does not hold.

    What is written about other watches, or about none, is no news to it.
    """
    query = sa.select(ledger.c.seq, ledger.c.hash).where(ledger.c.watch == watch).order_by(ledger.c.seq.desc())
    row = connection.execute(query.limit(1)).first()
    return Head(row.seq, row.hash) if row else NO_ENTRY


def load_seen(
    record: Record,
    folder: FolderRows,
    seen: Head,
    *,
    author: str,
    reason: str,
    skip_rejected: bool = False,
    edits: Edits = "refuse",
) -> LoadResult:
    """Load a folder that was read (folder_rows.read_folder), all or nothing, if the watch stands where it was seen.

    Raises RecordMoved when something was written about the watch since, and what Record.load_folder raises.
    """
    if folder.check.watch is None or (folder.check.errors and not skip_rejected):
        raise WatchRejected("the files", folder.check.errors)
    with record.writes(author, reason) as (connection, signature):
        if last_entry_about(connection, folder.watch_id) != seen:
            raise RecordMoved(
                f"found that {folder.watch_id} was changed in the record since this dry run",
                expected="the record as the dry run saw it",
                advice="Look at the new dry run, then load",
            )
        return loading.load(connection, folder, signature, edits=edits)
