"""The score of every week under many weightings at once, in plain numpy.

Says the same as scoring.composite, which weighs one set and also splits the score into contributions.
Source: METHOD sections 5 and 8.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from indicators.errors import NoPowerMean, UnknownWeek
from indicators.scoring.composite import KNOWN_SHARE_NEEDED, MAX_PULL, Aggregation
from indicators.scoring.levels import ROUNDING, THRESHOLDS

if TYPE_CHECKING:
    from indicators.scoring import Scores, WeeklyMatrix

SHARE_ROUNDING = 1e-12
"""By how much a known share may miss what is needed through rounding alone."""


def score_under(
    scores: np.ndarray,
    signs: np.ndarray,
    weights: np.ndarray,
    aggregation: Aggregation | str = Aggregation.ARITHMETIC,
) -> np.ndarray:
    """Compose every week under every weighting: weighting x week, points, NaN where undefined.

    scores: week x indicator, 0 to 100, NaN unknown; a week that is not covered has NaN throughout.
    signs: 1 or -1 by indicator. weights: weighting x indicator (or one weighting), each >= 0. Where the
    known indicators hold at least 0.8 of the weight it is renormalised over them, otherwise, or with
    all weights 0, the week is NaN. Provisional weeks have a score like others.

    >>> score_under(np.array([[60.0, 20.0]]), np.ones(2), np.array([[3.0, 1.0], [0.0, 1.0]])).tolist()
    [[50.0], [20.0]]

    Raises NoPowerMean, a ValueError, for a power mean in which an indicator of sign -1 has a weight.
    """
    aggregation = Aggregation(aggregation)
    weights = np.atleast_2d(np.asarray(weights, dtype=float))
    known = ~np.isnan(scores)
    signed = np.where(known, signs * scores, 0.0)
    known_weight = weights @ known.T.astype(float)
    with np.errstate(invalid="ignore", divide="ignore"):
        usable = known_weight / weights.sum(axis=1)[:, None] >= KNOWN_SHARE_NEEDED - SHARE_ROUNDING
        if aggregation == Aggregation.POWER_MEAN:
            if (weights[:, signs < 0] > 0).any():
                raise NoPowerMean
            composed = np.sqrt(weights @ (signed**2).T / known_weight)
        else:
            composed = weights @ signed.T / known_weight
    if aggregation == Aggregation.MAX_PULL:
        composed = (1 - MAX_PULL) * composed + MAX_PULL * _strongest(np.where(known, signed, -np.inf), weights)
    return np.where(usable, composed, np.nan)


def _strongest(signed: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """Find the highest signed score among the indicators that have a weight: weighting x week."""
    highest = np.full((len(weights), len(signed)), -np.inf)
    for own, weight in zip(signed.T, weights.T, strict=True):
        np.maximum(highest, np.where((weight > 0)[:, None], own[None, :], -np.inf), out=highest)
    return highest


def levels_under(composed: np.ndarray) -> np.ndarray:
    """Give up(C), the raw level of each score, as a number; NaN where there is no score."""
    reached = np.searchsorted(THRESHOLDS, composed + ROUNDING, side="right").astype(float)
    return np.where(np.isnan(composed), np.nan, reached)


def signs_of(matrix: WeeklyMatrix) -> np.ndarray:
    """Give the signs in the definitions' order."""
    return np.array([d.sign for d in matrix.definitions], dtype=float)


def weights_of(scores: Scores) -> np.ndarray:
    """Give the weights in the definitions' order."""
    return np.array([scores.weights[d.id] for d in scores.matrix.definitions], dtype=float)


def week_number(scores: Scores, week: str) -> int:
    """Find a week's row; raises UnknownWeek."""
    labels = list(scores.weeks.index)
    if week not in labels:
        raise UnknownWeek(week, labels, scores.matrix.as_of)
    return labels.index(week)


def signed_week(scores: Scores, week: str) -> np.ndarray:
    """Give one week's signed indicator scores y, NaN unknown, in the definitions' order."""
    signed: np.ndarray = signs_of(scores.matrix) * scores.matrix.by_week("score")[week_number(scores, week)]
    return signed
