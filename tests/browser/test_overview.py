"""The Overview of the shipped watch in a real browser: its numbers, its address, its charts under the pointer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from tests.browser.looking import (
    USUAL,
    WEEK_CHARTS,
    WEEKS,
    click_here,
    drawn_anew,
    open_overview,
    point_at,
    show,
    table_rows,
    top_of,
    traces_of,
)
from tests.indicators.commands.shell import run_once

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Response


def scored(*options: str) -> dict[str, Any]:
    """Ask the command for its scores: label -> week."""
    document = run_once("score", "--json", *options).document
    return {week["week"]: week for week in document["weeks"]}


def rounded(number: float) -> str:
    """Round as print does: one digit after the point."""
    return f"{number:.1f}"


class TestNumbers:
    def test_the_headline_of_w12_says_score_level_and_why(self, overview: Page) -> None:
        """The sentence is the one that `compare` prints."""
        said = run_once("compare", "2020-W11", "2020-W12").out.splitlines()[0]
        assert said.startswith("Up 3.8 points on last week: relocations add 8.3, with Al-Qaim handed over")
        expect(overview.locator(".verdict__score")).to_have_text("42.1")
        expect(overview.locator(".verdict__level")).to_have_text("Heightened")
        expect(overview.locator(".verdict__sentence")).to_have_text(said)
        expect(overview.locator(".verdict__change")).to_contain_text("3.8 on 2020-W11: Watchful, 38.3")

    @pytest.mark.parametrize(
        ("week", "score", "level"), [("2020-W02", "74.9", "High"), ("2020-W17", "14.2", "Watchful")]
    )
    def test_the_headline_is_the_number_of_the_command(self, overview: Page, week: str, score: str, level: str) -> None:
        """At the peak and at the end of the story."""
        show(overview, f"?week={week}")
        assert rounded(scored()[week]["score"]) == score
        expect(overview.locator(".verdict__score")).to_have_text(score)
        expect(overview.locator(".verdict__level")).to_have_text(level)

    def test_families_and_indicators_show_the_command_s_numbers(self, overview: Page) -> None:
        """Score and points of each, and the points sum to the score to what rounding leaves."""
        week = scored()["2020-W12"]
        table = table_rows(overview.locator(".table--indicators"))
        rows = [row for row in table[1:] if len(row) > 1]
        assert len(rows) == len(week["indicators"])
        for row, own in zip(rows, week["indicators"].values(), strict=True):
            assert row[1] == rounded(own["score"]).replace("0.0", "0")
            assert row[3] == (f"+{rounded(own['contribution'])}" if own["share"] else "–")
        values = overview.locator(".score-card__value").all_inner_texts()
        assert values == [row[1] for row in rows[:4]]
        assert sum(float(row[3]) for row in rows[:4]) == pytest.approx(week["score"], abs=0.2)

    def test_the_incidents_end_in_the_headline_s_number(self, overview: Page) -> None:
        """What this week's incidents bring and what memory holds sum to it."""
        rows = table_rows(overview.locator(".table--incidents"))
        assert [rows[-1][0], rows[-1][-1]] == ["Posture score", "42.1"]
        brought = [float(row[-1]) for row in rows[1:-1] if row[-1].startswith("+")]
        assert sum(brought) == pytest.approx(42.1, abs=0.5)

    def test_the_chart_stands_on_the_command_s_points(self, overview: Page) -> None:
        """Every bar of every week, and the line over them."""
        drawn, weeks = traces_of(overview, "weeks"), scored()
        assert drawn["score"]["y"] == pytest.approx([weeks[week]["score"] for week in WEEKS])
        bars = {
            (trace["customdata"][at], name): height
            for name, trace in drawn.items()
            if name in {"Attacks", "Protection raised", "Relocations", "Air defence"}
            for at, height in enumerate(trace["y"])
        }
        for label, week in weeks.items():
            heights = [height for (of, _), height in bars.items() if of == label]
            assert sum(heights) == pytest.approx(week["score"])


