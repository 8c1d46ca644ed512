"""One way to write a value as bytes, so that its hash is the same on every machine and engine."""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

NO_HASH = "0" * 64
"""What stands before the first entry of the ledger, and before an object's first revision."""


def canonical(value: Any) -> str:
    r"""Write a value of texts, whole numbers, lists and tables as JSON: ASCII, keys sorted, no spaces.

    >>> canonical({"b": 1, "a": "é"})
    '{"a":"\\u00e9","b":1}'
    """
    return json.dumps(value, ensure_ascii=True, sort_keys=True, separators=(",", ":"), allow_nan=False)


def body_of(cells: Mapping[str, str]) -> str:
    """Write the cells of a row; an empty cell and a missing one are the same and are left out."""
    return canonical({column: cell for column, cell in cells.items() if cell})


def cells_of(body: str) -> dict[str, str]:
    """Read the cells of a row back."""
    cells: dict[str, str] = json.loads(body)
    return cells


def digest(value: Any) -> str:
    """Give the SHA-256 (hex) of a value's canonical text."""
    return hashlib.sha256(canonical(value).encode("ascii")).hexdigest()


def digest_of_bytes(content: bytes) -> str:
    """Give the SHA-256 (hex) of bytes as they are."""
    return hashlib.sha256(content).hexdigest()


def stamp(moment: datetime) -> str:
    """Write a moment in UTC with microseconds; such texts sort as the moments do.

    >>> stamp(datetime(2020, 1, 8, 22, 30, tzinfo=UTC))
    '2020-01-08T22:30:00.000000Z'
    """
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def moment_of(text: str) -> datetime:
    """Read a moment back."""
    return datetime.strptime(text, "%Y-%m-%dT%H:%M:%S.%fZ").replace(tzinfo=UTC)
