"""Rows written by hand to the tables of a watch, with the columns and types that the reader gives them."""

from __future__ import annotations

from typing import Any

import pandas as pd

from indicators.watch import Watch, WatchSettings

REPORT_COLUMNS = [
    *("event_id", "article_id", "incident_id", "kind", "subtype", "direction"),
    *("first_day", "last_day", "date_precision"),
    *("country", "admin1", "place", "latitude", "longitude", "geo_precision"),
    *("actor", "actor_side", "target", "target_side", "magnitude", "magnitude_unit", "killed", "wounded"),
    *("credibility", "stated_reason", "tally", "ends", "summary", "char_start", "char_end"),
]
ARTICLE_COLUMNS = [
    *("article_id", "url", "publisher", "title", "published", "accessed_via", "reliability", "note", "source_group"),
]
OF_ARTICLE = ["published", "reliability", "publisher", "title", "url"]
SITE_COLUMNS = [
    *(
        "site",
        "admin1",
        "country",
        "latitude",
        "longitude",
        "protected",
        "from_day",
        "until_day",
        "note",
        "short",
    ),
]
COVERAGE_COLUMNS = ["week", "status", "articles", "note"]
DAYS = {"first_day", "last_day", "published", "from_day", "until_day"}
FLOATS = {"latitude", "longitude", "magnitude"}
COUNTS = {"killed", "wounded", "credibility", "char_start", "char_end", "articles"}
FLAGS = {"tally", "protected"}


def table(rows: list[dict[str, Any]], columns: list[str]) -> pd.DataFrame:
    """Build a typed table; a column that a row leaves out is missing there (a flag: False)."""
    data = {}
    for name in columns:
        cells = [row.get(name, False if name in FLAGS else None) for row in rows]
        data[name] = pd.Series(cells, dtype=_dtype(name))
    return pd.DataFrame(data)


def build_watch(
    settings: WatchSettings,
    articles: list[dict[str, Any]],
    reports: list[dict[str, Any]],
    sites: list[dict[str, Any]],
    coverage: list[dict[str, Any]] | None,
) -> Watch:
    """Put a watch together in memory; each report takes its article's date and grade along."""
    by_id = {article["article_id"]: article for article in articles}
    joined = []
    for report in reports:
        article = by_id[report["article_id"]]
        row = {
            "incident_id": report["event_id"],
            "last_day": report["first_day"],
            "summary": "A report.",
            **{name: article.get(name) for name in OF_ARTICLE},
            **report,
        }
        joined.append(row)
    return Watch(
        settings=settings,
        articles=table(articles, ARTICLE_COLUMNS),
        reports=table(joined, [*REPORT_COLUMNS, *OF_ARTICLE]),
        sites=table(sites, SITE_COLUMNS),
        coverage=None if coverage is None else table(coverage, COVERAGE_COLUMNS),
        seed_texts={},
        warnings=(),
    )


def _dtype(name: str) -> str:
    if name in DAYS:
        return "datetime64[us]"
    if name in FLOATS:
        return "float64"
    if name in COUNTS:
        return "Int64"
    return "bool" if name in FLAGS else "str"
