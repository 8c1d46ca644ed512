"""Named sets in a browser: saved with a reason by keyboard, listed, saved over by a second who is told, brought in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from dashboard import text_weight_sets as words
from indicators.record import weight_set_history
from tests.browser.conftest import watched_page
from tests.browser.looking import DESK, PHONE
from tests.browser.serving import serving_app
from tests.dashboard.pages.weights.saved_app import AT_CHANGED, SavedApp, saved_app

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Locator, Page

    from tests.browser.conftest import Opened

UNFOLD = "document.querySelectorAll('details').forEach((fold) => { fold.open = true; })"
OTHER = "?week=2020-W12&weights=attacks:6,troop_relocations:1&base=default"


@pytest.fixture(scope="module")
def there(tmp_path_factory: pytest.TempPathFactory) -> SavedApp:
    """Make a dashboard over a record."""
    return saved_app(tmp_path_factory.mktemp("sets"))


@pytest.fixture(scope="module")
def url(there: SavedApp) -> Iterator[str]:
    """Serve it."""
    with serving_app(there.app) as address:
        yield f"{address}/weights"


@pytest.fixture
def at_page(opened: Opened, url: str) -> Iterator[Page]:
    """Open the Weights page with changed weights; fail the test on any fault in it."""
    opened.faults.clear()
    opened.page.set_viewport_size(DESK)
    show(opened.page, url, AT_CHANGED)
    yield opened.page
    assert opened.faults == []


def show(page: Page, url: str, query: str) -> None:
    """Load the page and wait for the form and the list."""
    page.goto(url + query)
    expect(page.locator("#weight-sets-export")).to_be_visible()
    expect(page.locator(".table--sets")).to_be_visible()


def row(page: Page, title: str) -> Locator:
    """Find a set in the list."""
    return page.locator(".table--sets tbody tr", has=page.get_by_role("rowheader", name=title, exact=True))


def save(page: Page, name: str, reason: str, who: str) -> None:
    """Fill the form and save by keyboard alone; give the name when it is asked."""
    page.locator("#weight-sets-name").focus()
    page.keyboard.press("Control+a")
    page.keyboard.type(name)
    page.keyboard.press("Tab")
    expect(page.locator("#weight-sets-reason")).to_be_focused()
    page.keyboard.type(reason)
    page.keyboard.press("Tab")
    expect(page.locator("#weight-sets-save")).to_be_focused()
    page.keyboard.press("Enter")
    if page.locator("#who").is_hidden():
        expect(page.locator("#name-field")).to_be_focused()
        page.keyboard.type(who)
        page.keyboard.press("Enter")


def test_two_people_save_one_name(at_page: Page, browser: Browser, url: str, there: SavedApp) -> None:
    """By keyboard: the first is listed with author and reason; the second is told, keeps the words, saves over."""
    others: list[str] = []
    context = browser.new_context(viewport=DESK, reduced_motion="reduce")
    second = watched_page(context, others)
    show(second, url, OTHER)

    save(at_page, "Lean on attacks", "attacks are what we fear", "an analyst")
    expect(at_page).to_have_url(re.compile(r"weights=lean_on_attacks@1$"))
    expect(at_page.locator("#status")).to_have_text("Saved by an analyst: version 1 of Lean on attacks.")
    expect(row(at_page, "Lean on attacks")).to_contain_text("an analyst")
    expect(row(at_page, "Lean on attacks")).to_contain_text("attacks are what we fear")
    expect(at_page.locator("#save")).to_contain_text("In force: version 1 of Lean on attacks, saved by an analyst")

    save(second, "Lean on attacks", "moves count too", "another analyst")
    told = second.get_by_role("alert").filter(has_text="an analyst saved first")
    expect(told).to_contain_text("“attacks are what we fear”")
    expect(told.get_by_role("row", name="Attacks")).to_contain_text("6 (86 %)")
    expect(second.locator("#weight-sets-name")).to_have_value("Lean on attacks")
    expect(second.locator("#weight-sets-reason")).to_have_value("moves count too")
    assert len(weight_set_history(there.record, "lean_on_attacks")) == 1
    second.get_by_role("button", name=words.SAVE_OVER).focus()
    second.keyboard.press("Enter")
    expect(second).to_have_url(re.compile(r"weights=lean_on_attacks@2$"))
    expect(row(second, "Lean on attacks")).to_contain_text("another analyst")
    authors = [one.author for one in weight_set_history(there.record, "lean_on_attacks")]
    assert authors == ["an analyst", "another analyst"]
    context.close()
    assert others == []


def test_a_version_is_restored_and_a_set_deleted_by_keyboard(at_page: Page, url: str, there: SavedApp) -> None:
    """Each asks for a reason; the old weights are in force again, and the deleted set can be found."""
    one = there.person("an analyst")
    one.ask(act="save", name="Old and new", reason="first")
    one.ask("?weights=attacks:1&base=old_and_new@1", {"old_and_new": 1}, act="save", name="Old and new", reason="next")
    show(at_page, url, "?week=2020-W12&weights=old_and_new@2&history=old_and_new")
    if at_page.locator("#who").is_hidden():
        at_page.get_by_role("button", name=words.DELETE).click()
        at_page.keyboard.type("an analyst")
        at_page.keyboard.press("Enter")
        expect(at_page.locator("#weight-sets-said")).to_contain_text("Found no reason")
    at_page.locator("#weight-sets-why").fill("the first was right")
    at_page.get_by_role("button", name="Restore version 1").focus()
    at_page.keyboard.press("Enter")
    expect(at_page).to_have_url(re.compile("weights=old_and_new@3"))
    expect(at_page.locator("#weight-sets-history h3")).to_have_text(re.compile("has 3 versions"))
    at_page.locator("#weight-sets-why").fill("no longer needed")
    at_page.get_by_role("button", name=words.DELETE).focus()
    at_page.keyboard.press("Enter")
    expect(at_page).to_have_url(re.compile(r"\?week=2020-W12$"))
    expect(row(at_page, "Old and new")).to_have_count(0)
    at_page.get_by_text("1 deleted set").click()
    expect(at_page.get_by_role("link", name="Old and new")).to_be_visible()


def test_a_file_is_shown_and_its_faults_are_said(at_page: Page) -> None:
    """The weights of a good one become the address; of a bad one each fault stands with its line."""
    chosen = {"name": "mine.toml", "mimeType": "text/plain"}
    with at_page.expect_file_chooser() as chooser:
        at_page.get_by_role("button", name=words.IMPORT).click()
    text = b'id = "mine"\ntitle = "Mine"\n[weights]\natacks = 3\n'
    chooser.value.set_files({**chosen, "buffer": text})
    expect(at_page.locator("#weight-sets-said")).to_contain_text("mine.toml, line 4, weights.atacks")
    expect(at_page.locator("#weight-sets-said")).to_contain_text("Did you mean attacks?")
    with at_page.expect_file_chooser() as chooser:
        at_page.get_by_role("button", name=words.IMPORT).click()
    chooser.value.set_files({**chosen, "buffer": b"\xff\xfe"})
    expect(at_page.locator("#weight-sets-local")).to_have_text(words.IMPORT_NOT_TEXT.format(file="mine.toml"))
    with at_page.expect_file_chooser() as chooser:
        at_page.get_by_role("button", name=words.IMPORT).click()
    chooser.value.set_files({**chosen, "buffer": text.replace(b"atacks", b"attacks")})
    expect(at_page).to_have_url(re.compile(r"weights=attacks:3&base=default$"))
    with at_page.expect_download() as download:
        at_page.get_by_role("link", name=words.EXPORT).click()
    assert download.value.suggested_filename == "default_changed.toml"
    assert "attacks = 3" in download.value.path().read_text("utf-8")


@pytest.mark.parametrize("size", [DESK, PHONE])
def test_the_sets_have_no_violation_and_fit(at_page: Page, url: str, there: SavedApp, size: Any) -> None:
    """In both themes, with versions and two sets side by side, on a desk and on a phone."""
    if not weight_set_history(there.record, "looked_at"):
        there.person("an analyst").ask(act="save", name="Looked at", reason="to be looked at")
    at_page.set_viewport_size(size)
    show(at_page, url, "?week=2020-W12&weights=looked_at@1&history=looked_at&beside=default")
    expect(at_page.locator("#weight-sets-beside")).to_be_visible()
    assert at_page.evaluate("document.documentElement.scrollWidth") <= size["width"]
    for theme in ("dark", "light"):
        at_page.emulate_media(color_scheme=theme)  # type: ignore[arg-type]
        expect(at_page.locator(f"html[data-theme={theme}]")).to_be_attached()
        at_page.evaluate(UNFOLD)
        found = Axe().run(at_page, context="#save, #weights-sets").response["violations"]
        assert [f"{theme}, {one['id']}: {node['html'][:200]}" for one in found for node in one["nodes"]] == []
