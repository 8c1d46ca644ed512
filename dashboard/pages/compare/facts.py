"""The two weeks in native units, side by side: what happened, and what stands at the end of each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dash import html

from dashboard import text_compare as words
from dashboard.components.attributes import HIDDEN
from dashboard.components.section import section
from dashboard.figures.numbers import counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dash.development.base_component import Component

    from dashboard.queries import Compared, Fact, Queries
    from dashboard.view import SettledView

_NAMED = 4


def facts_section(queries: Queries, view: SettledView, compared: Compared) -> Component:
    """Draw one cell a fact: A in grey, B bold, a note where reports differ or give no size."""
    pair = compared.pair
    facts = queries.facts(view)
    cells = [_cell(queries, first, second, (pair.first, pair.second)) for first, second in facts]
    note = words.FACTS_NOTE.format(first=pair.first, second=pair.second)
    return section(_title(queries, facts), html.Dl(cells, className="pair-facts"), note=note, name="facts")


def _title(queries: Queries, facts: Sequence[tuple[Fact | None, Fact | None]]) -> str:
    """Name the first facts that differ, with both numbers; the others are counted."""
    moved = [
        words.FACT_MOVED.format(name=_name(queries, second), first=f"{first.value:,}", second=f"{second.value:,}")
        for first, second in facts
        if first and second and first.value is not None and second.value is not None and first.value != second.value
    ]
    if not moved:
        return words.FACTS_SAME
    said = ", ".join([moved[0], *(one[:1].lower() + one[1:] for one in moved[1:_NAMED])])
    return said if len(moved) <= _NAMED else words.FACTS_MORE.format(said=said, count=len(moved) - _NAMED)


def _name(queries: Queries, fact: Fact) -> str:
    named = words.FACT_NAMES.get(str(fact.name))
    unit = fact.unit[:1].upper() + fact.unit[1:]
    return named or words.MOVED.format(unit=unit, part=queries.parts().get(fact.part, fact.part)).strip()


def _cell(queries: Queries, first: Fact | None, second: Fact | None, weeks: tuple[str, str]) -> Component:
    given = second or first
    if given is None:
        return html.Div()
    name = _name(queries, given)
    was, now = (_value(fact) for fact in (first, second))
    value = [
        html.Span(was, className="pair-facts__was"),
        html.Span(" → ", className="pair-facts__arrow", **HIDDEN),
        html.Span(f" {words.TO} ", className="spoken"),
        html.Span(now, className="pair-facts__was") if was == now else html.Strong(now),
    ]
    notes = [_note(fact, week) for fact, week in zip((first, second), weeks, strict=True)]
    note = "; ".join(part for part in notes if part)
    return html.Div(
        [html.Dt(name), html.Dd(value, className="pair-facts__value"), html.Dd(note, className="pair-facts__note")],
        className="pair-facts__cell",
    )


def _value(fact: Fact | None) -> str:
    if fact is None:
        return words.NONE
    return words.NOT_SAID if fact.value is None else f"{fact.value:,}"


def _note(fact: Fact | None, week: str) -> str:
    if fact is None:
        return ""
    if fact.low is not None:
        return words.FACT_RANGE.format(week=week[-3:], low=fact.low, high=fact.high)
    if fact.unsized:
        return counted(fact.unsized, words.FACT_UNSIZED).format(week=week[-3:])
    return f"{week[-3:]}: {', '.join(fact.sites)}" if fact.sites else ""
