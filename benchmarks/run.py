"""Measure what docs/BENCHMARKS.md promises, and write it: make bench.

Everything is measured in one run on one machine, so that the ratios hold whatever the machine:
scoring against a bare scan, hand-written SQL and plain pandas (weekly_sums.py, a process a run, in
turn), the shipped watch, and how long a reader waits (waiting.py).
"""

from __future__ import annotations

import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from benchmarks.generated_reports import Size, write_reports
from benchmarks.waiting import waiting_lines
from indicators import compose, load_catalogue, read_watch, score_incidents, shipped_watch_folder

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "BENCHMARKS.md"
METHODS = ("bare_scan", "compiled", "handwritten", "plain_pandas")
SIZES = (Size(10_000, 52, 1_000), Size(1_000_000, 104, 4_000), Size(10_000_000, 260, 10_000))
RUNS = 3


@dataclass(frozen=True)
class Taken:
    """One run of one method: seconds of all threads, and the process's peak of memory in MB."""

    cpu_seconds: float
    peak_mb: float


def main() -> None:
    """Measure everything and write the page; with an argument, only sizes up to so many reports."""
    largest = int(sys.argv[1]) if len(sys.argv) > 1 else SIZES[-1].reports
    lines = [*_head(), *_scoring_lines([size for size in SIZES if size.reports <= largest]), *_shipped_lines()]
    lines += waiting_lines()
    PAGE.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(PAGE.read_text(encoding="utf-8"))


def _head() -> list[str]:
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    machine = f"{os.cpu_count()} cores, {memory:.0f} GiB of memory, {platform.system()}"
    made = f"Python {platform.python_version()}, DuckDB {version('duckdb')}, pandas {version('pandas')}"
    taken = f"Medians of {RUNS} runs, taken in turn. Ratios carry over to other machines; seconds do not."
    return ["# Benchmarks", "", f"Made by `make bench`: {machine}, {made}. {taken}", ""]


def _scoring_lines(sizes: list[Size]) -> list[str]:
    about = """Nine definitions, reports in Parquet, half as many incidents. CPU seconds of all threads; peak memory of
the process. The bare scan reads every used column and takes its minimum. All methods but the scan give the same
sums."""
    heads = ["reports", "scan", "compiled", "hand-written SQL", "pandas", "compiled / scan", "compiled / hand-written"]
    heads += ["pandas / compiled", "memory, compiled / pandas"]
    rule = "|".join(["---"] * len(heads))
    lines = ["## From reports to weekly sums", "", about, "", f"| {' | '.join(heads)} |", f"|{rule}|"]
    return [*lines, *(_size_line(size) for size in sizes), ""]


def _size_line(size: Size) -> str:
    with tempfile.TemporaryDirectory() as folder:
        write_reports(Path(folder), size)
        sums = {method: Path(folder) / f"{method}.csv" for method in METHODS}
        runs: dict[str, list[Taken]] = {method: [] for method in METHODS}
        for _ in range(RUNS):
            for method in METHODS:
                runs[method].append(_run(method, folder, size, sums[method]))
        _require_equal(sums)
    cpu = {method: statistics.median(run.cpu_seconds for run in taken) for method, taken in runs.items()}
    peak = {method: statistics.median(run.peak_mb for run in taken) for method, taken in runs.items()}
    seconds = " | ".join(f"{cpu[method]:.2f} s" for method in METHODS)
    ratios = (
        cpu["compiled"] / cpu["bare_scan"],
        cpu["compiled"] / cpu["handwritten"],
        cpu["plain_pandas"] / cpu["compiled"],
        peak["compiled"] / peak["plain_pandas"],
    )
    print(f"{size.reports:,} reports: {seconds}", flush=True)
    return f"| {size.reports:,} | {seconds} | " + " | ".join(f"{ratio:.2f}" for ratio in ratios) + " |"


def _run(method: str, folder: str, size: Size, out: Path) -> Taken:
    command = [sys.executable, "-m", "benchmarks.weekly_sums", method, folder, str(size.weeks)]
    command += [str(out)] if method != "bare_scan" else []
    process = subprocess.Popen(command, stdout=subprocess.PIPE, cwd=ROOT, text=True)
    said = process.stdout.read() if process.stdout else ""
    _, status, used = os.wait4(process.pid, 0)
    if status:
        message = f"{method} at {size.reports} reports ended with status {status}."
        raise RuntimeError(message)
    return Taken(json.loads(said)["cpu_seconds"], used.ru_maxrss / 1024)


def _require_equal(sums: dict[str, Path]) -> None:
    """Hold the methods to one answer: raw sums to 1e-9 relative, counts exactly."""
    import pandas as pd  # noqa: PLC0415 (kept out of what the runs import)

    keys = ["indicator_no", "week_no"]
    tables = {
        m: pd.read_csv(path).sort_values(keys).reset_index(drop=True) for m, path in sums.items() if path.exists()
    }
    first = tables.pop("compiled")
    for table in tables.values():
        pd.testing.assert_frame_equal(first, table[first.columns], rtol=1e-9, check_dtype=False)


def _shipped_lines() -> list[str]:
    watch, catalogue = read_watch(shipped_watch_folder()), load_catalogue()
    started = time.perf_counter()
    matrix = score_incidents(watch, catalogue)
    first = time.perf_counter() - started
    again = statistics.median(_seconds(lambda: score_incidents(watch, catalogue)) for _ in range(9))
    weights = catalogue.weights("default")
    composed = statistics.median(_seconds(lambda: compose(matrix, weights)) for _ in range(9))
    return [
        "## The shipped watch",
        "",
        "278 reports, 152 incidents, 26 weeks.",
        "",
        "| step | time |",
        "|---|---|",
        f"| score for the first time, compiling included | {first * 1000:.0f} ms |",
        f"| score again | {again * 1000:.0f} ms |",
        f"| other weights over the same matrix | {composed * 1000:.1f} ms |",
        "",
    ]


def _seconds(work: object) -> float:
    started = time.perf_counter()
    work()  # type: ignore[operator]
    return time.perf_counter() - started


if __name__ == "__main__":
    main()
