"""METHOD section 4: a state indicator, walked day by day."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from typing import TYPE_CHECKING

from tests.oracle.credibility import speaks_first
from tests.oracle.weekly import IndicatorWeek

if TYPE_CHECKING:
    from tests.oracle.incidents import Weighed
    from tests.oracle.rows import Row
    from tests.oracle.weeks import OracleWeek

Seen = tuple[date, Fraction, str]
"""From which day on, which value, by which incident."""


def state_weeks(weighed: list[Weighed], definition: Row, weeks: list[OracleWeek]) -> list[IndicatorWeek]:
    """Score a state: day by day the value last seen holds; z = 100 mean / max_level, 100 at most."""
    seen = observations(weighed, definition)
    reports: dict[str, int] = {}
    for one in weighed:
        reports[one.incident] = max(reports.get(one.incident, 0), len(one.reports))
    return [_state_week(week, reports, seen, float(definition["state"]["max_level"])) for week in weeks]


def observations(weighed: list[Weighed], definition: Row) -> list[Seen]:
    """List what was seen from which day, in time order.

    An incident's value is that of its first report which gives one; of two incidents that begin on
    one day, the one whose value was reported by the report that speaks first holds.
    """
    field = definition["state"]["field"]
    spoken: dict[str, Weighed] = {}
    reports: list[Row] = []
    for one in weighed:
        valued = [report for report in speaks_first(one.reports) if report[field] is not None]
        if valued:
            spoken[valued[0]["event_id"]] = one
            reports.append(valued[0])
    by_day: dict[date, Seen] = {}
    for report in speaks_first(reports):
        one = spoken[report["event_id"]]
        by_day.setdefault(one.first_day, (one.first_day, Fraction(report[field]), one.incident))
    return [by_day[day] for day in sorted(by_day)]


def _state_week(week: OracleWeek, reports: dict[str, int], seen: list[Seen], max_level: float) -> IndicatorWeek:
    in_force = [_in_force(week.monday + timedelta(days=n), seen) for n in range(7)]
    known = [found for found in in_force if found is not None]
    holding = {incident for _, _, incident in known}
    found = IndicatorWeek(state="unknown", incidents=len(holding), reports=sum(reports[one] for one in holding))
    if not known:
        return found
    covered = week.state != "not_covered"
    mean = float(sum(value for _, value, _ in known) / len(known))
    masses: dict[str, float] = {}
    for _, value, incident in known:
        masses[incident] = masses.get(incident, 0.0) + float(value / len(known))
    found.state = "observed" if covered else "carried"
    found.raw = found.memory = mean
    found.score = min(100.0, 100 * mean / max_level) if covered else None
    found.parts = {incident: (0.0, mass) for incident, mass in masses.items() if mass > 0}
    return found


def _in_force(day: date, seen: list[Seen]) -> Seen | None:
    earlier = [found for found in seen if found[0] <= day]
    return earlier[-1] if earlier else None
