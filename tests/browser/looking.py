"""The Overview as a reader meets it: opened, changed to another view, pointed at, read."""

from __future__ import annotations

import re
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, quote

from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Locator, Page

USUAL = "?week=2020-W12"
WEEKS = [f"2019-W{week}" for week in range(44, 53)] + [f"2020-W{week:02}" for week in range(1, 18)]
"""The weeks of the shipped watch, as a calendar has them."""

WEEK_CHARTS = (
    "weeks",
    "family-attacks",
    "family-force_protection_raised",
    "family-troop_relocations",
    "family-air_defense_deployments",
    "axes",
    "contrast",
)
DESK = {"width": 1440, "height": 900}
PHONE = {"width": 390, "height": 844}

_PANE = ("show", "incident", "article")
_MARK = "document.querySelector('.page').dataset.before = ''"
_CHART = "#{} .js-plotly-plot"
_DATA = "(chart) => chart.data.map(({name, type, x, y, text, customdata}) => ({name, type, x, y, text, customdata}))"


def open_overview(page: Page, url: str, query: str = USUAL) -> None:
    """Load the page and wait until its last chart is drawn."""
    page.goto(f"{url}/{query}")
    _await_charts(page)


def at_usual_view(page: Page, url: str) -> None:
    """Bring a page to 2020-W12 on a desk, light, without a pane; it is loaded only where it is not there yet."""
    page.set_viewport_size(DESK)
    page.emulate_media(color_scheme="light")
    if not page.url.startswith(f"{url}/?"):
        open_overview(page, url)
    expect(page.locator(".page[data-view$='theme=light']")).to_be_attached()
    if page.url != f"{url}/{USUAL}":
        show(page, USUAL)
    page.evaluate("document.querySelectorAll('details[open]').forEach((fold) => { fold.open = false; })")
    page.evaluate("window.scrollTo(0, 0)")


def show(page: Page, query: str) -> None:
    """Go to another view as a link does, without loading the page, and wait until page and pane are drawn."""
    asked = _parts(query)
    drawn = _parts(page.locator(".page").get_attribute("data-view") or "")
    usual = {"weights": "default", "as_of": page.locator("#field-as-of").get_attribute("max")}
    is_drawn = all(drawn[part] == asked.get(part, usual.get(part)) for part in ("week", "weights", "as_of"))
    if not is_drawn:
        page.evaluate(_MARK)
    page.evaluate("(query) => window.posturewatch.go(query)", query)
    if not is_drawn:
        expect(page.locator(".page[data-before]")).to_have_count(0)
    _await_charts(page)
    opened = [f"{part}={quote(asked[part])}" for part in _PANE if part in asked]
    expect(pane(page)).to_have_count(min(1, len(opened)))
    if opened:
        expect(pane(page)).to_have_attribute("data-pane", re.compile(re.escape("&".join(opened)) + "$"))


def _parts(query: str) -> dict[str, str]:
    return {part: value for part, (value,) in parse_qs(query.removeprefix("?")).items()}


@contextmanager
def drawn_anew(page: Page) -> Iterator[None]:
    """Wait at the end of the block until what it did has drawn the page anew."""
    page.evaluate(_MARK)
    yield
    expect(page.locator(".page[data-before]")).to_have_count(0)
    _await_charts(page)


def pane(page: Page) -> Locator:
    """Return the evidence pane."""
    return page.get_by_role("dialog")


def closed(page: Page) -> None:
    """Close the pane by Escape and wait until it is gone."""
    page.keyboard.press("Escape")
    expect(pane(page)).to_have_count(0)


def drawn_in(page: Page, chart: str) -> list[dict[str, Any]]:
    """Read what a chart was given to draw: name, type, x, y, text, customdata of each trace."""
    traces: list[dict[str, Any]] = page.locator(_CHART.format(chart)).evaluate(_DATA)
    return traces


def traces_of(page: Page, chart: str) -> dict[str, dict[str, Any]]:
    """Read what a chart of weeks was given to draw, by the name of the trace."""
    return {trace["name"]: trace for trace in drawn_in(page, chart)}


def point_at(page: Page, chart: str, column: int, *, of: int = len(WEEKS), strip: int = 0) -> None:
    """Bring the pointer into a column of a chart; strip: 0 the plot, then the rows below it."""
    plot = page.locator(f"#{chart} .nsewdrag").nth(strip)
    plot.scroll_into_view_if_needed()
    box = plot.bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] * (column + 0.5) / of, box["y"] + box["height"] / 2)
    expect(page.locator(f".chart--leads #{chart}")).to_be_attached()


def top_of(page: Page, chart: str) -> float:
    """Return how far below the window's top edge a chart stands, in pixels."""
    box = page.locator(f"#{chart}").bounding_box()
    assert box
    return box["y"]


def click_here(page: Page) -> None:
    """Press and release where the pointer is."""
    page.mouse.down()
    page.mouse.up()


def table_rows(table: Locator) -> list[list[str]]:
    """Read a table's rows, heading and foot included, as a screen reader does."""
    rows: list[list[str]] = table.locator("tr").evaluate_all(
        "(rows) => rows.map((row) => [...row.cells].map((cell) => cell.textContent.trim()))"
    )
    return rows


def _await_charts(page: Page) -> None:
    expect(page.locator("#contrast .main-svg").first).to_be_attached()
    expect(page.locator("#week-map .main-svg").first).to_be_attached()
    expect(page.locator(".dash-graph--pending:visible")).to_have_count(0)
