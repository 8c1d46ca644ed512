"""Write scorer.json: small watches and weights with the scores they must give, in Python and in the browser.

    python -m tests.golden.make_scorer_vectors

The numbers are the library's; nothing is written unless tests/oracle, written apart, gives the same.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from indicators.errors import NoPowerMean
from indicators.robustness import scorer_tables
from indicators.scoring import WeeklyMatrix, compose, score_incidents
from tests.oracle.composite import Part, compose_week, held_levels, up
from tests.watches.composed import scores_of
from tests.watches.matrices import NAN
from tests.watches.worked_example import WEIGHTS, worked_catalogue, worked_watch

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

VECTORS = Path(__file__).with_name("scorer.json")
EXACT = 1e-9

THREE = {"a": [70.0, 10.0, 45.0], "b": [20.0, 90.0, 5.0], "c": [0.0, 100.0, 33.3]}
RISE_AND_FALL = {"a": [10, 45, 38, 36, 44, 36, 34, 34, 90, 70, 74, 74, 0, 0, 20], "b": [0.0] * 15}
EXACTLY = {"a": [20.0, 40.0, 60.0, 80.0, 100.0, 19.999], "b": [20.0, 40.0, 60.0, 80.0, 100.0, 20.0]}
LATE_STATE = {"a": [30.0, 60.0, 90.0, 25.0], "b": [50.0, 10.0, 0.0, 75.0], "state": [NAN, NAN, 40.0, 80.0]}
GAPS = {"a": [50.0, 10.0, NAN, 10.0, 10.0, 85.0], "b": [30.0, 5.0, NAN, 5.0, 5.0, 85.0]}


def cases() -> Iterator[tuple[str, WeeklyMatrix, Mapping[str, float], str]]:
    """Give each case's name, watch, weights and aggregation."""

    def case(name: str, values: Mapping[str, Any], weights: Mapping[str, float], kind: str = "arithmetic", **more: Any):
        return name, scores_of(values, {}, **more).matrix, weights, kind

    yield case("all weights zero", THREE, {})
    yield case("one indicator", THREE, {"b": 3.5})
    yield case("several weights", THREE, {"a": 0.1, "b": 0.2, "c": 0.7})
    yield case("negative sign", THREE, {"a": 4, "b": 2, "c": 1}, signs={"b": -1})
    yield case("negative signs only", THREE, {"b": 2, "c": 1}, signs={"b": -1, "c": -1})
    yield case("level rises at once and falls after two weeks", RISE_AND_FALL, {"a": 1})
    yield case("level under half the weight", RISE_AND_FALL, {"a": 1, "b": 1})
    yield case("score on a threshold", EXACTLY, {"a": 0.1, "b": 0.7})
    gaps = {"2020-W03": "not_covered"}
    yield case("week not covered", GAPS, {"a": 2, "b": 1}, states=gaps)
    yield case("first week not covered", GAPS, {"a": 1}, states={"2020-W01": "not_covered", **gaps})
    yield case("last week provisional", GAPS, {"a": 2, "b": 1}, states={**gaps, "2020-W06": "provisional"})
    yield case("every week provisional", THREE, {"a": 1}, states=dict.fromkeys(["2020-W01", "2020-W02"], "provisional"))
    yield case("state unknown, renormalised", LATE_STATE, {"a": 6, "b": 2, "state": 2})
    yield case("state unknown, just enough known", LATE_STATE, {"a": 0.7, "b": 0.1, "state": 0.2})
    yield case("state unknown, too little known", LATE_STATE, {"a": 4, "b": 2, "state": 2})
    yield case("state unknown, without weight", LATE_STATE, {"a": 4, "b": 2})
    for kind in ("max_pull", "power_mean"):
        yield case(f"{kind}, all zero", THREE, {}, kind)
        yield case(f"{kind}, several weights", THREE, {"a": 4, "b": 2, "c": 1}, kind)
        yield case(f"{kind}, strongest without weight", THREE, {"a": 4, "b": 2}, kind)
        yield case(f"{kind}, renormalised", LATE_STATE, {"a": 6, "b": 2, "state": 2}, kind)
        yield case(f"{kind}, negative sign with weight", THREE, {"a": 4, "b": 2}, kind, signs={"b": -1})
        yield case(f"{kind}, negative sign without weight", THREE, {"a": 4, "c": 1}, kind, signs={"b": -1})
    worked = score_incidents(worked_watch(), worked_catalogue())
    for kind in ("arithmetic", "max_pull", "power_mean"):
        yield f"worked example, {kind}", worked, WEIGHTS, kind
    yield "worked example, equal weights", worked, dict.fromkeys(WEIGHTS, 1.0), "arithmetic"