class TestAddress:
    def test_step_list_and_set_change_address_and_page(self, page: Page, app_url: str) -> None:
        """Each changes its own part, without loading anew; back and forward walk through them."""
        open_overview(page, app_url)
        page.evaluate("window.sameDocument = true")
        with drawn_anew(page):
            page.get_by_role("link", name="One week earlier, 2020-W11").click()
        expect(page.locator(".verdict__score")).to_have_text("38.3")
        assert page.url == f"{app_url}/?week=2020-W11"
        with drawn_anew(page):
            page.get_by_label("Week", exact=True).select_option("2020-W02")
        expect(page.locator(".verdict__score")).to_have_text("74.9")
        with drawn_anew(page):
            page.get_by_label("Weights").select_option("equal")
        equal = rounded(scored("--weights", "equal")["2020-W02"]["score"])
        assert equal != "74.9"
        expect(page.locator(".verdict__score")).to_have_text(equal)
        assert page.url == f"{app_url}/?week=2020-W02&weights=equal"
        for step, week, score in (
            ("back", "2020-W02", "74.9"),
            ("back", "2020-W11", "38.3"),
            ("forward", "2020-W02", "74.9"),
        ):
            with drawn_anew(page):
                page.go_back() if step == "back" else page.go_forward()
            expect(page.get_by_label("Week", exact=True)).to_have_value(week)
            expect(page.locator(".verdict__score")).to_have_text(score)
        assert page.evaluate("window.sameDocument")

    def test_an_earlier_day_shows_what_was_known_then(self, overview: Page) -> None:
        """As of 22 March W12 stands at 39.6, and the weeks after it are not there, in no list and no chart."""
        steps = overview.evaluate("window.history.length")
        with drawn_anew(overview):
            overview.get_by_label("As known on").fill("2020-03-22")
            overview.keyboard.press("Enter")
        overview.wait_for_timeout(300)
        assert overview.evaluate("window.history.length") == min(steps + 1, 50)  # Chromium keeps fifty
        assert "as_of=2020-03-22" in overview.url
        expect(overview.locator(".verdict__score")).to_have_text("39.6")
        assert rounded(scored("--as-of", "2020-03-22")["2020-W12"]["score"]) == "39.6"
        known = WEEKS[: WEEKS.index("2020-W12") + 1]
        offered = overview.locator("#field-week option").evaluate_all("(weeks) => weeks.map((week) => week.value)")
        assert offered == known
        for chart in WEEK_CHARTS:
            assert traces_of(overview, chart)["every week"]["customdata"] == known
        rows = table_rows(overview.locator("#weeks-section .fold table"))
        assert [row[0] for row in rows[1:]] == known

    def test_a_shared_address_opens_the_same_picture_elsewhere(
        self, page: Page, browser: Browser, browser_context_args: dict[str, Any], app_url: str
    ) -> None:
        """Another reader, who has opened nothing before, sees the same week, weights, day and pane."""
        page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        open_overview(page, app_url, "?week=2020-W11&weights=threats&as_of=2020-04-01&show=attacks")
        page.get_by_role("button", name="Share").click()
        expect(page.get_by_role("status").filter(has_text="is copied")).to_be_attached()
        copied = page.evaluate("navigator.clipboard.readText()")
        other = browser.new_context(**browser_context_args).new_page()
        assert copied.startswith(f"{app_url}/?")
        open_overview(other, app_url, copied.removeprefix(f"{app_url}/"))
        for part in (".verdict", ".header__fields", ".pane", ".readings", "#weeks"):
            assert other.locator(part).inner_text() == page.locator(part).inner_text()
        other.context.close()

    def test_a_bad_address_says_what_was_wrong_and_shows_the_default(self, page: Page, app_url: str) -> None:
        """Each part that was not understood has its sentence; the page stands all the same."""
        open_overview(page, app_url, "?week=2021-W01&weights=mine&as_of=tomorrow&colour=red&show=nothing")
        said = page.locator("#messages")
        for sentence in (
            "2021-W01 is not among the weeks shown here, 2019-W44 to 2020-W17.",
            "“mine” is not a weight set. Choose one of default, equal, posture, threats.",
            "Address, as_of: “tomorrow” is not a day.",
            "“colour” is not a part of it",
            "“nothing” is not an indicator.",
        ):
            expect(said).to_contain_text(sentence)
        expect(page.locator(".verdict__about")).to_contain_text("2020-W17")
        expect(page.get_by_role("dialog")).to_have_count(0)


