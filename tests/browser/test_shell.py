"""The shell in a real browser: the address is the view, the pane, the fields, both themes, narrow screens."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Locator, Page

PHONE = {"width": 390, "height": 844}


def open_view(page: Page, url: str, query: str = "") -> None:
    """Open a view and wait until the header and the chart are drawn."""
    page.goto(f"{url}/{query}")
    expect(page.locator("#field-week")).to_be_attached()
    expect(page.locator("#demo-chart .bars .point").first).to_be_attached()


def dialog(page: Page) -> Locator:
    """Return the evidence pane."""
    return page.get_by_role("dialog")


class TestAddress:
    def test_the_header_shows_what_the_address_says(self, page: Page, shell_url: str) -> None:
        """Week, weights and day of the address stand in the fields and in the page's title."""
        open_view(page, shell_url, "?week=2020-W11&weights=equal&as_of=2020-04-01")
        expect(page.get_by_label("Week", exact=True)).to_have_value("2020-W11")
        expect(page.get_by_label("Weights")).to_have_value("equal")
        expect(page.get_by_label("As known on")).to_have_value("2020-04-01")
        expect(page).to_have_title("Overview, 2020-W11: Iraq: coalition posture, winter 2019–20")

    def test_stepping_a_week_changes_only_the_week(self, page: Page, shell_url: str) -> None:
        """The step link keeps the other parts, does not load anew, and keeps the focus for the next step."""
        open_view(page, shell_url, "?week=2020-W12&weights=equal")
        page.evaluate("window.sameDocument = true")
        later = page.get_by_role("link", name="One week later, 2020-W13")
        later.focus()
        page.keyboard.press("Enter")
        expect(page.get_by_label("Week", exact=True)).to_have_value("2020-W13")
        assert page.url == f"{shell_url}/?week=2020-W13&weights=equal"
        assert page.evaluate("window.sameDocument")
        ended = page.get_by_role("link", name="No later week")
        expect(ended).to_be_focused()
        expect(ended).to_have_attribute("aria-disabled", "true")

    def test_back_and_forward_walk_through_the_views(self, page: Page, shell_url: str) -> None:
        """Each change is one step in the browser's history."""
        open_view(page, shell_url, "?week=2020-W12")
        page.get_by_role("link", name="One week earlier, 2020-W11").click()
        expect(page.get_by_label("Week", exact=True)).to_have_value("2020-W11")
        page.go_back()
        expect(page.get_by_label("Week", exact=True)).to_have_value("2020-W12")
        page.go_forward()
        expect(page.get_by_label("Week", exact=True)).to_have_value("2020-W11")

    def test_choosing_from_a_list_writes_the_address(self, page: Page, shell_url: str) -> None:
        """The native lists of weeks and weight sets change their part."""
        open_view(page, shell_url)
        page.get_by_label("Week", exact=True).select_option("2020-W10")
        expect(page).to_have_url(f"{shell_url}/?week=2020-W10")
        page.get_by_label("Weights").select_option("Equal")
        expect(page).to_have_url(f"{shell_url}/?week=2020-W10&weights=equal")
        expect(page.locator(".field--weights .field__shown")).to_have_text("Equal")

    def test_a_typed_day_counts_when_it_is_finished(self, page: Page, shell_url: str) -> None:
        """Days passed through while typing change nothing; Enter does."""
        open_view(page, shell_url)
        field = page.get_by_label("As known on")
        field.focus()
        page.keyboard.type("0401")
        assert "as_of" not in page.url
        page.keyboard.type("2020")
        page.keyboard.press("Enter")
        expect(page.locator(".field--as-of .field__shown")).to_have_text("1 Apr 2020")
        assert f"as_of={date(2020, 4, 1)}" in page.url

    def test_a_day_outside_the_watch_is_not_taken(self, page: Page, shell_url: str) -> None:
        """The field knows the first and last day; another one leaves the view as it is."""
        open_view(page, shell_url)
        field = page.get_by_label("As known on")
        field.focus()
        page.keyboard.type("04012021")
        page.keyboard.press("Enter")
        page.get_by_label("Weights").focus()
        assert page.url == f"{shell_url}/"

    def test_what_was_not_understood_stands_on_the_page(self, page: Page, shell_url: str) -> None:
        """A wrong address shows the default view and says what was wrong, until the view changes."""
        open_view(page, shell_url, "?week=12&as_of=1999-12-31")
        said = page.locator("#messages")
        expect(said).to_contain_text("Address, week: “12” is not a week")
        expect(said).to_contain_text("Address, as_of: 1999-12-31 lies outside")
        expect(page.get_by_label("Week", exact=True)).to_have_value("2020-W12")
        page.get_by_role("link", name="One week earlier").click()
        expect(said).to_be_empty()

    def test_a_click_on_a_bar_selects_its_week(self, page: Page, shell_url: str) -> None:
        """The chart's column leads to the view of its week."""
        open_view(page, shell_url)
        bar = page.locator("#demo-chart .bars .point").nth(1)
        bar.scroll_into_view_if_needed()
        box = bar.bounding_box()
        assert box
        page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        expect(page.locator("#demo-chart .hovertext")).to_be_visible()
        page.mouse.down()
        page.mouse.up()
        expect(page.get_by_label("Week", exact=True)).to_have_value("2020-W11")

    def test_an_unknown_path_says_so_and_leads_back(self, page: Page, shell_url: str) -> None:
        """Another path is no page; the navigation still works."""
        page.goto(f"{shell_url}/nowhere")
        expect(page.locator("#content")).to_contain_text("There is no page here")
        page.get_by_role("link", name="Overview").click()
        expect(page.locator(".verdict__score")).to_have_text("42.1")


