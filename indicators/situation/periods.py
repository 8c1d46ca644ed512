"""The week of a day and the four weeks that end with it, and the incidents that begin in them."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pandas as pd

from indicators.weeks import Week

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

LAST_WEEKS = 4
"""The longer of the two periods the situation speaks of: the week and the three before it."""


def week_to(day: date) -> tuple[date, date]:
    """Give the part of a day's week that has passed by it: its Monday and the day itself."""
    return Week.of(day).monday, day


def four_weeks_to(day: date) -> tuple[date, date]:
    """Give the first and the last day of the four weeks that end with a day's week, up to the day."""
    return Week.of(day).monday - timedelta(weeks=LAST_WEEKS - 1), day


def begun_in(rows: pd.DataFrame, first: date, last: date) -> pd.DataFrame:
    """Keep the incidents whose first day lies in a period, both ends included."""
    return rows[rows["first_day"].between(pd.Timestamp(first), pd.Timestamp(last))]


def week_frame(weeks: Sequence[Week]) -> pd.DataFrame:
    """Start a weekly table: one row per week with its label and its Monday."""
    return pd.DataFrame(
        {
            "week": pd.Series([week.label for week in weeks], dtype="str"),
            "monday": pd.Series([week.monday for week in weeks], dtype="datetime64[us]"),
        }
    )
