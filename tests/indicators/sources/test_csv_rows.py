"""From text to rows: every row counted once, and no row swallowed by another's quote."""

from __future__ import annotations

import csv
import io
import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from indicators.sources.csv_rows import LONGEST_CELL, MOST_COLUMNS, parse_rows

HEADER = "id,place,note"


LONG = "x" * LONGEST_CELL


def parse(*lines: str, end: str = "\n"):
    """Parse a header and rows."""
    return parse_rows("a.csv", end.join((HEADER, *lines)) + end)


def cells(parsed):
    """Give the cells of the rows that were taken."""
    return [row.cells for row in parsed.rows]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends(end):
    """LF, CR LF and CR give the same rows on the same lines."""
    parsed = parse("1,a,b", '2,"c, d","e ""f"""', "3,,", end=end)
    assert cells(parsed) == [["1", "a", "b"], ["2", "c, d", 'e "f"'], ["3", "", ""]]
    assert [row.line for row in parsed.rows] == [2, 3, 4]
    assert (parsed.header, parsed.faults, parsed.read) == (["id", "place", "note"], [], 3)


def test_a_cell_may_hold_a_line_end_and_keeps_it():
    """A quoted cell of two lines stays as it is, and later rows know their physical line."""
    parsed = parse('1,"a\r\nb",c', "2,d,e")
    assert cells(parsed) == [["1", "a\r\nb", "c"], ["2", "d", "e"]]
    assert [row.line for row in parsed.rows] == [2, 4]


def test_separators_of_unicode_end_no_line():
    """Only LF and CR end a line: a line separator inside a text is text."""
    parsed = parse("1,a\u2028b,c\x0bd\x85")
    assert cells(parsed) == [["1", "a\u2028b", "c\x0bd\x85"]]


def test_blank_lines_are_no_rows_and_empty_rows_are_faults():
    """A blank line counts for nothing; a row of commas alone is read and refused."""
    parsed = parse("1,a,b", "", ",,", "2,c,d")
    assert [row.line for row in parsed.rows] == [2, 5]
    assert [(fault.line, fault.found) for fault in parsed.faults] == [(4, "found a row of empty cells")]
    assert parsed.read == 3


@pytest.mark.parametrize(
    ("line", "found"),
    [("2,a", "found 2 cells"), ("2,a,b,c", "found 4 cells"), ("2", "found 1 cells")],
)
def test_short_and_long_rows_are_refused_alone(line, found):
    """A row of another width than the header is refused, nothing is shifted, its neighbours are taken."""
    parsed = parse("1,a,b", line, "3,c,d")
    assert cells(parsed) == [["1", "a", "b"], ["3", "c", "d"]]
    (fault,) = parsed.faults
    assert (fault.line, fault.found) == (3, found)
    assert "3 cells, as in the header" in fault.expected


def test_an_open_quote_does_not_swallow_the_rows_behind_it():
    """A quote that is never closed costs its own row; the fault names the line on which it opens."""
    parsed = parse("1,a,b", '2,"c,d', "3,e,f", "4,g,h")
    assert [row.cells[0] for row in parsed.rows] == ["1", "3", "4"]
    (fault,) = parsed.faults
    assert fault.line == 3
    assert "opens on line 3" in fault.found
    assert parsed.read == 4


def test_an_open_quote_closed_by_a_later_quote_does_not_swallow_either():
    """Two stray quotes that make one well-formed cell over rows are doubted, not believed."""
    parsed = parse('1,a,"b', "2,c,d", '3,e,f"', "4,g,h")
    assert [row.cells[0] for row in parsed.rows] == ["2", "4"]
    assert parsed.faults[0].line == 2
    assert parsed.read == len(parsed.rows) + len(parsed.faults) == 4


def test_an_open_quote_in_the_second_line_of_a_row_is_named_by_its_own_line():
    """A row may begin on one line and open its stray quote on a later one; both lines are told."""
    parsed = parse('1,"a', 'b","c', "2,d,e", "3,f,g")
    assert parsed.faults[0].line == 2
    assert "opens on line 3" in parsed.faults[0].found
    assert [row.cells[0] for row in parsed.rows] == ["2", "3"]


def test_a_quote_inside_a_quoted_cell_is_explained():
    """A quote that is not doubled inside a quoted cell is refused with the way to write it."""
    parsed = parse('1,"he said "fire" loudly",b', "2,c,d")
    (fault,) = parsed.faults
    assert (fault.line, 'doubled ("")' in fault.expected) == (2, True)
    assert [row.cells[0] for row in parsed.rows] == ["2"]


