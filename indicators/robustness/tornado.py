"""Which weight matters most: the score with one weight a fifth less and a fifth more, the others fixed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from indicators.robustness.draws import SWING
from indicators.robustness.under_weights import levels_under, score_under, signs_of, week_number, weights_of

if TYPE_CHECKING:
    from indicators.scoring import Scores


def week_tornado(scores: Scores, week: str) -> pd.DataFrame:
    """Move each weight by a fifth and score one week again.

    One row for each indicator with a weight, the widest span first, of equals the earlier definition.
    Columns: indicator; weight; at_less, at_more (points, the weight 20 % less and more); span
    (|at_more - at_less|); level_less, level_more (raw levels there, Int64). Empty without weights; NaN
    and <NA> where there is no score. Raises UnknownWeek.
    """
    moved = _moved(scores, week)
    levels = levels_under(moved)
    table = _table(scores, moved)
    return _sorted(
        table.assign(
            level_less=pd.array(levels[0][table.index], dtype="Int64"),
            level_more=pd.array(levels[1][table.index], dtype="Int64"),
        )
    )


def change_tornado(scores: Scores, week_from: str, week_to: str) -> pd.DataFrame:
    """Move each weight by a fifth and take the change from one week to the other again.

    As week_tornado without levels: at_less, at_more and span are of score(week_to) - score(week_from).
    """
    return _sorted(_table(scores, _moved(scores, week_to) - _moved(scores, week_from)))


def _moved(scores: Scores, week: str) -> np.ndarray:
    """Score a week with each weight less and more: 2 x indicator."""
    row, weights = week_number(scores, week), weights_of(scores)
    if np.isnan(scores.weeks["score"].iloc[row]):
        return np.full((2, len(weights)), np.nan)
    own = scores.matrix.by_week("score")[[row]]
    sets = [weights + np.diag(step * weights) for step in (-SWING, SWING)]
    return np.array([score_under(own, signs_of(scores.matrix), one, scores.aggregation)[:, 0] for one in sets])


def _table(scores: Scores, moved: np.ndarray) -> pd.DataFrame:
    table = pd.DataFrame(
        {
            "indicator": pd.array([d.id for d in scores.matrix.definitions], dtype="str"),
            "weight": weights_of(scores),
            "at_less": moved[0],
            "at_more": moved[1],
            "span": np.abs(moved[1] - moved[0]),
        }
    )
    return table[table["weight"] > 0]


def _sorted(table: pd.DataFrame) -> pd.DataFrame:
    return table.sort_values("span", ascending=False, kind="stable").reset_index(drop=True)
