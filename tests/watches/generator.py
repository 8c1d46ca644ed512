"""Random watches, the same for the same seed: reports that disagree about everything that they can."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.watches.case import Case
from tests.watches.incidents_at_random import random_incident
from tests.watches.tables import build_watch

if TYPE_CHECKING:
    import random

    from tests.watches.stage import Stage

Row = dict[str, Any]


def random_watch(rng: random.Random, on: Stage, most_incidents: int = 30, most_reports: int = 4) -> Case:
    """Draw a stage's incidents, their reports and articles: a whole case, weighed by its default set."""
    reports: list[Row] = []
    for number in range(rng.randint(0, most_incidents)):
        reports += random_incident(rng, f"I{number}", (on.start, on.end), on.sites, most_reports)
    articles = _share_articles(rng, reports)
    watch = build_watch(on.settings, articles, reports, on.sites, on.coverage)
    return Case(watch, on.catalogue, on.as_of, dict(on.catalogue.weights("default")), on.today)


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
