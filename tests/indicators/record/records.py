"""Records for the tests: a new one with the small watch in it, and watches compared table for table."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import pandas as pd
import sqlalchemy as sa

from indicators.record import open_record
from indicators.watch import read_watch
from tests.indicators.watch_folder import write_watch

if TYPE_CHECKING:
    from pathlib import Path

    from indicators.record import Record
    from indicators.watch import Watch

SERVER = os.environ.get("POSTUREWATCH_TEST_DATABASE_URL")
"""A PostgreSQL database that the tests may empty."""

WATCH = "north-shore"
TABLES = ("articles", "reports", "sites", "coverage")


def empty_server() -> None:
    """Drop everything in the server's database."""
    engine = sa.create_engine(sa.make_url(SERVER).set(drivername="postgresql+psycopg"))
    with engine.begin() as connection:
        connection.execute(sa.text("DROP SCHEMA public CASCADE"))
        connection.execute(sa.text("CREATE SCHEMA public"))
    engine.dispose()


def loaded(folder: Path, **content: Any) -> Record:
    """Make a SQLite record in a folder, with the small watch loaded."""
    record = open_record(folder / "record.sqlite")
    record.load_folder(write_watch(folder / "watch", **content), "coder", "first issue")
    return record


def assert_equal_watches(one: Watch, other: Watch) -> None:
    """Hold two watches against each other, every table, type and cell."""
    for name in TABLES:
        if getattr(one, name) is None or getattr(other, name) is None:
            assert getattr(one, name) is getattr(other, name), name
        else:
            pd.testing.assert_frame_equal(getattr(one, name), getattr(other, name), check_exact=True)
    assert one.seed_texts == other.seed_texts
    assert one.settings == other.settings


def watch_with(folder: Path, **content: Any) -> Watch:
    """Read the small watch with changes."""
    return read_watch(write_watch(folder, **content))


def cells_of(record: Record, kind: str, object_id: str) -> dict[str, str]:
    """Give the newest cells of an object of the small watch."""
    return dict(record.history(kind, object_id, watch=WATCH)[-1].cells)
