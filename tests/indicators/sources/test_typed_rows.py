"""Columns matched by name, cells parsed, every fault kept, every row counted."""

from __future__ import annotations

import pytest

from indicators.sources import cells
from indicators.sources.typed_rows import Column, read_rows, refuse_repeats

COLUMNS = {
    "id": Column(cells.identifier, must_stand=True, must_hold=True),
    "killed": Column(cells.whole(0, 9)),
    "note": Column(cells.text, quiet=True),
}


@pytest.fixture
def read(tmp_path):
    """Read a text as a file of these columns."""

    def read_text(text):
        (tmp_path / "a.csv").write_text(text, newline="")
        return read_rows(tmp_path / "a.csv", COLUMNS)

    return read_text


def faults(typed):
    """Give severity, line and column of each fault."""
    return [(fault.severity, fault.line, fault.column) for fault in typed.sorted_faults()]


def test_columns_are_found_by_name_in_any_order(read):
    """Columns may stand in any order; empty cells are None."""
    typed = read("note,killed,id\nx,,e1\n,3,e2\n")
    assert [row.parsed for row in typed.accepted()] == [
        {"note": "x", "killed": None, "id": "e1"},
        {"note": None, "killed": 3, "id": "e2"},
    ]
    assert typed.faults == []


def test_all_faults_of_a_row_are_kept_and_the_row_counts_once(read):
    """A row with two refused cells gives two faults and one rejected row."""
    typed = read("id,killed,note\n,x,n\ne2,1,n\n")
    assert faults(typed) == [("error", 2, "id"), ("error", 2, "killed")]
    counts = typed.counts()
    assert (counts.read, counts.accepted, counts.rejected) == (2, 1, 1)


@pytest.mark.parametrize(
    ("header", "said"),
    [
        ("killed,note", "found no column id. Expected a header with id."),
        ("id,Killed,note", 'found a column "Killed"'),
        ("id,kiled,note", "Did you mean killed? Rename it."),
        ("id, killed,note", "Did you mean killed? Rename it."),
        ("id,killed,killed", 'found the column "killed" more than once'),
        ("id,killed,id", 'found the column "id" more than once'),
    ],
)
def test_a_wrong_header_refuses_every_row(read, header, said):
    """A missing, misspelt or repeated column makes one fault, and all rows count as rejected."""
    typed = read(f"{header}\n1,2,3\n4,5,6\n" if header.count(",") == 2 else f"{header}\n1,2\n4,5\n")
    assert said in " ".join(fault.sentence for fault in typed.faults if fault.is_error)
    counts = typed.counts()
    assert (counts.read, counts.accepted, counts.rejected) == (2, 0, 2)
    assert not typed.is_usable


def test_an_unknown_column_is_left_out_with_a_warning(read):
    """A column of the coder's own is kept out, said aloud, and costs no row."""
    typed = read("id,killed,mood,\ne1,2,grim,\n")
    assert faults(typed) == [("warning", 1, "mood"), ("warning", 1, None)]
    assert [row.parsed for row in typed.accepted()] == [{"id": "e1", "killed": 2}]


def test_a_missing_optional_column_is_told_and_a_quiet_one_is_not(read):
    """Leaving killed out is said aloud, leaving a note out is not."""
    typed = read("id\ne1\n")
    assert [fault.found for fault in typed.faults] == ["found no column killed"]
    assert typed.counts().accepted == 1


def test_repeats_are_refused_from_the_second_on(read):
    """The first row with a key stays; each later one is refused with the line of the first."""
    typed = read("id,killed\ne1,1\ne2,2\ne1,3\ne1,4\n")
    refuse_repeats(typed, "id")
    assert [row.parsed["killed"] for row in typed.accepted()] == [1, 2]
    assert faults(typed) == [("error", 4, "id"), ("error", 5, "id")]
    assert "first on line 2" in typed.faults[0].found


def test_an_identifier_that_is_a_number_with_zeros_stays_text(read):
    """010, 10 and 10.0 are three identifiers."""
    typed = read("id\n010\n10\n10.0\n")
    refuse_repeats(typed, "id")
    assert [row.parsed["id"] for row in typed.accepted()] == ["010", "10", "10.0"]
