"""Moments and delays as the Data page says them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard import text_data as words
from dashboard.days import day_in_words
from dashboard.figures.numbers import counted

if TYPE_CHECKING:
    from datetime import datetime


def moment_in_words(at: datetime) -> str:
    """Say a moment of the ledger: 24 Nov 2026, 20:43."""
    return f"{day_in_words(at.date())}, {clock(at)}"


def clock(at: datetime) -> str:
    """Say its time of day: 20:43."""
    return f"{at:%H:%M}"


def delay_in_words(days: float, forms: tuple[str, str] = words.WITHIN_DAYS) -> str:
    """Say a delay: on the day of the event, within 9 days of the event."""
    return words.SAME_DAY if days == 0 else counted(int(days), forms)


def delays_in_words(sentence: str, median: float, nine_in_ten: float) -> str:
    """Fill a sentence with two delays; the event is named once."""
    return sentence.format(median=delay_in_words(median), most=delay_in_words(nine_in_ten, words.WITHIN_DAYS_SHORT))
