"""How large an upload may be. What is too large is refused by its announced size, or before its rows are read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dashboard import text_data as words

if TYPE_CHECKING:
    from pathlib import Path

LARGEST_UPLOAD: Final = 32 * 2**20
"""Bytes of a whole upload: about 100,000 coded reports. More is for the command `posturewatch load`."""

MOST_FILES: Final = 500
MOST_LINES: Final = 200_000
"""Lines of one file."""

LONGEST_LINE: Final = 2_000_000
"""Bytes of one line: two hundred cells of the longest that the reader takes."""

LARGEST_ANSWER: Final = 20_000
"""Bytes of a request that says what to do with an upload."""

MOST_WAITING: Final = 40
"""Uploads that may wait to be loaded at the same time."""

KEPT_FOR: Final = 24 * 3600
"""Seconds after which an upload that nobody loaded is removed."""

_CHUNK: Final = 2**16


def megabytes(size: int) -> str:
    """Write a size for people.

    >>> megabytes(32 * 2**20), megabytes(400)
    ('32 MB', '<0.1 MB')
    """
    found = size / 2**20
    if 0 < found < 0.05:  # noqa: PLR2004 (what one decimal would round to nothing)
        return "<0.1 MB"
    return f"{found:.1f} MB".replace(".0 MB", " MB")


def fault_of_lines(file: Path) -> str:
    """Say what is too large about a file's lines; empty when nothing is. Reads bytes, a piece at a time."""
    lines = length = 0
    with file.open("rb") as opened:
        while piece := opened.read(_CHUNK):
            first, *others = piece.split(b"\n")
            lines += len(others)
            longest = max((length + len(first), *(len(part) for part in others)))
            length = len(others[-1]) if others else length + len(first)
            if longest > LONGEST_LINE:
                return words.LINE_TOO_LONG.format(most=LONGEST_LINE)
            if lines > MOST_LINES:
                return words.TOO_MANY_LINES.format(most=MOST_LINES)
    return ""
