"""Random watches, the same for the same seed: reports that disagree about everything that they can.

Under `random.Random(seed)` this is a seeded generator; under Hypothesis's own Random every draw is
Hypothesis's, so that a failing watch shrinks.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from tests.watches.case import Case
from tests.watches.incidents_at_random import random_incident
from tests.watches.indicators_at_random import random_catalogue
from tests.watches.settings import watch_settings
from tests.watches.tables import build_watch
from tests.watches.theatre import random_sites

if TYPE_CHECKING:
    import random

Row = dict[str, Any]
STARTS = [date(2019, 12, 16), date(2020, 2, 24), date(2020, 12, 14), date(2026, 12, 21)]
"""Mondays such that the weeks cross a leap day and the ends of years of 52 and 53 weeks."""


def random_watch(rng: random.Random, most_incidents: int = 30, most_reports: int = 4) -> Case:
    """Draw a whole case: weeks, coverage, sites, articles, incidents, definitions, weights, as-of date."""
    start, count = rng.choice(STARTS), rng.randint(2, 8)
    mondays = [start + timedelta(days=7 * n) for n in range(count)]
    end = mondays[-1] + timedelta(days=6)
    sites = random_sites(rng, start - timedelta(days=10), end + timedelta(days=10))
    reports: list[Row] = []
    for number in range(rng.randint(0, most_incidents)):
        reports += random_incident(rng, f"I{number}", (start, end), sites, most_reports)
    articles = _share_articles(rng, reports)
    live = rng.random() < 0.2
    settings = watch_settings(_label(start), None if live else _label(end))
    watch = build_watch(settings, articles, reports, sites, _random_coverage(rng, mondays))
    as_of = start + timedelta(days=rng.randint(-3, 7 * count + 5)) if live or rng.random() < 0.5 else None
    found = random_catalogue(rng)
    return Case(watch, found, as_of, dict(found.weights("default")))


def _share_articles(rng: random.Random, reports: list[Row]) -> list[Row]:
    """Give each report an article, name the reports in no order, and return the articles."""
    names = [f"ev-{number:03d}" for number in range(len(reports))]
    rng.shuffle(names)
    articles = []
    for name, report in zip(names, reports, strict=True):
        article = {
            "article_id": f"art {name}",
            "title": "An article.",
            "publisher": "A paper",
            "published": report.pop("published"),
            "reliability": rng.choice(["A", "B", "B", "C", "D", "E", "F", None]),
        }
        articles.append(article)
        report |= {"event_id": name, "article_id": article["article_id"]}
        report["incident_id"] = report["incident_id"] or name
    return articles


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
