"""Write docs/BENCHMARKS.md: what was measured, on what machine, against what was aimed at."""

from __future__ import annotations

import os
import platform
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from statistics import median
from typing import TYPE_CHECKING

from benchmarks.processes import middle
from benchmarks.results import METHODS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from benchmarks.results import Results, WeeklySums
    from benchmarks.weights_drag import Drag

_PROGRAMS = ("duckdb", "ibis-framework", "pandas", "numpy", "dash", "plotly")
_NAMES = {
    "bare_scan": "bare scan",
    "compiled": "**posturewatch**",
    "handwritten": "hand-written SQL",
    "plain_pandas": "plain pandas",
    "pandas_categories": "pandas, words as categories",
}
_SAME = 1e-9  # points


@dataclass(frozen=True)
class Aim:
    """One number that is aimed at: what, found, the limit, and on which side of it to stay."""

    what: str
    found: float
    limit: float
    at_most: bool = True
    unit: str = ""

    @property
    def row(self) -> tuple[str, ...]:
        """Say it in four cells."""
        is_met = self.found <= self.limit if self.at_most else self.found >= self.limit
        sign = "at most" if self.at_most else "at least"
        return self.what, f"{sign} {self.limit:g}{self.unit}", f"{self.found:.2f}{self.unit}", "yes" if is_met else "no"


def benchmarks_page(results: Results) -> str:
    """Write the whole page."""
    parts = [
        "# Benchmarks",
        _INTRODUCTION,
        _machine(results),
        "## What is aimed at",
        _table(("", "aim", "found", "met"), (aim.row for aim in _aims(results))),
        "## Reports to weekly sums",
        _METHODS_EXPLAINED,
        *(part for sums in results.weekly_sums for part in _sums_part(sums)),
        "## The shipped watch",
        _shipped(results),
    ]
    if results.waits is not None:
        parts += ["## Waiting for the first page", _waits(results)]
    return "\n\n".join(parts) + "\n"


_INTRODUCTION = """Made by `make bench`, which writes this page. Every measurement runs in a process of its own, \
the methods in turns; each number is a median. Read the ratios: they were taken side by side. Seconds depend on the \
machine and on what else it was doing, seconds of CPU less so than seconds on the clock."""

_METHODS_EXPLAINED = """The step from a table of coded reports to the raw score of every indicator in every week, \
under the nine shipped definitions: the one step whose cost grows with the number of reports. The reports are \
generated (`benchmarks/generated_reports.py`) with the mix of kinds, precisions and grades of the shipped watch, \
twice as many reports as incidents, a tenth of them dated to an interval, 16 protected sites, and lie in Parquet \
files. Each method reads them from there.

- **posturewatch**: the SQL that the scoring expression compiles to, compiled beforehand, on DuckDB.
- bare scan: DuckDB reads every column that is used, takes its minimum, and does nothing else.
- hand-written SQL: the same rules for DuckDB by hand, as fast as we could make them (`benchmarks/handwritten.sql`).
- plain pandas: no loop over rows, words as text, as pandas reads them (`benchmarks/in_pandas.py`).
- pandas, words as categories: the same code on the form that suits pandas best, which has to be declared first."""


def _machine(results: Results) -> str:
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9
    programs = ", ".join(f"{name} {version(name)}" for name in _PROGRAMS)
    return (
        f"Machine: {os.cpu_count()} cores, {memory:.0f} GB of memory, {platform.system()}. Python "
        f"{platform.python_version()}, {programs}. Load of the machine {results.load_before:.1f} before and "
        f"{results.load_after:.1f} after: {_busy(results)} {datetime.now(UTC):%d %B %Y}."
    )


def _busy(results: Results) -> str:
    """Judge by the load at the beginning: at the end it is mostly our own."""
    if results.load_before <= (os.cpu_count() or 1) / 2:
        return "little else was running when it began."
    return "other programs were running, so seconds on the clock, waits above all, are longer than on an idle machine."


