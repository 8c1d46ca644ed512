"""Run the weekly expression on DuckDB, in memory: tables in, tables out, nothing on disk.

The only module that names the engine. Each call opens its own connection, so that it works in every
thread and after a fork; the SQL is compiled once per plan and kept.
"""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING

import duckdb
import ibis

from indicators.scoring import matching, relevance, weekly

if TYPE_CHECKING:
    import pandas as pd

    from indicators.scoring.encoding import EncodedReports
    from indicators.scoring.weekly import Plan

_KEPT_STATEMENTS = 64
_DIALECT = "duckdb"


@dataclass(frozen=True)
class Statements:
    """The SQL of one plan: weights of incidents, their weeks, the weekly sums, and all three in one."""

    incidents: str
    incident_weeks: str
    weekly: str
    weekly_at_once: str


@dataclass(frozen=True)
class EngineResult:
    """What one run gives back, in the engine's numbers (whole 1e-12 points, ordinals for names).

    incidents: weekly.incident_weights with details; weeks: weekly.incident_weeks;
    weekly: weekly.weekly_raw. Rows are sorted by their keys.
    """

    incidents: pd.DataFrame
    weeks: pd.DataFrame
    weekly: pd.DataFrame


def run(encoded: EncodedReports, sites: pd.DataFrame, plan: Plan) -> EngineResult:
    """Score encoded reports (encoding.encode_reports, encoding.encode_sites) under a plan."""
    statements = statements_for(plan)
    with connect() as connection:
        connection.register("reports", encoded.reports)
        connection.register("places", encoded.places)
        register_small_tables(connection, sites, plan)
        connection.execute(f"create temp table incidents as {statements.incidents}")
        return EngineResult(
            connection.sql(
                "select * from incidents order by incident_no, indicator_no, phase_no"
            ).df(),
            connection.sql(
                f"select * from ({statements.incident_weeks}) order by incident_no, indicator_no, phase_no, week_no"
            ).df(),
            connection.sql(f"select * from ({statements.weekly}) order by indicator_no, week_no").df(),
        )


def connect() -> duckdb.DuckDBPyConnection:
    """Open an engine that reads no file, fetches no extension and cannot be told to."""
    connection = duckdb.connect(":memory:")
    # pandas tables reach it by register(), by name; nothing is picked up from variables of the caller.
    connection.execute("set python_enable_replacements = false")
    connection.execute("set autoload_known_extensions = false")
    connection.execute("set autoinstall_known_extensions = false")
    connection.execute("set enable_external_access = false")
    connection.execute("set lock_configuration = true")
    return connection


def register_small_tables(connection: duckdb.DuckDBPyConnection, sites: pd.DataFrame, plan: Plan) -> None:
    """Hand over what belongs to the plan and not to the reports: sites, eras, masks and ladders."""
    connection.register("sites", sites)
    connection.register("eras", relevance.eras(plan.breaks))
    connection.register("masks", matching.mask_members(plan.definitions))
    connection.register("ladders", weekly.ladders_table(plan))


def statements_for(plan: Plan) -> Statements:
    """Compile the plan's SQL, or take it from the last ones compiled."""
    with _lock:
        known = _statements.get(plan.fingerprint)
        if known is not None:
            _statements.move_to_end(plan.fingerprint)
            return known
    compiled = _compile(plan)
    with _lock:
        _statements[plan.fingerprint] = compiled
        while len(_statements) > _KEPT_STATEMENTS:
            _statements.popitem(last=False)
    return compiled


def _compile(plan: Plan) -> Statements:
    weights = weekly.incident_weights(plan, details=True)
    stored = ibis.table(weights.schema(), name="incidents")
    bare = weekly.incident_weights(plan)
    return Statements(
        incidents=ibis.to_sql(weights, dialect=_DIALECT),
        incident_weeks=ibis.to_sql(weekly.incident_weeks(stored, plan), dialect=_DIALECT),
        weekly=ibis.to_sql(weekly.weekly_raw(weekly.incident_weeks(stored, plan), plan), dialect=_DIALECT),
        weekly_at_once=ibis.to_sql(weekly.weekly_raw(weekly.incident_weeks(bare, plan), plan), dialect=_DIALECT),
    )


_statements: OrderedDict[str, Statements] = OrderedDict()
_lock = Lock()
