"""Incidents a week, for a definition that asks for no drawing of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from indicators.situation.periods import begun_in, week_frame

if TYPE_CHECKING:
    import pandas as pd

    from indicators.situation.incidents import NativeIncidents


def counts_weeks(native: NativeIncidents, indicator: str) -> pd.DataFrame:
    """Count one definition's incidents by week of their first day: week, monday, incidents, grave."""
    rows = native.incidents[native.incidents["indicator"] == indicator]
    table = week_frame(native.weeks)
    begun = [begun_in(rows, week.monday, week.sunday).drop_duplicates("incident_id") for week in native.weeks]
    return table.assign(
        incidents=[len(incidents) for incidents in begun],
        grave=[int(incidents["grave"].sum()) for incidents in begun],
    )
