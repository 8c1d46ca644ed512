"""How the Overview looks: what is painted, in which theme, on which width; nothing cut, nothing on top of another."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from PIL import Image
from playwright.sync_api import expect

from dashboard.theme import DARK, LIGHT, Theme
from tests.browser.looking import DESK, PHONE, USUAL, drawn_anew, open_overview, pane, show

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

WIDTHS = (2560, 1440, 1280, 1100, 768, 640, 390, 360)
NEAR = 10  # of 255, on each channel: what smoothing of edges leaves of a colour

Colour = tuple[int, int, int]


def pixels_of(shown: Locator) -> Image.Image:
    """Take a picture of one element."""
    shown.scroll_into_view_if_needed()
    return Image.open(io.BytesIO(shown.screenshot())).convert("RGB")


def colour(written: str) -> Colour:
    """Read #RRGGBB."""
    return int(written[1:3], 16), int(written[3:5], 16), int(written[5:7], 16)


def share_of(picture: Image.Image, wanted: str, near: int = NEAR) -> float:
    """Return which share of a picture has a colour, or one very near to it."""
    counts = picture.getcolors(picture.width * picture.height) or []
    return sum(count for count, found in counts if is_near(found, wanted, near)) / (picture.width * picture.height)


def is_line(picture: Image.Image, places: list[tuple[int, int]], aside: tuple[int, int], wanted: str) -> bool:
    """Say whether a line of a colour runs through these places, a pixel aside at most."""
    dx, dy = aside
    painted = [
        any(is_near(picture.getpixel((x + step * dx, y + step * dy)), wanted, 24) for step in (-1, 0, 1))
        for x, y in places
    ]
    return sum(painted) > 0.95 * len(painted)


def is_near(found: object, wanted: str, near: int = NEAR) -> bool:
    """Say whether a pixel has a colour, or one very near to it."""
    assert isinstance(found, tuple)
    return all(abs(one - other) <= near for one, other in zip(found, colour(wanted), strict=True))


class TestMap:
    @pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
    def test_land_marks_and_inset_are_painted(self, overview: Page, theme: Theme) -> None:
        """A map that silently stays blank has none of these colours."""
        if theme is DARK:
            with drawn_anew(overview):
                overview.emulate_media(color_scheme="dark")
        picture = pixels_of(overview.locator("#week-map"))
        assert share_of(picture, theme.land, near=2) > 0.15
        assert share_of(picture, theme.land_abroad, near=2) > 0.15
        # A mark lets 14 % of the ground through.
        assert share_of(picture, theme.hue(1), near=40) > 0.0003
        assert share_of(picture, theme.hue(3), near=40) > 0.0003
        frame = overview.locator("#week-map .js-plotly-plot").evaluate(
            "(map) => map.layout.shapes.filter((shape) => shape.name === 'frame').at(-1)"
        )
        left, right = (round(frame[side] * picture.width) for side in ("x0", "x1"))
        bottom, top = (round((1 - frame[side]) * picture.height) for side in ("y0", "y1"))
        # An edge that lies on the map's own frame is drawn over by it.
        across = [
            is_line(picture, [(x, y) for x in range(left + 3, right - 3)], (0, 1), theme.strong_line)
            for y in (top, bottom)
            if 2 < y < picture.height - 2
        ]
        down = [
            is_line(picture, [(x, y) for y in range(top + 3, bottom - 3)], (1, 0), theme.strong_line)
            for x in (left, right)
            if 2 < x < picture.width - 2
        ]
        assert across == [True]
        assert down == [True]

    def test_a_window_made_narrower_and_wider_again_shows_the_same_map(self, overview: Page) -> None:
        """Every change of width starts from the map's own view: it does not drift outwards."""
        span = "(map) => [map._fullLayout.xaxis.range, map._fullLayout.yaxis.range].flat()"
        chart = overview.locator("#week-map .js-plotly-plot")
        before = chart.evaluate(span)
        for width in (700, 2560, DESK["width"]):
            overview.set_viewport_size({"width": width, "height": 900})
            overview.wait_for_timeout(1000)
        assert chart.evaluate(span) == pytest.approx(before, abs=0.05)


class TestCharts:
    def test_bars_have_the_hue_of_their_indicator(self, overview: Page) -> None:
        """In the main chart, the family's panel and the swatch alike."""
        picture = pixels_of(overview.locator("#weeks"))
        for hue in (1, 2, 3, 4):
            assert share_of(picture, LIGHT.hue(hue)) > 0.001
        assert share_of(pixels_of(overview.locator("#family-attacks")), LIGHT.hue(1)) > 0.01
        swatch = overview.locator(".table--indicators .swatch").first
        expect(swatch).to_have_css("background-color", f"rgb{colour(LIGHT.hue(1))}")

    @pytest.mark.parametrize("week", ["2019-W44", "2020-W02", "2020-W03", "2020-W12", "2020-W15", "2020-W17"])
    def test_no_label_stands_on_another(self, overview: Page, week: str) -> None:
        """Peaks, the selected week, axis numbers, rails, the names at the end: each on ground of its own."""
        show(overview, f"?week={week}")
        for chart in ("weeks", "axes", "contrast", "week-map", "family-attacks", "family-air_defense_deployments"):
            assert touching(overview.locator(f"#{chart}")) == [], chart


