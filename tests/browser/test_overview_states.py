"""Observed, observed zero, not covered and provisional: four things that a reader must not confuse."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from tests.browser.looking import drawn_in, open_overview, show
from tests.browser.serving import content_of, served
from tests.browser.small_watches import MIDWEEK, NOT_COVERED, OBSERVED, PROVISIONAL, ZERO, states_watch

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

    from tests.browser.conftest import Opened

KNOWN = [f"2020-W{week:02}" for week in range(1, 9)]


@pytest.fixture(scope="module")
def states_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the watch that has a week of every state."""
    folder = tmp_path_factory.mktemp("states")
    with served(content_of(states_watch(folder / "watch")), folder) as address:
        yield address


@pytest.fixture
def states(opened: Opened, states_url: str) -> Iterator[Page]:
    """Give the page of that watch in the middle of its last week."""
    opened.faults.clear()
    query = f"?week={OBSERVED}&as_of={MIDWEEK}"
    if opened.page.url.startswith(states_url):
        show(opened.page, query)
    else:
        open_overview(opened.page, states_url, query)
    yield opened.page
    assert opened.faults == []


def column_of(page: Page, chart: str, week: str) -> dict[str, Any]:
    """Say what is painted in a week's column: how its bars are filled, which marks stand there, which words."""
    seen: list[dict[str, Any]] = page.locator(f"#{chart}").evaluate(_COLUMNS, len(KNOWN))
    return seen[KNOWN.index(week)]


@pytest.mark.parametrize("chart", ["weeks", "family-attacks"])
def test_each_state_is_drawn_in_its_own_way(states: Page, chart: str) -> None:
    """A solid bar, a hatched one, a dashed slot with "?", and where nothing happened no bar."""
    drawn = {week: column_of(states, chart, week) for week in (ZERO, OBSERVED, NOT_COVERED, PROVISIONAL)}
    assert drawn[OBSERVED]["bars"] == ["solid"]
    assert drawn[PROVISIONAL]["bars"] == ["hatched"]
    assert drawn[NOT_COVERED] == {"bars": [], "marks": ["dashed"], "words": ["?"]}
    assert drawn[ZERO]["bars"] == []
    assert drawn[ZERO]["words"] == []
    assert "dashed" not in drawn[ZERO]["marks"]


def test_a_zero_that_was_observed_has_a_tick(states: Page) -> None:
    """In the main chart nothing would not tell a zero from a gap."""
    assert column_of(states, "weeks", ZERO)["marks"] == ["tick"]
    assert "tick" not in column_of(states, "weeks", OBSERVED)["marks"]


def test_no_line_runs_through_a_week_that_nobody_searched(states: Page) -> None:
    """The line ends before it and begins after it, dashed where the week can still fill."""
    lines = {trace["name"]: trace["y"] for trace in drawn_in(states, "weeks")}
    assert lines["score"][KNOWN.index(NOT_COVERED)] is None
    assert lines["score, provisional"][KNOWN.index(NOT_COVERED)] is None
    assert lines["score, provisional"][KNOWN.index(PROVISIONAL)] > 0
    assert lines["score"][KNOWN.index(ZERO)] == 0


def test_the_legend_names_the_states_that_occur(states: Page) -> None:
    """Those four and warming up; what does not occur, a week that lives from memory alone, is said to be absent."""
    said = {words.strip("?3\n") for words in states.locator(".states-legend li").all_inner_texts()}
    assert {"observed", "observed zero", "provisional", "not covered", "warming up, first weeks"} <= said
    assert "memory only, none here" in said


def test_the_list_of_weeks_and_the_table_say_the_state(states: Page) -> None:
    """Also without colours: in the header's list and in the table behind the chart."""
    options = states.locator("#field-week option").all_inner_texts()
    assert [words for words in options if "not covered" in words] == [
        next(words for words in options if words.startswith(NOT_COVERED))
    ]
    assert next(words for words in options if words.startswith(PROVISIONAL)).endswith("provisional")
    rows = states.locator("#weeks-section .fold tbody tr").all_text_contents()
    by_week = dict(zip(KNOWN, rows, strict=True))
    assert "not covered" in by_week[NOT_COVERED]
    assert "provisional" in by_week[PROVISIONAL]
    assert "observed" in by_week[ZERO]


def test_the_headline_tells_zero_from_unknown_and_from_unfinished(states: Page) -> None:
    """Zero is a number; a gap is a dash without a link; an unfinished week is compared with nothing."""
    score, sentence = states.locator(".verdict__score"), states.locator(".verdict__sentence")
    expect(score).not_to_have_text("0")
    show(states, f"?week={ZERO}&as_of={MIDWEEK}")
    expect(score).to_have_text("0")
    expect(score.locator("a")).to_have_count(1)
    show(states, f"?week={NOT_COVERED}&as_of={MIDWEEK}")
    expect(score).to_have_text("–")
    expect(score.locator("a")).to_have_count(0)
    expect(sentence).to_contain_text("was not covered")
    expect(states.locator(".verdict__about")).to_contain_text(", not covered")
    show(states, f"?week={PROVISIONAL}&as_of={MIDWEEK}")
    expect(score.locator("a")).to_have_count(1)
    expect(states.locator(".verdict__change")).to_have_count(0)
    expect(states.locator(".verdict__about")).to_have_text(f"Posture in {PROVISIONAL}, 17–23 Feb, provisional")


def test_a_click_on_an_uncovered_week_selects_it(states: Page) -> None:
    """Its slot is a column like any other."""
    plot = states.locator("#weeks .nsewdrag").first
    plot.scroll_into_view_if_needed()
    box = plot.bounding_box()
    assert box
    states.mouse.move(box["x"] + box["width"] * 6.5 / len(KNOWN), box["y"] + 100)
    expect(states.locator(".chart--leads #weeks")).to_be_attached()
    states.mouse.down()
    states.mouse.up()
    expect(states.locator(".verdict__about")).to_contain_text(NOT_COVERED)


_COLUMNS = """(graph, count) => {
  const plot = graph.querySelector(".nsewdrag").getBoundingClientRect(), each = plot.width / count;
  const columns = Array.from({ length: count }, () => ({ bars: [], marks: [], words: [] }));
  const put = (part, kind, what, widest) => {
    const box = part.getBoundingClientRect(), middle = box.x + box.width / 2;
    const inPlot = middle > plot.left && middle < plot.right && box.bottom > plot.top && box.top < plot.bottom;
    if (inPlot && box.width < widest) columns[Math.floor((middle - plot.left) / each)][kind].push(what);
  };
  for (const bar of graph.querySelectorAll(".barlayer .point path")) {
    if (bar.getBoundingClientRect().height > 0)
      put(bar, "bars", getComputedStyle(bar).fill.startsWith("url(") ? "hatched" : "solid", each);
  }
  for (const shape of graph.querySelectorAll(".shapelayer path")) {
    const isDashed = !["none", "0px", ""].includes(getComputedStyle(shape).strokeDasharray);
    const isTick = shape.getBoundingClientRect().width < 3;
    if (isDashed || isTick) put(shape, "marks", isDashed ? "dashed" : "tick", each);
  }
  for (const words of graph.querySelectorAll(".annotation-text"))
    if (words.textContent === "?") put(words, "words", "?", each);
  return columns;
}"""
