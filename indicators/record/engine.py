"""How the record speaks to its database: one connection a transaction, never one that waits idle.

A connection that outlived its use would be shared with a worker forked from this process, and two
processes on one connection corrupt a record. Opening a SQLite file takes less than a millisecond.
"""

from __future__ import annotations

import os
import sqlite3
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.pool import NullPool

from indicators.errors import RecordUnreachable

if TYPE_CHECKING:
    from sqlalchemy.engine import Connection, Engine

    from indicators.record.places import Place

WAIT = 30.0
"""Seconds that a transaction waits for another process's to end."""

_WRITES = "posturewatch_writes"


def make_engine(place: Place, *, read_only: bool) -> Engine:
    """Make the engine of a place; nothing is opened yet. Raises RecordUnreachable without a driver."""
    if place.path is not None:
        return _sqlite(str(place.path), read_only=read_only)
    options = "-c default_transaction_read_only=on" if read_only else ""
    try:
        return sa.create_engine(place.url, poolclass=NullPool, connect_args={"options": options})
    except ModuleNotFoundError as error:
        raise RecordUnreachable(
            "found no PostgreSQL driver",
            expected="the package psycopg",
            advice="Run: make postgresql, or pip install 'posturewatch[postgresql]'",
        ) from error


def writing(engine: Engine) -> Engine:
    """Give the engine for a transaction that writes: on SQLite it takes the lock as it begins."""
    return engine.execution_options(**{_WRITES: True})


def reading(engine: Engine) -> Engine:
    """Give the engine for reads that must all see the record as of one moment."""
    if engine.dialect.name == "postgresql":
        return engine.execution_options(isolation_level="REPEATABLE READ")
    return engine


def lock_for_writing(connection: Connection) -> None:
    """Let one transaction write at a time; the ledger's numbers have no gaps because of it."""
    if connection.dialect.name == "postgresql":
        connection.execute(sa.text("LOCK TABLE ledger IN EXCLUSIVE MODE"))


def _sqlite(path: str, *, read_only: bool) -> Engine:
    # Reading, too, may have to take back what a killed writer left half done, and must be allowed to.
    mode = "rw" if os.access(path, os.W_OK) or not read_only else "ro"
    address = f"file:{quote(path)}?mode={mode}"

    def connect() -> sqlite3.Connection:
        connection = sqlite3.connect(address, uri=True, isolation_level=None, timeout=WAIT, check_same_thread=False)
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA recursive_triggers = ON")
        connection.execute("PRAGMA trusted_schema = OFF")
        connection.execute("PRAGMA temp_store = MEMORY")  # a full disk must not stop a reader who sorts
        if read_only:
            connection.execute("PRAGMA query_only = ON")
        else:
            connection.execute("PRAGMA journal_mode = DELETE")
            # EXTRA is FULL, and the folder is synced after the journal is deleted: without that a power
            # failure right after a commit could take the commit back.
            connection.execute("PRAGMA synchronous = EXTRA")
        return connection

    engine = sa.create_engine("sqlite+pysqlite://", creator=connect, poolclass=NullPool)
    event.listen(engine, "begin", _begin)
    return engine


def _begin(connection: Connection) -> Any:
    """Begin by hand: Python's driver would begin late, and then two writers could both have read first."""
    writes = connection.get_execution_options().get(_WRITES)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
