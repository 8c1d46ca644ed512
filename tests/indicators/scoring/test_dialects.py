"""The scoring expression compiles for the engines that can take over where data outgrow one machine."""

from __future__ import annotations

import ibis
import pytest
import sqlglot
from sqlglot import expressions as sge

from indicators.catalogue import load_catalogue
from indicators.scoring import engine, weekly
from indicators.vocabulary import Combining
from tests.watches.definitions import definition
from tests.watches.settings import watch_settings

DIALECTS = ["duckdb", "databricks", "clickhouse", "bigquery", "trino", "postgres"]
OWN_FUNCTIONS = {"clickhouse": {"range", "isNotNull"}, "bigquery": {"ieee_divide"}}
"""Functions of one engine that sqlglot, which parses the SQL here, knows as no more than a name."""

ALERT = definition("alert", hue=2, axis="response", kind="state", match={"kind": ["alert"]},
                   state={"field": "magnitude", "max_level": 4})  # fmt: skip


def plan(combine):
    """Take the shipped definitions and a state, on a watch whose sites changed twice."""
    settings = watch_settings("2019-W44", "2020-W17", credibility={"combine": combine})
    found = (*load_catalogue().definitions, ALERT)
    return weekly.Plan(tuple(d.resolved(settings) for d in found), settings, (18_200, 18_230), 18_197, 26)


@pytest.fixture(scope="module", params=Combining, ids=str)
def expressions(request):
    """Build reports to weekly sums in one, and what is known of every incident, for the screens."""
    made = plan(request.param)
    sums = weekly.weekly_raw(weekly.incident_weeks(weekly.incident_weights(made), made), made)
    return {"sums": sums, "details": weekly.incident_weights(made, details=True)}


def compiled(expression, dialect) -> sge.Expression:
    """Compile for a dialect, and read the SQL back as that dialect."""
    return sqlglot.parse_one(ibis.to_sql(expression, dialect=dialect), dialect=dialect)


@pytest.mark.parametrize("dialect", DIALECTS)
@pytest.mark.parametrize("which", ["sums", "details"])
def test_expression_compiles_for_every_engine(expressions, which, dialect):
    """Every dialect gets SQL that it parses, with the columns that were asked for, from the tables handed over."""
    expression = expressions[which]
    tree = compiled(expression, dialect)
    steps = {step.alias for step in tree.find_all(sge.CTE)}
    tables = {table.name for table in tree.find_all(sge.Table)} - steps
    assert {name for name in tables if not name.startswith("_")} >= {"reports", "places", "sites", "eras", "masks"}
    assert set(tree.named_selects) == set(expression.columns)


@pytest.mark.parametrize("dialect", DIALECTS)
@pytest.mark.parametrize("which", ["sums", "details"])
def test_no_engine_is_handed_a_function_that_it_lacks(expressions, which, dialect):
    """Ibis passes a name it cannot translate through as it is, such as RADIANS to BigQuery."""
    strange = {call.name for call in compiled(expressions[which], dialect).find_all(sge.Anonymous)}
    assert strange <= OWN_FUNCTIONS.get(dialect, set())


@pytest.mark.parametrize("dialect", DIALECTS)
def test_sums_rest_on_exact_aggregates_alone(expressions, dialect):
    """Largest, smallest, sum, count, any: the same in any order of rows, and never an estimate of distinct values."""
    tree = compiled(expressions["sums"], dialect)
    used = {type(call) for call in tree.find_all(sge.AggFunc)}
    exact = {sge.Max, sge.Min, sge.Sum, sge.Count, sge.CountIf, sge.LogicalOr, sge.CombinedAggFunc}
    assert used <= exact
    combined = {call.name for call in tree.find_all(sge.CombinedAggFunc)}
    assert combined <= {"sumIf", "countIf", "maxIf", "minIf"}


def test_only_the_watch_that_combines_sources_pays_for_it():
    """The statements of every other watch know no sources and take no logarithm."""
    usual, combining = (str(engine.statements_for(plan(how))).lower() for how in Combining)
    assert "source_no" not in usual
    assert "ln(" not in usual
    assert "source_no" in combining
