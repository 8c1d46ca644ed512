"""Two weight sets side by side: weights, and week by week the scores and levels they give the same data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd

if TYPE_CHECKING:
    from indicators.scoring import Scores


@dataclass(frozen=True)
class WeightComparison:
    """What two sets do to one watch.

    weights: index indicator, in the definitions' order; columns weight_first, share_first, weight_second,
        share_second (share of the total weight; NaN where all weights are 0).
    weeks: index week label; columns score_first, level_first, score_second, level_second (score NaN and
        level Int64 <NA> where there is none), differs (the levels differ in a week that has a score).
    """

    weights: pd.DataFrame
    weeks: pd.DataFrame

    @property
    def differing(self) -> tuple[str, ...]:
        """The weeks in which the two sets give another level."""
        return tuple(self.weeks.index[self.weeks["differs"]])


def compare_weights(first: Scores, second: Scores) -> WeightComparison:
    """Put two compositions of one matrix side by side.

    A week that is not covered holds its level and counts in neither; a level against none counts as another.
    """
    sides = {"first": first, "second": second}
    weights, weeks = {}, {}
    for side, scores in sides.items():
        total = sum(scores.weights.values())
        weights[f"weight_{side}"] = pd.Series(scores.weights)
        weights[f"share_{side}"] = pd.Series(scores.weights) / (total or float("nan"))
        weeks[f"score_{side}"], weeks[f"level_{side}"] = scores.weeks["score"], scores.weeks["level"]
    table = pd.DataFrame(weeks)
    has_score = table["score_first"].notna() | table["score_second"].notna()
    levels = table[["level_first", "level_second"]].astype(object)
    other = levels["level_first"].fillna(-1) != levels["level_second"].fillna(-1)
    table["differs"] = has_score & other
    return WeightComparison(pd.DataFrame(weights).rename_axis("indicator"), table)
