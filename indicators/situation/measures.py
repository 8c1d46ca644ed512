"""Force-protection measures: ordered, lifted, and still in force as far as reports tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from indicators.situation.periods import begun_in, week_frame
from indicators.vocabulary import Drawing

if TYPE_CHECKING:
    from datetime import date

    from indicators.situation.incidents import NativeIncidents


def measures_in_force(native: NativeIncidents, day: date, family: str | None = None) -> pd.DataFrame:
    """List the measures in force on a day: begun by it, and not ended on or before it.

    One row per measure, oldest first: indicator, incident_id, since (first day), age_days, place,
    site, geo_precision, text, event_id, reports. An incident is ended on the first day on which one
    begins that names it in `ends`, even when only a part of it is lifted. A measure that no report
    ends is in force as far as is known, which is to say "not reported lifted".
    family: only that family's; all by default.
    """
    raised = _of_family(native.drawn_as(Drawing.MEASURES_RAISED), family)
    moment = pd.Timestamp(day)
    ended_on = raised[["incident_id"]].join(native.endings, on="incident_id")["ended_on"]
    in_force = raised[(raised["first_day"] <= moment) & ~(ended_on <= moment)]
    table = in_force.rename(columns={"first_day": "since"})
    table["age_days"] = (moment - table["since"]).dt.days
    columns = ["indicator", "incident_id", "since", "age_days", "place", "site", "geo_precision", "text"]
    return table[[*columns, "event_id", "reports"]].reset_index(drop=True)


def measures_ended(native: NativeIncidents, first: date, last: date) -> pd.DataFrame:
    """List the measures that ended in a period, both days included.

    Columns: indicator, incident_id, first_day, site, ended_on, ended_by.
    """
    raised = native.drawn_as(Drawing.MEASURES_RAISED)[["indicator", "incident_id", "first_day", "site"]]
    table = raised.join(native.endings, on="incident_id", how="inner")
    # An end that is reported before its beginning leaves nothing in force and so changes nothing.
    table = table[table["first_day"] < table["ended_on"]]
    return table[table["ended_on"].between(pd.Timestamp(first), pd.Timestamp(last))].reset_index(drop=True)


def measures_weeks(native: NativeIncidents, family: str | None = None) -> pd.DataFrame:
    """Count measures by week: week, monday, raised, relaxed (begun in the week), in_force (on its Sunday)."""
    table = week_frame(native.weeks)
    for column, drawing in (("raised", Drawing.MEASURES_RAISED), ("relaxed", Drawing.MEASURES_RELAXED)):
        rows = _of_family(native.drawn_as(drawing), family)
        table[column] = [begun_in(rows, week.monday, week.sunday)["incident_id"].nunique() for week in native.weeks]
    table["in_force"] = [
        measures_in_force(native, week.sunday, family)["incident_id"].nunique() for week in native.weeks
    ]
    return table


def _of_family(rows: pd.DataFrame, family: str | None) -> pd.DataFrame:
    return rows if family is None else rows[rows["family"] == family]
