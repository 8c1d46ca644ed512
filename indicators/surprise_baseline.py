"""What a week's number of incidents is held against: the weeks before it, as a gamma (a, b).

Source: METHOD section 6. The surprise test reads how unusual a count is from it; completeness reads how
many incidents a filling week may still bring.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd

from indicators.vocabulary import Kind, WeekState

if TYPE_CHECKING:
    from collections.abc import Collection

    from indicators.scoring import WeeklyMatrix

BASELINE_WEEKS = 8
"""K: how many covered full weeks are looked at, at most."""

GAP_WEEKS = 1
"""How many weeks just before are left out: what builds up slowly is not to be its own yardstick."""

FEWEST_WEEKS = 4
"""With fewer weeks than this nothing is said."""


@dataclass(frozen=True)
class Baseline:
    """The earlier weeks of one week, oldest first: weeks (labels) and counts (incidents).

    a: shape, .5 + sum of the counts; b: rate, 1 + K' with K' the weeks found. a / b is the number of
    incidents expected in a week before any of it is seen.
    """

    weeks: tuple[str, ...]
    counts: tuple[int, ...]

    @property
    def a(self) -> float:
        """Give .5 + sum n.

        >>> Baseline(tuple("abcdef"), (0, 1, 0, 0, 2, 0)).a
        3.5
        """
        return 0.5 + sum(self.counts)

    @property
    def b(self) -> float:
        """Give 1 + K'.

        >>> Baseline(tuple("abcdef"), (0, 1, 0, 0, 2, 0)).b
        7.0
        """
        return 1.0 + len(self.counts)


def incident_starts(
    matrix: WeeklyMatrix, indicators: Collection[str] | None = None, grave_rung: float | None = None
) -> pd.Series:
    """Count the incidents that begin in each week: an incident counts once, if its weight is above 0.

    indicators: ids (None: all); states are left out, an incident of several indicators or phases counts
    on its first day. grave_rung: count only those believed to reach that rung. Returns Int64 by week label,
    0 where none begins, <NA> where the week is not covered: nobody looked. Source: METHOD section 6.
    """
    wanted = [d.id for d in matrix.definitions if d.kind == Kind.FLOW and (indicators is None or d.id in indicators)]
    weights = matrix.incident_weights
    counted = weights[(weights["weight"] > 0) & weights["indicator"].isin(wanted)]
    if grave_rung is not None:
        counted = counted[counted["rung_credible"] >= grave_rung]
    begun = counted.groupby("incident_id")["first_day"].min()
    mondays = begun - pd.to_timedelta(begun.dt.day_of_week, unit="D")
    states = matrix.week_states
    starts = states["monday"].map(mondays.value_counts()).fillna(0).astype("Int64")
    return starts.mask(states["state"] == WeekState.NOT_COVERED.value).rename("incidents")


def baseline_of(starts: pd.Series, states: pd.Series, week: str) -> Baseline | None:
    """Take the last 8 covered full weeks before a week, leaving a gap of one; None below 4.

    starts: incident_starts; states: the matrix's week_states["state"], by the same labels. Weeks that
    nobody searched and weeks that still fill are passed over. Raises ValueError for another week.
    """
    place = list(starts.index).index(week)
    earlier = starts.iloc[: max(0, place - GAP_WEEKS)]
    full = earlier[(states == WeekState.OBSERVED.value).reindex(earlier.index)].iloc[-BASELINE_WEEKS:]
    if len(full) < FEWEST_WEEKS:
        return None
    return Baseline(tuple(str(label) for label in full.index), tuple(int(count) for count in full))
