"""A number and the incidents behind it."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from indicators.catalogue import load_catalogue
from indicators.errors import UnknownIndicator, UnknownWeek
from indicators.evidence import gather_evidence, incidents_of
from indicators.scoring import compose, score_incidents
from indicators.watch import read_watch, shipped_watch_folder
from tests.indicators.evidence.small_case import FIRE, ORDER, WEAK, case

EARLY = {"day": "2020-01-02", **FIRE, "killed": 1}
NOW = {"day": "2020-01-08", **FIRE}
TWO = [EARLY, NOW, {"day": "2020-01-09", **ORDER}]


def test_rows_and_memory_sum_to_the_posture_score():
    """Of the week: the later fire and the order; carried: the earlier fire, half of it left."""
    evidence, scores = case(TWO)
    found = incidents_of(evidence, scores, "2020-W02")
    assert set(found.rows["incident_id"]) == {"r1", "r2"}
    assert list(found.memory["incident_id"]) == ["r0"]
    fire = 100 * (1 - 2 ** -((14 / 15 * (4 / 2 + 1)) / 4)) * 3 / 4
    assert found.remembered == pytest.approx(fire * 2 / 3)
    assert found.total == pytest.approx(found.rows["contribution"].sum() + found.remembered)
    assert found.total == scores.weeks["score"]["2020-W02"]


def test_one_indicator_sums_to_its_contribution():
    """The order is not among the fire."""
    evidence, scores = case(TWO)
    found = incidents_of(evidence, scores, "2020-W02", "fire")
    assert set(found.rows["indicator"]) | set(found.memory["indicator"]) == {"fire"}
    own = scores.indicators.query("week == '2020-W02' and indicator == 'fire'")["contribution"].iloc[0]
    assert found.total == own
    assert found.rows["contribution"].sum() + found.remembered == pytest.approx(own)


def test_the_strongest_incident_stands_first():
    """A death weighs four times as much as fire that hurt nobody."""
    evidence, scores = case([NOW, {"day": "2020-01-08", **FIRE, "killed": 1}])
    found = incidents_of(evidence, scores, "2020-W02").rows
    assert list(found["incident_id"]) == ["r1", "r0"]
    assert list(found["weight"]) == pytest.approx([4 * 14 / 15, 14 / 15])


def test_an_incident_across_two_weeks_shows_the_part_of_each():
    """Four days from Saturday: half of the weight in either week; W02's is its own, not memory's."""
    evidence, scores = case([{"day": "2020-01-04", "last_day": date(2020, 1, 7), **FIRE}])
    found = incidents_of(evidence, scores, "2020-W02")
    assert len(found.memory) == 0
    row = found.rows.iloc[0]
    assert (row["weight"], row["weight_in_week"]) == pytest.approx((14 / 15, 7 / 15))


def test_context_of_weight_zero_is_listed_without_points():
    """The order weighs nothing in this set, and its memory is not carried into the list."""
    evidence, scores = case(TWO, weights={"fire": 1.0})
    rows = incidents_of(evidence, scores, "2020-W02").rows.set_index("incident_id")
    assert (rows.loc["r2", "contribution"], rows.loc["r2", "is_weighed"]) == (0, False)
    assert list(incidents_of(evidence, scores, "2020-W03").memory["indicator"].unique()) == ["fire"]
    assert len(incidents_of(evidence, scores, "2020-W03", "orders").memory) == 1


def test_a_row_says_how_many_reports_sources_and_which_grades():
    """Three reports of two sources; grades by event_id; the best report's text."""
    reports = [
        {"day": "2020-01-08", **FIRE, "incident_id": "one", **WEAK, "summary": "Hearsay."},
        {"day": "2020-01-08", **FIRE, "incident_id": "one", "credibility": 2, "summary": "Second."},
        {"day": "2020-01-08", **FIRE, "incident_id": "one", "summary": "Best."},
    ]
    publishers = {"a0": "Gazette", "a1": "Herald (Gazette)", "a2": "Post"}
    evidence, scores = case([*reports, {"day": "2020-01-24", **ORDER}], publishers=publishers)
    row = incidents_of(evidence, scores, "2020-W02").rows.iloc[0]
    assert (row["reports"], row["independent"], row["grades"]) == (3, 2, "E5 A2 A1")
    assert (row["text"], row["event_id"], row["article_id"]) == ("Best.", "r2", "a2")


