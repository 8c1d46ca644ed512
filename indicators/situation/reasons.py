"""Why posture was changed, troops moved and air defence brought, as the articles say."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from indicators.situation.periods import begun_in
from indicators.vocabulary import Drawing, StatedReason

if TYPE_CHECKING:
    from datetime import date

    from indicators.situation.incidents import NativeIncidents

REASONED = (Drawing.MEASURES_RAISED, Drawing.MEASURES_RELAXED, Drawing.MOVES, Drawing.STAGES)
"""What is ordered by someone, and can so be given a reason; attacks are not."""


def reasons_between(native: NativeIncidents, first: date, last: date, family: str | None = None) -> pd.DataFrame:
    """Count the incidents begun in a period by the reasons that their reports state.

    Columns: reason (in the codebook's order), incidents. An incident counts once under every reason
    that one of its reports states, and as unstated only where none states any, so the counts can sum
    to more than the incidents. family: only that family's; all by default.
    """
    rows = begun_in(native.drawn_as(*REASONED), first, last)
    if family is not None:
        rows = rows[rows["family"] == family]
    pairs = rows[["indicator", "incident_id"]].drop_duplicates()
    stated = pairs.merge(native.reasons, on=["indicator", "incident_id"])[["incident_id", "reason"]].drop_duplicates()
    stated = stated[stated["reason"] != StatedReason.UNSTATED.value]
    counts = stated["reason"].value_counts()
    silent = set(pairs["incident_id"]) - set(stated["incident_id"])
    counts[StatedReason.UNSTATED.value] = len(silent)
    found = [reason.value for reason in StatedReason if counts.get(reason.value, 0)]
    return pd.DataFrame(
        {"reason": pd.Series(found, dtype="str"), "incidents": [int(counts[reason]) for reason in found]}
    )


def reasons_weeks(native: NativeIncidents, family: str | None = None) -> pd.DataFrame:
    """Count stated reasons by week: week, reason, incidents; a week in which nothing began has no row."""
    tables = [
        reasons_between(native, week.monday, week.sunday, family).assign(week=week.label) for week in native.weeks
    ]
    return pd.concat(tables, ignore_index=True)[["week", "reason", "incidents"]]
