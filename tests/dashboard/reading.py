"""Read drawn components as a person would: words, links, tables, charts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from dash import dcc, html
from dash.development.base_component import Component

if TYPE_CHECKING:
    from collections.abc import Iterator

_INLINE = (html.Span, html.A, html.Strong, html.Mark, html.Summary)


def every(part: Any) -> Iterator[Any]:
    """Walk through a component and all that it holds: components and texts, in the order of reading."""
    if isinstance(part, list | tuple):
        for one in part:
            yield from every(one)
    elif isinstance(part, Component):
        yield part
        yield from every(getattr(part, "children", None))
    elif part is not None:
        yield str(part)


def words_of(part: Any) -> str:
    """Give all words of a component, with what is spoken only; blocks are set apart by a blank."""
    return re.sub(r"\s+", " ", _joined(part)).strip()


def _joined(part: Any) -> str:
    if isinstance(part, list | tuple):
        return "".join(_joined(one) for one in part)
    if isinstance(part, Component):
        inside = _joined(getattr(part, "children", None))
        return inside if isinstance(part, _INLINE) else f" {inside} "
    return "" if part is None else str(part)


def by_class(part: Any, name: str) -> list[Component]:
    """Find every component that has a class."""
    return [
        one
        for one in every(part)
        if isinstance(one, Component) and name in (getattr(one, "className", None) or "").split()
    ]


def only(part: Any, name: str) -> Component:
    """Find the one component that has a class."""
    (found,) = by_class(part, name)
    return found


def of_type(part: Any, kind: type[Component]) -> list[Any]:
    """Find every component of a type."""
    return [one for one in every(part) if isinstance(one, kind)]


def links_of(part: Any) -> list[tuple[str, str]]:
    """List the links: their words and where they lead."""
    return [(words_of(link.children), link.href) for link in of_type(part, html.A)]


def rows_of(table: Any) -> list[list[str]]:
    """Read a table's rows, heading and foot included, cell by cell; a heading over all columns is one cell."""
    cells = [row.children if isinstance(row.children, list) else [row.children] for row in of_type(table, html.Tr)]
    return [[words_of(cell) for cell in row] for row in cells]


def charts_of(part: Any) -> dict[str, dict[str, Any]]:
    """Give every chart by its id."""
    return {graph.id: graph.figure for graph in of_type(part, dcc.Graph)}


def titles_of(part: Any) -> list[str]:
    """List the titles of the sections."""
    return [words_of(title) for title in by_class(part, "section__title")]
