"""One thing wrong in a file of a watch: where it stands, what was found, what was expected, what to do."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING, Literal

from indicators.errors import place_of, sentence_of, visible

if TYPE_CHECKING:
    from collections.abc import Iterable

LONGEST_QUOTE = 80
"""Characters of a found text that a message repeats; the rest is counted."""

_MOST_NAMED = 12
"""Choices that a message lists in full; of longer lists it names the nearest or counts them."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault of one row, cell or file.

    file: name inside the watch folder. line: where the row starts, counted from 1; None = the whole file.
    column: the column or TOML key, None = the whole row. found, expected, advice: parts of a sentence.
    severity: "error" = the row (or file) is kept out; "warning" = kept, and said aloud.
    """

    file: str
    line: int | None
    column: str | None
    found: str
    expected: str = ""
    advice: str = ""
    severity: Literal["error", "warning"] = "error"

    @property
    def sentence(self) -> str:
        """Say it in one line, place first."""
        column = self.column and self.column[:LONGEST_QUOTE]
        where = place_of(self.file, self.line, column)
        return sentence_of(where, self.found, self.expected, self.advice)

    @property
    def is_error(self) -> bool:
        """Tell whether the row or file was kept out for it."""
        return self.severity == "error"


@dataclass(frozen=True, slots=True)
class RowCounts:
    """Rows of one file below its header: read = accepted + rejected."""

    read: int
    accepted: int
    rejected: int


def quoted(text: str) -> str:
    r"""Repeat a found text in a message: on one line, at most 80 characters, what is invisible escaped.

    >>> quoted("a\tb")
    '"a\\tb"'
    """
    shown = visible(text[:LONGEST_QUOTE])
    if len(text) > LONGEST_QUOTE:
        return f'"{shown}..." ({len(text)} characters)'
    return f'"{shown}"'


def nearest(word: str, choices: Iterable[str], *, likeness: float = 0.6) -> str | None:
    """Find the choice that looks most like a word, or None when none is that alike (1 = the same letters).

    >>> nearest("air_stike", ["air_strike", "ied"])
    'air_strike'
    """
    by_folded = {choice.casefold(): choice for choice in choices}
    # A long text is no misspelt word, and comparing it with every choice would take long.
    matches = get_close_matches(word.strip().casefold()[:LONGEST_QUOTE], list(by_folded), n=1, cutoff=likeness)
    return by_folded[matches[0]] if matches else None


class Suggestions:
    """Advice for words that are no choice, cheap for a file that is wrong throughout.

    Comparing a word with every choice is slow, so an answer is kept, and after 500 different words (or
    with more than 5,000 choices) no nearest choice is looked for: `otherwise` is said instead.
    """

    _MOST_WORDS = 500
    _MOST_CHOICES = 5_000

    def __init__(self, choices: Iterable[str], otherwise: str = "") -> None:
        """Keep the choices."""
        self._choices, self._otherwise = tuple(choices), otherwise
        self._known: dict[str, str] = {}

    def advice(self, word: str) -> str:
        """Advise the nearest choice, or else what `otherwise` says."""
        if word in self._known:
            return self._known[word]
        if len(self._known) >= self._MOST_WORDS or len(self._choices) > self._MOST_CHOICES:
            return self._otherwise
        self._known[word] = did_you_mean(word, self._choices, self._otherwise)
        return self._known[word]


def one_of(choices: Iterable[str]) -> str:
    """List choices for a message: "one of a, b or c"; a long list is cut and counted."""
    names = list(choices)
    if len(names) == 1:
        return names[0]
    if len(names) > _MOST_NAMED:
        return f"one of {len(names)} ({', '.join(names[:_MOST_NAMED])}, ...)"
    return f"one of {', '.join(names[:-1])} or {names[-1]}" if names else "nothing"


def did_you_mean(word: str, choices: Iterable[str], otherwise: str = "") -> str:
    """Advise the nearest choice, or else what `otherwise` says."""
    match = nearest(word, choices)
    return f"Did you mean {match}?" if match else otherwise
