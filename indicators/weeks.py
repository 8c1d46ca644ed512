"""The only place that knows what a week is: ISO 8601, Monday to Sunday, in the watch's time zone.

A week's key is its Monday; its label is the ISO year and number. 30 and 31 December 2019 lie in
2020-W01, and 2020 has 53 weeks. Source: ISO 8601-1:2019, 4.2.2; METHOD section 1.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from indicators.date_advice import advise_day
from indicators.errors import DayNotUnderstood, UnknownTimezone, WeekNotUnderstood, WeekOutOfRange
from indicators.faults import did_you_mean, quoted

FIRST_YEAR, LAST_YEAR = 1900, 2100
"""Years that a coded day may lie in; anything else is taken for a slip of the pen."""

_LABEL = re.compile(r"(\d{4})-W(\d{2})", re.ASCII)
_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})", re.ASCII)
_TIME = re.compile(
    r"(?P<day>\d{4}-\d{2}-\d{2})[T ](?P<clock>\d{2}:\d{2}(?::\d{2}(?:\.\d{1,6})?)?)"
    r"(?P<offset>Z|[+-]\d{2}:?\d{2})?",
    re.ASCII,
)
_DAY_EXPECTED = "a day as YYYY-MM-DD, or a time with its offset such as 2020-01-05T22:30Z"


@dataclass(frozen=True, order=True, slots=True)
class Week:
    """One ISO week, named by its Monday; weeks sort in time order.

    >>> Week.parse("2020-W01").monday
    datetime.date(2019, 12, 30)
    >>> (Week.parse("2020-W53") + 1).label
    '2021-W01'
    """

    monday: date

    def __post_init__(self) -> None:
        """Refuse a day that is no Monday: it would name a second key for the same week."""
        if self.monday.weekday() != 0:
            raise WeekNotUnderstood(
                f"found {self.monday.isoformat()}, which is no Monday",
                expected="the Monday of a week",
                advice="Use Week.of(day) for the week that holds a day",
            )

    @classmethod
    def parse(cls, label: str) -> Week:
        """Read a label such as 2020-W01. Raises WeekNotUnderstood."""
        match = _LABEL.fullmatch(label)
        if not match or not FIRST_YEAR <= int(match[1]) <= LAST_YEAR:
            raise WeekNotUnderstood(
                f"found {quoted(label)}",
                expected=f"an ISO week as YYYY-Www, years {FIRST_YEAR} to {LAST_YEAR}",
                advice="Write it like 2020-W01",
            )
        year, number = int(match[1]), int(match[2])
        last = date(year, 12, 28).isocalendar().week
        if not 1 <= number <= last:
            raise WeekNotUnderstood(
                f"found {quoted(label)}",
                expected=f"a week of {year}, W01 to W{last}",
                advice=_next_year(year, number),
            )
        return cls(date.fromisocalendar(year, number, 1))

    @classmethod
    def of(cls, day: date) -> Week:
        """Find the week that holds a local day."""
        return cls(day - timedelta(days=day.weekday()))

    @property
    def label(self) -> str:
        """Write the ISO year and number: 2020-W01."""
        iso = self.monday.isocalendar()
        return f"{iso.year:04d}-W{iso.week:02d}"

    @property
    def sunday(self) -> date:
        """Give the week's last day."""
        return self.monday + timedelta(days=6)

    def next(self) -> Week:
        """Give the week after this one."""
        return self + 1

    def previous(self) -> Week:
        """Give the week before this one."""
        return self + -1

    def __add__(self, weeks: int) -> Week:
        """Give the week that many weeks later (or earlier). Raises WeekOutOfRange past the calendar."""
        try:
            return Week(self.monday + timedelta(weeks=weeks))
        except OverflowError as error:
            raise WeekOutOfRange(
                f"counted {weeks} weeks from {self.label}", expected="a week of the years 1 to 9999"
            ) from error

    def __sub__(self, other: Week) -> int:
        """Count the weeks from another week to this one."""
        return (self.monday - other.monday).days // 7

    def __str__(self) -> str:
        """Write the label."""
        return self.label


def weeks_between(first: Week, last: Week) -> list[Week]:
    """List the weeks from the first to the last, both included, in time order; none when last is earlier."""
    return [first + number for number in range(last - first + 1)]


def local_day(text: str, timezone: str) -> date:
    """Find the local day that a text names.

    A plain ISO date is local already and never shifted; a time with an offset is converted to the
    watch's zone, its daylight saving included. Raises DayNotUnderstood (a day that does not exist, day
    and month in an order that can be read two ways, a time without its offset, a year outside
    1900-2100) and UnknownTimezone.

    >>> local_day("2020-01-05T22:30Z", "Asia/Baghdad")
    datetime.date(2020, 1, 6)
    """
    zone = zone_named(timezone)
    match = _TIME.fullmatch(text)
    if match is None:
        return _within_years(_plain_day(text), text)
    if match["offset"] is None:
        raise _not_a_day(text, "Add the offset from UTC (Z or +03:00), or write the local day alone")
    try:
        clock = datetime.fromisoformat(f"{match['day']}T{match['clock']}")
        moment = clock.replace(tzinfo=_offset(match["offset"]))
        local = moment.astimezone(zone).date()
    except (ValueError, OverflowError) as error:
        raise _not_a_day(text, "This day or time does not exist: look it up in the article") from error
    _within_years(moment.date(), text)
    return _within_years(local, text)


@cache
def zone_named(name: str) -> ZoneInfo:
    """Look a time zone up by its IANA name. Raises UnknownTimezone with the nearest name."""
    if name not in _zone_names():
        raise UnknownTimezone(
            f"found {quoted(name)}",
            expected="an IANA time zone such as Asia/Baghdad, Europe/Kyiv or UTC",
            advice=did_you_mean(name, _zone_names(), "Write the continent and the city"),
        )
    return ZoneInfo(name)


@cache
def _zone_names() -> frozenset[str]:
    return frozenset(available_timezones())


def _plain_day(text: str) -> date:
    match = _DAY.fullmatch(text)
    if match is None:
        raise _not_a_day(text, advise_day(text))
    try:
        return date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError as error:
        raise _not_a_day(text, "This day does not exist: look it up in the article") from error


def _within_years(day: date, text: str) -> date:
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise DayNotUnderstood(
            f"found {quoted(text)}",
            expected=f"a day of the years {FIRST_YEAR} to {LAST_YEAR}",
            advice="Look the year up in the article",
        )
    return day


def _offset(text: str) -> timezone:
    if text == "Z":
        return UTC
    sign = -1 if text[0] == "-" else 1
    hours, minutes = int(text[1:3]), int(text[-2:])
    if minutes > 59:  # noqa: PLR2004 (an hour's last minute)
        raise ValueError(text)
    return timezone(sign * timedelta(hours=hours, minutes=minutes))


def _not_a_day(text: str, advice: str) -> DayNotUnderstood:
    return DayNotUnderstood(f"found {quoted(text)}", expected=_DAY_EXPECTED, advice=advice)


def _next_year(year: int, number: int) -> str:
    if number == 53:  # noqa: PLR2004 (the week that only long ISO years have)
        return f"{year} has no week 53: its last days may lie in {year + 1}-W01"
    return "Count weeks from 01"


def today_in(timezone: str) -> date:
    """Tell today's date in a watch's time zone; the only look at a clock in the library."""
    return datetime.now(UTC).astimezone(zone_named(timezone)).date()
