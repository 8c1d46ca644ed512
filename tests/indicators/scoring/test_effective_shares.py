"""How much of the movement each indicator makes."""

from __future__ import annotations

import numpy as np
import pytest

from indicators.scoring import compose, effective_shares, score_incidents
from tests.watches.worked_example import WEIGHTS, worked_catalogue, worked_watch


def test_the_worked_example_gives_the_method_s_shares():
    """Section 13: .9003, .0776, .0142, .0080 against .5, .25, .125, .125."""
    shares = effective_shares(compose(score_incidents(worked_watch(), worked_catalogue()), WEIGHTS))
    assert shares["nominal"].tolist() == [0.5, 0.25, 0.125, 0.125]
    assert shares["effective"].round(4).tolist() == [0.9003, 0.0776, 0.0142, 0.0080]
    assert shares["is_off"].tolist() == [False, True, True, True]


def test_shares_of_the_movement_sum_to_one():
    """Whatever the weights, by numpy's covariance of the contributions."""
    scores = compose(score_incidents(worked_watch(), worked_catalogue()), dict.fromkeys(WEIGHTS, 1.0))
    shares = effective_shares(scores)["effective"]
    points = scores.indicators.pivot_table(index="week", columns="indicator", values="contribution", sort=False)
    by_hand = [np.cov(points[i], scores.weeks["score"])[0, 1] / np.var(scores.weeks["score"], ddof=1) for i in points]
    assert shares.tolist() == pytest.approx(by_hand, abs=1e-12)
    assert shares.sum() == pytest.approx(1.0, abs=1e-12)


def test_without_any_weight_there_is_no_movement_to_share():
    """All weights zero: no score, so nothing is known and nothing is marked."""
    shares = effective_shares(compose(score_incidents(worked_watch(), worked_catalogue()), {}))
    assert shares["effective"].isna().all()
    assert not shares["is_off"].any()


@pytest.mark.parametrize("aggregation", ["max_pull", "power_mean"])
def test_a_mean_without_parts_has_no_effective_shares(aggregation):
    """Max-pull and the power mean do not split: nothing is said, rather than a share of zero."""
    shares = effective_shares(compose(score_incidents(worked_watch(), worked_catalogue()), WEIGHTS, aggregation))
    assert shares["nominal"].tolist() == [0.5, 0.25, 0.125, 0.125]
    assert shares["effective"].isna().all()
    assert not shares["is_off"].any()
