"""Hypothesis strategies of small random watches."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from tests.watches.generator import random_watch
from tests.watches.indicators_at_random import positive_flows

if TYPE_CHECKING:
    from indicators.catalogue import Catalogue
    from tests.watches.case import Case

cases = st.randoms(use_true_random=False).map(lambda rng: random_watch(rng, most_incidents=5, most_reports=3))
"""Any watch, seen from any date, under any weights."""


def rising(case: Case) -> bool:
    """Tell whether a case has an indicator that `positive` keeps."""
    return any(one.kind == "flow" for one in case.catalogue.definitions)


def _positive(case: Case) -> Case:
    kept: Catalogue = positive_flows(case.catalogue)
    return replace(case, catalogue=kept, weights=dict(kept.weights("default")))


positive_cases = cases.filter(rising).map(_positive)
"""Watches whose indicators are all flows of sign +1, equally weighed."""
