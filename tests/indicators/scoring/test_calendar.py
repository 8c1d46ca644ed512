"""METHOD section 1: every day lies in exactly one week, whatever the year's end does."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.weeks import Week, local_day, weeks_between

days = st.dates(date(1950, 1, 2), date(2090, 1, 1))


@given(days)
def test_every_day_lies_in_one_week_that_begins_on_a_monday(day):
    """The week's Monday is at most six days before the day, and its label leads back to it."""
    week = Week.of(day)
    assert week.monday.isoweekday() == 1
    assert timedelta(0) <= day - week.monday <= timedelta(days=6)
    assert Week.parse(week.label) == week
    assert week.label == day.strftime("%G-W%V")


@given(days, st.integers(0, 120))
def test_consecutive_weeks_are_seven_days_apart(day, count):
    """Counting on from a week skips none and repeats none, over any year's end."""
    first = Week.of(day)
    weeks = weeks_between(first, first + count)
    assert [week.monday for week in weeks] == [first.monday + timedelta(days=7 * n) for n in range(count + 1)]
    assert len({week.label for week in weeks}) == count + 1


@pytest.mark.parametrize(
    ("day", "label"),
    [
        ("2019-12-29", "2019-W52"),
        ("2019-12-30", "2020-W01"),
        ("2020-12-31", "2020-W53"),
        ("2021-01-03", "2020-W53"),
        ("2021-01-04", "2021-W01"),
        ("2026-12-31", "2026-W53"),
    ],
)
def test_ends_of_years(day, label):
    """Years of 52 and 53 weeks, and days that belong to the next year's first week."""
    assert Week.of(date.fromisoformat(day)).label == label


@pytest.mark.parametrize(
    ("moment", "zone", "label"),
    [
        ("2020-01-05T21:00Z", "Asia/Baghdad", "2020-W02"),
        ("2020-01-05T20:59Z", "Asia/Baghdad", "2020-W01"),
        ("2020-01-05T22:30Z", "UTC", "2020-W01"),
        ("2020-01-06T04:59Z", "America/New_York", "2020-W01"),
        ("2020-01-06", "America/New_York", "2020-W02"),
    ],
)
def test_late_sundays_fall_where_the_watch_lives(moment, zone, label):
    """A time is converted to the watch's zone; a plain date is local already and never shifted."""
    assert Week.of(local_day(moment, zone)).label == label
