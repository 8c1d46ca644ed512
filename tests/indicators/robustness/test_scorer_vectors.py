"""The golden vectors: what Python and the browser must both give. test_scorer in tests/browser asks the browser."""

from __future__ import annotations

import json

import pytest

from tests.golden.make_scorer_vectors import VECTORS, by_the_oracle, cases, differing, expected, vectors

WRITTEN = json.loads(VECTORS.read_text(encoding="utf-8"))
NEEDED = {
    "all weights zero", "one indicator", "negative sign", "week not covered", "last week provisional",
    "level rises at once and falls after two weeks", "state unknown, renormalised", "state unknown, too little known",
    "power_mean, several weights", "max_pull, several weights", "power_mean, negative sign with weight",
}  # fmt: skip


def asked(vector):
    """Give a vector without what it expects."""
    return {key: value for key, value in vector.items() if key != "expected"}


def test_the_file_holds_every_kind_of_week():
    """None of the cases that a scorer gets wrong is missing."""
    assert {vector["name"] for vector in WRITTEN} >= NEEDED


def test_the_file_is_what_the_script_writes():
    """Cases, given tables, weights and names are those of the script: a changed rule needs a new file."""
    made = json.loads(json.dumps(vectors()))
    assert [asked(vector) for vector in made] == [asked(vector) for vector in WRITTEN]


@pytest.mark.parametrize("scorer", [expected, by_the_oracle])
def test_scorers_in_python_give_the_file_s_numbers(scorer):
    """The library and the scorer written apart: every share, score, contribution and level to 1e-9."""
    written = {vector["name"]: vector["expected"] for vector in WRITTEN}
    for name, matrix, weights, aggregation in cases():
        assert differing(written[name], scorer(matrix, weights, aggregation)) == [], name


def test_levels_of_the_file_by_hand():
    """Up at 45, held at 38 and 36 within the band, and so on; the script is not the only one to say so."""
    levels = {vector["name"]: vector["expected"].get("levels") for vector in WRITTEN}
    # Scores 10 45 38 36 44 36 34 34 90 70 74 74 0 0 20: after 36 the first 34 holds (36 + 5 is over 40), the second
    # falls; after 90 the 70 holds, the 74 falls one level; the first 0 holds, the second falls to Routine.
    assert levels["level rises at once and falls after two weeks"] == [0, 2, 2, 2, 2, 2, 2, 1, 4, 4, 3, 3, 3, 0, 1]
    assert levels["worked example, arithmetic"] == [0, 2, 2]
    assert levels["all weights zero"] == [-1, -1, -1]
