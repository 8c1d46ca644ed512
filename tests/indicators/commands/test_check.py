"""posturewatch check: everything is read, every fault is listed with its place, and the status says so."""

from __future__ import annotations

from indicators.catalogue import SHIPPED
from tests.indicators.commands.shell import refused, run
from tests.indicators.commands.test_score import unknown_stage
from tests.indicators.watch_folder import COVERAGE, EVENTS, SETTINGS, changed, write_watch


def test_the_shipped_watch_has_no_fault():
    """Exit 0: rows read, accepted and rejected by file; warnings are no faults."""
    ran = run("check")
    assert (ran.status, ran.err) == (0, "")
    lines = ran.out.splitlines()
    assert lines[:4] == [
        "articles.csv: 167 rows read, 167 accepted, 0 rejected",
        "events.csv: 278 rows read, 278 accepted, 0 rejected",
        "sites.csv: 16 rows read, 16 accepted, 0 rejected",
        "coverage.csv: 26 rows read, 26 accepted, 0 rejected",
    ]
    warnings = [line for line in lines if line.startswith("warning: ")]
    assert lines[-1] == f"0 faults, {len(warnings)} warnings, 0 weak points in definitions"


def test_every_fault_is_listed_with_its_place_and_the_status_is_1(tmp_path):
    """Two files, three faults: all of them, in the order of files and lines."""
    events = changed(changed(EVENTS, 1, event_date="2020-02-30"), 0, killed="-1")
    coverage = changed(COVERAGE, 2, status="serched")
    ran = run("check", "--watch", str(write_watch(tmp_path, events=events, coverage=coverage)))
    assert ran.status == 1
    faults = [line for line in ran.out.splitlines() if line.startswith("error: ")]
    assert [fault.split(":")[1].strip() for fault in faults] == [
        "events.csv, line 2, killed", "events.csv, line 3, event_date", "coverage.csv, line 4, status",
    ]  # fmt: skip
    assert "Did you mean searched?" in faults[2]
    assert ran.out.splitlines()[-1].startswith("3 faults, ")
    assert "events.csv: 6 rows read, 4 accepted, 2 rejected" in ran.out


def test_a_missing_file_is_a_fault_and_the_others_are_still_read(tmp_path):
    """articles.csv is needed; the other files keep their counts."""
    ran = run("check", "--watch", str(write_watch(tmp_path, articles=None)))
    assert ran.status == 1
    assert "error: articles.csv: found no such file" in ran.out
    assert "sites.csv: 3 rows read" in ran.out


def test_a_missing_coverage_file_is_said_aloud_and_no_fault(tmp_path):
    """It is allowed, but zero and missing cannot then be told apart."""
    ran = run("check", "--watch", str(write_watch(tmp_path, coverage=None)))
    assert ran.status == 0
    assert "warning: coverage.csv" in ran.out
    assert "zero and missing cannot be told apart" in ran.out


def test_a_stage_without_a_share_is_a_fault(tmp_path):
    """It is found where watch and definitions meet, before anything is scored."""
    ran = run("check", "--watch", unknown_stage(tmp_path))
    assert ran.status == 1
    assert 'error: events.csv, direction: found "moving" in e1' in ran.out


def test_a_weight_set_that_the_definitions_lack_is_a_fault_of_the_watch(tmp_path):
    """watch.toml names its default set; nothing could be shown without it."""
    settings = SETTINGS.replace('weights = "default"', 'weights = "defualt"')
    ran = run("check", "--watch", str(write_watch(tmp_path, settings=settings)))
    assert ran.status == 1
    assert 'error: watch.toml, weights: found no weight set "defualt". Expected one of default, equal' in ran.out


def test_broken_definitions_are_listed_beside_the_watch(tmp_path):
    """One broken file hides neither the other's faults nor the watch's rows."""
    for name in ("attacks", "threat_rhetoric"):
        text = (SHIPPED / f"{name}.toml").read_text(encoding="utf-8")
        (tmp_path / f"{name}.toml").write_text(text.replace('axis = "threat"', 'axis = "thret"'), encoding="utf-8")
    ran = run("check", "--definitions", str(tmp_path))
    assert ran.status == 1
    assert "events.csv: 278 rows read" in ran.out
    assert [line.split(":")[1].strip() for line in ran.out.splitlines() if line.startswith("error: ")] == [
        "attacks.toml, axis", "threat_rhetoric.toml, axis",
    ]  # fmt: skip


def test_weak_points_of_definitions_are_listed_and_no_fault(tmp_path):
    """Poor is not broken: the status stays 0."""
    text = (SHIPPED / "attacks.toml").read_text(encoding="utf-8")
    question = next(line for line in text.splitlines() if line.startswith("question"))
    (tmp_path / "attacks.toml").write_text(text.replace(f"{question}\n", ""), encoding="utf-8")
    ran = run("check", "--definitions", str(tmp_path))
    assert ran.status == 0
    weak = [line for line in ran.out.splitlines() if line.startswith("weak: ")]
    assert any("attacks.toml, question" in line for line in weak)
    assert ran.out.splitlines()[-1].endswith(f"{len(weak)} weak points in definitions")


def test_a_path_that_is_no_folder_is_a_fault(tmp_path):
    """Exit 1: the check failed; a name that no shipped watch has is wrong use, exit 2."""
    ran = run("check", "--watch", str(tmp_path / "none"))
    assert ran.status == 1
    assert "found nothing at this path" in ran.out
    assert "no shipped watch" in refused(2, "check", "--watch", "atlantis")


def test_a_folder_without_definitions_is_wrong_use(tmp_path):
    """Exit 2: there is nothing to check."""
    assert "found no .toml file in the folder" in refused(2, "check", "--definitions", str(tmp_path))