class TestPane:
    def test_a_number_leads_to_its_incidents_and_on_to_an_article(self, page: Page, shell_url: str) -> None:
        """Headline -> incidents -> reports -> article, each in the address, and back again."""
        open_view(page, shell_url, "?week=2020-W12")
        page.get_by_role("link", name="17 reports behind this week").click()
        expect(dialog(page)).to_contain_text("Posture score42.1")
        dialog(page).get_by_role("link", name="Base handover").click()
        expect(dialog(page).get_by_role("heading", level=2)).to_have_text(
            "Coalition hands Al-Qaim base to Iraqi forces"
        )
        dialog(page).get_by_role("link", name="ev-0232").click()
        expect(dialog(page).locator("mark").first).to_have_text(
            "The coalition handed over the base at Al-Qaim on Thursday."
        )
        assert "article=art-0101" in page.url
        dialog(page).get_by_role("link", name="the incident").click()
        dialog(page).get_by_role("link", name="all incidents").click()
        expect(dialog(page)).to_contain_text("Posture score42.1")

    def test_escape_closes_it_and_gives_the_focus_back(self, page: Page, shell_url: str) -> None:
        """The focus goes to the pane's title and returns to the link that opened it; the page does not jump."""
        open_view(page, shell_url, "?week=2020-W12")
        opener = page.get_by_role("link", name="Two rockets hit the Basmaya base")
        opener.scroll_into_view_if_needed()
        before = page.evaluate("window.scrollY")
        opener.click()
        expect(dialog(page).get_by_role("heading", level=2)).to_be_focused()
        page.keyboard.press("Escape")
        expect(dialog(page)).to_have_count(0)
        expect(opener).to_be_focused()
        assert page.evaluate("window.scrollY") == before
        assert page.url == f"{shell_url}/?week=2020-W12"

    def test_it_stays_open_while_the_week_changes(self, page: Page, shell_url: str) -> None:
        """On a wide screen the header goes on working, and keeps the focus."""
        open_view(page, shell_url, "?week=2020-W12&show=week")
        expect(dialog(page)).to_be_visible()
        later = page.get_by_role("link", name="One week later")
        later.click()
        expect(page.get_by_label("Week", exact=True)).to_have_value("2020-W13")
        expect(dialog(page)).to_be_visible()
        assert "show=week" in page.url
        expect(page.get_by_role("link", name="No later week")).to_be_focused()

    def test_on_a_phone_what_it_covers_is_out_of_reach(self, page: Page, shell_url: str) -> None:
        """The pane fills the screen; Tab does not go to what lies behind it."""
        page.set_viewport_size(PHONE)
        open_view(page, shell_url, "?week=2020-W12&show=week")
        expect(dialog(page)).to_be_visible()
        assert page.evaluate("document.querySelector('.main').inert")
        dialog(page).get_by_role("link", name="Close the evidence").click()
        expect(dialog(page)).to_have_count(0)
        assert not page.evaluate("document.querySelector('.main').inert")

    def test_a_note_in_the_margin_brings_its_sentence_up(self, page: Page, shell_url: str) -> None:
        """Keyboard focus on a note marks the sentence it speaks of, and leaving it unmarks it."""
        open_view(page, shell_url, "?article=art-0101")
        sentence = dialog(page).locator(".evidence", has_text="About 300 troops")
        dialog(page).get_by_role("link", name="300 troops leave").focus()
        expect(sentence).to_have_class("evidence evidence--near")
        dialog(page).get_by_role("link", name="Spain withdraws").focus()
        expect(sentence).to_have_class("evidence")

    def test_a_source_opens_elsewhere_without_saying_where_from(self, page: Page, shell_url: str) -> None:
        """A new tab, no opener, no referrer, and the host in plain sight."""
        open_view(page, shell_url, "?article=art-0101")
        link = dialog(page).get_by_role("link", name="Open the article")
        expect(link).to_have_attribute("rel", "noopener noreferrer")
        expect(link).to_have_attribute("target", "_blank")
        expect(dialog(page).locator(".source__host")).to_have_text("(www.example.org)")


