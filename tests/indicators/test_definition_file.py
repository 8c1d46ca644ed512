"""Files that are no definition at all: each is refused in words, with the line where there is one."""

from __future__ import annotations

import os

import pytest

from indicators.definition import Definition
from indicators.definition_file import LARGEST_FILE, read_model
from indicators.errors import DefinitionsRejected, FileUnreadable, TomlUnreadable
from tests.indicators.definition_texts import FIRE, changed, definition_of


def fault_of(path):
    """Read a path and give its one fault."""
    with pytest.raises(DefinitionsRejected) as caught:
        read_model(path, Definition)
    (fault,) = caught.value.faults
    return fault


def written(tmp_path, content: bytes):
    """Write bytes as they are."""
    path = tmp_path / "cross_border_fire.toml"
    path.write_bytes(content)
    return path


@pytest.mark.parametrize(
    ("change", "line", "said"),
    [
        (("anchor = 4", "anchor = = 4"), 49, "at column 10"),
        (("anchor = 4", "anchor = 4\nanchor = 5"), 50, "cannot overwrite a value"),
        (('title = "Cross-border fire"', 'title = "Cross-border fire'), 2, "at column"),
        (("hue = 1", 'hue = "\0"'), 4, "illegal character"),
    ],
)
def test_a_fault_of_syntax_names_its_line(change, line, said, tmp_path):
    """TOML that cannot be parsed is found by line and column, counted from 1."""
    fault = fault_of(written(tmp_path, changed(FIRE, change).encode()))
    assert (type(fault), fault.row) == (TomlUnreadable, line)
    assert str(fault).startswith(f"cross_border_fire.toml, line {line}: cannot be read as TOML")
    assert said in str(fault)


def test_an_unfinished_file_is_said_to_end_too_early(tmp_path):
    """The parser gives no line at the end of a file; the message says so."""
    fault = fault_of(written(tmp_path, b"id = ["))
    assert type(fault) is TomlUnreadable
    assert "at the end of the file" in str(fault)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"a = " + b"[" * 5000 + b"]" * 5000, "nested too deep"),
        (b"a = 1" + b"0" * 5000, "thousands of digits"),
    ],
)
def test_a_file_made_to_break_the_parser_is_refused(content, said, tmp_path):
    """Depth and digits beyond Python's limits are faults of the file, not of the program."""
    fault = fault_of(written(tmp_path, content))
    assert type(fault) is TomlUnreadable
    assert said in str(fault)


def test_bytes_that_are_not_utf8_are_found_by_line(tmp_path):
    """A file saved in an old encoding is refused, with advice."""
    fault = fault_of(written(tmp_path, b'id = "a"\ntitle = "K\xe4mpfe"\n'))
    assert (type(fault), fault.row) == (FileUnreadable, 2)
    assert "Save the file as UTF-8" in str(fault)


def test_a_file_over_the_limit_is_not_read(tmp_path):
    """A definition has a few thousand characters; a file of 256 kB is none."""
    padding = b"#" * (LARGEST_FILE - len(FIRE.encode()))
    assert read_model(written(tmp_path, FIRE.encode() + padding), Definition)
    fault = fault_of(written(tmp_path, FIRE.encode() + padding + b"#"))
    assert type(fault) is FileUnreadable
    assert "more than 256 kB" in str(fault)


@pytest.mark.parametrize("content", [b"\xef\xbb\xbf" + FIRE.encode(), FIRE.replace("\n", "\r\n").encode()])
def test_files_of_other_systems_are_read_alike(content, tmp_path):
    """A byte-order mark and Windows line ends change nothing."""
    read = read_model(written(tmp_path, content), Definition)
    assert read == definition_of(tmp_path)


def test_no_file_a_folder_and_a_pipe_are_told_apart_from_a_definition(tmp_path):
    """Reading a pipe would wait for ever."""
    assert "found no file" in str(fault_of(tmp_path / "absent.toml"))
    (tmp_path / "folder.toml").mkdir()
    os.mkfifo(tmp_path / "pipe.toml")
    for name in ("folder.toml", "pipe.toml"):
        assert "something that is no file" in str(fault_of(tmp_path / name))
