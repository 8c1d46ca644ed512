"""A number and the incidents behind it: those of the week, and those that memory still carries."""

from __future__ import annotations

from dataclasses import dataclass
from operator import itemgetter
from typing import TYPE_CHECKING, Any

import pandas as pd

from indicators.errors import UnknownIndicator, UnknownWeek
from indicators.evidence.attribution import attribute
from indicators.vocabulary import Kind, StatedReason
from indicators.weeks import Week

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable

    from indicators.evidence.gathered import Evidence
    from indicators.scoring import Scores

KEY = ["incident_id", "indicator"]
_FROM_WEIGHTS = [
    "first_day", "last_day", "country", "admin1", "place", "latitude", "longitude", "geo_precision",
    "weight", "rung",
]  # fmt: skip

_ASKED = ["actor", "actor_side", "q", "stated_reason", "source", "grade", "phase"]
_LEADING = {"event_id": "event_id", "article_id": "article_id", "summary": "text"}
_FROM_REPORTS = [
    "attribution",
    "attributed_to",
    "reasons",
    "reports",
    "independent",
    "grades",
    *_LEADING.values(),
]


@dataclass(frozen=True)
class IncidentList:
    """The incidents behind one week's posture score, or behind one indicator's part of it.

    rows: the week's own incidents, strongest first; memory: earlier ones still remembered, the same
    columns, strongest first. One row per (incident_id, indicator):
        incident_id, indicator, contribution (points of the posture score; NaN when it has none),
        is_weighed (the indicator has a weight), weight_in_week (points this week added), weight
        (omega, of all phases), rung, first_day, last_day, country, admin1, place, latitude, longitude,
        geo_precision, attribution (Attribution), attributed_to (its sentence), reasons (tuple of
        stated reasons, in the codebook's order; empty: none stated or none asked for), reports,
        independent (sources among them, reposts counted with whom they repost), grades ("C1 D3 C1",
        by event_id), event_id, article_id and text (of the leading report of the phase that the day is of).
    total: sum of all contributions: the posture score, or the indicator's contribution to it.
    """

    week: str
    indicator: str | None
    rows: pd.DataFrame
    memory: pd.DataFrame
    total: float

    @property
    def remembered(self) -> float:
        """Give the points that memory brings."""
        return float(self.memory["contribution"].sum(skipna=False))


def incidents_of(evidence: Evidence, scores: Scores, week: str, indicator: str | None = None) -> IncidentList:
    """List the incidents behind a week's posture score, or behind one indicator (then with its own only).

    An incident belongs to the week's own where a part of its weight falls into the week, or where it
    is a state in force in it. Incidents without weight add nothing and are not listed. Where weights
    are 0 the contribution is 0 and strength goes by weight. Raises UnknownWeek, UnknownIndicator, and
    ValueError when evidence and scores are as of different days.
    """
    _require(evidence, scores, week, indicator)
    parts = scores.incidents[scores.incidents["week"] == week]
    shares = scores.indicators[scores.indicators["week"] == week].set_index("indicator")["share"]
    if indicator is not None:
        parts = parts[parts["indicator"] == indicator]
    table = parts.drop(columns="week").merge(_of_week(scores, week), on=KEY, how="left")
    table["is_weighed"] = table["indicator"].map(shares).fillna(0) > 0
    table = table.rename(columns={"raw": "weight_in_week"})
    states = {d.id for d in scores.matrix.definitions if d.kind == Kind.STATE}
    strongest = table.assign(size=table["contribution"].abs()).sort_values(
        ["size", "mass", *KEY], ascending=[False, False, True, True], kind="stable", na_position="last"
    )
    described = _described(strongest.drop(columns=["size", "mass", "fraction"]), evidence, scores)
    is_own = (described["weight_in_week"] > 0) | described["indicator"].isin(states)
    own = described[is_own]
    memory = described[~is_own & (described["is_weighed"] | (indicator is not None))]
    total = _total(scores, week, indicator)
    return IncidentList(week, indicator, own.reset_index(drop=True), memory.reset_index(drop=True), total)


