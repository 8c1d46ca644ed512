"""Where the quotes of a CSV record stand: looked at only once a record is doubtful, to name the line."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


def last_opened(lines: list[str], start: int, used: int) -> int:
    """Find the line on which the record's last quoted cell opens: the one that the csv module stopped in."""
    return max((opened for opened, *_ in quoted_cells(lines, start, used)), default=start)


def first_spanning(lines: list[str], start: int, used: int) -> int:
    """Find the line on which the first quoted cell of several lines opens."""
    return next((opened for opened, closed, _ in quoted_cells(lines, start, used) if closed != opened), start)


def has_stray_quote(lines: list[str], start: int, used: int) -> bool:
    """Tell whether a quote stands outside every quoted cell, by counting those that belong to one."""
    text = "".join(lines[start : start + used])
    belonging = sum(2 + 2 * inner for _, _, inner in quoted_cells(lines, start, used))
    return text.count('"') != belonging


def quoted_cells(lines: list[str], start: int, used: int) -> Iterator[tuple[int, int | None, int]]:
    """Walk a record's quoted cells: the line each opens on, closes on (None: not closed), quotes inside."""
    opened: int | None = None
    inner, at_cell_start = 0, True
    for number in range(start, start + used):
        text, position = lines[number], 0
        while position < len(text):
            character = text[position]
            if opened is None:
                if character == '"' and at_cell_start:
                    opened, inner = number, 0
                at_cell_start = character == ","
            elif character == '"':
                if text[position + 1 : position + 2] == '"':
                    position += 1
                    inner += 1
                else:
                    yield opened, number, inner
                    opened = None
            position += 1
        if opened is None:
            at_cell_start = True
    if opened is not None:
        yield opened, None, inner
