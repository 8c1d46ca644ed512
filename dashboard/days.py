"""Days and weeks as pages say them."""

from __future__ import annotations

from datetime import date, timedelta

import pandas as pd

from dashboard import text


def day_in_words(day: date, *, year: bool = True) -> str:
    """Say a day: 26 Apr 2020, or without its year."""
    month = text.MONTHS_SHORT[day.month - 1]
    return f"{day.day} {month} {day.year}" if year else f"{day.day} {month}"


def week_in_words(monday: pd.Timestamp) -> str:
    """Say the days of a week: 16–22 Mar, or 30 Dec – 5 Jan across a month's end."""
    first = pd.Timestamp(monday).date()
    last = first + timedelta(days=6)
    if first.month == last.month:
        return f"{first.day}{text.EN_DASH}{day_in_words(last, year=False)}"
    return f"{day_in_words(first, year=False)} {text.EN_DASH} {day_in_words(last, year=False)}"


def span_in_words(first: pd.Timestamp, last: pd.Timestamp) -> str:
    """Say the days of an incident: 19 Mar, 16–17 Mar, 30 Mar – 2 Apr."""
    begin, end = pd.Timestamp(first).date(), pd.Timestamp(last).date()
    if begin == end:
        return day_in_words(begin, year=False)
    if (begin.year, begin.month) == (end.year, end.month):
        return f"{begin.day}{text.EN_DASH}{day_in_words(end, year=False)}"
    return f"{day_in_words(begin, year=False)} {text.EN_DASH} {day_in_words(end, year=False)}"
