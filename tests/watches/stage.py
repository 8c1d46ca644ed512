"""What stands before any report is written: weeks, sites, coverage, definitions and the as-of date.

Scoring prepares itself anew for each stage, which costs far more than scoring does: tests that need
many watches draw many sets of reports on few stages.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING, Any

from tests.watches.indicators_at_random import random_catalogue
from tests.watches.settings import watch_settings
from tests.watches.theatre import random_sites

if TYPE_CHECKING:
    from indicators.catalogue import Catalogue
    from indicators.watch import WatchSettings

Row = dict[str, Any]
STARTS = [date(2019, 12, 16), date(2020, 2, 24), date(2020, 12, 14), date(2026, 12, 21)]
"""Mondays such that the weeks cross a leap day and the ends of years of 52 and 53 weeks."""


@dataclass(frozen=True)
class Stage:
    """A watch without its reports."""

    settings: WatchSettings
    start: date
    end: date
    sites: list[Row]
    coverage: list[Row] | None
    catalogue: Catalogue
    as_of: date | None
    today: date | None


def seeded(seed: int) -> random.Random:
    """Make a generator that draws the same for the same seed."""
    return random.Random(seed)  # noqa: S311  (no secret hangs on it)


@cache
def stage(seed: int) -> Stage:
    """Draw a stage, the same for the same seed."""
    rng = seeded(seed)
    start, count = rng.choice(STARTS), rng.randint(2, 8)
    mondays = [start + timedelta(days=7 * n) for n in range(count)]
    end = mondays[-1] + timedelta(days=6)
    sites = random_sites(rng, start - timedelta(days=10), end + timedelta(days=10))
    live = rng.random() < 0.2
    day = start + timedelta(days=rng.randint(0, 7 * count + 5))
    return Stage(
        settings=watch_settings(_label(start), None if live else _label(end)),
        start=start,
        end=end,
        sites=sites,
        coverage=_random_coverage(rng, mondays),
        catalogue=random_catalogue(rng),
        as_of=day if rng.random() < (0.3 if live else 0.5) else None,
        today=day if live else None,
    )


def _random_coverage(rng: random.Random, mondays: list[date]) -> list[Row] | None:
    if rng.random() < 0.1:
        return None
    coverage: list[Row] = []
    for monday in mondays:
        status = rng.choice(["searched"] * 6 + ["not_searched", ""])
        if status:
            articles = rng.randint(0, 8) if status == "searched" else 0
            coverage.append({"week": _label(monday), "status": status, "articles": articles})
    return coverage


def _label(day: date) -> str:
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02d}"
