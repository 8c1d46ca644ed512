"""Troop moves in their own units: which way they went, week by week, and the sites held as a line above."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard import text
from dashboard.figures.escaping import plain
from dashboard.figures.family_panel import HEIGHT, Counts, Panel, Strength
from dashboard.figures.numbers import counted
from dashboard.figures.sheet import Json, empty_figure

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

    from dashboard.theme import Theme

_STRENGTHS = (Strength.FULL, Strength.HALF, Strength.OUTLINED)


def moves_figure(
    weeks: pd.DataFrame,
    moves: pd.DataFrame,
    sites_held: pd.DataFrame,
    theme: Theme,
    *,
    parts: Mapping[str, str],
    hue: int,
    selected: str,
) -> Json:
    """Draw moves begun a week by direction; over them a strip with the protected sites held.

    weeks: one row a week in order, index = label (2020-W12); columns monday (datetime), state (observed,
        provisional, not_covered).
    moves: one row per (week, part); columns week, part (coded word), incidents (moves begun).
    sites_held: one row a week; columns week, sites_held (on its Sunday). Empty: no strip is drawn.
    parts: coded word -> its name here, in drawing order from the baseline: the first full, the second half,
        the others outlined. A word that is not listed is drawn last, under its own name ("" as not said).
    hue: slot of the indicator's colour.
    A week without moves has no bar. Without weeks the figure says so.
    """
    if weeks.empty:
        return empty_figure(text.NO_WEEKS, theme, HEIGHT)
    panel = Panel.start(weeks, theme, selected, strip=not sites_held.empty)
    names = _names(parts, moves)
    counts = {part: panel.read(moves[moves["part"] == part], "incidents") for part in names}
    sums = [sum(counts[part][column] or 0 for part in names) for column in range(len(panel.axis))]
    panel.lay_counts(max(sums))
    held: Counts = [None] * len(panel.axis)
    if not sites_held.empty:
        held = panel.read(sites_held, "sites_held")
        panel.draw_in_force(held, text.SITES_HELD)
    for number, (part, name) in enumerate(names.items()):
        panel.draw_bars(name, counts[part], hue, _STRENGTHS[min(number, len(_STRENGTHS) - 1)])
    return panel.finish([_words(column, names, counts, held[column]) for column in range(len(panel.axis))])


def _names(parts: Mapping[str, str], moves: pd.DataFrame) -> dict[str, str]:
    """Return coded word -> name, listed words first; an unlisted word without a single move is left out."""
    found = moves.loc[moves["incidents"] > 0, "part"]
    others = [str(part) for part in found.unique() if part not in parts]
    return {part: plain(name) for part, name in parts.items()} | {part: plain(part) or text.NOT_SAID for part in others}


def _words(column: int, names: Mapping[str, str], counts: Mapping[str, Counts], held: int | None) -> str:
    own = [(name, counts[part][column]) for part, name in names.items()]
    if all(count is None for _, count in own):
        return text.NOTHING_KNOWN
    lines = [", ".join(text.PART_COUNT.format(count=count or 0, name=name) for name, count in own)]
    if held is not None:
        lines.append(counted(held, text.COUNT_SITES_HELD))
    return "<br>".join(lines)
