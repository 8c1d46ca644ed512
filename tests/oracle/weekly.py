"""METHOD sections 4 and 5: weights to weekly raw scores, memory and 0-100 scores."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from fractions import Fraction
from math import ceil
from typing import TYPE_CHECKING

from tests.oracle.credibility import speaks_first
from tests.oracle.weeks import OracleWeek, label_of, shares_of

if TYPE_CHECKING:
    from tests.oracle.incidents import Weighed
    from tests.oracle.rows import Row
    from tests.oracle.rules import Rules


@dataclass
class IndicatorWeek:
    """One indicator in one week; parts: incident -> (raw, decayed mass)."""

    state: str
    warming_up: bool = False
    incidents: int = 0
    reports: int = 0
    raw: float | None = None
    memory: float | None = None
    score: float | None = None
    parts: dict[str, tuple[float, float]] = field(default_factory=dict)


def flow_weeks(
    weighed: list[Weighed],
    definition: Row,
    weeks: list[OracleWeek],
    rules: Rules,
) -> list[IndicatorWeek]:
    """Score a flow indicator: x = sum of omega a, m = x + 2^(-1/h) m, z by its scale."""
    half_life = (definition.get("memory") or {}).get("half_life_weeks", 0)
    keep = 0.0 if rules.no_decay or not half_life else 2 ** (-1 / half_life)
    shares = [_shares(one, weeks, rules) for one in weighed]
    series, masses = [], dict.fromkeys((one.incident for one in weighed), 0.0)
    for number, week in enumerate(weeks):
        here = [(one, share[week.label]) for one, share in zip(weighed, shares, strict=True)
                if week.label in share and one.weight > 0]  # fmt: skip
        raw: dict[str, Fraction] = {}
        for one, share in here:
            raw[one.incident] = raw.get(one.incident, Fraction(0)) + one.weight * share
        entering = {} if rules.memory_skips_uncovered and week.state == "not_covered" else raw
        masses = {name: float(entering.get(name, 0)) + keep * mass for name, mass in masses.items()}
        memory = sum(masses.values())
        parts = {name: (float(raw.get(name, 0)), mass) for name, mass in masses.items() if mass > 0}
        series.append(IndicatorWeek(
            state="carried" if week.state == "not_covered" else "observed",
            warming_up=number < ceil(2 * half_life),
            incidents=len(raw), reports=sum(len(one.reports) for one, _ in here),
            raw=float(sum(raw.values())), memory=memory, parts=parts,
            score=None if week.state == "not_covered" else scale(memory, definition),
        ))  # fmt: skip
    if rules.min_max:
        _stretch(series)
    return series


def scale(memory: float, definition: Row) -> float:
    """Return z: 100 (1 - 2^(-m / H)), or 100 min(1, m / U)."""
    anchor = float(definition["scale"]["anchor"])
    if definition["scale"]["method"] == "linear":
        return 100 * min(1.0, memory / anchor)
    return 100 * (1 - 2 ** (-memory / anchor))


def state_weeks(weighed: list[Weighed], definition: Row, weeks: list[OracleWeek]) -> list[IndicatorWeek]:
    """Score a state indicator: day by day, the value last seen holds; z = 100 mean / max_level."""
    seen = _observations(weighed, definition)
    return [_state_week(week, seen, definition) for week in weeks]


def _shares(one: Weighed, weeks: list[OracleWeek], rules: Rules) -> dict[str, Fraction]:
    if rules.interval_on_first_day:
        return shares_of(one.first_day, one.first_day, weeks)
    return shares_of(one.first_day, one.last_day, weeks)


def _stretch(series: list[IndicatorWeek]) -> None:
    memories = [week.memory or 0.0 for week in series]
    low, high = min(memories), max(memories)
    for week, memory in zip(series, memories, strict=True):
        week.score = 100 * (memory - low) / (high - low) if high > low else 0.0


def _observations(weighed: list[Weighed], definition: Row) -> list[tuple[date, float, Weighed]]:
    """List what was seen and when, later days last; of one day's the report that speaks first wins."""
    source: dict[str, tuple[Weighed, Row]] = {}
    for one in weighed:
        valued = [r for r in speaks_first(one.reports) if r[definition["state"]["field"]] is not None]
        if valued:
            source[valued[0]["event_id"]] = (one, valued[0])
    order = speaks_first([report for _, report in source.values()])
    by_day: dict[date, tuple[date, float, Weighed]] = {}
    for report in order:
        one, _ = source[report["event_id"]]
        value = float(report[definition["state"]["field"]])
        by_day.setdefault(one.first_day, (one.first_day, value, one))
    return [by_day[day] for day in sorted(by_day)]


def _state_week(week: OracleWeek, seen: list[tuple[date, float, Weighed]], definition: Row) -> IndicatorWeek:
    in_force = [_in_force(week.monday + timedelta(days=n), seen) for n in range(7)]
    known = [found for found in in_force if found is not None]
    if not known:
        return IndicatorWeek(state="carried" if week.state == "not_covered" else "unknown")
    mean = float(sum(Fraction(value) for _, value, _ in known) / len(known))
    parts: dict[str, tuple[float, float]] = {}
    for _, value, one in known:
        mass = parts.get(one.incident, (0.0, 0.0))[0] + value / len(known)
        if mass > 0:
            parts[one.incident] = (mass, mass)
    covered = week.state != "not_covered"
    begun = {one.incident: one for day, _, one in known if label_of(day) == week.label}
    return IndicatorWeek(
        state="observed" if covered else "carried",
        incidents=len(begun), reports=sum(len(one.reports) for one in begun.values()),
        raw=mean, memory=mean, parts=parts,
        score=100 * mean / float(definition["state"]["max_level"]) if covered else None,
    )  # fmt: skip


def _in_force(day: date, seen: list[tuple[date, float, Weighed]]) -> tuple[date, float, Weighed] | None:
    earlier = [found for found in seen if found[0] <= day]
    return earlier[-1] if earlier else None
