"""The closed forms, put back into the composite: 10,000 random cases, many more in a soak run."""

from __future__ import annotations

import numpy as np
import pytest

from indicators.robustness.tipping_forms import order_weights, threshold_weights

CASES, INDICATORS = 10_000, 9
EXACT = 1e-9
HAIR = 1e-5  # of the tip, or of 1 where the tip is small
FAR = 1e13  # a weight beside which the others are nothing
SEEDS = [20, *(pytest.param(seed, marks=pytest.mark.soak) for seed in range(100, 200))]


@pytest.fixture(scope="module", params=SEEDS)
def cases(request):
    """Draw signed scores of two weeks, weights (a third 0, half of the sets in steps of .5), and which is moved."""
    rng = np.random.default_rng(request.param)
    signs = np.where(rng.random((CASES, 1, INDICATORS)) < 0.2, -1, 1)
    scores = rng.uniform(0, 100, (CASES, 2, INDICATORS)) * (rng.random((CASES, 2, INDICATORS)) < 0.9)
    weights = rng.uniform(0, 10, (CASES, INDICATORS)) * (rng.random((CASES, INDICATORS)) < 0.67)
    weights = np.where(rng.random((CASES, 1)) < 0.5, np.round(2 * weights) / 2, weights)
    return signs * scores, weights, rng.integers(0, INDICATORS, CASES), rng.choice([20.0, 40.0, 60.0, 80.0], CASES)


def with_moved(weights, moved, to):
    """Give the weights with the moved one of each case put to another value."""
    return np.where(np.arange(INDICATORS) == moved[:, None], np.asarray(to)[..., None], weights)


def mean_of(signed, weights):
    """Take the weighted mean the plain way, unknown ones left out; NaN with less than .8 of the weight known."""
    known = ~np.isnan(signed)
    held, whole = np.where(known, weights, 0).sum(-1), weights.sum(-1)
    with np.errstate(invalid="ignore", divide="ignore"):
        mean = np.nansum(np.where(known, weights * signed, 0), -1) / held
        return np.where(held / whole >= 0.8, mean, np.nan)


def around(tip):
    """Step a hair to either side of a tip, never below 0."""
    step = HAIR * np.maximum(tip, 1e-3)
    return tip - step, tip + step


def turns(below, above):
    """Tell where a difference has one sign below the tip and the other above it."""
    return np.sign(below) * np.sign(above) == -1


def test_a_threshold_weight_put_in_gives_the_threshold_and_a_hair_across_turns_it(cases):
    """C(w*) = theta to 1e-9; below and above w* the score lies on different sides."""
    signed, weights, moved, theta = cases
    tip = threshold_weights(signed[:, 0], weights, theta)[np.arange(CASES), moved]
    found = ~np.isnan(tip)
    assert found.sum() > CASES / 10

    def off(weight):
        return (mean_of(signed[:, 0], with_moved(weights, moved, weight)) - theta)[found]

    assert np.abs(off(tip)).max() < EXACT
    below, above = map(off, around(tip))
    near = np.minimum(np.abs(below), np.abs(above)) < 1e-10  # so flat that rounding decides
    assert near.mean() < 0.001
    assert turns(below, above)[~near].all()


def test_without_a_threshold_weight_no_weight_reaches_it(cases):
    """From weight 0 to a weight beside which the others are nothing, the score stays on one side."""
    signed, weights, moved, theta = cases
    missing = np.isnan(threshold_weights(signed[:, 0], weights, theta)[np.arange(CASES), moved])
    first = mean_of(signed[:, 0], with_moved(weights, moved, np.zeros(CASES))) - theta
    last = mean_of(signed[:, 0], with_moved(weights, moved, np.full(CASES, FAR))) - theta
    assert missing.sum() > CASES / 10
    assert not turns(first, last)[missing].any()  # NaN at 0 where the moved one is the only weight


