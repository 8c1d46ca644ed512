"""One TOML file -> one model, or every fault of the file in words.

Faults name the file and the dotted key. Repeated tables are counted from 1, as a person counts them:
`severity[2].any[1].at_least` is the first condition of the second rung.
"""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING, Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError

from indicators.definition_values import Cause, Complaint, not_a, shown
from indicators.errors import (
    ContradictingKeys,
    DefinitionFault,
    DefinitionsRejected,
    FileUnreadable,
    MissingKey,
    NotAChoice,
    TomlUnreadable,
    UnknownKey,
    WrongValue,
)

if TYPE_CHECKING:
    from pathlib import Path

    from pydantic_core import ErrorDetails

LARGEST_FILE = 256 * 1024
"""Bytes; the longest shipped definition has about 4,000."""

Model = TypeVar("Model", bound=BaseModel)
_CLASS_OF: dict[Cause, type[DefinitionFault]] = {
    Cause.CHOICE: NotAChoice,
    Cause.VALUE: WrongValue,
    Cause.MISSING: MissingKey,
    Cause.CONTRADICTION: ContradictingKeys,
}


def read_model(path: Path, model: type[Model], name: str | None = None) -> Model:
    """Read a TOML file into a model.

    name: how errors call the file; its own name when None.
    Raises DefinitionsRejected with all faults that could be found at once.
    """
    file = name or path.name
    try:
        return model.model_validate(_parsed(path, file))
    except DefinitionFault as fault:
        raise DefinitionsRejected([fault]) from None
    except ValidationError as error:
        details = error.errors(include_url=False)
        raise DefinitionsRejected([fault for d in details for fault in _faults(d, model, file)]) from None


def _parsed(path: Path, file: str) -> dict[str, Any]:
    try:
        with path.open("rb") as stream:
            content = stream.read(LARGEST_FILE + 1)
    except OSError as error:
        advice = "Give the path of a TOML file that can be read"
        raise FileUnreadable(f"cannot be opened ({error.strerror})", advice=advice, file=file) from None
    if len(content) > LARGEST_FILE:
        limit = f"found more than {LARGEST_FILE // 1024} kB"
        raise FileUnreadable(limit, expected="one definition a file", advice="Split or shorten it", file=file)
    try:
        return tomllib.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise FileUnreadable(
            "found bytes that are not UTF-8", advice="Save the file as UTF-8", file=file, row=line
        ) from None
    except RecursionError:
        raise TomlUnreadable(
            "found lists or tables nested too deep", advice="Remove the nesting", file=file
        ) from None
    except ValueError as error:  # also TOML's own error, and a whole number of thousands of digits
        raise _syntax_fault(str(error), file) from None


def _syntax_fault(message: str, file: str) -> TomlUnreadable:
    place = re.search(r" \(at (?:line (\d+), column (\d+)|end of document)\)$", message)
    text = message[: place.start()] if place else message
    line, column = (place.group(1), place.group(2)) if place else (None, None)
    at = f" at column {column}" if column else " at the end of the file" if place else ""
    found = f"cannot be read as TOML{at}: {text[:1].lower()}{text[1:]}"
    return TomlUnreadable(found, advice="Mend the line", file=file, row=int(line) if line else None)


def _faults(details: ErrorDetails, model: type[BaseModel], file: str) -> list[DefinitionFault]:
    loc = tuple(part for part in details["loc"] if part != "[key]")
    field = dotted(loc)
    known, expected = _description(model, loc)
    value, context = details["input"], details.get("ctx", {})
    if details["type"] == "complaints":
        complaints: list[Complaint] = context["complaints"]
        return [
            _CLASS_OF[c.cause](c.found, advice=c.advice, file=file, field=field + c.at) for c in complaints
        ]
    if details["type"] == "extra_forbidden":
        complaint = not_a(str(loc[-1]), f"a key of {_table_name(loc)}", known)
        return [UnknownKey(complaint.found, advice=complaint.advice, file=file, field=field)]
    if details["type"] == "missing":
        return [MissingKey("missing", expected=expected, advice="Add it", file=file, field=field)]
    return [WrongValue(f"found {shown(value)}", expected=expected, file=file, field=field)]


def dotted(loc: tuple[int | str, ...]) -> str:
    """Write a place as a dotted key, repeated tables counted from 1.

    >>> dotted(("severity", 1, "any", 0, "at_least"))
    'severity[2].any[1].at_least'
    """
    text = "".join(f"[{part + 1}]" if isinstance(part, int) else f".{part}" for part in loc)
    return text.removeprefix(".")


def _table_name(loc: tuple[int | str, ...]) -> str:
    return f"[{dotted(loc[:-1])}]" if len(loc) > 1 else "the file"


def _description(model: type[BaseModel], loc: tuple[int | str, ...]) -> tuple[list[str], str]:
    """Walk down to a place: the keys of the table around it, and what its key's description expects."""
    table: type[BaseModel] | None = model
    keys: list[str] = []
    expected = ""
    for part in loc:
        if isinstance(part, int) or table is None:
            continue
        fields = {field.alias or name: field for name, field in table.model_fields.items()}
        keys = list(fields)
        if part not in fields:
            break
        expected = fields[part].description or ""
        table = _table_in(fields[part].annotation)
    return keys, expected


def _table_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((table for inner in get_args(annotation) if (table := _table_in(inner))), None)
