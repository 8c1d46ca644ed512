"""A weight set as the text of its TOML file, which reads back as the same set."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from indicators.definition import WeightSet

_BARE = re.compile(r"[A-Za-z0-9_-]+")
_LARGEST_EXACT = 2.0**53
"""Up to here every whole number is a float of its own, and may be written without a point."""


def weight_set_text(weight_set: WeightSet) -> str:
    """Write a weight set as TOML: what is empty is left out, weights keep their order and every bit."""
    lines = [f"id = {_text(weight_set.id)}", f"title = {_text(weight_set.title)}"]
    lines += [f"reason = {_text(weight_set.reason)}"] * bool(weight_set.reason)
    lines += [f"author = {_text(weight_set.author)}"] * bool(weight_set.author)
    lines += [f"date = {weight_set.date}"] * bool(weight_set.date)
    weights = [f"{_key(name)} = {weight_number(weight)}" for name, weight in weight_set.weights.items()]
    return "\n".join([*lines, "", "[weights]", *weights, ""])


def weight_number(weight: float) -> str:
    """Write a weight as short as it reads back exactly.

    >>> weight_number(4.0), weight_number(0.5), weight_number(1e-7)
    ('4', '0.5', '1e-07')
    """
    whole = weight.is_integer() and abs(weight) <= _LARGEST_EXACT
    return str(int(weight)) if whole else repr(weight)


def _key(name: str) -> str:
    return name if _BARE.fullmatch(name) else _text(name)


def _text(text: str) -> str:
    """Write a basic string: JSON's escapes are TOML's, but TOML wants the delete sign escaped as well."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
