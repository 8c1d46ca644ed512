"""Any indicator without a drawing of its own: incidents a week."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard import text
from dashboard.figures.family_panel import HEIGHT, Panel, Strength
from dashboard.figures.numbers import counted
from dashboard.figures.sheet import Json, empty_figure

if TYPE_CHECKING:
    import pandas as pd

    from dashboard.theme import Theme


def counts_figure(weeks: pd.DataFrame, counts: pd.DataFrame, theme: Theme, *, hue: int, selected: str) -> Json:
    """Draw incidents begun a week as full bars.

    weeks: one row a week in order, index = label (2020-W12); columns monday (datetime), state (observed,
        provisional, not_covered).
    counts: one row a week; columns week, incidents.
    hue: slot of the indicator's colour.
    A week without incidents has no bar. Without weeks the figure says so.
    """
    if weeks.empty:
        return empty_figure(text.NO_WEEKS, theme, HEIGHT)
    panel = Panel.start(weeks, theme, selected)
    incidents = panel.read(counts, "incidents")
    panel.lay_counts(max(count or 0 for count in incidents))
    panel.draw_bars(text.INCIDENTS, incidents, hue, Strength.FULL)
    return panel.finish(
        [text.NOTHING_KNOWN if count is None else counted(count, text.COUNT_INCIDENTS) for count in incidents],
    )
