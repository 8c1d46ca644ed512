"""From indicator scores to one posture score, under a set of weights.

The composite is a weighted arithmetic mean of signed indicators: only then do contributions,
week-on-week changes and tipping weights have exact closed forms.
Source: METHOD section 8; OECD/JRC Handbook on Constructing Composite Indicators (2008), step 6.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from indicators.errors import NoPowerMean, UnknownAggregation

KNOWN_SHARE_NEEDED = 0.8
"""Share of the weight whose indicators must be known before the rest may be left out."""

MAX_PULL = 0.3


class Aggregation(StrEnum):
    """How signed indicator scores become one number. Only the arithmetic mean can be explained by parts.

    Raises UnknownAggregation, a ValueError, for any other word: a geometric mean is refused with its reason.
    """

    ARITHMETIC = "arithmetic"
    MAX_PULL = "max_pull"
    POWER_MEAN = "power_mean"

    @classmethod
    def _missing_(cls, value: object) -> Aggregation | None:
        raise UnknownAggregation(str(value), [one.value for one in cls])


@dataclass(frozen=True)
class Composite:
    """A composite by week.

    score: points by week, NaN where undefined. low, high: what the score could be for any value of
    the indicators that are unknown (equal to the score when all are known).
    shares: week x indicator, the part of the weight each carried that week (renormalised over the
    known ones); contributions: week x indicator points that sum to the score, NaN where unknown.
    """

    score: np.ndarray
    low: np.ndarray
    high: np.ndarray
    shares: np.ndarray
    contributions: np.ndarray


def nominal_shares(weights: np.ndarray) -> np.ndarray:
    """Give w_i / sum w; all NaN when every weight is 0, since the composite is then undefined."""
    total = weights.sum()
    return weights / total if total > 0 else np.full_like(weights, np.nan, dtype=float)


def combine(
    scores: np.ndarray, signs: np.ndarray, weights: np.ndarray, aggregation: Aggregation = Aggregation.ARITHMETIC
) -> Composite:
    """Weigh indicator scores (week x indicator, 0 to 100, NaN unknown) into one score a week.

    C = sum share_i sign_i z_i. Where indicators are unknown and the known ones hold at least 0.8 of
    the weight, shares are renormalised over the known and bounds published; below that the score is
    NaN. max_pull: (1 - b) C + b max y, b = 0.3; power_mean: (sum share z^2)^(1/2), which has no
    meaning with a negative sign.

    Raises NoPowerMean, a ValueError, for a power mean over an indicator of sign -1.
    """
    nominal = nominal_shares(weights.astype(float))
    signed = signs * scores
    known = ~np.isnan(scores)
    counted = weights > 0
    known_share = np.where(known, nominal, 0.0).sum(axis=1)
    usable = (known_share >= KNOWN_SHARE_NEEDED - 1e-12) & ~np.isnan(nominal).any()
    scale = np.where(known_share > 0, known_share, np.nan)[:, None]
    shares = np.where(known, nominal / scale, nominal)
    contributions = np.where(known & usable[:, None], shares * signed, np.nan)
    # An indicator without weight adds exactly nothing, known or not.
    contributions = np.where(~counted & usable[:, None] & known, 0.0, contributions)
    score = np.where(usable, np.nansum(contributions, axis=1), np.nan)
    if aggregation != Aggregation.ARITHMETIC:
        if aggregation == Aggregation.POWER_MEAN and (signs[counted] < 0).any():
            raise NoPowerMean
        score = _mean(aggregation, np.where(known, signed, np.nan), shares, counted)
        score = np.where(usable, score, np.nan)
        contributions = np.full_like(contributions, np.nan)
    has_unknown = (~known & counted).any(axis=1)
    ends = (0.0 * signs, 100.0 * signs)
    low, high = [
        np.where(has_unknown, _mean(aggregation, np.where(known, signed, end(*ends)), nominal, counted), score)
        for end in (np.minimum, np.maximum)
    ]
    low, high = np.where(usable, low, np.nan), np.where(usable, high, np.nan)
    return Composite(score, low, high, shares, contributions)


def _mean(aggregation: Aggregation, signed: np.ndarray, shares: np.ndarray, counted: np.ndarray) -> np.ndarray:
    """Take a week's mean of signed scores (week x indicator, NaN unknown and left out) under its shares."""
    parts = np.where(counted, shares * signed, 0.0)
    if aggregation == Aggregation.POWER_MEAN:
        squares: np.ndarray = np.nansum(parts * signed, axis=1)
        return np.asarray(np.sqrt(squares))
    arithmetic: np.ndarray = np.nansum(parts, axis=1)
    if aggregation == Aggregation.ARITHMETIC or not counted.any():
        return arithmetic
    strongest: np.ndarray = np.where(counted & ~np.isnan(signed), signed, -np.inf).max(axis=1)
    return (1 - MAX_PULL) * arithmetic + MAX_PULL * strongest
