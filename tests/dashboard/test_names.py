"""Names: what may stand in the ledger for a person."""

from __future__ import annotations

import sys
import unicodedata

import pytest

from dashboard.errors import NameRefused
from dashboard.names import clean_name


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ("an analyst", "an analyst"),
        ("  the  night desk ", "the night desk"),
        ("x", "x"),
        ("7", "7"),
        ("x" * 80, "x" * 80),
        ("de\u0301sk", "d\u00e9sk"),
        ("desk\u00a0two", "desk two"),
        ("\u6771\u4eac\u3000\u5c40", "\u6771\u4eac \u5c40"),
        ("\u0645\u062d\u0644\u0644", "\u0645\u062d\u0644\u0644"),
        ("d'analyse-2 (nord)", "d'analyse-2 (nord)"),
        ("<b>desk</b>", "<b>desk</b>"),
    ],
)
def test_a_name_is_kept_composed_and_with_single_spaces(given, name):
    """However it was typed, the same name is the same text; any script, and signs that are escaped where shown."""
    assert clean_name(given) == name


@pytest.mark.parametrize("given", ["", "   ", "\u00a0", "-", "\u0301", "x" * 81, None, 7, ["x"], {"name": "x"}, True])
def test_what_is_no_name_is_refused_with_what_a_name_is(given):
    """Nothing, too much, only signs, or no text at all."""
    with pytest.raises(NameRefused, match=r"^Found .*Expected 1 to 80 characters that can be seen.*Write it again\.$"):
        clean_name(given)


def test_no_character_that_cannot_be_seen_gets_into_a_name():
    """Of all characters there are: none that controls, turns the direction, or has no form, inside a name."""
    unseen = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
    kept = []
    for code in [*range(0x3000), *range(0xD7F0, 0xE010), *range(0xFE00, 0xFFFF), *range(0xE0000, 0xE01FF)]:
        if unicodedata.category(chr(code)) in unseen:
            try:
                clean_name(f"a{chr(code)}b")
            except NameRefused:
                continue
            kept.append(f"{code:04X}")
    assert kept == []
    assert sys.maxunicode > 0xE01FF


@pytest.mark.parametrize(
    "sign", ["\u202e", "\u200b", "\u2066", "\ufeff", "\u00ad", "\n", "\t", "\x1b", "\u3164", "\u115f"]
)
def test_the_refusal_names_the_character(sign):
    """It cannot be seen, so it is named by its number."""
    with pytest.raises(NameRefused, match=rf"U\+{ord(sign):04X}"):
        clean_name(f"desk{sign}")
