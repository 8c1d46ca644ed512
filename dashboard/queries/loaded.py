"""What a watch is built on: its loads, its sources week by week, how late reports come, what is doubtful."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import pandas as pd

from indicators.completeness import FEWEST_REPORTS, past_delays
from indicators.faults import Fault
from indicators.record.past_loads import PastLoad
from indicators.record.preview import Preview, PreviewRow
from indicators.vocabulary import WeekState

if TYPE_CHECKING:
    from dashboard.imports.desk import ImportDesk
    from dashboard.queries import Queries
    from dashboard.view import SettledView

__all__ = ["Coverage", "Fault", "Freshness", "LoadedQueries", "PastLoad", "Preview", "PreviewRow"]

MOST_WEEKS: Final = 53
MOST_PUBLISHERS: Final = 8
OTHERS: Final = ""
"""The name of the row in which the other publishers are counted together."""
_LAG_BUCKETS: Final = ((0, 0), (1, 1), (2, 2), (3, 3), (4, 4), (5, 5), (6, 6), (7, 7), (8, 14), (15, 28), (29, None))


@dataclass(frozen=True)
class Freshness:
    """How late reports come, in days after the event: NaN where too few past reports tell. newest: last article."""

    newest: pd.Timestamp | None
    median: float
    nine_in_ten: float
    reports: int
    fewest: int = FEWEST_REPORTS

    @property
    def is_known(self) -> bool:
        """Tell whether there are enough past reports to speak of their delay."""
        return self.reports >= self.fewest


@dataclass(frozen=True)
class Coverage:
    """What was searched and found, week by week.

    weeks: one row per week (index its label): monday, state, thin, articles, reports. By reliability, by
    publisher and by country of the event: one row per source (index its name), one column per week, counts; the
    largest first. others: how many publishers are in the row that has no name. of: weeks of the watch.
    """

    weeks: pd.DataFrame
    by_reliability: pd.DataFrame
    by_publisher: pd.DataFrame
    others: int
    by_country: pd.DataFrame
    of: int


class LoadedQueries:
    """What the Data page asks, for one watch as it stood at a moment of the record."""

    def __init__(self, queries: Queries, desk: ImportDesk | None = None, upto: int | None = None) -> None:
        """desk: None where a folder is shown without a record. upto: the last ledger entry that counts."""
        self.scored = queries
        self._desk, self._upto = desk, upto

    @property
    def is_recorded(self) -> bool:
        """Tell whether there is a record behind what is shown."""
        return self._desk is not None

    @property
    def is_read_only(self) -> bool:
        """Tell whether the record is damaged, so that nothing can be loaded."""
        return self._desk is not None and self._desk.record.read_only

    @property
    def watch_id(self) -> str:
        """Name the watch that is shown."""
        return self.scored.watch.settings.id

    def loads(self) -> tuple[PastLoad, ...]:
        """List the loads of the watch, the last one first."""
        return self._desk.loads(self.watch_id, self._upto) if self._desk else ()

    def preview(self, token: str) -> Preview:
        """Say what loading an upload would do. Raises UploadGone."""
        return self._of_upload().preview(token)

    def done(self, token: str) -> dict[str, object] | None:
        """Say what the load of an upload did; None for one that waits, or is gone."""
        return self._of_upload().uploads.loaded(token)

    def left_out(self, token: str) -> tuple[str, ...]:
        """Say which files of an upload were not taken, and why. Raises UploadGone."""
        return self._of_upload().uploads.left_out(token)

    def warnings(self) -> tuple[Fault, ...]:
        """List what the strict reader doubts in the watch that is shown."""
        return self.scored.watch.warnings

    def publishers(self, view: SettledView) -> int:
        """Count the publishers of the articles known by the as-of date; articles without one are not counted."""
        return int(self._articles(view)["publisher"].nunique())

    def freshness(self, view: SettledView) -> Freshness:
        """Say how fresh the articles are, and how late reports come."""
        newest = self._articles(view)["published"].max()
        delays = past_delays(self.scored.watch, view.as_of)
        return Freshness(
            None if pd.isna(newest) else newest, delays.within_which(0.5), delays.within_which(0.9), len(delays)
        )

    def lag(self, view: SettledView) -> pd.DataFrame:
        """Count past reports by delay: first, last (days, <NA> = and more), reports, share (0-1, of all so far)."""
        days = past_delays(self.scored.watch, view.as_of).days
        rows = [
            {"first": first, "last": last, "reports": int(((days >= first) & (last is None or days <= last)).sum())}
            for first, last in _LAG_BUCKETS
        ]
        table = pd.DataFrame(rows).astype({"last": "Int64"})
        total = table["reports"].sum()
        return table.assign(share=table["reports"].cumsum() / total if total else float("nan"))

    def coverage(self, view: SettledView) -> Coverage:
        """Count articles and reports by week of publication and by source, for the last 53 weeks at most."""
        states = self.scored.matrix(view.as_of).week_states
        shown = states.tail(MOST_WEEKS)
        labels = list(shown.index)
        articles, reports = self._articles(view), self._reports(view)
        weeks = shown.assign(articles=_by_week(articles, labels), reports=_by_week(reports, labels))
        publishers = _by_week_and(articles, "publisher", labels)
        named, rest = publishers.head(MOST_PUBLISHERS), publishers.iloc[MOST_PUBLISHERS:]
        return Coverage(
            weeks,
            _by_week_and(articles, "reliability", labels).sort_index(),
            pd.concat([named, rest.sum().to_frame(OTHERS).T]) if len(rest) else named,
            len(rest),
            _by_week_and(reports, "country", labels).head(MOST_PUBLISHERS),
            len(states),
        )

    def searched(self, view: SettledView) -> pd.Series[int]:
        """Count the weeks by state: observed, provisional, not_covered."""
        states = self.scored.matrix(view.as_of).week_states["state"]
        return states.value_counts().reindex([state.value for state in WeekState], fill_value=0)

    def thin(self, view: SettledView) -> int:
        """Count the searched weeks with three articles or fewer."""
        states = self.scored.matrix(view.as_of).week_states
        return int((states["thin"] & (states["state"] != WeekState.NOT_COVERED.value)).sum())

    def _of_upload(self) -> ImportDesk:
        if self._desk is None:
            raise LookupError("a folder is shown without a record: there are no uploads")
        return self._desk

    def _articles(self, view: SettledView) -> pd.DataFrame:
        articles = self.scored.watch.articles
        known: pd.DataFrame = articles[articles["published"].dt.date <= view.as_of]
        return known

    def _reports(self, view: SettledView) -> pd.DataFrame:
        reports = self.scored.watch.reports
        known: pd.DataFrame = reports[reports["published"].dt.date <= view.as_of]
        return known


def _week_of(published: pd.Series[pd.Timestamp]) -> pd.Series[str]:
    """Name the ISO week of each day."""
    return published.dt.strftime("%G-W%V")


def _by_week(table: pd.DataFrame, labels: list[str]) -> pd.Series[int]:
    return _week_of(table["published"]).value_counts().reindex(labels, fill_value=0)


def _by_week_and(table: pd.DataFrame, column: str, labels: list[str]) -> pd.DataFrame:
    """Count rows by a column and week; rows in the order of their total, then of their name."""
    counted = pd.crosstab(table[column], _week_of(table["published"])).reindex(columns=labels, fill_value=0)
    order = counted.assign(total=counted.sum(axis=1), name=counted.index).sort_values(
        ["total", "name"], ascending=[False, True]
    )
    return counted.loc[order.index]
