"""METHOD section 13 as a watch: ten reports on eight incidents in three weeks.

Every report's comment gives what the method makes of it: severity, credibility, relevance, phase.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from indicators.weeks import local_day
from tests.watches.definitions import (
    AIR_DEFENCE_LADDER,
    AIR_DEFENCE_PHASES,
    ATTACK_LADDER,
    MOVE_LADDER,
    ON_PROTECTED,
    catalogue,
    definition,
    saturating,
)
from tests.watches.settings import watch_settings
from tests.watches.tables import build_watch

if TYPE_CHECKING:
    from indicators.catalogue import Catalogue
    from indicators.watch import Watch

WEEKS = ["2020-W01", "2020-W02", "2020-W03"]
WEIGHTS = {"attacks": 4.0, "force_protection": 2.0, "relocations": 1.0, "air_defense": 1.0}
SITE = {
    "country": "Iraq",
    "admin1": "Anbar",
    "place": "West base",
    "geo_precision": "site",
    "latitude": 33.8,
    "longitude": 42.4,
}
GOVERNORATE = SITE | {"place": None, "geo_precision": "admin1"}
SITES = [
    {
        "site": "West base",
        "admin1": "Anbar",
        "country": "Iraq",
        "latitude": 33.8,
        "longitude": 42.4,
        "protected": True,
    }
]
HARASSED = SITE | {
    "kind": "attack",
    "actor_side": "unknown",
    "target_side": "coalition",
    "wounded": 0,
    "killed": 0,
}
NEARBY = HARASSED | GOVERNORATE
WOUNDED = HARASSED | {"wounded": 1}
POSTURE = SITE | {"kind": "posture", "direction": "raise"}

REPORTS: list[dict[str, Any]] = [
    # e1: 2 at .7167; the second report adds nothing
    {"event_id": "r01", "incident_id": "e1", "grade": "B2", "first_day": "2019-12-31", **WOUNDED},
    {"event_id": "r02", "incident_id": "e1", "grade": "C3", "first_day": "2019-12-31", **WOUNDED},
    # e2: 1 at .9333
    {"event_id": "r03", "incident_id": "e2", "grade": "A1", "first_day": "2020-01-02", **POSTURE},
    # e3: 2 at .6333, the governorate: .6; half in each week
    {"event_id": "r04", "incident_id": "e3", "grade": "C2", "first_day": "2020-01-04",
     "last_day": "2020-01-07", "date_precision": "week", **GOVERNORATE,
     "kind": "relocation", "magnitude": 120, "magnitude_unit": "troops"},
    # e4: 8 at .9333
    {"event_id": "r05", "incident_id": "e4", "grade": "A1", "first_day": "2020-01-08", **HARASSED,
     "subtype": "ballistic_missile"},
    # e5: 1 at .5833; 22:30 in Greenwich on the Sunday is Monday in Baghdad
    {"event_id": "r06", "incident_id": "e5", "grade": "B3", "first_day": "2020-01-05T22:30Z", **HARASSED},
    # e6: 1 at .9333
    {"event_id": "r07", "incident_id": "e6", "grade": "A1", "first_day": "2020-01-08", **POSTURE},
    # e7: 1 at .5, the governorate: .6; the second report adds nothing
    {"event_id": "r08", "incident_id": "e7", "grade": "C3", "first_day": "2020-01-14", **NEARBY},
    {"event_id": "r09", "incident_id": "e7", "grade": "D4", "first_day": "2020-01-14", **NEARBY},
    # e8: 2 at .7167, announced: .5
    {"event_id": "r10", "incident_id": "e8", "grade": "B2", "first_day": "2020-01-16",
     **SITE, "kind": "air_defense", "subtype": "patriot", "direction": "deploy"},
]  # fmt: skip


def worked_watch(timezone: str = "Asia/Baghdad", extra: list[dict[str, Any]] | None = None) -> Watch:
    """Build the example's watch; `extra` adds reports written in the same way."""
    graded = [_with_article(report, timezone) for report in [*REPORTS, *(extra or [])]]
    coverage = [{"week": week, "status": "searched", "articles": 5} for week in WEEKS]
    return build_watch(
        watch_settings(WEEKS[0], WEEKS[-1], timezone=timezone),
        [article for article, _ in graded],
        [report for _, report in graded],
        SITES,
        coverage,
    )


def worked_catalogue(air_defense_sign: int = 1) -> Catalogue:
    """Build the example's four definitions: all h = 1; H = 4, 2, 3, 2."""
    return catalogue(
        definition("attacks", match_any=ON_PROTECTED, exclude={"actor_side": ["@protected", "@host"]},
                   severity=ATTACK_LADDER, scale=saturating(4)),
        definition("force_protection", axis="response", match={"kind": ["posture"]}, scale=saturating(2)),
        definition("relocations", axis="exposure", match={"kind": ["relocation"]}, severity=MOVE_LADDER,
                   scale=saturating(3)),
        definition("air_defense", axis="response", match={"kind": ["air_defense"]}, sign=air_defense_sign,
                   severity=AIR_DEFENCE_LADDER, phase=AIR_DEFENCE_PHASES, scale=saturating(2)),
        weights=WEIGHTS,
    )  # fmt: skip


def _with_article(report: dict[str, Any], timezone: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """Give a report an article of its own, with the grade's letter; the digit is the report's."""
    first = local_day(report["first_day"], timezone)
    last = local_day(report.get("last_day", report["first_day"]), timezone)
    article = {
        "article_id": f"article of {report['event_id']}",
        "title": "An article.",
        "publisher": "A paper",
        "published": date(2020, 1, 17),
        "reliability": report["grade"][0],
    }
    row = {name: value for name, value in report.items() if name != "grade"}
    row |= {"article_id": article["article_id"], "credibility": int(report["grade"][1])}
    row |= {"first_day": first, "last_day": last, "date_precision": report.get("date_precision", "day")}
    return article, row
