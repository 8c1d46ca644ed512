"""From bytes to text: UTF-8 with or without its mark, and nothing else, because a guess stores mojibake."""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING

from indicators.faults import Fault

if TYPE_CHECKING:
    from pathlib import Path

LARGEST_FILE = 64 * 2**20
"""Bytes that a file may have before anything is parsed: about 200,000 coded reports."""

_SAVE_AS = "Save it as UTF-8: in a spreadsheet choose CSV UTF-8, in an editor choose the encoding UTF-8"
_MARKS = {
    codecs.BOM_UTF32_LE: "UTF-32",
    codecs.BOM_UTF32_BE: "UTF-32",
    codecs.BOM_UTF16_LE: "UTF-16",
    codecs.BOM_UTF16_BE: "UTF-16",
}
_SAMPLE = 2_000
_MANY_NULS = 0.2


def read_text(path: Path, *, largest: int = LARGEST_FILE) -> str | Fault:
    """Read a file as UTF-8, its byte order mark taken off and its line ends kept.

    Gives one Fault for the whole file when it cannot be opened, is larger than `largest` bytes, is UTF-16
    or UTF-32, or holds a byte that is not UTF-8 (cp1252 and other old encodings), with the line of it.
    """
    try:
        size = path.stat().st_size
        if size > largest:
            return _too_large(path.name, size, largest)
        with path.open("rb") as file:
            content = file.read(largest + 1)
    except OSError as error:
        return Fault(path.name, None, None, f"cannot be read ({error.strerror})", "a file that may be read")
    # A file that grows between the two calls is refused too.
    return _too_large(path.name, len(content), largest) if len(content) > largest else decode(path.name, content)


def decode(name: str, content: bytes) -> str | Fault:
    """Turn the bytes of a file into text, or say which encoding they look like."""
    encoding = _sixteen_bits_or_more(content)
    if encoding:
        return Fault(name, None, None, f"found {encoding} text", "UTF-8", _SAVE_AS)
    try:
        return content.removeprefix(codecs.BOM_UTF8).decode("utf-8")
    except UnicodeDecodeError as error:
        return _not_utf8(name, content, error)


def _sixteen_bits_or_more(content: bytes) -> str | None:
    for mark, encoding in _MARKS.items():
        if content.startswith(mark):
            return encoding
    sample = content[:_SAMPLE]
    return "UTF-16" if sample.count(0) > _MANY_NULS * len(sample) else None


def _too_large(name: str, size: int, largest: int) -> Fault:
    return Fault(
        name,
        None,
        None,
        f"found {size:,} bytes",
        f"at most {largest:,} bytes",
        "Split the watch into several folders",
    )


def _not_utf8(name: str, content: bytes, error: UnicodeDecodeError) -> Fault:
    line = _line_of(content, error.start)
    if error.end == len(content) and "unexpected end" in error.reason:
        advice = f"If the file was cut off, take a complete copy. {_SAVE_AS}"
        return Fault(name, line, None, "the file ends in the middle of a character", "UTF-8", advice)
    byte = content[error.start]
    letter = bytes([byte]).decode("cp1252", errors="ignore")
    likely = f" ({letter} in Windows-1252)" if letter.isprintable() and letter else ""
    found = f"found the byte 0x{byte:02X}{likely}, which is not UTF-8"
    return Fault(name, line, None, found, "UTF-8", _SAVE_AS)


def _line_of(content: bytes, position: int) -> int:
    """Count the line of a byte: a line ends in LF, CR LF or CR."""
    before = content[:position]
    return before.count(b"\n") + before.replace(b"\r\n", b"").count(b"\r") + 1
