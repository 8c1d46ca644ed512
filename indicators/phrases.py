"""Numbers, days and lists as the library's sentences say them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

MINUS = "\u2212"
SMALLEST_SHOWN = 0.05
"""Points that round to 0.1; anything smaller but not zero is said as "<0.1"."""

DAYS_IN_WEEK = 7

SMALL_NUMBERS = (
    "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
)  # fmt: skip
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def size(points: float) -> str:
    """Say how many points, without a sign, to one decimal.

    >>> size(-6.72), size(0.02), size(0.0)
    ('6.7', '<0.1', '0.0')
    """
    return "<0.1" if 0 < abs(points) < SMALLEST_SHOWN else f"{abs(points):.1f}"


def signed(points: float) -> str:
    """Say points with their sign, a true minus; nothing before what rounds to zero.

    >>> signed(3.84), signed(0.0)
    ('+3.8', '0.0')
    """
    if abs(points) < SMALLEST_SHOWN:
        return size(points)
    return f"{'+' if points > 0 else MINUS}{size(points)}"


def number(value: float) -> str:
    """Say a score to one decimal, with a true minus.

    >>> number(42.12), number(0.02)
    ('42.1', '<0.1')
    """
    return f"{MINUS if value <= -SMALLEST_SHOWN else ''}{size(value)}"


def count(many: int) -> str:
    """Spell a small number out; "no" for none.

    >>> count(0), count(2), count(13)
    ('no', 'two', '13')
    """
    return SMALL_NUMBERS[many] if 0 <= many < len(SMALL_NUMBERS) else str(many)


def counted(many: int, one: str, more: str | None = None) -> str:
    """Say a number with its noun.

    >>> counted(1, "article"), counted(0, "article")
    ('one article', 'no articles')
    """
    return f"{count(many)} {one if many == 1 else more or one + 's'}"


def listed(items: Sequence[str]) -> str:
    """Join with commas and a last "and".

    >>> listed(["Taji"]), listed(["Taji", "Erbil", "K-1"])
    ('Taji', 'Taji, Erbil and K-1')
    """
    return " and ".join([*([", ".join(items[:-1])] if items[:-1] else []), *items[-1:]])


def days(spans: Sequence[tuple[date, date]]) -> str:
    """Say the days of several incidents, each once, in order, without the year.

    spans: first and last day of each, both included. Days of one month share its name. A span of more
    than a week that holds another one is left out: it says less.

    >>> from datetime import date
    >>> days([(date(2020, 3, 14), date(2020, 3, 14)), (date(2020, 3, 11), date(2020, 3, 11))])
    '11 and 14 March'
    """
    parts: list[tuple[str, int]] = []  # what is said before the month's name, and the month
    for first, last in _telling(spans):
        if first == last:
            parts.append((str(first.day), last.month))
        elif (first.year, first.month) == (last.year, last.month):
            parts.append((f"{first.day}\u2013{last.day}", last.month))
        else:
            parts.append((f"{first.day} {MONTHS[first.month - 1]}\u2013{last.day}", last.month))
    said = [
        day if position + 1 < len(parts) and parts[position + 1][1] == month else f"{day} {MONTHS[month - 1]}"
        for position, (day, month) in enumerate(parts)
    ]
    return listed(said)


def _telling(spans: Sequence[tuple[date, date]]) -> list[tuple[date, date]]:
    distinct = sorted(set(spans))
    short = [span for span in distinct if (span[1] - span[0]).days < DAYS_IN_WEEK]
    return [
        (first, last)
        for first, last in distinct
        if (first, last) in short or not any(first <= other[0] and other[1] <= last for other in short)
    ]


def day(one: date) -> str:
    """Say one day with its year.

    >>> from datetime import date
    >>> day(date(2020, 3, 22))
    '22 March 2020'
    """
    return f"{one.day} {MONTHS[one.month - 1]} {one.year}"


def inside_sentence(title: str) -> str:
    """Write a title as it stands inside a sentence: first letter small, unless it is an acronym.

    >>> inside_sentence("Attacks"), inside_sentence("US strikes"), inside_sentence("K-1 raids")
    ('attacks', 'US strikes', 'K-1 raids')
    """
    return title[:1].lower() + title[1:] if title[1:2].islower() else title


def start_of_sentence(text: str) -> str:
    """Write the first letter large, and leave the rest alone."""
    return text[:1].upper() + text[1:]


def is_plural(name: str) -> bool:
    """Guess whether a noun phrase takes a plural verb: one of its words ends in a plain s.

    >>> is_plural("attacks elsewhere"), is_plural("air defence"), is_plural("duress")
    (True, False, False)
    """
    return any(word.endswith("s") and not word.endswith(("ss", "us", "is", "'s")) for word in name.lower().split())
