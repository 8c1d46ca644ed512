"""One direction only: the contracts of pyproject.toml hold, and they are strict enough to catch a breach."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.tracked import ROOT, read, tracked

WITHOUT_DASH = """
import sys
import indicators, indicators.cli
loaded = {"dash", "plotly", "flask", "dashboard"} & set(sys.modules)
sys.exit(f"loaded {sorted(loaded)}" if loaded else 0)
"""


def imported(path: str) -> set[str]:
    """List the modules that a file imports anywhere, by their full names."""
    names = set()
    for node in ast.walk(ast.parse(read(path))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
    return names


def called(path: str) -> set[str]:
    """List the names and attributes that a file calls."""
    calls = [node.func for node in ast.walk(ast.parse(read(path))) if isinstance(node, ast.Call)]
    return {call.id if isinstance(call, ast.Name) else getattr(call, "attr", "") for call in calls}


def test_every_contract_is_kept():
    """The linter of imports finds nothing, from the settings that `make lint` uses."""
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout


def test_the_library_runs_without_the_dashboard():
    """Importing the library and its commands loads no Dash, no Plotly and no Flask."""
    run = subprocess.run([sys.executable, "-c", WITHOUT_DASH], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr


@pytest.mark.parametrize(
    "path", tracked(".py", under="indicators/scoring/") + tracked(".py", under="indicators/robustness/")
)
def test_scoring_and_robustness_open_nothing_and_ask_no_clock(path):
    """Tables in, tables out: no file, no clock, no unseeded chance in any module, not even in a function."""
    assert not imported(path) & {"time", "random", "secrets", "pathlib.Path", "io", "os"}
    assert not called(path) & {"open", "now", "today", "read_text", "read_csv", "read_parquet", "urlopen"}


@pytest.mark.parametrize("path", tracked(".py", under="indicators/") + tracked(".py", under="dashboard/"))
def test_only_the_engine_names_the_database(path):
    """DuckDB is imported in one file."""
    named = {name.partition(".")[0] for name in imported(path)}
    assert "duckdb" not in named or path == "indicators/scoring/engine.py"


@pytest.mark.parametrize("path", tracked(".py", under="dashboard/pages/"))
def test_pages_do_not_know_each_other(path):
    """A page imports its own package and none of another page; nothing but `queries` reaches scores."""
    own = "dashboard.pages." + path.split("/")[2].removesuffix(".py")
    others = {name for name in imported(path) if name.startswith("dashboard.pages.") and not name.startswith(own)}
    assert others == set()


@pytest.mark.parametrize("path", tracked(".py", under="dashboard/figures/"))
def test_figures_are_plain_dictionaries(path):
    """Figures name neither Dash nor Plotly: a table goes in, a dictionary comes out."""
    assert not {name.partition(".")[0] for name in imported(path)} & {"dash", "plotly", "indicators"}


def test_the_search_for_imports_finds_them_in_functions():
    """The rules above would see an import that hides in a function."""
    assert "dashboard.server.listen" in imported("dashboard/serve.py")
    assert "tests.house.tracked.ROOT" in imported("tests/house/test_imports.py")
