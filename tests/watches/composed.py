"""Posture scores composed from indicator scores that a test gives outright."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from indicators.scoring import Scores, compose
from tests.watches.definitions import definition
from tests.watches.matrices import weekly_matrix

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


def scores_of(
    values: Mapping[str, Sequence[float]],
    weights: Mapping[str, float],
    *,
    signs: Mapping[str, int] | None = None,
    states: Mapping[str, str] | None = None,
    aggregation: str = "arithmetic",
) -> Scores:
    """Compose scores by indicator and week, NaN unknown; the weeks are 2020-W01 and so on."""
    weeks = len(next(iter(values.values())))
    definitions = [definition(i, sign=(signs or {}).get(i, 1)) for i in values]
    matrix = weekly_matrix(definitions, {}, weeks=weeks, states=states)
    table = matrix.indicator_weeks.copy()
    table["score"] = [values[row.indicator][int(row.week[-2:]) - 1] for row in table.itertuples()]
    table.loc[table["score"].isna(), "state"] = "unknown"
    return compose(replace(matrix, indicator_weeks=table), weights, aggregation)
