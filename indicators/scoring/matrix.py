"""The weights-free half of scoring: a watch's reports become weekly indicator scores.

Costly (it runs the engine) and cached by its callers; everything about weights comes after it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from indicators.scoring import engine, incident_tables, matching, relevance
from indicators.scoring.encoding import EncodedReports, day_number, encode_reports, encode_sites
from indicators.scoring.memory import remember, warming_up_weeks
from indicators.scoring.scaling import scale
from indicators.scoring.states import state_weeks
from indicators.scoring.week_states import all_weeks, cutoff_day, state_table
from indicators.scoring.weekly import UNIT, Plan
from indicators.source_groups import source_of_articles
from indicators.vocabulary import IndicatorState, Kind, WeekState

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from indicators.catalogue import Catalogue
    from indicators.definition import Definition
    from indicators.watch import Watch
    from indicators.weeks import Week


@dataclass(frozen=True)
class WeeklyMatrix:
    """Weekly indicator scores of a watch as known on a day, before any weights.

    as_of: the last publication day known. weeks: those that had begun by then. definitions:
    resolved for the watch, in the catalogue's order.
    week_states: index week label; monday, state (observed, provisional, not_covered), thin, articles.
    indicator_weeks: one row per (week, indicator), weeks first: state (observed, carried, unknown),
        warming_up, incidents, reports, raw (x, points), memory (m, points), score (z, 0 to 100; NaN
        while the week is not covered or the state unknown).
    incident_weights: one row per (incident_id, indicator, phase), see incident_tables.weights_table.
    incident_weeks: one row per (incident_id, indicator, week) still remembered: raw, mass (points),
        fraction (of the indicator's points that week; sums to 1).
    """

    as_of: date
    weeks: tuple[Week, ...]
    definitions: tuple[Definition, ...]
    week_states: pd.DataFrame
    indicator_weeks: pd.DataFrame
    incident_weights: pd.DataFrame
    incident_weeks: pd.DataFrame

    def by_week(self, column: str) -> np.ndarray:
        """Lay one numeric column of indicator_weeks out as week x indicator."""
        values = self.indicator_weeks[column].to_numpy(dtype=float)
        return values.reshape(len(self.weeks), len(self.definitions))


@dataclass(frozen=True)
class _Scored:
    """One definition's weeks: arrays by week, and its incidents by week (engine's numbers)."""

    definition: Definition
    raw: np.ndarray
    memory: np.ndarray
    score: np.ndarray
    incidents: np.ndarray
    reports: np.ndarray
    masses: pd.DataFrame


def score_incidents(
    watch: Watch, catalogue: Catalogue, as_of: date | None = None, *, today: date | None = None
) -> WeeklyMatrix:
    """Score every indicator of a watch week by week from what had been published by `as_of`.

    as_of: publication date, included; default the last week's Sunday, or `today` for a live watch
    (one without a last week), whose current week is then provisional whatever the weekday.
    A watch without reports gives zeros in covered weeks. Raises AsOfMissing, AsOfBeforeWatch, and
    OverflowError past what one run can hold. Source: METHOD sections 1 to 5.
    """
    cutoff = cutoff_day(watch, as_of, today)
    watch_weeks = all_weeks(watch, cutoff)
    weeks = tuple(week for week in watch_weeks if week.monday <= cutoff)
    states = state_table(watch, weeks, cutoff, today)
    encoded = encode_reports(
        watch.reports.loc[watch.reports["published"] <= pd.Timestamp(cutoff)],
        source_of_articles(watch.articles, cutoff) if watch.settings.combines_sources else None,
    )
    sites = encode_sites(watch.sites)
    definitions = tuple(definition.resolved(watch.settings) for definition in catalogue.definitions)
    scored: list[_Scored] = []
    weights: list[pd.DataFrame] = []
    for block in _blocks(definitions):
        plan = Plan(
            block, watch.settings, relevance.era_breaks(sites), day_number(watch_weeks[0].monday), len(watch_weeks)
        )
        result = engine.run(encoded, sites, plan)
        weights.append(incident_tables.weights_table(result.incidents, encoded, block))
        scored += _score_block(result, plan, len(weeks))
    return WeeklyMatrix(
        as_of=cutoff,
        weeks=weeks,
        definitions=definitions,
        week_states=states,
        indicator_weeks=_indicator_weeks(scored, states),
        incident_weights=pd.concat(weights, ignore_index=True),
        incident_weeks=_incident_weeks(scored, encoded, weeks),
    )


def _blocks(definitions: tuple[Definition, ...]) -> Iterator[tuple[Definition, ...]]:
    for start in range(0, len(definitions), matching.MOST_DEFINITIONS):
        yield definitions[start : start + matching.MOST_DEFINITIONS]


def _score_block(result: engine.EngineResult, plan: Plan, weeks: int) -> Iterator[_Scored]:
    weekly = result.weekly[result.weekly["week_no"] < weeks]
    parts = result.weeks[result.weeks["week_no"] < weeks]
    parts = parts.assign(raw=parts["raw"] / UNIT)
    for number, definition in enumerate(plan.definitions):
        own = weekly[weekly["indicator_no"] == number].set_index("week_no").reindex(range(weeks))
        counts = own[["incidents", "reports"]].fillna(0).to_numpy(dtype="int64")
        if definition.kind == Kind.STATE:
            seen = result.incidents[result.incidents["indicator_no"] == number]
            raw, score, masses = _score_state(seen, definition, plan.first_day, weeks)
            memory, counts = raw, _in_force(masses, seen, weeks)
        else:
            raw = (own["raw"].astype("float64") / UNIT).fillna(0.0).to_numpy()
            memory = remember(raw, definition.memory.half_life_weeks)
            score = scale(memory, definition.scale)
            masses = incident_tables.flow_masses(
                parts[parts["indicator_no"] == number], definition.memory.half_life_weeks, weeks
            )
        yield _Scored(definition, raw, memory, score, counts[:, 0], counts[:, 1], masses)


def _score_state(
    seen: pd.DataFrame, definition: Definition, first_day: int, weeks: int
) -> tuple[np.ndarray, np.ndarray, pd.DataFrame]:
    """Score a state by its value in force; of two values on one day that of the report speaks that comes first."""
    valued = seen.assign(value=seen["state_value"]).dropna(subset="value")
    ordered = valued.sort_values("state_order", ascending=False, kind="stable")
    in_force = state_weeks(ordered[["incident_no", "first_day", "value"]], first_day, weeks)
    highest = definition.state.max_level if definition.state else np.nan
    score = np.minimum(100.0, 100.0 * in_force.mean / highest)
    held = in_force.fractions
    masses = held.assign(raw=0.0, mass=held["fraction"] * in_force.mean[held["week_no"].to_numpy(dtype=int)])
    return in_force.mean, score, masses


def _in_force(masses: pd.DataFrame, seen: pd.DataFrame, weeks: int) -> np.ndarray:
    """Count a state's incidents in force in each week, and their reports: those its points belong to."""
    reports = seen.groupby("incident_no")["reports"].max()
    held = masses.drop_duplicates(["week_no", "incident_no"])
    by_week = held.assign(reports=held["incident_no"].map(reports)).groupby("week_no")["reports"].agg(["size", "sum"])
    return by_week.reindex(range(weeks), fill_value=0).to_numpy(dtype="int64")


