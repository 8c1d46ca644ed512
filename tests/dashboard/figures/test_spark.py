"""The small series of a table row."""

from __future__ import annotations

from urllib.parse import unquote
from xml.etree import ElementTree as ET

import pandas as pd

from dashboard.figures.spark import HEIGHT, WIDTH, spark_address
from dashboard.theme import DARK, LIGHT

SERIES = pd.DataFrame(
    {
        "week": ["2020-W01", "2020-W02", "2020-W03", "2020-W04", "2020-W05", "2020-W06"],
        "state": ["observed", "observed", "observed", "observed", "not_covered", "provisional"],
        "score": [50.0, 100.0, 0.0, 25.0, 30.0, 10.0],
        "warming_up": [True, False, False, False, False, False],
        "incidents": [1, 2, 0, 0, 1, 1],
    }
)
SVG = "{http://www.w3.org/2000/svg}"


def picture(address: str) -> ET.Element:
    """Decode the address and read the picture."""
    assert address.startswith("data:image/svg+xml,")
    return ET.fromstring(unquote(address.removeprefix("data:image/svg+xml,")))  # noqa: S314 (our own)


def bars(theme=LIGHT):
    """Return the painted rectangles: selected tint first."""
    return picture(spark_address(SERIES, theme, hue=1, selected="2020-W02")).findall(f"{SVG}rect")


def test_bars_stand_for_scores_on_one_scale():
    """100 is twice as high as 50; both stand on the baseline."""
    hollow, tint, full, *_ = bars()
    assert float(full.get("height")) == 2 * float(hollow.get("height"))
    assert float(full.get("y")) + float(full.get("height")) == float(hollow.get("y")) + float(hollow.get("height"))
    assert (tint.get("fill"), tint.get("height")) == (LIGHT.selected_tint, str(float(HEIGHT)))


def test_states_look_as_in_every_chart():
    """Hollow, solid, 42 % of the hue, hatched over hollow."""
    hollow, _, full, memory, provisional, hatch = bars()
    assert (hollow.get("fill"), hollow.get("stroke")) == (LIGHT.page, LIGHT.hue(1))
    assert full.get("fill") == LIGHT.hue(1)
    assert memory.get("fill") == LIGHT.mix(LIGHT.hue(1), 0.42)
    assert (provisional.get("fill"), hatch.get("fill")) == (LIGHT.page, "url(#h)")


def test_a_zero_is_a_tick_and_an_uncovered_week_a_gap_in_the_baseline():
    """Five weeks have a baseline, one of them a tick below it; the sixth has neither line nor bar."""
    root = picture(spark_address(SERIES, LIGHT, hue=1, selected=""))
    lines = root.findall(f"{SVG}path")
    assert len([line for line in lines if line.get("stroke") == LIGHT.zero_line]) == 5
    assert len([line for line in lines if line.get("stroke") == LIGHT.text_3]) == 1
    assert len(root.findall(f"{SVG}rect")) == 5


def test_nine_on_a_page_stay_light_and_hold_nothing_that_runs():
    """A few kilobytes for 26 weeks; no script, no link, no font from elsewhere."""
    long = pd.concat([SERIES] * 5, ignore_index=True).iloc[:26]
    address = spark_address(long, DARK, hue=9, selected="2020-W02")
    assert len(address) < 6000
    assert not [word for word in ("script", "href", "@import", "foreignObject") if word in unquote(address)]


def test_without_weeks_the_picture_is_empty():
    """It keeps its size, so that the row does not jump."""
    root = picture(spark_address(SERIES.iloc[:0], LIGHT, hue=1, selected=""))
    assert (root.get("width"), root.get("height")) == (str(WIDTH), str(HEIGHT))
    assert root.findall(f"{SVG}rect") == []
