"""The Overview for everyone: no violation of WCAG 2.2 AA, all of it by keyboard, every chart as a table."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.looking import (
    PHONE,
    USUAL,
    WEEK_CHARTS,
    WEEKS,
    closed,
    drawn_anew,
    drawn_in,
    open_overview,
    pane,
    show,
    table_rows,
    traces_of,
)

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

INCIDENT = "INC-20200407-ABUGHRAIB"
OPENED = (
    USUAL,
    f"{USUAL}&show=week",
    f"?week=2020-W15&show=troop_relocations&incident={INCIDENT}",
    f"?week=2020-W15&incident={INCIDENT}&article=seed-0001",
)
UNFOLD = "document.querySelectorAll('details').forEach((fold) => { fold.open = true; })"
DASH = "–"


def violations(page: Page) -> list[str]:
    """Let axe look at the page: WCAG 2.2 A and AA, and best practice."""
    found = Axe().run(page)
    return [f"{one['id']}: {node['html'][:200]}" for one in found.response["violations"] for node in one["nodes"]]


class TestAxe:
    @pytest.mark.parametrize("theme", ["light", "dark"])
    def test_page_folds_and_pane_have_no_violation(self, overview: Page, theme: Any) -> None:
        """The page with every fold open, then the three kinds of pane over it."""
        if theme == "dark":
            with drawn_anew(overview):
                overview.emulate_media(color_scheme="dark")
        for query in OPENED:
            show(overview, query)
            overview.evaluate(UNFOLD)
            assert violations(overview) == [], query

    @pytest.mark.parametrize("theme", ["light", "dark"])
    def test_the_phone_has_no_violation_with_its_menu_open_or_its_pane(
        self, page: Page, app_url: str, theme: Any
    ) -> None:
        """One column with every fold open, the open menu over it, the pane in its place."""
        page.set_viewport_size(PHONE)
        page.emulate_media(color_scheme=theme)
        open_overview(page, app_url)
        page.evaluate(UNFOLD)
        assert violations(page) == []
        page.locator("#menu").click()
        expect(page.locator("#menu")).to_have_attribute("aria-expanded", "true")
        assert violations(page) == []
        page.keyboard.press("Escape")
        show(page, OPENED[3])
        assert violations(page) == []


class TestKeyboard:
    def test_tab_walks_through_the_page_in_reading_order(self, overview: Page) -> None:
        """Every stop can be seen and shows that it has the focus; none is skipped, and the walk ends."""
        stops: list[dict[str, Any]] = []
        overview.locator(".skip").focus()
        while (stop := overview.evaluate(_STOP)) and len(stops) < 120:
            stops.append(stop)
            overview.keyboard.press("Tab")
        assert 40 < len(stops) < 120
        names = [stop["name"] for stop in stops]
        assert names[0] == "Skip to the content"
        assert [stop["at"] for stop in stops] == sorted(stop["at"] for stop in stops)
        assert [stop["name"] for stop in stops if not stop["seen"]] == []
        assert [stop["name"] for stop in stops if not stop["marked"]] == []
        reachable = overview.locator(".main a[href]:visible, .main summary:visible").count()
        assert len([stop for stop in stops if stop["tag"] in {"A", "SUMMARY"} and stop["inMain"]]) == reachable

    def test_enter_on_a_row_opens_it_and_escape_leads_back(self, overview: Page) -> None:
        """List, incident, article and back to the row, without the pointer."""
        row = overview.locator(".table--indicators th a", has_text="Troop relocations")
        row.focus()
        overview.keyboard.press("Enter")
        expect(pane(overview).get_by_role("heading", level=2)).to_be_focused()
        first = pane(overview).locator(".incidents__row").first
        tab_to(overview, first)
        overview.keyboard.press("Enter")
        expect(pane(overview).locator(".pane__about")).to_contain_text("Incident")
        expect(pane(overview).get_by_role("heading", level=2)).to_be_focused()
        tab_to(overview, pane(overview).locator(".reports thead a").first)
        overview.keyboard.press("Enter")
        expect(pane(overview).locator(".pane__about")).to_contain_text("Article")
        closed(overview)
        expect(row).to_be_focused()

    def test_folds_open_by_keyboard_and_wide_tables_take_it(self, overview: Page) -> None:
        """Space opens the table behind a chart; its frame can be reached and scrolled."""
        fold = overview.locator("#weeks-section .fold", has_text="As a table")
        fold.locator("summary").focus()
        overview.keyboard.press("Space")
        expect(fold.locator("table")).to_be_visible()
        overview.keyboard.press("Tab")
        expect(fold.get_by_role("region")).to_be_focused()

    def test_the_menu_of_a_phone_works_by_keyboard(self, overview: Page) -> None:
        """Enter opens it, what it holds can be reached, Escape closes it and returns."""
        overview.set_viewport_size(PHONE)
        menu = overview.locator("#menu")
        menu.focus()
        overview.keyboard.press("Enter")
        weights = overview.get_by_label("Weights")
        expect(weights).to_be_visible()
        tab_to(overview, weights)
        overview.keyboard.press("Escape")
        expect(weights).to_be_hidden()
        expect(menu).to_be_focused()


class TestTables:
    def test_every_chart_has_a_name_and_a_table(self, overview: Page) -> None:
        """A screen reader hears the sentence above the chart and finds its numbers in a fold beside it."""
        for chart in (*WEEK_CHARTS, "week-map"):
            frame = overview.locator(f".chart:has(#{chart})")
            expect(frame).to_have_attribute("role", "img")
            assert len(frame.get_attribute("aria-label") or "") > 10
            assert len(table_of(overview, chart)) > 1
        pictures = overview.locator("img.spark").evaluate_all("(pictures) => pictures.map((one) => one.alt)")
        assert len(pictures) == 9
        assert all(re.fullmatch(r".+: highest [\d.]+ in \d{4}-W\d\d", words) for words in pictures)

    def test_the_main_chart_s_table_has_its_numbers(self, overview: Page) -> None:
        """Articles, score and every indicator's points, week by week."""
        drawn = traces_of(overview, "weeks")
        table = columns_of(table_of(overview, "weeks"))
        assert table["Week"] == WEEKS
        assert [number(cell) for cell in table["Score"]] == pytest.approx(drawn["score"]["y"], abs=0.06)
        assert table["Articles"] == [bare(words) for words in drawn["Articles"]["text"]]
        for name in ("Attacks", "Protection raised", "Relocations", "Air defence"):
            bars = dict(zip(drawn[name]["customdata"], drawn[name]["y"], strict=True))
            shown = [number(cell) or 0.0 for cell in table[name]]
            assert shown == pytest.approx([bars.get(week, 0.0) for week in WEEKS], abs=0.06)

    def test_the_families_tables_have_their_numbers(self, overview: Page) -> None:
        """Incidents and the killed; measures raised, relaxed, in force; moves each way and sites held."""
        attacks = columns_of(table_of(overview, "family-attacks"))
        drawn = traces_of(overview, "family-attacks")
        grave, other = (by_week(drawn[name]) for name in ("grave", "other"))
        assert attacks["Grave"] == [str(grave.get(week, 0)) for week in WEEKS]
        assert attacks["Incidents"] == [str(grave.get(week, 0) + other.get(week, 0)) for week in WEEKS]
        killed = drawn["killed, above the bar"]
        assert len(killed["text"]) >= 4
        for week, words in zip(killed["customdata"], killed["text"], strict=True):
            assert attacks["Killed"][WEEKS.index(week)] == bare(words)

        measures = columns_of(table_of(overview, "family-force_protection_raised"))
        drawn = traces_of(overview, "family-force_protection_raised")
        for name, sign in (("raised", 1), ("relaxed", -1)):
            bars = by_week(drawn[name])
            assert measures[name.capitalize()] == [str(sign * bars.get(week, 0)) for week in WEEKS]
        assert measures["In force"] == [str(by_week(drawn["in force"])[week]) for week in WEEKS]

        moves = columns_of(table_of(overview, "family-troop_relocations"))
        drawn = traces_of(overview, "family-troop_relocations")
        for name in ("out", "within", "in"):
            bars = by_week(drawn[name])
            assert moves[name] == [str(bars.get(week, 0)) for week in WEEKS]
        assert moves["sites held"] == [str(by_week(drawn["sites held"])[week]) for week in WEEKS]

    def test_the_stages_table_has_a_row_a_span(self, overview: Page) -> None:
        """As many spans of each stage as the chart draws boxes."""
        stages = columns_of(table_of(overview, "family-air_defense_deployments"))["Stage"]
        drawn = traces_of(overview, "family-air_defense_deployments")
        for name in ("requested", "moving", "operational"):
            boxes = drawn[name]["x"].count(None)
            assert boxes > 0
            assert stages.count(name) == boxes

    def test_the_lines_tables_have_their_numbers(self, overview: Page) -> None:
        """Threat, response, exposure; the contrast of the first two."""
        table = columns_of(table_of(overview, "axes"))
        lines = traces_of(overview, "axes")
        for name in ("Threat", "Response", "Exposure"):
            assert [number(cell) for cell in table[name]] == pytest.approx(lines[name]["y"], abs=0.06)
        table = columns_of(table_of(overview, "contrast"))
        line = traces_of(overview, "contrast")["Threat minus response"]
        assert [number(cell) for cell in table["Contrast"]] == pytest.approx(line["y"], abs=0.06)

    def test_the_map_s_table_has_every_mark(self, overview: Page) -> None:
        """A row an incident, which leads to it as the mark does."""
        marks = {one for trace in drawn_in(overview, "week-map") for one in trace.get("customdata") or []}
        links = beside(overview, "week-map").locator("tbody th a")
        listed = [(link.get_attribute("href") or "").rpartition("incident=")[2] for link in links.all()]
        assert len(marks) > 5
        assert marks <= set(listed)
        assert len(listed) == len(set(listed))
        note = overview.locator(".section:has(#week-map) .section__note")
        expect(note).to_contain_text(f"{len(listed)} incidents.")