class TestTheme:
    def test_it_follows_the_system_at_first(self, context: BrowserContext, page: Page, shell_url: str) -> None:
        """Dark systems get dark from the first paint, and so does the chart."""
        page.emulate_media(color_scheme="dark")
        open_view(page, shell_url)
        expect(page.locator("html")).to_have_attribute("data-theme", "dark")
        expect(page.locator("#demo-chart .bars .point path").first).to_have_css("fill", "rgb(150, 168, 250)")
        assert context.storage_state()["origins"] == []

    def test_the_switch_redraws_the_charts_and_is_remembered(self, page: Page, shell_url: str) -> None:
        """Light to dark changes page and chart at once; after a reload the choice still holds."""
        open_view(page, shell_url)
        bar = page.locator("#demo-chart .bars .point path").first
        expect(bar).to_have_css("fill", "rgb(38, 43, 116)")
        page.get_by_role("button", name="Dark").click()
        expect(page.locator("body")).to_have_css("background-color", "rgb(15, 18, 22)")
        expect(bar).to_have_css("fill", "rgb(150, 168, 250)")
        page.reload()
        expect(page.get_by_role("button", name="Light")).to_be_visible()


class TestStates:
    def test_a_part_that_fails_says_so_and_the_next_view_is_clean(
        self, page: Page, shell_url: str, caplog: pytest.LogCaptureFixture
    ) -> None:
        """The page names the fault by the number under which the log has the reason."""
        open_view(page, shell_url)
        page.get_by_role("button", name="Fail").click()
        notice = page.get_by_role("alert").filter(has_text="A part of this view could not be made")
        expect(notice).to_be_visible()
        number = next(record for record in caplog.records if record.exc_info).getMessage().split()[1]
        expect(notice).to_contain_text(number)
        page.get_by_role("link", name="One week earlier").click()
        expect(notice).to_have_count(0)

    def test_long_work_shows_progress_then_words(self, page: Page, shell_url: str) -> None:
        """Nothing moves for short work; after 2 s the page says that one can go on."""
        open_view(page, shell_url)
        words = page.locator(".computing")
        expect(words).to_be_hidden()
        page.get_by_role("button", name="Take long").click()
        page.wait_for_timeout(500)
        expect(words).to_be_hidden()
        expect(words).to_be_visible(timeout=4000)
        expect(page.locator("#demo-state")).to_have_text("0 failed, 1 slow")
        expect(words).to_be_hidden()

    def test_a_lost_server_is_said(self, page: Page, shell_url: str, faults: list[str]) -> None:
        """When requests no longer reach the server, the page says that its numbers may be old."""
        open_view(page, shell_url)
        page.route("**/_dash-update-component*", lambda route: route.abort())
        page.get_by_role("link", name="One week earlier").click()
        expect(page.locator(".unreachable")).to_be_visible()
        page.unroute("**/_dash-update-component*")
        page.get_by_role("link", name="One week later").click()
        expect(page.locator(".unreachable")).to_be_hidden()
        faults[:] = [fault for fault in faults if "ERR_FAILED" not in fault and "did not respond" not in fault]

    def test_the_address_is_shared_with_every_default_written_out(
        self, context: BrowserContext, page: Page, shell_url: str
    ) -> None:
        """A colleague sees the same picture, even when the defaults have moved on; the button says it is done."""
        context.grant_permissions(["clipboard-read", "clipboard-write"])
        open_view(page, shell_url)
        page.get_by_role("button", name="Share").click()
        expect(page.get_by_role("status").filter(has_text="The address of this view is copied.")).to_be_attached()
        expect(page.get_by_role("button", name="Copied")).to_be_visible()
        copied = page.evaluate("navigator.clipboard.readText()")
        assert copied == f"{shell_url}/?week=2020-W12&weights=default&as_of=2020-04-26"


