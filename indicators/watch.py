"""A watch: one theatre under observation, read from a folder, or refused with every fault."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from indicators.errors import NotAWatchFolder, WatchRejected
from indicators.faults import Fault, RowCounts, did_you_mean
from indicators.reports import DAY, OF_ARTICLE, TEXT, report_table, typed_table
from indicators.shipped import shipped_watch_folder
from indicators.sources.coded_csv import read_articles, read_events
from indicators.sources.coverage_csv import COVERAGE_COLUMNS, read_coverage
from indicators.sources.doubts import incident_of
from indicators.sources.seed_texts import read_seed_texts
from indicators.sources.sites_csv import SITE_COLUMNS, read_sites
from indicators.sources.typed_rows import TypedRows
from indicators.sources.watch_toml import read_settings
from indicators.watch_settings import WatchSettings

if TYPE_CHECKING:
    from collections.abc import Callable

    import pandas as pd

__all__ = [
    "ARTICLE_COLUMNS",
    "CheckResult",
    "Fault",
    "RowCounts",
    "Watch",
    "WatchSettings",
    "check_watch",
    "read_watch",
    "shipped_watch_folder",
]

ARTICLE_COLUMNS = {
    "article_id": TEXT,
    "url": TEXT,
    "publisher": TEXT,
    "title": TEXT,
    "published": DAY,
    "accessed_via": TEXT,
    "reliability": TEXT,
    "note": TEXT,
    "source_group": TEXT,
}
"""Columns of the article table, one row per article, with their pandas types."""

_SETTINGS, _ARTICLES, _EVENTS = "watch.toml", "articles.csv", "events.csv"
_SITES, _COVERAGE = "sites.csv", "coverage.csv"
_MISSING_OPTIONAL = {
    _SITES: "Without it no place is a protected site: only the country tiers count",
    _COVERAGE: "Without it every week counts as searched: zero and missing cannot be told apart",
}


@dataclass(frozen=True)
class Watch:
    """The tables of a watch; rows stand in the order of the files, empty cells are NaN, NaT or <NA>.

    articles: ARTICLE_COLUMNS, identified by article_id. reports: reports.REPORT_COLUMNS, by event_id.
    sites: SITE_COLUMNS, by site. coverage: COVERAGE_COLUMNS, by week; None when the watch has no record
    of what was searched. seed_texts: article_id -> full text, for the articles whose text is there.
    warnings: what the reader found doubtful but kept.
    """

    settings: WatchSettings
    articles: pd.DataFrame
    reports: pd.DataFrame
    sites: pd.DataFrame
    coverage: pd.DataFrame | None
    seed_texts: dict[str, str]
    warnings: tuple[Fault, ...]


@dataclass(frozen=True)
class CheckResult:
    """What reading a folder gave.

    watch: the accepted rows; None when a file as a whole could not be read. faults: errors and
    warnings in the order of the files and their lines. counts: file name -> rows, read = accepted +
    rejected.
    """

    watch: Watch | None
    faults: tuple[Fault, ...]
    counts: dict[str, RowCounts]

    @property
    def errors(self) -> tuple[Fault, ...]:
        """Give the faults that kept a row or a file out."""
        return tuple(fault for fault in self.faults if fault.is_error)


def read_watch(folder: str | Path, *, skip_rejected: bool = False) -> Watch:
    """Read a watch folder whole.

    Raises NotAWatchFolder when the path is no folder, and WatchRejected, which carries every fault,
    when any row was rejected; with skip_rejected the accepted rows are taken, and WatchRejected is
    raised only when a file as a whole cannot be read.
    """
    result = check_watch(folder)
    if not result.counts and not _is_folder(Path(folder)):
        raise NotAWatchFolder(folder, result.faults[0].found)
    if result.watch is None or (result.errors and not skip_rejected):
        raise WatchRejected(folder, result.errors)
    return result.watch


def check_watch(folder: str | Path) -> CheckResult:
    """Read everything in a watch folder and list every fault; bad content never raises."""
    path = Path(folder)
    if not _is_folder(path):
        return CheckResult(None, (_no_folder(path),), {})
    settings, setting_faults = _read_settings(path)
    files = _read_files(path, settings)
    tables = (files.articles, files.events, files.sites, files.coverage)
    faults = (*setting_faults, *(fault for table in tables for fault in table.sorted_faults()))
    counts = {table.file: table.counts() for table in tables if (path / table.file).is_file()}
    if settings is None or not all(table.is_usable for table in tables):
        return CheckResult(None, faults, counts)
    warnings = tuple(fault for fault in faults if not fault.is_error)
    return CheckResult(_assemble(settings, files, _COVERAGE in counts, warnings), faults, counts)


@dataclass(frozen=True)
class _Files:
    """The typed rows of a folder's files, and the full texts of its articles."""

    articles: TypedRows
    events: TypedRows
    sites: TypedRows
    coverage: TypedRows
    texts: dict[str, str]


