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
from ibis.backends.sql.compilers.duckdb import DuckDBCompiler

from indicators.scoring import matching, relevance, weekly

if TYPE_CHECKING:
    import ibis.expr.types as ir
    import pandas as pd

    from indicators.scoring.encoding import EncodedReports
    from indicators.scoring.weekly import Plan

_KEPT_STATEMENTS = 64


@dataclass(frozen=True)
class Statements:
    """The SQL of one plan, in three steps.

    incidents: weekly.incident_weights with details. incident_weeks: from a table incidents. weekly:
    from a table incident_weeks.
    """

    incidents: str
    incident_weeks: str
    weekly: str


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
        connection.execute(f"create temp table incident_weeks as {statements.incident_weeks}")
        return EngineResult(
            connection.sql("from incidents order by incident_no, indicator_no, phase_no").df(),
            connection.sql("from incident_weeks order by incident_no, indicator_no, phase_no, week_no").df(),
            connection.sql(f"from ({statements.weekly}) order by indicator_no, week_no").df(),
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


def statement_at_once(plan: Plan) -> str:
    """Compile reports -> weekly sums as one statement that stores nothing on its way: for reports by the million."""
    return to_sql(weekly.weekly_raw(weekly.incident_weeks(weekly.incident_weights(plan), plan), plan))


def to_sql(expression: ir.Table) -> str:
    """Compile an expression for this engine."""
    return str(_COMPILER.to_sqlglot(expression).sql(dialect=_COMPILER.dialect))


def _compile(plan: Plan) -> Statements:
    weights = weekly.incident_weights(plan, details=True)
    spread = weekly.incident_weeks(ibis.table(weights.schema(), name="incidents"), plan)
    sums = weekly.weekly_raw(ibis.table(spread.schema(), name="incident_weeks"), plan)
    return Statements(to_sql(weights), to_sql(spread), to_sql(sums))


_COMPILER = DuckDBCompiler()
_statements: OrderedDict[str, Statements] = OrderedDict()
_lock = Lock()
