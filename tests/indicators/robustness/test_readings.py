"""All readings at once: each as its own function gives it, in the time a released slider has."""

from __future__ import annotations

import time

import pytest
from pandas.testing import assert_frame_equal

from indicators.robustness import (
    Reading,
    change_tornado,
    direction_agreement,
    dominance,
    fan,
    level_agreement,
    level_tips,
    lost_readings,
    order_tips,
    read_robustness,
    week_tornado,
)
from indicators.scoring import compose, effective_shares, score_incidents
from tests.watches.shipped import shipped_catalogue, shipped_watch

WEEKS = ("2020-W11", "2020-W12")
ALLOWED = 0.150  # seconds, on two cores


@pytest.fixture(scope="module")
def scores():
    """Compose the shipped watch under its default set."""
    return compose(score_incidents(shipped_watch(), shipped_catalogue()), shipped_catalogue().weights("default"))


def test_every_reading_is_that_of_its_own_function(scores):
    """Tables and values alike."""
    found = read_robustness(scores, WEEKS[1], WEEKS[0])
    assert_frame_equal(found.shares, effective_shares(scores))
    assert_frame_equal(found.level_tips, level_tips(scores, WEEKS[1]))
    assert_frame_equal(found.order_tips, order_tips(scores, *WEEKS))
    assert_frame_equal(found.fan, fan(scores))
    assert_frame_equal(found.levels, level_agreement(scores))
    assert_frame_equal(found.tornado, week_tornado(scores, WEEKS[1]))
    assert_frame_equal(found.change_tornado, change_tornado(scores, *WEEKS))
    assert found.dominance == dominance(scores, *WEEKS)
    assert found.direction == direction_agreement(scores, *WEEKS)
    assert found.lost == ()


def test_one_week_alone_has_no_readings_of_two(scores):
    """No order, no change."""
    found = read_robustness(scores, WEEKS[1])
    assert (found.order_tips, found.dominance, found.direction, found.change_tornado) == (None, None, None, None)


@pytest.mark.parametrize("aggregation", ["max_pull", "power_mean"])
def test_other_aggregations_cost_what_needs_parts(scores, aggregation):
    """Contributions, the account of a change, effective shares and tips are lost; the rest is still read."""
    other = compose(scores.matrix, scores.weights, aggregation)
    found = read_robustness(other, WEEKS[1], WEEKS[0])
    assert found.lost == tuple(Reading) == lost_readings(aggregation)
    assert found.shares["effective"].isna().all()
    assert found.level_tips["tip"].isna().all()
    assert found.levels["agree"].notna().all()
    assert found.fan.notna().all(axis=None)
    assert found.tornado["span"].gt(0).all()


def test_a_released_slider_is_answered_in_time(scores):
    """Composing anew and every reading take less than 150 ms together; the best of five, for a busy machine."""
    taken = []
    for _ in range(5):
        begun = time.perf_counter()
        read_robustness(compose(scores.matrix, scores.weights), WEEKS[1], WEEKS[0])
        taken.append(time.perf_counter() - begun)
    assert min(taken) < ALLOWED
