"""How much of the score's movement each indicator really makes, beside the weight it was given.

Source: METHOD section 8; Paruolo, Saisana and Saltelli 2013, 10.1111/j.1467-985X.2012.01059.x.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from indicators.scoring.composite import Aggregation

if TYPE_CHECKING:
    from indicators.scoring.scores import Scores

HALF, TWICE = 0.5, 2.0
"""Outside these multiples of its nominal share an indicator moves the score less or more than its weight says."""


def effective_shares(scores: Scores) -> pd.DataFrame:
    """Compare nominal and effective shares over the weeks that have a score.

    Index: indicator, in the definitions' order. Columns: nominal (w_i / sum w), effective
    (cov(share_i y_i, C) / var(C); all sum to 1; a negative one damps the score), is_off (effective
    under half or over twice the nominal share; False without a weight). effective is NaN where the
    score never moves, in fewer than two scored weeks, and under an aggregation that has no parts.
    """
    scored = scores.weeks.index[scores.weeks["score"].notna()]
    points = scores.indicators.pivot_table(
        index="week", columns="indicator", values="contribution", sort=False, dropna=False
    )
    ids = [d.id for d in scores.matrix.definitions]
    points = points.reindex(index=scored, columns=ids).fillna(0.0)
    score = scores.weeks.loc[scored, "score"]
    weights = pd.Series(scores.weights).reindex(ids)
    nominal = weights / weights.sum() if weights.sum() > 0 else weights * np.nan
    moved = score - score.mean()
    variance = float((moved**2).sum())
    has_parts = variance > 0 and scores.aggregation == Aggregation.ARITHMETIC
    effective = points.sub(points.mean()).mul(moved, axis=0).sum() / (variance if has_parts else np.nan)
    ratio = effective / nominal.where(nominal > 0)
    return pd.DataFrame(
        {"nominal": nominal, "effective": effective, "is_off": (ratio < HALF) | (ratio > TWICE)}
    ).rename_axis("indicator")
