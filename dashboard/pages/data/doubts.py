"""What the strict reader doubts in the watch that is shown, with where it stands and what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dash import html

from dashboard import text_data as words
from dashboard.components.section import section
from dashboard.figures.numbers import counted
from dashboard.pages.data.fault_table import where

if TYPE_CHECKING:
    from dash.development.base_component import Component

    from dashboard.queries.loaded import Fault, LoadedQueries

_MOST_PLACES: Final = 12


def doubts_section(loaded: LoadedQueries) -> Component:
    """List the doubts; those that say the same are said once, with all their places."""
    faults = loaded.warnings()
    if not faults:
        return section(words.DOUBTS_NONE, name="doubts")
    alike: dict[tuple[str, str, str], list[Fault]] = {}
    for fault in faults:
        alike.setdefault((fault.found, fault.expected, fault.advice), []).append(fault)
    said = [html.Li(_said(parts, group)) for parts, group in alike.items()]
    title = counted(len(faults), words.DOUBTS_TITLE)
    return section(title, html.Ul(said, className="doubts"), note=words.DOUBTS_NOTE, name="doubts")


def _said(parts: tuple[str, str, str], group: list[Fault]) -> list[Component]:
    found, expected, advice = parts
    shown = found if len(group) == 1 else words.DOUBTS_GROUPED.format(found=found, count=len(group))
    advised = ". ".join(part.rstrip(".") for part in (expected and f"Expected {expected}", advice) if part)
    places = words.BETWEEN.join(where(fault) for fault in group[:_MOST_PLACES])
    if len(group) > _MOST_PLACES:
        places += f" … +{len(group) - _MOST_PLACES}"
    return [
        html.P(shown[:1].upper() + shown[1:], className="doubts__found"),
        html.P(f"{advised}." if advised else "", className="doubts__advice"),
        html.P(places, className="doubts__places"),
    ]
