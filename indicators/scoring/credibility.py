"""How far a report is believed, and which report of an incident speaks first.

Source of the values: information credibility 1-6 from the STIX 2.1 confidence scales (appendix A),
source reliability A-F from MISP's admiralty-scale taxonomy; METHOD section 2.
"""

from __future__ import annotations

from fractions import Fraction
from math import lcm
from typing import TYPE_CHECKING, Any

import ibis

from indicators.scoring.encoding import EVENT_BITS, TURN_BITS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import ibis.expr.types as ir

INFORMATION_CREDIBILITY: dict[int, float] = {1: 0.9, 2: 0.7, 3: 0.5, 4: 0.3, 5: 0.1, 6: 0.5}
"""kappa: the Admiralty information scale; 6 and an empty field cannot be judged: 0.5."""

SOURCE_RELIABILITY: dict[str, float] = {"A": 1.0, "B": 0.75, "C": 0.5, "D": 0.25, "E": 0.0, "F": 0.5}
"""rho: the Admiralty source scale; F and an empty field cannot be judged: 0.5."""

NOT_JUDGED = 0.5

NAMES_FROM = 0.5
"""q_r from which a report may name the actor."""

MOST_COMBINED = 0.95
"""The most that independent sources together are believed, however many agree."""

_SCALE = lcm(*(Fraction(str(worth)).denominator for worth in (*INFORMATION_CREDIBILITY.values(),
               *SOURCE_RELIABILITY.values(), NOT_JUDGED)))  # fmt: skip
ONE = 3 * _SCALE
"""What stands for q = 1: with the tables above every q_r is a whole number of sixtieths."""

CREDIBILITY_BITS = ONE.bit_length()
ORDER_BITS = CREDIBILITY_BITS + TURN_BITS
RANK_BITS = 2
"""Room for the four grades of precision."""

_INCIDENT = ("incident_no", "indicator_no", "phase_no")
_DOUBT = 10**13
"""Doubts are whole numbers of 1e-13, so that their sum is the same in any order of rows; 2**16 of them fit."""

_PUBLISHED_BITS = 16  # days from 1970-01-01 to 2149-06-06


def report_credibility(reliability: str | None, credibility: int | None) -> float:
    """Give q_r = (2 kappa + rho) / 3 of one report, 0 to 1.

    >>> round(report_credibility("B", 2), 4)
    0.7167
    """
    kappa = NOT_JUDGED if credibility is None else INFORMATION_CREDIBILITY.get(credibility, NOT_JUDGED)
    rho = NOT_JUDGED if reliability is None else SOURCE_RELIABILITY.get(reliability, NOT_JUDGED)
    return (2 * _whole(kappa) + _whole(rho)) / ONE


def credibility_column(reports: ir.Table) -> ir.IntegerValue:
    """Build q_r of every report, in parts of ONE, from its columns credibility and reliability."""
    kappa = _worth(reports.credibility, INFORMATION_CREDIBILITY, times=2)
    return kappa + _worth(reports.reliability, SOURCE_RELIABILITY)


def order_column(reports: ir.Table, q: ir.IntegerValue) -> ir.IntegerValue:
    """Pack 'first in its incident' into one number of ORDER_BITS: q_r high, then published late, then event_id.

    The larger number speaks first. No two reports of an incident share one.
    """
    return q.cast("int64") * 2**TURN_BITS + (2**TURN_BITS - 1 - reports.turn)


def order_of_all(reports: ir.Table, q: ir.IntegerValue) -> ir.IntegerValue:
    """Pack the same order for reports of any incidents; event_of gives the report back."""
    newest_first = ibis.least(ibis.greatest(reports.published, 0), 2**_PUBLISHED_BITS - 1)
    event = (2**EVENT_BITS - 1) - reports.event_no
    return (q.cast("int64") * 2**_PUBLISHED_BITS + newest_first) * 2**EVENT_BITS + event


def event_of(order: ir.IntegerValue) -> ir.IntegerValue:
    """Give the event_no of the report that has a place in order_of_all."""
    return (2**EVENT_BITS - 1) - order % 2**EVENT_BITS


