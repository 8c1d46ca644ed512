"""Everything that is needed to go from a number to its articles, gathered once for an as-of day."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from indicators.known_reports import KnownReports, known_reports
from indicators.source_groups import source_of_articles

if TYPE_CHECKING:
    from datetime import date

    import pandas as pd

    from indicators.scoring import WeeklyMatrix
    from indicators.watch import Watch


@dataclass(frozen=True)
class Evidence:
    """A watch's reports and articles as known on a day.

    known: the reports and what they count for. source: article_id -> the source it comes from.
    """

    watch: Watch
    known: KnownReports
    source: pd.Series

    @property
    def as_of(self) -> date:
        """Give the last publication day known."""
        return self.known.as_of

    @cached_property
    def matching(self) -> pd.DataFrame:
        """Give one row per report and indicator that counts it, with its source, first to speak first."""
        rows = self.known.matching
        return rows.assign(source=rows["article_id"].map(self.source))


def gather_evidence(watch: Watch, matrix: WeeklyMatrix, known: KnownReports | None = None) -> Evidence:
    """Gather the evidence behind a matrix, as known on its as-of day.

    known: known_reports(watch, matrix), where the caller has it.
    """
    source = source_of_articles(watch.articles, matrix.as_of)
    return Evidence(watch, known_reports(watch, matrix) if known is None else known, source)
