"""The id that a name gives a weight set: the same for names that differ only in signs, case or accents."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from typing import Final

_LONGEST: Final = 48  # an id may have 60 signs; room is kept for what stands for other alphabets
_DIGITS: Final = 6


def id_of(title: str) -> str:
    """Make a set's id of its name: small letters, digits and underscores, a letter first.

    Letters that no accent explains (another alphabet's) and what is too long enter as six digits of a hash, so
    that two names do not become one. Empty where the name has neither letter nor digit.

    >>> id_of("Lean on attacks!"), id_of("Réservé 2020"), id_of("2020 review"), id_of("--")
    ('lean_on_attacks', 'reserve_2020', 'set_2020_review', '')
    """
    folded = unicodedata.normalize("NFKD", title.casefold())
    letters = [sign for sign in folded if sign.isalnum() and not unicodedata.combining(sign)]
    plain = "".join(sign if sign.isascii() else " " for sign in folded if not unicodedata.combining(sign))
    name = "_".join(re.findall(r"[a-z0-9]+", plain.replace("'", "").replace("\N{RIGHT SINGLE QUOTATION MARK}", "")))
    if not letters:
        return ""
    if len(name) > _LONGEST or not all(sign.isascii() for sign in letters):
        mark = hashlib.sha256(" ".join("".join(letters).split()).encode()).hexdigest()[:_DIGITS]
        name = f"{name[:_LONGEST].rstrip('_')}_{mark}".lstrip("_")
    return name if name[0].isalpha() else f"set_{name}"
