"""What a component says and shows, for tests that do not care how it is nested."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dash.development.base_component import Component

if TYPE_CHECKING:
    from collections.abc import Iterator


def parts(drawn: object) -> Iterator[Component | str]:
    """Walk through everything drawn, in reading order: components and words."""
    if isinstance(drawn, list | tuple):
        for one in drawn:
            yield from parts(one)
    elif isinstance(drawn, Component):
        yield drawn
        yield from parts(getattr(drawn, "children", None))
    elif drawn is not None:
        yield str(drawn)


def words(drawn: object) -> str:
    """Return all words in reading order, joined by spaces."""
    return " ".join(part.strip() for part in parts(drawn) if isinstance(part, str) and part.strip())


def of_kind(drawn: object, *classes: str) -> list[Any]:
    """Return the components that carry all these CSS classes."""
    return [
        part
        for part in parts(drawn)
        if isinstance(part, Component) and set(classes) <= set((getattr(part, "className", None) or "").split())
    ]


def of_type(drawn: object, name: str) -> list[Any]:
    """Return the components of an HTML element, "A" or "Tr"."""
    return [part for part in parts(drawn) if isinstance(part, Component) and part._type == name]
