"""Whether one week stands above another whatever the weights.

Source: METHOD section 11.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from indicators.robustness.under_weights import signed_week, week_number, weights_of

if TYPE_CHECKING:
    from indicators.scoring import Scores


@dataclass(frozen=True)
class Dominance:
    """How two weeks stand to each other under all weightings.

    holds: under every weighting of all indicators the order is the same or a tie.
    holds_among_weighed: under every weighting of those that have a weight now, the others left at 0.
    higher: the week that is at least as high under each of them; "" when neither holds, and when none
        of these indicators differs. against: ids of the indicators that are higher in the other week,
        in the definitions' order; unknown: ids of those not known in both. Both empty when `holds`.
    """

    holds: bool
    holds_among_weighed: bool
    higher: str
    against: tuple[str, ...]
    unknown: tuple[str, ...]


def dominance(scores: Scores, week_from: str, week_to: str) -> Dominance:
    """Tell whether one of two weeks is at least as high as the other under every weighting.

    All d_j = y_j(to) - y_j(from) >= 0: `week_to` is; all <= 0: `week_from` is. It is true of every
    aggregation there is, since none falls when a signed score rises. Where neither is, `against` names
    what disagrees with the order of the two scores as they are (with `week_to` above when they are
    level or missing). An indicator unknown in either week leaves it open. Raises UnknownWeek.
    """
    rows = [week_number(scores, week) for week in (week_from, week_to)]
    before, after = scores.weeks["score"].iloc[rows]
    difference, weighed = signed_week(scores, week_to) - signed_week(scores, week_from), weights_of(scores) > 0
    upward = _under(scores, week_to, difference, weighed)
    downward = _under(scores, week_from, -difference, weighed)
    return max(
        (upward, downward), key=lambda one: (one.holds, one.holds_among_weighed, (one is downward) == (after < before))
    )


def _under(scores: Scores, week: str, lead: np.ndarray, weighed: np.ndarray) -> Dominance:
    """Ask of one week whether nothing leads it. lead: its y less that of the other week, NaN unknown."""
    ids = np.array([d.id for d in scores.matrix.definitions], dtype=object)
    known, against = ~np.isnan(lead), lead < 0
    holds = bool(known.all() and not against.any())
    holds_among = bool(weighed.any() and known[weighed].all() and not against[weighed].any())
    decides = lead if holds else lead[weighed]
    is_higher = (holds or holds_among) and bool((decides > 0).any())
    return Dominance(holds, holds_among, week if is_higher else "", tuple(ids[against]), tuple(ids[~known]))
