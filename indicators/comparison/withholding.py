"""When no comparison is given, and why: a bridge between scores that do not both stand would mislead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from indicators.phrases import day, listed
from indicators.vocabulary import WeekState

if TYPE_CHECKING:
    from indicators.comparison.sides import Sides
    from indicators.scoring import WeeklyMatrix


def why_withheld(sides: Sides) -> str | None:
    """Say in one clause why the two weeks cannot be compared, or return None when they can.

    Withheld when, under either side's data and definitions, a week does not exist, was not covered,
    is provisional, or lacks an indicator that either side weighs (its score is then null or spread
    over the others); and when all weights of a side are zero.
    """
    for week, shares in zip((sides.first, sides.second), sides.shares, strict=True):
        if shares.isna().any():
            return f"all weights are zero, so {week} has no score"
    for cell in sides.distinct_cells:
        for week in (sides.first, sides.second):
            reason = _why_not(week, sides.matrices[cell], sides.weighed)
            if reason is not None:
                return reason
    return None


def _why_not(week: str, matrix: WeeklyMatrix, weighed: list[str]) -> str | None:
    if week not in matrix.week_states.index:
        return f"{week} had not begun by {day(matrix.as_of)}"
    state = matrix.week_states["state"][week]
    if state == WeekState.NOT_COVERED:
        return f"{week} was not covered, so it has no score"
    if state == WeekState.PROVISIONAL:
        return f"{week} was not over on {day(matrix.as_of)}, so its score is provisional"
    rows = matrix.indicator_weeks
    rows = rows[(rows["week"] == week) & rows["indicator"].isin(weighed)]
    unknown = set(rows.loc[rows["score"].isna(), "indicator"])
    if unknown:
        titles = [d.title for d in matrix.definitions if d.id in unknown]
        return f"{listed(titles)} not known yet in {week}, so its score does not rest on all indicators"
    return None
