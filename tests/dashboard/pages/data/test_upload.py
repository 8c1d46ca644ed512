"""An upload on the page: what would change, what is rejected, what must be decided, and what was done."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from dash import html

from dashboard.pages.data.callbacks import data_view
from dashboard.recorded import watch_to_serve
from dashboard.shelf import Shelf
from indicators.catalogue import load_catalogue
from tests.dashboard.imports.served import Doors, doors
from tests.dashboard.reading import by_class, links_of, of_type, only, rows_of, words_of
from tests.indicators.record.records import WATCH
from tests.indicators.watch_folder import EVENTS, SETTINGS, SITES, changed, write_watch

if TYPE_CHECKING:
    from pathlib import Path

    from dash.development.base_component import Component


@pytest.fixture
def there(tmp_path: Path) -> Doors:
    """Serve the doors around a new record with the small watch."""
    return doors(tmp_path)


def drawn(there: Doors, token: str | None = None) -> Component:
    """Draw the page with an upload in its address."""
    place = str(there.home / "record.sqlite")
    shelf = Shelf(place, watch_to_serve(place, WATCH, "somebody"), load_catalogue())
    return data_view(shelf(f"?upload={token}" if token else ""), there.desk)


def changes_of(page: Component) -> list[list[str]]:
    """Read the table of changes, its heading left out."""
    return rows_of(only(page, "table--changes"))[1:]


def test_a_changed_cell_is_shown_from_and_to(there: Doors, tmp_path: Path) -> None:
    """With the row, the line and the column; unchanged rows are counted."""
    page = drawn(there, there.send(write_watch(tmp_path / "w", events=changed(EVENTS, 1, wounded="7"))))
    assert "Dry run: 1 changed" in words_of(page)
    assert changes_of(page) == [["Reports"], ["e2", "changed wounded", "3", "3", "7"]]
    counts = {row[0]: row[1:] for row in rows_of(only(page, "table--counts"))}
    assert counts["Reports"] == ["6", "–", "–", "1", "–", "5"]


def test_rows_that_come_and_go_are_shown_with_what_tells_them(there: Doors, tmp_path: Path) -> None:
    """Their day, kind, place and summary."""
    events = [*EVENTS[1:], {**EVENTS[0], "event_id": "e7", "place": "Quay"}]
    rows = {row[0]: row[1:] for row in changes_of(drawn(there, there.send(write_watch(tmp_path / "w", events=events))))}
    assert rows["e7"][0] == "new"
    assert rows["e7"][3].startswith("2020-01-08 · attack · Quay · Three rockets")
    assert rows["e1"][0] == "withdrawn"
    assert rows["e1"][2].startswith("2020-01-08 · attack · Pier base")


def test_rejects_are_listed_and_must_be_decided(there: Doors, tmp_path: Path) -> None:
    """Where, what was found, what was expected; a choice that nobody has made yet; a download."""
    token = there.send(write_watch(tmp_path / "w", events=changed(EVENTS, 0, killed="many")))
    page = drawn(there, token)
    assert "1 row is rejected" in words_of(page)
    (row,) = rows_of(only(page, "table--faults"))[1:]
    assert row[0] == "events.csv, line 2, killed"
    assert "many" in row[1]
    (choice,) = by_class(page, "decision__choice")
    assert [option.value for option in of_type(choice, html.Option)] == ["", "accepted_only"]
    assert f"/imports/{token}/rejects.csv" in dict(links_of(page)).values()


def test_edits_in_the_way_must_be_decided(there: Doors, tmp_path: Path) -> None:
    """Nothing is chosen for the reader."""
    cells = {**EVENTS[0], "wounded": "9"}
    there.record.save("reports", "e1", cells, 1, author="another analyst", reason="a call", watch=WATCH)
    page = drawn(there, there.send(write_watch(tmp_path / "w", events=changed(EVENTS, 0, wounded="5"))))
    assert changes_of(page)[1] == ["e1", "edited on both sides wounded", "2", "9", "5"]
    (choice,) = by_class(page, "decision__choice")
    assert [option.value for option in of_type(choice, html.Option)] == ["", "keep", "replace"]


def test_another_watch_is_said_to_be_one(there: Doors, tmp_path: Path) -> None:
    """And that it is new in the record."""
    settings = SETTINGS.replace("north-shore", "south-shore")
    words = words_of(drawn(there, there.send(write_watch(tmp_path / "w", settings=settings))))
    assert "A new watch in the record: North Shore: harbour posture (south-shore)" in words
    assert "not the watch that is shown" in words


def test_the_same_files_have_nothing_to_load(there: Doors, tmp_path: Path) -> None:
    """They can only be dropped."""
    page = drawn(there, there.send(write_watch(tmp_path / "w")))
    assert "what was loaded last" in words_of(page)
    buttons = [words_of(button) for button in of_type(only(page, "decision"), html.Button)]
    assert buttons == ["Drop these files"]


def test_files_that_are_no_watch_say_what_is_wrong(there: Doors, tmp_path: Path) -> None:
    """With a place to choose again at once."""
    page = drawn(there, there.send(write_watch(tmp_path / "w", settings=None)))
    assert "cannot be loaded yet" in words_of(page)
    assert rows_of(only(page, "table--faults"))[1][0] == "watch.toml"
    assert by_class(page, "import")
    assert by_class(page, "decision") == []


def test_what_was_done_stays_at_the_address(there: Doors, tmp_path: Path) -> None:
    """With a way to the watch; the load stands first in the list."""
    token = there.send(write_watch(tmp_path / "w", events=changed(EVENTS, 1, wounded="7"), sites=SITES[:-1]))
    assert there.load(token, reason="a correction").status_code == 200
    page = drawn(there, token)
    assert "Loaded: 1 changed, 1 withdrawn" in words_of(page)
    assert f"/?watch={WATCH}" in dict(links_of(page)).values()
    first = rows_of(only(page, "table--loads"))[1]
    assert first[1:5] == ["an analysta correction", "1 report changed; 1 site withdrawn", "16", "–"]


@pytest.mark.parametrize("token", ["A" * 22, "x", "../../record", "<b>"])
def test_an_upload_that_is_gone_is_said_so(there: Doors, token: str) -> None:
    """With a place to choose the folder again; nothing of the address is repeated."""
    page = drawn(there, token)
    assert "no longer here" in words_of(page)
    assert by_class(page, "import")


def test_odd_words_of_files_are_shown_not_run(there: Doors, tmp_path: Path) -> None:
    """Invisible characters stand as their numbers; markup stays text."""
    odd = "<script>alert(1)</script> \u202eevil"
    page = drawn(there, there.send(write_watch(tmp_path / "w", events=changed(EVENTS, 0, summary=odd))))
    assert "<script>alert(1)</script> [U+202E]evil" in words_of(page)
