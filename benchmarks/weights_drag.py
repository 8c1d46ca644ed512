"""How fast the chart of the Weights page follows the thumb, with a network that is 200 ms slow.

A real drag in a real Chromium: every value of a slider once, from the event to the chart that Plotly says is drawn;
beside it the bare redraw of the same chart with numbers that are there already.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

_LATENCY: Final = 200  # milliseconds
_VALUES: Final = 21  # 0 to 10 by halves
_BETWEEN: Final = 80  # milliseconds, as a hand moves
_PATIENCE: Final = 120_000  # milliseconds
_LISTEN = """() => {
  const chart = document.querySelector("#weights-weeks .js-plotly-plot");
  window.dragged = { values: [], drawn: [], waits: [] };
  let since = null;
  document.querySelector(".weight__range").addEventListener("input", (event) => {
    window.dragged.values.push(event.target.value);
    since = performance.now();
  }, true);
  chart.on("plotly_afterplot", () => {
    if (since === null) return;
    window.dragged.waits.push(performance.now() - since);
    window.dragged.drawn.push(document.querySelector(".weight__range").value);
    since = null;
  });
}"""
_BARE = """async (times) => {
  const chart = document.querySelector("#weights-weeks .js-plotly-plot");
  const seen = chart.data.map((trace, at) => at).filter((at) => chart.data[at].visible !== false);
  const took = [];
  for (let run = 0; run < times; run++) {
    await new Promise((resolve) => setTimeout(resolve, 80));
    await new Promise(requestAnimationFrame);
    const ys = seen.map((at) => Array.from(chart.data[at].y, (y) => (y === null ? null : y * (1 - run / 100))));
    const began = performance.now();
    window.Plotly.restyle(chart, { y: ys }, seen);
    took.push(performance.now() - began);
  }
  return took;
}"""


@dataclass(frozen=True)
class Drag:
    """One drag over all values.

    waits: ms from each event to the drawn chart; bare: ms of bare redraws; values, drawn: how many slider values
    there were and how many were drawn; requests: while the thumb was held.
    """

    waits: list[float]
    bare: list[float]
    values: int
    drawn: int
    requests: int


def measure_drag(browser: Browser, address: str) -> Drag:
    """Drag the first slider from end to end."""
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.goto(f"{address}weights", wait_until="networkidle")
    page.locator("#weights-weeks .js-plotly-plot .barlayer").first.wait_for(state="attached", timeout=_PATIENCE)
    page.wait_for_timeout(1500)
    slow = page.context.new_cdp_session(page)
    slow.send("Network.enable")
    conditions = {"offline": False, "latency": _LATENCY, "downloadThroughput": -1, "uploadThroughput": -1}
    slow.send("Network.emulateNetworkConditions", conditions)
    page.evaluate(_LISTEN)
    requests = _drag(page)
    dragged = page.evaluate("() => window.dragged")
    bare = page.evaluate(_BARE, _VALUES)
    page.close()
    return Drag(dragged["waits"], bare, len(set(dragged["values"])), len(set(dragged["drawn"])), requests)


def _drag(page: Page) -> int:
    """Hold the thumb and bring it to every value; give how many requests went out before it was let go."""
    box = page.locator(".weight__range").first.bounding_box()
    if box is None:
        message = "the Weights page shows no slider"
        raise RuntimeError(message)
    asked: list[str] = []
    left, width, middle = box["x"] + 8, box["width"] - 16, box["y"] + box["height"] / 2
    page.mouse.move(left + 0.4 * width, middle)
    page.mouse.down()
    page.on("request", lambda request: asked.append(request.url))
    for step in range(_VALUES):
        page.mouse.move(left + width * step / (_VALUES - 1), middle)
        page.wait_for_timeout(_BETWEEN)
    held = len(asked)
    page.mouse.up()
    page.wait_for_timeout(1000)
    return held
