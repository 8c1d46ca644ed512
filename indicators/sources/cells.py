"""From one cell to one value; a cell that does not hold what its column holds is refused, never mended.

Each function makes a parser for a column. A parser gives the value, or raises CellRefused (or the
error of weeks.py) with what was found, what was expected and what to do.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from indicators.errors import CellRefused
from indicators.faults import Suggestions, one_of, quoted
from indicators.weeks import Week, local_day

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

LONGEST_ID = 200
LONGEST_URL = 2_048

_WHOLE = re.compile(r"0|[1-9]\d{0,11}", re.ASCII)
_DECIMAL = re.compile(r"-?(0|[1-9]\d{0,11})(\.\d{1,12})?", re.ASCII)
_HOST = re.compile(r"\w[\w-]*(\.[\w-]+)*\.?|[0-9a-f:.]*:[0-9a-f:.]+")
"""A name or number with dots (letters of any script), or an IPv6 address without its brackets."""

_UNUSABLE = ("Cc", "Cf", "Zl", "Zp")
"""Unicode categories that cannot be seen in an identifier or address: control, format, separators."""


def text(cell: str) -> str:
    """Take a text as it stands: "NA", "010", spaces and invisible characters included."""
    return cell


def identifier(cell: str) -> str:
    """Take an identifier: at most 200 visible characters, no space at its ends, no semicolon."""
    if cell != cell.strip():
        raise CellRefused(f"found {quoted(cell)} with a space at its end", "an identifier", "Take the space out")
    if ";" in cell or any(unicodedata.category(character) in _UNUSABLE for character in cell):
        expected = "an identifier without semicolons or invisible characters"
        raise CellRefused(f"found {quoted(cell)}", expected)
    if len(cell) > LONGEST_ID:
        raise CellRefused(f"found {len(cell):,} characters", f"an identifier of at most {LONGEST_ID} characters")
    return cell


def identifiers(cell: str) -> str:
    """Take identifiers joined by semicolons; the text stays as it is."""
    for part in cell.split(";"):
        if not part:
            raise CellRefused(f"found {quoted(cell)}", "identifiers joined by ;", "Take the extra semicolon out")
        identifier(part)
    return cell


def word(choices: Iterable[str] | None, *, listed_in: str = "") -> Callable[[str], str]:
    """Make a parser of one coded word. choices: what it may be; None = any identifier."""
    if choices is None:
        return identifier
    allowed = tuple(str(choice) for choice in choices)
    known, expected = frozenset(allowed), one_of(allowed)
    otherwise = f"Use one of them, or add the word to {listed_in}" if listed_in else ""
    suggestions = Suggestions(allowed, otherwise)

    def parse(cell: str) -> str:
        if cell not in known:
            raise CellRefused(f"found {quoted(cell)}", expected, suggestions.advice(cell))
        return cell

    return parse


def words(choices: Iterable[str], *, alone: str) -> Callable[[str], str]:
    """Make a parser of coded words joined by semicolons, each once; `alone` suffers no other beside it."""
    one = word(choices)

    def parse(cell: str) -> str:
        parts = cell.split(";")
        for part in parts:
            one(part)
        if len(set(parts)) < len(parts):
            raise CellRefused(f"found {quoted(cell)}", "each word once", "Take the repetition out")
        if alone in parts and len(parts) > 1:
            expected = f"{alone} alone, or reasons without it"
            raise CellRefused(f"found {quoted(cell)}", expected, f"Take {alone} out")
        return cell

    return parse


def flag(*, yes_only: bool = False) -> Callable[[str], bool]:
    """Make a parser of yes (and no); an empty cell, which means no, never gets here."""
    choices = ("yes",) if yes_only else ("yes", "no")
    one = word(choices)
    advice = "Write yes, or leave the cell empty"

    def parse(cell: str) -> bool:
        try:
            return one(cell) == "yes"
        except CellRefused as error:
            raise CellRefused(error.found, f"{' or '.join(choices)}, or an empty cell", advice) from error

    return parse


def whole(lowest: int, highest: int) -> Callable[[str], int]:
    """Make a parser of a whole number between two bounds, both included."""
    expected = f"a whole number from {lowest:,} to {highest:,}"

    def parse(cell: str) -> int:
        if not _WHOLE.fullmatch(cell):
            raise CellRefused(f"found {quoted(cell)}", expected, _number_advice(cell))
        if not lowest <= int(cell) <= highest:
            raise CellRefused(f"found {cell}", expected)
        return int(cell)

    return parse


def decimal(lowest: float, highest: float, *, unit: str = "") -> Callable[[str], float]:
    """Make a parser of a decimal number with a point, between two bounds, both included."""
    expected = f"a number from {lowest:,g} to {highest:,g}" + (f" {unit}" if unit else "")

    def parse(cell: str) -> float:
        if not _DECIMAL.fullmatch(cell):
            raise CellRefused(f"found {quoted(cell)}", expected, _number_advice(cell))
        if not lowest <= float(cell) <= highest:
            raise CellRefused(f"found {cell}", expected)
        return float(cell)

    return parse


def day(timezone: str) -> Callable[[str], date]:
    """Make a parser of a local day (weeks.local_day)."""
    return lambda cell: local_day(cell, timezone)


def week(cell: str) -> str:
    """Take the label of an ISO week."""
    return Week.parse(cell).label


def url(cell: str) -> str:
    """Take a web address that is safe to offer as a link.

    http or https, a host, no user name or password, no space, control, invisible or backslash
    character, at most 2,048 characters.
    """
    problem = _url_problem(cell)
    if problem:
        raise CellRefused(
            f"found {quoted(cell)}, {problem}",
            "an address that begins with http:// or https:// and a host",
            "Copy the article's address again, or leave the cell empty",
        )
    return cell


def _url_problem(cell: str) -> str:
    if len(cell) > LONGEST_URL:
        return f"longer than {LONGEST_URL:,} characters"
    if "\\" in cell or any(c.isspace() or unicodedata.category(c) in _UNUSABLE for c in cell):
        return "which holds a space, a backslash or an invisible character"
    try:
        parts = urlsplit(cell)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        return "whose host or port cannot be read"
    if parts.scheme not in {"http", "https"}:
        return "which is no web address"
    if "@" in parts.netloc:
        return "which carries a user name before its host"
    return "" if _HOST.fullmatch(host) else "which has no host"


def _number_advice(cell: str) -> str:
    """Say what to do about the usual things that stand where a number should."""
    stripped = cell.strip()
    if stripped.casefold() in {"na", "n/a", "nan", "none", "null", "unknown", "-", "?"}:
        return "Leave the cell empty when the article does not say"
    if re.fullmatch(r"-?\d{1,3}([, ]\d{3})+", stripped, re.ASCII):
        return f"Write {re.sub('[, ]', '', stripped)}"
    if re.fullmatch(r"-?\d+,\d+", stripped, re.ASCII):
        return f"Write {stripped.replace(',', '.')} with a point"
    if re.fullmatch(r"0+\d+(\.\d+)?", stripped, re.ASCII):
        return f"Write {stripped.lstrip('0') or '0'}, without leading zeros"
    return "Write digits only"
