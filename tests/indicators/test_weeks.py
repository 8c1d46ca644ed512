"""Weeks: ISO 8601, Monday to Sunday, and the local day that a text names."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.errors import DayNotUnderstood, UnknownTimezone, WeekNotUnderstood, WeekOutOfRange
from indicators.weeks import Week, local_day, weeks_between

ONE_DAY = timedelta(days=1)


def days(first: date, last: date):
    """Go through the days from the first to the last."""
    for number in range((last - first).days + 1):
        yield first + number * ONE_DAY


class TestWeek:
    def test_every_day_of_half_a_century_has_the_label_of_the_c_library(self):
        """Each day 1989-2035 lies in the week that strftime's %G-W%V names, between its Monday and Sunday."""
        for day in days(date(1989, 1, 1), date(2035, 12, 31)):
            week = Week.of(day)
            assert week.label == day.strftime("%G-W%V")
            assert week.monday <= day <= week.sunday

    def test_weeks_follow_each_other_by_seven_days(self):
        """Consecutive weeks are seven days apart over 52- and 53-week years, and none is left out."""
        weeks = weeks_between(Week.parse("1989-W01"), Week.parse("2035-W52"))
        assert {later.monday - earlier.monday for earlier, later in pairwise(weeks)} == {7 * ONE_DAY}
        assert len({week.label for week in weeks}) == len(weeks) == (2035 - 1989 + 1) * 52 + 8

    @pytest.mark.parametrize(
        ("day", "label"),
        [
            (date(2019, 12, 29), "2019-W52"),
            (date(2019, 12, 30), "2020-W01"),
            (date(2020, 12, 31), "2020-W53"),
            (date(2021, 1, 3), "2020-W53"),
            (date(2021, 1, 4), "2021-W01"),
        ],
    )
    def test_days_around_new_year(self, day, label):
        """Days around New Year lie in the week that holds the year's Thursday."""
        assert Week.of(day).label == label

    def test_label_and_parse_are_inverse(self):
        """A parsed label is written back as it was, its Monday first, its Sunday six days on."""
        week = Week.parse("2020-W53")
        assert (week.label, str(week)) == ("2020-W53", "2020-W53")
        assert (week.monday, week.sunday) == (date(2020, 12, 28), date(2021, 1, 3))

    def test_counting(self):
        """Adding, subtracting, next and previous agree, and weeks sort in time order."""
        first, last = Week.parse("2020-W52"), Week.parse("2021-W02")
        assert last - first == 3
        assert first - last == -3
        assert first + 3 == last
        assert first.next().label == "2020-W53"
        assert last.previous().label == "2021-W01"
        assert sorted([last, first]) == [first, last]
        assert {first: 1}[Week.of(date(2020, 12, 24))] == 1

    def test_no_weeks_between_when_the_last_is_earlier(self):
        """A range that ends before it begins has no weeks; one week lies between a week and itself."""
        week = Week.parse("2020-W10")
        assert weeks_between(week, week) == [week]
        assert weeks_between(week, week.previous()) == []

    @pytest.mark.parametrize(
        "label",
        [
            "2020-W54",
            "2019-W53",
            "2020-W00",
            "2020-w01",
            "2020W01",
            "20-W01",
            "1899-W01",
            "2020-W1",
            "٢٠٢٠-W01",
        ],
    )
    def test_other_labels_are_refused(self, label):
        """Only four digits, -W and a week that the year has make a label."""
        with pytest.raises(WeekNotUnderstood):
            Week.parse(label)

    @pytest.mark.parametrize("label", ["", "2020-W01 ", "2020-W01\n"])
    def test_nothing_stands_around_a_label(self, label):
        """A label has no space or line end around it."""
        with pytest.raises(WeekNotUnderstood):
            Week.parse(label)

    def test_a_year_without_week_53_is_named(self):
        """A 53rd week of a 52-week year is refused with the weeks of that year and where its days lie."""
        with pytest.raises(WeekNotUnderstood, match=r"W01 to W52\. 2019 has no week 53.*2020-W01"):
            Week.parse("2019-W53")

    def test_a_monday_is_the_only_key(self):
        """A week cannot be made from another day: it would be a second key for the same week."""
        with pytest.raises(WeekNotUnderstood, match="2020-01-08, which is no Monday"):
            Week(date(2020, 1, 8))

    def test_running_past_the_calendar(self):
        """Counting past the calendar's last year is an error of ours."""
        with pytest.raises(WeekOutOfRange):
            Week.parse("2020-W01") + 10**6