def _require(evidence: Evidence, scores: Scores, week: str, indicator: str | None) -> None:
    if evidence.as_of != scores.matrix.as_of:
        message = (
            f"found evidence as of {evidence.as_of} beside scores as of {scores.matrix.as_of}. "
            "Gather the evidence from the matrix of these scores."
        )
        raise ValueError(message)
    if week not in scores.weeks.index:
        raise UnknownWeek(week, list(scores.weeks.index), scores.matrix.as_of)
    known = [d.id for d in scores.matrix.definitions]
    if indicator is not None and indicator not in known:
        raise UnknownIndicator(
            f'found no indicator "{indicator}"',
            expected=f"one of {', '.join(known)}",
            advice="Choose one of these",
            field="indicator",
        )


def _total(scores: Scores, week: str, indicator: str | None) -> float:
    if indicator is None:
        return float(scores.weeks["score"][week])
    row = scores.indicators[(scores.indicators["week"] == week) & (scores.indicators["indicator"] == indicator)]
    return float(row["contribution"].iloc[0])


def _of_week(scores: Scores, week: str) -> pd.DataFrame:
    """Give each (incident, indicator) the day and place of the phase that is nearest to the week.

    That is the phase with a day in the week, else the latest one before it; weight is summed over phases.
    """
    sunday = pd.Timestamp(Week.parse(week).sunday)
    weights = scores.matrix.incident_weights
    begun = weights.assign(later=weights["first_day"] > sunday).sort_values(
        ["later", "first_day", "phase"], ascending=[True, False, True], kind="stable"
    )
    nearest = begun.drop_duplicates(KEY).drop(columns="weight")
    whole = weights.groupby(KEY, as_index=False)["weight"].sum()
    return nearest.merge(whole, on=KEY)[[*KEY, "phase", *_FROM_WEIGHTS]]


def _described(table: pd.DataFrame, evidence: Evidence, scores: Scores) -> pd.DataFrame:
    """Add what the reports of each incident say."""
    axes = {d.id: d.axis for d in scores.matrix.definitions}
    words = evidence.watch.settings.words
    reports_of = _reports_of(table, evidence)
    described = []
    for *key, phase in zip(table["incident_id"], table["indicator"], table["phase"], strict=True):
        reports = reports_of[key[0], key[1]]
        leading = next((report for report in reports if report["phase"] == phase), reports[0])
        attribution = attribute(reports)
        described.append(
            {
                "attribution": attribution,
                "attributed_to": attribution.sentence(axes[key[1]], words),
                "reasons": stated_reasons(report["stated_reason"] for report in reports),
                "reports": len(reports),
                "independent": len({report["source"] for report in reports}),
                "grades": " ".join(r["grade"] for r in sorted(reports, key=itemgetter("event_id"))),
                **{name: leading[column] for column, name in _LEADING.items()},
            }
        )
    return table.drop(columns="phase").join(pd.DataFrame(described, columns=_FROM_REPORTS, index=table.index))


def _reports_of(table: pd.DataFrame, evidence: Evidence) -> dict[tuple[str, str], list[dict[Hashable, Any]]]:
    """Give each incident's matching reports as plain rows (cheaper than tables), first to speak first."""
    needed = evidence.matching[evidence.matching["incident_id"].isin(table["incident_id"])]
    reports_of: dict[tuple[str, str], list[dict[Hashable, Any]]] = {}
    for report in needed[[*KEY, *_ASKED, *_LEADING]].to_dict("records"):
        reports_of.setdefault((report["incident_id"], report["indicator"]), []).append(report)
    return reports_of


def stated_reasons(cells: Iterable[Any]) -> tuple[str, ...]:
    """Join the reasons that reports state (cells of the column stated_reason), in the codebook's order.

    ("unstated",) where reports were read for reasons and state none, empty where none was.

    >>> stated_reasons(["virus", "unstated", "threat;virus"])
    ('threat', 'virus')
    """
    coded = {reason for cell in cells if isinstance(cell, str) for reason in cell.split(";")}
    given = coded - {StatedReason.UNSTATED.value} or coded
    return tuple(reason.value for reason in StatedReason if reason.value in given)
