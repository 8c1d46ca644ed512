"""What is said when there is nothing to show, when something was not understood, or when a part failed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dash import html

from dashboard import text
from dashboard.components.attributes import attributes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dash.development.base_component import Component

_MOST: Final = 5


def messages(said: Sequence[str]) -> html.Div | None:
    """List what of the address was not understood; None when all was. Past five, the rest is counted."""
    if not said:
        return None
    shown = [html.Li(message) for message in said[:_MOST]]
    if len(said) > _MOST:
        shown.append(html.Li(text.MORE_MESSAGES.format(count=len(said) - _MOST)))
    return html.Div(
        [html.P(text.MESSAGES_TITLE, className="notice__title"), html.Ul(shown)],
        className="notice",
        role="status",
    )


def empty(why: str, advice: str = "", *parts: Component) -> html.Div:
    """Say why there is nothing here, and what to do."""
    words = [html.P(why, className="empty__why")]
    if advice:
        words.append(html.P(advice))
    return html.Div([*words, *parts], className="empty")


def fault(sentence: str) -> html.Div:
    """Say that a part could not be made, and what to do."""
    return html.Div(
        [html.P(text.FAULT_TITLE, className="notice__title"), html.P(sentence)],
        className="notice notice--fault",
        role="alert",
    )


def damaged(sentence: str) -> html.Div | None:
    """Say above everything that the record does not verify, and what to do; None when it does."""
    if not sentence:
        return None
    return html.Div(
        [html.P(text.DAMAGED_TITLE, className="notice__title"), html.P(sentence)],
        className="notice notice--fault",
        role="alert",
    )


def held_then(sentence: str, now: str) -> html.Div | None:
    """Say that an earlier moment of the record is shown, with the way back; now: that address. None: it is now."""
    if not sentence:
        return None
    back = html.A(text.HELD_NOW, href=now, **attributes(data_view_link=""))
    return html.Div(html.P([sentence, " ", back]), className="notice", role="status")
