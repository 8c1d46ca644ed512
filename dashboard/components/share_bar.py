"""Shares of a whole as one bar in the hues of its parts; what is drawn is also said in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dash import html

from dashboard.components.attributes import attributes
from dashboard.components.swatch import slot

if TYPE_CHECKING:
    from collections.abc import Sequence


def share_bar(parts: Sequence[tuple[int, float]], said: str) -> html.Div:
    """Draw the bar. parts: hue and share (0 to 1) of each, in order; said: the same in words.

    Widths are whole percents, put together from two classes of the stylesheet, so that no style is written into
    the page. A part of less than half a percent is a line.
    """
    drawn = [html.Span(className=f"share-bar__part swatch--{slot(hue)} {_width(share)}") for hue, share in parts]
    return html.Div(drawn, className="share-bar", role="img", **attributes(aria_label=said))


def _width(share: float) -> str:
    tens, ones = divmod(round(100 * share), 10)
    return f"share-bar--t{tens} share-bar--u{ones}"
