"""Which rung of its indicator's ladder a report reaches.

A rung is a number from 1 (the lowest) upwards; 0 means the report reaches none. The points of a
rung are the definition's; the engine only ever compares rung numbers. Source: METHOD section 3.
"""

from __future__ import annotations

from functools import reduce
from operator import and_, or_
from typing import TYPE_CHECKING

import ibis

from indicators.scoring.matching import any_word

if TYPE_CHECKING:
    from collections.abc import Sequence

    import ibis.expr.types as ir

    from indicators.definition import Condition, Definition, Rung


def rung_column(rows: ir.Table, definitions: Sequence[Definition]) -> ir.IntegerValue:
    """Give each (report, indicator) row the number of the highest rung that holds for it.

    rows: the long table with indicator_no, the position of the definition in `definitions`.
    """
    per_indicator = ((rows.indicator_no == number, _ladder(rows, d)) for number, d in enumerate(definitions))
    return ibis.cases(*per_indicator, else_=ibis.literal(0, type="int8"))


def longest_ladder(definitions: Sequence[Definition]) -> int:
    """Count the rungs of the longest ladder; 0 when no definition has one."""
    return max((len(d.severity) for d in definitions), default=0)


def rung_steps(definition: Definition) -> list[float]:
    """Give the points that each rung adds to the one below it, lowest first."""
    values = [0.0, *definition.rungs]
    return [above - below for below, above in zip(values, values[1:], strict=False)]


def _ladder(rows: ir.Table, definition: Definition) -> ir.IntegerValue:
    ladder = sorted(definition.severity, key=lambda rung: rung.value)
    highest_first = [(_holds(rows, rung), number) for number, rung in enumerate(ladder, start=1)][::-1]
    if not highest_first:
        return ibis.literal(0, type="int8")
    return ibis.cases(*((holds, ibis.literal(number, type="int8")) for holds, number in highest_first),
                      else_=ibis.literal(0, type="int8"))  # fmt: skip


def _holds(rows: ir.Table, rung: Rung) -> ir.BooleanValue:
    """Say whether a rung holds: any of its `any` and every one of its `all`; no condition: always."""
    tests = []
    if rung.any:
        tests.append(reduce(or_, (_condition(rows, c) for c in rung.any)))
    if rung.all:
        tests.append(reduce(and_, (_condition(rows, c) for c in rung.all)))
    return reduce(and_, tests) if tests else ibis.literal(True)


def _condition(rows: ir.Table, condition: Condition) -> ir.BooleanValue:
    """Test one field; a report that does not give it does not meet the condition."""
    if condition.at_least is not None:
        return (rows[condition.field] >= condition.at_least).fill_null(False)
    return any_word(rows, condition.field, condition.words)
