"""What the browser needs to score a watch by itself while a slider moves: dashboard/assets/scorer.js."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from indicators.robustness.under_weights import signs_of
from indicators.scoring.composite import KNOWN_SHARE_NEEDED, MAX_PULL
from indicators.scoring.levels import DEADBAND, ROUNDING, THRESHOLDS

if TYPE_CHECKING:
    from indicators.scoring import WeeklyMatrix


def scorer_tables(matrix: WeeklyMatrix) -> dict[str, Any]:
    """Write a matrix down as plain JSON values, with the rules by which it is scored.

    indicators: ids, in whose order signs, weights and z stand. weeks: week (label), state, z (0 to 100,
    None unknown or not covered). thresholds, deadband, rounding (points); share_needed (of the weight,
    known); max_pull. No week: empty lists. Source: METHOD sections 5, 8 and 9.
    """
    return {
        "indicators": [d.id for d in matrix.definitions],
        "signs": [int(sign) for sign in signs_of(matrix)],
        "weeks": [
            {"week": label, "state": state, "z": [None if np.isnan(score) else score for score in row]}
            for label, state, row in zip(
                matrix.week_states.index, matrix.week_states["state"], matrix.by_week("score").tolist(), strict=True
            )
        ],
        "thresholds": list(THRESHOLDS),
        "deadband": DEADBAND,
        "rounding": ROUNDING,
        "share_needed": KNOWN_SHARE_NEEDED,
        "max_pull": MAX_PULL,
    }