def test_only_matching_reports_stand_behind_an_indicator():
    """One incident told as fire and as an order: each indicator has its own report."""
    reports = [NOW | {"incident_id": "one"}, {"day": "2020-01-08", **ORDER, "incident_id": "one"}]
    rows = incidents_of(*case(reports), "2020-W02").rows.set_index("indicator")
    assert (rows.loc["fire", "event_id"], rows.loc["orders", "event_id"]) == ("r0", "r1")
    assert list(rows["reports"]) == [1, 1]


def test_stated_reasons_are_joined_over_the_reports():
    """In the codebook's order; fire is not asked for reasons."""
    reports = [
        {"day": "2020-01-08", **ORDER, "incident_id": "one", "stated_reason": "virus"},
        {"day": "2020-01-08", **ORDER, "incident_id": "one", "stated_reason": "threat;planned"},
        {"day": "2020-01-08", **ORDER, "stated_reason": "unstated"},
        NOW,
    ]
    rows = incidents_of(*case(reports), "2020-W02").rows.set_index("incident_id")
    assert rows.loc["one", "reasons"] == ("threat", "virus", "planned")
    assert rows.loc["r2", "reasons"] == ("unstated",)
    assert rows.loc["r3", "reasons"] == ()


def test_a_week_without_incidents_has_no_rows():
    """Nothing yet: a score of zero from nothing."""
    evidence, scores = case([{"day": "2020-01-24", **FIRE}])
    found = incidents_of(evidence, scores, "2020-W01")
    assert (len(found.rows), len(found.memory), found.total) == (0, 0, 0)
    assert "attributed_to" in found.rows


def test_a_week_that_is_not_there_is_named_with_those_that_are():
    """The choices are listed."""
    with pytest.raises(UnknownWeek, match="2020-W01 to 2020-W04"):
        incidents_of(*case(TWO), "2020-W09")


def test_an_indicator_that_is_not_there_is_named_with_those_that_are():
    """The choices are listed."""
    with pytest.raises(UnknownIndicator, match="fire, orders"):
        incidents_of(*case(TWO), "2020-W02", "fires")


def test_evidence_and_scores_of_different_days_are_not_mixed():
    """The lists would not sum to the score."""
    evidence, _ = case(TWO, as_of=date(2020, 1, 12))
    _, scores = case(TWO)
    with pytest.raises(ValueError, match="2020-01-12"):
        incidents_of(evidence, scores, "2020-W02")


@pytest.fixture(scope="module")
def shipped():
    """Read and score the shipped watch."""
    watch, catalogue = read_watch(shipped_watch_folder()), load_catalogue()
    matrix = score_incidents(watch, catalogue)
    return gather_evidence(watch, matrix), compose(matrix, catalogue.weights("default"))


def test_every_headline_of_the_shipped_watch_is_the_sum_of_its_incidents(shipped):
    """Every week whole, and some by indicator, to 1e-9."""
    evidence, scores = shipped
    ids = [d.id for d in scores.matrix.definitions]
    for number, week in enumerate(scores.weeks.index):
        for indicator in (None, *(ids if number % 6 == 0 else [])):
            found = incidents_of(evidence, scores, week, indicator)
            assert found.rows["contribution"].sum() + found.remembered == pytest.approx(found.total, abs=1e-9)


def test_the_shipped_week_twelve_reads_as_it_was_counted(shipped):
    """Ten weighed incidents bring 19.8 of 42.1; Al-Qaim, three reports of three sources, leads with 5.0."""
    found = incidents_of(*shipped, "2020-W12")
    own = found.rows[found.rows["is_weighed"]]
    assert len(own) == 10
    assert own["contribution"].sum() == pytest.approx(19.76, abs=0.005)
    first = own.iloc[0]
    assert (first["place"], first["grades"], first["independent"]) == ("Al-Qaim", "C1 D3 C1", 3)
    assert first["contribution"] == pytest.approx(4.99, abs=0.005)
    memory = found.memory.set_index("incident_id")["attributed_to"]
    assert memory["INC-20200314-TAJI"].startswith("Unclaimed; one report names Kataib Hezbollah")
    assert memory["INC-20200311-TAJI"].endswith("named by one of six reports")
    assert pd.notna(found.total)
