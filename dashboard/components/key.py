"""The key of a chart: small samples of what is drawn, each with its word."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dash import html

from dashboard.components.attributes import HIDDEN
from dashboard.components.swatch import slot

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True)
class Key:
    """One entry.

    kind: full, half, outlined or a map symbol's name (in the hue of a slot); line and site (in ink); figure ("3").
    """

    kind: str
    word: str
    hue: int = 1


def chart_key(entries: Sequence[Key]) -> html.Ul:
    """Draw the entries in one line that may wrap."""
    return html.Ul([html.Li([_sample(entry), entry.word]) for entry in entries], className="key")


def _sample(entry: Key) -> html.Span:
    if entry.kind == "figure":
        return html.Span("3", className="key__figure", **HIDDEN)
    if entry.kind == "site":
        return html.Span(className="key__site", **HIDDEN)
    if entry.kind == "line":
        return html.Span(className="key__line", **HIDDEN)
    return html.Span(className=f"swatch swatch--{slot(entry.hue)} swatch--{entry.kind}", **HIDDEN)
