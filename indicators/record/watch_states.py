"""The states that a watch went through in the record: each entry of the ledger about it begins one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import sqlalchemy as sa

from indicators.record.canonical import moment_of
from indicators.record.rebuilding import held_watch, watch_from
from indicators.record.tables import ledger

if TYPE_CHECKING:
    from datetime import datetime

    from indicators.record.record import Record
    from indicators.watch import Watch


@dataclass(frozen=True)
class WatchState:
    """Where a watch stood. seq: the last entry about it, 0 = none; head: that entry's hash; at: when, UTC."""

    seq: int
    head: str
    at: datetime | None


def state_of(record: Record, watch: str, upto: int | None = None) -> WatchState:
    """Find the last entry about a watch, up to an entry of the ledger; None = all of them.

    What is saved about other watches, or about none, leaves a watch's state as it is.
    """
    query = sa.select(ledger.c.seq, ledger.c.hash, ledger.c.at).where(ledger.c.watch == watch)
    if upto is not None:
        query = query.where(ledger.c.seq <= upto)
    with record.reads() as connection:
        row = connection.execute(query.order_by(ledger.c.seq.desc()).limit(1)).first()
    return WatchState(row.seq, row.hash, moment_of(row.at)) if row else WatchState(0, "", None)


def state_with_head(record: Record, watch: str, head: str) -> WatchState | None:
    """Find a state by its head; None where this record never had it."""
    query = sa.select(ledger.c.seq, ledger.c.at).where(ledger.c.watch == watch, ledger.c.hash == head)
    with record.reads() as connection:
        row = connection.execute(query).first()
    return WatchState(row.seq, head, moment_of(row.at)) if row else None


def read_watch_in(record: Record, watch: str, state: WatchState) -> Watch:
    """Give a watch as it was in a state. Raises what read_watch_of raises."""
    with record.reads() as connection:
        rows = held_watch(connection, watch, state.seq)
    return watch_from(rows, watch)
