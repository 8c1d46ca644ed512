"""The same points by incident: what each brought, what of it faded, what it adds to either week."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from indicators.comparison.effects import points_per_memory
from indicators.comparison.readings import what_is_left

if TYPE_CHECKING:
    from collections.abc import Mapping

    from indicators.comparison.sides import Cell, Sides
    from indicators.scoring import Scores, WeeklyMatrix

KEY = ["incident_id", "indicator"]
PARTS = ["new", "fading"]


def incident_changes(
    sides: Sides, readings: Mapping[Cell, pd.DataFrame], first: Scores, second: Scores
) -> pd.DataFrame:
    """List every incident that counts in either week or came between them.

    Returns one row per (incident_id, indicator) it counts for, sorted by these, with columns
        first_day, last_day    over all its phases; as the second side knows them where it does
        new, fading            its parts of the indicator's new and fading points, the mean of both
                               sides; NaN when `readings` is empty (a withheld comparison)
        contribution_from, contribution_to
                               its part of either week's score in points, from that side's own data;
                               0 where it does not count, NaN where the week has no score
    The contributions sum to the scores. Their differences are another account of the same change
    than new and fading, and the two are not to be mixed.
    """
    contributions = {"contribution_from": (first, sides.first), "contribution_to": (second, sides.second)}
    columns = {name: _contributions(scores, week) for name, (scores, week) in contributions.items()}
    parts = _mean_parts(sides, readings) if readings else None
    keys = pd.concat([series.index.to_frame() for series in columns.values()])
    if parts is not None:
        keys = pd.concat([keys, parts.index.to_frame()])
    index = pd.MultiIndex.from_frame(keys.drop_duplicates()).sort_values()
    days = _days(second.matrix)
    if first.matrix is not second.matrix:
        days = days.combine_first(_days(first.matrix))
    days = days.reindex(index)
    table = days.assign(new=float("nan"), fading=float("nan"))
    if parts is not None:
        table[PARTS] = parts.reindex(index, fill_value=0.0)
    for name, (scores, week) in contributions.items():
        nothing = 0.0 if pd.notna(scores.weeks["score"][week]) else float("nan")
        table[name] = columns[name].reindex(index).fillna(nothing)
    return table.reset_index()


def _contributions(scores: Scores, week: str) -> pd.Series:
    rows = scores.incidents[scores.incidents["week"] == week]
    return rows.set_index(KEY)["contribution"].astype(float)


def _mean_parts(sides: Sides, readings: Mapping[Cell, pd.DataFrame]) -> pd.DataFrame:
    own = [_parts(sides, sides.matrices[cell], readings[cell]) for cell in sides.own_cells]
    return own[0].add(own[-1], fill_value=0.0) / 2


def _parts(sides: Sides, matrix: WeeklyMatrix, reading: pd.DataFrame) -> pd.DataFrame:
    flows = matrix.incident_weeks["indicator"].isin(reading.index[reading["flow"]])
    tables = [_flow_parts(sides, matrix, reading, matrix.incident_weeks[flows])]
    if not flows.all():
        tables.append(_state_parts(sides, reading, matrix.incident_weeks[~flows]))
    return pd.concat(tables).astype(float)


def _flow_parts(sides: Sides, matrix: WeeklyMatrix, reading: pd.DataFrame, rows: pd.DataFrame) -> pd.DataFrame:
    """Give each incident its decayed mass of the weeks since as new, its part of the old mass as fading."""
    factor = points_per_memory(sides, reading)
    since = rows.merge(what_is_left(sides, matrix), on=["week", "indicator"])
    new = since["raw"] * since["left"] * since["indicator"].map(factor)
    held = rows[rows["week"] == sides.first]
    fading = held["fraction"] * held["indicator"].map(factor * reading["faded_memory"])
    return pd.DataFrame({"new": _by_incident(since, new), "fading": _by_incident(held, fading)}).fillna(0.0)


def _state_parts(sides: Sides, reading: pd.DataFrame, rows: pd.DataFrame) -> pd.DataFrame:
    """Give each incident the difference of what it holds in the two weeks: a state remembers nothing."""
    points = {}
    for week, column in ((sides.first, "first"), (sides.second, "second")):
        held = rows[rows["week"] == week]
        score_points = sides.mean_share * reading[column]
        points[column] = _by_incident(held, held["fraction"] * held["indicator"].map(score_points))
    new = points["second"].sub(points["first"], fill_value=0.0)
    return pd.DataFrame({"new": new, "fading": 0.0})


def _by_incident(rows: pd.DataFrame, points: pd.Series) -> pd.Series:
    return points.groupby([rows[name] for name in KEY]).sum()


def _days(matrix: WeeklyMatrix) -> pd.DataFrame:
    by_incident = matrix.incident_weights.groupby(KEY)
    return by_incident.agg(first_day=("first_day", "min"), last_day=("last_day", "max"))
