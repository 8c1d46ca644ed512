"""Stated reasons as one bar of ink: a part a reason, its count inside, its word below."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dash import html

from dashboard.components.attributes import HIDDEN
from dashboard.text_overview import REASON_WORDS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


def reasons_bar(reasons: Sequence[Mapping[str, Any]], title: str, none: str) -> html.Div:
    """Draw the bar, most frequent first, "not said" last. reasons: reason (coded), incidents (count).

    Widths are steps of the CSS grid, one column an incident, so no style is written into the page.
    """
    if not reasons:
        return html.Div(html.P(none, className="panel__remark"), className="reasons")
    ordered = sorted(reasons, key=lambda row: (row["reason"] == "unstated", -row["incidents"]))
    parts = [
        html.Span(
            str(row["incidents"]),
            className=f"reasons__part reasons__part--{place} reasons__part--wide-{min(row['incidents'], 12)}",
        )
        for place, row in enumerate(ordered)
    ]
    legend = [_entry(place, row) for place, row in enumerate(ordered)]
    return html.Div(
        [
            html.P(title, className="panel__remark"),
            html.Div(parts, className="reasons__bar", **HIDDEN),
            html.Ul(legend, className="key"),
        ],
        className="reasons",
    )


def _entry(place: int, row: Mapping[str, Any]) -> html.Li:
    ink = html.Span(className=f"reasons__ink reasons__part--{place}", **HIDDEN)
    count = html.Span(f": {row['incidents']}", className="spoken")
    return html.Li([ink, REASON_WORDS.get(row["reason"], row["reason"]), count])
