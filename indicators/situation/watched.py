"""What the watch looks for and did not find, and where nobody looked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from indicators.report_order import BELIEVED
from indicators.vocabulary import WeekState
from indicators.weeks import Week

if TYPE_CHECKING:
    from indicators.definition import Definition
    from indicators.known_reports import KnownReports
    from indicators.scoring import WeeklyMatrix
    from indicators.watch import Watch

COLUMNS = ["indicator", "field", "word", "rung", "meaning", "found_in_week", "last_day", "claimed_day"]
CODED = ("kind", "subtype", "direction")
"""Fields whose words say what happened; units and sides are not looked for by themselves."""


def watched(matrix: WeeklyMatrix, known: KnownReports, week: str) -> pd.DataFrame:
    """List what the definitions look for, and when each was last found, as of a week's Sunday.

    One row for each indicator as a whole (field and rung NaN); for each coded word that its ladder,
    phases and native parts name (field, word), unless only other indicators' reports use that word;
    and for each rung of its ladder above the lowest (rung, in points, with the definition's reason as
    its meaning); in the definitions' order. Columns besides:
        found_in_week   an incident with it has a day in the week
        last_day        first day of the last incident, up to the week, of which a believed report
                        (credibility 0.5 or more) says so; NaT: never in the reports known
        claimed_day     the same over all reports, where that is later; NaT where it is not
    So not found this week are the rows without found_in_week: "not since" those with a last_day,
    "never" those without.
    """
    rows = known.matching.merge(_days(matrix), on=["incident_id", "indicator", "phase"], suffixes=("_told", ""))
    rows = rows[rows["first_day"] <= pd.Timestamp(Week.parse(week).sunday)]
    found = []
    for definition in matrix.definitions:
        own = rows[rows["indicator"] == definition.id]
        found.append({"indicator": definition.id, **_last_found(own, week)})
        for field, word in _words(definition):
            said = own[own[field] == word]
            if len(said) or not (rows[field] == word).any():
                last = _last_found(said, week)
                found.append({"indicator": definition.id, "field": field, "word": word, **last})
        for rung in definition.severity[1:]:
            last = _last_found(own[own["rung"] >= rung.value], week)
            found.append({"indicator": definition.id, "rung": rung.value, "meaning": rung.reason, **last})
    types = dict.fromkeys(["indicator", "field", "word", "meaning"], "str")
    types |= {"rung": "float64", "found_in_week": "bool"}
    types |= dict.fromkeys(["last_day", "claimed_day"], "datetime64[us]")
    return pd.DataFrame(found, columns=COLUMNS).astype(types)


def words_never_reported(watch: Watch, known: KnownReports, week: str) -> pd.DataFrame:
    """List the words of the watch's codebook that no report known by then uses, up to a week's Sunday.

    Columns: field (kind, subtype, direction or side), word, in the codebook's order. A watch without a
    codebook lists no words and so has no rows.
    """
    book = watch.settings.codebook
    seen = known.reports[known.reports["first_day"] <= pd.Timestamp(Week.parse(week).sunday)]
    rows = []
    if book is not None:
        lists = {"kind": book.kinds, "subtype": book.subtypes, "direction": book.directions}
        for field, words in lists.items():
            used = set(seen[field])
            rows += [(field, word) for word in words or () if word not in used]
        sides = set(seen["actor_side"]) | set(seen["target_side"])
        rows += [("side", word) for word in book.sides or () if word not in sides]
    return pd.DataFrame(rows, columns=["field", "word"], dtype="str")


def coverage_gaps(matrix: WeeklyMatrix, week: str, back: int | None = None) -> pd.DataFrame:
    """List the weeks up to one week that were not covered or rest on few articles, oldest first.

    Columns: week, monday, state, thin, articles. back: look at so many weeks, this one
    included; all by default.
    """
    states = matrix.week_states.loc[:week]
    states = states if back is None else states.tail(back)
    gaps = states[(states["state"] == WeekState.NOT_COVERED.value) | states["thin"]]
    return gaps.reset_index()[["week", "monday", "state", "thin", "articles"]]


def _words(definition: Definition) -> dict[tuple[str, str], None]:
    """Name the coded words that a definition looks for besides those that every match has, each once."""
    conditions = (c for rung in definition.severity for c in (*rung.any, *rung.all))
    words = dict.fromkeys((str(c.field), word) for c in conditions for word in c.words or ())
    if definition.phase is not None:
        words |= dict.fromkeys((str(definition.phase.field), word) for word in definition.phase.shares)
    if definition.native is not None and definition.native.field is not None:
        words |= dict.fromkeys((str(definition.native.field), word) for word in definition.native.parts)
    return {(field, word): None for field, word in words if field in CODED}


def _last_found(rows: pd.DataFrame, week: str) -> dict[str, object]:
    monday = pd.Timestamp(Week.parse(week).monday)
    believed, claimed = rows.loc[rows["q"] >= BELIEVED, "first_day"].max(), rows["first_day"].max()
    return {
        "found_in_week": bool((rows["last_day"] >= monday).any()),
        "last_day": believed,
        "claimed_day": pd.NaT if believed == claimed else claimed,
    }


def _days(matrix: WeeklyMatrix) -> pd.DataFrame:
    return matrix.incident_weights[["incident_id", "indicator", "phase", "first_day", "last_day"]]
