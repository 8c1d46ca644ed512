"""The incidents behind two weeks, each once: new, in both, fading, carried by memory, unchanged.

The account is that of contributions: what each incident adds to either score. It is exact, and another one
than the bridge's; the two are not to be mixed (METHOD section 12).
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

import pandas as pd

from indicators.phrases import SMALLEST_SHOWN

if TYPE_CHECKING:
    from indicators.comparison.result import Comparison
    from indicators.scoring import Scores

KEY = ["incident_id", "indicator"]


class Part(StrEnum):
    """Where an incident stands between the two weeks, in time order."""

    ONLY_SECOND = "only_second"
    """Part of its weight falls into the later week, none into the earlier one."""
    BETWEEN = "between"
    """It came after the earlier week and before the later one."""
    BOTH = "both"
    """Part of its weight falls into each."""
    ONLY_FIRST = "only_first"
    """Of the earlier week, and fading since."""
    CARRIED = "carried"
    """Earlier than both: memory carries it."""
    UNCHANGED = "unchanged"
    """Earlier than both, and moved by less than 0.05 points."""


def incident_parts(comparison: Comparison, before: Scores, after: Scores) -> pd.DataFrame:
    """Put every incident of a comparison into its part, the largest first.

    before, after: scores of the side of `week_from` and of `week_to`. Returns comparison.incidents with
    `part` and `moved` (contribution_to - contribution_from), without those that add nothing to either week,
    sorted by part and size. Its contributions sum to the two scores.
    """
    weeks = (comparison.week_from.week, comparison.week_to.week)
    rows = comparison.incidents
    rows = rows[(rows["contribution_from"].fillna(0) != 0) | (rows["contribution_to"].fillna(0) != 0)].copy()
    index = pd.MultiIndex.from_frame(rows[KEY])
    in_from, in_to = (_own(scores, week).reindex(index, fill_value=False).to_numpy(dtype=bool) for scores, week in
                      zip((before, after), weeks, strict=True))  # fmt: skip
    is_backwards = comparison.weeks_apart < 0
    in_first, in_second = (in_to, in_from) if is_backwards else (in_from, in_to)
    rows["moved"] = rows["contribution_to"] - rows["contribution_from"]
    first_monday = pd.Timestamp(min(comparison.week_from.monday, comparison.week_to.monday))
    is_later = (rows["first_day"] >= first_monday + pd.Timedelta(weeks=1)).to_numpy()
    is_still = (rows["moved"].abs() < SMALLEST_SHOWN).to_numpy()
    flags = zip(*(one.tolist() for one in (in_first, in_second, is_later, is_still)), strict=True)
    part = [_part(*own) for own in flags]
    order = {one: number for number, one in enumerate(Part)}
    rows["part"] = pd.Series([one.value for one in part], index=rows.index, dtype="str")
    largest = rows[["contribution_from", "contribution_to"]].abs().max(axis=1)
    rows = rows.assign(order=rows["part"].map(order), size=largest)
    ordered = rows.sort_values(["order", "size", *KEY], ascending=[True, False, True, True], kind="stable")
    return ordered.drop(columns=["order", "size"]).reset_index(drop=True)


def part_totals(parts: pd.DataFrame) -> pd.DataFrame:
    """Add the parts up: one row a part that has incidents (index: part), incidents, first, second, moved.

    first, second: contributions to `week_from` and to `week_to`; the rows sum to the two scores.
    """
    summed = parts.groupby("part", sort=False).agg(
        incidents=("incident_id", "nunique"),
        first=("contribution_from", "sum"),
        second=("contribution_to", "sum"),
        moved=("moved", "sum"),
    )
    return summed.reindex([one.value for one in Part if one.value in summed.index])


def _own(scores: Scores, week: str) -> pd.Series:
    """Say which incidents have part of their weight in a week."""
    rows = scores.matrix.incident_weeks
    rows = rows[(rows["week"] == week) & (rows["raw"] > 0)]
    return pd.Series(True, index=pd.MultiIndex.from_frame(rows[KEY]).unique())


def _part(in_first: bool, in_second: bool, is_later: bool, is_still: bool) -> Part:
    if in_first and in_second:
        return Part.BOTH
    if in_second:
        return Part.ONLY_SECOND
    if in_first:
        return Part.ONLY_FIRST
    if is_later:
        return Part.BETWEEN
    return Part.UNCHANGED if is_still else Part.CARRIED
