"""A small watch whose incidents have words: what phrasebooks, verdicts and titles are tested on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from tests.watches.matrices import weekly_matrix
from tests.watches.settings import watch_settings
from tests.watches.tables import build_watch

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from indicators.definition import Definition
    from indicators.scoring import WeeklyMatrix
    from indicators.watch import Watch

WORDS = {
    "rocket": "rockets on {place}",
    "handover": "{place} handed over",
    "suspension": "training suspended",
    "attack": "an attack on {place}",
}
SITES = [
    {"site": "Camp Taji", "country": "Iraq", "protected": True, "short": "Taji"},
    {"site": "K-1 base, Kirkuk", "country": "Iraq", "protected": True, "short": "K-1, Kirkuk"},
]


def told_watch(reports: Sequence[Mapping[str, Any]], words: Mapping[str, str] = WORDS) -> Watch:
    """Build a watch from reports (incident_id, kind, subtype, ...), one article each, published at once."""
    rows = [
        {
            "event_id": f"r{n:02}",
            "article_id": f"a{n:02}",
            "first_day": "2020-01-01",
            "credibility": 2,
            **report,
        }
        for n, report in enumerate(reports)
    ]
    articles = [
        {
            "article_id": row["article_id"],
            "published": row.pop("published", "2020-01-01"),
            "reliability": "B",
        }
        for row in rows
    ]
    settings = watch_settings("2020-W01", "2020-W03", words=dict(words))
    return build_watch(settings, articles, rows, SITES, None)


def told_matrix(
    definitions: Sequence[Definition],
    raws: Mapping[str, Mapping[str, Sequence[float]]],
    facts: Mapping[str, Mapping[str, Any]] | None = None,
    **changes: Any,
) -> WeeklyMatrix:
    """Build a weekly matrix by hand; `facts`: incident -> other columns of incident_weights."""
    matrix = weekly_matrix(definitions, raws, **changes)
    for incident, columns in (facts or {}).items():
        for name, value in columns.items():
            rows = matrix.incident_weights["incident_id"] == incident
            matrix.incident_weights.loc[rows, name] = pd.Timestamp(value) if name.endswith("_day") else value
    return matrix
