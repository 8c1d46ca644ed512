"""The values that a definition may hold: report fields, words, ids, and how a wrong one is worded.

A check raises one pydantic error that carries complaints, so that one table can report several faults
and each says where below the table it stands. Nothing here knows files; definition_file.py does.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints
from pydantic_core import PydanticCustomError

from indicators.faults import nearest, quoted
from indicators.vocabulary import DatePrecision, GeoPrecision

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

PROTECTED, HOST = "@protected", "@host"


class TextField(StrEnum):
    """The text fields of a report that a definition may match on."""

    KIND = "kind"
    SUBTYPE = "subtype"
    DIRECTION = "direction"
    COUNTRY = "country"
    ADMIN1 = "admin1"
    PLACE = "place"
    GEO_PRECISION = "geo_precision"
    DATE_PRECISION = "date_precision"
    ACTOR = "actor"
    ACTOR_SIDE = "actor_side"
    TARGET = "target"
    TARGET_SIDE = "target_side"
    MAGNITUDE_UNIT = "magnitude_unit"
    AT_PROTECTED_SITE = "at_protected_site"


class NumberField(StrEnum):
    """The numeric fields of a report that a rung or a state may read."""

    KILLED = "killed"
    WOUNDED = "wounded"
    MAGNITUDE = "magnitude"


SIDE_FIELDS = (TextField.ACTOR_SIDE, TextField.TARGET_SIDE)
FIXED_WORDS: dict[str, tuple[str, ...]] = {
    TextField.AT_PROTECTED_SITE: ("yes", "no"),
    TextField.GEO_PRECISION: tuple(GeoPrecision),
    TextField.DATE_PRECISION: tuple(DatePrecision),
}
"""Fields whose words the method knows, whatever the watch."""


class Cause(StrEnum):
    """Why a value is refused."""

    CHOICE = "choice"
    VALUE = "value"
    MISSING = "missing"
    CONTRADICTION = "contradiction"


@dataclass(frozen=True)
class Complaint:
    """One thing wrong with a table: what was found, what to do, and where below the table (".subtype")."""

    cause: Cause
    found: str
    advice: str
    at: str = ""


def refusal(complaints: Iterable[Complaint]) -> PydanticCustomError:
    """Make the one pydantic error that carries all complaints of a table."""
    listed = tuple(complaints)
    # Pydantic would read braces in a message as its own, so the text for a reader travels beside it.
    return PydanticCustomError("refused", "refused", {"complaints": listed})


def complain(complaints: Iterable[Complaint]) -> None:
    """Raise one error for all complaints; do nothing when there are none."""
    listed = tuple(complaints)
    if listed:
        raise refusal(listed)


def shown(value: Any) -> str:
    """Show a value as it stands in TOML, shortened.

    >>> shown("goalpost"), shown(True), shown(0.5), shown([1, 2]), shown({})
    ('"goalpost"', 'true', '0.5', 'a list', 'an empty table')
    """
    if isinstance(value, str):
        return quoted(value)
    if isinstance(value, dict | list | tuple):
        shape = "table" if isinstance(value, dict) else "list"
        return f"a {shape}" if value else f"an empty {shape}"
    text = str(value).lower()
    return text if len(text) <= 40 else f"{text[:20]}... ({len(text)} characters)"  # noqa: PLR2004 (one line)


def join_choices(choices: Iterable[str]) -> str:
    """Join choices for a sentence.

    >>> join_choices(["day", "week", "month"])
    'day, week or month'
    """
    *first, last = choices
    return f"{', '.join(first)} or {last}" if first else last


def not_a(value: Any, noun: str, choices: Iterable[str], at: str = "") -> Complaint:
    """Say that a value is none of the choices, with the nearest one where one is near.

    >>> complaint = not_a("goalpost", "a scale", ["saturating", "linear"])
    >>> complaint.found, complaint.advice
    ('"goalpost" is not a scale', 'Choose saturating or linear')
    >>> not_a("linnear", "a scale", ["saturating", "linear"]).advice
    'Did you mean linear? Choose saturating or linear'
    """
    known = [str(choice) for choice in choices]
    near = nearest(value, known) if isinstance(value, str) else None
    hint = f"Did you mean {near}? " if near else ""
    choose = f"Choose {join_choices(known)}" if known else "There is none to choose"
    return Complaint(Cause.CHOICE, f"{shown(value)} is not {noun}", f"{hint}{choose}", at)


def choice(noun: str, *enums: type[StrEnum], but: tuple[str, ...] = ()) -> BeforeValidator:
    """Make the check that a text is a member of one of the enums, `but` left out."""
    members = {str(member): member for enum in enums for member in enum if member not in but}

    def read(value: Any) -> StrEnum:
        if not isinstance(value, str) or value not in members:
            raise refusal([not_a(value, noun, members)])
        return members[value]

    return BeforeValidator(read)


def _id(text: str) -> str:
    if not re.fullmatch(r"[a-z][a-z0-9_]*", text):
        advice = "Use small letters, digits and underscores, with a letter first"
        raise refusal([Complaint(Cause.VALUE, f"{shown(text)} is not an id", advice)])
    return text


def _line(text: str) -> str:
    if not text or not text.isprintable():
        found = f"{shown(text)} holds a line break or a sign that cannot be printed" if text else "the text is empty"
        raise refusal([Complaint(Cause.VALUE, found, "Give a text of one line")])
    return text


def _whole_sign(sign: Any) -> Any:
    if type(sign) is not int or abs(sign) != 1:
        advice = "Give 1 to add to the posture score or -1 to take away from it"
        raise refusal([Complaint(Cause.CHOICE, f"{shown(sign)} is not a sign", advice)])
    return sign


def _one_word_as_list(words: Any) -> Any:
    return (words,) if isinstance(words, str) else words


ONLY_SIGNS = BeforeValidator(_whole_sign)
Id = Annotated[str, StringConstraints(max_length=60), AfterValidator(_id)]
Line = Annotated[str, StringConstraints(strip_whitespace=True, max_length=200), AfterValidator(_line)]
Prose = Annotated[str, StringConstraints(strip_whitespace=True)]
Number = Annotated[float, Field(strict=True)]
Words = Annotated[tuple[Line, ...], BeforeValidator(_one_word_as_list), Field(description="a word or a list of words")]


def word_complaints(field: str, words: Iterable[str], at: str = "") -> list[Complaint]:
    """Check words against what the method itself knows of a field: fixed words, and the names of sides."""
    if field in FIXED_WORDS:
        wrong = [word for word in words if word not in FIXED_WORDS[field]]
        return [not_a(word, f"a word of {field}", FIXED_WORDS[field], at) for word in wrong]
    marked = [word for word in words if word.startswith("@")]
    if field in SIDE_FIELDS:
        unknown = [word for word in marked if word not in (PROTECTED, HOST)]
        return [not_a(word, "a side of the watch", (PROTECTED, HOST), at) for word in unknown]
    advice = f"Use it in {join_choices(SIDE_FIELDS)} only"
    return [Complaint(Cause.CHOICE, f"{shown(word)} stands for sides of the watch", advice, at) for word in marked]


def expand_sides(words: Iterable[str], sides: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Replace @protected and @host by the watch's sides, each word once and in order.

    >>> expand_sides(["@protected", "other"], {"@protected": ("coalition", "other")})
    ('coalition', 'other')
    """
    return tuple(dict.fromkeys(side for word in words for side in sides.get(word, (word,))))
