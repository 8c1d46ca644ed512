"""What was known on a day, and what it counts for."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from indicators.catalogue import load_catalogue
from indicators.known_reports import known_reports
from indicators.report_order import date_groups, place_groups
from indicators.scoring import score_incidents
from indicators.watch import read_watch, shipped_watch_folder
from tests.indicators.evidence.small_case import DEFINITIONS, FIRE, ORDER
from tests.watches.definitions import catalogue, definition
from tests.watches.small import small_watch


def test_reports_are_known_from_their_day_of_publication_on():
    """The as-of day is included."""
    reports = [{"day": "2020-01-02", "published": f"2020-01-{on:02}", **FIRE} for on in (11, 12, 13)]
    watch = small_watch(reports)
    known = known_reports(watch, score_incidents(watch, catalogue(*DEFINITIONS), date(2020, 1, 12)))
    assert set(known.reports["event_id"]) == {"r0", "r1"}


def test_a_report_matches_each_indicator_that_counts_it_and_a_tally_none():
    """Fire, an order, a kind nobody watches, a summing-up; the rung is the one it reaches by itself."""
    reports = [
        {"day": "2020-01-02", **FIRE, "killed": 1},
        {"day": "2020-01-02", **ORDER},
        {"day": "2020-01-02", "kind": "other"},
        {"day": "2020-01-02", **FIRE, "tally": True},
    ]
    watch = small_watch(reports)
    known = known_reports(watch, score_incidents(watch, catalogue(*DEFINITIONS)))
    assert known.matches[["event_id", "indicator", "rung"]].to_numpy().tolist() == [
        ["r0", "fire", 4],
        ["r1", "orders", 1],
    ]
    assert len(known.reports) == 4
    assert len(known.counted) == 3


def test_more_definitions_than_fit_one_mask_are_matched_in_further_runs():
    """Twelve definitions that all count the one report."""
    many = catalogue(*(DEFINITIONS[0].model_copy(update={"id": f"fire_{number:02}"}) for number in range(12)))
    watch = small_watch([{"day": "2020-01-02", **FIRE}])
    known = known_reports(watch, score_incidents(watch, many))
    assert list(known.matches["indicator"]) == [f"fire_{number:02}" for number in range(12)]


def test_no_definitions_match_nothing():
    """An empty table with its columns."""
    watch = small_watch([{"day": "2020-01-02", **FIRE}, {"day": "2020-01-02", **ORDER}])
    nobody = catalogue(definition("nothing", match={"kind": ["nothing"]}))
    assert known_reports(watch, score_incidents(watch, nobody)).matches.empty


@pytest.mark.parametrize("as_of", [date(2020, 4, 26), date(2020, 1, 9)], ids=str)
def test_dates_places_and_rungs_taken_from_these_reports_are_those_that_are_scored(as_of: date):
    """Every incident, indicator and phase of the shipped watch, against the engine's own table."""
    watch = read_watch(shipped_watch_folder())
    matrix = score_incidents(watch, load_catalogue(), as_of)
    rows = known_reports(watch, matrix).matching
    by = ["incident_id", "indicator", "phase"]
    believed = rows.assign(rung_credible=rows["rung"].where(rows["q"] >= 0.5, 0.0)).groupby(by)
    found = pd.concat(
        [date_groups(rows, by)[["first_day", "last_day"]], place_groups(rows, by),
         believed[["rung", "rung_credible"]].max(), believed.size().rename("reports")], axis=1,
    ).sort_index()  # fmt: skip
    scored = matrix.incident_weights.set_index(by).sort_index()[list(found.columns)]
    pd.testing.assert_frame_equal(found, scored, check_dtype=False)
