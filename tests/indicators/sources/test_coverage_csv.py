"""coverage.csv: which weeks were searched, and which the file forgets."""

from __future__ import annotations

import pandas as pd
import pytest

from tests.indicators.watch_folder import COVERAGE, SETTINGS, changed, check, only_fault


def test_coverage_becomes_a_typed_table(tmp_path):
    """A week not searched has no number of articles, which is not zero."""
    coverage = check(tmp_path).watch.coverage
    assert coverage["status"].tolist() == ["searched", "searched", "not_searched", "searched"]
    assert coverage["articles"].tolist() == [1, 2, pd.NA, 1]


@pytest.mark.parametrize(
    ("cells", "column", "said"),
    [
        ({"status": "searcht"}, "status", "one of searched or not_searched. Did you mean searched?"),
        ({"status": ""}, "status", "found an empty cell"),
        ({"articles": "-1"}, "articles", "a whole number from 0"),
        ({"week": "2020-W54"}, "week", "a week of 2020, W01 to W53"),
        ({"week": "2020-W02"}, "week", "a second time"),
    ],
)
def test_faults(tmp_path, cells, column, said):
    """A wrong cell is placed, and the week it costs is reported as a gap."""
    gap, fault = sorted(check(tmp_path, coverage=changed(COVERAGE, 0, **cells)).faults, key=lambda f: f.is_error)
    assert (fault.file, fault.column, fault.severity) == ("coverage.csv", column, "error")
    assert said in fault.sentence
    assert "found no row for 2020-W01" in gap.found


def test_a_missing_week_is_a_gap(tmp_path):
    """Weeks of the watch without a row are listed in one warning: they count as not covered."""
    fault = only_fault(check(tmp_path, coverage=[COVERAGE[0], COVERAGE[3]]))
    assert fault.severity == "warning"
    assert "found no row for 2020-W02, 2020-W03" in fault.found


def test_many_gaps_are_counted(tmp_path):
    """Of many gaps five are named and the rest counted."""
    settings = SETTINGS.replace('last_week = "2020-W04"', 'last_week = "2020-W12"')
    fault = only_fault(check(tmp_path, settings=settings))
    assert "2020-W05, 2020-W06, 2020-W07, 2020-W08, 2020-W09 and 3 more" in fault.found


def test_a_week_outside_the_watch_is_flagged(tmp_path):
    """A row for a week that the watch does not have counts nowhere, and is said to."""
    fault = only_fault(check(tmp_path, coverage=[*COVERAGE, {**COVERAGE[0], "week": "2029-W01"}]))
    assert (fault.line, fault.severity) == (6, "warning")
    assert "2020-W01 to 2020-W04" in fault.expected


def test_a_live_watch_has_gaps_only_between_its_rows(tmp_path):
    """A watch without a last week misses no week after its last row, but one before it."""
    settings = SETTINGS.replace('last_week = "2020-W04"\n', "")
    assert check(tmp_path, settings=settings).faults == ()
    fault = only_fault(check(tmp_path, settings=settings, coverage=[COVERAGE[0], COVERAGE[2]]))
    assert fault.found == "found no row for 2020-W02"
