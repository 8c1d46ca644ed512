"""The yardsticks of the benchmark measure the same work: three scorers written apart give the same sums."""

from __future__ import annotations

from typing import TYPE_CHECKING

import duckdb
import pytest

from benchmarks.generated_reports import SITES, Size, write_reports
from benchmarks.weekly_sums import METHODS, USED
from indicators.scoring.weekly import UNIT

if TYPE_CHECKING:
    import pandas as pd

SIZE = Size(reports=4_000, weeks=30, places=400)
KEYS = ["indicator_no", "week_no"]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Make a small set of reports."""
    made = tmp_path_factory.mktemp("reports")
    write_reports(made, SIZE)
    return made


@pytest.fixture(scope="module")
def compiled(folder) -> pd.DataFrame:
    """Give the sums of the product's own expression."""
    return sums("compiled", folder)


def sums(method, folder) -> pd.DataFrame:
    """Run a method; an empty count is a count of none."""
    return METHODS[method](folder, SIZE.weeks)().set_index(KEYS).sort_index()[["raw", "incidents", "reports"]].fillna(0)


@pytest.mark.parametrize("method", ["handwritten", "plain_pandas", "pandas_categories"])
def test_every_method_gives_the_sums_of_the_product(folder, compiled, method):
    """Sums agree to 1e-9 points, incidents and reports exactly, in every indicator and week."""
    other = sums(method, folder)
    assert other.index.tolist() == compiled.index.tolist()
    assert (other["raw"] - compiled["raw"]).abs().max() / UNIT <= 1e-9
    assert (other[["incidents", "reports"]] == compiled[["incidents", "reports"]]).all(axis=None)


def test_every_indicator_has_something_to_count(compiled):
    """Reports of all nine shipped indicators are made, in most weeks."""
    weeks = compiled[compiled["raw"] > 0].groupby(level="indicator_no").size()
    assert weeks.index.tolist() == list(range(9))
    assert weeks.drop(8).min() > SIZE.weeks * 0.9


def test_reports_are_the_same_for_the_same_size(folder, tmp_path):
    """Made twice, the files hold the same rows in the same order."""
    write_reports(tmp_path, SIZE)
    first, second = (duckdb.sql(f"from '{where}/reports.parquet'").fetchall() for where in (folder, tmp_path))
    assert first == second


def test_reports_are_as_many_and_as_mixed_as_they_are_said_to_be(folder):
    """Half as many incidents as reports, a tenth of the reports dated to an interval, all sites protected."""
    reports = duckdb.sql(f"from '{folder}/reports.parquet'").df()
    assert len(reports) == SIZE.reports
    assert reports["incident_no"].nunique() == SIZE.reports // 2
    assert (reports["first_day"] < reports["last_day"]).mean() == pytest.approx(0.1, abs=0.02)
    assert len(duckdb.sql(f"from '{folder}/sites.parquet'").df()) == SITES


def test_bare_scan_reads_every_used_column(folder):
    """The scan that all is held against gives one minimum of each column that the product uses."""
    assert METHODS["bare_scan"](folder, SIZE.weeks)().shape == (1, len(USED))
