"""Does every report name a stage that its definition knows? Source: METHOD section 2, "phases".

A report with an unknown stage would have no share of its incident's weight, and no reader would see why.
"""

from __future__ import annotations

from functools import reduce
from operator import and_, or_
from typing import TYPE_CHECKING

import numpy as np

from indicators.definition_values import TextField, join_choices
from indicators.errors import UnknownStages
from indicators.faults import Fault, did_you_mean, quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import pandas as pd

    from indicators.definition import Definition

SHOWN = 3
"""Reports that a fault names; the rest are counted."""


def require_known_stages(reports: pd.DataFrame, definitions: Iterable[Definition]) -> None:
    """Refuse reports whose stage their definition does not know. Raises UnknownStages with every fault."""
    faults = stage_faults(reports, definitions)
    if faults:
        raise UnknownStages(faults)


def stage_faults(reports: pd.DataFrame, definitions: Iterable[Definition]) -> tuple[Fault, ...]:
    """List stages that no share is given for: one fault for each definition and word.

    reports: the report table. definitions: resolved for the watch; those without phases ask nothing.
    A report without a stage is no fault, nor is a tally. No reports: no faults.
    """
    return tuple(fault for definition in definitions for fault in _of_definition(reports, definition))


def _of_definition(reports: pd.DataFrame, definition: Definition) -> list[Fault]:
    if definition.phase is None:
        return []
    field = str(definition.phase.field)
    unknown = reports[reports[field].notna() & ~reports[field].isin(definition.phase_order) & ~reports["tally"]]
    matched = unknown[_matches(unknown, definition)]
    known = definition.phase_order
    return [
        Fault(
            file="events.csv",
            line=None,
            column=field,
            found=f"found {quoted(word)} in {_named(matched['event_id'][matched[field] == word].tolist())}",
            expected=f"a stage that {definition.id}.toml gives a share: {join_choices(known)}",
            advice=did_you_mean(word, known, "Correct the reports, or give the stage a share"),
        )
        for word in sorted(matched[field].unique())
    ]


def _named(event_ids: list[str]) -> str:
    more = f" and {len(event_ids) - SHOWN} more" if len(event_ids) > SHOWN else ""
    return f"{', '.join(event_ids[:SHOWN])}{more}"


def _matches(reports: pd.DataFrame, definition: Definition) -> np.ndarray:
    everywhere, nowhere = np.ones(len(reports), dtype=bool), np.zeros(len(reports), dtype=bool)
    match, match_any, exclude = (
        [reports[field].isin(words).to_numpy() for field, words in _columns(table).items()]
        for table in (definition.match, definition.match_any, definition.exclude)
    )
    # A key that needs the sites is left open: better to ask about a report than to lose it.
    is_open = len(match_any) < len(definition.match_any) or not definition.match_any
    any_holds = reduce(or_, match_any, everywhere if is_open else nowhere)
    return reduce(and_, match, any_holds) & ~reduce(or_, exclude, nowhere)


def _columns(table: Mapping[TextField, tuple[str, ...]]) -> dict[str, list[str]]:
    return {str(f): list(words) for f, words in table.items() if f != TextField.AT_PROTECTED_SITE}
