"""Tables: headings for people who listen, totals at the foot, and words where there is nothing."""

from __future__ import annotations

import pytest

from dashboard import text
from dashboard.components.table import Column, Kind, Row, table, table_alternative
from tests.dashboard.components.drawn import of_kind, of_type, words

COLUMNS = [Column("Site", Kind.NAME), Column("Note", Kind.QUIET, wide_only=True), Column("Points", Kind.STRONG)]


def test_each_row_has_its_heading_and_each_column_too() -> None:
    """The naming column is read out with every cell of its row."""
    drawn = table(COLUMNS, [Row(["Erbil", "held", "1.2"])], caption="Sites")
    scopes = [heading.scope for heading in of_type(drawn, "Th")]
    assert scopes == ["col", "col", "col", "row"]
    assert words(of_type(drawn, "Caption")) == "Sites"


def test_a_total_stands_below_the_rows() -> None:
    """The foot is a foot and no row among rows."""
    drawn = table(COLUMNS, [Row(["Erbil", "held", "1.2"])], caption="Sites", foot=[Row(["Total", None, "1.2"])])
    assert words(of_type(drawn, "Tbody")) == "Erbil held 1.2"
    assert words(of_type(drawn, "Tfoot")) == "Total 1.2"


def test_a_marked_row_carries_its_mark() -> None:
    """What changed this week is marked, the others are not."""
    drawn = table(COLUMNS, [Row(["A", "", "1"], marked=True), Row(["B", "", "2"])], caption="Sites")
    assert [words(row) for row in of_kind(drawn, "table__row--marked")] == ["A 1"]


def test_a_still_row_can_be_told_from_the_others() -> None:
    """A phone leaves out the rows in which nothing happened."""
    drawn = table(COLUMNS, [Row(["A", "", "1"]), Row(["B", "", "2"], still=True)], caption="Sites")
    assert [words(row) for row in of_kind(drawn, "table__row--still")] == ["B 2"]


def test_a_table_that_scrolls_can_be_reached_by_keyboard_and_has_a_name() -> None:
    """Wide tables scroll inside their frame; the frame takes the focus and says what it is."""
    drawn = table(COLUMNS, [Row(["A", "", "1"])], caption="Sites")
    assert (drawn.tabIndex, drawn.role, getattr(drawn, "aria-label")) == ("0", "region", "Sites")


def test_no_rows_are_said_and_not_drawn_as_an_empty_table() -> None:
    """A head without rows would look like a fault."""
    drawn = table(COLUMNS, [], caption="Sites")
    assert words(drawn) == text.NOTHING_TO_LIST
    assert not of_type(drawn, "Table")


def test_a_row_with_too_few_cells_is_an_error_and_not_a_shift() -> None:
    """A missing cell would put every following number under the wrong heading."""
    with pytest.raises(ValueError, match="shorter"):
        table(COLUMNS, [Row(["A", "1"])], caption="Sites")


def test_the_table_behind_a_chart_is_folded_away() -> None:
    """One click opens it; it is closed at first."""
    drawn = table_alternative(COLUMNS, [Row(["A", "", "1"])], caption="Sites")
    assert drawn._type == "Details"
    assert words(of_type(drawn, "Summary")) == text.AS_A_TABLE
    assert getattr(drawn, "open", None) is None
