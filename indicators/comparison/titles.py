"""The sentence over each part of a comparison: what it shows now, made from its tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from indicators.phrases import SMALLEST_SHOWN, inside_sentence, is_plural, listed, number, start_of_sentence

if TYPE_CHECKING:
    import pandas as pd

    from indicators.comparison.result import Comparison
    from indicators.phrasebook import Phrasebook


def bridge_title(comparison: Comparison, phrasebook: Phrasebook) -> str:
    """Say what new incidents bring in all, what fades, and where most of either lies.

    Withheld: the reason. Asked backwards the same account is told from the earlier week's side.
    """
    if comparison.change is None:
        return f"No bridge: {comparison.withheld}"
    parts = comparison.indicators
    new, fading = float(parts["new"].sum()), float(parts["fading"].sum())
    if comparison.weeks_apart < 0:
        new, fading = -new, -fading
    brought = _most(parts["new"].abs(), phrasebook)
    lost = _most(parts["fading"].abs(), phrasebook)
    said = []
    if abs(new) >= SMALLEST_SHOWN:
        verb = "bring" if new > 0 else "take"
        said.append(f"new incidents {verb} {number(abs(new))} points{brought}")
    if abs(fading) >= SMALLEST_SHOWN:
        said.append(f"what fades takes {number(abs(fading))}{lost}")
    return start_of_sentence("; ".join(said)) if said else "Nothing new and nothing fading moves the score"


def _most(sizes: pd.Series, phrasebook: Phrasebook) -> str:
    """Name the indicator in which most of the movement lies, or the two that hold most of it together."""
    ordered = sizes.sort_values(ascending=False, kind="stable")
    total = float(ordered.sum())
    if total < SMALLEST_SHOWN:
        return ""
    enough = ordered.index[:1] if ordered.iloc[0] >= total / 2 else ordered.index[:2]
    return f", mostly {listed([phrasebook.indicator(str(i)) for i in enough])}"


def slopes_title(slopes: pd.DataFrame) -> str:
    """Name the two indicators whose scores moved most. slopes: columns short, first, second (0 to 100, NaN none)."""
    moved = [
        (inside_sentence(str(short)), float(first), float(second))
        for short, first, second in zip(slopes["short"], slopes["first"], slopes["second"], strict=True)
        if abs(second - first) >= SMALLEST_SHOWN
    ]
    if not moved:
        return "No indicator moved"
    moved.sort(key=lambda one: -abs(one[2] - one[1]))
    said = [
        f"{name} {'rise' if second > first else 'fall'}{'' if is_plural(name) else 's'} "
        f"from {number(first)} to {number(second)}"
        for name, first, second in moved[:2]
    ]
    return start_of_sentence("; ".join(said))
