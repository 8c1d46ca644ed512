"""The reports that were known on a day, in the order in which they speak, and what each counts for.

What every way from a number back to its articles starts from.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd

from indicators.report_order import first_reports_first, grade_of, is_flagged
from indicators.scoring.matched_reports import matched_reports

if TYPE_CHECKING:
    from datetime import date

    from indicators.scoring import WeeklyMatrix
    from indicators.watch import Watch


@dataclass(frozen=True)
class KnownReports:
    """What a watch's reports say and count for, as known on a day.

    reports: the report table's rows published by then, tallies included, with q (credibility, 0 to
        1), grade (C1) and is_flagged (grades three steps or more apart), the first to speak first.
    matches: one row per (event_id, indicator), see scoring.matched_reports.
    """

    as_of: date
    reports: pd.DataFrame
    matches: pd.DataFrame

    @property
    def counted(self) -> pd.DataFrame:
        """Give the reports without the tallies, the first to speak first."""
        return self.reports.loc[~self.reports["tally"].astype(bool)]

    @property
    def matching(self) -> pd.DataFrame:
        """Give one row per report and indicator that counts it: the report with indicator, phase and rung."""
        return self.reports.merge(self.matches[["event_id", "indicator", "phase", "rung"]], on="event_id")


def known_reports(watch: Watch, matrix: WeeklyMatrix) -> KnownReports:
    """Collect what was known on the matrix's as-of day. One run of the matching; worth keeping beside it."""
    published = watch.reports[watch.reports["published"] <= pd.Timestamp(matrix.as_of)]
    ordered = first_reports_first(published)
    rated = ordered.assign(grade=grade_of(ordered), is_flagged=is_flagged(ordered)).reset_index(drop=True)
    return KnownReports(matrix.as_of, rated, matched_reports(watch, matrix.definitions, matrix.as_of))
