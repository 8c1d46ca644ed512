"""Weight sets drawn with a seed: the distributions they claim, and what must not change them."""

from __future__ import annotations

import numpy as np
import pytest

from indicators.robustness import plausible_sets, swung_sets
from indicators.robustness.draws import _gamma, _stream

WEIGHTS = {"a": 4.0, "b": 2.0, "c": 0.0, "d": 1.0, "e": 1.0}
MANY = 40_000


def test_plausible_sets_have_the_moments_of_the_dirichlet():
    """Mean = share; variance = share (1 - share) / 51; covariance = - share share / 51."""
    drawn, share = plausible_sets(WEIGHTS, MANY), np.array([4, 2, 0, 1, 1]) / 8
    expected = (np.diag(share) - np.outer(share, share)) / 51
    assert drawn.sum(axis=1) == pytest.approx(np.ones(MANY), abs=1e-12)
    assert drawn.mean(axis=0) == pytest.approx(share, abs=0.001)
    assert np.cov(drawn.T) == pytest.approx(expected, abs=1e-4)


@pytest.mark.parametrize("shape", [0.05, 0.7, 1.0, 1.3, 6.25, 25.0])
def test_gamma_draws_are_those_of_numpy(shape):
    """The largest gap between the two empirical distributions stays under what chance makes in 1 of 10,000 runs."""
    ours = np.sort(_gamma(_stream("a", 1), shape, MANY))
    theirs = np.sort(np.random.default_rng(2).standard_gamma(shape, MANY))
    grid = np.concatenate([ours, theirs])
    gap = np.abs(np.searchsorted(ours, grid, "right") - np.searchsorted(theirs, grid, "right")).max() / MANY
    assert gap < 2.23 * np.sqrt(2 / MANY)


def test_swung_weights_lie_evenly_within_a_fifth():
    """From .8 w to 1.2 w, mean w, variance (.4 w)^2 / 12, apart from each other; 0 stays 0."""
    drawn, weights = swung_sets(WEIGHTS, MANY), np.array(list(WEIGHTS.values()))
    assert (drawn >= 0.8 * weights).all()
    assert (drawn <= 1.2 * weights).all()
    assert drawn.mean(axis=0) == pytest.approx(weights, rel=0.005)
    assert np.cov(drawn.T) == pytest.approx(np.diag((0.4 * weights) ** 2 / 12), abs=0.002)


@pytest.mark.parametrize("draw", [plausible_sets, swung_sets])
def test_the_same_seed_gives_the_same_sets(draw):
    """Again the same bits; another seed gives others."""
    assert np.array_equal(draw(WEIGHTS), draw(WEIGHTS))
    assert not np.array_equal(draw(WEIGHTS), draw(WEIGHTS, seed=1))


@pytest.mark.parametrize("draw", [plausible_sets, swung_sets])
def test_order_and_weightless_indicators_change_no_draw(draw):
    """Read backwards, or without c, each indicator keeps its draws; c keeps its 0."""
    drawn = draw(WEIGHTS)
    backwards = draw(dict(reversed(WEIGHTS.items())))[:, ::-1]
    assert drawn == pytest.approx(backwards, abs=1e-12)
    without = draw({i: weight for i, weight in WEIGHTS.items() if weight})
    assert np.delete(drawn, 2, axis=1) == pytest.approx(without, abs=1e-12)
    assert (drawn[:, 2] == 0).all()


def test_only_shares_count_for_plausible_sets():
    """Ten times the weights are the same set."""
    tenfold = {i: 10 * weight for i, weight in WEIGHTS.items()}
    assert plausible_sets(WEIGHTS) == pytest.approx(plausible_sets(tenfold), abs=1e-12)


def test_a_small_step_of_a_slider_moves_the_draws_a_little():
    """Common random numbers: from 4 to 4.01 nearly no set's share of a moves by more than a hundredth."""
    moved = np.abs(plausible_sets(WEIGHTS)[:, 0] - plausible_sets(WEIGHTS | {"a": 4.01})[:, 0])
    assert np.quantile(moved, 0.98) < 0.005


def test_all_weights_zero_draw_zeros():
    """There is nothing to draw around."""
    assert not plausible_sets(dict.fromkeys(WEIGHTS, 0.0)).any()
    assert not swung_sets(dict.fromkeys(WEIGHTS, 0.0)).any()
