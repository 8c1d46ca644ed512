"""What is stored stays: the database itself refuses to change, delete or replace a row."""

from __future__ import annotations

import pytest
import sqlalchemy as sa

from indicators.catalogue import SHIPPED
from indicators.errors import RecordError
from indicators.record import verify
from indicators.record.tables import APPEND_ONLY, metadata

TABLES = [metadata.tables[name] for name in APPEND_ONLY]


def rows_of(record, table):
    """Give every row of a table."""
    with record.reads() as connection:
        return sorted(tuple(row) for row in connection.execute(sa.select(table)))


def refused(record, statement):
    """Run a statement that must be refused."""
    with pytest.raises(RecordError, match="append-only"), record.writes("somebody", "tries") as (connection, _):
        connection.execute(statement)


@pytest.fixture
def full(shore):
    """Give a record in which every table has a row."""
    text = 'id = "mine"\ntitle = "Mine"\nreason = "a try"\nauthor = "me"\ndate = 2026-01-05\n[weights]\nattacks = 1\n'
    shore.save("weight_sets", "mine", {"text": text}, 0, author="analyst", reason="a try")
    definition = next(SHIPPED.glob("*.toml"))
    text = definition.read_text(encoding="utf-8")
    shore.save("definitions", definition.stem, {"text": text}, 0, author="analyst", reason="a try")
    shore.save("incidents", "i1", {"note": "seen"}, 0, author="analyst", reason="a note", watch="north-shore")
    return shore


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_no_row_can_be_changed_or_deleted(full, table):
    """UPDATE and DELETE are refused on every table, and nothing of it stays."""
    before = rows_of(full, table)
    assert before
    refused(full, sa.update(table).values({table.columns[1]: table.columns[1]}))
    refused(full, sa.delete(table))
    assert rows_of(full, table) == before


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_no_row_can_be_replaced(full, table):
    """INSERT OR REPLACE deletes without asking the trigger that refuses deletion; a third one stops it."""
    before = rows_of(full, table)
    if full.place.path is None:
        refused(full, sa.text("TRUNCATE ledger CASCADE"))
    else:
        refused(full, sa.insert(table).prefix_with("OR REPLACE").values(before[0]))
    assert rows_of(full, table) == before


def test_a_trigger_switched_off_is_found(full):
    """A record whose ledger could be changed again does not verify, on either engine."""
    statement = "DROP TRIGGER ledger_refuses_update"
    if full.place.path is None:
        statement = "ALTER TABLE ledger DISABLE TRIGGER ledger_refuses_change"
    assert verify(full) == ()
    with full.engine.begin() as connection:
        connection.execute(sa.text(statement))
    assert [finding.place.startswith("table or trigger ledger_refuses_") for finding in verify(full)] == [True]
