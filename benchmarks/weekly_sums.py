"""One measurement of the step from reports to weekly sums, in a process of its own.

    python -m benchmarks.weekly_sums METHOD FOLDER WEEKS [OUT]

Reads FOLDER (generated_reports.write_reports), runs METHOD once and prints what it took as JSON:
cpu_seconds (all threads) and seconds of the work alone, without starting Python, and peak_mb, the
process's peak of memory. With OUT the sums are written there, as CSV.
"""

from __future__ import annotations

import json
import os
import resource
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb

from benchmarks.generated_reports import FIRST_DAY
from benchmarks.in_pandas import weekly_sums as sums_in_pandas
from indicators.catalogue import load_catalogue
from indicators.scoring import engine, relevance
from indicators.scoring.weekly import Plan
from indicators.watch import read_watch, shipped_watch_folder

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import pandas as pd

USED = (
    "incident_no", "turn", "place_no", "first_day", "last_day", "kind", "subtype", "direction",
    "geo_precision", "date_precision", "actor_side", "target_side", "magnitude_unit", "reliability",
    "magnitude", "killed", "wounded", "credibility",
)  # fmt: skip
"""The columns of a report that the shipped definitions and the method look at."""

WORDS = (
    "kind", "subtype", "direction", "geo_precision", "date_precision", "actor_side", "target_side",
    "magnitude_unit", "reliability",
)  # fmt: skip


def bare_scan(folder: Path, weeks: int) -> Callable[[], pd.DataFrame]:  # noqa: ARG001 (as the others)
    """Read every used column and do as little as can be with it."""
    connection = _connection(folder)
    # Parquet keeps the least value of every chunk: left to itself the engine would answer without reading.
    connection.execute("set disabled_optimizers = 'statistics_propagation'")
    query = f"select {', '.join(f'min({column})' for column in USED)} from reports"
    return lambda: connection.execute(query).df()


def compiled(folder: Path, weeks: int) -> Callable[[], pd.DataFrame]:
    """Run the SQL that the product's expression compiles to."""
    connection, plan = _connection(folder), _plan(folder, weeks)
    engine.register_small_tables(connection, _sites(folder), plan)
    statement = engine.statement_at_once(plan)
    return lambda: connection.execute(statement).df()


def handwritten(folder: Path, weeks: int) -> Callable[[], pd.DataFrame]:
    """Run handwritten.sql."""
    connection, plan = _connection(folder), _plan(folder, weeks)
    connection.register("sites", _sites(folder))
    connection.register("eras", relevance.eras(plan.breaks))
    steps = " + ".join(f"(day >= {day})::bigint" for day in plan.breaks)
    connection.execute(f"create macro era_of(day) as {steps}")
    statement = Path(__file__).with_name("handwritten.sql").read_text(encoding="utf-8")
    return lambda: connection.execute(statement, {"first_day": FIRST_DAY, "weeks": weeks}).df()


def plain_pandas(folder: Path, weeks: int) -> Callable[[], pd.DataFrame]:
    """Read the used columns into pandas and run in_pandas.py; the reading counts, as it does for the others."""
    return lambda: sums_in_pandas(*_frames(folder, USED), FIRST_DAY, weeks)


def pandas_categories(folder: Path, weeks: int) -> Callable[[], pd.DataFrame]:
    """Do the same with words as categories, which have to be declared before they are read."""
    return lambda: sums_in_pandas(*_frames(folder, _declared(folder)), FIRST_DAY, weeks)


METHODS = {method.__name__: method for method in (bare_scan, compiled, handwritten, plain_pandas, pandas_categories)}


def main(method: str, folder: str, weeks: str, out: str = "") -> None:
    """Run one method once and print what it took."""
    # Whatever pandas and DuckDB set up between them on first use is no part of the work.
    duckdb.execute("select 1 as one").df()
    work = METHODS[method](Path(folder), int(weeks))
    started, cpu_before = time.perf_counter(), _cpu_seconds()
    sums = work()
    taken = {
        "seconds": time.perf_counter() - started,
        "cpu_seconds": _cpu_seconds() - cpu_before,
        "peak_mb": _peak_mb(),
    }
    if out:
        sums.to_csv(out, index=False)
    print(json.dumps(taken))


def _connection(folder: Path) -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect(":memory:")
    connection.execute(f"set threads = {os.cpu_count()}")
    connection.execute("set preserve_insertion_order = false")
    for table in ("reports", "places"):
        connection.execute(f"create view {table} as from '{folder / table}.parquet'")
    return connection


def _sites(folder: Path) -> pd.DataFrame:
    return duckdb.execute(f"from '{folder / 'sites'}.parquet'").df()


def _plan(folder: Path, weeks: int) -> Plan:
    settings = read_watch(shipped_watch_folder()).settings
    definitions = tuple(definition.resolved(settings) for definition in load_catalogue().definitions)
    return Plan(definitions, settings, relevance.era_breaks(_sites(folder)), FIRST_DAY, weeks)


def _frames(folder: Path, columns: Sequence[str]) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    reports = duckdb.execute(f"select {', '.join(columns)} from '{folder / 'reports'}.parquet'").df()
    return reports, duckdb.execute(f"from '{folder / 'places'}.parquet' order by place_no").df(), _sites(folder)


def _declared(folder: Path) -> list[str]:
    """Declare the words of every column that holds few; DuckDB then hands them over as categories."""
    for column in WORDS:
        found = f"from '{folder / 'reports'}.parquet' where {column} is not null"
        words = duckdb.execute(f"select distinct {column} {found} order by 1").fetchall()
        duckdb.execute(f"create or replace type {column}_words as enum ({', '.join(repr(word) for (word,) in words)})")
    return [f"{column}::{column}_words as {column}" if column in WORDS else column for column in USED]


def _cpu_seconds() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def _peak_mb() -> float:
    """Give the peak of memory since this program was loaded; getrusage also counts what its parent held."""
    status = Path("/proc/self/status")
    if status.exists():
        line = next(line for line in status.read_text(encoding="ascii").splitlines() if line.startswith("VmHWM"))
        return int(line.split()[1]) * 1024 / 1e6
    kilobyte = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * kilobyte / 1e6


if __name__ == "__main__":
    main(*sys.argv[1:])
