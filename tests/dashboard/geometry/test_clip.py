"""Outlines and lines cut to a box."""

from __future__ import annotations

from math import atan2

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.geometry.clip import Box, clip_ring, ring_area, ring_holds

BOX = Box(0.0, 0.0, 10.0, 10.0)
SQUARE = ((-5.0, -5.0), (5.0, -5.0), (5.0, 5.0), (-5.0, 5.0), (-5.0, -5.0))
COORDINATES = st.floats(-20, 20).map(lambda value: round(value, 2))


def test_a_square_over_the_corner_keeps_its_quarter():
    """Of 100 square degrees 25 lie in the box; the cut outline is closed."""
    cut = clip_ring(SQUARE, BOX)
    assert ring_area(cut) == 25
    assert cut[0] == cut[-1]
    assert all(BOX.holds(point) for point in cut)


def test_what_lies_beside_the_box_is_gone_and_what_lies_inside_stays():
    """Nothing and everything."""
    outside = tuple((x + 50, y) for x, y in SQUARE)
    inside = tuple((x / 2 + 5, y / 2 + 5) for x, y in SQUARE)
    assert clip_ring(outside, BOX) == ()
    assert ring_area(clip_ring(inside, BOX)) == ring_area(inside) == 25


def test_an_outline_around_the_box_fills_it():
    """The land goes on in all directions."""
    around = tuple((x * 10, y * 10) for x, y in SQUARE)
    assert ring_area(clip_ring(around, BOX)) == 100


@given(st.lists(st.tuples(COORDINATES, COORDINATES), min_size=3, max_size=8))
def test_a_cut_outline_never_leaves_the_box_nor_grows(points):
    """For any outline that runs one way round, however it lies."""
    middle_x = sum(x for x, _ in points) / len(points)
    middle_y = sum(y for _, y in points) / len(points)
    ring = sorted(points, key=lambda p: atan2(p[1] - middle_y, p[0] - middle_x))
    cut = clip_ring((*ring, ring[0]), BOX)
    assert all(-1e-9 <= x <= 10 + 1e-9 and -1e-9 <= y <= 10 + 1e-9 for x, y in cut)
    assert ring_area(cut) <= ring_area((*ring, ring[0])) + 1e-6


def test_a_point_is_inside_or_outside_an_outline():
    """Even-odd rule, on a square with known corners."""
    assert ring_holds(SQUARE, (0.0, 0.0))
    assert not ring_holds(SQUARE, (6.0, 0.0))


def test_a_box_around_no_points_is_refused_with_advice():
    """A map of nothing is a mistake of the caller."""
    with pytest.raises(ValueError, match="Expected at least one"):
        Box.around([])
