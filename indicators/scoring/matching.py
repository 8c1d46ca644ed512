"""Which reports count for which indicators: one bit mask a report, then one row per match.

The long form (report -> mask -> report and indicator) reads each report once however many
indicators there are. Source: METHOD section 2, "matching is per report".
"""

from __future__ import annotations

from functools import reduce
from operator import add, and_, or_
from typing import TYPE_CHECKING

import ibis
import pandas as pd

from indicators.definition_values import TextField

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import ibis.expr.types as ir

    from indicators.definition import Definition

MOST_DEFINITIONS = 10
"""Definitions that share one mask; more are scored in further runs, so that the table of masks stays small."""

AT_PROTECTED_SITE = "at_protected_site"
KIND = TextField.KIND


def mask_column(reports: ir.Table, definitions: Sequence[Definition]) -> ir.IntegerValue:
    """Give each report a number whose bit i says that definition i matches it."""
    of_any_kind: list[ir.IntegerValue] = [_number(0)]
    of_kind: dict[str, list[ir.IntegerValue]] = {}
    for number, definition in enumerate(definitions):
        bit = _bit(reports, definition, _number(2**number))
        if KIND not in definition.match:
            of_any_kind.append(bit)
        for kind in definition.match.get(KIND, ()):
            of_kind.setdefault(kind, []).append(bit)
    # Most definitions ask for a kind, and then only its reports have to be looked at further.
    branches = [(reports[KIND] == kind, reduce(add, bits)) for kind, bits in of_kind.items()]
    if branches:
        of_any_kind.append(ibis.cases(*branches, else_=_number(0)))
    return reduce(add, of_any_kind).cast("int16")


def mask_members(definitions: Sequence[Definition]) -> pd.DataFrame:
    """List which indicators each possible mask stands for: columns mask, indicator_no."""
    members = [
        (mask, number)
        for mask in range(1, 2 ** len(definitions))
        for number in range(len(definitions))
        if mask >> number & 1
    ]
    return pd.DataFrame(members, columns=["mask", "indicator_no"]).astype({"mask": "int16", "indicator_no": "int8"})


def asks_for_site(definitions: Sequence[Definition]) -> bool:
    """Say whether any definition looks at at_protected_site, the one field that has to be worked out."""
    return AT_PROTECTED_SITE in fields_asked(definitions)


def fields_asked(definitions: Sequence[Definition]) -> set[str]:
    """Name the report fields that the definitions' matches, ladders and phases look at."""
    return _fields_matched(definitions) | fields_after_matching(definitions)


def fields_after_matching(definitions: Sequence[Definition]) -> set[str]:
    """Name the fields that are still looked at once a report has matched: ladders, phases, states."""
    fields = {str(c.field) for d in definitions for rung in d.severity for c in (*rung.any, *rung.all)}
    fields |= {str(d.phase.field) for d in definitions if d.phase is not None}
    return fields | {str(d.state.field) for d in definitions if d.state is not None}


def _fields_matched(definitions: Sequence[Definition]) -> set[str]:
    keys = [keys for d in definitions for keys in (d.match, d.match_any or {}, d.exclude or {})]
    return {str(field) for fields in keys for field in fields}


def _bit(reports: ir.Table, definition: Definition, bit: ir.IntegerValue) -> ir.IntegerValue:
    """Give the bit where a definition matches, once the kind is known to; null, where a field is empty, is no."""
    tests = _each(reports, {field: words for field, words in definition.match.items() if field != KIND})
    if definition.match_any:
        tests.append(reduce(or_, _each(reports, definition.match_any)))
    if definition.exclude:
        tests.append(~reduce(or_, _each(reports, definition.exclude)).fill_null(False))
    return reduce(and_, tests).ifelse(bit, _number(0)) if tests else bit


def _number(value: int) -> ir.IntegerValue:
    return ibis.literal(value, type="int16")


def _each(reports: ir.Table, keys: Mapping[TextField, Sequence[str]]) -> list[ir.BooleanValue]:
    return [any_word(reports, field, words) for field, words in keys.items()]


def any_word(reports: ir.Table, field: str, words: Sequence[str]) -> ir.BooleanValue:
    """Test one key; null, which every caller takes for no, where the field is empty."""
    if field == AT_PROTECTED_SITE:
        wanted = {"yes": reports[AT_PROTECTED_SITE], "no": ~reports[AT_PROTECTED_SITE]}
        return reduce(or_, (wanted[word] for word in words))
    return reports[field] == words[0] if len(words) == 1 else reports[field].isin(list(words))