def tab_to(page: Page, wanted: Locator) -> None:
    """Press Tab until something has the focus; fail when forty stops do not lead there."""
    for _ in range(40):
        if wanted.evaluate("(one) => one === document.activeElement"):
            return
        page.keyboard.press("Tab")
    expect(wanted).to_be_focused(timeout=1)


def beside(page: Page, chart: str) -> Locator:
    """Find the table behind a chart: in its panel, else in its section."""
    panel = page.locator(f".panel:has(#{chart})")
    holder = panel if panel.count() else page.locator(f".section:has(#{chart})").last
    return holder.locator(".folds .fold table")


def table_of(page: Page, chart: str) -> list[list[str]]:
    """Read the table behind a chart."""
    return table_rows(beside(page, chart))


def columns_of(rows: list[list[str]]) -> dict[str, list[str]]:
    """Turn a table round: heading -> cells."""
    return {head: list(cells) for head, *cells in zip(*rows, strict=True)}


def by_week(trace: dict[str, Any]) -> dict[str, int]:
    """Give a trace's heights by week; of a step line, the later edge of each."""
    return dict(zip(trace["customdata"], trace["y"], strict=True))


def number(cell: str) -> float | None:
    """Read a number as a reader does; a dash is none, "<0.1" is almost nothing."""
    if cell == DASH:
        return None
    return 0.05 if cell == "<0.1" else float(cell.replace("−", "-"))


def bare(words: str) -> str:
    """Leave out Plotly's markup."""
    return re.sub(r"<[^>]*>", "", words)


_STOP = """() => {
  const one = document.activeElement;
  if (!one || one === document.body) return null;
  const field = one.closest(".field"), box = one.getBoundingClientRect();
  const marked = [one, field].filter(Boolean).map((part) => getComputedStyle(part))
    .some((style) => style.outlineStyle === "solid" && parseFloat(style.outlineWidth) >= 2);
  const every = [...document.querySelectorAll("*")];
  return {
    name: (one.getAttribute("aria-label") || one.textContent || one.id).trim().slice(0, 60),
    tag: one.tagName, at: every.indexOf(one), marked, inMain: Boolean(one.closest(".main")),
    seen: box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < window.innerHeight,
  };
}"""
