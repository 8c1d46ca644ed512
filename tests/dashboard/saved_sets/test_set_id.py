"""The id of a name: plain, and the same only for names that read the same."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.saved_sets.set_id import id_of

ID = re.compile(r"[a-z][a-z0-9_]{0,59}")


@pytest.mark.parametrize("name", ["Lean on attacks", "lean  on ATTACKS!", "Léan, on attacks."])
def test_case_accents_and_signs_make_no_other_set(name: str) -> None:
    """Two people who write the name a little differently mean one set."""
    assert id_of(name) == "lean_on_attacks"


@pytest.mark.parametrize(("one", "other"), [("атаки", "угрозы"), ("a" * 80, "a" * 81), ("x ы", "x я")])
def test_other_names_are_other_sets(one: str, other: str) -> None:
    """What an id cannot hold still tells names apart."""
    assert id_of(one) != id_of(other)


@given(st.text(max_size=120))
def test_every_name_gives_an_id_or_none(name: str) -> None:
    """Small letters, digits and underscores, a letter first, 60 at most; none only without letter and digit."""
    made = id_of(name)
    assert ID.fullmatch(made) if made else not any(sign.isalnum() for sign in name)
