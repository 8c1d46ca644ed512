"""A watch and a catalogue as plain Python: lists of dicts, None where a table says nothing.

After this file the oracle sees no table and no model, only what a person could read in the files.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

Row = dict[str, Any]

_MISSING = {"NAType", "NaTType", "NoneType"}


def plain(value: Any) -> Any:
    """Turn one cell into a str, bool, int, float, date or None (missing)."""
    if type(value).__name__ in _MISSING or value == "":
        return None
    if isinstance(value, float) and value != value:  # noqa: PLR0124  only NaN differs from itself
        return None
    if isinstance(value, datetime):
        return date(value.year, value.month, value.day)
    return value


def rows(table: Any) -> list[Row]:
    """List the rows of a table as dicts of plain cells."""
    return [{name: plain(cell) for name, cell in row.items()} for row in table.to_dict("records")]


@dataclass(frozen=True)
class PlainWatch:
    """What the method needs of a watch."""

    reports: list[Row]
    articles: list[Row]
    sites: list[Row]
    coverage: list[Row] | None
    first_week: str
    last_week: str | None
    country: str
    neighbours: list[str]
    protected: list[str]
    host: list[str]
    relevance: dict[str, float]
    combine: str


def plain_watch(watch: Any) -> PlainWatch:
    """Read a watch's tables and settings; coverage is None when its file is missing."""
    settings = watch.settings
    names = ("site_km", "near_km", "site", "near", "admin1", "country", "neighbour", "elsewhere")
    return PlainWatch(
        reports=rows(watch.reports),
        articles=rows(watch.articles),
        sites=rows(watch.sites),
        coverage=None if watch.coverage is None else rows(watch.coverage),
        first_week=_label(settings.first_week),
        last_week=None if settings.last_week is None else _label(settings.last_week),
        country=settings.country,
        neighbours=list(settings.neighbours),
        protected=list(settings.protected),
        host=list(settings.host),
        relevance={name: getattr(settings.relevance, name) for name in names},
        combine=str(settings.credibility.combine),
    )


def plain_definitions(catalogue: Any) -> list[Row]:
    """List the definitions as the TOML files say them (aliases undone: a condition's `is` is `is`)."""
    definitions = getattr(catalogue, "definitions", catalogue)
    return [definition.model_dump(mode="json", by_alias=True) for definition in definitions]


def _label(week: Any) -> str:
    return str(getattr(week, "label", week))
