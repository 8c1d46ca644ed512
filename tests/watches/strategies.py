"""Hypothesis strategies of random watches, on few stages so that a run of many is affordable.

Hypothesis draws the seed of a watch and not its parts: drawn part by part, its examples are mostly
watches in which nothing happens, and a property holds on those whatever the engine does. A failing
seed is the whole example; there is nothing to shrink.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from tests.watches.generator import random_watch
from tests.watches.indicators_at_random import positive_flows
from tests.watches.stage import seeded, stage

if TYPE_CHECKING:
    from tests.watches.case import Case

STAGES = (12, 97, 102)
"""Stages on which most weeks are covered and move: sites come and go, a state is unknown at first."""
generators = st.integers(0, 2**32).map(seeded)
cases = st.builds(
    lambda rng, seed: random_watch(rng, stage(seed), most_incidents=14, most_reports=3),
    generators,
    st.sampled_from(STAGES),
)
"""Any watch, seen from any date, under any weights."""


def _positive(case: Case) -> Case:
    kept = positive_flows(case.catalogue)
    return replace(case, catalogue=kept, weights=dict(kept.weights("default")))


positive_cases = cases.map(_positive)
"""Watches whose indicators are all flows of sign +1, equally weighed."""
