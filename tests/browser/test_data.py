"""The Data page in a browser: a folder is sent, read as a dry run, loaded with a reason, and seen on the Overview."""

from __future__ import annotations

import csv
import io
import re
import shutil
from typing import TYPE_CHECKING, Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from dashboard.figures.numbers import points
from dashboard.filling import fill
from dashboard.imports.desk import ImportDesk
from dashboard.queries import Queries
from dashboard.recorded import watch_to_serve
from dashboard.shelf import Shelf
from dashboard.view import View
from indicators.catalogue import load_catalogue
from indicators.record import open_record
from indicators.shipped import shipped_watch_folder
from indicators.watch import read_watch
from tests.browser.looking import PHONE
from tests.browser.serving import served

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Page

UNFOLD = "document.querySelectorAll('details').forEach((fold) => { fold.open = true; })"
CHANGED = "ev-0002"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Name the home folder of a server that only one test has."""
    return tmp_path / "home"


@pytest.fixture
def url(home: Path) -> Iterator[str]:
    """Serve the shipped watch from a record of its own."""
    place = str(home / "record.sqlite")
    shelf = Shelf(place, watch_to_serve(place, "iraq-2020", "somebody"), load_catalogue())
    with served(fill(shelf, ImportDesk(place, home)), home) as address:
        yield address


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Copy the shipped folder with one changed cell: the killed of one report."""
    copy = shutil.copytree(shipped_watch_folder(), tmp_path / "iraq-2020")
    with (copy / "events.csv").open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        if row["event_id"] == CHANGED:
            row["killed"] = "60"
    out = io.StringIO()
    writer = csv.DictWriter(out, list(rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    (copy / "events.csv").write_text(out.getvalue(), "utf-8")
    return copy


def open_data(page: Page, url: str) -> None:
    """Open the page and wait until it is drawn."""
    page.goto(f"{url}/data")
    expect(page.locator(".facts")).to_be_visible()


def sign_in(page: Page, url: str, name: str = "an analyst") -> None:
    """Give a name before the page is opened."""
    assert page.request.post(f"{url}/who", data={"name": name}, headers={"Origin": url}).ok


def choose(page: Page, folder: Path) -> None:
    """Choose a folder by the button."""
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="Choose a folder").click()
    chooser.value.set_files(folder)


def score_of(folder: Path, week: str) -> str:
    """Score a week from the files alone."""
    queries = Queries(read_watch(folder), load_catalogue())
    return points(queries.score(queries.settle(View(week=week))[0]))


def violations(page: Page) -> list[str]:
    """Let axe look at the page."""
    found = Axe().run(page)
    return [f"{one['id']}: {node['html'][:200]}" for one in found.response["violations"] for node in one["nodes"]]


def test_a_changed_cell_goes_from_the_folder_to_the_overview(page: Page, url: str, home: Path, folder: Path) -> None:
    """The name is asked for once; the dry run shows the cell; the load changes the score to that of the files."""
    before = score_of(shipped_watch_folder(), "2019-W44")
    after = score_of(folder, "2019-W44")
    assert before != after
    open_data(page, url)
    choose(page, folder)
    page.locator("#name-field").fill("an analyst")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"upload=[\w-]{22}$"))
    expect(page.get_by_role("heading", name="Dry run: 1 changed")).to_be_visible()
    row = page.locator(".table--changes tr", has_text=CHANGED)
    expect(row.locator("del")).to_have_text("1")
    expect(row.locator("ins")).to_have_text("60")
    with open_record(str(home / "record.sqlite"), read_only=True) as record:
        head = record.head

    page.reload()  # another worker would know the upload as well
    page.get_by_role("button", name="Load", exact=True).click()
    expect(page.locator("#import-decided")).to_contain_text("Say why")
    with open_record(str(home / "record.sqlite"), read_only=True) as record:
        assert record.head == head
    page.get_by_label("Why you load it").fill("sixty, not one")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Loaded: 1 changed")).to_be_visible()
    expect(page.locator(".table--loads tbody tr").first).to_contain_text("an analystsixty, not one")

    page.get_by_role("link", name="Open Iraq").click()
    expect(page.locator(".verdict__score")).to_be_visible()
    page.evaluate("window.posturewatch.go('?watch=iraq-2020&week=2019-W44')")
    expect(page.locator(".verdict__about")).to_contain_text("2019-W44")
    expect(page.locator(".verdict__score")).to_have_text(after)


def test_a_record_that_moved_shows_the_new_dry_run(
    page: Page, url: str, home: Path, folder: Path, faults: list[str]
) -> None:
    """Somebody else loads meanwhile: nothing is written over it, and the page says why it looks different."""
    sign_in(page, url)
    open_data(page, url)
    choose(page, folder)
    page.get_by_label("Why you load it").fill("sixty, not one")
    text = (folder / "sites.csv").read_text("utf-8")
    other = shutil.copytree(shipped_watch_folder(), home / "other")
    (other / "sites.csv").write_text(text.replace("handed over: ev-0314", "handed over"), "utf-8")
    with open_record(str(home / "record.sqlite")) as record:
        record.load_folder(other, "another analyst", "a shorter note")
    page.get_by_role("button", name="Load", exact=True).click()
    expect(page.locator("#import-decided")).to_contain_text("changed meanwhile")
    expect(page.get_by_role("heading", name="Dry run: 2 changed")).to_be_visible()
    assert [fault for fault in faults if "409" not in fault] == []
    faults.clear()


def test_what_is_no_watch_is_said_beside_the_place(page: Page, url: str, tmp_path: Path, faults: list[str]) -> None:
    """A folder with a packed file alone, and one that is too large before it is sent."""
    sign_in(page, url)
    open_data(page, url)
    packed = tmp_path / "packed"
    packed.mkdir()
    (packed / "watch.zip").write_bytes(b"PK")
    choose(page, packed)
    expect(page.locator("#import-said")).to_contain_text("“watch.zip” is packed: unpack it")
    faults.clear()  # the browser notes every 4xx
    page.locator(".import").evaluate("(place) => { place.dataset.largest = '1000'; }")
    choose(page, shipped_watch_folder())
    expect(page.locator("#import-said")).to_contain_text("posturewatch load")


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_page_and_a_dry_run_have_no_violation(page: Page, url: str, folder: Path, theme: Any) -> None:
    """With every fold open, on a desk and on a phone, where nothing is wider than the window."""
    page.emulate_media(color_scheme=theme)
    sign_in(page, url)
    (folder / "coverage.csv").write_text(
        (folder / "coverage.csv").read_text("utf-8").replace("2020-W16,searched", "2020-W16,serched"), "utf-8"
    )
    open_data(page, url)
    page.evaluate(UNFOLD)
    assert violations(page) == []
    choose(page, folder)
    expect(page.locator(".decision")).to_be_visible()
    page.evaluate(UNFOLD)
    assert violations(page) == []
    page.set_viewport_size(PHONE)
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
    assert violations(page) == []
