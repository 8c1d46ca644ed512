"""One measurement of scoring the shipped watch, in a process of its own.

    python -m benchmarks.shipped_watch

Prints milliseconds as JSON, on the clock and (with _cpu) of all threads: read (the folder, strictly), compile (the
plan's SQL, in a process that has compiled nothing yet), first (score the watch for the first time, that compilation
left out), again (score it once more), weigh (compose the scores under a set of weights), robust (what is said of those
weights when a slider is let go, the first time).
"""

from __future__ import annotations

import json
import time
from typing import TYPE_CHECKING, Any

from indicators.catalogue import load_catalogue
from indicators.robustness import read_robustness
from indicators.scoring import compose, engine, relevance, score_incidents
from indicators.scoring.encoding import day_number, encode_sites
from indicators.scoring.weekly import Plan
from indicators.watch import read_watch, shipped_watch_folder
from indicators.weeks import Week, weeks_between

if TYPE_CHECKING:
    from collections.abc import Callable

    from indicators.watch import Watch


def main() -> None:
    """Read, compile, score twice, weigh."""
    taken: dict[str, float] = {}

    def timed(name: str, work: Callable[[], Any]) -> Any:
        started, cpu_before = time.perf_counter(), time.process_time()
        result = work()
        taken[name] = 1000 * (time.perf_counter() - started)
        taken[f"{name}_cpu"] = 1000 * (time.process_time() - cpu_before)
        return result

    watch = timed("read", lambda: read_watch(shipped_watch_folder()))
    catalogue = load_catalogue()
    timed("compile", lambda: engine.statements_for(_plan(watch)))
    timed("first", lambda: score_incidents(watch, catalogue))
    matrix = timed("again", lambda: score_incidents(watch, catalogue))
    scores = timed("weigh", lambda: compose(matrix, catalogue.weights("default")))
    last, before = scores.weeks.index[-1], scores.weeks.index[-2]
    timed("robust", lambda: read_robustness(scores, last, before))
    print(json.dumps(taken))


def _plan(watch: Watch) -> Plan:
    """Plan as score_incidents does, so that it finds the SQL compiled."""
    first, last = Week.parse(watch.settings.first_week), Week.parse(watch.settings.last_week or "")
    definitions = tuple(d.resolved(watch.settings) for d in load_catalogue().definitions)
    breaks = relevance.era_breaks(encode_sites(watch.sites))
    return Plan(definitions, watch.settings, breaks, day_number(first.monday), len(weeks_between(first, last)))


if __name__ == "__main__":
    main()
