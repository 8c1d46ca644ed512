"""Which reports count for which indicators, by name: the way from a number back to its reports.

Runs the first stage of the weekly expression and nothing else, so that what a screen lists and what
the score counts are one and the same.
"""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock
from typing import TYPE_CHECKING

import pandas as pd

from indicators.scoring import engine, phases, relevance, weekly
from indicators.scoring.encoding import encode_reports, encode_sites
from indicators.scoring.matching import MOST_DEFINITIONS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    import numpy as np

    from indicators.definition import Definition
    from indicators.watch import Watch


def matched_reports(watch: Watch, definitions: Sequence[Definition], as_of: date) -> pd.DataFrame:
    """Match every report known by `as_of` against every definition; tallies match nothing.

    definitions: resolved for the watch (WeeklyMatrix.definitions). Returns one row per (event_id,
    indicator): event_id, incident_id, indicator, phase ("" when none is coded; a report without one
    is given its incident's first), rung (points of the rung it reaches by itself, 0 when none),
    sorted by event_id, then definition. No report or no match: no rows. Source: METHOD section 2.
    """
    known = watch.reports[watch.reports["published"] <= pd.Timestamp(as_of)]
    counted = known.loc[~known["tally"].astype(bool)]
    encoded, sites = encode_reports(counted), encode_sites(watch.sites)
    names = counted["event_id"].sort_values(kind="stable").to_numpy()
    tables = []
    for start in range(0, len(definitions), MOST_DEFINITIONS):
        block = tuple(definitions[start : start + MOST_DEFINITIONS])
        plan = weekly.Plan(block, watch.settings, relevance.era_breaks(sites), first_day=0, weeks=0)
        with engine.connect() as connection:
            connection.register("reports", encoded.reports)
            connection.register("places", encoded.places)
            engine.register_small_tables(connection, sites, plan)
            rows = connection.sql(_statement(plan)).df()
        tables.append(_named(rows, names, encoded.incident_ids, block).assign(order=rows["indicator_no"] + start))
    if not tables:
        return pd.DataFrame({name: pd.Series(dtype="str") for name in _COLUMNS}).astype({"rung": "float64"})
    matches = pd.concat(tables, ignore_index=True).sort_values(["event_id", "order"], kind="stable")
    return matches[list(_COLUMNS)].reset_index(drop=True)


_COLUMNS = ("event_id", "incident_id", "indicator", "phase", "rung")
_KEPT_STATEMENTS = 16

_statements: OrderedDict[str, str] = OrderedDict()
_lock = Lock()


def _statement(plan: weekly.Plan) -> str:
    """Compile the matching of a plan to SQL, or take it from the last ones compiled."""
    with _lock:
        if plan.fingerprint not in _statements:
            rows = weekly.matched_rows(plan)
            kept = rows.select("incident_no", "indicator_no", "event_no", "rung", "phase_no")
            _statements[plan.fingerprint] = engine.to_sql(kept)
        _statements.move_to_end(plan.fingerprint)
        while len(_statements) > _KEPT_STATEMENTS:
            _statements.popitem(last=False)
        return _statements[plan.fingerprint]


def _named(
    rows: pd.DataFrame, event_ids: np.ndarray, incident_ids: np.ndarray, definitions: Sequence[Definition]
) -> pd.DataFrame:
    definition_of = [definitions[number] for number in rows["indicator_no"]]
    return pd.DataFrame(
        {
            "event_id": pd.Series(event_ids[rows["event_no"]], dtype="str"),
            "incident_id": pd.Series(incident_ids[rows["incident_no"]], dtype="str"),
            "indicator": pd.Series([d.id for d in definition_of], dtype="str"),
            "phase": pd.Series(
                ["" if phase == phases.NO_PHASE else d.phase_order[phase]
                 for d, phase in zip(definition_of, rows["phase_no"], strict=True)], dtype="str"),
            "rung": pd.Series(
                [d.rungs[rung - 1] if rung else 0.0
                 for d, rung in zip(definition_of, rows["rung"], strict=True)], dtype="float64"),
            "indicator_no": rows["indicator_no"].to_numpy(),
        }
    )  # fmt: skip
