"""Random pairs of sides for the comparison: data, definitions and weights may all differ."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from indicators.comparison import Comparison, MixedMatrices, compare_weeks
from indicators.scoring import Scores, WeeklyMatrix, compose
from tests.watches.definitions import definition, linear, saturating
from tests.watches.matrices import weekly_matrix

if TYPE_CHECKING:
    from collections.abc import Mapping

    from indicators.definition import Definition

WEEKS = ["2020-W01", "2020-W02", "2020-W03", "2020-W04"]
IDS = ["attacks", "moves", "alerts", "relaxed"]
ALERT_LEVEL = {
    "state": {"field": "magnitude", "max_level": 4},
    "memory": None,
    "scale": None,
    "severity": None,
}


@dataclass(frozen=True)
class Case:
    """Two sides that may differ in everything, the two crossed matrices, and the two weeks asked about."""

    week_from: str
    week_to: str
    before: Scores
    after: Scores
    mixed: MixedMatrices

    def compare(self) -> Comparison:
        """Ask the question."""
        return compare_weeks(self.week_from, self.week_to, self.before, self.after, mixed=self.mixed)

    def compare_swapped(self) -> Comparison:
        """Ask the opposite question: weeks and sides change places."""
        return compare_weeks(self.week_to, self.week_from, self.after, self.before, mixed=self.mixed.swapped())


def state_definition(name: str, **changes: Any) -> Definition:
    """Make a state indicator with levels up to 4."""
    return definition(name, kind="state", **{**ALERT_LEVEL, **changes})


points = st.sampled_from([0.0, 0.0, 0.3, 1.0, 2.5, 8.0])
raw_tables = st.fixed_dictionaries(
    {
        i: st.dictionaries(st.sampled_from(["e1", "e2", "e3"]), st.lists(points, min_size=4, max_size=4), max_size=3)
        for i in ("attacks", "moves", "relaxed")
    }
    | {"alerts": st.lists(st.sampled_from([1.0, 2.0, 4.0]), min_size=4, max_size=4).map(lambda row: {"e9": row})}
)
weight_sets = st.fixed_dictionaries({i: st.sampled_from([0.0, 0.5, 1.0, 4.0]) for i in IDS}).filter(
    lambda weights: any(weights.values())
)


@st.composite
def definition_sets(draw: st.DrawFn) -> list[Definition]:
    """Draw three flows and a state, of which a set may lack the second flow."""
    scale = st.sampled_from([saturating(2), saturating(4), linear(3), linear(9)])
    memory = st.sampled_from([0, 1, 2.5]).map(lambda h: {"half_life_weeks": h})
    drawn = [
        definition("attacks", scale=draw(scale), memory=draw(memory)),
        definition("moves", scale=draw(scale), memory=draw(memory), sign=draw(st.sampled_from([1, -1]))),
        state_definition("alerts", sign=draw(st.sampled_from([1, -1]))),
        definition("relaxed", scale=draw(scale), memory=draw(memory), sign=-1),
    ]
    return drawn if draw(st.booleans()) else [d for d in drawn if d.id != "moves"]


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """Draw two sides with their own data, definitions and weights, and two weeks in any order."""
    data = (draw(raw_tables), draw(raw_tables))
    definitions = (draw(definition_sets()), draw(definition_sets()))
    weights = (draw(weight_sets), draw(weight_sets))
    before, after = (_scores(data[side], definitions[side], weights[side]) for side in (0, 1))
    mixed = MixedMatrices(_matrix(data[0], definitions[1]), _matrix(data[1], definitions[0]))
    if not sum(before.weights.values()) or not sum(after.weights.values()):  # all on an indicator that it lacks
        return draw(cases())
    return Case(draw(st.sampled_from(WEEKS)), draw(st.sampled_from(WEEKS)), before, after, mixed)


def _matrix(raws: Mapping[str, Any], definitions: list[Definition]) -> WeeklyMatrix:
    known = {d.id for d in definitions}
    return weekly_matrix(definitions, {i: rows for i, rows in raws.items() if i in known}, weeks=4)


def _scores(raws: Mapping[str, Any], definitions: list[Definition], weights: Mapping[str, float]) -> Scores:
    return compose(_matrix(raws, definitions), weights)
