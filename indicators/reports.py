"""The report table: one row per accepted report, the same whatever file it came from.

A report is one article's account of one event. A row is identified by event_id; rows that share an
incident_id describe one incident. Sorted as in the source.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np
import pandas as pd

from indicators.errors import ReportTableBroken

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

TEXT: Final = "str"
DAY: Final = "datetime64[us]"
NUMBER: Final = "float64"
COUNT: Final = "Int64"
FLAG: Final = "bool"

REPORT_COLUMNS: Final[dict[str, str]] = {
    "event_id": TEXT,
    "article_id": TEXT,
    "incident_id": TEXT,  # never empty: the event_id where the source names no incident
    "kind": TEXT,
    "subtype": TEXT,
    "direction": TEXT,
    "first_day": DAY,  # local, midnight
    "last_day": DAY,  # local, midnight, first_day or later
    "date_precision": TEXT,
    "country": TEXT,
    "admin1": TEXT,
    "place": TEXT,
    "latitude": NUMBER,  # degrees north, WGS 84; NaN with longitude when there is no point
    "longitude": NUMBER,  # degrees east
    "geo_precision": TEXT,
    "actor": TEXT,
    "actor_side": TEXT,
    "target": TEXT,
    "target_side": TEXT,
    "magnitude": NUMBER,  # in magnitude_unit
    "magnitude_unit": TEXT,
    "killed": COUNT,  # people on the target's side
    "wounded": COUNT,  # people on the target's side
    "credibility": COUNT,  # 1 (confirmed) to 5 (improbable), 6 cannot be judged
    "stated_reason": TEXT,  # StatedReason words joined by ;
    "tally": FLAG,  # sums several incidents up: evidence, never scored
    "ends": TEXT,  # incident ids joined by ;
    "summary": TEXT,
    "char_start": COUNT,  # characters from the start of the article's text
    "char_end": COUNT,  # exclusive
    "published": DAY,  # local, midnight
    "reliability": TEXT,
    "publisher": TEXT,
    "title": TEXT,
    "url": TEXT,
}
"""Every column of the report table with its pandas type; an empty cell is NaN, NaT or <NA>, never "".

The last five are those of the article, repeated on each of its reports.
"""

OF_ARTICLE: Final = ("published", "reliability", "publisher", "title", "url")
NEVER_EMPTY: Final = (
    "event_id", "article_id", "incident_id", "kind", "first_day", "last_day",
    "date_precision", "country", "geo_precision", "published",
)  # fmt: skip


def report_table(rows: Sequence[Mapping[str, Any]]) -> pd.DataFrame:
    """Build the report table from rows of Python values; a missing key or None is an empty cell.

    Days are datetime.date, counts int, flags bool. No rows give an empty table with every column and type.
    """
    return typed_table(rows, REPORT_COLUMNS)


def typed_table(rows: Sequence[Mapping[str, Any]], columns: Mapping[str, str]) -> pd.DataFrame:
    """Build a table with the given columns and pandas types, index 0..n-1.

    >>> typed_table([{"killed": 2}, {}], {"killed": "Int64"})["killed"].tolist()
    [2, <NA>]
    """
    data = {name: _column([row.get(name) for row in rows], dtype) for name, dtype in columns.items()}
    return pd.DataFrame(data, index=pd.RangeIndex(len(rows)))


def check_report_table(table: pd.DataFrame) -> None:
    """Hold a table against the contract of this module. Raises ReportTableBroken at the first rule broken.

    For readers of other formats and for tables made by hand; the reader of watch folders has said
    every fault by line before.
    """
    missing = [column for column in REPORT_COLUMNS if column not in table.columns]
    if missing:
        raise ReportTableBroken(f"found no column {', '.join(missing)}", expected="every column of the report table")
    for column, dtype in REPORT_COLUMNS.items():
        if str(table[column].dtype) != dtype:
            raise ReportTableBroken(f"found type {table[column].dtype}", expected=dtype, field=column)
    for column in NEVER_EMPTY:
        _refuse_rows(table[column].isna(), "an empty cell", "a value", column)
    _refuse_rows(table["event_id"].duplicated(), "a repeated identifier", "each event_id once", "event_id")
    _refuse_rows(table["last_day"] < table["first_day"], "a day before first_day", "first_day or later", "last_day")
    half = table["latitude"].isna() != table["longitude"].isna()
    _refuse_rows(half, "one coordinate without the other", "both or neither", "latitude")


def _column(cells: Iterable[Any], dtype: str) -> Any:
    values = list(cells)
    if dtype == FLAG:
        return np.array([bool(value) for value in values], dtype=bool)
    if dtype == DAY:
        return pd.Series(np.array(values, dtype="datetime64[D]").astype(DAY), dtype=DAY).array
    return pd.Series(values, dtype=dtype).array


def _refuse_rows(is_broken: pd.Series, found: str, expected: str, field: str) -> None:
    if is_broken.any():
        row = int(np.flatnonzero(is_broken.to_numpy())[0])
        raise ReportTableBroken(f"found {found} in table row {row}", expected=expected, field=field)
