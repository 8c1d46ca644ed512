"""What happened in a family of indicators in one week, in the words of the watch."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from indicators.phrases import (
    SMALLEST_SHOWN,
    count,
    counted,
    inside_sentence,
    is_plural,
    listed,
    start_of_sentence,
)
from indicators.vocabulary import Kind, WeekState
from indicators.weeks import Week

if TYPE_CHECKING:
    from collections.abc import Collection

    from indicators.phrasebook import Phrasebook
    from indicators.scoring import WeeklyMatrix

TWO_LINES = 96
"""Characters that two lines of a family's panel hold."""
EARLIER_WEEKS = 8
"""How many earlier weeks the usual number of incidents is taken from, at most."""
ENOUGH_WEEKS = 4
"""How many of them must have been covered before a usual number is spoken of."""
_FAINT = 1e-9  # an incident of weight 0 is still told, after those that weigh something


def family_reason(matrix: WeeklyMatrix, week: str, indicators: Collection[str], phrasebook: Phrasebook) -> str:
    """Say what was new in a week for some indicators and what fades, in two short lines.

    indicators: ids, of one family or one alone. New are the incidents of which a day lies in the
    week, those of weight 0 included, the heaviest first: at most two kinds of incident with their
    days, and how many more. What fades is named where nothing is new, or where the scores fell.
    """
    if matrix.week_states["state"][week] == WeekState.NOT_COVERED.value:
        return "This week was not covered."
    new = _incidents_of_week(matrix, week, indicators)
    fading = _fading(matrix, week, indicators, set(new), phrasebook)
    if not new:
        shows = bool((_scores_of(matrix, week, indicators) >= SMALLEST_SHOWN).any())
        return f"No incident this week; {fading}." if fading and shows else _nothing(matrix, week, indicators)
    sunday = Week.parse(week).sunday
    groups = [f"{group.text}, {group.when}" for group in phrasebook.groups(new, until=sunday)]
    ending = f"; {fading}" if fading and _has_fallen(matrix, week, indicators) else ""
    one = [f"{groups[0]}{ending}", groups[0]]
    two = [f"{'; '.join(groups[:2])}{ending}", "; ".join(groups[:2])] if len(groups) > 1 else []
    fitting = [text for text in [*two, *one] if len(text) < TWO_LINES]
    return f"{start_of_sentence(fitting[0] if fitting else groups[0])}."


def families_title(matrix: WeeklyMatrix, week: str) -> str:
    """Say how many incidents the families had, the most unusual one first.

    Usual: the middle half of the last eight covered weeks before it; with fewer than four of them
    nothing is called usual. A week has the incidents that begin in it.
    """
    if matrix.week_states["state"][week] == WeekState.NOT_COVERED.value:
        return "This week was not covered"
    counts = _family_counts(matrix)
    now = {str(family): int(counts[family][week]) for family in counts.columns}
    here = [family for family in now if now[family]]
    if not here:
        return "No incident in any family this week"
    usual = _usual(matrix, counts, week)
    above = {family: max(0, now[family] - usual[family][1]) if usual else 0 for family in here}
    ordered = sorted(here, key=lambda family: (-above[family], -now[family]))
    first, rest = ordered[0], ordered[1:]
    clauses = [_happened(first, now[first])]
    if usual and above[first] > 0:
        clauses[0] += f", usually {_range_of(usual[first])}"
    clauses += [_happened(family, now[family]) for family in rest[:1]]
    return start_of_sentence("; ".join(clauses))


def _incidents_of_week(matrix: WeeklyMatrix, week: str, indicators: Collection[str]) -> dict[tuple[str, str], float]:
    monday = pd.Timestamp(matrix.week_states["monday"][week])
    sunday = monday + pd.Timedelta(days=6)
    rows = matrix.incident_weights
    rows = rows[rows["indicator"].isin(list(indicators))]
    rows = rows[(rows["first_day"] <= sunday) & (rows["last_day"] >= monday)]
    spread = (rows["last_day"] - rows["first_day"]).dt.days + 1
    begins = rows["first_day"].where(rows["first_day"] > monday, monday)
    ends = rows["last_day"].where(rows["last_day"] < sunday, sunday)
    inside = (ends - begins).dt.days + 1
    told: dict[tuple[str, str], float] = {}
    points = rows["weight"] * inside / spread + _FAINT
    for incident, indicator, own in zip(rows["incident_id"], rows["indicator"], points, strict=True):
        told[incident, indicator] = told.get((incident, indicator), 0.0) + float(own)
    return told


