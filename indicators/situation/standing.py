"""The situation on a day: all that stands and all that happened, put together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from indicators.situation.incidents import NativeIncidents, native_incidents
from indicators.situation.measures import measures_in_force
from indicators.situation.moves import moves_between
from indicators.situation.periods import begun_in, four_weeks_to, week_to
from indicators.situation.reasons import reasons_between
from indicators.situation.sites import HELD, site_states
from indicators.situation.stages import stages_on
from indicators.situation.strikes import strikes_between
from indicators.vocabulary import Drawing
from indicators.weeks import Week

if TYPE_CHECKING:
    from datetime import date

    import pandas as pd

    from indicators.scoring import WeeklyMatrix
    from indicators.watch import Watch

WEEK, FOUR_WEEKS = "week", "four_weeks"
"""The two periods: the day's week and the four weeks that end with it, both up to the day."""


@dataclass(frozen=True)
class Situation:
    """What is in force on a day, and what happened in its week and in four weeks, in native units.

    day, week (its label), as_of (what had been published by then).
    sites: sites.site_states. sites_held: how many are held.
    measures: measures.measures_in_force. raised, relaxed: measures begun in the week, by that name.
    stages: stages.stages_on. moves: period -> moves.moves_between. strikes: period ->
    strikes.strikes_between. reasons: reasons.reasons_between of the week; reasons_by_family: the same
    for each family alone.
    """

    day: date
    week: str
    as_of: date
    sites: pd.DataFrame
    measures: pd.DataFrame
    raised: int
    relaxed: int
    stages: pd.DataFrame
    moves: dict[str, pd.DataFrame]
    strikes: dict[str, dict[str, int | None]]
    reasons: pd.DataFrame
    reasons_by_family: dict[str, pd.DataFrame]

    @property
    def sites_held(self) -> int:
        """Count the protected sites held on the day."""
        return int((self.sites["state"] == HELD).sum())


def situation(watch: Watch, matrix: WeeklyMatrix, day: date, native: NativeIncidents | None = None) -> Situation:
    """Describe the situation on a day, as known by the matrix's as-of day (METHOD section 15).

    The week and the four weeks count what begins in them up to the day; ask for a Sunday to have
    whole weeks. native: native_incidents(watch, matrix), where the caller has it. These numbers stand
    beside the scores and never enter them.
    """
    native = native_incidents(watch, matrix) if native is None else native
    periods = {WEEK: week_to(day), FOUR_WEEKS: four_weeks_to(day)}
    families = dict.fromkeys(d.native.family for d in native.definitions if d.native is not None)
    raised, relaxed = (
        begun_in(native.drawn_as(drawing), *periods[WEEK])["incident_id"].nunique()
        for drawing in (Drawing.MEASURES_RAISED, Drawing.MEASURES_RELAXED)
    )
    return Situation(
        day=day,
        week=Week.of(day).label,
        as_of=native.as_of,
        sites=site_states(native.sites, day, set(watch.reports["event_id"])),
        measures=measures_in_force(native, day),
        raised=raised,
        relaxed=relaxed,
        stages=stages_on(native, day),
        moves={name: moves_between(native, *period) for name, period in periods.items()},
        strikes={name: strikes_between(native, *period) for name, period in periods.items()},
        reasons=reasons_between(native, *periods[WEEK]),
        reasons_by_family={family: reasons_between(native, *periods[WEEK], family) for family in families},
    )