def _aims(results: Results) -> Iterable[Aim]:
    largest = results.weekly_sums[-1]
    at = f"{largest.size.reports:,} reports"
    ours = largest.cpu("compiled")
    yield Aim(f"CPU against a bare scan, {at}", ours / largest.cpu("bare_scan"), 8, unit="x")
    yield Aim(f"CPU against hand-written SQL, {at}", ours / largest.cpu("handwritten"), 1.2, unit="x")
    yield Aim(f"times faster than plain pandas, {at}", largest.cpu("plain_pandas") / ours, 5, at_most=False, unit="x")
    share = largest.peak("compiled") / largest.peak("plain_pandas")
    yield Aim(f"peak of memory against plain pandas, {at}", share, 0.5, unit="x")
    yield Aim("CPU to compile the SQL of a set of definitions", middle(results.shipped, "compile_cpu"), 250, unit=" ms")
    yield Aim("tips, agreement, fan and tornado of new weights", middle(results.shipped, "robust"), 150, unit=" ms")
    if results.waits is not None:
        yield Aim("start of the server to its first answer", median(results.waits.first_answer), 2.5, unit=" s")
        yield Aim("a new reader's navigation to the first chart", median(results.waits.cold_cache), 2.5, unit=" s")
        yield from _drag_aims(results.waits.drags)


def _drag_aims(drags: Sequence[Drag]) -> Iterable[Aim]:
    waits = [wait for drag in drags for wait in drag.waits]
    bare = [took for drag in drags for took in drag.bare]
    drawn = sum(drag.drawn for drag in drags) / sum(drag.values for drag in drags)
    yield Aim("from a slider's move to the drawn chart, network 200 ms slow", median(waits), 40, unit=" ms")
    yield Aim("the same against the bare redraw of that chart", median(waits) / median(bare), 1.5, unit="x")
    yield Aim("slider values of a drag that were drawn", 100 * drawn, 90, at_most=False, unit=" %")
    yield Aim("requests while the thumb is held", sum(drag.requests for drag in drags), 0)


def _sums_part(sums: WeeklySums) -> Iterable[str]:
    size = sums.size
    yield f"### {size.reports:,} reports, {size.weeks} weeks, {size.places:,} places"
    yield _table(
        ("", "CPU s", "s", "peak MB", "CPU to bare scan", "CPU to posturewatch", "peak to posturewatch"),
        (_method_row(sums, method) for method in METHODS),
    )
    differs = sums.largest_difference
    agrees = differs <= _SAME and sums.counts_agree
    counts = "the same" if sums.counts_agree else "not the same"
    yield (
        f"{'All agree' if agrees else '**They do not agree**'}: the weekly sums of the four differ by at most "
        f"{differs:.0e} points, their counts of incidents and reports are {counts}. Medians of {sums.runs} runs."
    )


def _method_row(sums: WeeklySums, method: str) -> tuple[str, ...]:
    cpu, peak = sums.cpu(method), sums.peak(method)
    return (
        _NAMES[method],
        f"{cpu:.2f}",
        f"{sums.seconds(method):.2f}",
        f"{peak:,.0f}",
        f"{cpu / sums.cpu('bare_scan'):.1f}",
        f"{cpu / sums.cpu('compiled'):.2f}",
        f"{peak / sums.peak('compiled'):.2f}",
    )


def _shipped(results: Results) -> str:
    rows = (
        ("read the folder, strictly", "read"),
        ("compile the SQL, once a process and set of definitions", "compile"),
        ("score it for the first time", "first"),
        ("score it again, as for another as-of date", "again"),
        ("weigh it, as for another weight set", "weigh"),
        ("tips, agreement, fan and tornado of those weights", "robust"),
    )
    table = _table(
        ("", "ms", "CPU ms"),
        ((said, *(f"{middle(results.shipped, name + of):.1f}" for of in ("", "_cpu"))) for said, name in rows),
    )
    return f"{table}\n\nMedians of {len(results.shipped)} runs, each in a Python of its own, imports left out."


def _waits(results: Results) -> str:
    waits = results.waits
    if waits is None:
        return ""
    rows: tuple[tuple[str, Sequence[float]], ...] = (
        ("from starting the server to its first answer (200)", waits.first_answer),
        ("from navigation to the first chart: the first reader of a server just started", waits.fresh_server),
        ("the same: a new reader, nothing in the browser's cache", waits.cold_cache),
        ("the same: a reader who has been there before", waits.warm_cache),
    )
    table = _table(("", "s", "fastest"), ((said, f"{median(all_):.2f}", f"{min(all_):.2f}") for said, all_ in rows))
    runs = len(waits.first_answer)
    return f"{table}\n\nMedians of {runs} runs, headless Chromium on the server's own machine, 1440 by 900."


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, [" --- " if not place else " ---: " for place in range(len(head))], *rows]
    return "\n".join(f"| {' | '.join(cell.strip() for cell in line)} |" for line in lines)
