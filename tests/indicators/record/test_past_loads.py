"""The loads of a watch are told as they were made: who, when, why, from which bytes, with which effect."""

from __future__ import annotations

import hashlib

import pytest
import sqlalchemy as sa

from indicators.errors import RecordDamaged
from indicators.record.past_loads import past_loads
from tests.indicators.record.records import WATCH, loaded
from tests.indicators.watch_folder import EVENTS, FILES, SETTINGS, SITES, changed, write_watch


def test_a_load_is_told_with_its_files_and_rows(shore, tmp_path):
    """Hashes as any tool computes them; rows read, accepted and rejected for each table."""
    (load,) = past_loads(shore, WATCH)
    assert (load.number, load.author, load.reason) == (1, "coder", "first issue")
    folder = tmp_path / "first"
    assert {file.name: (file.sha256, file.size) for file in load.files} == {
        path.name: (hashlib.sha256(path.read_bytes()).hexdigest(), path.stat().st_size) for path in folder.iterdir()
    }
    assert {name: counts.accepted for name, counts in load.rows.items()} == {n: len(rows) for n, rows in FILES.items()}
    assert load.changes == {
        ("articles", "add"): 4, ("reports", "add"): 6, ("sites", "add"): 3, ("coverage", "add"): 4,
        ("settings", "add"): 1, ("texts", "add"): 1,
    }  # fmt: skip


def test_each_load_has_its_own_changes_whatever_else_is_written_between(shore, tmp_path):
    """Edits and loads of other watches in between count for none; the newest load comes first."""
    shore.save("sites", "Market", {**SITES[2], "note": "closed"}, 1, author="an analyst", reason="seen", watch=WATCH)
    other = write_watch(tmp_path / "other", settings=SETTINGS.replace("north-shore", "south-shore"))
    shore.load_folder(other, "another analyst", "a second watch")
    events = changed(EVENTS, 0, wounded="5")[:-1]
    shore.load_folder(write_watch(tmp_path / "second", events=events), "coder", "second issue")
    second, first = past_loads(shore, WATCH)
    assert second.changes == {("reports", "change"): 1, ("reports", "gone"): 1}
    assert (second.number, first.number) == (2, 1)
    assert [load.author for load in past_loads(shore, "south-shore")] == ["another analyst"]


def test_loads_after_a_moment_are_left_out(shore, tmp_path):
    """A moment is an entry of the ledger."""
    then = shore.head.seq
    shore.load_folder(write_watch(tmp_path / "second", events=EVENTS[:-1]), "coder", "second issue")
    assert [load.number for load in past_loads(shore, WATCH, then)] == [1]


def test_a_watch_that_was_never_loaded_has_none(shore):
    """An unknown id is no error here."""
    assert past_loads(shore, "nowhere") == ()


def test_a_load_that_was_altered_is_refused(tmp_path):
    """Its hash no longer fits it."""
    record = loaded(tmp_path)
    with record.engine.begin() as connection:
        for name in (
            connection.execute(sa.text("select name from sqlite_master where type = 'trigger'")).scalars().all()
        ):
            connection.execute(sa.text(f'drop trigger "{name}"'))
        connection.execute(sa.text("update batches set content_hash = 'none'"))
    with pytest.raises(RecordDamaged, match="load 1"):
        past_loads(record, WATCH)
