"""Turn a small table of numbers and words into the rows that a fold below a chart shows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from dashboard import text_overview as words
from dashboard.components.table import Column, Kind, Row
from dashboard.days import day_in_words
from dashboard.figures.numbers import points

if TYPE_CHECKING:
    from collections.abc import Sequence


def plain_table(heads: Sequence[str], table: pd.DataFrame) -> tuple[list[Column], list[Row]]:
    """Give columns and rows; the first column names the row. What is not known is a dash, never a zero."""
    columns = [
        Column(head, Kind.NAME if place == 0 else Kind.NUMBER if _is_number(table.iloc[:, place]) else Kind.WORDS)
        for place, head in enumerate(heads)
    ]
    return columns, [Row([_cell(value) for value in row]) for row in table.itertuples(index=False)]


def _is_number(column: pd.Series[Any]) -> bool:
    return pd.api.types.is_numeric_dtype(column)


def _cell(value: Any) -> str:
    if pd.isna(value):
        return words.NONE
    if isinstance(value, pd.Timestamp):
        return day_in_words(value.date())
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else points(value)
    return str(value)
