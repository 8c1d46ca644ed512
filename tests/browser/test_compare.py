"""The Compare page in a browser: from the verdict to the article in two clicks, for everyone, at every width."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.looking import DESK, PHONE, pane

if TYPE_CHECKING:
    from playwright.sync_api import Page

VIEW = "/compare?week=2020-W12"


def open_compare(page: Page, url: str, query: str = VIEW) -> None:
    """Load the page and wait for its verdict and its last section."""
    page.goto(f"{url}{query}")
    expect(page.locator("#compare-body h1")).to_be_visible()
    expect(page.locator("#incidents")).to_be_attached()


def test_two_clicks_lead_from_the_verdict_to_the_article(page: Page, app_url: str) -> None:
    """An incident of the list, then one of its articles; the page below stays as it is."""
    open_compare(page, app_url)
    page.locator("#incidents a").first.click()
    expect(pane(page)).to_be_visible()
    pane(page).locator("a[href*='article=']").first.click()
    expect(page).to_have_url(re.compile("article="))
    expect(page.locator("#compare-body h1")).to_contain_text("Up 3.8 points")


def test_a_preset_a_grouping_and_then_change_the_address(page: Page, app_url: str) -> None:
    """And back returns."""
    open_compare(page, app_url)
    page.get_by_role("link", name="4 weeks before").click()
    expect(page).to_have_url(re.compile("against=2020-W08"))
    page.get_by_role("link", name="Actor side").click()
    expect(page).to_have_url(re.compile("group=side"))
    page.go_back()
    expect(page).not_to_have_url(re.compile("group=side"))
    page.locator("#compare-against").select_option("2020-W02")
    expect(page.locator("#compare-body h1")).to_contain_text("on 2020-W02")


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_no_violation_and_nothing_overflows(page: Page, app_url: str, theme: str) -> None:
    """WCAG 2.2 AA with every fold open; on a phone the page is no wider than the phone."""
    page.emulate_media(color_scheme=theme)
    for size in (DESK, PHONE):
        page.set_viewport_size(size)
        open_compare(page, app_url)
        page.evaluate("document.querySelectorAll('details').forEach((fold) => { fold.open = true; })")
        assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]
        found = Axe().run(page).response["violations"]
        assert [f"{one['id']}: {node['html'][:160]}" for one in found for node in one["nodes"]] == []