class TestNarrow:
    def test_the_menu_opens_and_closes_by_keyboard(self, page: Page, shell_url: str) -> None:
        """On a phone pages, weights, day and switch are behind Menu; Escape closes it and returns the focus."""
        page.set_viewport_size(PHONE)
        open_view(page, shell_url)
        expect(page.get_by_role("navigation")).to_be_hidden()
        expect(page.get_by_label("Weights")).to_be_hidden()
        menu = page.locator("#menu")
        menu.focus()
        page.keyboard.press("Enter")
        expect(page.get_by_role("navigation")).to_be_visible()
        expect(page.get_by_label("Weights")).to_be_visible()
        expect(menu).to_have_attribute("aria-expanded", "true")
        page.keyboard.press("Escape")
        expect(page.get_by_role("navigation")).to_be_hidden()
        expect(menu).to_be_focused()

    @pytest.mark.parametrize("query", ["", "?show=week&incident=INC-A", "?article=art-0101"])
    def test_nothing_is_wider_than_the_screen(self, page: Page, shell_url: str, query: str) -> None:
        """No width needs sideways scrolling of the page."""
        open_view(page, shell_url, query)
        for width in (360, 390, 768, 1099, 1100, 1440, 2560):
            page.set_viewport_size({"width": width, "height": 900})
            expect(page.locator("html")).to_have_js_property("scrollWidth", width)


class TestAccess:
    @pytest.mark.parametrize("theme", ["light", "dark"])
    @pytest.mark.parametrize("query", ["?week=12", "?show=week", "?show=week&incident=INC-A", "?article=art-0101"])
    def test_axe_finds_nothing(self, page: Page, shell_url: str, theme: str, query: str) -> None:
        """No violation of WCAG 2.2 A or AA, nor of best practice: wide and narrow, with folds and pane open."""
        page.emulate_media(color_scheme=theme)  # type: ignore[arg-type]
        open_view(page, shell_url, query)
        page.evaluate("document.querySelectorAll('details').forEach((fold) => { fold.open = true; })")
        for size in ({"width": 1440, "height": 900}, PHONE):
            page.set_viewport_size(size)  # type: ignore[arg-type]
            found = Axe().run(page)
            assert found.violations_count == 0, found.generate_report()

    def test_the_first_tab_skips_to_the_content(self, page: Page, shell_url: str) -> None:
        """A keyboard reader need not walk through the header each time."""
        open_view(page, shell_url)
        page.keyboard.press("Tab")
        skip = page.get_by_role("link", name="Skip to the content")
        expect(skip).to_be_focused()
        expect(skip).to_be_in_viewport()
        page.keyboard.press("Enter")
        expect(page.locator("#content")).to_be_focused()
