"""The engine's incidents, named again: what each weighs, and what each still adds to every week."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from indicators.scoring import phases
from indicators.scoring.encoding import EPOCH, PLACE_COLUMNS
from indicators.scoring.memory import remember
from indicators.scoring.weekly import UNIT
from indicators.vocabulary import UNKNOWN_SIDE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from indicators.definition import Definition
    from indicators.scoring.encoding import EncodedReports

CREDIBLE = 0.5
"""Credibility from which a rung is taken as reached; below it the rung is only claimed."""

_GROUPS = {"actor_event": ("actor", "actor_side"), "size_event": ("magnitude", "magnitude_unit")}


def weights_table(incidents: pd.DataFrame, encoded: EncodedReports, definitions: Sequence[Definition]) -> pd.DataFrame:
    """Name what the engine weighed: one row per (incident_id, indicator, phase).

    Columns: incident_id, indicator, phase ("" when none is coded), first_day, last_day (dates, both
    included), country, admin1, place, latitude, longitude, geo_precision, actor, actor_side,
    magnitude, magnitude_unit, reports (matching ones), rung (points of the highest rung any report
    reaches), rung_credible (of the highest reached at a credibility of 0.5 or more), relevance (g),
    phase_share (ph), credibility (q_e), published (latest), weight (omega, points).
    """
    rows = incidents.reset_index(drop=True)
    definition_of = [definitions[number] for number in rows["indicator_no"]]
    named = pd.DataFrame(
        {
            "incident_id": pd.Series(encoded.incident_ids[rows["incident_no"]], dtype="str"),
            "indicator": pd.Series([d.id for d in definition_of], dtype="str"),
            "phase": pd.Series(
                [_phase_word(d, p) for d, p in zip(definition_of, rows["phase_no"], strict=True)], dtype="str"
            ),
            "first_day": EPOCH + pd.to_timedelta(rows["first_day"], unit="D"),
            "last_day": EPOCH + pd.to_timedelta(rows["last_day"], unit="D"),
        }
    )
    places = encoded.places.set_index("place_no").reindex(rows["place_no"]).reset_index(drop=True)
    reports = encoded.reports.set_index("event_no")
    groups = [
        reports[list(columns)].reindex(_event_numbers(rows[event])).reset_index(drop=True)
        for event, columns in _GROUPS.items()
    ]
    numbers = pd.DataFrame(
        {
            "reports": rows["reports"].astype("int64"),
            "rung": [d.rungs[rung - 1] if rung else 0.0 for d, rung in zip(definition_of, rows["rung"], strict=True)],
            "rung_credible": _credible_rungs(rows, definition_of),
            "relevance": rows["relevance"],
            "phase_share": rows["share"],
            "credibility": rows["credibility"],
            "published": EPOCH + pd.to_timedelta(rows["published"], unit="D"),
            "weight": rows["weight"] / UNIT,
        }
    )
    table = pd.concat([named, places[list(PLACE_COLUMNS)], *groups, numbers], axis=1)
    return table.assign(actor_side=table["actor_side"].fillna(UNKNOWN_SIDE).astype("str"))


def flow_masses(parts: pd.DataFrame, half_life_weeks: float, weeks: int) -> pd.DataFrame:
    """Follow each incident of one flow indicator through memory.

    parts: one row per (incident_no, phase, week_no) with raw (points). Returns one row per
    (incident_no, week_no) with mass > 0: raw (that week's own), mass (decayed points), fraction (of
    all points remembered that week; sums to 1). Nothing weighed: an empty table.
    """
    incident_nos, position = np.unique(parts["incident_no"], return_inverse=True)
    raw = np.zeros((weeks, len(incident_nos)))
    np.add.at(raw, (parts["week_no"].to_numpy(), position), parts["raw"].to_numpy())
    mass = remember(raw, half_life_weeks)
    total = mass.sum(axis=1, keepdims=True)
    week_no, column = np.nonzero(mass > 0)
    return pd.DataFrame(
        {
            "incident_no": incident_nos[column],
            "week_no": week_no,
            "raw": raw[week_no, column],
            "mass": mass[week_no, column],
            "fraction": mass[week_no, column] / total[week_no, 0],
        }
    )


def _event_numbers(events: pd.Series[Any]) -> np.ndarray:
    """Give event numbers as floats, NaN where no report gives the group: NaN finds no row."""
    return events.astype("Float64").to_numpy(dtype=float, na_value=float("nan"))


def _phase_word(definition: Definition, phase_no: int) -> str:
    return "" if phase_no == phases.NO_PHASE else definition.phase_order[phase_no]


def _credible_rungs(rows: pd.DataFrame, definition_of: Sequence[Definition]) -> list[float]:
    """Find the points of the highest rung reached with a credibility of 0.5 or more; 0 when none is."""
    best = rows.filter(regex=r"^best_\d+$").to_numpy(dtype=float)
    reached = np.nan_to_num(best, nan=0.0) >= CREDIBLE - 1e-12
    highest = np.where(reached, np.arange(1, best.shape[1] + 1), 0).max(axis=1, initial=0)
    return [d.rungs[rung - 1] if rung else 0.0 for d, rung in zip(definition_of, highest, strict=True)]
