"""Records on each engine: SQLite always, PostgreSQL when a database is given for the tests."""

from __future__ import annotations

import pytest

from indicators.record import open_record
from tests.indicators.record.records import SERVER, empty_server
from tests.indicators.watch_folder import write_watch

_NO_SERVER = "set POSTUREWATCH_TEST_DATABASE_URL to a PostgreSQL database that may be emptied"


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request, tmp_path):
    """Give the place of a new record and its head file."""
    if request.param == "sqlite":
        return tmp_path / "record.sqlite", tmp_path / "record.sqlite.head"
    if SERVER is None:
        pytest.skip(_NO_SERVER)
    empty_server()
    return SERVER, tmp_path / "server.head"


@pytest.fixture
def record(address):
    """Open a new record."""
    place, head = address
    with open_record(place, head_file=head) as opened:
        yield opened


@pytest.fixture
def shore(record, tmp_path):
    """Open a new record with the small watch in it."""
    record.load_folder(write_watch(tmp_path / "first"), "coder", "first issue")
    return record
