"""Two scorers side by side: every number of the engine against the oracle's, in words where they differ."""

from __future__ import annotations

from datetime import date
from math import isclose
from typing import TYPE_CHECKING, Any

from indicators.scoring import compose, score_incidents
from tests.oracle.rows import plain, rows
from tests.oracle.score import OracleMatrix, OracleScores, oracle_matrix, oracle_scores

if TYPE_CHECKING:
    from tests.oracle.rows import Row

TOLERANCE = 1e-9
WEEK_COLUMNS = (
    *("monday", "state", "thin", "articles", "score", "bounds_low", "bounds_high", "raw_level", "level"),
    *("threat", "response", "exposure", "contrast"),
)
INDICATOR_COLUMNS = (
    *("state", "warming_up", "incidents", "reports", "raw", "memory", "score", "sign", "contribution"),
)
INCIDENT_COLUMNS = ("raw", "mass", "fraction", "contribution")
WEIGHT_COLUMNS = (
    *("first_day", "last_day", "country", "admin1", "place", "latitude", "longitude", "geo_precision"),
    *("actor_side", "magnitude", "magnitude_unit", "reports"),
    *("rung", "rung_credible", "relevance", "phase_share", "credibility", "weight"),
)


def disagreements(
    watch: Any,
    catalogue: Any,
    as_of: date | None,
    weights: dict[str, float],
    aggregation: str = "arithmetic",
    *,
    today: date | None = None,
) -> list[str]:
    """Score a watch twice and list each cell in which engine and oracle differ by more than 1e-9."""
    engine = compose(score_incidents(watch, catalogue, as_of, today=today), weights, aggregation)
    # a state seen at its lowest is in force and adds no points: only the engine lists it
    weighing = engine.incidents[engine.incidents["mass"] > 0]
    matrix = oracle_matrix(watch, catalogue, as_of, today=today)
    oracle = oracle_scores(matrix, weights, aggregation)
    return [
        *_compare("weeks", _engine_weeks(engine), oracle.weeks, WEEK_COLUMNS),
        *_compare("indicators", _keyed(engine.indicators, "week", "indicator"), oracle.indicators,
                  INDICATOR_COLUMNS),
        *_compare("incidents", _keyed(weighing, "week", "indicator", "incident_id"), oracle.incidents,
                  INCIDENT_COLUMNS),
        *_compare("weights", _keyed(engine.matrix.incident_weights, "incident_id", "indicator", "phase"),
                  oracle_weights(matrix), WEIGHT_COLUMNS),
    ]  # fmt: skip


def oracle_weights(matrix: OracleMatrix) -> dict[Any, Row]:
    """Lay the oracle's weighed incidents out as the engine's table does."""
    return {
        (one.incident, one.indicator, one.phase or None): one.facts
        | {
            "first_day": one.first_day,
            "last_day": one.last_day,
            "reports": len(one.reports),
            "rung": float(one.rung),
            "rung_credible": float(one.rung_credible),
            "relevance": float(one.relevance),
            "phase_share": float(one.phase_share),
            "credibility": float(one.credibility),
            "weight": float(one.weight),
        }
        for one in matrix.weighed
    }


def _engine_weeks(engine: Any) -> dict[str, Row]:
    return {row["week"]: row for row in rows(engine.weeks.rename_axis("week").reset_index())}


def _keyed(table: Any, *keys: str) -> dict[Any, Row]:
    return {tuple(row[key] for key in keys): row for row in rows(table)}


def _compare(name: str, engine: dict[Any, Row], oracle: dict[Any, Row], columns: tuple[str, ...]) -> list[str]:
    found = [f"{name}: only the engine has {key}" for key in engine if key not in oracle]
    found += [f"{name}: only the oracle has {key}" for key in oracle if key not in engine]
    for key, expected in oracle.items():
        for column in columns:
            if key in engine and not _same(engine[key][column], expected[column]):
                found.append(f"{name} {key} {column}: {engine[key][column]!r}, oracle {expected[column]!r}")
    return found


def _same(one: Any, other: Any) -> bool:
    one, other = plain(one), plain(other)
    if one is None or other is None or isinstance(one, str | date):
        return bool(one == other)
    return isclose(one, other, rel_tol=0, abs_tol=TOLERANCE)


__all__ = ["OracleScores", "disagreements", "oracle_weights"]
