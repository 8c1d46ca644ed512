"""The charts of a page are drawn one after the other, so that the first is there before the last."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.looking import DESK, PHONE, open_overview

if TYPE_CHECKING:
    from playwright.sync_api import Page

# The order in which charts get their first drawing, each with whether it was in sight then, and with its frame.
_NOTE_ORDER = """
  window.drawn = [];
  let frame = 0;
  const count = () => { frame += 1; requestAnimationFrame(count); };
  count();
  new MutationObserver((changes) => {
    for (const { addedNodes } of changes) for (const node of addedNodes) {
      if (!(node.classList && node.classList.contains("main-svg"))) continue;
      const chart = node.closest(".js-plotly-plot");
      const id = chart.parentElement.closest("[id]").id;
      if (window.drawn.some((one) => one.id === id)) continue;
      const box = chart.getClientRects()[0];
      window.drawn.push({ id, frame, inSight: Boolean(box) && box.top < innerHeight, isShown: Boolean(box) });
    }
  }).observe(document, { subtree: true, childList: true });
"""


@pytest.mark.parametrize(("size", "hidden"), [(DESK, "weeks-compact"), (PHONE, "weeks")])
def test_what_is_in_sight_comes_first_and_what_no_one_sees_last(
    page: Page, app_url: str, size: dict[str, int], hidden: str
) -> None:
    """On a desk the phone's chart comes last, on a phone the desk's; every chart has a frame of its own."""
    page.set_viewport_size(size)  # type: ignore[arg-type]
    page.add_init_script(_NOTE_ORDER)
    open_overview(page, app_url)
    expect(page.locator(".dash-graph--pending")).to_have_count(0)
    drawn = page.evaluate("window.drawn")
    in_sight = [one["inSight"] for one in drawn]
    assert len(drawn) == page.locator(".js-plotly-plot").count()
    assert in_sight == sorted(in_sight, reverse=True)
    assert [one["id"] for one in drawn if not one["isShown"]] == [hidden] == [drawn[-1]["id"]]
    frames = [one["frame"] for one in drawn]
    assert frames == sorted(set(frames))


def test_a_chart_that_was_hidden_is_whole_when_a_wider_page_shows_it(page: Page, app_url: str) -> None:
    """It was drawn without a size, and takes the size of its place."""
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    open_overview(page, app_url)
    page.set_viewport_size(DESK)  # type: ignore[arg-type]
    page.wait_for_function(
        "() => { const chart = document.querySelector('#weeks .js-plotly-plot');"
        " return chart.clientWidth > 700 && chart._fullLayout.width === chart.clientWidth"
        " && chart._fullLayout.height === chart.clientHeight; }"
    )
