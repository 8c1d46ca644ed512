"""The head that the record had at a moment: what a brief of that day was printed with."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from indicators.record.head_file import NO_ENTRY, Head
from indicators.record.rebuilding import entry_at
from indicators.record.tables import ledger

if TYPE_CHECKING:
    from datetime import datetime

    from indicators.record.record import Record


def head_at(record: Record, record_at: datetime | None = None) -> Head:
    """Give the last ledger entry written by a moment; None = the newest. An empty record has entry 0.

    Raises RecordTimeUnclear for a moment without a time zone or before the first entry.
    """
    with record.reads() as connection:
        upto = entry_at(connection, record_at)
        query = sa.select(ledger.c.seq, ledger.c.hash).order_by(ledger.c.seq.desc()).limit(1)
        row = connection.execute(query if upto is None else query.where(ledger.c.seq <= upto)).first()
    return Head(row.seq, row.hash) if row else NO_ENTRY
