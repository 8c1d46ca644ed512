"""The dialog that asks for a name: by keyboard, in both themes and sizes, before the first write and never else."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from dashboard import text_who as words
from tests.browser.looking import DESK, PHONE
from tests.browser.serving import serving_app
from tests.dashboard.writing_app import NAME, writing_app

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Locator, Page

    from tests.browser.conftest import Opened


@pytest.fixture(scope="module")
def written() -> list[str]:
    """Collect what was written."""
    return []


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory, written: list[str]) -> Iterator[str]:
    """Serve a page with a button that writes."""
    with serving_app(writing_app(tmp_path_factory.mktemp("home"), written)) as address:
        yield address


@pytest.fixture
def faults(opened: Opened) -> list[str]:
    """Give what the page did that no page may do; a test that provokes a fault takes it out."""
    opened.faults.clear()
    return opened.faults


@pytest.fixture
def at_page(opened: Opened, url: str, written: list[str], faults: list[str]) -> Iterator[Page]:
    """Open the page as somebody who has given no name; fail the test on any fault in it."""
    page = opened.page
    page.context.clear_cookies()
    page.set_viewport_size(DESK)
    page.goto(url)
    expect(page.get_by_role("button", name="Save")).to_be_visible()
    written.clear()
    yield page
    assert faults == []


def dialog(page: Page) -> Locator:
    """Return the dialog, when it is open."""
    return page.get_by_role("dialog", name=words.TITLE)


def violations_in_both_themes(page: Page) -> list[str]:
    """Let axe look at the page in light and dark: WCAG 2.2 A and AA, and best practice."""
    found = []
    for theme in ("dark", "light"):
        page.emulate_media(color_scheme=theme)  # type: ignore[arg-type]
        expect(page.locator(f"html[data-theme={theme}]")).to_be_attached()
        broken = Axe().run(page).response["violations"]
        found += [f"{theme}, {one['id']}: {node['html'][:200]}" for one in broken for node in one["nodes"]]
    return found


def test_reading_asks_nobody(at_page: Page) -> None:
    """Neither on arrival nor for what only reads; the header says nothing of a name."""
    at_page.get_by_role("button", name="Look").click()
    expect(at_page.locator("#read")).to_have_text("read")
    expect(dialog(at_page)).to_have_count(0)
    expect(at_page.locator("#who")).to_be_hidden()


def test_the_first_write_asks_once_and_then_goes_on(at_page: Page, written: list[str]) -> None:
    """All by keyboard: the name is given, what was begun is done under it, the focus is back; then it only writes."""
    save = at_page.get_by_role("button", name="Save")
    save.focus()
    at_page.keyboard.press("Enter")
    expect(at_page.get_by_role("textbox", name=words.NAME)).to_be_focused()
    assert words.HONEST in dialog(at_page).inner_text()
    at_page.keyboard.type(f"  {NAME} ")
    at_page.keyboard.press("Enter")
    expect(at_page.locator("#saved")).to_have_text("saved")
    expect(dialog(at_page)).to_have_count(0)
    expect(save).to_be_focused()
    expect(at_page.locator("#who")).to_have_text(f"{words.SIGNED_IN_AS}{NAME}")
    assert written == [f"callback: {NAME}"]
    at_page.keyboard.press("Enter")
    expect(dialog(at_page)).to_have_count(0)
    at_page.reload()
    expect(at_page.locator("#who .who__name")).to_have_text(NAME)


def test_escape_or_cancel_gives_no_name_and_writes_nothing(at_page: Page, written: list[str]) -> None:
    """What was begun is dropped, and asked about anew the next time."""
    save = at_page.get_by_role("button", name="Save")
    for leave in ("Escape", words.CANCEL):
        save.click()
        expect(dialog(at_page)).to_be_visible()
        if leave == "Escape":
            at_page.keyboard.press("Escape")
        else:
            dialog(at_page).get_by_role("button", name=leave).click()
        expect(dialog(at_page)).to_have_count(0)
        expect(save).to_be_focused()
    assert written == []


def test_a_refused_name_is_said_in_the_dialog(at_page: Page, faults: list[str]) -> None:
    """What was found and what is expected, as an alert; the field keeps the focus and another try is taken."""
    at_page.get_by_role("button", name="Save").click()
    at_page.keyboard.press("Enter")
    expect(dialog(at_page).get_by_role("alert")).to_have_text(re.compile("^Found nothing. Expected 1 to 80 characters"))
    expect(at_page.get_by_role("textbox", name=words.NAME)).to_be_focused()
    faults.clear()  # the browser notes every answer of 400
    at_page.keyboard.type(NAME)
    at_page.keyboard.press("Enter")
    expect(at_page.locator("#saved")).to_have_text("saved")


def test_the_name_is_changed_and_signed_out_in_the_header(at_page: Page, written: list[str]) -> None:
    """The dialog opens with the name in force; after signing out the next write asks again."""
    at_page.get_by_role("button", name="Save").click()
    at_page.keyboard.type(NAME)
    at_page.keyboard.press("Enter")
    at_page.locator("#who").click()
    expect(at_page.get_by_role("textbox", name=words.NAME)).to_have_value(NAME)
    at_page.keyboard.type("another analyst")
    dialog(at_page).get_by_role("button", name=words.CHANGE).click()
    expect(at_page.locator("#who .who__name")).to_have_text("another analyst")
    at_page.locator("#who").click()
    dialog(at_page).get_by_role("button", name=words.SIGN_OUT).click()
    expect(at_page.locator("#who")).to_be_hidden()
    expect(at_page.locator("#status")).to_have_text(words.SIGNED_OUT)
    at_page.get_by_role("button", name="Save").click()
    expect(dialog(at_page)).to_be_visible()
    assert written == [f"callback: {NAME}"]


def test_signed_out_elsewhere_the_server_decides_and_the_page_asks(
    at_page: Page, written: list[str], faults: list[str]
) -> None:
    """The session ended behind the page's back: nothing is written, and the dialog comes."""
    at_page.get_by_role("button", name="Save").click()
    at_page.keyboard.type(NAME)
    at_page.keyboard.press("Enter")
    expect(at_page.locator("#saved")).to_have_text("saved")
    at_page.context.clear_cookies()
    at_page.get_by_role("button", name="Save").click()
    expect(dialog(at_page)).to_be_visible()
    expect(at_page.locator("#who")).to_be_hidden()
    assert written == [f"callback: {NAME}"]
    faults.clear()  # the browser notes every answer of 401


@pytest.mark.parametrize("size", [DESK, PHONE])
def test_the_dialog_has_no_violation_and_fits(at_page: Page, size: Any, faults: list[str]) -> None:
    """In both themes, with a refusal in it and with a name to change: no wider than the window, room for fingers."""
    at_page.set_viewport_size(size)
    at_page.get_by_role("button", name="Save").click()
    at_page.keyboard.press("Enter")
    expect(dialog(at_page).get_by_role("alert")).not_to_be_empty()
    faults.clear()
    box = dialog(at_page).bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= size["width"]
    least = 44 if size is PHONE else 24
    for button in dialog(at_page).get_by_role("button").all():
        assert (button.bounding_box() or {})["height"] >= least
    assert violations_in_both_themes(at_page) == []
    at_page.keyboard.type(NAME)
    at_page.keyboard.press("Enter")
    expect(dialog(at_page)).to_have_count(0)
    if size is PHONE:
        at_page.locator("#menu").click()
    at_page.locator("#who").click()
    expect(dialog(at_page).get_by_role("button", name=words.SIGN_OUT)).to_be_visible()
    assert violations_in_both_themes(at_page) == []
