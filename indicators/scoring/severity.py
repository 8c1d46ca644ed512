"""Which rung of its indicator's ladder a report reaches.

A rung is a number from 1 (the lowest) upwards; 0 means the report reaches none. The points of a
rung are the definition's; the engine only ever compares rung numbers. Source: METHOD section 3.
"""

from __future__ import annotations

from functools import reduce
from itertools import pairwise
from operator import and_, or_
from typing import TYPE_CHECKING

import ibis

from indicators.scoring.matching import any_word

if TYPE_CHECKING:
    from collections.abc import Sequence

    import ibis.expr.types as ir

    from indicators.definition import Condition, Definition


_Test = tuple[tuple["Condition", ...], tuple["Condition", ...]]
"""What a rung asks: any of the first conditions, and every one of the second."""


def rung_column(rows: ir.Table, definitions: Sequence[Definition]) -> ir.IntegerValue:
    """Give each (report, indicator) row the number of the highest rung that holds for it.

    rows: the long table with indicator_no, the position of the definition in `definitions`.
    """
    sharing: dict[tuple[_Test, ...], list[int]] = {}
    for number, definition in enumerate(definitions):
        sharing.setdefault(_tests(definition), []).append(number)
    # Definitions with one and the same ladder are looked at together: fewer branches for the engine.
    branches = [(rows.indicator_no.isin(numbers), _ladder(rows, tests)) for tests, numbers in sharing.items()]
    return ibis.cases(*branches, else_=_rung(0))


def longest_ladder(definitions: Sequence[Definition]) -> int:
    """Count the rungs of the longest ladder; 0 when no definition has one."""
    return max((len(d.severity) for d in definitions), default=0)


def rung_steps(definition: Definition) -> list[float]:
    """Give the points that each rung adds to the one below it, lowest first."""
    values = [0.0, *definition.rungs]
    return [above - below for below, above in pairwise(values)]


def _tests(definition: Definition) -> tuple[_Test, ...]:
    """List what each rung asks, lowest first; equal for definitions that only weigh their rungs differently."""
    return tuple((rung.any, rung.all) for rung in sorted(definition.severity, key=lambda rung: rung.value))


def _ladder(rows: ir.Table, tests: tuple[_Test, ...]) -> ir.IntegerValue:
    """Give the number of the highest rung that holds; null where a field is empty stands for no."""
    reached = _rung(0)
    for number, (any_, all_) in enumerate(tests, start=1):
        holds = _holds(rows, any_, all_)
        reached = _rung(number) if holds is None else holds.ifelse(_rung(number), reached)
    return reached


def _holds(rows: ir.Table, any_: tuple[Condition, ...], all_: tuple[Condition, ...]) -> ir.BooleanValue | None:
    """Say whether a rung holds: any of its `any` and every one of its `all`; None: always."""
    tests = []
    if any_:
        tests.append(reduce(or_, (_condition(rows, c) for c in any_)))
    if all_:
        tests.append(reduce(and_, (_condition(rows, c) for c in all_)))
    return reduce(and_, tests) if tests else None


def _condition(rows: ir.Table, condition: Condition) -> ir.BooleanValue:
    """Test one field; null where the report does not give it."""
    if condition.at_least is not None:
        return rows[condition.field] >= condition.at_least
    return any_word(rows, condition.field, condition.words or ())


def _rung(number: int) -> ir.IntegerValue:
    return ibis.literal(number, type="int8")
