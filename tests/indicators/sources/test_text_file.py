"""From bytes to text: UTF-8 or a fault that says what the bytes look like."""

from __future__ import annotations

import pytest

from indicators.faults import Fault
from indicators.sources.text_file import decode, read_text

TEXT = "título,بغداد\r\nя,😀\n"


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_utf8_with_and_without_mark_gives_the_same_text(mark):
    """The byte order mark is taken off, and line ends stay as they are."""
    assert decode("a.csv", mark + TEXT.encode()) == TEXT


@pytest.mark.parametrize(
    ("encoding", "called"),
    [
        ("utf-16", "UTF-16"),
        ("utf-16-le", "UTF-16"),
        ("utf-16-be", "UTF-16"),
        ("utf-32", "UTF-32"),
        ("utf-32-le", "UTF-16"),
    ],
)
def test_wide_encodings_are_refused_with_advice(encoding, called):
    """UTF-16 and UTF-32 are recognised with their mark, and by their NUL bytes without it."""
    fault = decode("a.csv", ("title,place\n" * 20).encode(encoding))
    assert isinstance(fault, Fault)
    assert called in fault.found
    assert "Save it as UTF-8" in fault.advice


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_a_byte_of_an_old_encoding_is_placed(line_end):
    """A cp1252 file is refused with the line of its first foreign byte and the letter it stands for."""
    fault = decode("a.csv", f"title{line_end}plain{line_end}café{line_end}".encode("cp1252"))
    assert isinstance(fault, Fault)
    assert fault.line == 3
    assert "0xE9 (é in Windows-1252)" in fault.found
    assert "CSV UTF-8" in fault.advice


@pytest.mark.parametrize("encoding", ["cp1250", "cp1251", "cp1256", "iso-8859-6", "mac-roman", "shift-jis", "gb18030"])
def test_no_other_encoding_slips_through(encoding):
    """Text of other old encodings is refused, never stored as mojibake."""
    text = {
        "cp1256": "بغداد",
        "iso-8859-6": "بغداد",
        "cp1251": "Багдад",
        "shift-jis": "日本",
        "gb18030": "中文",
    }
    fault = decode("a.csv", ("title\n" + text.get(encoding, "čaé") + "\n").encode(encoding, errors="ignore"))
    assert isinstance(fault, Fault)
    assert fault.line == 2


def test_a_file_cut_inside_a_character_is_called_cut():
    """A last character that is not complete means a cut file, not another encoding."""
    fault = decode("a.csv", "title\nBagdad é".encode()[:-1])
    assert isinstance(fault, Fault)
    assert (fault.line, "cut off" in fault.advice) == (2, True)


def test_a_large_file_is_refused_before_it_is_read(tmp_path):
    """One byte more than the limit is refused with both sizes; the limit itself is taken."""
    path = tmp_path / "a.csv"
    path.write_bytes(b"x" * 101)
    fault = read_text(path, largest=100)
    assert isinstance(fault, Fault)
    assert "101 bytes" in fault.found
    assert "100 bytes" in fault.expected
    assert read_text(path, largest=101) == "x" * 101


def test_a_file_that_cannot_be_opened_is_a_fault(tmp_path):
    """A folder in the place of a file gives a fault, not an exception."""
    fault = read_text(tmp_path)
    assert isinstance(fault, Fault)
    assert "cannot be read" in fault.found
