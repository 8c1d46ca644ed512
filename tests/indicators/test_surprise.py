"""How unusual a week's incidents are: the method's example, abstaining, and the words."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.scoring import score_incidents
from indicators.surprise import chance_of, said_tests, surprise, surprise_sentence
from indicators.surprise_baseline import Baseline
from tests.watches.shipped import shipped_catalogue, shipped_watch, unsearched

EXAMPLE = Baseline(tuple("abcdef"), (0, 1, 0, 0, 2, 0))


@pytest.mark.parametrize(("incidents", "p"), [(0, 1.0), (1, 0.3733), (2, 0.0992), (3, 0.0221), (4, 0.0044)])
def test_the_worked_example(incidents, p):
    """Baseline 0, 1, 0, 0, 2, 0, as METHOD section 13 gives it."""
    assert chance_of(incidents, EXAMPLE) == pytest.approx(p, abs=5e-5)


@given(st.lists(st.integers(0, 6), min_size=4, max_size=8), st.integers(0, 12))
def test_the_chance_is_that_of_a_rate_seen_before(counts, incidents):
    """Worked out another way: half-integer binomials, P(N = k) = C(a + k - 1, k) (b / (b + 1))^a (1 / (b + 1))^k."""
    base = Baseline(tuple(str(n) for n in range(len(counts))), tuple(counts))
    a, b = base.a, base.b
    below, term = 0.0, (b / (b + 1)) ** a
    for k in range(incidents):
        below += term
        term *= (a + k) / (k + 1) / (b + 1)
    assert chance_of(incidents, base) == pytest.approx(1 - below, abs=1e-12)


@pytest.fixture(scope="module")
def matrix():
    """Score the shipped watch."""
    return score_incidents(shipped_watch(), shipped_catalogue())


def test_the_moves_of_late_march_are_unusual(matrix):
    """Six moves in a week against next to none; every flow indicator is tested twice."""
    table = surprise(matrix, "2020-W13")
    flows = [d for d in matrix.definitions if d.kind == "flow"]
    assert len(table) == 2 * len(flows)
    moves = table[(table["indicator"] == "troop_relocations") & ~table["is_grave"]].iloc[0]
    assert moves["word"] == "very unusual"
    assert moves["p"] < 0.01
    assert said_tests(table) == f"{len(table)} tests"
    assert "relocations very unusual" in surprise_sentence(matrix, table)


def test_the_first_weeks_abstain(matrix):
    """Under four earlier weeks nothing is said, and that is said."""
    table = surprise(matrix, "2019-W47")
    assert table["p"].isna().all()
    assert said_tests(table) == "Not tested"
    assert "fewer than four" in surprise_sentence(matrix, table)


def test_a_week_that_nobody_searched_abstains():
    """Its number is not known, so it is no zero."""
    table = surprise(score_incidents(unsearched("2020-W12"), shipped_catalogue()), "2020-W12")
    assert table["p"].isna().all()
    assert table["incidents"].isna().all()


def test_a_week_s_usual_looks_only_at_earlier_ones(matrix):
    """Expected is a / b of the eight weeks up to two before: counted here from the first days."""
    rows = matrix.incident_weights[
        (matrix.incident_weights["indicator"] == "attacks") & (matrix.incident_weights["weight"] > 0)
    ]
    first = rows.groupby("incident_id")["first_day"].min()
    monday = pd.Timestamp("2020-03-16")
    earlier = ((first >= monday - pd.Timedelta(weeks=9)) & (first < monday - pd.Timedelta(weeks=1))).sum()
    table = surprise(matrix, "2020-W12")
    own = table[(table["indicator"] == "attacks") & ~table["is_grave"]].iloc[0]
    assert own["expected"] == pytest.approx((0.5 + earlier) / 9)
