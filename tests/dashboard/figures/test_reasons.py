"""The stated reasons of a week as one bar."""

from __future__ import annotations

import pandas as pd
import pytest

from dashboard import text
from dashboard.figures.reasons import reasons_figure
from dashboard.theme import LIGHT

NAMES = {"threat": "Threat", "virus": "Virus", "planned": "Planned", "unstated": "Not said"}
REASONS = pd.DataFrame({"reason": ["threat", "unstated", "virus", "planned"], "incidents": [1, 4, 3, 0]})


def test_reasons_stand_by_count_with_the_unstated_last():
    """Virus 3, threat 1, not said 4; a reason that nobody states has no part."""
    figure = reasons_figure(REASONS, NAMES, LIGHT)
    assert [part["name"] for part in figure["data"]] == ["Virus", "Threat", "Not said"]
    assert [part["base"][0] for part in figure["data"]] == [0, 3, 4]
    gap = 3 - figure["data"][0]["x"][0]
    assert [part["x"][0] + gap for part in figure["data"]] == pytest.approx([3, 1, 4])


def test_shades_go_from_dark_to_light_and_the_unstated_is_outlined():
    """Ink only: a reason is no indicator."""
    figure = reasons_figure(REASONS, NAMES, LIGHT)
    assert [part["marker"]["color"] for part in figure["data"]] == [LIGHT.ink[0], LIGHT.ink[1], LIGHT.ink[-1]]
    assert [part["marker"]["line"]["width"] for part in figure["data"]] == [0, 0, 1]


def test_counts_stand_inside_and_words_below():
    """Every part is named, with its count."""
    words = [note["text"] for note in reasons_figure(REASONS, NAMES, LIGHT)["layout"]["annotations"]]
    assert [word.partition(">")[2].partition("<")[0] for word in words[:3]] == ["3", "1", "4"]
    assert words[3:] == ["Virus", "Threat", "Not said"]


def test_words_break_into_lines_and_the_figure_grows():
    """Nothing is cut where the place is narrow."""
    wide, narrow = (reasons_figure(REASONS, NAMES, LIGHT, width=width) for width in (400, 90))
    assert narrow["layout"]["height"] > wide["layout"]["height"]


def test_a_word_without_a_name_stands_escaped():
    """A watch's own code cannot become a tag."""
    odd = pd.DataFrame({"reason": ["<b>"], "incidents": [1]})
    assert reasons_figure(odd, {}, LIGHT)["data"][0]["name"] == "&lt;b&gt;"


def test_without_reasons_the_figure_says_that_nothing_began():
    """An empty bar says nothing."""
    figure = reasons_figure(REASONS.assign(incidents=0), NAMES, LIGHT)
    assert [note["text"] for note in figure["layout"]["annotations"]] == [text.NO_REASONS]
