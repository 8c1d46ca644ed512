"""watch.toml: the settings of a watch, every fault named by its key with the choices."""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, ValidationError

from indicators.faults import Fault, did_you_mean, nearest, one_of, quoted
from indicators.sources.text_file import read_text
from indicators.watch_settings import Codebook, Credibility, Relevance, Sides, WatchSettings

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from pydantic_core import ErrorDetails

LARGEST_SETTINGS = 2**16
LONGEST_LINE = 10_000
"""Characters: the time that a dotted key takes to parse grows with the square of its length."""

_LONGEST_INTEGER = 64
"""Bits: TOML promises no more, and Python refuses to write numbers of thousands of digits."""
_TABLES: dict[str, type[BaseModel]] = {
    "sides": Sides, "codebook": Codebook, "relevance": Relevance, "credibility": Credibility,
}  # fmt: skip
_EXAMPLES = {
    "id": 'id = "iraq-2020"',
    "title": 'title = "Iraq: coalition posture, winter 2019-20"',
    "timezone": 'timezone = "Asia/Baghdad"',
    "first_week": 'first_week = "2019-W44"',
    "country": 'country = "Iraq"',
    "sides": 'a table [sides] with protected = ["coalition"]',
    "protected": 'protected = ["coalition"]',
}


def read_settings(path: Path) -> tuple[WatchSettings | None, list[Fault]]:
    """Read watch.toml. Gives the settings, or None and one fault for each key that is wrong."""
    text = read_text(path, largest=LARGEST_SETTINGS)
    if isinstance(text, Fault):
        return None, [text]
    for number, line in enumerate(text.splitlines(), start=1):
        if len(line) > LONGEST_LINE:
            found = f"found a line of {len(line):,} characters"
            return None, [Fault(path.name, number, None, found, f"at most {LONGEST_LINE:,}", "Break it up")]
    try:
        content = tomllib.loads(text)
    except ValueError as error:  # tomllib's own errors, and numbers too long for Python to convert
        return None, [_syntax_fault(path.name, error)]
    except RecursionError:
        found = "found brackets nested too deeply"
        return None, [Fault(path.name, None, None, found, "plain tables and lists")]
    try:
        return WatchSettings.model_validate(content), []
    except ValidationError as error:
        details = error.errors(include_url=False)
        return None, [_key_fault(path.name, text, detail) for detail in _without_echoes(details)]


def _without_echoes(details: list[ErrorDetails]) -> list[ErrorDetails]:
    """Drop "no such key" where an unknown key beside it is that key misspelt: one slip, one fault."""
    unknown = [detail["loc"] for detail in details if detail["type"] == "extra_forbidden"]
    meant = {(*loc[:-1], nearest(str(loc[-1]), _keys_of(loc[:-1]))) for loc in unknown}
    return [detail for detail in details if detail["type"] != "missing" or detail["loc"] not in meant]


def _syntax_fault(name: str, error: ValueError) -> Fault:
    said, _, place = str(error).partition(" (at ")
    line = re.search(r"line (\d+)", place)
    return Fault(
        name,
        int(line[1]) if line else None,
        None,
        f"the text is no TOML ({said})",
        "key = value lines, text in double quotes, [tables]",
        "Compare the line with the watch.toml of the shipped watch",
    )


def _key_fault(name: str, text: str, detail: ErrorDetails) -> Fault:
    location = [str(part) for part in detail["loc"] if part != "[key]"]
    location += [part for part in detail.get("ctx", {}).get("key", "").split(".") if part]
    found, expected, advice = _message(detail)
    return Fault(name, _line_of(text, location), ".".join(location) or None, found, expected, advice)


def _message(detail: ErrorDetails) -> tuple[str, str, str]:
    """Say a fault of pydantic's in the three parts of ours: found, expected, advice."""
    kind, context, location = detail["type"], detail.get("ctx", {}), detail["loc"]
    if kind == "refused":
        return context["found"], context["expected"], context["advice"]
    if kind == "extra_forbidden":
        key, choices = str(location[-1]), _keys_of(location[:-1])
        return (
            f"found the unknown key {quoted(key)}",
            one_of(choices),
            did_you_mean(key, choices, "Take it out"),
        )
    if kind == "missing":
        return "found no such key", _EXAMPLES.get(str(location[-1]), "a value"), "Add it"
    return f"found {_shown(detail['input'])}", _expected(kind, context), ""


def _expected(kind: str, context: dict[str, Any]) -> str:
    return {
        "string_type": "text in double quotes",
        "string_too_short": "some text",
        "string_too_long": f"at most {context.get('max_length')} characters",
        "string_pattern_mismatch": "a word without spaces or semicolons",
        "finite_number": "a finite number",
        "greater_than_equal": f"a number of {context.get('ge')} or more",
        "less_than_equal": f"a number of {context.get('le')} or less",
        "tuple_type": "a list in square brackets",
        "too_short": "at least one word in the list",
        "dict_type": "a table",
        "model_type": "a table",
    }.get(kind, "a number")


def _keys_of(location: Sequence[int | str]) -> list[str]:
    """List the keys that the table at a location may have."""
    model = _TABLES[str(location[0])] if location else WatchSettings
    return list(model.model_fields)


def _shown(value: Any) -> str:
    """Repeat a value as TOML writes it; a list or table only by its name, for it may be of any size."""
    match value:
        case str():
            return quoted(value)
        case bool():
            return str(value).lower()
        case int() if value.bit_length() > _LONGEST_INTEGER:
            return "a number of more than 64 bits"
        case list():
            return "a list" if value else "an empty list"
        case dict():
            return "a table"
    return str(value)


def _line_of(text: str, location: Sequence[str]) -> int | None:
    """Find the line that sets a key: the key inside its table, else the line that opens the table.

    A scan by line, good for the plain shape of a watch.toml; an unusual layout gives the table's line.
    """
    table, key = (location[0], location[1]) if len(location) > 1 else ("", next(iter(location), ""))
    inside, opens = "", None
    for number, line in enumerate(text.splitlines(), start=1):
        header = re.match(r"\s*\[([^\[\]]+)\]", line)
        if header:
            inside = header[1].strip()
            opens = number if inside in {table, key} else opens
            continue
        name = re.match(r"""\s*["']?([^"'=\s]+)["']?\s*=""", line)
        if name and (inside, name[1]) in {(table, key), ("", table)}:
            return number
    return opens
