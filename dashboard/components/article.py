"""An article's text with the sentences that evidence reports, and what they evidence in the margin."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from dash import html

from dashboard import text
from dashboard.components.attributes import attributes
from dashboard.components.link import view_link
from dashboard.components.swatch import swatch

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dash.development.base_component import Component

    from dashboard.view import View

_PARAGRAPH = re.compile(r"[^\n]+")


@dataclass(frozen=True)
class Mark:
    """One report's sentence: characters start to end (exclusive) of the text, and the incident.

    is_open: the incident that the reader came from; its sentence is highlighted, others are underlined.
    """

    start: int
    end: int
    event_id: str
    incident_id: str
    title: str
    hue: int
    is_open: bool = False


def article_text(words: str, marks: Sequence[Mark], view: View) -> Component:
    """Draw the text, a paragraph a line of it, with the marks of each paragraph in the margin beside it.

    Marks may overlap or share a sentence; a mark outside the text marks nothing but keeps its margin note in
    the last paragraph. A text without words says so.
    """
    paragraphs = [(found.start(), found.end()) for found in _PARAGRAPH.finditer(words) if found.group().strip()]
    if not paragraphs:
        return html.P(text.NO_ARTICLE_TEXT, className="empty")
    drawn = [
        html.Div(
            [
                html.P(list(_segments(words, begin, end, marks)), className="article__paragraph"),
                _margin([mark for mark in marks if _home(mark, paragraphs) == (begin, end)], view),
            ],
            className="article__row",
        )
        for begin, end in paragraphs
    ]
    return html.Div([*drawn, _key(marks)], className="article")


def _segments(words: str, begin: int, end: int, marks: Sequence[Mark]) -> Iterator[str | Component]:
    """Cut a paragraph where a mark starts or ends; each piece knows all marks that cover it."""
    cuts = {begin, end} | {cut for mark in marks for cut in (mark.start, mark.end) if begin < cut < end}
    ordered = sorted(cuts)
    for left, right in pairwise(ordered):
        covering = [mark for mark in marks if mark.start < right and mark.end > left]
        piece = words[left:right]
        if not covering:
            yield piece
            continue
        is_open = any(mark.is_open for mark in covering)
        events = " ".join(dict.fromkeys(mark.event_id for mark in covering))
        if is_open:
            yield html.Mark(piece, className="evidence evidence--open", **attributes(data_evidence=events))
        else:
            yield html.Span(piece, className="evidence", **attributes(data_evidence=events))


def _home(mark: Mark, paragraphs: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """Return the paragraph in which a mark starts; the last when it starts after all of them."""
    return next((place for place in paragraphs if mark.start < place[1]), paragraphs[-1])


def _margin(marks: Sequence[Mark], view: View) -> html.Ul:
    """List what the sentences of one paragraph evidence; each note leads to its incident."""
    notes = [
        html.Li(
            view_link(
                [
                    swatch(mark.hue),
                    html.Span(mark.title, className="article__note-title"),
                    html.Span(mark.event_id, className="article__note-id"),
                ],
                view.but(incident=mark.incident_id, article=None),
                kind="article__note article__note--open" if mark.is_open else "article__note",
            ),
            **attributes(data_evidence=mark.event_id),
        )
        for mark in sorted(marks, key=lambda mark: (mark.start, mark.end, mark.event_id))
    ]
    return html.Ul(notes, className="article__margin")


def _key(marks: Sequence[Mark]) -> html.P | None:
    """Explain the two ways of marking, as far as they occur."""
    parts: list[str | Component] = []
    if any(mark.is_open for mark in marks):
        parts += [html.Span(text.MARK_OPEN, className="evidence evidence--open"), " "]
    if any(not mark.is_open for mark in marks):
        parts.append(html.Span(text.MARK_OTHER, className="evidence"))
    return html.P(parts, className="article__key") if parts else None
