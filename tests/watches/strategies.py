"""Hypothesis strategies of small random watches, on few stages so that a run of many is affordable."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from tests.watches.generator import random_watch
from tests.watches.indicators_at_random import positive_flows
from tests.watches.stage import stage

if TYPE_CHECKING:
    from tests.watches.case import Case

STAGES = (3, 12, 14)
cases = st.builds(
    lambda rng, seed: random_watch(rng, stage(seed), most_incidents=6, most_reports=3),
    st.randoms(use_true_random=False),
    st.sampled_from(STAGES),
)
"""Any watch, seen from any date, under any weights."""


def _positive(case: Case) -> Case:
    kept = positive_flows(case.catalogue)
    return replace(case, catalogue=kept, weights=dict(kept.weights("default")))


positive_cases = cases.map(_positive)
"""Watches whose indicators are all flows of sign +1, equally weighed."""
