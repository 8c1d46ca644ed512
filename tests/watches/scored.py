"""A case scored to the end, and how many cases a property is tried on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import HealthCheck, Phase, settings

from indicators.scoring import Scores, compose, score_incidents

if TYPE_CHECKING:
    import pandas as pd

    from tests.watches.case import Case

TINY = 1e-9
few = settings(
    max_examples=6,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)


def scored(case: Case) -> Scores:
    """Score a case to the end."""
    return compose(score_incidents(case.watch, case.catalogue, case.as_of, today=case.today), case.weights)


def posture(case: Case) -> pd.Series:
    """Return the posture score of each week, NaN where there is none."""
    return scored(case).weeks["score"]