def test_a_quote_in_a_plain_cell_is_refused():
    """A quote in a cell that is not in quotes costs its row: no tool writes it, so something is missing."""
    parsed = parse('1,5" pipe,b', '2,"5"" pipe",b', '3,c"",d', '4,"e","f ""g"""')
    assert cells(parsed) == [["2", '5" pipe', "b"], ["4", "e", 'f "g"']]
    assert [(fault.line, fault.found) for fault in parsed.faults] == [
        (line, "found a quote in a cell that is not in quotes") for line in (2, 4)
    ]


def test_a_row_that_runs_on_is_an_open_quote():
    """A row of hundreds of lines is refused without reading the whole file for each."""
    parsed = parse('1,"a', *["text"] * 500, '",b')
    assert "opens on line 2" in parsed.faults[0].found
    assert parsed.rows == []


def test_a_cut_file_says_so():
    """A fault on a last line without a line end mentions that the file may be cut."""
    parsed = parse_rows("a.csv", f"{HEADER}\n1,a,b\n2,c")
    (fault,) = parsed.faults
    assert (fault.line, "cut off" in fault.advice) == (3, True)
    assert "cut off" not in parse("1,a,b", "2,c").faults[0].advice


def test_cell_length():
    """A cell of 10,000 characters is taken; one more is refused, as is one past the csv module's limit."""
    parsed = parse(f"1,a,{LONG}", f"2,b,{LONG}x", "3,c," + "x" * 140_000, "4,d,e")
    assert [row.cells[0] for row in parsed.rows] == ["1", "4"]
    assert [(f.line, f.expected) for f in parsed.faults] == [
        (line, "at most 10,000 characters in a cell") for line in (3, 4)
    ]


def test_a_nul_character_is_refused():
    """A NUL character costs its row."""
    parsed = parse("1,a\0,b", "2,c,d")
    (fault,) = parsed.faults
    assert (fault.line, fault.column) == (2, "place")
    assert "NUL" in fault.found


@pytest.mark.parametrize(("delimiter", "called"), [(";", "semicolons"), ("\t", "tabs"), ("|", "bars")])
def test_other_delimiters_are_named(delimiter, called):
    """A file parted by something else than commas is refused once, not row by row."""
    parsed = parse_rows("a.csv", "id,place,note\n1,a,b\n".replace(",", delimiter))
    (fault,) = parsed.faults
    assert called in fault.found
    assert parsed.read == 0


@pytest.mark.parametrize("text", ["", "\n\n", "\r\n"])
def test_an_empty_file_is_a_fault(text):
    """A file without a header has nothing to read."""
    parsed = parse_rows("a.csv", text)
    assert [fault.found for fault in parsed.faults] == ["found an empty file"]


def test_a_header_alone_is_a_table_without_rows():
    """A header without rows is no fault."""
    parsed = parse_rows("a.csv", HEADER)
    assert (parsed.header, parsed.rows, parsed.faults) == (["id", "place", "note"], [], [])


def test_a_very_wide_header_is_refused_at_once():
    """A header of more columns than any of our files has is refused before its rows are read."""
    parsed = parse_rows("a.csv", "a," * MOST_COLUMNS + "a\n" + "1," * MOST_COLUMNS + "1\n")
    assert [fault.found for fault in parsed.faults] == [f"found {MOST_COLUMNS + 1} columns"]


TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12)
ROWS = st.lists(st.lists(TEXTS, min_size=3, max_size=3).filter(any), max_size=6)


@given(ROWS)
@example([["1", 'a "b", c', "d\r\ne"]])
def test_what_a_csv_writer_writes_is_read_back(rows):
    """Rows that Python's csv module wrote come back cell by cell, each on its line, or are doubted aloud.

    Doubted is only a cell of several lines that looks like rows itself.
    """
    out = io.StringIO()
    csv.writer(out, lineterminator="\n", quoting=csv.QUOTE_ALL).writerows([HEADER.split(","), *rows])
    parsed = parse_rows("a.csv", out.getvalue())
    lines_inside = [line for row in rows for cell in row for line in re.split("[\r\n]", cell)[1:]]
    if not any(line.count(",") >= 2 for line in lines_inside):
        assert cells(parsed) == rows
    if not parsed.faults:
        assert cells(parsed) == rows


@given(st.text(st.sampled_from('ab,"\n\r;\0é'), max_size=80))
def test_every_row_of_any_text_is_accounted_for(text):
    """Whatever the text, accepted and refused rows add up, on lines that only grow."""
    parsed = parse_rows("a.csv", f"{HEADER}\n{text}")
    assert parsed.read == len(parsed.rows) + len(parsed.faults)
    lines = [fault.line for fault in parsed.faults] + [row.line for row in parsed.rows]
    assert len(set(lines)) == len(lines)
    assert all(len(row.cells) == 3 for row in parsed.rows)
