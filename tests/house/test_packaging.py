"""The wheel holds all that the program needs and works where no checkout is."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tomllib
import zipfile

import pytest
from hatchling.builders.wheel import WheelBuilder

from tests.house.tracked import ROOT, read, tracked

INSIDE = """
import json, indicators, dashboard
from pathlib import Path
from dashboard.geometry.world import read_world
from indicators import load_catalogue, read_watch, shipped_watch_folder
watch = read_watch(shipped_watch_folder())
print(json.dumps({
    "indicators": indicators.__file__, "dashboard": dashboard.__file__, "folder": str(shipped_watch_folder()),
    "reports": len(watch.reports), "seeds": sorted(watch.seed_texts), "ids": load_catalogue().ids,
    "sets": list(load_catalogue().weight_sets), "countries": len(read_world().countries),
}))
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """Build the wheel as pip would."""
    built = tmp_path_factory.mktemp("wheel")
    (path,) = WheelBuilder(str(ROOT)).build(directory=str(built), versions=["standard"])
    return path


@pytest.fixture(scope="module")
def unpacked(wheel, tmp_path_factory):
    """Unpack the wheel into an empty folder."""
    folder = tmp_path_factory.mktemp("site")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder)
    return folder


@pytest.fixture(scope="module")
def told(unpacked, tmp_path_factory):
    """Ask the unpacked packages, from a folder far from the checkout, what they have."""
    run = subprocess.run(
        [sys.executable, "-c", INSIDE],
        cwd=tmp_path_factory.mktemp("elsewhere"),
        env=os.environ | {"PYTHONPATH": str(unpacked)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    return json.loads(run.stdout)


def test_the_wheel_holds_every_file_of_both_packages(unpacked):
    """Code, definitions, weights, style sheets, scripts, fonts, geometry: all that is tracked is there, no test is."""
    expected = {path for path in tracked("") if path.startswith(("indicators/", "dashboard/"))}
    expected |= {f"indicators/_shipped/{path.removeprefix('data/')}" for path in tracked("", under="data/iraq-2020/")}
    expected |= {f"indicators/_shipped/{path}" for path in tracked("", under="seeds/")}
    held = {path.relative_to(unpacked).as_posix() for path in unpacked.rglob("*") if path.is_file()}
    held = {path for path in held if not re.search(r"\.dist-info/|__pycache__", path)}
    assert expected - held == set()
    assert {path for path in held - expected if path.startswith(("tests/", "docs/", "benchmarks/"))} == set()


def test_the_unpacked_wheel_reads_its_own_watch(told, unpacked):
    """The watch, its source article, the definitions and the map come from the wheel and not from a checkout."""
    for name in ("indicators", "dashboard", "folder"):
        assert told[name].startswith(str(unpacked)), name
    rows = read("data/iraq-2020/events.csv").count("\nev-")
    assert told["reports"] == rows
    assert told["seeds"] == ["seed-0001"]
    assert set(told["ids"]) == {path.stem for path in (ROOT / "indicators/definitions").glob("*.toml")}
    assert told["sets"] == ["default", "equal", "posture", "threats"]
    assert told["countries"] > 200


def test_the_wheel_brings_the_command(unpacked):
    """`posturewatch` is a console script that starts the dashboard's command line."""
    (entry,) = unpacked.glob("*.dist-info/entry_points.txt")
    assert "posturewatch = dashboard.cli:main" in entry.read_text(encoding="utf-8")


def test_the_version_is_the_one_of_the_changes(wheel):
    """The newest entry of the changelog is the version that is built."""
    version = tomllib.loads(read("pyproject.toml"))["project"]["version"]
    newest = re.search(r"^## (\S+)", read("CHANGELOG.md"), re.MULTILINE)
    assert newest
    assert newest.group(1) == version
    assert f"-{version}-" in os.path.basename(wheel)  # noqa: PTH119 (the builder gives text)


@pytest.mark.parametrize(("lock", "at_least"), [("requirements.lock", 51), ("requirements-postgresql.lock", 2)])
def test_a_lock_has_a_hash_for_everything_and_names_no_place(lock, at_least):
    """Each requirement is pinned and hashed, and pip is told no address."""
    text = read(lock)
    pinned = re.findall(r"^([a-z0-9][\w.\[\]-]*)==\S+", text, re.MULTILINE)
    without = [entry for entry in re.split(r"\n(?=[a-z0-9])", text) if "==" in entry and "--hash=sha256:" not in entry]
    assert len(pinned) >= at_least
    assert without == []
    assert not re.search(r"https?://|^-", text, re.MULTILINE)


def locked(lock):
    """Give name -> version of everything that a lock pins."""
    return {
        name.lower(): version
        for name, version in re.findall(r"^([\w.-]+)(?:\[[^\]]*\])?==(\S+)", read(lock), re.MULTILINE)
    }


def test_the_locks_name_everything_that_is_asked_for():
    """A dependency added to pyproject.toml and not to its lock would be missing on a fresh machine."""
    project = tomllib.loads(read("pyproject.toml"))["project"]
    extras = project["optional-dependencies"]
    for lock, asked in (
        ("requirements.lock", [*project["dependencies"], *extras["dev"]]),
        ("requirements-postgresql.lock", extras["postgresql"]),
    ):
        names = {re.match(r"[\w-]+", entry).group().lower() for entry in asked}
        assert names - locked(lock).keys() == set(), lock


def test_the_locks_agree_where_they_meet():
    """Installing the PostgreSQL driver changes no version of anything else."""
    all_of_it, driver = locked("requirements.lock"), locked("requirements-postgresql.lock")
    shared = all_of_it.keys() & driver.keys()
    assert {name: driver[name] for name in shared} == {name: all_of_it[name] for name in shared}
