"""Force protection in its own units: measures raised up, relaxed down, and those in force as a line above."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard import text
from dashboard.figures.family_panel import HEIGHT, Counts, Panel, Strength
from dashboard.figures.sheet import Json, empty_figure

if TYPE_CHECKING:
    import pandas as pd

    from dashboard.theme import Theme


def measures_figure(
    weeks: pd.DataFrame,
    measures: pd.DataFrame,
    theme: Theme,
    *,
    hues: tuple[int, int],
    selected: str,
) -> Json:
    """Draw measures begun a week, raised above zero and relaxed below; over them a strip with those in force.

    weeks: one row a week in order, index = label (2020-W12); columns monday (datetime), state (observed,
        provisional, not_covered).
    measures: one row a week; columns week, raised, relaxed (measures begun), in_force (on its Sunday: begun
        and not reported lifted).
    hues: the palette's slots of raised and of relaxed.
    A week in which nothing began has no bar. Without weeks the figure says so.
    """
    if weeks.empty:
        return empty_figure(text.NO_WEEKS, theme, HEIGHT)
    panel = Panel.start(weeks, theme, selected, strip=True)
    raised, relaxed = panel.read(measures, "raised"), panel.read(measures, "relaxed")
    in_force = panel.read(measures, "in_force")
    down: Counts = [-count if count else None for count in relaxed]
    panel.lay_counts(
        max(count or 0 for count in raised),
        lowest=-float(max(count or 0 for count in relaxed)),
    )
    panel.draw_in_force(in_force, text.IN_FORCE)
    panel.draw_bars(text.RAISED, raised, hues[0], Strength.FULL)
    panel.draw_bars(text.RELAXED, down, hues[1], Strength.FULL)
    return panel.finish([_words(*numbers) for numbers in zip(raised, relaxed, in_force, strict=True)])


def _words(raised: int | None, relaxed: int | None, in_force: int | None) -> str:
    if raised is None or relaxed is None:
        return text.NOTHING_KNOWN
    begun = text.MEASURES_WEEK.format(raised=raised, relaxed=relaxed)
    return begun if in_force is None else f"{begun}<br>{text.MEASURES_IN_FORCE.format(count=in_force)}"
