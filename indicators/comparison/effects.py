"""The change split into four accounts: indicators (the world), weights, data and definitions."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import pandas as pd

if TYPE_CHECKING:
    from collections.abc import Mapping

    from indicators.comparison.sides import Cell, Side, Sides

Points = TypeVar("Points", pd.Series, pd.DataFrame)

EFFECTS = ["effect", "new", "fading", "weights"]
"""Columns of an indicator's part in a change, in points of the posture score."""


def indicator_effects(sides: Sides, readings: Mapping[Cell, pd.DataFrame]) -> pd.DataFrame:
    """Split the change into each indicator's effect, with its new and fading parts, and its weight's.

    readings: cell -> table of `read_indicators`.

    Returns one row per indicator (index: id), all in points of the posture score:
        effect    1/2 (share + share') (y' - y)
        new       what the weeks after the first one brought, as far as it is left
        fading    what the first week held and has since faded; new + fading = effect
        weights   (1/2 (y + y') - c) (share' - share), with c the mean of the two composites
    each the mean of both sides' own cells. A state indicator has no memory: its whole effect is new
    and its fading is 0. An indicator that neither side weighs has zeros, even while it is unknown.

    Source: the additive (Marshall-Edgeworth) form of index decomposition; Ang, Huang, Mu 2009.
    """
    own = [_one_side(sides, readings[cell]) for cell in sides.own_cells]
    return _weighed_only(sides, (own[0] + own[-1]) / 2)


def data_and_definitions(sides: Sides, readings: Mapping[Cell, pd.DataFrame]) -> tuple[float, float]:
    """Give the points that come from different data, and those from different definitions.

    Each is the mean over both weeks (the first under the first weights, the second under the second)
    and over both orders of exchanging data and definitions. (0, 0) where the sides share both.
    """
    data = definitions = 0.0
    for side in (0, 1):
        c = {cell: composite(sides, reading, side) for cell, reading in readings.items()}
        data += (c[1, 0] - c[0, 0] + c[1, 1] - c[0, 1]) / 4
        definitions += (c[0, 1] - c[0, 0] + c[1, 1] - c[1, 0]) / 4
    return data, definitions


def composite(sides: Sides, reading: pd.DataFrame, side: Side) -> float:
    """Give the posture score of the first (side 0) or second (side 1) week under that side's weights."""
    weighed = sides.weighed
    scores = reading.loc[weighed, "second" if side else "first"]
    return float((sides.shares[side][weighed] * scores).sum(skipna=False))


def points_per_memory(sides: Sides, reading: pd.DataFrame) -> pd.Series:
    """Give the points of the posture score that a point of memory moves, by flow indicator."""
    return _weighed_only(sides, sides.mean_share * reading["slope"])


def _one_side(sides: Sides, reading: pd.DataFrame) -> pd.DataFrame:
    factor = points_per_memory(sides, reading)
    effect = sides.mean_share * (reading["second"] - reading["first"])
    centre = (composite(sides, reading, 0) + composite(sides, reading, 1)) / 2
    middle = (reading["first"] + reading["second"]) / 2
    return pd.DataFrame(
        {
            "effect": effect,
            "new": (factor * reading["new_memory"]).where(reading["flow"], effect),
            "fading": (factor * reading["faded_memory"]).where(reading["flow"], 0.0),
            "weights": (middle - centre) * (sides.shares[1] - sides.shares[0]),
        }
    )


def _weighed_only(sides: Sides, points: Points) -> Points:
    """Put zeros where no side gives a weight: 0 x unknown is 0 here."""
    return points.where(points.index.to_series().isin(sides.weighed), 0.0)
