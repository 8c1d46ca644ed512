"""watch.toml: the settings of a watch, every fault named by its key with the choices."""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, ValidationError

from indicators.faults import Fault, did_you_mean, one_of, quoted
from indicators.sources.text_file import read_text
from indicators.watch_settings import WatchSettings

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from pydantic_core import ErrorDetails

LARGEST_SETTINGS = 2**20
_EXPECTED = {
    "string_type": "text in quotes",
    "float_type": "a number",
    "float_parsing": "a number",
    "finite_number": "a finite number",
    "tuple_type": "a list in square brackets",
    "dict_type": "a table",
    "model_type": "a table",
    "string_pattern_mismatch": "a word without spaces or semicolons",
}


def read_settings(path: Path) -> tuple[WatchSettings | None, list[Fault]]:
    """Read watch.toml. Gives the settings, or None and one fault for each key that is wrong."""
    text = read_text(path, largest=LARGEST_SETTINGS)
    if isinstance(text, Fault):
        return None, [text]
    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        return None, [_syntax_fault(path.name, error)]
    except RecursionError:
        return None, [
            Fault(path.name, None, None, "found brackets nested too deeply", "plain tables and lists")
        ]
    try:
        return WatchSettings.model_validate(content), []
    except ValidationError as error:
        return None, [_key_fault(path.name, text, detail) for detail in error.errors(include_url=False)]


def _syntax_fault(name: str, error: tomllib.TOMLDecodeError) -> Fault:
    said, _, place = str(error).partition(" (at ")
    line = re.search(r"line (\d+)", place)
    return Fault(
        name,
        int(line[1]) if line else None,
        None,
        f"the text is no TOML ({said})",
        "key = value lines, text in double quotes, [tables]",
        "Compare the line with data/iraq-2020/watch.toml",
    )


def _key_fault(name: str, text: str, detail: ErrorDetails) -> Fault:
    key = ".".join(str(part) for part in detail["loc"] if part != "[key]")
    line = _line_of(text, detail["loc"])
    found, expected, advice = _message(detail)
    return Fault(name, line, key or None, found, expected, advice)


def _message(detail: ErrorDetails) -> tuple[str, str, str]:
    kind, context = detail["type"], detail.get("ctx", {})
    if kind == "refused":
        return context["found"], context["expected"], context["advice"]
    if kind == "extra_forbidden":
        choices = _keys_of(detail["loc"][:-1])
        found = f"found the unknown key {quoted(str(detail['loc'][-1]))}"
        return found, one_of(choices), did_you_mean(str(detail["loc"][-1]), choices, "Take it out")
    if kind == "missing":
        return "found no such key", _meaning(detail["loc"]), "Add it"
    shown = _shown(detail["input"])
    return f"found {shown}", _EXPECTED.get(kind, detail["msg"].removeprefix("Input should be ")), ""


def _meaning(location: Sequence[int | str]) -> str:
    examples = {
        "id": 'id = "iraq-2020"',
        "title": 'title = "Iraq: coalition posture, winter 2019-20"',
        "timezone": 'timezone = "Asia/Baghdad"',
        "first_week": 'first_week = "2019-W44"',
        "country": 'country = "Iraq"',
        "sides": 'a table [sides] with protected = ["coalition"]',
        "protected": 'protected = ["coalition"]',
    }
    return f"a line such as {examples[last]}" if (last := str(location[-1])) in examples else "a value"


def _keys_of(location: Sequence[int | str]) -> list[str]:
    """List the keys that the table at a location may have."""
    model: Any = WatchSettings
    for part in location:
        annotation = str(model.model_fields[str(part)].annotation)
        model = next((m for m in _models() if m.__name__ in annotation), WatchSettings)
    return list(model.model_fields)


def _models() -> list[type[BaseModel]]:
    from indicators import watch_settings  # noqa: PLC0415

    return [watch_settings.Sides, watch_settings.Codebook, watch_settings.Relevance]


def _shown(value: Any) -> str:
    if isinstance(value, str):
        return quoted(value)
    return quoted(repr(value))[1:-1]


def _line_of(text: str, location: Sequence[int | str]) -> int | None:
    """Find the line on which a key is set: the key inside its table, else the table's own line."""
    table = str(location[0]) if len(location) > 1 else ""
    inside, best = "", None
    for number, line in enumerate(text.splitlines(), start=1):
        header = re.match(r"\s*\[([^\[\]]+)\]", line)
        if header:
            inside = header[1].strip()
            best = number if inside == table else best
            if len(location) == 1 and inside == str(location[0]):
                return number
        name = re.match(r"""\s*["']?([^"'=\s]+)["']?\s*=""", line)
        if name and inside == table and len(location) > bool(table) and name[1] == str(location[bool(table)]):
            return number
        if name and not inside and table and name[1] == table:
            return number
    return best
