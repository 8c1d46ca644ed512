"""The Weights page in a real browser: it follows the thumb by itself, and says what hangs on the weights."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from dashboard.filling import fill
from dashboard.queries import Queries
from dashboard.shelf import always
from indicators.catalogue import load_catalogue
from indicators.scoring import compose, score_incidents
from tests.browser.serving import served
from tests.watches.shipped import shipped_watch

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Locator, Page

WEEK = "2020-W12"
ATTACKS = ".weight[data-indicator=attacks]"


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the shipped watch, without a record."""
    content = fill(always(Queries(shipped_watch(), load_catalogue())))
    with served(content, tmp_path_factory.mktemp("home")) as address:
        yield address


@pytest.fixture
def weights(page: Page, url: str) -> Page:
    """Open the page and wait until its controls and its chart stand."""
    return opened(page, f"{url}/weights?week={WEEK}")


def opened(page: Page, address: str) -> Page:
    """Open an address of the page, drawn to its end."""
    page.goto(address)
    expect(page.locator(f"{ATTACKS} .weight__range")).to_be_visible()
    expect(page.locator("#weights-weeks .js-plotly-plot .scatterlayer").first).to_be_attached()
    expect(page.locator("#weights-tornado .js-plotly-plot .barlayer")).to_be_attached()
    return page


def verdict(page: Page) -> Locator:
    """Find the sentence on top."""
    return page.locator("[data-weights=verdict]")


def scored(**changed: float) -> dict[str, float]:
    """Score the shipped watch as the library does, under the default set with changes."""
    catalogue = load_catalogue()
    scores = compose(score_incidents(shipped_watch(), catalogue), {**catalogue.weights("default"), **changed})
    return dict(scores.weeks["score"])


def line(page: Page) -> list[float]:
    """Read the line of the chart as it is drawn."""
    chart = page.locator("#weights-weeks .js-plotly-plot")
    return chart.evaluate("(plot) => Array.from(plot.data.find((trace) => trace.name === 'score').y)")


def test_the_chart_follows_the_thumb_without_a_request(weights: Page) -> None:
    """While the thumb is held nothing is asked, and what is drawn is what the library scores."""
    asked: list[str] = []
    weights.on("request", lambda request: asked.append(request.url))
    box = weights.locator(f"{ATTACKS} .weight__range").bounding_box()
    assert box is not None
    middle, left, width = box["y"] + box["height"] / 2, box["x"] + 8, box["width"] - 16
    weights.mouse.move(left + 0.4 * width, middle)
    weights.mouse.down()
    for part in (0.45, 0.5, 0.55, 0.6, 0.65, 0.7):
        weights.mouse.move(left + part * width, middle)
        weights.wait_for_timeout(30)
    expect(weights.locator(f"{ATTACKS} .weight__field")).to_have_value("7")
    expect(verdict(weights)).to_contain_text("2020-W11 above 2020-W12")
    assert asked == []
    expected = list(scored(attacks=7.0).values())
    assert line(weights) == pytest.approx(expected, abs=1e-9)
    weights.mouse.up()
    expect(weights.locator(f"{ATTACKS} .tip--level")).to_contain_text("Watchful 2.99")
    assert "attacks:7,force_protection_raised:2" in weights.url
    assert weights.url.endswith("&base=default")


def test_by_keyboard_alone_and_back_again(weights: Page) -> None:
    """Arrows move a slider by half a point, the number field takes any, undo and redo go through the steps."""
    slider = weights.locator(f"{ATTACKS} .weight__range")
    slider.focus()
    weights.keyboard.press("ArrowLeft")
    weights.keyboard.press("ArrowLeft")
    expect(weights.locator(f"{ATTACKS} .weight__field")).to_have_value("3")
    score = scored(attacks=3.0)[WEEK]
    expect(verdict(weights)).to_contain_text(f"{score:.1f}")
    assert re.match(rf"3, share 43 percent; {WEEK} at {score:.1f}", slider.get_attribute("aria-valuetext") or "")
    weights.keyboard.press("Control+z")
    expect(weights.locator(f"{ATTACKS} .weight__field")).to_have_value("3.5")
    weights.keyboard.press("Control+y")
    expect(weights.locator(f"{ATTACKS} .weight__field")).to_have_value("3")
    weights.keyboard.press("Control+z")
    weights.keyboard.press("Control+z")
    expect(verdict(weights)).to_have_text(f"{WEEK} stands at 42.1, Heightened")
    expect(weights.locator("[data-weights=undo]")).to_be_disabled()


