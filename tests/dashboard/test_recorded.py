"""The watch that is served comes from the record, and a record that does not verify says so."""

from __future__ import annotations

import shutil
import sqlite3
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from dashboard.filling import frame, readiness
from dashboard.queries import Queries
from dashboard.recorded import watch_to_serve
from dashboard.shelf import Shelf, always
from indicators.catalogue import load_catalogue
from indicators.errors import RecordDamaged, RecordNotFound, UnknownShippedWatch
from indicators.record import open_record
from indicators.shipped import shipped_watch_folder
from indicators.watch import read_watch
from indicators.watch_digest import watch_digest

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def place(tmp_path: Path) -> str:
    """Name a record that is not there yet."""
    return str(tmp_path / "home" / "record.sqlite")


def served(place: str, name: str = "iraq-2020", **options):
    """Serve as the command does."""
    return watch_to_serve(place, name, "somebody", **options)


def alter(place: str, *statements: str) -> None:
    """Change what is stored behind the ledger's back, and put the triggers back that would have refused it."""
    with sqlite3.connect(place) as connection:
        triggers = connection.execute("select name, sql from sqlite_master where type = 'trigger'").fetchall()
        for name, _ in triggers:
            connection.execute(f'drop trigger "{name}"')
        for statement in statements:
            connection.execute(statement)
        for _, sql in triggers:
            connection.execute(sql)


def test_the_record_serves_what_the_folder_holds(place: str) -> None:
    """Table for table, the first time and when the server starts again; the second start writes nothing."""
    first, again = served(place), served(place)
    assert first.head == again.head
    assert first.damage == again.damage == ""
    assert watch_digest(first.watch) == watch_digest(again.watch) == watch_digest(read_watch(shipped_watch_folder()))


def test_a_changed_file_is_served_and_so_is_the_change_taken_back(place: str, tmp_path: Path) -> None:
    """Whoever mends a file and starts again sees it mended."""
    folder = shutil.copytree(shipped_watch_folder(), tmp_path / "iraq-2020")
    articles, as_it_was = folder / "articles.csv", (folder / "articles.csv").read_bytes()
    first = watch_digest(served(place, str(folder)).watch)
    articles.write_bytes(as_it_was.replace(b"rocket", b"Rocket"))
    second = watch_digest(served(place, str(folder)).watch)
    articles.write_bytes(as_it_was)
    assert watch_digest(served(place, str(folder)).watch) == first != second


def test_serving_the_shipped_watch_by_name_undoes_no_later_load(place: str, tmp_path: Path) -> None:
    """A second issue that somebody loaded stands when the server starts again without a word about it."""
    first = watch_digest(served(place).watch)
    folder = shutil.copytree(shipped_watch_folder(), tmp_path / "iraq-2020")
    articles = folder / "articles.csv"
    articles.write_bytes(articles.read_bytes().replace(b"rocket", b"Rocket"))
    with open_record(place) as record:
        record.load_folder(folder, "somebody", "second issue")
    again = served(place)
    assert watch_digest(again.watch) == watch_digest(read_watch(folder)) != first


def test_an_earlier_moment_of_the_record_is_served(place: str, tmp_path: Path) -> None:
    """With the head of that moment."""
    folder = shutil.copytree(shipped_watch_folder(), tmp_path / "iraq-2020")
    first = served(place, str(folder))
    then = datetime.now(UTC)
    articles = folder / "articles.csv"
    articles.write_bytes(articles.read_bytes().replace(b"rocket", b"Rocket"))
    assert served(place, str(folder)).head != first.head
    earlier = served(place, record_at=then)
    assert (earlier.head, watch_digest(earlier.watch)) == (first.head, watch_digest(first.watch))


def test_a_name_that_means_nothing_is_refused(place: str) -> None:
    """With the names there are; a moment of a watch that the record never had likewise."""
    with pytest.raises(UnknownShippedWatch, match="iraq-2020"):
        served(place, "atlantis")
    served(place)
    with pytest.raises(RecordNotFound, match="iraq-2020"):
        served(place, "atlantis", record_at=datetime.now(UTC))


def test_a_watch_of_the_record_alone_is_served_by_its_id(place: str, tmp_path: Path) -> None:
    """When its folder is gone."""
    folder = shutil.copytree(shipped_watch_folder(), tmp_path / "copy")
    settings = folder / "watch.toml"
    settings.write_text(settings.read_text("utf-8").replace('id = "iraq-2020"', 'id = "mine"'), "utf-8")
    served(place, str(folder))
    shutil.rmtree(folder)
    assert served(place, "mine").watch.settings.id == "mine"


def test_a_record_that_was_altered_is_shown_with_the_damage_said(place: str) -> None:
    """On every view and to a supervisor, with the command that mends it."""
    served(place)
    alter(place, "update ledger set author = 'nobody' where seq = 3")
    damaged = served(place)
    assert "ledger" in damaged.damage
    assert "posturewatch restore" in damaged.damage
    shown = Shelf(place, damaged, load_catalogue())("")
    assert frame(shown).damage == damaged.damage
    state = readiness(shown)
    assert (state.ready, state.reason) == (False, damaged.damage)


def test_a_watch_whose_own_rows_were_altered_is_not_shown_at_all(place: str) -> None:
    """Wrong numbers are worse than none: the row is named, and the command that mends it."""
    served(place)
    alter(place, "update sites set body = replace(body, 'Kirkuk', 'Kirkup')")
    with pytest.raises(RecordDamaged, match=r"sites K-1.*altered.*posturewatch restore"):
        served(place)


def test_a_record_that_lost_its_end_is_shown_with_the_damage_said(place: str) -> None:
    """The head beside it knows of entries that the ledger no longer holds."""
    served(place)
    with open_record(place) as record:
        (site,) = record.history("sites", "K-1 base, Kirkuk", watch="iraq-2020")
        cells = {**site.cells, "note": "renamed"}
        record.save("sites", site.object_id, cells, 1, author="somebody", reason="a test", watch="iraq-2020")
        last = record.head.seq
    newest = "(select max(seq) from ledger)"
    alter(place, f"delete from sites where ledger_seq = {newest}", f"delete from ledger where seq = {newest}")  # noqa: S608
    assert f"entry {last}" in served(place).damage


def test_the_foot_names_the_record_s_head(place: str) -> None:
    """Twelve digits of it, to hold a brief against."""
    recorded = served(place)
    assert f"Record {recorded.head[:12]}" in frame(Shelf(place, recorded, load_catalogue())("")).counts
    without = always(Queries(recorded.watch, load_catalogue()))("")
    assert not any(line.startswith("Record") for line in frame(without).counts)
