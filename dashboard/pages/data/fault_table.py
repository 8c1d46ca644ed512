"""Faults and doubts of the strict reader as a table: where, what was found, what was expected, what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dashboard import text_data as words
from dashboard.components.table import Column, Kind, Row, table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dash.development.base_component import Component

    from dashboard.queries.loaded import Fault

MOST_FAULTS: Final = 100
_COLUMNS = tuple(
    Column(title, Kind.NAME if place == 0 else Kind.WORDS, wide_only=place == 2)  # noqa: PLR2004 (what was expected)
    for place, title in enumerate(words.FAULT_HEADS)
)


def fault_table(faults: Sequence[Fault], *, caption: str) -> Component:
    """List faults, at most a hundred; the rest is counted and is in the table to download."""
    rows = [
        Row([where(fault), fault.found, fault.expected or words.NONE, fault.advice or words.NONE])
        for fault in faults[:MOST_FAULTS]
    ]
    if len(faults) > MOST_FAULTS:
        rows.append(Row([words.MORE_ROWS.format(count=f"{len(faults) - MOST_FAULTS:,}")], is_heading=True))
    return table(_COLUMNS, rows, caption=caption, kind="table--faults")


def where(fault: Fault) -> str:
    """Say where a fault stands: events.csv, line 12, killed."""
    line = words.LINE.format(line=fault.line) if fault.line else None
    return words.LIST_AND.join(part for part in (fault.file, line, fault.column) if part)