def expected(matrix: WeeklyMatrix, weights: Mapping[str, float], aggregation: str) -> dict[str, Any]:
    """Score a case with the library, as the vectors write it: null for no number, -1 for no level."""
    try:
        scores = compose(matrix, weights, aggregation)
    except NoPowerMean:
        return {"refused": "negative_sign"}
    whole = sum(scores.weights.values())
    return {
        "refused": "",
        "shares": [weight / whole if whole else None for weight in scores.weights.values()],
        "scores": _plain(scores.weeks["score"]),
        "contributions": _plain(scores.indicators["contribution"]),
        "raw_levels": [
            -1 if np.isnan(one) else int(one) for one in scores.weeks["raw_level"].to_numpy(float, na_value=np.nan)
        ],
        "levels": [-1 if np.isnan(one) else int(one) for one in scores.weeks["level"].to_numpy(float, na_value=np.nan)],
    }


def by_the_oracle(matrix: WeeklyMatrix, weights: Mapping[str, float], aggregation: str) -> dict[str, Any]:
    """Score a case with the tests' own scorer, in the same shape."""
    signs = {d.id: d.sign for d in matrix.definitions}
    own = {i: weights.get(i, 0.0) for i in signs}
    if aggregation == "power_mean" and any(own[i] > 0 > signs[i] for i in own):
        return {"refused": "negative_sign"}
    states, z = list(matrix.week_states["state"]), matrix.by_week("score")
    scores: list[float | None] = []
    contributions: list[float | None] = []
    for state, row in zip(states, z.tolist(), strict=True):
        parts = {
            i: Part(own[i], signs[i], "threat", None if np.isnan(value) or state == "not_covered" else value)
            for i, value in zip(own, row, strict=True)
        }
        week = compose_week(parts, aggregation)
        scores.append(week.score)
        contributions += [week.contributions.get(i) for i in own]
    whole = sum(own.values())
    return {
        "refused": "",
        "shares": [weight / whole if whole else None for weight in own.values()],
        "scores": scores,
        "contributions": contributions,
        "raw_levels": [-1 if score is None else up(score) for score in scores],
        "levels": [-1 if level is None else level for level in held_levels(scores, [s == "observed" for s in states])],
    }


def differing(one: dict[str, Any], other: dict[str, Any]) -> list[str]:
    """Name the parts of a result that differ from another by more than a billionth of a point."""
    assert one.keys() == other.keys()
    return [part for part in one if not _alike(one[part], other[part])]


def vectors() -> list[dict[str, Any]]:
    """Score every case; one on which library and oracle differ is an AssertionError with its name."""
    made = []
    for name, matrix, weights, aggregation in cases():
        found = expected(matrix, weights, aggregation)
        assert not differing(found, by_the_oracle(matrix, weights, aggregation)), name
        given = scorer_tables(matrix)
        own = [float(weights.get(i, 0.0)) for i in given["indicators"]]
        made.append({"name": name, "given": given, "weights": own, "aggregation": aggregation, "expected": found})
    return made


def _plain(column: Any) -> list[float | None]:
    return [None if np.isnan(value) else value for value in column.tolist()]


def _alike(one: Any, other: Any) -> bool:
    if not isinstance(one, list):
        return bool(one == other)
    pairs = list(zip(one, other, strict=True))
    return all((a is None) == (b is None) and (a is None or abs(a - b) <= EXACT) for a, b in pairs)


if __name__ == "__main__":
    rows = ",\n".join(json.dumps(vector) for vector in vectors())
    VECTORS.write_text(f"[\n{rows}\n]\n", encoding="utf-8")
