"""Small watches to count by hand: a report is A1 at the one protected site, so it weighs .9333 a rung."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from tests.watches.settings import watch_settings
from tests.watches.tables import build_watch

if TYPE_CHECKING:
    from indicators.watch import Watch

BASE = {"admin1": "Anbar", "country": "Iraq", "latitude": 33.8, "longitude": 42.4}
SURE = (2 * 0.9 + 1) / 3
"""The credibility of an A1 report: .9333."""
SEARCHED = ("2020-W01", "2020-W02", "2020-W03", "2020-W04")


def small_watch(
    reports: list[dict[str, Any]],
    coverage: list[dict[str, Any]] | None = None,
    first_week: str = "2020-W01",
    last_week: str | None = "2020-W04",
    sites: list[dict[str, Any]] | None = None,
) -> Watch:
    """Build a watch of four weeks; a report names its day and what differs from an A1 attack at the base.

    Further keys of a report: `published` (left out: its day), `reliability` (left out: A).
    coverage: rows of coverage.csv (left out: five articles in each of the four weeks).
    """
    articles, rows = [], []
    for number, report in enumerate(reports):
        day = date.fromisoformat(report["day"])
        own = {
            "event_id": f"r{number}",
            "article_id": f"a{number}",
            "first_day": day,
            "date_precision": "day",
        }
        place = {**BASE, "place": "Base", "geo_precision": "site"}
        rest = {name: value for name, value in report.items() if name not in ("day", "published", "reliability")}
        rows.append({"kind": "attack", "credibility": 1, **own, **place, **rest})
        articles.append({
            "article_id": f"a{number}",
            "title": "An article.",
            "published": date.fromisoformat(report.get("published", report["day"])),
            "reliability": report.get("reliability", "A"),
        })  # fmt: skip
    settings = watch_settings(first_week, last_week)
    ground = [{"site": "Base", "protected": True, **BASE}] if sites is None else sites
    return build_watch(settings, articles, rows, ground, searched(*SEARCHED) if coverage is None else coverage)


def searched(*weeks: str, articles: int = 5) -> list[dict[str, Any]]:
    """Write coverage rows of weeks that were searched."""
    return [{"week": week, "status": "searched", "articles": articles} for week in weeks]
