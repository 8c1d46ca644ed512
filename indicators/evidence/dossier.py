"""One incident: its reports side by side, what they disagree on, and what it adds to which weeks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd

from indicators.errors import UnknownIncident
from indicators.evidence.attribution import UNKNOWN, Attribution, attribute
from indicators.report_order import BELIEVED
from indicators.vocabulary import DatePrecision, GeoPrecision

if TYPE_CHECKING:
    from enum import StrEnum

    from indicators.evidence.gathered import Evidence
    from indicators.scoring import Scores

GROUPS: dict[str, tuple[str, ...]] = {
    "dates": ("first_day", "last_day"),
    "place": ("place",),
    "size": ("magnitude", "magnitude_unit"),
    "killed": ("killed",),
    "wounded": ("wounded",),
    "actor": ("actor_side", "actor"),
    "target": ("target",),
    "target_side": ("target_side",),
    "subtype": ("subtype",),
    "direction": ("direction",),
    "stated_reason": ("stated_reason",),
    "credibility": ("credibility",),
}
"""What reports are compared on: a word for it, and the columns that are taken whole from one report."""

NUMBERS = {"killed", "wounded", "credibility"}

_FINEST: dict[str, tuple[str, type[StrEnum]]] = {
    "dates": ("date_precision", DatePrecision),
    "place": ("geo_precision", GeoPrecision),
}


@dataclass(frozen=True)
class IncidentDossier:
    """Everything known about one incident, as known on the evidence's as-of day.

    incident_id; text, event_id: of the leading report. attribution: whom it is laid to.
    reports: its rows of the report table, first to speak first, with q, grade, is_flagged, source
        (reposts under whom they repost), indicators (tuple of those that count the report).
    independent: how many sources there are.
    disagreements: one row per thing on which two reports give different values: about, columns
        (tuple), chosen (tuple of values, from chosen_event_id), low, high (numbers, else NaN; sizes
        only where all are in one unit), given (tuple of the different values), silent (reports that
        give none).
    weights: its rows of WeeklyMatrix.incident_weights, one per indicator and phase.
    weeks: one row per (week, indicator) to which it still adds: week, indicator, raw (points of this
        week's own weight), mass (decayed), contribution (points of the posture score), score (the
        posture score of the week), is_new (it has weight of its own in the week).
    ends, ended_by: identifiers of the incidents it ends, and of those that end it.
    """

    incident_id: str
    text: str
    event_id: str
    attribution: Attribution
    reports: pd.DataFrame
    independent: int
    disagreements: pd.DataFrame
    weights: pd.DataFrame
    weeks: pd.DataFrame
    ends: tuple[str, ...]
    ended_by: tuple[str, ...]

    @property
    def indicators(self) -> tuple[str, ...]:
        """Name the indicators that count it."""
        return tuple(dict.fromkeys(self.weights["indicator"]))


def incident_dossier(evidence: Evidence, scores: Scores, incident_id: str) -> IncidentDossier:
    """Open one incident. Raises UnknownIncident when no report of it was known by the as-of day.

    What is chosen among disagreeing reports is chosen among those that some indicator counts; where
    none does (a tally, a kind nobody watches) among all of them.
    """
    known = evidence.known.reports
    reports = known[known["incident_id"] == incident_id]
    if reports.empty:
        raise UnknownIncident(incident_id, sorted(set(known["incident_id"])), evidence.as_of)
    matches = evidence.known.matches
    counted_by = matches.groupby("event_id", sort=False)["indicator"].agg(tuple)
    reports = reports.assign(
        source=reports["article_id"].map(evidence.source),
        indicators=[counted_by.get(event_id, ()) for event_id in reports["event_id"]],
    ).reset_index(drop=True)
    counted = reports[[len(ids) > 0 for ids in reports["indicators"]]]
    speaking = reports if counted.empty else counted
    ends = reports["ends"].dropna().str.split(";").explode().astype("str").str.strip()
    enders = known["ends"].fillna("").str.split(";").map(lambda ids: incident_id in [i.strip() for i in ids])
    weights = scores.matrix.incident_weights
    return IncidentDossier(
        incident_id=incident_id,
        text=str(speaking["summary"].iloc[0]),
        event_id=str(speaking["event_id"].iloc[0]),
        attribution=attribute(speaking.to_dict("records")),
        reports=reports,
        independent=int(reports["source"].nunique()),
        disagreements=disagreements(speaking),
        weights=weights[weights["incident_id"] == incident_id].reset_index(drop=True),
        weeks=_weeks(scores, incident_id),
        ends=tuple(sorted(set(ends))),
        ended_by=tuple(sorted(set(known.loc[enders, "incident_id"]) - {incident_id})),
    )


def disagreements(reports: pd.DataFrame) -> pd.DataFrame:
    """Compare the reports of one incident: a row for each thing on which two give different values.

    reports: first to speak first; columns as in IncidentDossier.disagreements. Reports that say
    nothing disagree with nobody.
    """
    rows = []
    for about, columns in GROUPS.items():
        given = _choosable_first(about, reports.dropna(subset=columns[0]))
        cells = given[list(columns)].astype("object")
        values = list(cells.where(cells.notna(), None).itertuples(index=False, name=None))
        different = tuple(dict.fromkeys(values))
        if len(different) < 2:  # noqa: PLR2004 (it takes two to disagree)
            continue
        low, high = _range(about, given)
        silent = len(reports) - len(given)
        rows.append((about, columns, values[0], given["event_id"].iloc[0], low, high, different, silent))
    names = ["about", "columns", "chosen", "chosen_event_id", "low", "high", "given", "silent"]
    return pd.DataFrame(rows, columns=names)


def _choosable_first(about: str, given: pd.DataFrame) -> pd.DataFrame:
    """Put the report whose value is chosen first: of the finest precision, or believed to know the actor."""
    if about in _FINEST:
        column, scale = _FINEST[about]
        rank = given[column].map({word.value: step for step, word in enumerate(scale)})
        return given.loc[rank.sort_values(kind="stable").index]
    if about == "actor":
        is_believed = (given["q"] >= BELIEVED) & (given["actor_side"] != UNKNOWN)
        return pd.concat([given[is_believed], given[~is_believed]])
    return given


def _range(about: str, given: pd.DataFrame) -> tuple[float, float]:
    if about in NUMBERS:
        return float(given[about].min()), float(given[about].max())
    if about == "size" and len(set(given["magnitude_unit"].fillna(""))) == 1:
        return float(given["magnitude"].min()), float(given["magnitude"].max())
    return float("nan"), float("nan")


def _weeks(scores: Scores, incident_id: str) -> pd.DataFrame:
    parts = scores.incidents[scores.incidents["incident_id"] == incident_id]
    table = parts.assign(score=parts["week"].map(scores.weeks["score"]), is_new=parts["raw"] > 0)
    order = {label: number for number, label in enumerate(scores.weeks.index)}
    table = table.sort_values("week", key=lambda labels: labels.map(order), kind="stable")
    columns = ["week", "indicator", "raw", "mass", "contribution", "score", "is_new"]
    return table[columns].reset_index(drop=True)
