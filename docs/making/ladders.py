"""How a definition's rules read in words: what it counts, and when a report reaches a rung."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docs.making.markdown import code, either
from indicators.definition_values import HOST, PROTECTED

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from indicators.definition import Condition, Definition, Rung
    from indicators.definition_values import TextField

_SIDES = {PROTECTED: "a protected side", HOST: "a host side"}


def counted_reports(definition: Definition) -> str:
    """Say which reports the indicator counts."""
    parts = ["Reports where " + " and ".join(_keys(definition.match))]
    if definition.match_any:
        parts.append("of these only where " + " or ".join(_keys(definition.match_any)))
    if definition.exclude:
        parts.append("but none where " + " or ".join(_keys(definition.exclude)))
    return "; ".join(parts) + "."


def reached_when(rung: Rung) -> str:
    """Say what a report must tell to reach a rung; "always" without a condition."""
    every = [_condition(condition) for condition in rung.all]
    some = [_condition(condition) for condition in rung.any]
    joined = " or ".join(some)
    if every and some:
        joined = f"({joined})" if len(some) > 1 else joined
    return " and ".join([*every, *([joined] if joined else [])]) or "always"


def _keys(table: Mapping[TextField, Sequence[str]]) -> list[str]:
    return [f"{code(field)} is {either([_word(word) for word in words])}" for field, words in table.items()]


def _condition(condition: Condition) -> str:
    if condition.words is None:
        return f"{code(condition.field)} is {condition.at_least:g} or more"
    return f"{code(condition.field)} is {either([_word(word) for word in condition.words])}"


def _word(word: str) -> str:
    return _SIDES.get(word) or code(word)
