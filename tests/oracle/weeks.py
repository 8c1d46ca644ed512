"""METHOD sections 1, 4 and 5: the weeks of a watch, their state, and how a date is spread over them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.oracle.rows import PlainWatch

WEEK = timedelta(days=7)
THIN = 3


@dataclass(frozen=True)
class OracleWeek:
    """One week: its Monday, whether it can be scored, and how many articles it rests on."""

    label: str
    monday: date
    state: str
    articles: int

    @property
    def thin(self) -> bool:
        """Three articles or fewer."""
        return self.articles <= THIN


def monday_of(label: str) -> date:
    """Return the Monday of a week label such as 2020-W01."""
    return date.fromisocalendar(int(label[:4]), int(label[6:]), 1)


def label_of(day: date) -> str:
    """Return the label of the week that holds a day."""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def last_day_known(watch: PlainWatch, as_of: date | None, today: date | None) -> date:
    """Return the as-of date: the one asked for, else the Sunday of the last week, or today when live."""
    if as_of is not None:
        return as_of
    if watch.last_week is None:
        if today is None:
            msg = "a live watch has no last week: give the oracle as_of or today"
            raise ValueError(msg)
        return today
    return monday_of(watch.last_week) + WEEK - timedelta(days=1)


def weeks_of(watch: PlainWatch, as_of: date, today: date | None) -> list[OracleWeek]:
    """List the watch's weeks that had begun by the as-of date; a live one is open while today is in it."""
    end = as_of if watch.last_week is None else min(as_of, monday_of(watch.last_week))
    weeks, monday = [], monday_of(watch.first_week)
    while monday <= end:
        weeks.append(_week(monday, watch, as_of, today))
        monday += WEEK
    return weeks


def _week(monday: date, watch: PlainWatch, as_of: date, today: date | None) -> OracleWeek:
    label, sunday = label_of(monday), monday + WEEK - timedelta(days=1)
    rows = [row for row in watch.coverage or [] if row["week"] == label]
    covered = watch.coverage is None or any(row["status"] == "searched" for row in rows)
    articles = rows[0]["articles"] if rows else None
    if articles is None:  # nobody counted: those published in the week, as far as they are known
        articles = sum(monday <= one["published"] <= min(sunday, as_of) for one in watch.articles)
    holds_as_of = monday <= as_of <= sunday
    live = watch.last_week is None and holds_as_of and as_of == today
    provisional = live or (holds_as_of and as_of != sunday)
    state = "provisional" if provisional else "observed"
    return OracleWeek(label, monday, state if covered else "not_covered", articles)


def shares_of(first: date, last: date, weeks: list[OracleWeek]) -> dict[str, Fraction]:
    """Spread a date interval evenly over its days; return each existing week's share above 0."""
    days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    shares: dict[str, Fraction] = {}
    known = {week.label for week in weeks}
    for day in days:
        label = label_of(day)
        if label in known:
            shares[label] = shares.get(label, Fraction(0)) + Fraction(1, len(days))
    return shares
