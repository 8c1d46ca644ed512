"""Widths of texts, where they break, and positions that keep apart."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.figures.labels import Scale, spread, text_width, wrap

POSITIONS = st.lists(st.floats(0, 300), min_size=1, max_size=12).map(sorted)


@given(POSITIONS)
def test_spread_keeps_order_distance_and_bounds(wanted):
    """Neighbours are a gap apart, nobody overtakes, all stay inside while they fit."""
    placed = spread(wanted, 14, 0, 400)
    assert len(placed) == len(wanted)
    assert all(later - earlier >= 14 - 1e-6 for earlier, later in pairwise(placed))
    assert placed[0] >= -1e-6
    assert placed[-1] <= 400 + 1e-6


@given(POSITIONS)
def test_spread_leaves_alone_what_is_far_enough_apart(wanted):
    """Only what would overlap moves."""
    apart = [position + 20 * index for index, position in enumerate(wanted)]
    assert spread(apart, 14, 0, 1000) == pytest.approx(apart)


def test_two_at_one_place_move_by_half_a_gap_each():
    """The least movement, worked out by hand."""
    assert spread([100, 100], 14, 0, 300) == [93, 107]


def test_of_too_many_the_first_stays_at_the_top():
    """Three names of 20 px in 30 px: they leave below, none above."""
    assert spread([5, 5, 5], 20, 0, 30) == [0, 20, 40]


def test_a_wide_letter_is_wider_than_a_narrow_one():
    """The estimate follows the letters, not their number."""
    assert text_width("WWW", 11) > 2 * text_width("iii", 11)
    assert text_width("ab", 22) == pytest.approx(2 * text_width("ab", 11))


def test_wrap_breaks_at_spaces_and_never_inside_a_word():
    """No line is wider than asked for, unless one word is."""
    lines = wrap("rockets on Camp Taji, 11 and 14 March", 90, 11)
    assert " ".join(lines) == "rockets on Camp Taji, 11 and 14 March"
    assert len(lines) > 1
    assert all(text_width(line, 11) <= 90 for line in lines)
    assert wrap("Antidisestablishmentarianism", 20, 11) == ["Antidisestablishmentarianism"]
    assert wrap("", 90, 11) == []


def test_a_scale_goes_down_and_back():
    """Pixels from the top and values are each other's inverse."""
    scale = Scale(-10, 90, 200)
    assert scale.down(90) == 0
    assert scale.down(-10) == 200
    assert scale.value(scale.down(37.5)) == pytest.approx(37.5)
    assert scale.points(scale.pixels(12)) == pytest.approx(12)
