"""How long a reader waits: start of the server to its first answer, and a visit to its first drawn chart."""

from __future__ import annotations

import os
import re
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from contextlib import contextmanager
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from collections.abc import Iterator

RUNS = 5
_FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
_DRAWN = "() => document.querySelectorAll('.js-plotly-plot svg path').length > 20"
_PATIENCE = 60_000  # milliseconds


def waiting_lines() -> list[str]:
    """Measure and say it, as lines of Markdown."""
    starts = []
    for _ in range(RUNS):
        with _serving() as (_, seconds):
            starts.append(seconds)
    with _serving() as (address, _):
        time.sleep(5)  # what the server works out beside its first requests is no part of a visit
        cold, warm = _visits(address)
    rows = (("start to first 200", starts), ("visit, cold cache, to first chart", cold), ("visit, warm cache", warm))
    lines = ["## What a reader waits for", "", "| wait | median | range |", "|---|---|---|"]
    for name, seconds in rows:
        lines.append(f"| {name} | {statistics.median(seconds):.2f} s | {min(seconds):.2f} to {max(seconds):.2f} s |")
    return lines


@contextmanager
def _serving() -> Iterator[tuple[str, float]]:
    """Start the server on a free port; give its address and the seconds to its first answer."""
    with tempfile.TemporaryDirectory() as home:
        started = time.perf_counter()
        process = subprocess.Popen(
            [sys.executable, "-m", "dashboard", "--port", "0"], stdout=subprocess.PIPE, text=True,
            env={**os.environ, "POSTUREWATCH_HOME": home},
        )  # fmt: skip
        try:
            said = process.stdout.readline() if process.stdout else ""
            address = re.search(r"http://\S+", said)
            if address is None:
                message = f"The server said {said!r} where its address was expected."
                raise RuntimeError(message)
            with urllib.request.urlopen(address[0]) as answer:  # noqa: S310 (our own server)
                answer.read()
            yield address[0], time.perf_counter() - started
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait()


def _visits(address: str) -> tuple[list[float], list[float]]:
    """Visit with an empty cache, then again with a filled one, several times."""
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium")
    cold, warm = [], []
    with sync_playwright() as playwright:
        for _ in range(RUNS):
            browser = playwright.chromium.launch(executable_path=chromium, args=_FLAGS)
            context = browser.new_context(viewport={"width": 1440, "height": 900})
            for seconds in (cold, warm):
                page = context.new_page()
                started = time.perf_counter()
                page.goto(address)
                page.wait_for_function(_DRAWN, timeout=_PATIENCE)
                seconds.append(time.perf_counter() - started)
                page.close()
            browser.close()
    return cold, warm
