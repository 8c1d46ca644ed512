"""How much of a week is in: what past delays of reports say, and how many incidents may still come.

Completeness speaks of lag only: not of weeks that nobody searched, nor of what is never reported. It
stands beside the score and never enters it. Source: METHOD section 5.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from indicators.surprise_baseline import baseline_of, incident_starts
from indicators.vocabulary import DatePrecision, NotProjected, WeekState
from indicators.weeks import Week

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from indicators.scoring import WeeklyMatrix
    from indicators.surprise_baseline import Baseline
    from indicators.watch import Watch

SETTLED_DAYS = 28
"""Days after which an event had time to be reported: later ones would show only their quick reports."""

FEWEST_REPORTS = 20
"""With fewer past reports than this their delays say nothing."""

COMPLETE = 0.95
"""psi from which a week is called complete."""

_WEEK = 7


@dataclass(frozen=True)
class Delays:
    """The delays of past reports, ascending: days from the event's last day to publication; 0 where it came before."""

    days: np.ndarray

    def __len__(self) -> int:
        """Count the reports that it rests on."""
        return len(self.days)

    @property
    def are_enough(self) -> bool:
        """Tell whether there are enough to speak of a share."""
        return len(self) >= FEWEST_REPORTS

    def share_within(self, days: int) -> float:
        """Give F(d), the share of past reports published within d days of the event; 0 before the event.

        NaN without a report.
        """
        if not len(self):
            return float("nan")
        return float(np.searchsorted(self.days, days, side="right")) / len(self)

    def within_which(self, share: float) -> float:
        """Give the fewest days d with F(d) >= share: .5 the median, .9 the 90th percentile; NaN without a report."""
        if not len(self):
            return float("nan")
        return float(self.days[int(np.ceil(share * len(self))) - 1])


def past_delays(watch: Watch, as_of: date) -> Delays:
    """Collect the delays that were known on a day.

    A report counts when it was published by then, sums nothing up (tally), dates its event to the day,
    and the event lies in the watch's weeks and ended 28 days or more before: an event of last week has
    shown only its quick reports yet. No such report: no delays.
    """
    reports, cutoff = watch.reports, pd.Timestamp(as_of)
    begins = pd.Timestamp(Week.parse(watch.settings.first_week).monday)
    counts = (
        (reports["published"] <= cutoff)
        & ~reports["tally"].astype(bool)
        & (reports["date_precision"] == DatePrecision.DAY.value)
        & (reports["first_day"] >= begins)
        & (reports["last_day"] <= cutoff - pd.Timedelta(days=SETTLED_DAYS))
    )
    days = (reports["published"] - reports["last_day"]).dt.days[counts].clip(lower=0)
    return Delays(np.sort(days.to_numpy(dtype="int64")))


def share_in(delays: Delays, week: Week, as_of: date) -> float:
    """Give psi, the share of a week's reports that are in: the mean of F over its days, 0 for days to come.

    NaN with fewer than 20 past reports.
    """
    if not delays.are_enough:
        return float("nan")
    ages = ((as_of - week.monday - timedelta(days=day)).days for day in range(_WEEK))
    return sum(delays.share_within(age) for age in ages) / _WEEK


def projected(incidents: int, psi: float, baseline: Baseline) -> float:
    """Give the incidents that a week will have when all is in: n + (1 - psi)(a + n) / (b + psi).

    incidents: n, those known so far; psi: 0 to 1. Finite at n = 0; n itself at psi = 1.
    """
    return incidents + (1 - psi) * (baseline.a + incidents) / (baseline.b + psi)


def completeness(watch: Watch, matrix: WeeklyMatrix, indicators: Collection[str] | None = None) -> pd.DataFrame:
    """Say for every week how much of it is in as of the matrix's day, and how many incidents it may come to.

    indicators: ids whose incidents are counted (None: all; see surprise_baseline.incident_starts).
    Index: week label. Columns:
        psi: share of its reports that are in, 0 to 1; NaN where too few past reports tell.
        lag_median, lag_90: days within which half and nine tenths of past reports came; NaN without
            any. lag_reports: how many reports that rests on. The same for every week.
        incidents: n, begun in the week and known; <NA> where nobody searched.
        projected: incidents expected when all is in; NaN where none is said.
        not_projected: why not (NotProjected), NaN where it is said.
    Source: METHOD section 5, with the baseline of section 6.
    """
    delays = past_delays(watch, matrix.as_of)
    starts, states = incident_starts(matrix, indicators), matrix.week_states["state"]
    rows = []
    for week in matrix.weeks:
        psi, count = share_in(delays, week, matrix.as_of), starts[week.label]
        baseline = baseline_of(starts, states, week.label)
        row = {"psi": psi, "incidents": count, "projected": float("nan"), "not_projected": None}
        if states[week.label] == WeekState.NOT_COVERED.value:
            row["not_projected"] = NotProjected.NOT_COVERED.value
        elif not delays.are_enough:
            row["not_projected"] = NotProjected.FEW_REPORTS.value
        elif baseline is None:
            row["not_projected"] = NotProjected.FEW_WEEKS.value
        else:
            row["projected"] = projected(int(count), psi, baseline)
        rows.append(row)
    table = pd.DataFrame(rows, index=pd.Index([week.label for week in matrix.weeks], name="week"))
    table = table.astype({"incidents": "Int64", "not_projected": "str"})
    lags = {"lag_median": delays.within_which(0.5), "lag_90": delays.within_which(0.9), "lag_reports": len(delays)}
    return table.assign(**lags)[["psi", *lags, "incidents", "projected", "not_projected"]]
