"""What every error is: one message with place, finding, expectation and advice, and its parts beside it."""

from __future__ import annotations


def place_of(file: str | None, row: int | None, field: str | None) -> str:
    """Name a place in a file: "events.csv, line 12, killed"; what is not known is left out."""
    parts = [file, None if row is None else f"line {row}", field]
    return ", ".join(visible(part) for part in parts if part)


def visible(text: str) -> str:
    r"""Write what cannot be seen (control, bidi and zero-width characters, line ends) as escapes.

    >>> visible("a\tb")
    'a\\tb'
    """
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in text)


def sentence_of(where: str, found: str, expected: str = "", advice: str = "") -> str:
    """Join the parts of a message: where: found. Expected expected. Advice.

    >>> sentence_of("events.csv, line 3, killed", 'found "-1"', "a whole number from 0")
    'events.csv, line 3, killed: found "-1". Expected a whole number from 0.'
    """
    text = _closed(found)
    if expected:
        text += f" Expected {_closed(expected)}"
    if advice:
        text += f" {_closed(advice)}"
    return f"{where}: {text}" if where else text[:1].upper() + text[1:]


def _closed(text: str) -> str:
    return text if text.endswith((".", "?")) else f"{text}."


class PosturewatchError(Exception):
    """Anything that posturewatch refuses. Carries found, expected, advice and, where known, file, field, row.

    row is the line of the file on which the row starts, counted from 1.
    """

    def __init__(
        self,
        found: str,
        *,
        expected: str = "",
        advice: str = "",
        file: str | None = None,
        field: str | None = None,
        row: int | None = None,
    ) -> None:
        """Keep the parts and build the one message from them."""
        self.found, self.expected, self.advice = found, expected, advice
        self.file, self.field, self.row = file, field, row
        super().__init__(sentence_of(place_of(file, row, field), found, expected, advice))
