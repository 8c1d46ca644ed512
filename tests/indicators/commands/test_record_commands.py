"""The record by command: load, prove, copy, put back, and score what it held."""

from __future__ import annotations

import json
import shutil
import sqlite3
from datetime import UTC, datetime

import pytest

from indicators.shipped import shipped_watch_folder
from tests.indicators.commands.shell import refused, run, run_once


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    """Give the commands a home of their own."""
    monkeypatch.setenv("POSTUREWATCH_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("POSTUREWATCH_DATABASE_URL", raising=False)
    return tmp_path / "home"


@pytest.fixture
def folder(tmp_path):
    """Copy the shipped watch, to be changed."""
    return shutil.copytree(shipped_watch_folder(), tmp_path / "iraq-2020")


def without_the_rockets(folder):
    """Issue the folder again without the reports of Camp Taji."""
    events = folder / "events.csv"
    lines = events.read_text("utf-8").splitlines(keepends=True)
    events.write_text("".join(line for line in lines if "Taji" not in line), "utf-8")


def heads(text):
    """Read the head that a command ends with."""
    return text.strip().rpartition("head ")[2]


def test_loading_twice_writes_once(folder):
    """The second time says so, and the ledger has not grown."""
    first, again = run("load", "--watch", str(folder)), run("load", "--watch", str(folder))
    assert (first.status, again.status) == (0, 0)
    assert "iraq-2020: loaded; " in first.out
    assert "was loaded before" in again.out
    assert heads(first.out) == heads(again.out)
    assert len(heads(first.out)) == 64


def test_a_dry_run_names_the_rows_and_writes_nothing(folder):
    """New issue of the data: which reports would go; the ledger stays as it is."""
    loaded = run("load", "--watch", str(folder))
    without_the_rockets(folder)
    would = run("load", "--watch", str(folder), "--dry-run")
    assert would.status == 0
    assert "gone: reports " in would.out
    assert heads(run("verify").out) == heads(loaded.out)


def test_a_dry_run_of_a_folder_with_faults_ends_with_1(folder):
    """Each rejected row with its line and reason."""
    events = folder / "events.csv"
    events.write_text(events.read_text("utf-8").replace("2020-01-08", "2020-01-48", 1), "utf-8")
    would = run("load", "--watch", str(folder), "--dry-run")
    assert would.status == 1
    assert "events.csv, line " in would.out
    assert "2020-01-48" in would.out
    assert not run("load", "--watch", str(folder)).out


def test_scores_as_the_record_held_them(folder):
    """After a re-issue the earlier moment still gives the earlier scores, digit for digit, with its head."""
    loaded = run("load", "--watch", str(folder))
    then = datetime.now(UTC).isoformat()
    without_the_rockets(folder)
    reissued = run("load", "--watch", str(folder))
    earlier = run("score", "--record-at", then, "--json").document
    later = run("score", "--record-at", datetime.now(UTC).isoformat(), "--json").document
    shipped = run_once("score", "--json").document
    assert earlier.pop("record_head") == heads(loaded.out)
    assert later.pop("record_head") == heads(reissued.out)
    assert shipped.pop("record_head") is None
    assert earlier == shipped
    assert later["weeks"] != shipped["weeks"]


def test_a_watch_that_only_the_record_has_is_found_by_its_id(folder):
    """A name that is no folder and no shipped watch."""
    settings = folder / "watch.toml"
    settings.write_text(settings.read_text("utf-8").replace('id = "iraq-2020"', 'id = "mine"'), "utf-8")
    run("load", "--watch", str(folder))
    document = run("score", "--watch", "mine", "--json").document
    assert document["watch"] == "mine"
    assert document["weeks"] == run_once("score", "--json").document["weeks"]
    assert run("compare", "2020-W10", "2020-W11", "--watch", "mine").status == 0
    assert "iraq-2020" in refused(2, "score", "--watch", "yours")


def test_an_altered_row_is_found_and_the_backup_brings_it_back(home, folder, tmp_path):
    """Verification ends with 1 and says where; restore --replace puts the proven copy in its place."""
    loaded = run("load", "--watch", str(folder))
    copied = run("backup", str(tmp_path / "monday.sqlite"))
    assert heads(copied.out) == heads(loaded.out)
    with sqlite3.connect(home / "record.sqlite") as connection:
        names = connection.execute("select name from sqlite_master where type = 'trigger'").fetchall()
        for (name,) in names:
            connection.execute(f'drop trigger "{name}"')
        connection.execute("update articles set body = replace(body, 'rocket', 'racket')")
    found = run("verify", "--json")
    assert found.status == 1
    assert any("articles" in finding["place"] for finding in found.document["findings"])
    assert "found a record here" in refused(2, "restore", str(tmp_path / "monday.sqlite"))
    assert heads(run("restore", str(tmp_path / "monday.sqlite"), "--replace").out) == heads(loaded.out)
    proven = run("verify", "--head", heads(loaded.out))
    assert (proven.status, heads(proven.out)) == (0, heads(loaded.out))


def test_a_head_that_the_ledger_never_had_is_found(folder):
    """An old brief holds the record to its word."""
    run("load", "--watch", str(folder))
    assert run("verify", "--head", "0" * 63 + "1").status == 1


@pytest.mark.parametrize("written", ["yesterday", "2020-03-22T18:00"])
def test_a_moment_that_is_not_clear_is_wrong_use(written):
    """Without an offset nobody knows which moment is meant."""
    assert "2020-03-22T18:00Z" in refused(2, "score", "--record-at", written)


def test_without_a_record_the_commands_say_so(home):
    """And make none."""
    assert "found no record here" in refused(2, "verify")
    assert "found no record here" in refused(2, "score", "--record-at", "2020-03-22")
    assert not home.exists()


def test_the_ledger_names_who_and_why(home, folder):
    """As given; else the user of the system."""
    run("load", "--watch", str(folder), "--author", "night desk", "--reason", "second issue")
    with sqlite3.connect(home / "record.sqlite") as connection:
        assert set(connection.execute("select author, reason from ledger")) == {("night desk", "second issue")}
    assert json.loads(run("verify", "--json").out)["verified"] is True
