"""Everything a screen says about the weights of one week, or of two, at once; and what an aggregation costs."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from indicators.robustness.agreement import (
    DirectionAgreement,
    direction_agreement,
    level_agreement,
    scores_under_plausible_sets,
)
from indicators.robustness.dominance import Dominance, dominance
from indicators.robustness.fan import fan
from indicators.robustness.tipping import level_tips, order_tips
from indicators.robustness.tornado import change_tornado, week_tornado
from indicators.scoring.composite import Aggregation
from indicators.scoring.effective_shares import effective_shares

if TYPE_CHECKING:
    import pandas as pd

    from indicators.scoring import Scores


class Reading(StrEnum):
    """What is said about a score only where it is a sum of parts."""

    CONTRIBUTIONS = "contributions"
    CHANGE = "change"
    EFFECTIVE_SHARES = "effective_shares"
    LEVEL_TIPS = "level_tips"
    ORDER_TIPS = "order_tips"


def lost_readings(aggregation: Aggregation | str) -> tuple[Reading, ...]:
    """List what an aggregation costs: all of these but for the arithmetic mean, which alone adds up.

    The others stay: levels, fan, tornado, agreement, and what holds under every weighting.
    Source: METHOD section 8.
    """
    return () if Aggregation(aggregation) == Aggregation.ARITHMETIC else tuple(Reading)


@dataclass(frozen=True)
class Robustness:
    """All readings on the weights of `week`, and of the order and change from `week_from` to it.

    shares: effective_shares. Those of two weeks (order_tips, dominance, direction, change_tornado) are None
    without week_from. Each is as the function of its name describes it.
    """

    week: str
    week_from: str | None
    shares: pd.DataFrame
    level_tips: pd.DataFrame
    fan: pd.DataFrame
    levels: pd.DataFrame
    tornado: pd.DataFrame
    order_tips: pd.DataFrame | None
    dominance: Dominance | None
    direction: DirectionAgreement | None
    change_tornado: pd.DataFrame | None
    lost: tuple[Reading, ...]


def read_robustness(scores: Scores, week: str, week_from: str | None = None) -> Robustness:
    """Take every reading; about 30 ms on the shipped watch. Raises UnknownWeek."""
    drawn = scores_under_plausible_sets(scores)
    return Robustness(
        week=week,
        week_from=week_from,
        shares=effective_shares(scores),
        level_tips=level_tips(scores, week),
        fan=fan(scores),
        levels=level_agreement(scores, drawn),
        tornado=week_tornado(scores, week),
        order_tips=None if week_from is None else order_tips(scores, week_from, week),
        dominance=None if week_from is None else dominance(scores, week_from, week),
        direction=None if week_from is None else direction_agreement(scores, week_from, week, drawn),
        change_tornado=None if week_from is None else change_tornado(scores, week_from, week),
        lost=lost_readings(scores.aggregation),
    )