def test_an_order_weight_put_in_gives_a_tie_and_a_hair_across_turns_it(cases):
    """C_u(w*) = C_t(w*) to 1e-9; below and above w* the other week is higher."""
    signed, weights, moved, _ = cases
    tip = order_weights(signed[:, 1] - signed[:, 0], weights)[np.arange(CASES), moved]
    found = ~np.isnan(tip)
    assert found.sum() > CASES / 10

    def apart(weight):
        new = with_moved(weights, moved, weight)
        return (mean_of(signed[:, 1], new) - mean_of(signed[:, 0], new))[found]

    assert np.abs(apart(tip)).max() < EXACT
    below, above = map(apart, around(tip))
    at_zero = tip[found] == 0  # nothing lies below
    near = np.minimum(np.abs(below), np.abs(above)) < 1e-10
    assert near.mean() < 0.001
    assert turns(below, above)[~at_zero & ~near].all()


def test_without_an_order_weight_no_weight_turns_the_order(cases):
    """From weight 0 to a weight beside which the others are nothing, one week stays the higher."""
    signed, weights, moved, _ = cases
    missing = np.isnan(order_weights(signed[:, 1] - signed[:, 0], weights)[np.arange(CASES), moved])
    ends = [with_moved(weights, moved, np.full(CASES, weight)) for weight in (0.0, FAR)]
    first, last = (mean_of(signed[:, 1], new) - mean_of(signed[:, 0], new) for new in ends)
    assert missing.sum() > CASES / 10
    assert not turns(first, last)[missing].any()


def test_a_threshold_weight_of_a_week_with_unknown_indicators(cases):
    """With one to three indicators unknown, w* is still where the published score, renormalised, is theta."""
    signed, weights, moved, theta = cases
    week = signed[:, 0].copy()
    for shift in range(1, 4):
        week[np.arange(CASES) % 3 < shift, shift] = np.nan
    tip = threshold_weights(week, weights, theta)[np.arange(CASES), moved]
    found = ~np.isnan(tip)
    assert found.sum() > CASES / 20
    put_in = mean_of(week, with_moved(weights, moved, tip))[found]
    assert np.abs(put_in - theta[found]).max() < EXACT
    # Where none was found, the form without the rule on known shares either finds none, or is not published there.
    bare = threshold_weights(np.nan_to_num(week), np.where(np.isnan(week), 0, weights), theta)[np.arange(CASES), moved]
    lost = ~found & ~np.isnan(bare) & ~np.isnan(week[np.arange(CASES), moved])
    assert lost.sum() > 10
    assert np.isnan(mean_of(week, with_moved(weights, moved, bare))[lost]).all()


def test_the_only_weight_never_tips():
    """B = 0: whatever it is, the score is the indicator's own."""
    signed, weights = np.array([50.0, 10.0]), np.array([3.0, 0.0])
    assert np.isnan(threshold_weights(signed, weights, 40.0)[0])
    assert threshold_weights(signed, weights, 40.0)[1] == pytest.approx(1.0)
    assert np.isnan(order_weights(np.array([5.0, -5.0]), weights)[0])
    assert order_weights(np.array([5.0, -5.0]), weights)[1] == pytest.approx(3.0)


def test_rounding_alone_makes_no_tip_and_loses_none():
    """The others' mean is 20 whatever their weights: no tip at 20. A balance of 0 is a tie at 0. A real one counts."""
    rng = np.random.default_rng(3)
    weights = rng.uniform(0, 10, (500, 4))
    assert np.isnan(threshold_weights(np.array([20.0, 20.0, 20.0, 64.0]), weights, 20.0)[:, 3]).all()
    weights[:, 2] = weights[:, 0] + weights[:, 1]
    difference = np.array([7.1, 7.1, -7.1, 3.0])
    assert (order_weights(difference, weights)[:, 3] == 0).all()
    assert (order_weights(-difference, weights)[:, 3] == 0).all()
    nearly = 20 + 1e-8
    found = threshold_weights(np.array([nearly, nearly, nearly, 10.0]), weights, 20.0)[:, 3]
    assert found == pytest.approx(weights[:, :3].sum(axis=1) * 1e-9, rel=1e-4)
