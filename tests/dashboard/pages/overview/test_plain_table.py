"""A table of numbers as the fold below a chart shows it."""

from __future__ import annotations

import pandas as pd

from dashboard.components.table import Kind
from dashboard.pages.overview.plain_table import plain_table

TABLE = pd.DataFrame(
    {
        "week": ["2020-W01", "2020-W02"],
        "score": [12.34, float("nan")],
        "incidents": [2, 0],
        "killed": pd.array([3, None], dtype="Int64"),
        "since": [pd.Timestamp("2020-03-10"), pd.NaT],
    }
)


def test_cells_are_written_as_the_page_writes_numbers_and_days():
    """One decimal, whole numbers whole, days in words; what is not known is a dash, never a zero."""
    _, rows = plain_table(("Week", "Score", "Incidents", "Killed", "Since"), TABLE)
    assert [row.cells for row in rows] == [
        ["2020-W01", "12.3", "2", "3", "10 Mar 2020"],
        ["2020-W02", "–", "0", "–", "–"],
    ]


def test_the_first_column_names_the_row_and_numbers_stand_right():
    """Words stay words."""
    columns, _ = plain_table(("Week", "Score", "Incidents", "Killed", "Since"), TABLE)
    assert [column.kind for column in columns] == [Kind.NAME, Kind.NUMBER, Kind.NUMBER, Kind.NUMBER, Kind.WORDS]
