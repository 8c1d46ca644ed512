"""Weekly matrices written down by hand: raw scores in; memory and scores worked out the slow way."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from indicators.scoring import WeeklyMatrix
from indicators.weeks import Week

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from indicators.definition import Definition

ARTICLES = 10  # of a week that is not said to have fewer
NAN = float("nan")


def weekly_matrix(
    definitions: Sequence[Definition],
    raws: Mapping[str, Mapping[str, Sequence[float]]],
    *,
    first_week: str = "2020-W01",
    weeks: int = 3,
    as_of: date | None = None,
    states: Mapping[str, str] | None = None,
    articles: Mapping[str, int] | None = None,
) -> WeeklyMatrix:
    """Build a matrix from indicator -> incident -> raw points by week.

    A state's raw points are its value x days / 7; it is unknown until an incident has been in force.
    Weeks are observed and rest on ten articles but for `states` and `articles`. Every incident begins
    on the Monday of its first week, at a place of its own.
    """
    known = tuple(Week.parse(first_week) + n for n in range(weeks))
    week_states = _week_states(known, states or {}, articles or {})
    indicator_rows, incident_rows = [], []
    for definition in definitions:
        own = {incident: list(row) for incident, row in raws.get(definition.id, {}).items()}
        follow = _follow_state if definition.kind == "state" else _follow_flow
        for week, reading in zip(known, follow(definition, own, weeks), strict=True):
            indicator_rows.append(_indicator_row(week.label, definition.id, reading, week_states["state"][week.label]))
            incident_rows += _incident_rows(week.label, definition.id, reading)
    by_week = pd.DataFrame(indicator_rows).sort_values("week", kind="stable").reset_index(drop=True)
    columns = ["incident_id", "indicator", "week", "raw", "mass", "fraction"]
    return WeeklyMatrix(
        as_of=as_of or known[-1].sunday,
        weeks=known,
        definitions=tuple(definitions),
        week_states=week_states,
        indicator_weeks=by_week,
        incident_weights=_incident_weights(raws, known),
        incident_weeks=pd.DataFrame(incident_rows, columns=columns),
    )


def _week_states(weeks: Sequence[Week], states: Mapping[str, str], articles: Mapping[str, int]) -> pd.DataFrame:
    labels = [week.label for week in weeks]
    counts = [articles.get(label, ARTICLES) for label in labels]
    return pd.DataFrame(
        {
            "monday": [pd.Timestamp(week.monday) for week in weeks],
            "state": [states.get(label, "observed") for label in labels],
            "thin": [count <= 3 for count in counts],
            "articles": counts,
        },
        index=pd.Index(labels, name="week"),
    )


def _follow_flow(definition: Definition, raws: dict[str, list[float]], weeks: int) -> Iterator[dict[str, Any]]:
    half_life, anchor = definition.memory.half_life_weeks, definition.scale.anchor
    kept = 0.5 ** (1 / half_life) if half_life else 0.0
    masses = dict.fromkeys(raws, 0.0)
    for n in range(weeks):
        brought = {incident: row[n] for incident, row in raws.items()}
        masses = {incident: masses[incident] * kept + brought[incident] for incident in raws}
        memory = sum(masses.values())
        if definition.scale.method == "linear":
            score = min(100.0, 100 * memory / anchor)
        else:
            score = 100 * (1 - 0.5 ** (memory / anchor))
        yield {"raw": brought, "memory": memory, "score": score, "masses": masses}


def _follow_state(definition: Definition, raws: dict[str, list[float]], weeks: int) -> Iterator[dict[str, Any]]:
    for n in range(weeks):
        values = {incident: row[n] for incident, row in raws.items()}
        is_known = any(value > 0 for row in raws.values() for value in row[: n + 1])
        mean = sum(values.values()) if is_known else NAN
        yield {
            "raw": dict.fromkeys(values, 0.0),  # a state in force brings nothing anew
            "mean": mean,
            "memory": mean,
            "score": 100 * mean / definition.state.max_level,
            "masses": values,
        }


def _indicator_row(week: str, indicator: str, reading: dict[str, Any], state: str) -> dict[str, Any]:
    incidents = sum(raw > 0 for raw in reading["raw"].values())
    is_covered = state != "not_covered"
    is_known = reading["score"] == reading["score"]  # NaN differs from itself
    return {
        "week": week,
        "indicator": indicator,
        "state": ("observed" if is_covered else "carried") if is_known else "unknown",
        "warming_up": False,
        "incidents": incidents,
        "reports": incidents,
        "raw": reading.get("mean", sum(reading["raw"].values())),
        "memory": reading["memory"],
        "score": reading["score"] if is_covered else NAN,
    }


def _incident_rows(week: str, indicator: str, reading: dict[str, Any]) -> Iterator[dict[str, Any]]:
    total = sum(reading["masses"].values())
    for incident, mass in reading["masses"].items():
        if mass > 0:
            yield {
                "incident_id": incident,
                "indicator": indicator,
                "week": week,
                "raw": reading["raw"][incident],
                "mass": mass,
                "fraction": mass / total,
            }


def _incident_weights(raws: Mapping[str, Mapping[str, Sequence[float]]], weeks: Sequence[Week]) -> pd.DataFrame:
    rows = [
        {
            "incident_id": incident,
            "indicator": indicator,
            "phase": "",
            "first_day": pd.Timestamp(begun[0].monday),
            "last_day": pd.Timestamp(begun[0].monday),
            "country": "Iraq",
            "admin1": "Anbar",
            "place": f"Place of {incident}",
            "geo_precision": "site",
            "reports": 1,
            "relevance": 1.0,
            "weight": float(sum(row)),
        }
        for indicator, incidents in raws.items()
        for incident, row in incidents.items()
        if (begun := [week for week, raw in zip(weeks, row, strict=True) if raw > 0])
    ]
    columns = (
        "incident_id indicator phase first_day last_day country admin1 place geo_precision reports relevance weight"
    )
    table = pd.DataFrame(rows, columns=columns.split())
    return table.astype({"first_day": "datetime64[us]", "last_day": "datetime64[us]"})