def _read_files(path: Path, settings: WatchSettings | None) -> _Files:
    """Read every file for itself, so that one broken file hides no fault of the others."""
    timezone = settings.timezone if settings else "UTC"
    articles = _table(path / _ARTICLES, lambda file: read_articles(file, timezone))
    texts = read_seed_texts(path, articles)
    return _Files(
        articles,
        _table(path / _EVENTS, lambda file: read_events(file, settings, articles, texts)),
        _table(path / _SITES, lambda file: read_sites(file, timezone)),
        _table(path / _COVERAGE, lambda file: read_coverage(file, settings)),
        texts,
    )


def _assemble(settings: WatchSettings, files: _Files, has_coverage: bool, warnings: tuple[Fault, ...]) -> Watch:
    """Turn the accepted rows into the tables of a watch."""
    coverage = typed_table([row.parsed for row in files.coverage.accepted()], COVERAGE_COLUMNS)
    return Watch(
        settings,
        typed_table([row.parsed for row in files.articles.accepted()], ARTICLE_COLUMNS),
        report_table(_report_rows(files.events, files.articles)),
        typed_table([_site_row(row.parsed) for row in files.sites.accepted()], SITE_COLUMNS),
        coverage if has_coverage else None,
        files.texts,
        warnings,
    )


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # a name that the file system cannot hold
        return False


def _no_folder(path: Path) -> Fault:
    found = "is a file" if os.path.lexists(path) else "found nothing at this path"
    expected = "a folder with watch.toml, articles.csv and events.csv"
    return Fault(str(path), None, None, found, expected, "Give the path of a watch folder")


def _read_settings(folder: Path) -> tuple[WatchSettings | None, list[Fault]]:
    path = folder / _SETTINGS
    return read_settings(path) if path.is_file() else (None, [_missing(path)])


def _table(path: Path, read: Callable[[Path], TypedRows]) -> TypedRows:
    """Read a file of the folder, or say that it is missing: an error, or a warning for one that may be."""
    if path.is_file():
        return read(path)
    if path.name in _MISSING_OPTIONAL:
        fault = Fault(path.name, None, None, "found no such file", "", _MISSING_OPTIONAL[path.name], "warning")
        return TypedRows(path.name, faults=[fault])
    return TypedRows(path.name, faults=[_missing(path)], is_usable=False)


def _missing(path: Path) -> Fault:
    others = [other.name for other in path.parent.iterdir()]
    advice = did_you_mean(path.name, others, "Add it, or give the path of a watch folder")
    return Fault(path.name, None, None, "found no such file", "it in every watch folder", advice)


def _report_rows(events: TypedRows, articles: TypedRows) -> list[dict[str, Any]]:
    by_id = {row.get("article_id"): row for row in articles.accepted()}
    rows = []
    for row in events.accepted():
        article = by_id[row.get("article_id")]
        rows.append(
            {
                **row.parsed,
                "incident_id": incident_of(row),
                "first_day": row.get("event_date"),
                "last_day": row.get("event_date_end") or row.get("event_date"),
                **{name: article.get(name) for name in OF_ARTICLE},
            }
        )
    return rows


def _site_row(values: dict[str, Any]) -> dict[str, Any]:
    return {**values, "from_day": values.get("from"), "until_day": values.get("until")}
