"""coverage.csv: which weeks were searched for articles, so that zero and missing can be told apart."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from indicators.reports import COUNT, TEXT
from indicators.sources import cells
from indicators.sources.typed_rows import Column, TypedRows, read_rows, refuse_repeats
from indicators.vocabulary import CoverageStatus
from indicators.weeks import Week, weeks_between

if TYPE_CHECKING:
    from pathlib import Path

    from indicators.watch_settings import WatchSettings

COVERAGE_COLUMNS: Final[dict[str, str]] = {"week": TEXT, "status": TEXT, "articles": COUNT, "note": TEXT}
"""Columns of the coverage table, one row per week, with their pandas types."""

MOST_ARTICLES = 10_000_000


def read_coverage(path: Path, settings: WatchSettings | None) -> TypedRows:
    """Read coverage.csv: one row per ISO week, identified by its label.

    Refuses a repeated week. Warns of weeks outside the watch and of weeks of the watch without a row,
    which count as not covered.
    """
    coverage = read_rows(
        path,
        {
            "week": Column(cells.week, must_stand=True, must_hold=True),
            "status": Column(cells.word(CoverageStatus), must_stand=True, must_hold=True),
            "articles": Column(cells.whole(0, MOST_ARTICLES)),
            "note": Column(cells.text, quiet=True),
        },
    )
    refuse_repeats(coverage, "week")
    if settings is not None and coverage.is_usable:
        _warn_of_weeks_outside(coverage, settings)
        _warn_of_gaps(coverage, settings)
    return coverage


def _warn_of_weeks_outside(coverage: TypedRows, settings: WatchSettings) -> None:
    last = settings.last_week or "9999-W01"
    for row in coverage.accepted():
        label = row.get("week")
        # Labels of four-digit years sort as the weeks do.
        if not settings.first_week <= label <= last:
            weeks = f"a week of the watch, {settings.first_week} to {settings.last_week or 'now'}"
            coverage.warn(row, "week", f"found {label}", weeks, "It counts nowhere")


def _warn_of_gaps(coverage: TypedRows, settings: WatchSettings) -> None:
    covered = {row.get("week") for row in coverage.accepted()}
    last = settings.last_week or max(covered, default=settings.first_week)
    weeks = [week.label for week in weeks_between(Week.parse(settings.first_week), Week.parse(last))]
    gaps = [label for label in weeks if label not in covered]
    if gaps:
        named = ", ".join(gaps[:5]) + (f" and {len(gaps) - 5} more" if len(gaps) > 5 else "")  # noqa: PLR2004
        advice = "Add a row for each: searched or not_searched. Until then they count as not covered"
        coverage.warn(None, "week", f"found no row for {named}", "a row for every week of the watch", advice)
