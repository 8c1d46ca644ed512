"""The evidence pane: a panel at the right that the address opens and Escape closes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dash import html

from dashboard import text
from dashboard.components.attributes import attributes
from dashboard.components.link import view_link

if TYPE_CHECKING:
    from dash.development.base_component import Component

    from dashboard.view import View

_TITLE_ID: Final = "pane-title"


def pane(
    title: str,
    *content: Component | None,
    view: View,
    about: str | list[str | Component] = "",
    summary: str = "",
    back: View | None = None,
    back_to: str = "",
) -> html.Div:
    """Draw the open pane. about: one grey line above the title; summary: one below it.

    view: what is shown, from which the view without a pane follows; back: the list that led here, and its
    name in back_to.
    `assets/pane.js` moves the focus to the title, closes on Escape and gives the focus back.
    """
    ways = [view_link(text.CLOSE, view.without_pane(), kind="button pane__close", label=text.CLOSE_PANE)]
    if back is not None:
        ways.insert(0, view_link([text.BACK_SIGN, " ", back_to], back, kind="link pane__back"))
    head = [
        html.Div(ways, className="pane__ways"),
        html.P(about, className="pane__about") if about else None,
        html.H2(title, id=_TITLE_ID, className="pane__title", tabIndex="-1"),
        html.P(summary, className="pane__summary") if summary else None,
    ]
    return html.Div(
        [
            html.Div([part for part in head if part is not None], className="pane__head"),
            html.Div([part for part in content if part is not None], className="pane__body"),
        ],
        className="pane",
        role="dialog",
        **attributes(aria_labelledby=_TITLE_ID, data_pane=view.address),
    )


def pane_section(title: str, *content: Component | None, note: str = "") -> html.Section:
    """Draw one part of the pane under its own small title."""
    head: list[Component] = [html.H3(title, className="pane__section-title")]
    if note:
        head.append(html.P(note, className="section__note"))
    shown = [part for part in content if part is not None]
    return html.Section([*head, *shown], className="pane__section")
