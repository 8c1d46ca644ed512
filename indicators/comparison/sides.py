"""What is compared: two weeks in time order, seen under each side's data and definitions."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING, Literal

import pandas as pd

from indicators.errors import MixedMatricesMissing, UnknownWeek

if TYPE_CHECKING:
    from collections.abc import Mapping

    from indicators.scoring import Scores, WeeklyMatrix

Side = Literal[0, 1]
Cell = tuple[Side, Side]  # (whose data, whose definitions); 0 is the side of the earlier week
OWN_CELLS: tuple[Cell, Cell] = ((0, 0), (1, 1))
ALL_CELLS: tuple[Cell, ...] = tuple(product((0, 1), (0, 1)))


@dataclass(frozen=True)
class MixedMatrices:
    """The two weekly matrices that neither side has by itself.

    Needed only where the sides differ in their data *and* in their definitions; to tell the two
    apart, each side's reports are scored once more under the other side's definitions.
    """

    before_data_after_definitions: WeeklyMatrix
    after_data_before_definitions: WeeklyMatrix

    def swapped(self) -> MixedMatrices:
        """Return the same matrices for the sides the other way round."""
        return MixedMatrices(self.after_data_before_definitions, self.before_data_after_definitions)


@dataclass(frozen=True)
class Sides:
    """Two weeks in time order with the four cells (data x definitions) and the two weight sets.

    first, second: week labels, first <= second.
    matrices: cell -> weekly matrix.
    shares: of the first and of the second side; index = every indicator that either side knows,
        values >= 0 summing to 1; 0 for one that a side does not weigh; all NaN where all weights are 0.
    """

    first: str
    second: str
    matrices: Mapping[Cell, WeeklyMatrix]
    shares: tuple[pd.Series, pd.Series]

    @property
    def indicators(self) -> list[str]:
        """Ids of all indicators of either side: the second side's, then those only the first has."""
        return list(self.shares[1].index)

    @property
    def own_cells(self) -> tuple[Cell, ...]:
        """The cells that the sides themselves see; one where both see the same matrix."""
        return OWN_CELLS[:1] if self.matrices[OWN_CELLS[0]] is self.matrices[OWN_CELLS[1]] else OWN_CELLS

    @property
    def distinct_cells(self) -> tuple[Cell, ...]:
        """One cell for each distinct matrix, the sides' own first."""
        cells = [*OWN_CELLS, *(cell for cell in ALL_CELLS if cell not in OWN_CELLS)]
        return tuple({id(self.matrices[cell]): cell for cell in reversed(cells)}.values())[::-1]

    @property
    def mean_share(self) -> pd.Series:
        """Mean of the two sides' shares: what a score point of an indicator weighs in the bridge."""
        return (self.shares[0] + self.shares[1]) / 2

    @property
    def weighed(self) -> list[str]:
        """Ids that at least one side gives a weight; the others can move nothing."""
        return [i for i in self.indicators if self.shares[0][i] > 0 or self.shares[1][i] > 0]


def sides_in_time_order(
    week_from: str, before: Scores, week_to: str, after: Scores, mixed: MixedMatrices | None
) -> tuple[Sides, bool]:
    """Put the two sides in time order; also tell whether the question was asked backwards.

    Raises UnknownWeek when a side has no such week, MixedMatricesMissing when the sides differ in
    data and in definitions and `mixed` is not given.
    """
    backwards = _monday(week_from, before) > _monday(week_to, after)
    if backwards:
        week_from, week_to, before, after = week_to, week_from, after, before
        mixed = mixed and mixed.swapped()
    order = [d.id for d in after.matrix.definitions]
    order += [d.id for d in before.matrix.definitions if d.id not in order]
    shares = (_shares(before.weights, order), _shares(after.weights, order))
    return Sides(week_from, week_to, _four_matrices(before.matrix, after.matrix, mixed), shares), backwards


def _monday(week: str, scores: Scores) -> pd.Timestamp:
    if week not in scores.weeks.index:
        raise UnknownWeek(week, list(scores.weeks.index), scores.matrix.as_of)
    return pd.Timestamp(scores.weeks["monday"][week])


def _four_matrices(first: WeeklyMatrix, second: WeeklyMatrix, mixed: MixedMatrices | None) -> dict[Cell, WeeklyMatrix]:
    own: dict[Cell, WeeklyMatrix] = {(0, 0): first, (1, 1): second}
    if mixed is not None:
        return own | {
            (0, 1): mixed.before_data_after_definitions,
            (1, 0): mixed.after_data_before_definitions,
        }
    if first.definitions == second.definitions:  # only the data can differ
        return own | {(0, 1): first, (1, 0): second}
    if first.as_of == second.as_of:  # the same reports under other definitions
        return own | {(0, 1): second, (1, 0): first}
    raise MixedMatricesMissing(first.as_of, second.as_of)


def _shares(weights: Mapping[str, float], order: list[str]) -> pd.Series:
    raw = pd.Series({i: float(weights.get(i, 0.0)) for i in order}, dtype=float)
    return raw / raw.sum() if raw.sum() > 0 else raw * float("nan")
