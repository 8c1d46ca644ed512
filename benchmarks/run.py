"""Measure everything and write docs/BENCHMARKS.md: make bench.

    python -m benchmarks.run [--reports N ...] [--runs N] [--no-browser] [--out PAGE]

Needs about 10 GB of memory at 10 million reports, most of it for pandas, and 1 GB of temporary disk.
"""

from __future__ import annotations

import argparse
import os
import tempfile
from pathlib import Path

import pandas as pd

from benchmarks.first_page import measure_waits
from benchmarks.generated_reports import Size, write_reports
from benchmarks.page import benchmarks_page
from benchmarks.processes import Numbers, measure
from benchmarks.results import METHODS, Results, WeeklySums
from indicators.scoring.weekly import UNIT

SIZES = {
    10_000: Size(reports=10_000, weeks=52, places=1_000),
    1_000_000: Size(reports=1_000_000, weeks=104, places=4_000),
    10_000_000: Size(reports=10_000_000, weeks=260, places=10_000),
}
PAGE = Path(__file__).parent.parent / "docs" / "BENCHMARKS.md"
_KEYS = ["indicator_no", "week_no"]


def main() -> None:
    """Measure what was asked for and write the page."""
    asked = _arguments()
    load_before = os.getloadavg()[0]
    waits = None if asked.no_browser else measure_waits(asked.runs)
    shipped = [measure("benchmarks.shipped_watch") for _ in range(asked.runs)]
    sums = [_weekly_sums(SIZES[reports], asked.runs) for reports in sorted(asked.reports)]
    results = Results(shipped, sums, waits, load_before, os.getloadavg()[0])
    asked.out.write_text(benchmarks_page(results), encoding="utf-8")
    print(f"wrote {asked.out.name}")


def _weekly_sums(size: Size, runs: int) -> WeeklySums:
    """Make the reports of one size and let every method have its turn, run after run."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        print(f"{size.reports:,} reports: making them")
        write_reports(folder, size)
        taken: dict[str, list[Numbers]] = {method: [] for method in METHODS}
        for run in range(runs):
            for method in METHODS:
                out = str(folder / f"{method}.csv")
                one = measure("benchmarks.weekly_sums", method, name, str(size.weeks), out)
                taken[method].append(one)
                print(f"{size.reports:,} reports, run {run + 1}: {method} took {one['cpu_seconds']:.2f} CPU s")
        return WeeklySums(size, taken, *_differences(folder))


def _differences(folder: Path) -> tuple[float, bool]:
    """Hold every method's sums against the compiled SQL's: the largest difference in points; whether counts agree."""
    tables = {
        method: pd.read_csv(folder / f"{method}.csv").set_index(_KEYS).sort_index()
        for method in METHODS
        if method != "bare_scan"
    }
    ours = tables.pop("compiled")
    if not all(ours.index.equals(other.index) for other in tables.values()):
        return float("inf"), False
    largest = max(float((ours["raw"] - other["raw"]).abs().max()) for other in tables.values())
    counts = ["incidents", "reports"]
    agree = all((ours[counts].fillna(0) == other[counts].fillna(0)).all(axis=None) for other in tables.values())
    return largest / UNIT, agree


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.run", description="Measure, and write a page of it.")
    parser.add_argument("--reports", type=int, nargs="+", choices=SIZES, default=list(SIZES), help="sizes to measure")
    parser.add_argument("--runs", type=int, default=3, help="how often each is measured (default: 3)")
    parser.add_argument("--no-browser", action="store_true", help="leave the server and its page out")
    parser.add_argument("--out", type=Path, default=PAGE, help="the page to write (default: docs/BENCHMARKS.md)")
    return parser.parse_args()


if __name__ == "__main__":
    main()