class TestPointer:
    def test_a_click_on_a_column_selects_its_week(self, overview: Page) -> None:
        """In the main chart, in each family's and in the lines; the chart stays under the pointer all the while."""
        for column, chart in enumerate(WEEK_CHARTS, start=5):
            point_at(overview, chart, column)
            before = top_of(overview, chart)
            with drawn_anew(overview):
                click_here(overview)
            assert overview.url.endswith(f"?week={WEEKS[column]}")
            expect(overview.locator(".verdict__about")).to_contain_text(WEEKS[column])
            assert top_of(overview, chart) == pytest.approx(before, abs=1)

    def test_after_a_day_was_entered_the_page_stays_where_the_reader_is(self, overview: Page) -> None:
        """The day's field takes its focus back when it is drawn anew, and scrolls to nothing."""
        with drawn_anew(overview):
            overview.get_by_label("As known on").fill("2020-03-22")
            overview.keyboard.press("Enter")
        show(overview, USUAL)
        point_at(overview, "weeks", 5)
        before = top_of(overview, "weeks")
        with drawn_anew(overview):
            click_here(overview)
        assert top_of(overview, "weeks") == pytest.approx(before, abs=1)

    def test_the_rails_below_the_main_chart_select_too(self, overview: Page) -> None:
        """Level and articles stand in the same columns."""
        for strip, column in ((2, 10), (3, 17)):
            point_at(overview, "weeks", column, strip=strip)
            with drawn_anew(overview):
                click_here(overview)
            assert overview.url.endswith(f"?week={WEEKS[column]}")

    def test_a_click_on_the_selected_week_is_no_step(self, overview: Page) -> None:
        """The history does not fill with views that are the same."""
        steps = overview.evaluate("window.history.length")
        point_at(overview, "weeks", WEEKS.index("2020-W12"))
        click_here(overview)
        overview.wait_for_timeout(300)
        assert overview.evaluate("window.history.length") == steps
        assert overview.url.endswith(USUAL)

    def test_dragging_zooms_and_selects_nothing(self, overview: Page) -> None:
        """The main chart narrows to the weeks that were dragged over; a double click brings all back."""
        span = "(chart) => chart._fullLayout.xaxis.range"
        chart = overview.locator("#weeks .js-plotly-plot")
        point_at(overview, "weeks", 8)
        overview.mouse.down()
        box = overview.locator("#weeks .nsewdrag").first.bounding_box()
        assert box
        overview.mouse.move(box["x"] + box["width"] * 0.6, box["y"] + box["height"] * 0.5, steps=8)
        overview.mouse.up()
        expect(overview.locator("#weeks .zoomlayer > *")).to_have_count(0)
        narrowed = chart.evaluate(span)
        assert 7 < narrowed[0] < 9
        assert 14 < narrowed[1] < 17
        assert overview.url.endswith(USUAL)
        with drawn_anew(overview):  # the first of the two clicks selects a week as any click does
            overview.mouse.dblclick(box["x"] + box["width"] * 0.5, box["y"] + box["height"] * 0.5)
        assert chart.evaluate(span) == [-0.5, 25.5]


class TestDelivery:
    def test_scripts_and_styles_come_compressed(self, page: Page, app_url: str) -> None:
        """Everything of some size that is text."""
        answers: list[Response] = []

        def note(answer: Response) -> None:
            answers.append(answer)

        page.on("response", note)
        open_overview(page, app_url)
        heavy = [
            one
            for one in answers
            if one.url.split("?")[0].endswith((".js", ".css")) or "_dash-" in one.url or one.url == page.url
            if one.request.sizes()["responseBodySize"] > 500
        ]
        assert len(heavy) > 5
        assert {one.headers.get("content-encoding") for one in heavy} <= {"br", "gzip"}

    def test_no_chart_offers_to_send_itself_elsewhere(self, overview: Page) -> None:
        """No mode bar, no button to a cloud, no logo, in any chart, pointed at or not."""
        for chart in (*WEEK_CHARTS, "week-map"):
            overview.locator(f"#{chart}").hover(position={"x": 40, "y": 20})
        assert overview.locator(".modebar-btn, .modebar-group, .plotlyjsicon").count() == 0
        links = overview.locator("a[href^='http']").evaluate_all("(links) => links.map((link) => link.href)")
        assert not [link for link in links if "plot" in link]
