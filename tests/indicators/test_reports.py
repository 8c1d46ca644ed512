"""The report table: its columns, types and rules."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from indicators.errors import ReportTableBroken
from indicators.reports import REPORT_COLUMNS, check_report_table, report_table

ROW = {
    "event_id": "e1",
    "article_id": "a1",
    "incident_id": "i1",
    "kind": "attack",
    "first_day": date(2020, 1, 8),
    "last_day": date(2020, 1, 9),
    "date_precision": "day",
    "country": "Shoreland",
    "geo_precision": "country",
    "published": date(2020, 1, 9),
    "tally": None,
}


def test_empty_cells_are_missing_values_never_empty_text():
    """A cell that a row leaves out is NaN, NaT or <NA>, a flag False, and nothing is filled in."""
    table = report_table([ROW])
    assert table["tally"].tolist() == [False]
    empty = set(REPORT_COLUMNS) - set(ROW)
    assert all(table[column].isna().all() for column in empty)
    assert table["first_day"].tolist() == [pd.Timestamp("2020-01-08")]


@pytest.mark.parametrize(
    "rows", [[], [ROW], [ROW, {**ROW, "event_id": "e2", "killed": 3, "latitude": 1.5, "longitude": 2.0}]]
)
def test_the_types_do_not_depend_on_the_rows(rows):
    """No row, a row of empty cells and a full row give the same columns and types, and pass the check."""
    table = report_table(rows)
    assert {column: str(dtype) for column, dtype in table.dtypes.items()} == REPORT_COLUMNS
    assert table.index.tolist() == list(range(len(rows)))
    check_report_table(table)


def test_na_the_word_stays_text():
    """The country code NA is a word, not a missing value."""
    table = report_table([{**ROW, "country": "NA", "place": "nan"}])
    assert table.loc[0, ["country", "place"]].tolist() == ["NA", "nan"]
    check_report_table(table)


@pytest.mark.parametrize(
    ("broken", "said"),
    [
        (lambda t: t.drop(columns=["ends", "url"]), "no column ends, url"),
        (lambda t: t.astype({"killed": "float64"}), "killed: found type float64. Expected Int64"),
        (
            lambda t: t.assign(incident_id=pd.Series([None, "i"], dtype="str")),
            "incident_id: found an empty cell in table row 0",
        ),
        (
            lambda t: t.assign(event_id=pd.Series(["e", "e"], dtype="str")),
            "table row 1. Expected each event_id once",
        ),
        (
            lambda t: t.assign(last_day=t["first_day"] - pd.Timedelta(days=1)),
            "last_day: found a day before first_day",
        ),
        (lambda t: t.assign(latitude=[1.0, None]), "latitude: found one coordinate without the other"),
    ],
)
def test_each_rule_is_checked(broken, said):
    """A table that breaks a rule of the contract is refused, with the column and what was expected."""
    table = report_table([ROW, {**ROW, "event_id": "e2"}])
    with pytest.raises(ReportTableBroken) as caught:
        check_report_table(broken(table))
    assert said in str(caught.value)
