"""Which weeks of the main chart are peaks that a reader will ask about."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dashboard.figures.posture_table import PostureTable, PostureWeek

_MOST = 2
_DEPTH = 12.0
_NEAR = 2


def peak_weeks(table: PostureTable) -> list[PostureWeek]:
    """Choose up to two peaks: the highest observed week, and the next one that a real dip parts from it.

    A dip is real when the score falls 12 points or more below the lower of two peaks between them. Weeks next
    to the selected one are left out: it carries its own label. No peak is lower than 12 points.
    """
    observed = [week for week in table.scored if week.state == "observed"]
    chosen: list[PostureWeek] = []
    for week in sorted(observed, key=lambda week: -(week.score or 0.0)):
        if (week.score or 0.0) < _DEPTH or len(chosen) == _MOST:
            break
        if all(_dip(observed, week, other) >= _DEPTH for other in chosen):
            chosen.append(week)
    selected = table.axis.column(table.selected)
    return [week for week in chosen if selected is None or abs(week.column - selected) > _NEAR]


def _dip(observed: list[PostureWeek], one: PostureWeek, other: PostureWeek) -> float:
    """Return how far the score falls between two weeks, below the lower of them."""
    first, last = sorted((one.column, other.column))
    lowest = min(week.score or 0.0 for week in observed if first <= week.column <= last)
    return min(one.score or 0.0, other.score or 0.0) - lowest
