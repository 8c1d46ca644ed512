"""How long a reader waits: from starting the server to its first answer, from opening the page to its first chart.

The charts are drawn by a real Chromium: $CHROMIUM, else the first on the PATH.
"""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

from benchmarks.weights_drag import measure_drag

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, BrowserContext

    from benchmarks.weights_drag import Drag

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
_PATIENCE = 120  # seconds
_SETTLED = 5  # seconds, in which a server works out beside its first requests what readers will ask
# Looks once a frame; a trace that has a size is on the screen, whatever else is still to come.
_WAIT_FOR_CHART = """
(() => {
  const look = () => {
    const trace = document.querySelector(".js-plotly-plot .cartesianlayer .trace");
    if (trace && trace.getBoundingClientRect().width > 0) { window.firstChart = performance.now(); }
    else { requestAnimationFrame(look); }
  };
  requestAnimationFrame(look);
})();
"""


@dataclass
class Waits:
    """Seconds, one a run: to the first answer; to the first chart of a first visit to a server just started,
    of a new reader, and of one who has been there before; and a drag of a slider of the Weights page."""  # noqa: D205, D209

    first_answer: list[float] = field(default_factory=list)
    fresh_server: list[float] = field(default_factory=list)
    cold_cache: list[float] = field(default_factory=list)
    warm_cache: list[float] = field(default_factory=list)
    drags: list[Drag] = field(default_factory=list)


def measure_waits(runs: int) -> Waits:
    """Start the server anew for every run, and open its page three times."""
    waits = Waits()
    with sync_playwright() as playwright:
        is_root = hasattr(os, "geteuid") and os.geteuid() == 0
        browser = playwright.chromium.launch(
            executable_path=_chromium(), args=["--no-sandbox", "--disable-gpu"] if is_root else []
        )
        _first_chart_of_new_reader(browser, "data:text/html,<title>warm up</title>", wait=False)
        for _ in range(runs):
            with _served() as (address, seconds):
                waits.first_answer.append(seconds)
                waits.fresh_server.append(_first_chart_of_new_reader(browser, address))
                time.sleep(_SETTLED)
                with closing(_reader(browser)) as reader:
                    waits.cold_cache.append(_first_chart(reader, address))
                    waits.warm_cache.append(_first_chart(reader, address))
                waits.drags.append(measure_drag(browser, address))
        browser.close()
    return waits


@contextmanager
def _served() -> Iterator[tuple[str, float]]:
    """Serve the shipped watch on a free port; give its address and the seconds to its first 200."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with tempfile.TemporaryDirectory() as home:
        started = time.perf_counter()
        server = subprocess.Popen(
            [sys.executable, "-m", "dashboard", "--port", str(port)],
            env={**os.environ, "POSTUREWATCH_HOME": home},
            stdout=subprocess.DEVNULL,
            start_new_session=True,
        )
        try:
            _await_answer(port, server)
            yield f"http://127.0.0.1:{port}/", time.perf_counter() - started
        finally:
            os.killpg(server.pid, signal.SIGTERM)
            server.wait(timeout=_PATIENCE)


def _await_answer(port: int, server: subprocess.Popen[bytes]) -> None:
    give_up = time.perf_counter() + _PATIENCE
    while time.perf_counter() < give_up and server.poll() is None:
        try:
            connection = HTTPConnection("127.0.0.1", port, timeout=_PATIENCE)
            connection.request("GET", "/")
            if connection.getresponse().status == 200:
                return
        except OSError:
            time.sleep(0.005)
    message = f"the server gave no answer in {_PATIENCE} s. Start it with posturewatch serve to see why."
    raise RuntimeError(message)


def _reader(browser: Browser) -> BrowserContext:
    return browser.new_context(viewport={"width": 1440, "height": 900})


def _first_chart_of_new_reader(browser: Browser, address: str, *, wait: bool = True) -> float:
    with closing(_reader(browser)) as reader:
        return _first_chart(reader, address, wait=wait)


def _first_chart(reader: BrowserContext, address: str, *, wait: bool = True) -> float:
    """Open the page in a new tab; give the seconds from navigation to the first trace that is drawn."""
    page = reader.new_page()
    page.add_init_script(_WAIT_FOR_CHART)
    page.goto(address, wait_until="commit")
    if not wait:
        return 0.0
    page.wait_for_function("() => window.firstChart", timeout=1000 * _PATIENCE)
    seconds = page.evaluate("() => window.firstChart") / 1000
    page.wait_for_load_state("networkidle")  # the next visit finds in the browser's cache what this one fetched
    page.close()
    return float(seconds)


def _chromium() -> str:
    found = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, _NAMES)), None)
    if found is None:
        message = f"no Chromium: set CHROMIUM, or put one of {', '.join(_NAMES)} on the PATH"
        raise RuntimeError(message)
    return found
