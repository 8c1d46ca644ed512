"""Attacks in native units: incidents, the grave ones, and the people killed and wounded."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from indicators.situation.periods import begun_in, week_frame
from indicators.vocabulary import Drawing

if TYPE_CHECKING:
    from datetime import date

    from indicators.situation.incidents import NativeIncidents

HARM = ("killed", "wounded")
COUNTS = (
    "incidents", "grave", "claimed", "killed", "killed_low", "killed_high", "wounded", "wounded_low",
    "wounded_high", "killed_unsaid", "wounded_unsaid",
)  # fmt: skip


def strikes_between(
    native: NativeIncidents, first: date, last: date, indicator: str | None = None
) -> dict[str, int | None]:
    """Count the attacks that begin in a period, both days included; the keys are COUNTS.

    incidents; grave (a believed report says so) and claimed (only weaker ones do), by the definition's
    grave_rung; killed and wounded (each incident's number from its first report that gives one,
    summed) with _low and _high (lowest and highest that any report gives, summed); killed_unsaid and
    wounded_unsaid: incidents of which no report gives the number. They add nothing to the sums, and
    where that is so of all of them, the sum is None: nobody has said. No incidents: 0.
    indicator: one definition's; by default all that are drawn as strikes, an incident that counts for
    two of them once.
    """
    return _summed(begun_in(strikes(native, indicator), first, last))


def strikes_weeks(native: NativeIncidents, indicator: str | None = None) -> pd.DataFrame:
    """Count attacks by week of their first day, every week of the watch, quiet ones with 0.

    Columns: week, monday, then COUNTS (Int64; <NA> where `strikes_between` says None).
    """
    rows = strikes(native, indicator)
    counted = [_summed(begun_in(rows, week.monday, week.sunday)) for week in native.weeks]
    return week_frame(native.weeks).join(pd.DataFrame(counted, columns=list(COUNTS)).astype("Int64"))


def strikes(native: NativeIncidents, indicator: str | None = None) -> pd.DataFrame:
    """Give the incidents drawn as strikes, each once."""
    rows = native.drawn_as(Drawing.STRIKES)
    if indicator is not None:
        return rows[rows["indicator"] == indicator]
    order = {definition.id: number for number, definition in enumerate(native.definitions)}
    first = rows.sort_values("indicator", key=lambda names: names.map(order), kind="stable")
    return first.drop_duplicates("incident_id").sort_index()


def _summed(rows: pd.DataFrame) -> dict[str, int | None]:
    counts: dict[str, int | None] = {
        "incidents": len(rows), "grave": int(rows["grave"].sum()), "claimed": int(rows["claimed"].sum()),
    }  # fmt: skip
    for harm in HARM:
        unsaid = int(rows[harm].isna().sum())
        nobody_says = bool(unsaid) and unsaid == len(rows)
        counts[f"{harm}_unsaid"] = unsaid
        for column in (harm, f"{harm}_low", f"{harm}_high"):
            counts[column] = None if nobody_says else int(rows[column].sum())
    return {name: counts[name] for name in COUNTS}
