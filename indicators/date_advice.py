"""How people write dates, and what to tell them: a day is refused here, never guessed."""

from __future__ import annotations

import re
from datetime import date


def advise_day(text: str) -> str:
    """Guess what kind of date was meant and say how to write it; never choose between two readings.

    >>> advise_day("01/02/2026")
    'Day and month can be read two ways: write 2026-02-01 or 2026-01-02'
    """
    parts = re.fullmatch(r"\s*(\d{1,4})\s*[./-]\s*(\d{1,2})\s*[./-]\s*(\d{1,4})\.?\s*", text, re.ASCII)
    if parts:
        return _advice_for_numbers(*parts.groups())
    if re.fullmatch(r"\d{5}", text, re.ASCII):
        return "This looks like a spreadsheet's day number: format the column as text YYYY-MM-DD"
    if re.fullmatch(r"\d{4}-\d{2}", text, re.ASCII):
        return "Give the first and the last day of the month and date_precision month"
    return "Write year, month and day in digits"


def _advice_for_numbers(one: str, two: str, three: str) -> str:
    """Say which days three numbers can mean: year first, or year last with day and month in two orders."""
    if len(one) == len("2020"):
        return f"Write {one}-{two:0>2}-{three:0>2}"
    if len(three) != len("2020"):
        return "Write the year with four digits, first"
    orders = dict.fromkeys([(one, two), (two, one)])
    readings = [f"{three}-{month:0>2}-{day:0>2}" for day, month in orders if _exists(three, month, day)]
    if not readings:
        return "Write year, month and day in digits"
    if len(readings) == 1:
        return f"Write {readings[0]}"
    return f"Day and month can be read two ways: write {' or '.join(readings)}"


def _exists(year: str, month: str, day: str) -> bool:
    try:
        date(int(year), int(month), int(day))
    except ValueError:
        return False
    return True
