"""Verification finds any altered byte of a stored row, a lost or rewritten tail, and what does not belong."""

from __future__ import annotations

import shutil
import sqlite3
from random import Random

import pytest

from indicators.catalogue import SHIPPED
from indicators.errors import PosturewatchError, RecordDamaged
from indicators.record import (
    Head,
    open_record,
    read_watch_of,
    restore,
    saved_weight_sets,
    verify,
    weight_set_history,
)
from indicators.record.backups import backup
from indicators.record.head_file import read_head, write_head
from indicators.record.tables import metadata
from tests.indicators.record.records import WATCH, assert_equal_watches, cells_of, loaded

COLUMNS = [(table.name, column.name) for table in metadata.tables.values() for column in table.columns]


@pytest.fixture(scope="module")
def original(tmp_path_factory):
    """Make a record with a load, two edits and a removal, closed."""
    folder = tmp_path_factory.mktemp("original")
    with loaded(folder) as record:
        cells = cells_of(record, "reports", "e1")
        record.save("reports", "e1", {**cells, "killed": "2"}, 1, author="Ann", reason="police", watch=WATCH)
        record.remove("reports", "e6", 1, author="Ann", reason="retracted", watch=WATCH)
        record.save("incidents", "i1", {"note": "seen"}, 0, author="Ann", reason="a note", watch=WATCH)
        text = 'id="mine"\ntitle="M"\nreason="r"\nauthor="a"\ndate=2026-01-05\n[weights]\nx=1\n'
        record.save("weight_sets", "mine", {"text": text}, 0, author="Ann", reason="a try")
        definition = next(SHIPPED.glob("*.toml"))
        text = definition.read_text(encoding="utf-8")
        record.save("definitions", definition.stem, {"text": text}, 0, author="Ann", reason="a try")
    return folder / "record.sqlite"


@pytest.fixture
def copy(original, tmp_path):
    """Copy the record and its head."""
    for suffix in ("", ".head"):
        shutil.copy2(f"{original}{suffix}", tmp_path / f"record.sqlite{suffix}")
    return tmp_path / "record.sqlite"


def tampered(path, *statements):
    """Change a record as somebody would who knows SQLite: without the triggers, which are put back."""
    connection = sqlite3.connect(path, isolation_level=None)
    triggers = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    for name, _ in triggers:
        connection.execute(f"DROP TRIGGER {name}")
    for statement in statements:
        connection.execute(statement)
    for _, sql in triggers:
        connection.execute(sql)
    connection.close()


def findings(path, printed=None):
    """Verify a record that is opened for reading."""
    with open_record(path, read_only=True) as record:
        return verify(record, printed)


def test_an_untouched_record_verifies(copy):
    """What was written and left alone gives no finding; taking the triggers off and on again changes nothing."""
    assert findings(copy) == ()
    tampered(copy)
    assert findings(copy) == ()


@pytest.mark.parametrize(("table", "column"), COLUMNS)
def test_every_column_of_every_table_is_held(copy, table, column):
    """One character more in any text, one more in any number, is found."""
    with sqlite3.connect(copy) as connection:
        row = connection.execute(f"SELECT rowid, {column} FROM {table} ORDER BY rowid DESC LIMIT 1").fetchone()  # noqa: S608
    match row[1]:
        case int(number):
            new = str(number + 1)
        case bytes(content):
            new = f"x'{content.hex()}2e'"
        case text:
            new = "'" + text.replace("'", "''") + ".'"
    tampered(copy, f"UPDATE {table} SET {column} = {new} WHERE rowid = {row[0]}")  # noqa: S608
    assert findings(copy)


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM incidents",
        "DELETE FROM files",
        "INSERT INTO reports SELECT 500, watch, object_id, 9, body, 0, recorded_at, sha256 FROM reports LIMIT 1",
        "DELETE FROM ledger WHERE seq = 5",
        "DELETE FROM ledger WHERE seq = (SELECT max(seq) FROM ledger)",
        "INSERT INTO files VALUES ('00', x'00')",
        "CREATE TRIGGER mine AFTER INSERT ON reports BEGIN SELECT 1; END",
        "CREATE VIEW mine AS SELECT 1",
        "UPDATE alembic_version SET version_num = '0003'",
        "DELETE FROM alembic_version",
    ],
)
def test_rows_and_tables_taken_away_or_put_in_are_found(copy, statement):
    """A row without its entry, an entry without its row, a file of no load, a trigger of somebody's: all found."""
    tampered(copy, statement)
    assert findings(copy)


def test_a_missing_trigger_is_found(copy):
    """A record whose tables could be changed again does not verify."""
    with sqlite3.connect(copy) as connection:
        connection.execute("DROP TRIGGER ledger_refuses_update")
    assert [finding.place for finding in findings(copy)] == ["table or trigger ledger_refuses_update"]


def test_an_altered_row_is_not_served(copy):
    """Reading a watch recomputes the hash of each row: a changed body raises, it is not shown."""
    tampered(copy, "UPDATE reports SET body = replace(body, 'rocket', 'mortar') WHERE object_id = 'e2'")
    with open_record(copy, read_only=True) as record, pytest.raises(PosturewatchError, match="e2"):
        read_watch_of(record, WATCH)


