"""Pictures of the running dashboard, taken in the Chromium that the browser tests use."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from playwright.sync_api import sync_playwright

from dashboard.ids import Overview

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

FOLDER = Path(__file__).parents[1] / "pictures"
_PATIENCE = 180_000  # milliseconds, on a busy machine
_SETTLES = 1_500  # milliseconds, after the last request
_AIR = 24  # pixels under the last section shown


@dataclass(frozen=True)
class Picture:
    """One picture: what is open (page and query), in which theme, how wide and how high in CSS pixels.

    until: the element with which the picture ends, whatever its height; seen: the element to bring into view.
    """

    name: str
    query: str
    width: int = 1440
    height: int = 900
    theme: Literal["light", "dark"] = "light"
    scale: float = 1
    until: str = ""
    seen: str = ""


_TO_MAIN_CHART = f"section:has(#{Overview.WEEKS})"
PICTURES = (
    Picture("overview-light", "?week=2020-W12", until=_TO_MAIN_CHART),
    Picture("overview-dark", "?week=2020-W12", theme="dark", until=_TO_MAIN_CHART),
    Picture("overview-phone", "?week=2020-W12", width=390, height=844, scale=2),
    Picture("compare", "compare?week=2020-W12", height=960),
    Picture(
        "weights",
        "weights?week=2020-W12&weights=attacks:5,force_protection_raised:2,troop_relocations:0.5,"
        "air_defense_deployments:1&base=default",
        height=980,
    ),
    Picture("evidence", "?week=2020-W15&incident=INC-20200407-ABUGHRAIB&article=seed-0001", seen="mark"),
)


def take_pictures(address: str) -> Iterator[Path]:
    """Take every picture of the dashboard at an address; give each file once it is written."""
    FOLDER.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM"), args=["--no-sandbox", "--disable-gpu"], timeout=_PATIENCE
        )
        for picture in PICTURES:
            yield _take(browser, address, picture)
        browser.close()


def _take(browser: Browser, address: str, picture: Picture) -> Path:
    page = browser.new_page(
        viewport={"width": picture.width, "height": picture.height},
        device_scale_factor=picture.scale,
        color_scheme=picture.theme,
        reduced_motion="reduce",
    )
    page.set_default_timeout(_PATIENCE)
    page.goto(f"{address}/{picture.query}")
    _wait_until_drawn(page)
    if picture.until:
        # The window grows instead of the picture, so that what fills the window's height still does.
        box = page.locator(picture.until).bounding_box()
        bottom = box["y"] + box["height"] if box else picture.height
        page.set_viewport_size({"width": picture.width, "height": round(bottom) + _AIR})
        _wait_until_drawn(page)
    if picture.seen:
        page.locator(picture.seen).first.evaluate("element => element.scrollIntoView({ block: 'center' })")
        page.wait_for_timeout(_SETTLES)
    file = FOLDER / f"{picture.name}.png"
    page.screenshot(path=file)
    page.close()
    return file


def _wait_until_drawn(page: Page) -> None:
    page.locator(".js-plotly-plot .main-svg").first.wait_for(state="attached")
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(_SETTLES)
