"""What an indicator's two scores are held against: the weeks before, and its rank among them.

Only earlier weeks are looked at: nobody in a week knew the later ones (METHOD section 12).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from indicators.vocabulary import WeekState

if TYPE_CHECKING:
    from indicators.scoring import Scores

RECENT = 4


def references(scores: Scores, week_from: str, week_to: str) -> pd.DataFrame:
    """Set each indicator's scores of two weeks beside what came before.

    Index: indicator, in the definitions' order. Columns (scores 0 to 100; NaN where there is none):
        first, second     in `week_from` and `week_to`
        recent            mean of the four weeks before the earlier of the two
        usual             mean of all earlier weeks that were searched and are not thin
        rank, of          place of the later week among those and itself, 1 the highest, equals sharing the
                          better place; 0 where it has no score or there is no such week
    """
    labels = [str(label) for label in scores.weeks.index]
    first, last = sorted((labels.index(week_from), labels.index(week_to)))
    z = pd.DataFrame(scores.matrix.by_week("score"), index=labels, columns=[d.id for d in scores.matrix.definitions])
    states = scores.weeks
    is_full = (states["state"] == WeekState.OBSERVED.value) & ~states["thin"].astype(bool)
    earlier = z.iloc[:last][is_full.to_numpy()[:last]]
    later = z.iloc[last]
    known = earlier.notna().sum()
    has_rank = later.notna() & (known > 0)
    rank = (earlier > later).sum() + 1
    return pd.DataFrame(
        {
            "first": z.loc[week_from],
            "second": z.loc[week_to],
            "recent": z.iloc[max(0, first - RECENT) : first].mean(),
            "usual": earlier.mean(),
            "rank": rank.where(has_rank, 0).astype(int),
            "of": (known + 1).where(has_rank, 0).astype(int),
        }
    ).rename_axis("indicator")
