"""Opening: unsafe files are refused in words, leavings of killed processes go, forks share nothing."""

from __future__ import annotations

import os
import sqlite3
import stat

import pytest

from indicators.errors import (
    RecordBusy,
    RecordDamaged,
    RecordError,
    RecordFull,
    RecordTooNew,
    RecordUnreachable,
    RecordUnsafe,
)
from indicators.record import engine, open_record, read_watch_of, verify, watches
from indicators.record.file_safety import check_file
from indicators.record.places import place_named
from indicators.record.schema import bring_up_to_date
from tests.indicators.record.records import WATCH, cells_of, loaded
from tests.indicators.watch_folder import write_watch

posix = pytest.mark.skipif(os.name != "posix", reason="file modes are POSIX")


@posix
def test_a_new_record_is_its_owners_only(tmp_path):
    """File, head and a folder that is made for them are closed to everyone else, whatever the umask."""
    old = os.umask(0)
    try:
        loaded(tmp_path / "home" / "deep")
    finally:
        os.umask(old)
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in (tmp_path / "home" / "deep").iterdir()}
    assert (modes["record.sqlite"], modes["record.sqlite.head"]) == (0o600, 0o600)
    assert stat.S_IMODE((tmp_path / "home" / "deep").stat().st_mode) == 0o700


@posix
@pytest.mark.parametrize("mode", [0o644, 0o640, 0o602, 0o660])
def test_a_record_that_others_may_open_is_refused(tmp_path, mode):
    """The message names the mode and the command that mends it; reading is refused too."""
    loaded(tmp_path)
    (tmp_path / "record.sqlite").chmod(mode)
    for read_only in (False, True):
        with pytest.raises(RecordUnsafe, match=rf"mode {mode:04o}.*chmod 600"):
            open_record(tmp_path / "record.sqlite", read_only=read_only)


@posix
def test_a_folder_that_everyone_may_write_to_is_refused(tmp_path):
    """Where everyone may write, anyone could put another record in its place."""
    loaded(tmp_path / "home")
    (tmp_path / "home").chmod(0o777)
    with pytest.raises(RecordUnsafe, match="chmod 700"):
        open_record(tmp_path / "home" / "record.sqlite")


@pytest.mark.parametrize(("version", "is_refused"), [((3, 40, 1), True), ((3, 51, 2), True), ((3, 51, 3), False)])
def test_wal_is_refused_where_it_can_lose_data(tmp_path, version, is_refused):
    """A record that somebody switched to WAL is refused before SQLite 3.51.3, with the command that mends it."""
    loaded(tmp_path)
    path = tmp_path / "record.sqlite"
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.close()
    if is_refused:
        with pytest.raises(RecordUnsafe, match=r"journal mode WAL.*3\.51\.3.*journal_mode=delete"):
            check_file(path, version)
    else:
        check_file(path, version)


def test_writes_are_made_as_durable_as_sqlite_can(tmp_path):
    """Rollback journal, synchronous EXTRA (3), foreign keys and recursive triggers on every connection."""
    record = loaded(tmp_path)
    with record.engine.connect() as connection:
        ask = [
            connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys", "recursive_triggers")
        ]
    assert ask == ["delete", 3, 1, 1]


def test_a_file_that_is_no_record_is_refused(tmp_path):
    """A text file, or another program's database, is not migrated over."""
    path = tmp_path / "notes.sqlite"
    path.write_text("not a database at all, only some words of text" * 10)
    path.chmod(0o600)
    with pytest.raises(RecordDamaged):
        open_record(path)
    other = tmp_path / "other.sqlite"
    with sqlite3.connect(other) as connection:
        connection.execute("CREATE TABLE mine (a)")
    other.chmod(0o600)
    with pytest.raises(RecordError, match="another program"):
        open_record(other)


def test_a_record_of_a_later_version_is_refused(tmp_path):
    """Tables that a later posturewatch made are left alone."""
    loaded(tmp_path)
    with sqlite3.connect(tmp_path / "record.sqlite") as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(RecordTooNew, match="9999"):
        open_record(tmp_path / "record.sqlite")


def test_a_record_of_the_first_version_is_brought_up_to_date(tmp_path):
    """Opening migrates an older record, which then verifies."""
    path = tmp_path / "record.sqlite"
    path.touch(mode=0o600)
    bring_up_to_date(engine.make_engine(place_named(path), read_only=False), to="0001")
    assert verify(open_record(path)) == ()


@pytest.mark.parametrize("url", ["mysql://localhost/x", "sqlite://", "sqlite:///:memory:", "://", "postgresql:/"])
def test_an_address_that_is_not_understood_is_refused(tmp_path, monkeypatch, url):
    """Other databases and records in memory, which would be lost, are refused with the choices."""
    monkeypatch.chdir(tmp_path)
    if "://" in url:
        with pytest.raises(RecordUnreachable, match="postgresql://"):
            open_record(url)


