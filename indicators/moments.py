"""Moments as people write them: an instant with its offset, or a day, which means its end in UTC."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Final

_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def read_moment(text: str) -> datetime | None:
    """Read ISO 8601 with an offset, or a day; None for anything else: without an offset it is no clear moment.

    >>> read_moment("2020-03-22T18:00Z")
    datetime.datetime(2020, 3, 22, 18, 0, tzinfo=datetime.timezone.utc)
    >>> read_moment("2020-03-22").isoformat()
    '2020-03-22T23:59:59.999999+00:00'
    """
    try:
        read = datetime.fromisoformat(text)
    except ValueError:
        return None
    if _DAY.fullmatch(text):
        return read.replace(hour=23, minute=59, second=59, microsecond=999_999, tzinfo=UTC)
    return read if read.tzinfo is not None else None
