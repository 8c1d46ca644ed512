"""What a whole run of the benchmark found, ready to be written down."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from benchmarks.processes import middle

if TYPE_CHECKING:
    from benchmarks.first_page import Waits
    from benchmarks.generated_reports import Size
    from benchmarks.processes import Numbers

METHODS = ("bare_scan", "compiled", "handwritten", "plain_pandas", "pandas_categories")


@dataclass(frozen=True)
class WeeklySums:
    """The step from reports to weekly sums at one size: every method's runs, taken in turns.

    largest_difference: between the compiled SQL's sums and any other method's, in points;
    counts_agree: whether incidents and reports of every week are the same in all.
    """

    size: Size
    taken: dict[str, list[Numbers]]
    largest_difference: float
    counts_agree: bool

    def cpu(self, method: str) -> float:
        """Give the median of CPU seconds."""
        return middle(self.taken[method], "cpu_seconds")

    def seconds(self, method: str) -> float:
        """Give the median of seconds on the clock."""
        return middle(self.taken[method], "seconds")

    def peak(self, method: str) -> float:
        """Give the median peak of memory, in megabytes."""
        return middle(self.taken[method], "peak_mb")

    @property
    def runs(self) -> int:
        """Count the runs of each method."""
        return len(self.taken["compiled"])


@dataclass(frozen=True)
class Results:
    """All measurements of one run; waits is None when no browser was opened."""

    shipped: list[Numbers]
    weekly_sums: list[WeeklySums]
    waits: Waits | None
    load_before: float
    load_after: float
