"""One weekly matrix read at the two compared weeks: scores, what is new and what fades."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from indicators.comparison.slopes import secant_slope
from indicators.scoring.memory import decay
from indicators.vocabulary import Kind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from indicators.comparison.sides import Sides
    from indicators.definition import Definition
    from indicators.scoring import WeeklyMatrix

_NAN = float("nan")
_LACKING: dict[str, object] = {
    "flow": False,
    "sign": 0,
    "first": 0.0,
    "second": 0.0,
    "slope": _NAN,
    "new_memory": _NAN,
    "faded_memory": _NAN,
}
"""How an indicator that a matrix lacks is read: it scores 0 in both weeks."""


def read_indicators(sides: Sides, matrix: WeeklyMatrix) -> pd.DataFrame:
    """Read every indicator of either side at both weeks of one matrix.

    Returns one row per indicator (index: id) with columns
        flow            bool, False for a state indicator and for one the matrix lacks
        sign            +1 or -1; 0 for an indicator that the matrix lacks
        first, second   signed score y in the two weeks, -100..100; 0 where lacking, NaN while unknown
        slope           signed score points per unit of memory (flow; else NaN)
        new_memory      sum over the weeks k in (first, second] of lambda^(second-k) x_k   (flow; else NaN)
        faded_memory    -(1 - lambda^n) m_first, never positive                            (flow; else NaN)
    """
    table = matrix.indicator_weeks
    at_first, at_second = (
        table[table["week"] == week].set_index("indicator")[["score", "memory"]].to_dict("index")
        for week in (sides.first, sides.second)
    )
    new_memory = _new_memory(sides, matrix)
    n = weeks_apart(sides, matrix)
    known = {d.id: d for d in matrix.definitions}
    rows = [
        _reading(known[i], at_first[i], at_second[i], float(new_memory.get(i, 0.0)), n) if i in known else _LACKING
        for i in sides.indicators
    ]
    return pd.DataFrame(rows, index=pd.Index(sides.indicators, name="indicator"))


def weeks_apart(sides: Sides, matrix: WeeklyMatrix) -> int:
    """Count the weeks from the first to the second compared week."""
    labels = [week.label for week in matrix.weeks]
    return labels.index(sides.second) - labels.index(sides.first)


def what_is_left(sides: Sides, matrix: WeeklyMatrix) -> pd.DataFrame:
    """Give what is left in the second week of a point of each week since the first.

    Returns one row per (week in (first, second], flow indicator): week, indicator,
    left = lambda^(second - week). No rows when both weeks are one.
    """
    labels = [week.label for week in matrix.weeks]
    last = labels.index(sides.second)
    weeks = labels[labels.index(sides.first) + 1 : last + 1]
    rows = [
        (week, d.id, decay(d.memory.half_life_weeks) ** (last - labels.index(week)))
        for week in weeks
        for d in matrix.definitions
        if d.kind == Kind.FLOW
    ]
    return pd.DataFrame(rows, columns=["week", "indicator", "left"]).astype({"left": float})


def _new_memory(sides: Sides, matrix: WeeklyMatrix) -> pd.Series:
    rows = matrix.indicator_weeks.merge(what_is_left(sides, matrix), on=["week", "indicator"])
    return (rows["raw"] * rows["left"]).groupby(rows["indicator"]).sum()


def _reading(
    definition: Definition,
    at_first: Mapping[Any, float],
    at_second: Mapping[Any, float],
    new_memory: float,
    n: int,
) -> dict[str, object]:
    sign, is_flow = definition.sign, definition.kind == Kind.FLOW
    reading: dict[str, object] = {
        **_LACKING,
        "flow": is_flow,
        "sign": sign,
        "first": sign * at_first["score"],
        "second": sign * at_second["score"],
    }
    if is_flow:
        kept = decay(definition.memory.half_life_weeks) ** n
        reading["slope"] = sign * secant_slope(definition.scale, at_first["memory"], at_second["memory"])
        reading["new_memory"] = new_memory
        reading["faded_memory"] = -(1 - kept) * at_first["memory"]
    return reading
