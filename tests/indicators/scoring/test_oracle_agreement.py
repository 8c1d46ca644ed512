"""The engine and the slow second scorer agree on every number, on the shipped data and on random watches."""

from __future__ import annotations

from datetime import date

import pytest

from indicators.catalogue import load_catalogue
from indicators.watch import read_watch, shipped_watch_folder
from tests.oracle.agreement import disagreements
from tests.watches.generator import random_watch
from tests.watches.stage import seeded, stage
from tests.watches.worked_example import WEIGHTS, worked_catalogue, worked_watch

WATCHES_PER_STAGE = 5
VARIED = (1, 4, 8, 11, 12, 14, 25, 57, 89, 97, 102, 110)
STAGES = [*VARIED, *(pytest.param(seed, marks=pytest.mark.soak) for seed in range(600) if seed not in VARIED)]


@pytest.fixture(scope="module")
def shipped():
    """Read the shipped watch of Iraq, winter 2019-20."""
    return read_watch(shipped_watch_folder("iraq-2020"))


@pytest.fixture(scope="module")
def definitions():
    """Read the shipped definitions and weight sets."""
    return load_catalogue()


@pytest.mark.parametrize(
    "as_of",
    [None, date(2019, 10, 28), date(2020, 1, 5), date(2020, 1, 8), date(2020, 3, 12), date(2020, 4, 25)],
    ids=str,
)
def test_shipped_watch_seen_from_different_dates(shipped, definitions, as_of):
    """Early, on a Sunday, in the week of the strikes, near the end and closed: the same numbers."""
    assert disagreements(shipped, definitions, as_of, definitions.weights("default")) == []


@pytest.mark.parametrize("name", ["default", "equal", "threats", "posture"])
def test_shipped_watch_under_the_shipped_weight_sets(shipped, definitions, name):
    """Each named set gives the same posture scores, axes, levels and contributions."""
    assert disagreements(shipped, definitions, None, definitions.weights(name)) == []


@pytest.mark.parametrize("aggregation", ["max_pull", "power_mean"])
def test_shipped_watch_under_other_means(shipped, definitions, aggregation):
    """The optional means agree too."""
    assert disagreements(shipped, definitions, None, definitions.weights("default"), aggregation) == []


def test_worked_example():
    """On the worked example both give the numbers that its own test checks against the method."""
    assert disagreements(worked_watch(), worked_catalogue(), None, WEIGHTS) == []


@pytest.mark.parametrize("seed", STAGES)
def test_random_watches(seed):
    """Watches whose reports disagree about dates, places, grades and phases, with gaps in coverage."""
    for number in range(WATCHES_PER_STAGE):
        case = random_watch(seeded(1000 * seed + number), stage(seed))
        found = disagreements(case.watch, case.catalogue, case.as_of, case.weights, today=case.today)
        assert found == [], f"stage {seed}, watch {number}"
