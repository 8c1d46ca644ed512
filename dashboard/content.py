"""What the shell is filled with: pages, the header of each view, the evidence pane.

The shell asks through these two records and knows nothing of watches, scores or queries.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from dash import Dash
    from dash.development.base_component import Component

    from dashboard.components.controls import WeekOption
    from dashboard.health import Readiness
    from dashboard.view import View


@dataclass(frozen=True)
class Page:
    """A page of its own address. layout: its parts, empty; register: its callbacks, called once."""

    path: str
    name: str
    layout: Callable[[], Component]
    register: Callable[[Dash], None]


@dataclass(frozen=True)
class Frame:
    """What the shell shows around a page, for one view.

    watch_id, watch_title: of the watch that is shown; view: with every default filled in; asked: the same, as
    asked for (a default stays None), for the links; weeks: those there are to choose from, in order;
    weight_sets: id -> title; as_of_shown: the day in words; first_day, last_day: of the as-of date; counts:
    lines for the foot of the navigation; messages: what of the address was not understood; damage: why the
    numbers may be wrong, empty when not; held_then: which earlier moment of the record is shown, empty when it
    is now; is_changed: whether the weights are somebody's changes to a set; watches: ids to choose from.
    """

    watch_id: str
    watch_title: str
    view: View
    asked: View
    weeks: Sequence[WeekOption]
    weight_sets: dict[str, str]
    as_of: date
    as_of_shown: str
    first_day: date
    last_day: date
    counts: Sequence[str]
    messages: Sequence[str]
    damage: str = ""
    is_changed: bool = False
    held_then: str = ""
    watches: Sequence[str] = ()


@dataclass(frozen=True)
class Content:
    """Everything that fills the shell. frame, pane: the query of the address -> what to show.

    readiness: whether the numbers can be trusted now, and which data they are of.
    The first page is the one that the address "/" leads to.
    """

    pages: Sequence[Page]
    frame: Callable[[str], Frame]
    pane: Callable[[str], Component | None]
    readiness: Callable[[], Readiness]
