"""METHOD section 2: how far a report is believed, and which report speaks first.

Exact fractions, so that no comparison here hangs on rounding.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.oracle.rows import Row

KAPPA = {1: "0.9", 2: "0.7", 3: "0.5", 4: "0.3", 5: "0.1", 6: "0.5", None: "0.5"}
RHO = {"A": "1", "B": "0.75", "C": "0.5", "D": "0.25", "E": "0", "F": "0.5", None: "0.5"}
HALF = Fraction(1, 2)


def credibility(report: Row) -> Fraction:
    """Return q_r = (2 kappa + rho) / 3 of a report."""
    return (2 * Fraction(KAPPA[report["credibility"]]) + Fraction(RHO[report["reliability"]])) / 3


def together(reports: list[Row], combine: str) -> Fraction:
    """Return how far reports are believed together (none: 0): the best of them, or all sources that agree.

    noisy_or: one minus the product, over the sources, of one minus the best of each; 19/20 at most.
    """
    best = max((credibility(report) for report in reports), default=Fraction(0))
    if combine == "best":
        return best
    wrong = Fraction(1)
    for source in {report["source"] for report in reports}:
        wrong *= min(1 - credibility(report) for report in reports if report["source"] == source)
    return max(best, min(1 - wrong, Fraction(19, 20)))


def speaks_first(reports: list[Row]) -> list[Row]:
    """Sort reports: q high first, then published late first, then event_id ascending."""
    by_name = sorted(reports, key=lambda report: report["event_id"])
    by_date = sorted(by_name, key=lambda report: report["published"], reverse=True)
    return sorted(by_date, key=credibility, reverse=True)
