"""One TOML file -> one model, or every fault of the file in words."""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import BaseModel, ValidationError

from indicators.definition_place import place_in
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
        return _model(_text(path, file), model, file)
    except DefinitionFault as fault:
        raise DefinitionsRejected([fault]) from None


def read_text(text: str, model: type[Model], file: str) -> Model:
    """Read the text of a TOML file into a model. file: how errors call it.

    Raises DefinitionsRejected with all faults that could be found at once.
    """
    try:
        size = len(text.encode())
    except UnicodeEncodeError as error:
        found, line = "found half a character, which no file can hold", text[: error.start].count("\n") + 1
        raise DefinitionsRejected([FileUnreadable(found, advice="Type it anew", file=file, row=line)]) from None
    if size > LARGEST_FILE:
        raise DefinitionsRejected([_too_large(file)])
    return _model(text, model, file)


def _model(text: str, model: type[Model], file: str) -> Model:
    try:
        return model.model_validate(_parsed(text, file))
    except DefinitionFault as fault:
        raise DefinitionsRejected([fault]) from None
    except ValidationError as error:
        details = error.errors(include_url=False)
        raise DefinitionsRejected([fault for d in details for fault in _faults(d, model, file)]) from None


def _parsed(text: str, file: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _syntax_fault(str(error), file) from None
    except RecursionError:
        found = "found lists or tables nested too deep"
        raise TomlUnreadable(found, advice="Remove the nesting", file=file) from None
    except ValueError:  # a whole number too long for Python to read
        found = "found a number of thousands of digits"
        raise TomlUnreadable(found, advice="Shorten it", file=file) from None


def _text(path: Path, file: str) -> str:
    if not path.is_file():
        found = "found no file" if not path.exists() else "found something that is no file"
        raise FileUnreadable(found, advice="Give the path of a TOML file", file=file)
    try:
        with path.open("rb") as stream:
            content = stream.read(LARGEST_FILE + 1)
    except OSError as error:
        found = f"cannot be opened ({error.strerror})"
        raise FileUnreadable(found, advice="Make it readable for this user", file=file) from None
    if len(content) > LARGEST_FILE:
        raise _too_large(file)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        found, line = "found bytes that are not UTF-8", content[: error.start].count(b"\n") + 1
        raise FileUnreadable(found, advice="Save the file as UTF-8", file=file, row=line) from None


def _too_large(file: str) -> FileUnreadable:
    found = f"found more than {LARGEST_FILE // 1024} kB"
    return FileUnreadable(found, expected="one definition or one weight set", advice="Shorten it", file=file)


def _syntax_fault(message: str, file: str) -> TomlUnreadable:
    """Take apart what the parser says: "Invalid value (at line 3, column 7)"."""
    place = re.search(r" \(at (?:line (\d+), column (\d+)|end of document)\)$", message)
    text = message[: place.start()] if place else message
    line, column = place.groups() if place else (None, None)
    at = f" at column {column}" if column else " at the end of the file"
    found = f"cannot be read as TOML{at}: {text[:1].lower()}{text[1:]}"
    return TomlUnreadable(found, advice="Mend it there", file=file, row=int(line) if line else None)


def _faults(details: ErrorDetails, model: type[BaseModel], file: str) -> list[DefinitionFault]:
    place = place_in(model, details["loc"])
    field = place.field
    if details["type"] == "refused":
        complaints: tuple[Complaint, ...] = details["ctx"]["complaints"]
        return [_CLASS_OF[c.cause](c.found, advice=c.advice, file=file, field=field + c.at) for c in complaints]
    if details["type"] == "extra_forbidden":
        table = f"[{place.table}]" if place.table else "the file"
        complaint = not_a(str(details["loc"][-1]), f"a key of {table}", place.known)
        return [UnknownKey(complaint.found, advice=complaint.advice, file=file, field=field)]
    if details["type"] == "missing":
        return [MissingKey("missing", expected=place.expected, advice="Add it", file=file, field=field)]
    return [WrongValue(f"found {shown(details['input'])}", expected=place.expected, file=file, field=field)]
