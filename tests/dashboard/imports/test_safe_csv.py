"""A table to download holds no formula, and loses nothing but that."""

from __future__ import annotations

import csv
import io

import pytest

from dashboard.imports.safe_csv import harmless, written

STARTS = ["=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20", " =", "  +"]


@pytest.mark.parametrize("start", STARTS)
def test_a_text_that_would_run_gets_an_apostrophe(start: str) -> None:
    """In every column of the table."""
    text = written(["a", "b"], [[f"{start}1+1", "plain"], ["plain", f"{start}cmd|' /C calc'!A0"]])
    rows = list(csv.reader(io.StringIO(text, newline="")))
    assert rows[1][0] == f"'{start}1+1"
    assert rows[2][1].startswith("'")


@pytest.mark.parametrize("cell", [-3, -0.5, 0, 12.25])
def test_numbers_stay_numbers(cell: float) -> None:
    """A negative one is no formula."""
    assert harmless(cell) == cell
    assert written(["a"], [[cell]]).split("\r\n")[1] == str(cell)


def test_other_text_comes_back_as_it_was() -> None:
    """Quotes, commas, line ends, signs of any script."""
    cells = ['a "quoted" word', "one, two", "line\nend", "قاعدة", "’", "a=b", ""]
    assert next(iter(list(csv.reader(io.StringIO(written(["x"] * 7, [cells]), newline="")))[1:])) == cells
