"""Event text made safe, numbers as a chart writes them, the figure that only speaks."""

from __future__ import annotations

import json

import pytest

from dashboard.figures.escaping import plain
from dashboard.figures.numbers import MINUS, counted, points, whole
from dashboard.figures.sheet import Sheet, empty_figure
from dashboard.figures.states import Mark, mark_of
from dashboard.theme import DARK


@pytest.mark.parametrize(
    "words",
    ["<b>x</b>", '<a href="https://example.org">x</a>', "<img src=x onerror=y>", "a<br>b", "<<", "&lt;b&gt;"],
)
def test_no_tag_survives(words):
    """Plotly reads tags: none may come from an article."""
    safe = plain(words)
    assert "<" not in safe
    assert ">" not in safe


def test_an_entity_in_the_text_is_shown_as_it_was_written():
    """`&lt;` in a summary is those four letters, not a sign."""
    assert plain("&lt;") == "&amp;lt;"
    assert plain("Taji &  Balad\nnext") == "Taji &amp; Balad next"


@pytest.mark.parametrize(
    ("value", "written"),
    [(28.34, "28.3"), (0.0, "0"), (0.04, "<0.1"), (-0.04, f">{MINUS}0.1"), (-13.46, f"{MINUS}13.5")],
)
def test_points_have_one_decimal_and_no_false_zero(value, written):
    """0.0 would hide that something happened."""
    assert points(value) == written


def test_whole_numbers_carry_a_true_minus():
    """And no minus before a zero."""
    assert (whole(-40.2), whole(40.0), whole(-0.2)) == (f"{MINUS}40", "40", "0")


def test_a_count_takes_the_form_of_its_noun():
    """One is singular, zero is not."""
    forms = ("{count} site", "{count} sites")
    assert [counted(count, forms) for count in (0, 1, 2)] == ["0 sites", "1 site", "2 sites"]


def test_what_is_least_certain_decides_how_a_bar_looks():
    """Provisional before warming up before memory."""
    assert mark_of("provisional", warming_up=True, incidents=0) == Mark.PROVISIONAL
    assert mark_of("observed", warming_up=True, incidents=0) == Mark.WARMING
    assert mark_of("observed", warming_up=False, incidents=0) == Mark.MEMORY
    assert mark_of("observed", warming_up=False, incidents=3) == Mark.OBSERVED


def test_strips_fill_the_sheet_from_top_to_bottom_without_gaps():
    """A click between two strips would be lost."""
    sheet = Sheet((200, 30, 20), left=0, right=0, top=5)
    domains = [sheet.domain(strip) for strip in range(3)]
    assert domains[0][1] == 1
    assert domains[0][0] == domains[1][1]
    assert domains[1][0] == domains[2][1]
    assert domains[2][0] == pytest.approx(0)
    assert sheet.height == 255


def test_the_empty_figure_is_words_only_and_plain_json():
    """A dict that any browser can take, in the theme's colours."""
    figure = json.loads(json.dumps(empty_figure("Nothing here", DARK)))
    assert figure["data"] == []
    assert figure["layout"]["annotations"][0]["text"] == "Nothing here"
    assert figure["layout"]["annotations"][0]["font"]["color"] == DARK.text_3
