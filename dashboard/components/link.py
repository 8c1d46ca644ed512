"""Links: inside the app they change the address without loading anew, outside they give nothing away."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dash import html

from dashboard import text
from dashboard.components.attributes import attributes
from dashboard.source_url import read_source_url

if TYPE_CHECKING:
    from dash.development.base_component import Component

    from dashboard.view import View


def view_link(
    words: str | Component | list[Any],
    view: View,
    *,
    kind: str = "link",
    path: str = "",
    label: str | None = None,
    link_id: str | None = None,
) -> html.A:
    """Link to a view of this app.

    kind: CSS class; path: another page ("/weights"), else the one that is open; label: what a screen reader
    says where the words alone do not say it; link_id: for a link that keeps the focus when it is drawn anew.
    The page does not jump: `assets/address.js` follows the link.
    """
    given = attributes(data_view_link="", aria_label=label, id=link_id)
    return html.A(words, href=path + view.address, className=kind, **given)


def source_link(words: str, url: object) -> html.Span:
    """Link to an article elsewhere, with its host beside it; what is no safe web address stays text.

    The other site learns neither where the reader comes from nor what else is open.
    """
    source = read_source_url(url)
    if source is None:
        return html.Span(words, className="source")
    link = html.A(words, href=source.href, target="_blank", rel="noopener noreferrer", className="link")
    host = html.Span(text.HOST.format(host=source.host), className="source__host")
    return html.Span([link, " ", host], className="source")
