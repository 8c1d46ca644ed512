"""The dialog that asks for a name before the first write, and the header's note of whose name it is.

Both are drawn once, empty; the browser's own dialog keeps focus, Escape and what lies behind. assets/who.js fills
them: a name is shown from there and never read from here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dash import dcc, html

from dashboard import text_who as words
from dashboard.components.attributes import attributes

if TYPE_CHECKING:
    from dash.development.base_component import Component


def who_note(note_id: str) -> html.Button:
    """Draw the note for the header; nothing of it shows until there is a name."""
    return html.Button(
        [html.Span(words.SIGNED_IN_AS, className="who__as"), html.Span(className="who__name")],
        id=note_id,
        className="button who",
        title=words.SIGNED_IN_HINT,
    )


def name_dialog(dialog_id: str, title_id: str, field_id: str, fault_id: str) -> html.Dialog:
    """Draw the dialog, closed. Its data-mode says which parts show: ask, change, or proxy."""
    return html.Dialog(
        html.Form(
            [
                html.H2(words.TITLE, id=title_id, className="name-dialog__title"),
                html.P(words.WHY, className="name-dialog__by-hand"),
                html.P(words.HONEST, className="name-dialog__by-hand"),
                html.P(words.BY_PROXY, className="name-dialog__by-proxy"),
                html.Div(_field(field_id), className="name-dialog__by-hand"),
                html.P(id=fault_id, className="name-dialog__fault", role="alert"),
                html.Div(_buttons(), className="name-dialog__buttons"),
            ],
            noValidate=True,
        ),
        id=dialog_id,
        className="name-dialog",
        **attributes(
            aria_labelledby=title_id,
            data_no_answer=words.NO_ANSWER,
            data_taken=words.TAKEN,
            data_signed_out=words.SIGNED_OUT,
        ),
    )


def _field(field_id: str) -> list[Component]:
    return [
        html.Label(words.NAME, htmlFor=field_id, className="name-dialog__label"),
        dcc.Input(id=field_id, type="text", autoComplete="name", spellCheck=False),
    ]


def _buttons() -> list[html.Button]:
    """In the order of the keyboard: what one came for first."""
    return [
        html.Button(words.GO_ON, type="submit", className="button button--primary name-dialog__ask"),
        html.Button(words.CHANGE, type="submit", className="button button--primary name-dialog__change"),
        html.Button(words.CANCEL, type="button", className="button name-dialog__by-hand name-dialog__close"),
        html.Button(words.CLOSE, type="button", className="button name-dialog__by-proxy name-dialog__close"),
        html.Button(words.SIGN_OUT, type="button", className="button name-dialog__change name-dialog__leave"),
    ]
