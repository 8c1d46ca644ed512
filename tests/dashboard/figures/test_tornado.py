"""Which weight matters most, as bars from the score outwards."""

from __future__ import annotations

import pandas as pd
import pytest

from dashboard.figures.tornado import tornado_figure
from dashboard.theme import LIGHT

ROWS = pd.DataFrame({"short": ["A", "B"], "hue": [1, 2], "at_less": [38.0, 42.5], "at_more": [44.0, 41.5]})


def test_bars_reach_from_the_score_to_what_a_fifth_makes_of_it():
    """Lower first, then higher; a weight that lowers the score goes the other way."""
    bars = tornado_figure(ROWS, 42.0, LIGHT)["data"]
    assert [(bar["base"], bar["x"][0], bar["y"][0]) for bar in bars] == [
        (42.0, pytest.approx(-4.0), 0), (42.0, pytest.approx(2.0), 0),
        (42.0, pytest.approx(0.5), 1), (42.0, pytest.approx(-0.5), 1),
    ]  # fmt: skip


def test_a_threshold_in_sight_is_named():
    """40 lies between 38 and 42; 60 does not."""
    figure = tornado_figure(ROWS, 42.0, LIGHT)
    said = [note["text"] for note in figure["layout"]["annotations"]]
    assert "40 Heightened" in said
    assert not any("High" in one and "Heightened" not in one for one in said)


def test_every_number_that_differs_from_the_score_is_written():
    """One beside each bar's end, and the score itself."""
    said = [note["text"] for note in tornado_figure(ROWS, 42.0, LIGHT)["layout"]["annotations"]]
    assert {"38.0", "44.0", "42.5", "41.5", "42.0", "A", "B"} <= set(said)


def test_without_weights_it_says_so():
    """Nothing to move."""
    assert tornado_figure(ROWS.iloc[:0], float("nan"), LIGHT)["data"] == []