def test_an_altered_weight_set_is_not_weighed(copy):
    """A changed weight raises wherever the set is read: in the list, in its history, in the catalogue."""
    tampered(copy, "UPDATE weight_sets SET body = replace(body, 'x=1', 'x=2')")
    with open_record(copy, read_only=True) as record:
        for read in (saved_weight_sets, lambda it: weight_set_history(it, "mine")):
            with pytest.raises(RecordDamaged, match="weight_sets mine, version 1, altered"):
                read(record)


def test_a_tail_cut_off_whole_is_found_by_the_head(copy, tmp_path):
    """An older copy of the record verifies by itself; the head beside it, or an old brief's, tells."""
    with open_record(copy) as record:
        backup(record, tmp_path / "old.sqlite")
        record.save("incidents", "i2", {"note": "later"}, 0, author="Ben", reason="a note", watch=WATCH)
        printed = record.head
    shutil.copy2(tmp_path / "old.sqlite", copy)
    assert [finding.place for finding in findings(copy)] == [f"{copy}.head"]
    with pytest.raises(PosturewatchError, match="lost or rewritten"):
        open_record(copy)
    shutil.copy2(tmp_path / "old.sqlite.head", f"{copy}.head")
    assert findings(copy) == ()
    assert [finding.place for finding in findings(copy, printed)] == ["printed head"]
    assert findings(copy, printed.hash)


def test_a_rewritten_chain_fails_against_an_old_brief(tmp_path):
    """Two records loaded alike at different times have different chains: an old head fits only its own."""
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    with loaded(tmp_path / "one") as one, loaded(tmp_path / "two") as two:
        assert verify(one, one.head) == verify(one, one.head.hash) == ()
        assert verify(two, one.head) != ()


def test_a_head_that_lags_is_mended_when_the_record_is_opened(copy):
    """A process killed between its commit and the head leaves an ancestor: accepted, and brought up."""
    last = read_head(copy.with_name("record.sqlite.head"))
    with sqlite3.connect(copy) as connection:
        seq, older = connection.execute("SELECT seq, hash FROM ledger WHERE seq = 7").fetchone()
    write_head(copy.with_name("record.sqlite.head"), Head(seq, older), over_a_later=True)
    assert findings(copy) == ()
    open_record(copy)
    assert read_head(copy.with_name("record.sqlite.head")) == last


@pytest.mark.parametrize("content", [None, "", "{}", '{"seq": 3, "hash": "00"}', '{"seq": 9999, "hash": "00"}'])
def test_a_head_that_is_missing_or_does_not_fit_is_found(copy, content):
    """Without the head a cut tail could not be told: the record is not written to until it is restored."""
    head = copy.with_name("record.sqlite.head")
    head.unlink() if content is None else head.write_text(content)
    assert findings(copy)
    with pytest.raises(PosturewatchError):
        open_record(copy)


def test_a_record_that_is_gone_is_not_begun_anew(copy):
    """Where the head is left and the record is not, a new empty one would hide the loss."""
    copy.unlink()
    with pytest.raises(PosturewatchError, match="head of one with"):
        open_record(copy)
    assert not copy.exists()


def silently_wrong(path, watch, sets):
    """Tell whether a damaged record verifies, opens, and yet gives another watch or other weights."""
    try:
        with open_record(path, read_only=True) as record:
            if verify(record):
                return False
            assert_equal_watches(read_watch_of(record, WATCH), watch)
            assert saved_weight_sets(record) == sets
    except PosturewatchError:
        return False
    except AssertionError:
        return True
    return False


@pytest.mark.parametrize("number", [40, pytest.param(400, marks=pytest.mark.soak)])
def test_no_flipped_bit_or_cut_is_served_silently(original, tmp_path, number):
    """Bits flipped and ends cut off at random: found or harmless, never wrong; the backup restores it."""
    chance = Random(7)  # noqa: S311
    with open_record(original) as record:
        watch, sets = read_watch_of(record, WATCH), saved_weight_sets(record)
        assert len(sets) == 1
        backup(record, tmp_path / "backup.sqlite")
        printed = record.head
    content = original.read_bytes()
    found = 0
    for case in range(number):
        damaged = bytearray(content)
        if case % 4:
            damaged[chance.randrange(len(damaged))] ^= 1 << chance.randrange(8)
        else:
            del damaged[chance.randrange(len(damaged)) :]
        path = tmp_path / "damaged.sqlite"
        path.write_bytes(damaged)
        path.chmod(0o600)
        shutil.copy2(f"{original}.head", f"{path}.head")
        assert not silently_wrong(path, watch, sets)
        try:
            found += bool(findings(path))
        except PosturewatchError:
            found += 1
        restore(tmp_path / "backup.sqlite", path, replace=True)
        assert findings(path, printed) == ()
        for left in tmp_path.glob("damaged.sqlite*"):
            left.unlink()
    assert found > number // 3
