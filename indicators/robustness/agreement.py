"""How many of the weight sets that one might reasonably have chosen say the same.

Source: METHOD section 10: weights from Dirichlet(50 share), seeded, the same draws for every week.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from indicators.robustness.draws import SEED, SETS, plausible_sets
from indicators.robustness.under_weights import levels_under, score_under, signs_of, week_number
from indicators.scoring.levels import LEVEL_NAMES, ROUNDING

if TYPE_CHECKING:
    from indicators.scoring import Scores


@dataclass(frozen=True)
class DirectionAgreement:
    """How many weight sets see a change in the same direction.

    direction: 1 up, -1 down, 0 level under the weights in force; None where a week has no score.
    agree: share of the sets, 0 to 1; NaN without a direction. sets: how many were drawn.
    """

    direction: int | None
    agree: float
    sets: int


def scores_under_plausible_sets(scores: Scores, sets: int = SETS, seed: int = SEED) -> np.ndarray:
    """Give every week's score under plausible sets: set x week, NaN where there is none."""
    matrix = scores.matrix
    drawn = plausible_sets(scores.weights, sets, seed)
    return score_under(matrix.by_week("score"), signs_of(matrix), drawn, scores.aggregation)


def level_agreement(scores: Scores, drawn: np.ndarray | None = None) -> pd.DataFrame:
    """Say how many plausible weight sets give each week the same raw level.

    Index: week. Columns: level (up(C) under the weights in force, Int64), agree (share of the sets, 0 to
    1; one that leaves the week without a score does not agree), other (the level that most of the
    other sets give, Int64, <NA> when all agree). <NA> and NaN where the week has no score.
    drawn: scores_under_plausible_sets, when the caller has them. The level held may be another.
    """
    composed = scores_under_plausible_sets(scores) if drawn is None else drawn
    levels = levels_under(composed)
    now = scores.weeks["raw_level"].to_numpy(dtype=float, na_value=np.nan)
    votes = np.array([(levels == level).sum(axis=0) for level in range(len(LEVEL_NAMES))], dtype=float)
    is_now = np.arange(len(LEVEL_NAMES))[:, None] == now
    others = np.where(is_now, 0.0, votes)
    agree = np.where(np.isnan(now), np.nan, (votes * is_now).sum(axis=0) / len(composed))
    other = np.where(np.isnan(now) | (others.max(axis=0) == 0), np.nan, others.argmax(axis=0))
    return pd.DataFrame(
        {"level": scores.weeks["raw_level"], "agree": agree, "other": pd.array(other, dtype="Int64")},
        index=scores.weeks.index,
    )


def direction_agreement(
    scores: Scores, week_from: str, week_to: str, drawn: np.ndarray | None = None
) -> DirectionAgreement:
    """Say how many plausible weight sets see the change from one week to the other in the same direction.

    Differences of a billionth of a point are none. drawn: as in level_agreement. Raises UnknownWeek.
    """
    before, after = (week_number(scores, week) for week in (week_from, week_to))
    composed = scores_under_plausible_sets(scores) if drawn is None else drawn
    change = scores.weeks["score"].iloc[after] - scores.weeks["score"].iloc[before]
    if np.isnan(change):
        return DirectionAgreement(None, float("nan"), len(composed))
    direction = _direction(np.array([change]))
    agree = float((_direction(composed[:, after] - composed[:, before]) == direction).mean())
    return DirectionAgreement(int(direction[0]), agree, len(composed))


def _direction(change: np.ndarray) -> np.ndarray:
    return np.where(np.abs(change) <= ROUNDING, 0.0, np.sign(change))