def _indicator_weeks(scored: list[_Scored], states: pd.DataFrame) -> pd.DataFrame:
    is_covered = (states["state"] != WeekState.NOT_COVERED.value).to_numpy()
    tables = []
    for order, one in enumerate(scored):
        is_known = ~np.isnan(one.score)
        state = np.where(is_covered, IndicatorState.OBSERVED.value, IndicatorState.CARRIED.value)
        tables.append(
            pd.DataFrame(
                {
                    "week": states.index,
                    "indicator": one.definition.id,
                    "state": np.where(is_known, state, IndicatorState.UNKNOWN.value),
                    "warming_up": _warming_up(one.definition, len(states)),
                    "incidents": one.incidents,
                    "reports": one.reports,
                    "raw": one.raw,
                    "memory": one.memory,
                    "score": np.where(is_covered, one.score, np.nan),
                    "order": order,
                }
            )
        )
    table = pd.concat(tables, ignore_index=True)
    return table.sort_values(["week", "order"], kind="stable").drop(columns="order").reset_index(drop=True)


def _warming_up(definition: Definition, weeks: int) -> np.ndarray:
    if definition.kind == Kind.STATE:
        return np.zeros(weeks, dtype=bool)
    return np.arange(weeks) < warming_up_weeks(definition.memory.half_life_weeks)


def _incident_weeks(scored: list[_Scored], encoded: EncodedReports, weeks: tuple[Week, ...]) -> pd.DataFrame:
    labels = np.array([week.label for week in weeks], dtype=object)
    tables = [
        pd.DataFrame(
            {
                "incident_id": pd.Series(
                    encoded.incident_ids[one.masses["incident_no"].to_numpy(dtype=int)], dtype="str"
                ),
                "indicator": one.definition.id,
                "week": pd.Series(labels[one.masses["week_no"].to_numpy(dtype=int)], dtype="str"),
                "raw": one.masses["raw"].to_numpy(dtype=float),
                "mass": one.masses["mass"].to_numpy(dtype=float),
                "fraction": one.masses["fraction"].to_numpy(dtype=float),
            }
        )
        for one in scored
    ]
    return pd.concat(tables, ignore_index=True)