def _fading(
    matrix: WeeklyMatrix,
    week: str,
    indicators: Collection[str],
    new: Collection[tuple[str, str]],
    phrasebook: Phrasebook,
) -> str:
    rows = matrix.incident_weeks
    flows = [d.id for d in matrix.definitions if d.id in indicators and d.kind == Kind.FLOW]
    rows = rows[(rows["week"] == week) & rows["indicator"].isin(flows) & (rows["raw"] == 0)]
    masses = zip(rows["incident_id"], rows["indicator"], rows["mass"], strict=True)
    places = phrasebook.fading_places({(e, i): m for e, i, m in masses if (e, i) not in new})
    return f"{listed(places)} {'fade' if len(places) > 1 else 'fades'}" if places else ""


def _nothing(matrix: WeeklyMatrix, week: str, indicators: Collection[str]) -> str:
    now = _scores_of(matrix, week, indicators)
    if now.isna().all():
        return "Not known yet."
    if not _has_begun(matrix, week, indicators):
        return "Observed zero in every week so far."
    if not now.sum():
        return "No incident this week."
    if any(d.id in indicators and d.kind == Kind.STATE for d in matrix.definitions):
        return "No incident this week; what is in force holds."
    return "No incident this week; earlier ones fade."


def _scores_of(matrix: WeeklyMatrix, week: str, indicators: Collection[str]) -> pd.Series:
    rows = matrix.indicator_weeks
    return rows[(rows["week"] == week) & rows["indicator"].isin(list(indicators))]["score"]


def _has_begun(matrix: WeeklyMatrix, week: str, indicators: Collection[str]) -> bool:
    """Tell whether any incident has been reported up to this week, one that weighs nothing included."""
    sunday = pd.Timestamp(matrix.week_states["monday"][week]) + pd.Timedelta(days=6)
    rows = matrix.incident_weights
    return bool((rows["indicator"].isin(list(indicators)) & (rows["first_day"] <= sunday)).any())


def _has_fallen(matrix: WeeklyMatrix, week: str, indicators: Collection[str]) -> bool:
    labels = list(matrix.week_states.index)
    place = labels.index(week)
    rows = matrix.indicator_weeks[matrix.indicator_weeks["indicator"].isin(list(indicators))]
    memory = rows.groupby("week")["memory"].sum()
    return place > 0 and bool(memory[week] < memory[labels[place - 1]])


def _family_counts(matrix: WeeklyMatrix) -> pd.DataFrame:
    """Count each family's incidents by the week of their first day: index week, columns family titles.

    As the panels below the title count: once, where it begins; what is out of the theatre is left out.
    """
    titles = {d.id: d.native.family_title for d in matrix.definitions if d.native is not None}
    rows = matrix.incident_weights
    rows = rows[rows["indicator"].isin(list(titles)) & (rows["relevance"] > 0)]
    begun = rows.assign(family=rows["indicator"].map(titles)).groupby(["family", "incident_id"])["first_day"].min()
    mondays = begun - pd.to_timedelta(begun.dt.day_of_week, unit="D")
    weeks = pd.Series(matrix.week_states.index, index=matrix.week_states["monday"])
    counts = pd.DataFrame({"family": begun.index.get_level_values("family"), "week": mondays.map(weeks).to_numpy()})
    table = pd.crosstab(counts["week"], counts["family"])
    families = list(dict.fromkeys(titles.values()))
    return table.reindex(index=matrix.week_states.index, columns=families, fill_value=0)


def _usual(matrix: WeeklyMatrix, counts: pd.DataFrame, week: str) -> dict[str, tuple[int, int]] | None:
    states = matrix.week_states["state"].loc[:week].iloc[:-1]
    earlier = counts.loc[states.index[states == WeekState.OBSERVED.value]].tail(EARLIER_WEEKS)
    if len(earlier) < ENOUGH_WEEKS:
        return None
    low = earlier.quantile(0.25, interpolation="lower")
    high = earlier.quantile(0.75, interpolation="higher")
    return {str(family): (int(low[family]), int(high[family])) for family in counts.columns}


def _range_of(usual: tuple[int, int]) -> str:
    low, high = ("none" if many == 0 else count(many) for many in usual)
    if usual[0] == usual[1]:
        return low
    return f"{low} {'or' if usual[1] - usual[0] == 1 else 'to'} {high}"


def _happened(family: str, many: int) -> str:
    """Say a number of a family's incidents: "five troop relocations", "two incidents in air defence"."""
    name = inside_sentence(family)
    if not is_plural(name):
        return f"{counted(many, 'incident')} in {name}"
    return f"{count(many)} {_one_of(name) if many == 1 else name}"


def _one_of(name: str) -> str:
    """Take the plural's ending off: "attacks" -> "attack", "marches" -> "march"."""
    return name.removesuffix("es" if name.endswith(("ches", "shes", "sses", "xes")) else "s")
