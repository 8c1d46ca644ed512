"""Read rows and cells of a table with the types that a page needs: a column's name is always text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    import pandas as pd


def rows_of(table: pd.DataFrame) -> list[dict[str, Any]]:
    """Give every row as column -> value, in order."""
    return cast("list[dict[str, Any]]", table.to_dict("records"))


def row_of(table: pd.DataFrame, label: str) -> dict[str, Any]:
    """Give the one row of a label. Raises KeyError where the table has none."""
    return cast("dict[str, Any]", table.loc[label].to_dict())


def cell_of(table: pd.DataFrame, label: str, column: str) -> Any:
    """Give one cell."""
    return table.at[label, column]  # noqa: PD008 (one cell is meant)
