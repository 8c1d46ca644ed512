"""A watch written by an enemy: what its articles and reports say is read as text, and nothing in it acts."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

from tests.browser.looking import drawn_in, open_overview, pane, show, top_of
from tests.browser.serving import content_of, served
from tests.browser.small_watches import BIDI, BIDI_SHOWN, HOSTILE, hostile_watch, incident_id

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

    from tests.browser.conftest import Opened

WEEK = "?week=2020-W02"
WEEKS_SHOWN = 4


@pytest.fixture(scope="module")
def hostile_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the hostile watch."""
    folder = tmp_path_factory.mktemp("hostile")
    with served(content_of(hostile_watch(folder / "watch")), folder) as address:
        yield address


@pytest.fixture
def hostile(opened: Opened, hostile_url: str) -> Iterator[Page]:
    """Give the page of that watch; fail the test when anything in it acted or left a trace."""
    opened.faults.clear()
    if opened.page.url.startswith(hostile_url):
        show(opened.page, WEEK)
    else:
        open_overview(opened.page, hostile_url, WEEK)
    yield opened.page
    assert opened.page.evaluate("window.hacked") is None
    assert opened.page.evaluate(_ACTIVE) == []
    assert opened.faults == []


def as_read(words: str) -> str:
    """Say how a hostile text must stand on the page: as it is, with what cannot be seen shown."""
    return words.replace(BIDI, BIDI_SHOWN)


def test_the_incidents_are_read_as_they_are_written(hostile: Page) -> None:
    """Summary, place and attribution of each, letter by letter."""
    rows = hostile.locator(".table--incidents tbody tr")
    for words in HOSTILE.values():
        row = rows.filter(has_text=f"Summary {as_read(words)}")
        assert row.count() == 1
        expect(row).to_contain_text(f"Short {HOSTILE['link']}")


def test_the_sentences_of_the_page_are_text_too(hostile: Page) -> None:
    """The watch's title, the reason in the headline, the site board, the title of the map."""
    assert hostile.locator("#watch-title").inner_text() == HOSTILE["image"].replace('"', "'")
    expect(hostile.locator(".verdict__sentence")).to_contain_text("<b>rockets</b> on Short <a href=")
    expect(hostile.locator(".table--sites").first).to_contain_text(f"Short {HOSTILE['link']}")
    assert "<img src=x" in hostile.title()


def test_labels_in_charts_and_on_the_map_are_text(hostile: Page) -> None:
    """The peak's phrase, the name of the site; no link and no element that Plotly made of them."""
    for chart in ("weeks", "week-map"):
        drawn = hostile.locator(f"#{chart} .main-svg").evaluate_all("(parts) => parts.map((part) => part.textContent)")
        assert "Short<ahref=" in squeezed("".join(drawn)), chart
    assert hostile.locator("svg a").count() == 0


def test_what_the_pointer_brings_up_is_text(hostile: Page) -> None:
    """Every mark on the map and every week of the main chart."""
    said: set[str] = set()
    marks = hostile.locator("#week-map .scatterlayer .point")
    hostile.locator("#week-map").scroll_into_view_if_needed()
    for mark in marks.all():
        box = mark.bounding_box()
        assert box
        hostile.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        hostile.wait_for_timeout(120)
        said |= set(hostile.locator("#week-map .hovertext").all_text_contents())
    for words in HOSTILE.values():
        begins = as_read(words)[:12]
        assert any(f"Summary {begins}" in one for one in said), (begins, said)
    top_of(hostile, "weeks")
    hostile.locator("#weeks").hover(position={"x": 400, "y": 100})
    assert hostile.locator("svg a, .hoverlayer image").count() == 0


@pytest.mark.parametrize("number", range(len(HOSTILE)))
def test_the_pane_shows_each_report_and_article_as_text(hostile: Page, number: int) -> None:
    """Title, publisher, actor, target and unit; the address carries the incident's odd name; no unsafe link."""
    words = as_read(list(HOSTILE.values())[number])
    hostile.locator(".table--incidents tbody tr").filter(has_text=f"Summary {words}").locator("th a").click()
    expect(pane(hostile).get_by_role("heading", level=2)).to_have_text(f"Summary {words}")
    asked = parse_qs(urlsplit(hostile.url).query)
    assert asked["incident"] == [incident_id(number)]
    assert "show" not in asked
    for said in (f"Paper {words}", f"Title {words}", f"Actor {words}", f"Target {words}", f"unit {words}"):
        assert said in pane(hostile).inner_text()
    assert pane(hostile).locator("a:not([data-view-link])").count() == 0
    pane(hostile).locator(".reports thead a").click()
    expect(pane(hostile).get_by_role("heading", level=2)).to_have_text(f"Title {words}")
    assert pane(hostile).locator("a:not([data-view-link])").count() == 0
    hostile.keyboard.press("Escape")
    expect(pane(hostile)).to_have_count(0)


def test_the_list_behind_a_number_is_text(hostile: Page) -> None:
    """All incidents of the week, under their hostile names."""
    hostile.locator(".verdict__score a").click()
    expect(pane(hostile).locator(".incidents__title")).to_have_count(len(HOSTILE))
    titles = pane(hostile).locator(".incidents__title").all_inner_texts()
    assert sorted(titles) == sorted(f"Summary {as_read(words)}" for words in HOSTILE.values())
    hostile.keyboard.press("Escape")
    expect(pane(hostile)).to_have_count(0)


def test_a_mark_on_the_map_leads_to_its_own_incident(hostile: Page) -> None:
    """A name with &, # and quotation marks does not change the address around it."""
    ids = {one for trace in drawn_in(hostile, "week-map") for one in trace.get("customdata") or []}
    assert ids == {incident_id(number) for number in range(len(HOSTILE))}
    mark = hostile.locator("#week-map .scatterlayer .point").last
    hostile.locator("#week-map").scroll_into_view_if_needed()
    box = mark.bounding_box()
    assert box
    hostile.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(hostile.locator(".chart--map.chart--leads")).to_be_attached()
    hostile.mouse.down()
    hostile.mouse.up()
    expect(pane(hostile)).to_be_visible()
    assert parse_qs(urlsplit(hostile.url).query)["incident"][0] in ids
    hostile.keyboard.press("Escape")
    expect(pane(hostile)).to_have_count(0)


def squeezed(words: str) -> str:
    """Leave out the spaces, at which labels break."""
    return "".join(words.split())


_ACTIVE = """() => [...document.querySelectorAll(
    "img[src='x'], .main script, #pane script, iframe, object, embed, .main svg[onload], [onerror], [onload], " +
    "a[href*='enemy'], a[href^='javascript' i], a[href^='data' i], a[*|href*='enemy']")]
  .map((one) => one.outerHTML.slice(0, 100))"""