def test_from_the_overview_to_the_smallest_change_that_turns_a_level(page: Page, url: str) -> None:
    """Taji week, W11, is Watchful: a link leads to the sliders, a mark says at which weight it is Heightened."""
    weights = page
    weights.goto(f"{url}/?week=2020-W11")
    weights.get_by_role("link", name="Try other weights").click()
    mark = weights.locator(f"{ATTACKS} .tip--level .tip__said", has_text="Heightened")
    expect(mark).to_be_visible()
    needed = (mark.text_content() or "").split()[-1]
    field = weights.locator(f"{ATTACKS} .weight__field")
    field.fill(needed)
    field.press("Enter")
    expect(verdict(weights)).to_contain_text("make 2020-W11 Heightened")
    assert scored(attacks=float(needed))["2020-W11"] >= 40 > scored(attacks=float(needed) - 0.01)["2020-W11"]


def test_an_address_opens_the_same_picture_and_the_header_says_it_is_changed(page: Page, url: str) -> None:
    """In a browser that never was here; the Overview shows the same score."""
    query = f"?week={WEEK}&weights=attacks:7,troop_relocations:0.5&base=default"
    opened(page, f"{url}/weights{query}")
    expect(page.locator(f"{ATTACKS} .weight__field")).to_have_value("7")
    expect(page.locator(".field__mark")).to_have_text("modified")
    catalogue = load_catalogue()
    scores = compose(score_incidents(shipped_watch(), catalogue), {"attacks": 7.0, "troop_relocations": 0.5})
    expect(verdict(page)).to_contain_text(f"{scores.weeks['score'][WEEK]:.1f}")
    page.goto(f"{url}/{query}")
    expect(page.locator(".number").first).to_have_text(f"{scores.weeks['score'][WEEK]:.1f}")


def test_switching_everything_off_leaves_no_score(weights: Page) -> None:
    """Undefined, not zero; switching on again brings the weight back."""
    boxes = weights.locator(".weight__box:checked")
    while boxes.count():
        boxes.first.uncheck()
    expect(verdict(weights)).to_have_text("All weights are zero: there is no score")
    weights.locator(f"{ATTACKS} .weight__box").check()
    expect(weights.locator(f"{ATTACKS} .weight__field")).to_have_value("4")
    weights.locator("[data-weights=reset]").click()
    expect(verdict(weights)).to_have_text(f"{WEEK} stands at 42.1, Heightened")


def test_a_finger_moves_a_slider_on_a_phone(browser: Browser, url: str) -> None:
    """The chart stays in sight above the sliders and follows."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True, reduced_motion="reduce")
    phone = opened(context.new_page(), f"{url}/weights?week={WEEK}")
    phone.locator(ATTACKS).scroll_into_view_if_needed()
    phone.wait_for_timeout(300)
    box = phone.locator(f"{ATTACKS} .weight__range").bounding_box()
    assert box is not None
    phone.touchscreen.tap(box["x"] + 8 + 0.8 * (box["width"] - 16), box["y"] + box["height"] / 2)
    expect(phone.locator(f"{ATTACKS} .weight__field")).to_have_value("8")
    assert line(phone) == pytest.approx(list(scored(attacks=8.0).values()), abs=1e-9)
    expect(phone.locator("#weights-weeks")).to_be_in_viewport()
    context.close()


@pytest.mark.parametrize("width", [1440, 390])
def test_nothing_is_wider_than_the_page(weights: Page, width: int) -> None:
    """On a desk and on a phone."""
    weights.set_viewport_size({"width": width, "height": 844})
    weights.wait_for_timeout(300)
    assert weights.evaluate("document.documentElement.scrollWidth") <= width
