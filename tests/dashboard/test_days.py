"""Days and weeks as the page says them."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from dashboard.days import day_in_words, span_in_words, week_in_words


def test_a_day_is_said_with_or_without_its_year():
    """Day, month in three letters, year."""
    assert day_in_words(date(2020, 4, 26)) == "26 Apr 2020"
    assert day_in_words(date(2020, 4, 6), year=False) == "6 Apr"


@pytest.mark.parametrize(
    ("monday", "said"),
    [("2020-03-16", "16–22 Mar"), ("2019-12-30", "30 Dec – 5 Jan"), ("2020-02-24", "24 Feb – 1 Mar")],
)
def test_a_week_is_said_by_its_first_and_last_day(monday, said):
    """The month once, or both where the week crosses its end."""
    assert week_in_words(pd.Timestamp(monday)) == said


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        ("2020-03-19", "2020-03-19", "19 Mar"),
        ("2020-03-16", "2020-03-17", "16–17 Mar"),
        ("2020-03-30", "2020-04-02", "30 Mar – 2 Apr"),
        ("2019-03-16", "2020-03-17", "16 Mar – 17 Mar"),
    ],
)
def test_the_days_of_an_incident_are_said_as_shortly_as_they_are_clear(first, last, said):
    """One day, two of a month, two months."""
    assert span_in_words(pd.Timestamp(first), pd.Timestamp(last)) == said
