"""Weekly matrices written down by hand: weekly raw scores in, memory and scores worked out the slow way."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pandas as pd

from indicators.scoring import WeeklyMatrix
from indicators.weeks import Week

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from indicators.definition import Definition


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
    """Build a matrix from indicator -> incident -> raw points by week (a state: value x days / 7 by week).

    A state's week without any incident in force is unknown until one has been. Weeks are observed and rest on ten
    articles but for `states` and `articles`.
    """
    first = Week.parse(first_week)
    labels = [(first + n).label for n in range(weeks)]
    week_states = _week_states(first, labels, states or {}, articles or {})
    indicator_rows, incident_rows = [], []
    for definition in definitions:
        by_incident = {e: list(row) for e, row in raws.get(definition.id, {}).items()}
        rows = _state_rows if definition.kind == "state" else _flow_rows
        for n, (raw, memory, score, masses) in enumerate(rows(definition, by_incident, weeks)):
            covered = week_states.at[labels[n], "state"] != "not_covered"
            indicator_rows.append({
                "week": labels[n], "indicator": definition.id,
                "state": ("observed" if covered else "carried") if score is not None else "unknown",
                "warming_up": False, "incidents": sum(row[n] > 0 for row in by_incident.values()),
                "reports": sum(row[n] > 0 for row in by_incident.values()), "raw": raw, "memory": memory,
                "score": score if covered and score is not None else float("nan"), "order": n,
            })  # fmt: skip
            total = sum(masses.values())
            incident_rows += [
                {"incident_id": e, "indicator": definition.id, "week": labels[n], "raw": by_incident[e][n],
                 "mass": mass, "fraction": mass / total}
                for e, mass in masses.items() if mass > 0
            ]  # fmt: skip
    columns = ["incident_id", "indicator", "week", "raw", "mass", "fraction"]
    indicator_weeks = pd.DataFrame(indicator_rows).sort_values("order", kind="stable").drop(columns="order")
    return WeeklyMatrix(
        as_of=as_of or (first + (weeks - 1)).sunday,
        weeks=tuple(first + n for n in range(weeks)),
        definitions=tuple(definitions),
        week_states=week_states,
        indicator_weeks=indicator_weeks.reset_index(drop=True),
        incident_weights=_incident_weights(raws, first),
        incident_weeks=pd.DataFrame(incident_rows, columns=columns),
    )


def _week_states(
    first: Week, labels: list[str], states: Mapping[str, str], articles: Mapping[str, int]
) -> pd.DataFrame:
    rows = [
        {"monday": pd.Timestamp((first + n).monday), "state": states.get(label, "observed"),
         "thin": articles.get(label, 10) <= 3, "articles": articles.get(label, 10)}
        for n, label in enumerate(labels)
    ]  # fmt: skip
    return pd.DataFrame(rows, index=pd.Index(labels, name="week"))


def _flow_rows(definition: Definition, raws: dict[str, list[float]], weeks: int):
    half_life = definition.memory.half_life_weeks
    masses = dict.fromkeys(raws, 0.0)
    for n in range(weeks):
        kept = 0.5 ** (1 / half_life) if half_life else 0.0
        masses = {e: masses[e] * kept + raws[e][n] for e in raws}
        memory = sum(masses.values())
        anchor = definition.scale.anchor
        linear = definition.scale.method == "linear"
        score = min(100.0, 100 * memory / anchor) if linear else 100 * (1 - 0.5 ** (memory / anchor))
        yield sum(row[n] for row in raws.values()), memory, score, dict(masses)


def _state_rows(definition: Definition, raws: dict[str, list[float]], weeks: int):
    for n in range(weeks):
        values = {e: row[n] for e, row in raws.items()}
        is_known = any(value > 0 for row in raws.values() for value in row[: n + 1])
        mean = sum(values.values())
        score = 100 * mean / definition.state.max_level if is_known else None
        nan = float("nan")
        yield (mean if is_known else nan), (mean if is_known else nan), score, values


def _incident_weights(raws: Mapping[str, Mapping[str, Sequence[float]]], first: Week) -> pd.DataFrame:
    rows = []
    for indicator, incidents in raws.items():
        for incident, row in incidents.items():
            begun = next((n for n, raw in enumerate(row) if raw > 0), None)
            if begun is not None:
                day = pd.Timestamp((first + begun).monday)
                rows.append({
                    "incident_id": incident, "indicator": indicator, "phase": "", "first_day": day, "last_day": day,
                    "country": "Iraq", "admin1": "Anbar", "place": f"Place of {incident}", "geo_precision": "site",
                    "actor": None, "actor_side": "unknown", "reports": 1, "weight": sum(row),
                })  # fmt: skip
    columns = ["incident_id", "indicator", "phase", "first_day", "last_day", "country", "admin1", "place", "geo_precision", "actor", "actor_side", "reports", "weight"]  # fmt: skip
    table = pd.DataFrame(rows, columns=columns)
    return table.astype({"first_day": "datetime64[us]", "last_day": "datetime64[us]"})
