"""Ways in which a file goes wrong between the coder and the reader, each a function of bytes and chance."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

HOSTILE = [
    *("", " ", "NA", "NaN", "inf", "-inf", "-1", "010", "1e9", "9" * 400, "1,5", "0x1A", "no"),
    *("é", "e\u0301", "\u202eabc", "\u200b", "\ufeff", "😀", "بغداد", "\0", "\x1b[31m", "a\nb", "a\r\nb"),
    *('"', '""', '"a', "'", ";", "a;b", "a;;b", "=1+1", "@SUM(A1)", "<b>x</b>", "x" * 10_001),
    *("javascript:alert(1)", "https://user@example.org", "https://example.org/ x", "file a3.txt"),
    *("2020-02-30", "01/02/2020", "2020-01-05T22:30", "2020-01-05T22:30Z", "0000-00-00", "9999-12-31"),
    *("2020-W54", "2020-W02", "e1", "a1", "i1", "a9", "91", "-181", "unstated;threat", "rockte"),
]  # fmt: skip


def flip_a_byte(content: bytes, chance: Random) -> bytes:
    """Change one bit of one byte."""
    if not content:
        return content
    at = chance.randrange(len(content))
    return content[:at] + bytes([content[at] ^ 1 << chance.randrange(8)]) + content[at + 1 :]


def cut(content: bytes, chance: Random) -> bytes:
    """End the file early."""
    return content[: chance.randrange(len(content) + 1)]


def lose_a_piece(content: bytes, chance: Random) -> bytes:
    """Take some bytes out of the middle."""
    start = chance.randrange(len(content) + 1)
    return content[:start] + content[start + chance.randrange(1, 60) :]


def insert_bytes(content: bytes, chance: Random) -> bytes:
    """Put random bytes somewhere."""
    at = chance.randrange(len(content) + 1)
    return content[:at] + chance.randbytes(chance.randrange(1, 9)) + content[at:]


def insert_text(content: bytes, chance: Random) -> bytes:
    """Put a text of any script somewhere, or a quote, a comma, a line end."""
    at = chance.randrange(len(content) + 1)
    points = (
        0x22,
        0x2C,
        0x0A,
        0x0D,
        0x09,
        0x3B,
        chance.randrange(0x20, 0xD800),
        chance.randrange(0xE000, 0x110000),
    )
    return content[:at] + chr(chance.choice(points)).encode() + content[at:]


def repeat_a_line(content: bytes, chance: Random) -> bytes:
    """Write one line twice."""
    lines = content.splitlines(keepends=True)
    if lines:
        lines.insert(chance.randrange(len(lines) + 1), chance.choice(lines))
    return b"".join(lines)


def shuffle_lines(content: bytes, chance: Random) -> bytes:
    """Put the lines in another order, the header too now and then."""
    lines = content.splitlines(keepends=True)
    head = chance.choice((0, 1, 1, 1))
    rest = lines[head:]
    chance.shuffle(rest)
    return b"".join(lines[:head] + rest)


def change_delimiter(content: bytes, chance: Random) -> bytes:
    """Part the cells of one line, or of all, by something else."""
    other = chance.choice((b";", b"\t", b"|"))
    if chance.random() < 0.5:
        return content.replace(b",", other)
    lines = content.splitlines(keepends=True)
    if lines:
        at = chance.randrange(len(lines))
        lines[at] = lines[at].replace(b",", other)
    return b"".join(lines)


def change_encoding(content: bytes, chance: Random) -> bytes:
    """Save in another encoding, with or without a mark."""
    text = content.decode("utf-8", errors="replace")
    return text.encode(
        chance.choice(("utf-16", "utf-16-le", "utf-32", "cp1252", "utf-8-sig", "cp437")), errors="replace"
    )


def change_line_ends(content: bytes, chance: Random) -> bytes:
    """Write CR LF, CR, or nothing at the end."""
    if chance.random() < 0.3:
        return content.rstrip(b"\n")
    return content.replace(b"\n", chance.choice((b"\r\n", b"\r", b"\n\n", b"\n\r")))


def double_the_file(content: bytes, _: Random) -> bytes:
    """Append the file to itself, header and all."""
    return content + content


def change_cells(content: bytes, chance: Random) -> bytes:
    """Replace, swap, add or take a cell; move, double or lose a column. Written as CSV again."""
    rows = list(csv.reader(io.StringIO(content.decode("utf-8", errors="replace").replace("\0", ""), newline="")))
    rows = [row for row in rows if row]
    if not rows:
        return content
    row, column = chance.choice(rows), chance.randrange(len(rows[0]))
    match chance.randrange(7):
        case 0 | 1:
            row[min(column, len(row) - 1)] = chance.choice(HOSTILE)
        case 2:
            other = chance.randrange(len(row))
            mine = min(column, len(row) - 1)
            row[mine], row[other] = row[other], row[mine]
        case 3:
            row.insert(column, chance.choice(HOSTILE)) if chance.random() < 0.5 else row.pop()
        case 4:
            order = chance.sample(range(len(rows[0])), len(rows[0]))
            rows = [[each[at] for at in order] if len(each) == len(order) else each for each in rows]
        case 5:
            for each in rows:
                each.insert(column, each[min(column, len(each) - 1)]) if each else None
        case _:
            for each in rows:
                del each[column : column + 1]
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue().encode()


MUTATIONS: list[Callable[[bytes, Random], bytes]] = [
    flip_a_byte, cut, lose_a_piece, insert_bytes, insert_text, repeat_a_line, shuffle_lines, change_delimiter,
    change_encoding, change_line_ends, double_the_file, change_cells, change_cells, change_cells,
]  # fmt: skip
