"""What an address shows: a watch of the record as it stands, or as the record held it at a moment."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from dashboard.filling import frame
from dashboard.pages.overview.callbacks import now_shown, overview_view, since_view
from dashboard.recorded import watch_to_serve
from dashboard.shelf import Shelf, always
from indicators.catalogue import load_catalogue
from indicators.record import open_record
from indicators.shipped import shipped_watch_folder
from indicators.watch import read_watch
from indicators.watch_digest import watch_digest
from tests.dashboard.reading import words_of

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def place(tmp_path: Path) -> str:
    """Name a record that is not there yet."""
    return str(tmp_path / "home" / "record.sqlite")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Copy the shipped watch, to be changed."""
    return shutil.copytree(shipped_watch_folder(), tmp_path / "iraq-2020")


def shelf_of(place: str, folder: Path) -> Shelf:
    """Serve a folder as the command does."""
    return Shelf(place, watch_to_serve(place, str(folder), "somebody"), load_catalogue())


def load(place: str, folder: Path) -> None:
    """Load a folder as another process would."""
    with open_record(place) as record:
        record.load_folder(folder, "somebody else", "a later issue")


def without_reports_of(folder: Path, incident: str) -> None:
    """Take all rows of an incident out of the reports."""
    events = folder / "events.csv"
    lines = events.read_text("utf-8").splitlines(keepends=True)
    events.write_text("".join(line for line in lines if f",{incident}," not in line), "utf-8")


def test_what_another_process_loads_is_shown_with_the_next_request(place: str, folder: Path) -> None:
    """The shelf was made before; tables, head and the page's drawing are those of the later load."""
    shelf = shelf_of(place, folder)
    first = shelf("")
    articles = folder / "articles.csv"
    articles.write_bytes(articles.read_bytes().replace(b"rocket", b"Rocket"))
    load(place, folder)
    second = shelf("")
    assert watch_digest(second.queries.watch) == watch_digest(read_watch(folder))
    assert watch_digest(first.queries.watch) != watch_digest(second.queries.watch)
    assert first.head != second.head
    _, drawn = overview_view(first, "light", None)
    assert overview_view(second, "light", str(drawn))[1] != drawn


def test_a_save_about_something_else_leaves_what_was_worked_out(place: str, folder: Path) -> None:
    """Another watch is loaded: the head moves, the first watch's scores stay kept."""
    shelf = shelf_of(place, folder)
    first = shelf("")
    settings = folder / "watch.toml"
    settings.write_text(settings.read_text("utf-8").replace('id = "iraq-2020"', 'id = "mine"'), "utf-8")
    load(place, folder)
    second = shelf("")
    assert second.queries is first.queries
    assert second.head != first.head
    assert second.watches == ("iraq-2020", "mine")


def test_another_watch_of_the_record_is_shown_by_its_id(place: str, folder: Path) -> None:
    """Links keep it; the header lets it be chosen."""
    shelf = shelf_of(place, folder)
    settings = folder / "watch.toml"
    text = settings.read_text("utf-8").replace('id = "iraq-2020"', 'id = "mine"')
    settings.write_text(text.replace('title = "Iraq', 'title = "My Iraq'), "utf-8")
    load(place, folder)
    framed = frame(shelf("?watch=mine"))
    assert (framed.watch_id, framed.watch_title) == ("mine", "My Iraq: coalition posture, winter 2019-20")
    assert framed.asked.address == "?week=2020-W17&watch=mine"
    assert framed.messages == ()


def test_an_earlier_moment_is_shown_by_the_address(place: str, folder: Path) -> None:
    """With the head of that moment, said above the page; the way back leads to now."""
    shelf = shelf_of(place, folder)
    first = shelf("")
    then = datetime.now(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")
    articles = folder / "articles.csv"
    articles.write_bytes(articles.read_bytes().replace(b"rocket", b"Rocket"))
    load(place, folder)
    shown = shelf(f"?record_at={then}")
    assert (shown.head, shown.queries) == (first.head, first.queries)
    framed = frame(shown)
    assert framed.held_then.startswith("Shown as the record held it on ")
    assert framed.asked.record_at == then
    assert frame(shelf("")).held_then == ""


@pytest.mark.parametrize(
    ("search", "said"),
    [
        ("?watch=atlantis", "the record holds no “atlantis”. Choose one of iraq-2020"),
        ("?record_at=1066-10-14", "before the record's first entry"),
        ("?record_at=yesterday", "“yesterday” is no clear moment"),
        ("?record_at=2020-01-05T12:00", "is no clear moment"),
    ],
)
def test_what_the_record_does_not_have_is_said_and_the_default_shown(
    place: str, folder: Path, search: str, said: str
) -> None:
    """One message; no link repeats it."""
    framed = frame(shelf_of(place, folder)(search))
    assert len(framed.messages) == 1
    assert said in framed.messages[0]
    assert framed.asked.address == "?week=2020-W17"


def test_since_the_last_look_reports_and_moved_weeks_are_said(place: str, folder: Path) -> None:
    """The first issue lacks an incident of W11; when it comes in, W11 and the weeks it fades into have moved."""
    whole = (folder / "events.csv").read_text("utf-8")
    without_reports_of(folder, "INC-20200311-TAJI")
    missing = len(whole.splitlines()) - len((folder / "events.csv").read_text("utf-8").splitlines())
    assert missing > 0
    shelf = shelf_of(place, folder)
    first = shelf("?week=2020-W11")
    seen = now_shown(first)
    assert seen is not None
    assert since_view(shelf, "?week=2020-W11", seen["head"]) is None
    (folder / "events.csv").write_text(whole, "utf-8")
    load(place, folder)
    now = shelf("?week=2020-W11")
    said = words_of(since_view(shelf, "?week=2020-W11", seen["head"]))
    assert f"{missing} reports were added" in said
    weeks = [one.queries.scores(one.queries.settle(one.asked)[0]).weeks["score"] for one in (first, now)]
    moved = (weeks[0] - weeks[1]).abs() > 1e-9
    assert moved["2020-W11"]
    assert not moved["2020-W10"]
    assert f"{moved.sum()} weeks' scores moved" in said
    assert f"2020-W11 {weeks[0]['2020-W11']:.1f} → {weeks[1]['2020-W11']:.1f}" in said


def test_nothing_is_said_to_a_first_visit_or_a_strange_browser(place: str, folder: Path) -> None:
    """No head, no head of this record, no text at all; and without a record there is nothing to compare."""
    shelf = shelf_of(place, folder)
    for seen in (None, "", "0" * 64, {"head": "x"}, 7, "x" * 10_000):
        assert since_view(shelf, "", seen) is None
    found = always(shelf("").queries)
    assert since_view(found, "", "0" * 64) is None
    assert now_shown(found("")) is None


def test_an_earlier_moment_is_no_look_to_compare_with(place: str, folder: Path) -> None:
    """Who looks back learns nothing new, and the browser does not take it for the newest."""
    shelf = shelf_of(place, folder)
    then = datetime.now(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")
    assert now_shown(shelf(f"?record_at={then}")) is None
