"""The dashboard as a user starts it: one line, one address, a page with its charts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Page


def test_the_started_server_shows_the_overview(page: Page, app_url: str) -> None:
    """From the command to drawn charts, without a request to anyone else and without a complaint."""
    page.goto(app_url)
    expect(page.locator(".verdict__score")).to_have_text("14.2")
    expect(page.locator(".js-plotly-plot .main-svg").first).to_be_attached()
    expect(page).to_have_title("Overview, 2020-W17: Iraq: coalition posture, winter 2019-20")
