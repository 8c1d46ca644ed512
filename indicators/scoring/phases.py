"""Which phase of an incident a report speaks of: announced, executed, asked for.

An incident is scored once per phase. Reports that name no phase join the first phase that the
incident's other reports name, in the order of the definition's shares. Source: METHOD section 2.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import ibis

if TYPE_CHECKING:
    from collections.abc import Sequence

    import ibis.expr.types as ir

    from indicators.definition import Definition

NO_PHASE = -1
"""phase_no of an incident in which no report names a phase: its share is 1."""


def phase_column(rows: ir.Table, definitions: Sequence[Definition]) -> ir.IntegerValue:
    """Give each (report, indicator) row its phase's place in the definition's order.

    Null where the definition has phases and the report names none; NO_PHASE where the definition
    has no phases.
    """
    branches = []
    for number, definition in enumerate(definitions):
        if definition.phase is None:
            continue
        field = rows[definition.phase.field]
        words = enumerate(definition.phase_order)
        named = ibis.cases(*((field == word, ibis.literal(place, type="int8")) for place, word in words))
        branches.append((rows.indicator_no == number, named))
    no_phase = ibis.literal(NO_PHASE, type="int8")
    return ibis.cases(*branches, else_=no_phase) if branches else no_phase


def join_first_phase(rows: ir.Table, definitions: Sequence[Definition]) -> ir.Table:
    """Let reports without a phase join their incident's first coded one.

    Only the rows of definitions with phases pay for looking at the whole incident.
    """
    phased = [number for number, d in enumerate(definitions) if d.phase is not None]
    if not phased:
        return rows
    is_phased = rows.indicator_no.isin(phased)
    whole_incident = ibis.window(group_by=["incident_no", "indicator_no"])
    with_phase = rows.filter(is_phased)
    first = with_phase.phase_no.min().over(whole_incident)
    joined = with_phase.mutate(phase_no=ibis.coalesce(with_phase.phase_no, first, ibis.literal(NO_PHASE, type="int8")))
    return rows.filter(~is_phased).union(joined.select(*rows.columns))


def phase_share(definition: Definition, phase_no: int) -> float:
    """Give the share of an incident's weight that a phase carries."""
    if definition.phase is None or phase_no == NO_PHASE:
        return 1.0
    return definition.phase.shares[definition.phase_order[phase_no]]