class TestWidths:
    def test_nothing_is_cut_or_wider_than_the_screen(self, overview: Page) -> None:
        """Page and pane, from the phone to the wall: no sideways scroll, no cut words, no label on another."""
        for query in (USUAL, f"{USUAL}&show=week"):
            show(overview, query)
            for width in WIDTHS:
                overview.set_viewport_size({"width": width, "height": 900})
                overview.wait_for_timeout(1000)
                assert overview.evaluate("document.documentElement.scrollWidth") <= width, (query, width)
                assert overview.evaluate(_CUT) == [], (query, width)
                assert overview.evaluate(_SCROLLED) == [], (query, width)
                for chart in overview.locator(".chart__graph:visible").all():
                    assert touching(chart) == [], (query, width, chart.get_attribute("id"))

    def test_on_a_phone_there_is_one_column_and_little_of_the_board(self, page: Page, app_url: str) -> None:
        """Panels stand below each other; sites where nothing happened are a fold away; the chart is the phone's."""
        page.set_viewport_size(PHONE)
        open_overview(page, app_url)
        panels = [panel.bounding_box() for panel in page.locator(".panel").all()]
        assert len({round(box["x"]) for box in panels if box}) == 1
        expect(page.locator("#weeks")).to_be_hidden()
        expect(page.locator("#weeks-compact .main-svg").first).to_be_visible()
        board = page.locator(".table--sites").first
        assert 0 < board.locator("tbody tr:visible").count() < 10
        page.locator("summary", has_text="All 16 sites").click()
        every = page.locator(".board-all .table--sites")
        assert every.locator("tbody tr:visible").count() == 17

    def test_two_panels_stand_in_a_row_on_a_tablet(self, overview: Page) -> None:
        """At 768 px; four at 1440 px."""
        for width, count in ((768, 2), (1440, 4)):
            overview.set_viewport_size({"width": width, "height": 900})
            lefts = {round(box["x"]) for panel in overview.locator(".panel").all() if (box := panel.bounding_box())}
            assert len(lefts) == count


class TestTheme:
    def test_dark_systems_get_dark_and_the_switch_is_remembered(self, page: Page, app_url: str) -> None:
        """The system decides at first, also for the charts; then the reader's choice, over a reload."""
        page.emulate_media(color_scheme="dark")
        open_overview(page, app_url)
        check_theme(page, DARK)
        with drawn_anew(page):
            page.get_by_role("button", name="Light").click()
        check_theme(page, LIGHT)
        page.reload()
        expect(page.locator("#contrast .main-svg").first).to_be_attached()
        check_theme(page, LIGHT)

    def test_the_system_changes_and_an_undecided_reader_follows(self, overview: Page) -> None:
        """At dusk, without a reload; the open pane stays."""
        show(overview, f"{USUAL}&show=attacks")
        with drawn_anew(overview):
            overview.emulate_media(color_scheme="dark")
        check_theme(overview, DARK)
        expect(pane(overview)).to_have_css("background-color", f"rgb{colour(DARK.page)}")


def check_theme(page: Page, theme: Theme) -> None:
    """Page, words, charts and pictures are all of one theme."""
    expect(page.locator("html")).to_have_attribute("data-theme", theme.name)
    expect(page.locator("body")).to_have_css("background-color", f"rgb{colour(theme.page)}")
    expect(page.locator(".verdict__score")).to_have_css("color", f"rgb{colour(theme.text)}")
    bars = page.locator("#weeks .barlayer .trace").first.locator("path")
    fills = bars.evaluate_all("(bars) => bars.map((bar) => getComputedStyle(bar).fill)")
    assert f"rgb{colour(theme.hue(1))}" in fills
    pictures = page.locator("img.spark").evaluate_all(
        "(pictures) => pictures.map((one) => decodeURIComponent(one.src))"
    )
    assert all(theme.hue(1) in pictures[0] for _ in pictures)


def touching(chart: Locator) -> list[list[str]]:
    """List the pairs of labels of a chart that share more than an edge."""
    pairs: list[list[str]] = chart.evaluate(_TOUCHING)
    return pairs


_TOUCHING = """(chart) => {
  const seen = [...chart.querySelectorAll("text")].filter((label) =>
    label.textContent.trim() && label.getClientRects().length && !label.closest(".hoverlayer"));
  const boxes = seen.map((label) => label.getBoundingClientRect()), pairs = [];
  boxes.forEach((one, i) => boxes.slice(0, i).forEach((other, j) => {
    const across = Math.min(one.right, other.right) - Math.max(one.left, other.left);
    const down = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
    if (across > 1 && down > 1) pairs.push([seen[j].textContent, seen[i].textContent]);
  }));
  return pairs;
}"""

_CUT = """() => [...document.querySelectorAll(
    "h1, h2, h3, th, td, dt, dd, p, li, summary, label, button, .field__shown, .incidents__words")]
  .filter((one) => one.getClientRects().length && !one.closest(".spoken, .js-plotly-plot, .header__watch"))
  .filter((one) => !["inline", "contents"].includes(getComputedStyle(one).display))
  .filter((one) => one.scrollWidth > one.clientWidth + 1)
  .map((one) => one.textContent.slice(0, 60))"""

_SCROLLED = """() => [...document.querySelectorAll(".page .table__frame")]
  .filter((frame) => frame.getClientRects().length && frame.scrollWidth > frame.clientWidth + 1)
  .map((frame) => frame.getAttribute("aria-label"))"""