class TestLocalDay:
    @pytest.mark.parametrize("timezone", ["Asia/Baghdad", "Pacific/Auckland", "America/Los_Angeles", "UTC"])
    def test_a_plain_date_is_never_shifted(self, timezone):
        """A date without a time is local already, whatever the zone."""
        assert local_day("2020-01-05", timezone) == date(2020, 1, 5)

    @pytest.mark.parametrize(
        ("text", "timezone", "day"),
        [
            ("2020-01-05T22:30Z", "Asia/Baghdad", date(2020, 1, 6)),
            ("2020-01-05T20:59:59Z", "Asia/Baghdad", date(2020, 1, 5)),
            ("2020-01-05T21:00:00Z", "Asia/Baghdad", date(2020, 1, 6)),
            ("2020-01-06T00:30+03:00", "Asia/Baghdad", date(2020, 1, 6)),
            ("2020-01-06 01:30:00.5+0400", "Asia/Baghdad", date(2020, 1, 6)),
            ("2020-01-06T03:00+07:00", "America/New_York", date(2020, 1, 5)),
            # Daylight saving: 23:30 UTC is 00:30 in London in summer only; the clocks change on 29 March.
            ("2020-03-28T23:30Z", "Europe/London", date(2020, 3, 28)),
            ("2020-03-29T23:30Z", "Europe/London", date(2020, 3, 30)),
            ("2020-10-24T23:30Z", "Europe/London", date(2020, 10, 25)),
            ("2020-10-25T23:30Z", "Europe/London", date(2020, 10, 25)),
            # Samoa left 30 December 2011 out.
            ("2011-12-30T09:59Z", "Pacific/Apia", date(2011, 12, 29)),
            ("2011-12-30T10:00Z", "Pacific/Apia", date(2011, 12, 31)),
            ("2020-01-05T18:15Z", "Asia/Kathmandu", date(2020, 1, 6)),
        ],
    )
    def test_a_time_with_offset_is_converted(self, text, timezone, day):
        """A time with its offset gives the day it was in the watch's zone, daylight saving included."""
        assert local_day(text, timezone) == day

    @given(st.integers(0, 26 * 365 * 86_400), st.integers(-14 * 60, 14 * 60))
    def test_baghdad_is_three_hours_ahead_all_year(self, seconds, minutes):
        """Since 2008 Baghdad keeps UTC+3, so the local day is the day of the UTC time plus three hours."""
        offset = f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02d}:{abs(minutes) % 60:02d}"
        utc = datetime(2009, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)
        text = f"{(utc + timedelta(minutes=minutes)).strftime('%Y-%m-%dT%H:%M:%S')}{offset}"
        assert local_day(text, "Asia/Baghdad") == (utc + timedelta(hours=3)).date()

    @pytest.mark.parametrize(
        ("text", "advice"),
        [
            ("2020-02-30", "does not exist"),
            ("2019-02-29", "does not exist"),
            ("2020-01-05T24:00Z", "does not exist"),
            ("2020-01-05T10:60Z", "does not exist"),
            ("2020-01-05T10:00+03:99", "does not exist"),
            ("01/02/2026", "write 2026-02-01 or 2026-01-02"),
            ("02.01.2026", "write 2026-01-02 or 2026-02-01"),
            ("13/02/2026", "Write 2026-02-13."),
            ("02/13/2026", "Write 2026-02-13."),
            ("2020/1/5", "Write 2020-01-05"),
            ("05.01.20", "four digits"),
            ("2020-01-05T10:00", "Add the offset"),
            ("43835", "spreadsheet"),
            ("2020-01", "date_precision month"),
            ("20200105", "in digits"),
            ("2020-W01-3", "in digits"),
            ("5 January 2020", "in digits"),
            (" 2020-01-05", "Write 2020-01-05"),
            ("", "in digits"),
        ],
    )
    def test_other_texts_are_refused_with_advice(self, text, advice):
        """What is not one unambiguous day is refused, and the message says how to write it."""
        with pytest.raises(DayNotUnderstood, match=advice):
            local_day(text, "Asia/Baghdad")

    @pytest.mark.parametrize(
        "text", ["1899-12-31", "2101-01-01", "9999-12-31", "1899-12-31T23:00Z", "2101-01-01T00:00+14:00"]
    )
    def test_years_outside_1900_to_2100_are_refused(self, text):
        """A year outside 1900-2100 is a slip of the pen, before and after conversion."""
        with pytest.raises(DayNotUnderstood, match="1900 to 2100"):
            local_day(text, "Asia/Baghdad")

    def test_an_unknown_zone_is_refused_with_the_nearest(self):
        """A misspelt time zone is answered with the nearest name."""
        with pytest.raises(UnknownTimezone, match="Did you mean Asia/Baghdad"):
            local_day("2020-01-05", "Asia/Bagdad")

    @pytest.mark.parametrize("name", ["../../etc/passwd", "/etc/localtime", "", "Baghdad/Asia\0"])
    def test_a_zone_is_a_name_not_a_path(self, name):
        """A path is no time zone."""
        with pytest.raises(UnknownTimezone):
            local_day("2020-01-05", name)
