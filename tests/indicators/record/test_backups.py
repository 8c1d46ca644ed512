"""Backup while others write, restore after proof: the restored record is the one that was backed up."""

from __future__ import annotations

import os
import stat
import threading

import pytest

from indicators.errors import RecordDamaged, RecordError, RecordExists, RecordNotFound, RecordUnreachable
from indicators.record import backup, open_record, read_watch_of, restore, verify
from tests.indicators.record.endless_work import SET
from tests.indicators.record.records import WATCH, assert_equal_watches, cells_of, loaded


def content(record):
    """Give every statement that would make the database anew."""
    with record.engine.connect() as connection:
        return list(connection.connection.driver_connection.iterdump())


def test_a_restored_record_is_the_one_backed_up(tmp_path):
    """Every row is equal, the head too, and it can be written to again."""
    record = loaded(tmp_path)
    head = backup(record, tmp_path / "copies" / "monday.sqlite")
    assert restore(tmp_path / "copies" / "monday.sqlite", tmp_path / "new" / "record.sqlite") == head == record.head
    with open_record(tmp_path / "new" / "record.sqlite") as restored:
        assert content(restored) == content(record)
        assert verify(restored, record.head) == ()
        restored.save("incidents", "i1", {"note": "on"}, 0, author="Ann", reason="a note", watch=WATCH)
    for path in (tmp_path / "copies").iterdir():
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.parametrize("copies", [8, pytest.param(50, marks=pytest.mark.soak)])
def test_a_backup_taken_while_others_write_is_of_one_moment(tmp_path, copies):
    """Snapshots under load verify, hold what had been acknowledged before, and disturb no saver."""
    record, stop, acknowledged = loaded(tmp_path), threading.Event(), []

    def save():
        while not stop.is_set():
            turn = len(acknowledged)
            text = SET.format(turn)
            acknowledged.append(record.save("weight_sets", "mine", {"text": text}, turn, author="Ann", reason="on"))

    saver = threading.Thread(target=save)
    saver.start()
    for number in range(copies):
        before = len(acknowledged)
        backup(record, tmp_path / f"copy-{number}.sqlite")
        with open_record(tmp_path / f"copy-{number}.sqlite", read_only=True) as copy:
            assert verify(copy) == ()
            assert before <= len(copy.history("weight_sets", "mine")) <= len(acknowledged) + 1
            assert verify(record, copy.head) == ()
    stop.set()
    saver.join()
    assert len(record.history("weight_sets", "mine")) == len(acknowledged) > 1


def test_a_restore_keeps_what_it_replaces(tmp_path):
    """A record is not overwritten unasked, and when asked it is kept beside, whole."""
    record = loaded(tmp_path)
    backup(record, tmp_path / "copy.sqlite")
    cells = cells_of(record, "reports", "e1")
    record.save("reports", "e1", {**cells, "killed": "2"}, 1, author="Ann", reason="police", watch=WATCH)
    with pytest.raises(RecordExists):
        restore(tmp_path / "copy.sqlite", tmp_path / "record.sqlite")
    edited = read_watch_of(record, WATCH)
    restore(tmp_path / "copy.sqlite", tmp_path / "record.sqlite", replace=True)
    assert cells_of(record, "reports", "e1")["killed"] == "0"
    aside = next(path for path in tmp_path.glob("*.replaced-*") if not path.name.endswith(".head"))
    with open_record(aside) as kept:
        assert_equal_watches(read_watch_of(kept, WATCH), edited)
        assert verify(kept) == ()


def test_a_backup_that_does_not_verify_replaces_nothing(tmp_path):
    """The findings are told, and the record that stands is left as it is."""
    record = loaded(tmp_path)
    backup(record, tmp_path / "copy.sqlite")
    damaged = bytearray((tmp_path / "copy.sqlite").read_bytes())
    at = damaged.index(b"Three rockets fell")
    damaged[at] ^= 1
    (tmp_path / "copy.sqlite").write_bytes(damaged)
    before = (tmp_path / "record.sqlite").read_bytes()
    with pytest.raises(RecordDamaged, match="altered") as refused:
        restore(tmp_path / "copy.sqlite", tmp_path / "record.sqlite", replace=True)
    assert refused.value.findings
    assert (tmp_path / "record.sqlite").read_bytes() == before
    assert sorted(path.name for path in tmp_path.glob("*.sqlite*")) == [
        "copy.sqlite", "copy.sqlite.head", "record.sqlite", "record.sqlite.head",
    ]  # fmt: skip


def test_a_backup_never_overwrites(tmp_path):
    """A second backup of a name, and a restore from nothing, are refused."""
    record = loaded(tmp_path)
    backup(record, tmp_path / "copy.sqlite")
    with pytest.raises(RecordExists):
        backup(record, tmp_path / "copy.sqlite")
    with pytest.raises(RecordNotFound):
        restore(tmp_path / "none.sqlite", tmp_path / "other.sqlite")


def test_a_folder_takes_the_name_of_the_record(tmp_path):
    """Given folders, backup and restore use record.sqlite in them, as opening does."""
    record = loaded(tmp_path)
    for name in ("copies", "new"):
        (tmp_path / name).mkdir()
    backup(record, tmp_path / "copies")
    restore(tmp_path / "copies", tmp_path / "new")
    with open_record(tmp_path / "new", read_only=True) as restored:
        assert restored.head == record.head


@pytest.mark.skipif(os.name != "posix", reason="fills a folder by its quota, which is set through POSIX limits")
def test_a_backup_without_room_leaves_nothing(tmp_path, monkeypatch):
    """A disk that is full while the copy is finished is said in words, and nothing of the copy stays."""
    record = loaded(tmp_path)

    def full(_descriptor):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("indicators.record.file_safety.os.fsync", full)
    with pytest.raises(RecordError, match="no room"):
        backup(record, tmp_path / "copy.sqlite")
    monkeypatch.undo()
    assert not list(tmp_path.glob("*copy.sqlite*"))
    assert verify(record) == ()


def test_a_server_is_backed_up_by_its_own_tool(record):
    """For PostgreSQL the message names pg_dump; for SQLite the backup is made."""
    if record.place.path is not None:
        assert backup(record, record.place.path.with_name("copy.sqlite")) == record.head
    else:
        with pytest.raises(RecordUnreachable, match="pg_dump"):
            backup(record, "copy.sqlite")
