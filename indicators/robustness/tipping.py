"""Which weight, moved alone, would change a week's level or turn the order of two weeks.

Source: METHOD section 11. The formulas are in tipping_forms.
"""

from __future__ import annotations

from enum import StrEnum
from math import ceil, floor
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from indicators.robustness.tipping_forms import order_weights, threshold_weights
from indicators.robustness.under_weights import signed_week, week_number, weights_of
from indicators.scoring.composite import Aggregation
from indicators.scoring.levels import LEVEL_NAMES, ROUNDING, THRESHOLDS, raw_level

if TYPE_CHECKING:
    from indicators.scoring import Scores

STEPS = 100
"""Steps in a weight of 1 to which `reach` is rounded: two decimals."""


class NoTip(StrEnum):
    """Why no weight of an indicator alone turns a verdict; empty where one does."""

    FOUND = ""
    NO_CLOSED_FORM = "no_closed_form"
    """The aggregation is not the arithmetic mean."""
    NO_SCORE = "no_score"
    """The week, or one of the two, has no score to begin with."""
    UNKNOWN = "unknown"
    """The indicator is not known yet in the week, or in one of the two."""
    RENORMALISED = "renormalised"
    """Another indicator with a weight is unknown in one of the two weeks, so they are weighed differently."""
    ONLY_WEIGHT = "only_weight"
    """No other indicator has a weight: the score is this indicator's own, whatever the weight."""
    ALIKE = "alike"
    """The indicator has one score in both weeks, so it takes no side."""
    OUT_OF_REACH = "out_of_reach"
    """No weight of 0 or more, however large, turns it."""


def level_tips(scores: Scores, week: str) -> pd.DataFrame:
    """List where each indicator's weight, moved alone, takes a week's score over or under each threshold.

    One row for each indicator, in the definitions' order, and threshold, ascending. Columns:
    indicator; threshold (points); is_rise (the threshold is above the score); is_next (it borders the
    week's raw level); level and level_name (beyond the tip); weight (now); tip (w*, NaN without one;
    may lie beyond the slider's end); reach (a weight of two decimals that turns the verdict); change
    (|w* - w| / w; NaN at weight 0); reason (a NoTip word, "" where there is a tip). reach is NaN too where the
    score is exactly on the threshold.
    At the tip itself the score is the threshold, which is the upper level.
    Raw levels, of the score alone: the level held may differ. Provisional weeks have tips too.
    Every row says no_score where the week has none. Raises UnknownWeek. Source: METHOD section 11.
    """
    now = float(scores.weeks["score"].iloc[week_number(scores, week)])
    signed, weights = signed_week(scores, week), weights_of(scores)
    tips = threshold_weights(signed[None, :], weights[None, :], np.array(THRESHOLDS))
    level = -1 if np.isnan(now) else raw_level(now)
    rows = [
        {
            "indicator": definition.id,
            "threshold": threshold,
            "is_rise": number >= level,
            "is_next": level >= 0 and number in {level - 1, level},
            "level": number + (number >= level),
            "level_name": LEVEL_NAMES[number + (number >= level)],
            "tip": tips[number, column],
        }
        for column, definition in enumerate(scores.matrix.definitions)
        for number, threshold in enumerate(THRESHOLDS)
    ]
    table = pd.DataFrame(rows, columns=["indicator", "threshold", "is_rise", "is_next", "level", "level_name", "tip"])
    reasons = {
        d.id: _why_no_level_tip(now, signed[column], weights, column)
        for column, d in enumerate(scores.matrix.definitions)
    }
    return _completed(table, scores, reasons, table["is_rise"].tolist())


