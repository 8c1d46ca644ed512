"""METHOD sections 4 and 5: weights to weekly raw scores, memory and 0-100 scores of flow indicators."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from math import ceil
from typing import TYPE_CHECKING

from tests.oracle.weeks import OracleWeek, shares_of

if TYPE_CHECKING:
    from tests.oracle.incidents import Weighed
    from tests.oracle.rows import Row
    from tests.oracle.rules import Rules

NOTHING = Fraction(0)


@dataclass
class IndicatorWeek:
    """One indicator in one week; parts: incident -> (its own x of the week, its decayed mass)."""

    state: str
    warming_up: bool = False
    incidents: int = 0
    reports: int = 0
    raw: float | None = None
    memory: float | None = None
    score: float | None = None
    parts: dict[str, tuple[float, float]] = field(default_factory=dict)


@dataclass
class Arrived:
    """What is dated into one week: incident -> its x, and how many reports tell of it."""

    raw: dict[str, Fraction] = field(default_factory=dict)
    reports: int = 0


def arrivals(weighed: list[Weighed], weeks: list[OracleWeek], rules: Rules) -> list[Arrived]:
    """Spread every weight above 0 over the weeks in which it has a share."""
    arrived = {week.label: Arrived() for week in weeks}
    for one in weighed:
        last = one.first_day if rules.interval_on_first_day else one.last_day
        for label, share in shares_of(one.first_day, last, weeks).items():
            if one.weight > 0:
                week = arrived[label]
                week.raw[one.incident] = week.raw.get(one.incident, NOTHING) + one.weight * share
                week.reports += len(one.reports)
    return [arrived[week.label] for week in weeks]


def flow_weeks(weighed: list[Weighed], definition: Row, weeks: list[OracleWeek], rules: Rules) -> list[IndicatorWeek]:
    """Score a flow indicator: x = sum of omega a, m = x + 2^(-1/h) m, z by its scale."""
    half_life = (definition.get("memory") or {}).get("half_life_weeks", 0)
    keep = 0.0 if rules.no_decay or not half_life else 2 ** (-1 / half_life)
    masses = dict.fromkeys((one.incident for one in weighed), 0.0)
    series = []
    for number, (week, arrived) in enumerate(zip(weeks, arrivals(weighed, weeks, rules), strict=True)):
        covered, raw = week.state != "not_covered", arrived.raw
        entering = {} if rules.memory_skips_uncovered and not covered else raw
        masses = {name: float(entering.get(name, 0)) + keep * mass for name, mass in masses.items()}
        memory = sum(masses.values())
        indicator_week = IndicatorWeek(
            state="observed" if covered else "carried",
            warming_up=number < ceil(2 * half_life),
            incidents=len(raw),
            reports=arrived.reports,
            raw=float(sum(raw.values())),
            memory=memory,
            score=scale(memory, definition) if covered else None,
            parts={name: (float(raw.get(name, 0)), mass) for name, mass in masses.items() if mass > 0},
        )
        series.append(indicator_week)
    if rules.min_max:
        _stretch(series)
    return series


def scale(memory: float, definition: Row) -> float:
    """Return z: 100 (1 - 2^(-m / H)), or 100 min(1, m / U)."""
    anchor = float(definition["scale"]["anchor"])
    if definition["scale"]["method"] == "linear":
        return 100 * min(1.0, memory / anchor)
    return 100 * (1 - 2 ** (-memory / anchor))


def _stretch(series: list[IndicatorWeek]) -> None:
    memories = [week.memory or 0.0 for week in series]
    low, high = min(memories), max(memories)
    for week, memory in zip(series, memories, strict=True):
        week.score = 100 * (memory - low) / (high - low) if high > low else 0.0
