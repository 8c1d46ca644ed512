"""A folder for files that are read at once and thrown away: in memory first, so that a full disk stops no reader."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from indicators.errors import RecordFull
from indicators.record.failures import NO_ROOM

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")

IN_MEMORY = Path("/dev/shm")  # noqa: S108 (the folder made in it is its owner's only)
"""Where Linux keeps files in memory."""


def in_scratch(work: Callable[[Path], T]) -> T:
    """Do work in a private folder that is gone afterwards: in memory, or where there is no room, in TMPDIR.

    Raises RecordFull when neither has room.
    """
    places = [place for place in (IN_MEMORY, None) if place is None or place.is_dir()]
    for place in places:
        try:
            with tempfile.TemporaryDirectory(prefix="posturewatch-", dir=place) as name:
                return work(Path(name))
        except OSError as error:
            if error.errno not in NO_ROOM and place is None:
                raise
    raise RecordFull(
        "found no room for the files that a watch is read from",
        expected=f"room in {IN_MEMORY} or {tempfile.gettempdir()}",
        advice="Free some space, or set TMPDIR to a folder that has some",
    )
