"""The few forms of Markdown that made blocks are written in."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Write a table; a bar inside a cell is escaped, a line end becomes a space."""
    lines = ["| " + " | ".join(heads) + " |", "|" + "---|" * len(heads)]
    lines += ["| " + " | ".join(_cell(cell) for cell in row) + " |" for row in rows]
    return "\n".join(lines)


def code(word: str) -> str:
    """Write a word as it stands in a file or a command."""
    return f"`{word}`"


def fenced(text: str, language: str = "") -> str:
    """Write lines as they stand."""
    return f"```{language}\n{text.strip()}\n```"


def either(words: Sequence[str]) -> str:
    """Join words with commas and a last "or"."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} or {words[-1]}"


def _cell(text: str) -> str:
    return text.replace("\n", " ").replace("|", "\\|")
