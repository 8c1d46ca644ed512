"""The oracle's door: a watch and its definitions to every number that METHOD sections 1 to 9 promise."""

from __future__ import annotations

from dataclasses import dataclass
from math import fsum
from typing import TYPE_CHECKING, Any

from tests.oracle.composite import AXES, Composed, Part, compose_week, held_levels, up
from tests.oracle.incidents import Weighed, known_reports, weigh
from tests.oracle.rows import Row, plain_definitions, plain_watch
from tests.oracle.rules import AS_WRITTEN, Rules
from tests.oracle.states import state_weeks
from tests.oracle.weekly import IndicatorWeek, flow_weeks
from tests.oracle.weeks import OracleWeek, last_day_known, weeks_of

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True)
class OracleMatrix:
    """What holds under any weights: weeks, weighed incidents, and indicator id -> its weeks."""

    weeks: list[OracleWeek]
    definitions: list[Row]
    weighed: list[Weighed]
    series: dict[str, list[IndicatorWeek]]


@dataclass(frozen=True)
class OracleScores:
    """The composed numbers, keyed by week label, (week, indicator) and (week, indicator, incident)."""

    weeks: dict[str, Row]
    indicators: dict[tuple[str, str], Row]
    incidents: dict[tuple[str, str, str], Row]

    def list_of(self, column: str) -> list[Any]:
        """List one column over the weeks, in their order."""
        return [week[column] for week in self.weeks.values()]


def oracle_matrix(
    watch: Any,
    catalogue: Any,
    as_of: date | None = None,
    *,
    today: date | None = None,
    rules: Rules = AS_WRITTEN,
) -> OracleMatrix:
    """Score every indicator of a catalogue on a watch, slowly and literally."""
    plain = plain_watch(watch)
    definitions = plain_definitions(catalogue)
    known_until = last_day_known(plain, as_of, today)
    weeks = weeks_of(plain, known_until, today)
    reports = known_reports(plain, known_until, rules)
    weighed, series = [], {}
    for definition in definitions:
        mine = weigh(reports, definition, plain, rules)
        weighed += mine
        if definition["kind"] == "state":
            series[definition["id"]] = state_weeks(mine, definition, weeks)
        else:
            series[definition["id"]] = flow_weeks(mine, definition, weeks, rules)
    return OracleMatrix(weeks, definitions, weighed, series)


def oracle_scores(matrix: OracleMatrix, weights: dict[str, float], aggregation: str = "arithmetic") -> OracleScores:
    """Compose an oracle's matrix under weights (an unnamed indicator weighs 0)."""
    scores = OracleScores({}, {}, {})
    for number, week in enumerate(matrix.weeks):
        seen = {definition["id"]: matrix.series[definition["id"]][number] for definition in matrix.definitions}
        composed = Composed(axes=dict.fromkeys((*AXES, "contrast")))
        if week.state != "not_covered":
            composed = compose_week(_parts(matrix.definitions, seen, weights), aggregation)
        scores.weeks[week.label] = _week_row(week, composed)
        for definition in matrix.definitions:
            name = definition["id"]
            contribution = composed.contributions.get(name)
            scores.indicators[week.label, name] = _indicator_row(seen[name]) | {
                "sign": definition["sign"],
                "share": composed.shares.get(name),
                "contribution": contribution,
            }
            for incident, row in _incident_rows(seen[name], contribution).items():
                scores.incidents[week.label, name, incident] = row
    counts = [week.state == "observed" for week in matrix.weeks]
    levels = held_levels(scores.list_of("score"), counts)
    for row, level in zip(scores.weeks.values(), levels, strict=True):
        row["level"] = level
    return scores


def _parts(definitions: list[Row], seen: dict[str, IndicatorWeek], weights: dict[str, float]) -> dict[str, Part]:
    return {
        one["id"]: Part(weights.get(one["id"], 0.0), one["sign"], one["axis"], seen[one["id"]].score)
        for one in definitions
    }


def _week_row(week: OracleWeek, composed: Composed) -> Row:
    score = composed.score
    return {
        "monday": week.monday,
        "state": week.state,
        "thin": week.thin,
        "articles": week.articles,
        "score": score,
        "bounds_low": composed.low,
        "bounds_high": composed.high,
        "raw_level": None if score is None else up(score),
        **composed.axes,
    }


def _indicator_row(seen: IndicatorWeek) -> Row:
    names = ("state", "warming_up", "incidents", "reports", "raw", "memory", "score")
    return {name: getattr(seen, name) for name in names}


def _incident_rows(seen: IndicatorWeek, contribution: float | None) -> dict[str, Row]:
    """Split an indicator's week over its incidents, each by its part of the decayed mass."""
    total = fsum(mass for _, mass in seen.parts.values())
    return {
        incident: {
            "raw": raw,
            "mass": mass,
            "fraction": mass / total,
            "contribution": None if contribution is None else contribution * mass / total,
        }
        for incident, (raw, mass) in seen.parts.items()
    }
