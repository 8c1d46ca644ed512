"""Which week a week is usually held against: the one before, four before, the last at its level, the peak."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

import pandas as pd

from indicators.vocabulary import WeekState

if TYPE_CHECKING:
    from indicators.scoring import Scores

FOUR_BEFORE = 4


class Preset(StrEnum):
    """A pair of weeks that is asked for by a word."""

    LAST_CLOSED = "last_closed"
    WEEK_BEFORE = "week_before"
    FOUR_BEFORE = "four_before"
    SAME_LEVEL = "same_level"
    PEAK = "peak"


def presets(scores: Scores, week: str) -> dict[Preset, tuple[str, str]]:
    """Name the pairs that there are: preset -> (week held against, week), a preset without a week left out.

    last_closed: the last two weeks that were searched and are over. same_level: the last earlier time that
    the level was held, before the stretch that the week belongs to. peak: the highest of the *earlier* weeks
    with a score, since nobody in that week knew the later ones; the first of equals.
    """
    weeks = scores.weeks
    labels = [str(label) for label in weeks.index]
    at = labels.index(week)
    pairs: dict[Preset, tuple[str, str]] = {}
    closed = [str(label) for label in weeks.index[weeks["state"] == WeekState.OBSERVED.value]]
    if len(closed) > 1:
        pairs[Preset.LAST_CLOSED] = (closed[-2], closed[-1])
    for preset, back in ((Preset.WEEK_BEFORE, 1), (Preset.FOUR_BEFORE, FOUR_BEFORE)):
        if at >= back:
            pairs[preset] = (labels[at - back], week)
    same = _same_level(weeks, at)
    if same is not None:
        pairs[Preset.SAME_LEVEL] = (labels[same], week)
    earlier = weeks["score"].iloc[:at].dropna()
    if len(earlier):
        pairs[Preset.PEAK] = (str(earlier.idxmax()), week)
    return pairs


def _same_level(weeks: pd.DataFrame, at: int) -> int | None:
    """Find the last earlier week of the same level, once another level lies between; else the week before."""
    levels = weeks["level"].tolist()
    if pd.isna(levels[at]):
        return None
    has_left = False
    for place in range(at - 1, -1, -1):
        is_same = not pd.isna(levels[place]) and levels[place] == levels[at]
        if is_same and has_left:
            return place
        has_left = has_left or not is_same
    return None