def test_a_password_is_never_shown(tmp_path):
    """The name of a place in messages hides the password of its URL."""
    assert "secret" not in place_named("postgresql://me:secret@localhost/x").name
    assert place_named(f"sqlite:///{tmp_path}/a.sqlite").path == tmp_path / "a.sqlite"


def test_a_busy_record_is_said_to_be_busy(tmp_path, monkeypatch):
    """While another process holds the lock too long, a save is refused in words, and reading goes on."""
    monkeypatch.setattr(engine, "WAIT", 0.05)
    record = loaded(tmp_path)
    other = sqlite3.connect(tmp_path / "record.sqlite", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(RecordBusy, match="locked by another process"):
        record.save("incidents", "i1", {"note": "x"}, 0, author="Ann", reason="a note", watch=WATCH)
    assert watches(record) == (WATCH,)
    other.execute("ROLLBACK")
    assert record.save("incidents", "i1", {"note": "x"}, 0, author="Ann", reason="a note", watch=WATCH).rev == 1


def test_a_full_database_refuses_the_save_and_goes_on_reading(tmp_path):
    """Without room the transaction is taken back whole; with room again the same record saves."""
    record = loaded(tmp_path)
    with record.engine.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
    limit = {"pages": pages}

    def cap(raw, _):
        raw.execute(f"PRAGMA max_page_count = {limit['pages']}")

    engine.event.listen(record.engine, "connect", cap)
    head, cells = record.head, cells_of(record, "articles", "a3")
    with pytest.raises(RecordFull, match="nothing was saved"):
        record.save("articles", "a3", {**cells, "publisher": "x" * 9_999}, 1, author="Ann", reason="a", watch=WATCH)
    assert (record.head, verify(record)) == (head, ())
    read_watch_of(record, WATCH)
    limit["pages"] = 1_000_000
    record.save("articles", "a3", {**cells, "publisher": "x" * 9_999}, 1, author="Ann", reason="a", watch=WATCH)
    assert verify(record) == ()


def test_a_limit_on_the_size_of_files_refuses_like_a_full_disk(tmp_path):
    """What a quota or a limit keeps from growing is said to have no room; reading goes on, and so does saving later."""
    resource = pytest.importorskip("resource")
    record = loaded(tmp_path)
    head, cells = record.head, cells_of(record, "articles", "a3")
    before, most = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, ((tmp_path / "record.sqlite").stat().st_size, most))
    try:
        with pytest.raises(RecordFull, match=r"disk I/O error.*nothing was saved"):
            record.save("articles", "a3", {**cells, "publisher": "x" * 9_999}, 1, author="Ann", reason="a", watch=WATCH)
        assert (record.head, verify(record)) == (head, ())
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (before, most))
    record.save("articles", "a3", {**cells, "publisher": "x" * 9_999}, 1, author="Ann", reason="a", watch=WATCH)
    assert verify(record) == ()


def test_a_head_that_cannot_be_written_does_not_undo_a_save(tmp_path, monkeypatch):
    """The commit stands and is acknowledged; the head lags until the record is opened again."""
    record = loaded(tmp_path)

    def full(*_, **__):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("indicators.record.head_file.tempfile.mkstemp", full)
    saved = record.save("incidents", "i1", {"note": "x"}, 0, author="Ann", reason="a note", watch=WATCH)
    monkeypatch.undo()
    assert saved.rev == 1
    assert verify(record) == ()
    with open_record(tmp_path / "record.sqlite") as again:
        assert verify(again, again.head) == ()


def test_what_killed_processes_left_is_cleared(tmp_path):
    """Unfinished copies go after an hour; those of a process that may still be at work stay."""
    loaded(tmp_path)
    old, new = tmp_path / ".record.sqlite.abc", tmp_path / ".record.sqlite.def"
    for path in (old, new):
        path.touch()
    os.utime(old, (1, 1))
    open_record(tmp_path / "record.sqlite")
    assert (old.exists(), new.exists()) == (False, True)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_a_record_opened_before_a_fork_serves_both_sides(shore):
    """No connection outlives its use, so parent and child never share one."""
    child = os.fork()
    if child == 0:
        try:
            shore.save("incidents", "i1", {"note": "child"}, 0, author="child", reason="a note", watch=WATCH)
            os._exit(0)
        finally:
            os._exit(1)
    shore.save("incidents", "i2", {"note": "parent"}, 0, author="parent", reason="a note", watch=WATCH)
    assert os.waitpid(child, 0)[1] == 0
    assert [each.author for name in ("i1", "i2") for each in shore.history("incidents", name, watch=WATCH)] == [
        "child",
        "parent",
    ]
    assert verify(shore) == ()


def test_two_openings_at_once_make_one_record(tmp_path):
    """The second to finish making a record uses the first one's."""
    first = loaded(tmp_path)
    second = open_record(tmp_path / "record.sqlite")
    assert second.head == first.head
    assert second.load_folder(write_watch(tmp_path / "again"), "coder", "again").already_there
