"""The weights half of scoring: indicator scores under a set of weights become posture scores and levels.

Costs microseconds, so that a moved slider can ask for it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from indicators.scoring.composite import Aggregation, Composite, combine, nominal_shares
from indicators.scoring.levels import LEVEL_NAMES, held_levels, raw_level
from indicators.vocabulary import Axis, IndicatorState, WeekState

if TYPE_CHECKING:
    from collections.abc import Mapping

    from indicators.scoring.matrix import WeeklyMatrix


@dataclass(frozen=True)
class Scores:
    """Posture scores of a watch under a set of weights.

    weights: indicator id -> weight >= 0, every indicator named.
    weeks: index week label; the columns of WeeklyMatrix.week_states and score (points, NaN where
        undefined), bounds_low, bounds_high, raw_level, level (Int64; held), level_name, threat,
        response, exposure (sub-composites of an axis, NaN without weight on it), contrast (threat
        minus response).
    indicators: WeeklyMatrix.indicator_weeks and sign, share, contribution (points; a week's sum to
        its score).
    incidents: WeeklyMatrix.incident_weeks and contribution (points; a week's sum to its score).
    """

    matrix: WeeklyMatrix
    weights: dict[str, float]
    aggregation: Aggregation
    weeks: pd.DataFrame
    indicators: pd.DataFrame
    incidents: pd.DataFrame

    @property
    def score_range(self) -> tuple[float, float]:
        """Give the lowest and the highest score these weights allow: 0 to 100 unless signs are mixed.

        Without any weight both are NaN.
        """
        weights = np.array([self.weights[d.id] for d in self.matrix.definitions])
        lowering = np.array([d.sign < 0 for d in self.matrix.definitions], dtype=bool)
        below = 100.0 * float(nominal_shares(weights)[lowering].sum()) if weights.any() else float("nan")
        return 0.0 - below, 100.0 - below


def compose(
    matrix: WeeklyMatrix, weights: Mapping[str, float], aggregation: Aggregation | str = Aggregation.ARITHMETIC
) -> Scores:
    """Weigh a matrix. Indicators that `weights` does not name weigh 0; all weights 0: every score NaN.

    A week that is not covered has no score and holds its level; a provisional one has a score and
    holds its level too. Raises ValueError as composite.combine does. Source: METHOD sections 5 to 9.
    """
    aggregation = Aggregation(aggregation)
    named = {d.id: float(weights.get(d.id, 0.0)) for d in matrix.definitions}
    signs = np.array([d.sign for d in matrix.definitions], dtype=float)
    weight = np.array(list(named.values()))
    states = matrix.week_states["state"]
    is_covered = (states != WeekState.NOT_COVERED.value).to_numpy()
    composite = combine(matrix.by_week("score"), signs, weight, aggregation)
    weeks = matrix.week_states.assign(
        score=np.where(is_covered, composite.score, np.nan),
        bounds_low=np.where(is_covered, composite.low, np.nan),
        bounds_high=np.where(is_covered, composite.high, np.nan),
    )
    weeks = _with_levels(weeks)
    for axis in Axis:
        weeks[axis.value] = np.where(is_covered, _axis_score(matrix, signs, weight, axis), np.nan)
    weeks["contrast"] = weeks[Axis.THREAT.value] - weeks[Axis.RESPONSE.value]
    indicators = _weighed_indicators(matrix, composite, signs, is_covered)
    return Scores(matrix, named, aggregation, weeks, indicators, _weighed_incidents(matrix, indicators))


def _with_levels(weeks: pd.DataFrame) -> pd.DataFrame:
    raw = [None if np.isnan(score) else raw_level(score) for score in weeks["score"]]
    held = held_levels(weeks["score"], weeks["state"] == WeekState.OBSERVED.value)
    return weeks.assign(
        raw_level=pd.array(raw, dtype="Int64"),
        level=pd.array(held, dtype="Int64"),
        level_name=pd.array([None if level is None else LEVEL_NAMES[level] for level in held], dtype="str"),
    )


def _axis_score(matrix: WeeklyMatrix, signs: np.ndarray, weight: np.ndarray, axis: Axis) -> np.ndarray:
    """Compose the indicators of one axis, their weights renormalised; a negative sign stays out."""
    chosen = np.array([d.axis == axis for d in matrix.definitions]) & (signs > 0)
    return combine(matrix.by_week("score")[:, chosen], signs[chosen], weight[chosen]).score


def _weighed_indicators(
    matrix: WeeklyMatrix, composite: Composite, signs: np.ndarray, is_covered: np.ndarray
) -> pd.DataFrame:
    contributions = np.where(is_covered[:, None], composite.contributions, np.nan)
    return matrix.indicator_weeks.assign(
        sign=np.tile(signs.astype(int), len(matrix.weeks)),
        share=composite.shares.ravel(),
        contribution=np.where(
            matrix.indicator_weeks["state"] == IndicatorState.UNKNOWN.value, np.nan, contributions.ravel()
        ),
    )


def _weighed_incidents(matrix: WeeklyMatrix, indicators: pd.DataFrame) -> pd.DataFrame:
    """Split each indicator's contribution over its incidents by their decayed mass."""
    keys = ["week", "indicator"]
    parts = matrix.incident_weeks.merge(indicators[[*keys, "contribution"]], on=keys, how="left")
    return matrix.incident_weeks.assign(contribution=(parts["contribution"] * parts["fraction"]).to_numpy())
