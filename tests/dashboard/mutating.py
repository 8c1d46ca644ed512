"""Bodies of callbacks, changed at random in a few places."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import random


def mutated(chance: random.Random, body: object) -> object:
    """Return a copy of the body with one to three places changed at random."""
    changed = copy.deepcopy(body)
    for _ in range(chance.randint(1, 3)):
        changed = _changed_once(chance, changed)
    return changed


def _changed_once(chance: random.Random, value: Any) -> Any:
    odd = [None, 0, -1, 10**30, 1.5, "", "x", "view.data", [], {}, [[]], {"id": "x"}, True, "\u202e\x00", "?show=week"]
    if not isinstance(value, dict | list) or not value or chance.random() < 0.2:
        return chance.choice(odd)
    if isinstance(value, dict):
        key = chance.choice(list(value))
        if chance.random() < 0.25:
            return {name: part for name, part in value.items() if name != key}
        return value | {key: _changed_once(chance, value[key])}
    at = chance.randrange(len(value))
    if chance.random() < 0.25:
        return value[:at] + value[at + 1 :]
    return [*value[:at], _changed_once(chance, value[at]), *value[at + 1 :]]
