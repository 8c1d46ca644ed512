"""What may stand as a person's name in the ledger: short, visible, and the same however it was typed."""

from __future__ import annotations

import unicodedata
from typing import Final

from dashboard.errors import NameRefused
from dashboard.invisible import shown

LONGEST: Final = 80  # characters
# Control, format (direction, zero width), surrogate, private and unassigned characters, line ends.
_UNSEEN: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


def clean_name(given: object) -> str:
    """Return the name in Unicode's composed form (NFC) without spaces around it or twice in it.

    Raises NameRefused when it is no text, empty or over 80 characters, has no letter or digit, or has
    characters that cannot be seen: two names that look alike are then the same.

    >>> clean_name("  the  night   desk ")
    'the night desk'
    """
    if not isinstance(given, str):
        raise NameRefused("found no text")
    composed = unicodedata.normalize("NFC", given)
    unseen = next((sign for sign in composed if unicodedata.category(sign) in _UNSEEN or shown(sign) != sign), None)
    if unseen is not None:
        raise NameRefused(f"found the invisible character U+{ord(unseen):04X}")
    name = " ".join(composed.split())
    if not name:
        raise NameRefused("found nothing")
    if len(name) > LONGEST:
        raise NameRefused(f"found {len(name)} characters")
    if not any(sign.isalnum() for sign in name):
        raise NameRefused("found no letter")
    return name
