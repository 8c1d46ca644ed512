"""Where in a definition file something is wrong: the dotted key, its neighbours, and what belongs there.

Repeated tables are counted from 1, as a person counts them: `severity[2].any[1].at_least` is the first
condition of the second rung.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING, Any, get_args

from pydantic import BaseModel
from pydantic.fields import FieldInfo

if TYPE_CHECKING:
    from collections.abc import Sequence

WRONG_KEY = "[key]"
"""Pydantic's mark at the end of a place whose key, not whose value, is wrong."""


@dataclass(frozen=True)
class Place:
    """A place in a file.

    field: dotted key. table: dotted key of the table around it, "" for the file. known: the keys that
    this table may have. expected: what belongs at the place, to follow "Expected".
    """

    field: str
    table: str
    known: tuple[str, ...]
    expected: str


def place_in(model: type[BaseModel], loc: Sequence[int | str]) -> Place:
    """Follow pydantic's location of an error through the models, from the whole file inwards."""
    table: type[BaseModel] | None = model
    annotation: Any = model
    known: tuple[str, ...] = ()
    expected = ""
    parts: list[int | str] = []
    for part in takewhile(lambda part: part != WRONG_KEY, loc):
        if isinstance(part, str) and table is not None:
            # Pydantic names a key that is left out by the model's word, and the file may have another.
            field = table.model_fields.get(part)
            parts.append(field.alias or part if field else part)
            fields = {field.alias or name: field for name, field in table.model_fields.items()}
            known = tuple(fields)
            found = fields.get(str(parts[-1]))
            annotation = found.annotation if found else None
            expected = found.description or "" if found else ""
            table = _table_in(annotation)
        else:
            parts.append(part)
            expected = "a table" if table is not None else _described_value(annotation) or expected
    return Place(dotted(parts), dotted(parts[:-1]), known, expected)


def dotted(parts: Sequence[int | str]) -> str:
    """Write a place as a dotted key.

    >>> dotted(("severity", 1, "any", 0, "at_least"))
    'severity[2].any[1].at_least'
    """
    text = "".join(f"[{part + 1}]" if isinstance(part, int) else f".{part}" for part in parts)
    return text.removeprefix(".")


def _table_in(annotation: Any) -> type[BaseModel] | None:
    """Find the table that a field holds, itself or in a list."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((table for inner in get_args(annotation) if (table := _table_in(inner))), None)


def _described_value(annotation: Any) -> str:
    """Give what is said of the values inside a field's table or list; "" when nothing is."""
    notes = (note for inner in get_args(annotation) for note in getattr(inner, "__metadata__", ()))
    return next((note.description for note in notes if isinstance(note, FieldInfo) and note.description), "")