def order_tips(scores: Scores, week_from: str, week_to: str) -> pd.DataFrame:
    """List where each indicator's weight, moved alone, turns the order of two weeks' scores.

    One row for each indicator, in the definitions' order. Columns: indicator; higher (the week that is
    higher beyond the tip, "" while the two are level); weight, tip, reach, change, reason as in
    level_tips. At the tip the two scores are one; reach is NaN where no weight beyond it is 0 or more.
    The same whichever week is named first. Raises UnknownWeek. Source: METHOD section 11.
    """
    pair = [float(scores.weeks["score"].iloc[week_number(scores, week)]) for week in (week_from, week_to)]
    difference, weights = signed_week(scores, week_to) - signed_week(scores, week_from), weights_of(scores)
    apart = pair[1] - pair[0]
    beyond = "" if np.isnan(apart) or abs(apart) <= ROUNDING else (week_from if apart > 0 else week_to)
    ids = [d.id for d in scores.matrix.definitions]
    table = pd.DataFrame({"indicator": ids, "higher": beyond, "tip": order_weights(difference, weights)})
    has_scores = not np.isnan(apart)
    reasons = {i: _why_no_order_tip(has_scores, difference, weights, column) for column, i in enumerate(ids)}
    completed = _completed(table, scores, reasons, [False] * len(ids))
    return completed if beyond else completed.assign(reach=np.nan)


def nearest_tip(tips: pd.DataFrame) -> pd.Series | None:
    """Pick the tip that the smallest relative change of one weight reaches; None without any.

    tips: of level_tips or order_tips. Only indicators with a weight: min |w* - w| / w. Of equals the
    first. Source: METHOD section 11.
    """
    near = tips.dropna(subset=["change"])
    return None if near.empty else near.iloc[int(near["change"].argmin())]


def _why_no_level_tip(now: float, own: float, weights: np.ndarray, column: int) -> NoTip:
    if np.isnan(now):
        return NoTip.NO_SCORE
    if np.isnan(own):
        return NoTip.UNKNOWN
    return NoTip.OUT_OF_REACH if np.delete(weights, column).any() else NoTip.ONLY_WEIGHT


def _why_no_order_tip(has_scores: bool, difference: np.ndarray, weights: np.ndarray, column: int) -> NoTip:
    if not has_scores:
        return NoTip.NO_SCORE
    if np.isnan(difference[column]):
        return NoTip.UNKNOWN
    if (np.isnan(difference) & (weights > 0)).any():
        return NoTip.RENORMALISED
    if difference[column] == 0:
        return NoTip.ALIKE
    return NoTip.OUT_OF_REACH if np.delete(weights, column).any() else NoTip.ONLY_WEIGHT


def _completed(
    table: pd.DataFrame, scores: Scores, reasons: dict[str, NoTip], tip_is_enough: list[bool]
) -> pd.DataFrame:
    """Add the weight now, what reaches the tip, the relative change and the reason for none."""
    if scores.aggregation != Aggregation.ARITHMETIC:
        reasons = dict.fromkeys(reasons, NoTip.NO_CLOSED_FORM)
    is_said = [reasons[i] not in {NoTip.NO_CLOSED_FORM, NoTip.NO_SCORE} for i in table["indicator"]]
    tip = table["tip"].where(pd.Series(is_said, dtype=bool))
    weight = table["indicator"].map(scores.weights).astype(float)
    reason = [str(reasons[i]) if np.isnan(one) else "" for i, one in zip(table["indicator"], tip, strict=True)]
    return table.drop(columns="tip").assign(
        weight=weight,
        tip=tip,
        reach=[_reach(*one) for one in zip(tip, weight, tip_is_enough, strict=True)],
        change=(tip - weight).abs() / weight.where(weight > 0),
        reason=pd.array(reason, dtype="str"),
    )


def _reach(tip: float, weight: float, tip_is_enough: bool) -> float:
    """Round a tip to two decimals on its far side as seen from the weight, so that entering it turns the verdict."""
    if np.isnan(tip) or abs(tip - weight) <= ROUNDING:
        return float("nan")
    step = 1 if tip > weight else -1
    far = (ceil if step > 0 else floor)(tip * STEPS - step * ROUNDING)
    if not tip_is_enough and abs(far / STEPS - tip) <= ROUNDING:
        far += step
    return far / STEPS if far >= 0 else float("nan")
