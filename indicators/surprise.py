"""Whether a week brought unusually many incidents, held against the weeks before it. Never enters the score.

Source: METHOD section 6.
"""

from __future__ import annotations

from math import exp, lgamma, log
from typing import TYPE_CHECKING

import pandas as pd

from indicators.phrases import count, counted, inside_sentence, start_of_sentence
from indicators.surprise_baseline import baseline_of, incident_starts
from indicators.vocabulary import Kind, WeekState

if TYPE_CHECKING:
    from indicators.scoring import WeeklyMatrix
    from indicators.surprise_baseline import Baseline

GRAVE_RUNG = 4.0
"""From this rung an incident is grave, where a report believed at .5 or more reaches it."""
UNUSUAL, VERY_UNUSUAL = 0.05, 0.01
"""p below which a week is unusual, very unusual."""


def chance_of(incidents: int, baseline: Baseline) -> float:
    """Give p = P(N >= n) for N ~ NegBin(a, b / (b + 1)): a Poisson count whose rate is known from the baseline.

    >>> from indicators.surprise_baseline import Baseline
    >>> round(chance_of(3, Baseline(tuple("abcdef"), (0, 1, 0, 0, 2, 0))), 4)
    0.0221
    """
    a, b = baseline.a, baseline.b
    below = sum(
        exp(lgamma(a + k) - lgamma(k + 1) - lgamma(a) + a * log(b / (b + 1)) - k * log(b + 1)) for k in range(incidents)
    )
    return min(1.0, max(0.0, 1.0 - below))


def surprise(matrix: WeeklyMatrix, week: str) -> pd.DataFrame:
    """Test a week's incidents, and its grave ones, of each flow indicator against its own baseline.

    One row a (flow indicator, test): indicator, is_grave, incidents (begun in the week, weight above 0; <NA>
    where nobody searched), expected (a / b), weeks (K'), p, word ("unusual", "very unusual", else ""). expected
    and p are NaN where the test abstains: fewer than four earlier weeks, or a week that nobody searched.
    A week that still fills can only grow: what is unusual now stays so.
    """
    states = matrix.week_states["state"]
    rows = []
    for definition in matrix.definitions:
        if definition.kind != Kind.FLOW:
            continue
        for grave in (None, GRAVE_RUNG):
            starts = incident_starts(matrix, [definition.id], grave)
            baseline = baseline_of(starts, states, week)
            is_silent = baseline is None or states[week] == WeekState.NOT_COVERED.value
            own = {"indicator": definition.id, "is_grave": grave is not None, "incidents": starts[week]}
            if is_silent or baseline is None:
                rows.append(own | {"expected": float("nan"), "weeks": 0, "p": float("nan"), "word": ""})
                continue
            p = chance_of(int(starts[week]), baseline)
            word = "very unusual" if p < VERY_UNUSUAL else "unusual" if p < UNUSUAL else ""
            expected = baseline.a / baseline.b
            rows.append(own | {"expected": expected, "weeks": len(baseline.weeks), "p": p, "word": word})
    table = pd.DataFrame(rows, columns=["indicator", "is_grave", "incidents", "expected", "weeks", "p", "word"])
    return table.astype({"incidents": "Int64", "word": "str"})


def said_tests(table: pd.DataFrame) -> str:
    """Say how many tests were made, since one in twenty is unusual by chance: "18 tests". table: of `surprise`."""
    tested = int(table["p"].notna().sum())
    return "Not tested" if not tested else start_of_sentence(counted(tested, "test"))


def surprise_sentence(matrix: WeeklyMatrix, table: pd.DataFrame) -> str:
    """Say what is unusual, the least likely first; abstaining is said as such.

    "Relocations very unusual, six incidents where 0.5 would be usual." table: of `surprise`.
    """
    tested = table.dropna(subset=["p"])
    if tested.empty:
        return "fewer than four earlier weeks to hold this one against, or nobody searched."
    found = tested[tested["word"] != ""].sort_values("p", kind="stable").drop_duplicates("indicator")
    if found.empty:
        return "against the weeks before: nothing unusual."
    short = {d.id: inside_sentence(d.short) for d in matrix.definitions}
    said = [
        f"{short[row['indicator']]} {row['word']}, {_incidents(row)} where {row['expected']:.1f} would be usual"
        for row in found.to_dict("records")
    ]
    return f"against the weeks before: {'; '.join(said)}."


def _incidents(row: dict[object, object]) -> str:
    many = int(str(row["incidents"]))
    noun = "incident" if many == 1 else "incidents"
    return f"{count(many)} {'grave ' if row['is_grave'] else ''}{noun}"
