"""The weeks that a week's number of incidents is held against."""

from __future__ import annotations

import pandas as pd
import pytest

from indicators.scoring import score_incidents
from indicators.surprise_baseline import Baseline, baseline_of, incident_starts
from tests.watches.definitions import catalogue, definition
from tests.watches.shipped import shipped_catalogue, shipped_watch
from tests.watches.small import searched, small_watch

ATTACKS = catalogue(definition("attacks"))


def weeks(counts, states=None):
    """Lay counts out over the weeks w0, w1, ...; states: o observed, p provisional, n not covered."""
    labels = [f"w{number}" for number in range(len(counts))]
    words = {"o": "observed", "p": "provisional", "n": "not_covered"}
    named = [words[letter] for letter in states or "o" * len(counts)]
    return pd.Series(counts, index=labels, dtype="Int64"), pd.Series(named, index=labels)


def test_the_worked_example():
    """Six weeks of 0, 1, 0, 0, 2, 0 incidents: a = .5 + 3, b = 1 + 6; the week before is left out."""
    baseline = baseline_of(*weeks([0, 1, 0, 0, 2, 0, 9, 4]), "w7")
    assert (baseline.a, baseline.b) == (3.5, 7.0)


def test_no_more_than_eight_weeks_are_looked_at():
    """Of eleven earlier weeks the two oldest and the one just before are left out."""
    assert baseline_of(*weeks([50, 50, *range(1, 9), 50, 0]), "w11") == Baseline(
        tuple(f"w{number}" for number in range(2, 10)), tuple(range(1, 9))
    )


def test_weeks_that_nobody_searched_are_passed_over():
    """Gaps are no zeros: the eight covered weeks reach further back."""
    counts = [1, None, 1, 1, None, 1, 0, 0]
    baseline = baseline_of(*weeks(counts, "onoonooo"), "w7")
    assert (baseline.weeks, baseline.counts) == (("w0", "w2", "w3", "w5"), (1, 1, 1, 1))


@pytest.mark.parametrize(("week", "is_enough"), [("w0", False), ("w4", False), ("w5", True)])
def test_fewer_than_four_weeks_say_nothing(week, is_enough):
    """In the sixth week four lie before the gap; in the first none does."""
    assert (baseline_of(*weeks([0] * 6), week) is not None) == is_enough


def test_a_week_that_still_fills_is_no_yardstick():
    """A provisional week is passed over like one that nobody searched."""
    assert baseline_of(*weeks([1, 1, 1, 1, 0, 0], "ooopoo"), "w5") is None


def test_an_incident_counts_once_in_the_week_in_which_it_begins():
    """Two reports, an interval over two weeks, two incidents on other days, one far away that weighs nothing."""
    reports = [
        {"day": "2020-01-05", "incident_id": "long", "last_day": pd.Timestamp("2020-01-07")},
        {"day": "2020-01-05", "incident_id": "long", "last_day": pd.Timestamp("2020-01-07")},
        {"day": "2020-01-06", "incident_id": "short"},
        {"day": "2020-01-12", "incident_id": "late"},
        {"day": "2020-01-08", "country": "Peru", "admin1": None, "latitude": -12.0, "longitude": -77.0},
        {"day": "2020-01-08", "kind": "other"},
    ]
    starts = incident_starts(score_incidents(small_watch(reports), ATTACKS))
    assert starts.to_dict() == {"2020-W01": 1, "2020-W02": 2, "2020-W03": 0, "2020-W04": 0}


def test_an_uncovered_week_has_no_number():
    """Nobody looked: no zero, though one is dated into it."""
    watch = small_watch([{"day": "2020-01-08"}], searched("2020-W01", "2020-W03", "2020-W04"))
    starts = incident_starts(score_incidents(watch, ATTACKS))
    assert starts.isna().tolist() == [False, True, False, False]


def test_an_incident_of_two_indicators_counts_once_on_its_first_day():
    """Against a walk over the plain rows of the shipped watch; a state indicator is not counted."""
    matrix = score_incidents(shipped_watch(), shipped_catalogue())
    chosen = ["attacks", "troop_relocations", "air_defense_deployments"]
    first = {}
    for row in matrix.incident_weights.to_dict("records"):
        if row["weight"] > 0 and row["indicator"] in chosen:
            day = row["first_day"].date()
            first[row["incident_id"]] = min(day, first.get(row["incident_id"], day))
    expected = dict.fromkeys((week.label for week in matrix.weeks), 0)
    for day in first.values():
        year, number, _ = day.isocalendar()
        expected[f"{year}-W{number:02}"] += 1
    assert incident_starts(matrix, chosen).to_dict() == expected
