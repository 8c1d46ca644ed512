"""Tipping weights in closed form: at which weight of one indicator a verdict turns, the others held fixed.

Arrays only; any leading dimensions are cases of their own, the last one is the indicators.
Source: METHOD section 11; Triantaphyllou and Sanchez 1997, 10.1111/j.1540-5915.1997.tb01306.x.
"""

from __future__ import annotations

import numpy as np

from indicators.robustness.under_weights import SHARE_ROUNDING
from indicators.scoring.composite import KNOWN_SHARE_NEEDED

ROUNDED = 1e-12
"""What is left of a difference that should be 0, relative to its terms."""


def threshold_weights(signed: np.ndarray, weights: np.ndarray, threshold: np.ndarray | float) -> np.ndarray:
    """Give, for each indicator, the weight at which the score is the threshold; NaN where there is none.

    signed: y, NaN unknown. weights: w >= 0. threshold: theta, one a case.
    w_i* = (A - theta B) / (theta - y_i), A = sum of w_j y_j and B = sum of w_j over the other known
    indicators. It exists when B > 0 and theta lies strictly between A / B and y_i: exactly when the quotient
    is above 0. A week with unknown indicators is weighed over the known ones, so at w_i* these
    must hold 0.8 of the whole weight.
    """
    known = ~np.isnan(signed)
    y, w = np.where(known, signed, 0.0), np.where(known, weights, 0.0)
    theta = np.asarray(threshold, dtype=float)[..., None]
    weight = _of_the_others(w)
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        tip = _balance(w * y, theta * weight) / (theta - y)
    unknown = np.where(known, 0.0, weights).sum(axis=-1, keepdims=True)
    exists = known & np.isfinite(tip) & (tip > 0)
    enough = weight + tip >= (KNOWN_SHARE_NEEDED - SHARE_ROUNDING) * (weight + tip + unknown)
    return np.where(exists & enough, tip, np.nan)


def order_weights(difference: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """Give, for each indicator, the weight at which two weeks have one score; NaN where there is none.

    difference: d = y in one week - y in the other, NaN where unknown in either; one with a weight makes
    the case NaN throughout. w_i* = -(sum over the others of w_j d_j) / d_i, valid when it is not
    negative, d_i is not 0, and another indicator has a weight (or w_i* itself is above 0).
    """
    known = ~np.isnan(difference)
    d = np.where(known, difference, 0.0)
    is_whole = (known | (weights == 0)).all(axis=-1, keepdims=True)
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        tip = -_balance(weights * d, 0.0) / d + 0.0  # no negative zero
    has_score = _of_the_others(np.asarray(weights, dtype=float)) + tip > 0
    return np.where(known & is_whole & np.isfinite(tip) & (tip >= 0) & has_score, tip, np.nan)


def _balance(points: np.ndarray, against: np.ndarray | float) -> np.ndarray:
    """Sum the others' points less what stands against them: exactly 0 where only rounding is left of the two."""
    left = _of_the_others(points) - against
    size = _of_the_others(np.abs(points)) + np.abs(against)
    return np.where(np.abs(left) <= ROUNDED * size, 0.0, left)


def _of_the_others(values: np.ndarray) -> np.ndarray:
    """Sum, for each indicator, what the others have; added up anew, so that nothing cancels."""
    others: np.ndarray = values @ (1.0 - np.eye(values.shape[-1]))
    return others
