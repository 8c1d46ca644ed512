"""State indicators: a value that holds until a later incident changes it.

An alert level is in force every day, so its week is averaged over days and it has no memory.
Source: METHOD section 4.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd


@dataclass(frozen=True)
class StateWeeks:
    """A state indicator's weeks.

    mean: day-weighted mean value by week over the days on which it is known; NaN while unknown.
    fractions: one row per (incident_no, week_no) in force: fraction of the week's points, by value
        and days; where all values are 0, by days. Sums to 1 in every known week.
    """

    mean: np.ndarray
    fractions: pd.DataFrame


def state_weeks(observations: pd.DataFrame, first_day: int, weeks: int) -> StateWeeks:
    """Average the value in force over the days of each week.

    observations: one row per incident, already in the order in which a tie is broken (the first of
    a day speaks); columns incident_no, first_day (day number), value. An empty table: unknown
    throughout.

    >>> seen = pd.DataFrame({"incident_no": [0, 1], "first_day": [0, 2], "value": [2.0, 3.0]})
    >>> round(float(state_weeks(seen, 0, 1).mean[0]) * 7)
    19
    """
    spans = _spans(observations)
    rows = []
    for week in range(weeks):
        monday = first_day + 7 * week
        days = np.minimum(spans["until"], monday + 7) - np.maximum(spans["first_day"], monday)
        in_force = spans.assign(days=days)[days > 0]
        rows.append(in_force.assign(week_no=week, points=in_force["value"] * in_force["days"]))
    table = pd.concat(rows, ignore_index=True) if rows else spans.assign(days=[], week_no=[], points=[])
    by_week = table.groupby("week_no")[["points", "days"]].sum().reindex(range(weeks))
    mean = (by_week["points"] / by_week["days"]).to_numpy(dtype=float)
    return StateWeeks(mean, _fractions(table, by_week))


def _spans(observations: pd.DataFrame) -> pd.DataFrame:
    """Let each value hold until the day on which the next one starts."""
    spans = observations.drop_duplicates("first_day").sort_values("first_day").reset_index(drop=True)
    until = spans["first_day"].shift(-1).fillna(np.iinfo("int64").max // 2)
    return spans.assign(until=until.astype("int64"))


def _fractions(table: pd.DataFrame, by_week: pd.DataFrame) -> pd.DataFrame:
    totals = by_week.loc[table["week_no"]].reset_index(drop=True)
    by_points = table["points"] / totals["points"].where(totals["points"] > 0)
    fraction = by_points.fillna(table["days"] / totals["days"])
    return table.assign(fraction=fraction)[["incident_no", "week_no", "fraction"]]
