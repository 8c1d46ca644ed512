"""How sure a bar is, and how it shows: the same in every chart.

observed      solid
memory only   42 % of the hue: nothing new this week, earlier weeks still count
warming up    hollow: the memory of the first weeks has not filled
provisional   hatched: the week can still fill
A week that was not covered has no bar at all but a dashed empty slot, and an observed zero has a tick below
the baseline; both are drawn by the chart, since they belong to the week and not to a bar.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dashboard.theme import Theme

MEMORY_SHARE = 0.42
HALF_SHARE = 0.5
_HOLLOW_LINE = 1.5
_GAP_LINE = 1.0


class Mark(StrEnum):
    """How one bar is drawn."""

    OBSERVED = "observed"
    MEMORY = "memory"
    WARMING = "warming"
    PROVISIONAL = "provisional"


def mark_of(week_state: str, *, warming_up: bool, incidents: int) -> Mark:
    """Say how the bar of one indicator in one week is drawn; what is least certain wins.

    >>> mark_of("observed", warming_up=False, incidents=0)
    <Mark.MEMORY: 'memory'>
    """
    if week_state == "provisional":
        return Mark.PROVISIONAL
    if warming_up:
        return Mark.WARMING
    return Mark.OBSERVED if incidents else Mark.MEMORY


def bar_marker(hue: str, marks: Sequence[Mark], theme: Theme, *, crowded: bool = False) -> dict[str, Any]:
    """Return the Plotly marker of a bar trace: one entry a bar in each list.

    Solid and faded bars are parted from their neighbours by 1 px of the page's colour, unless the bars are so
    crowded that the gaps would be all that is left.
    """
    gap, hollow_line = (0.0, 1.0) if crowded else (_GAP_LINE, _HOLLOW_LINE)
    hollow = {Mark.WARMING, Mark.PROVISIONAL}
    fills = {
        Mark.OBSERVED: hue,
        Mark.MEMORY: theme.mix(hue, MEMORY_SHARE),
        Mark.WARMING: theme.page,
        Mark.PROVISIONAL: hue,  # of the hatching; what lies between is the pattern's background
    }
    return {
        "color": [fills[mark] for mark in marks],
        "line": {
            "color": [hue if mark in hollow else theme.page for mark in marks],
            "width": [hollow_line if mark in hollow else gap for mark in marks],
        },
        "pattern": {
            "shape": ["/" if mark == Mark.PROVISIONAL else "" for mark in marks],
            "fgcolor": [hue] * len(marks),
            "bgcolor": [theme.page] * len(marks),
            "size": 5,
            "solidity": 0.35,
        },
    }
