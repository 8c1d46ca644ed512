"""How far each week's score moves when every weight may be a fifth more or less.

Source: METHOD section 10, with the weights alone uncertain; the half-widths are those of the tornado.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from indicators.robustness.draws import SEED, SETS, swung_sets
from indicators.robustness.under_weights import score_under, signs_of

if TYPE_CHECKING:
    from indicators.scoring import Scores

LIKELY = (0.1, 0.9)
"""The two ends of an interval that holds 80 of 100 draws."""


def fan(scores: Scores, sets: int = SETS, seed: int = SEED) -> pd.DataFrame:
    """Give the 80 % interval of each week's score under weights drawn evenly from 20 % less to 20 % more.

    Index: week. Columns: low, high (points; NaN where the week has no score). Each weight is drawn
    apart from the others, the same for every week; a weight of 0 stays 0. Sets under which too little
    is known for a score are left out.
    """
    matrix = scores.matrix
    drawn = swung_sets(scores.weights, sets, seed)
    composed = score_under(matrix.by_week("score"), signs_of(matrix), drawn, scores.aggregation)
    ends = np.full((2, len(scores.weeks)), np.nan)
    for column in np.flatnonzero(scores.weeks["score"].notna()):
        found = composed[~np.isnan(composed[:, column]), column]
        if found.size:
            ends[:, column] = np.quantile(found, LIKELY)
    return pd.DataFrame({"low": ends[0], "high": ends[1]}, index=scores.weeks.index)
