"""A real browser that fails a test on whatever a reader must never meet.

Chromium is $CHROMIUM, else the first on the PATH. Without one, browser tests are skipped; with CI=true they fail.
A page fails its test on a request to another host, an error in its console, an uncaught exception, and
anything that the content security policy refused.
"""

from __future__ import annotations

import logging
import os
import re
import shutil
import subprocess
import sys
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from tests.browser import demo
from tests.browser.looking import at_usual_view
from tests.browser.serving import served

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
_QUIET = (
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
_AS_ROOT = ("--headless", "--no-sandbox", "--disable-gpu")
_REPORT_REFUSED = """
document.addEventListener("securitypolicyviolation", (refused) =>
  console.error("refused by the content security policy: " + refused.violatedDirective + " " + refused.blockedURI));
"""
_STARTS_WITHIN = 60  # seconds

# A busy machine is no fault of the page.
_PATIENCE = 60_000  # milliseconds
expect.set_options(timeout=_PATIENCE)
logging.getLogger("werkzeug").setLevel(logging.WARNING)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what opens a browser, so that it can be left out with -m "not browser"."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    """Start the system's Chromium, without traffic of its own."""
    found = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, _NAMES)), None)
    if found is None:
        message = f"no Chromium: set CHROMIUM, or put one of {', '.join(_NAMES)} on the PATH"
        if os.environ.get("CI") == "true":
            pytest.fail(message)
        pytest.skip(message)
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    return {"executable_path": found, "headless": True, "args": [*_QUIET, *(_AS_ROOT if is_root else ())]}


@pytest.fixture(scope="session")
def browser_context_args() -> dict[str, Any]:
    """Open pages as on a usual desk: 1440 by 900, light, no animation to wait for."""
    return {"viewport": {"width": 1440, "height": 900}, "color_scheme": "light", "reduced_motion": "reduce"}


@pytest.fixture
def faults() -> list[str]:
    """Collect what a page did that no page may do; a test that provokes a fault takes it out of the list."""
    return []


@pytest.fixture
def page(context: BrowserContext, faults: list[str]) -> Iterator[Page]:
    """Open a page; the test fails when `faults` holds anything at its end."""
    yield watched_page(context, faults)
    assert faults == []


@pytest.fixture(scope="module")
def opened(browser: Browser, browser_context_args: dict[str, Any]) -> Iterator[Opened]:
    """Open one page for all tests of a file that only look at it or change its view."""
    context = browser.new_context(**browser_context_args)
    faults: list[str] = []
    yield Opened(watched_page(context, faults), faults)
    context.close()


@pytest.fixture
def overview(opened: Opened, app_url: str) -> Iterator[Page]:
    """Give the file's page at the shipped watch's 2020-W12, as opened anew; fail the test on any fault in it."""
    opened.faults.clear()
    at_usual_view(opened.page, app_url)
    yield opened.page
    assert opened.faults == []


@dataclass(frozen=True)
class Opened:
    """A page, and what it did that no page may do."""

    page: Page
    faults: list[str]


def watched_page(context: BrowserContext, faults: list[str]) -> Page:
    """Open a page that notes its faults in the list and waits as long as a busy machine needs."""
    context.add_init_script(_REPORT_REFUSED)
    page = context.new_page()
    page.set_default_timeout(_PATIENCE)
    watch_page(page, faults)
    return page


def watch_page(page: Page, faults: list[str]) -> None:
    """Note every fault of a page in the list."""

    def note_console(message: ConsoleMessage) -> None:
        if message.type == "error":
            faults.append(f"console: {message.text}")

    def note_request(address: str) -> None:
        place = urlsplit(address)
        if place.scheme not in {"data", "blob", "about"} and place.hostname != "127.0.0.1":
            faults.append(f"request to another host: {address}")

    page.on("console", note_console)
    page.on("pageerror", lambda error: faults.append(f"exception: {error}"))
    page.on("request", lambda request: note_request(request.url))


@pytest.fixture(scope="session")
def shell_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the shell around the demo content on a free port; return its address, without a path."""
    with served(demo.content(), tmp_path_factory.mktemp("home")) as address:
        yield address


@pytest.fixture(scope="session")
def app_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Start the dashboard as a user does, on a free port; return its address, without a path."""
    environment = os.environ | {"POSTUREWATCH_HOME": str(tmp_path_factory.mktemp("home"))}
    process = subprocess.Popen(
        [sys.executable, "-m", "dashboard", "--port", "0"], env=environment, stdout=subprocess.PIPE, text=True
    )
    timer = threading.Timer(_STARTS_WITHIN, process.kill)
    timer.start()
    try:
        assert process.stdout
        line = process.stdout.readline()
        timer.cancel()
        address = re.search(r"http://127\.0\.0\.1:\d+", line)
        assert address, f"the server did not say where it is, but: {line!r}"
        yield address.group()
    finally:
        timer.cancel()
        process.terminate()
        process.wait(timeout=20)