def ranked_order(precision: ir.StringValue, finest_first: tuple[str, ...], order: ir.IntegerValue) -> ir.IntegerValue:
    """Put the finest precision before order_column; a report with no such word ranks with the coarsest.

    Never null, since an engine may let a null key win.
    """
    # The finest words come first because most reports have them, and an engine stops at the first that holds.
    ranks = range(len(finest_first) - 1, 0, -1)
    rank = ibis.cases(
        *((precision == word, number) for word, number in zip(finest_first, ranks, strict=False)), else_=0
    )
    return rank.cast("int64") * 2**ORDER_BITS + order


def believe_together(incidents: ir.Table, rows: ir.Table) -> ir.Table:
    """Put what independent sources make credible together in the place of the best report's credibility.

    incidents: best_1..best_k and, where it is asked for, credibility, of the matching reports in rows.
    """
    rungs = {name: int(name.removeprefix("best_")) for name in incidents.columns if name.startswith("best_")}
    if "credibility" in incidents.columns:
        rungs["credibility"] = 0
    together = combined_over_sources(rows, rungs.values()).rename({name: f"best_{k}" for name, k in rungs.items()})
    return incidents.drop(*rungs).inner_join(together, _INCIDENT)


def combined_over_sources(rows: ir.Table, rungs: Iterable[int]) -> ir.Table:
    """Believe an incident on the word of its independent sources together: 1 - prod(1 - q), at most 0.95.

    rows: q (parts of ONE), rung and source_no of each matching report. One row per (incident_no,
    indicator_no, phase_no) with best_k for each rung k asked for: the product runs over the sources
    that have a report which by itself reaches rung k, each with the best of those (0: every report).
    Parts of ONE, a float; with one source exactly its best q, with none 0. Source: METHOD section 2.
    """
    asked = tuple(rungs)
    told = rows.mutate(doubt=_doubt(rows.q))
    of_sources = told.group_by(*_INCIDENT, "source_no").agg(
        **{f"best_{k}": _where_reached(told, k, told.q).max() for k in asked},
        **{f"doubt_{k}": _where_reached(told, k, told.doubt).max() for k in asked},
    )
    sums = of_sources.group_by(*_INCIDENT).agg(
        **{f"best_{k}": of_sources[f"best_{k}"].max() for k in asked},
        **{f"strongest_{k}": of_sources[f"doubt_{k}"].max() for k in asked},
        **{f"doubts_{k}": of_sources[f"doubt_{k}"].sum() for k in asked},
    )
    return sums.select(
        *_INCIDENT,
        **{f"best_{k}": _combined(sums[f"best_{k}"], sums[f"doubts_{k}"] - sums[f"strongest_{k}"]) for k in asked},
    )


def _doubt(q: ir.IntegerValue) -> ir.IntegerValue:
    """Give -ln(1 - q), whole; a q above the cap counts as the cap, which it reaches by itself."""
    left = ibis.greatest(ONE - q, ONE - int(MOST_COMBINED * ONE)).cast("float64") / ONE
    return (-left.ln() * _DOUBT).round().cast("int64")


def _combined(best: ir.IntegerValue, others: ir.IntegerValue) -> ir.FloatingValue:
    """Add to the best source what the doubts of the others take from the rest: never less than the best."""
    lifted = best + (ONE - best) * (1 - (-others.cast("float64") / _DOUBT).exp())
    return ibis.greatest(best.cast("float64"), ibis.least(lifted, MOST_COMBINED * ONE))


def _where_reached(rows: ir.Table, rung: int, value: ir.IntegerValue) -> ir.IntegerValue:
    return (rows.rung >= rung).ifelse(value, ibis.literal(0, type=value.type())) if rung else value


def _worth(grade: ir.Value, worths: Mapping[Any, float], times: int = 1) -> ir.IntegerValue:
    """Look a grade up; one that is worth as much as none needs no branch of its own."""

    def part(worth: float) -> ir.IntegerValue:
        return ibis.literal(times * _whole(worth), type="int16")

    branches = ((grade == g, part(worth)) for g, worth in worths.items() if worth != NOT_JUDGED)
    return ibis.cases(*branches, else_=part(NOT_JUDGED))


def _whole(worth: float) -> int:
    return int(Fraction(str(worth)) * _SCALE)
