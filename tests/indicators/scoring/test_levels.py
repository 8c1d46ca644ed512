"""Levels with hysteresis: up at once, down only when two full weeks agree."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.scoring.levels import LEVEL_NAMES, THRESHOLDS, held_levels, raw_level

points = st.floats(-100, 100)


def held(*scores):
    """Hold the level over weeks that all count."""
    return held_levels(scores, [True] * len(scores))


def test_names_are_words_of_posture():
    """Five names for the five ranges between four thresholds."""
    assert LEVEL_NAMES == ("Routine", "Watchful", "Heightened", "High", "Extreme")
    assert tuple(THRESHOLDS) == (20, 40, 60, 80)


@pytest.mark.parametrize(
    ("score", "level"),
    [(-100, 0), (0, 0), (19.999, 0), (20, 1), (40, 2), (59.9, 2), (60, 3), (80, 4), (100, 4)],
)
def test_a_threshold_belongs_to_the_level_above(score, level):
    """The raw level counts the thresholds at or under the score; a negative score is Routine."""
    assert raw_level(score) == level


def test_level_rises_at_once():
    """From 10 to 85 in one week is Extreme in that week."""
    assert held(10.0, 85.0) == [0, 4]


def test_one_low_week_does_not_lower_the_level():
    """45, 10: the week before was not low, so Heightened holds; the second low week lets it fall."""
    assert held(45.0, 10.0, 10.0) == [2, 2, 0]


def test_level_falls_only_when_more_than_five_points_under():
    """35 twice is exactly five points under 40 and holds; 34.9 twice falls."""
    assert held(45.0, 35.0, 35.0) == [2, 2, 2]
    assert held(45.0, 34.9, 34.9) == [2, 2, 1]


def test_level_falls_as_far_as_the_higher_of_the_two_weeks_allows():
    """70, 50, 10: the higher of the last two is 50, so it falls to Heightened and not to Routine."""
    assert held(70.0, 50.0, 10.0) == [3, 3, 2]


def test_weeks_that_do_not_count_hold_the_level():
    """A provisional 90 and a missing week change nothing, and the last valid week stays the one before.

    45, (90), (none), 10: the week before 10 that counts is 45, so Heightened holds once more.
    """
    levels = held_levels([45.0, 90.0, math.nan, 10.0, 10.0], [True, False, True, True, True])
    assert levels == [2, 2, 2, 2, 0]


def test_no_level_before_the_first_week_that_counts():
    """Uncovered and provisional weeks at the start have no level to hold."""
    assert held_levels([math.nan, 50.0, 50.0], [True, False, True]) == [None, None, 2]


@given(st.lists(points, max_size=12))
def test_held_level_is_never_under_the_raw_level(scores):
    """L_t >= up(C_t), whatever came before."""
    levels = held(*scores)
    assert all(level >= sum(c >= t for t in (20, 40, 60, 80)) for level, c in zip(levels, scores, strict=True))


@given(points, st.integers(1, 10))
def test_constant_score_gives_a_constant_level(score, weeks):
    """Nothing moves when nothing moves."""
    assert len(set(held(*[score] * weeks))) == 1


@given(st.sampled_from([20, 40, 60, 80]), st.data())
def test_oscillation_inside_the_band_never_flips_the_level(threshold, data):
    """Once at a level, weeks from five points under its threshold up to the next one hold it."""
    band = st.floats(threshold - 5, threshold + 19.999)
    weeks = data.draw(st.lists(band, max_size=12))
    assert set(held(threshold, *weeks)) == {threshold // 20}


@given(st.lists(points, min_size=1, max_size=12))
def test_two_weeks_more_than_five_points_under_are_enough(scores):
    """After two weeks under all before them the level is at most five points above the raw one."""
    low = min(scores) - 6
    assert held(*scores, low, low)[-1] == sum(low + 5 >= t for t in (20, 40, 60, 80))


def test_rounding_decides_no_level():
    """A sum that comes out a hair under a threshold reaches it; a real distance does not."""
    assert raw_level(59.99999999999999) == raw_level(60.00000000000001) == 3
    assert raw_level(59.9999) == 2
