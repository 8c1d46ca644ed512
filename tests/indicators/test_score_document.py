"""The score document: parts that sum to every score, and weeks of every state as METHOD says."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from math import ceil

import pytest

from indicators.score_document import score_csv, score_document, score_text
from indicators.scoring import compose, score_incidents
from tests.watches.definitions import definition
from tests.watches.matrices import weekly_matrix
from tests.watches.shipped import WEEKS, shipped_catalogue, shipped_watch, unsearched, with_sets

SETS = sorted(shipped_catalogue().weight_sets)
GAP = ("2020-W02", "2020-W12")


@pytest.fixture(scope="module")
def matrix():
    """Score the shipped watch."""
    return score_incidents(shipped_watch(), shipped_catalogue())


@pytest.fixture(scope="module")
def gapped():
    """Score the shipped watch with two weeks that nobody searched."""
    return document_of(score_incidents(unsearched(*GAP), shipped_catalogue()))


@pytest.fixture(scope="module")
def midweek():
    """Score the shipped watch as known on Friday, 10 January 2020, in the week of its peak."""
    return document_of(score_incidents(shipped_watch(), shipped_catalogue(), date(2020, 1, 10)))


def scores_of(matrix, weights="default"):
    """Compose a matrix under a shipped set, or under weights of one's own."""
    weights = shipped_catalogue().weights(weights) if isinstance(weights, str) else weights
    return compose(matrix, weights)


def document_of(matrix, weights="default"):
    """Write the weeks down, by their label."""
    document = score_document("iraq-2020", scores_of(matrix, weights))
    return {week["week"]: week for week in document["weeks"]}


@pytest.mark.parametrize("weights", SETS)
def test_contributions_of_indicators_sum_to_each_score(weights, matrix):
    """Under every shipped set, in every week, to 1e-9."""
    weeks = document_of(matrix, weights)
    assert tuple(weeks) == WEEKS
    for week in weeks.values():
        parts = sum(row["contribution"] for row in week["indicators"].values())
        assert parts == pytest.approx(week["score"], abs=1e-9)


@pytest.mark.parametrize("weights", SETS)
def test_contributions_of_incidents_sum_to_each_score(weights, matrix):
    """And to each indicator's contribution, under every shipped set, to 1e-9."""
    scores = scores_of(matrix, weights)
    by_week = scores.incidents.groupby("week")["contribution"].sum()
    by_indicator = scores.incidents.groupby(["week", "indicator"])["contribution"].sum()
    for label, week in document_of(matrix, weights).items():
        assert by_week[label] == pytest.approx(week["score"], abs=1e-9)
        for name, row in week["indicators"].items():
            assert by_indicator.get((label, name), 0.0) == pytest.approx(row["contribution"], abs=1e-9)


@pytest.mark.parametrize("weights", SETS)
def test_shares_sum_to_one_and_scores_stay_in_their_range(weights, matrix):
    """The range is what the signs allow; a negative indicator pulls the score down."""
    scores = scores_of(matrix, weights)
    low, high = scores.score_range
    for week in document_of(matrix, weights).values():
        rows = week["indicators"].values()
        assert sum(row["share"] for row in rows) == pytest.approx(1, abs=1e-12)
        assert low <= week["score"] <= high
        assert all(row["contribution"] * row["sign"] >= 0 for row in rows)


def test_an_indicator_of_weight_zero_changes_nothing(matrix):
    """It adds exactly 0, and taking its reports away altogether leaves every other number as it was."""
    watch = shipped_watch()
    rest = watch.reports[watch.reports["kind"] != "threat_rhetoric"]
    without = score_incidents(replace(watch, reports=rest), shipped_catalogue())
    weeks, lacking = document_of(matrix), document_of(without)
    told = [week["indicators"].pop("threat_rhetoric") for week in weeks.values()]
    assert {row["contribution"] for row in told} == {0.0}
    assert {row["share"] for row in told} == {0.0}
    assert any(row["score"] > 0 for row in told)
    for week in lacking.values():
        week["indicators"].pop("threat_rhetoric")
    assert lacking == weeks


def test_weights_count_by_their_ratio(matrix):
    """Ten times the weights: the same document but for the weights themselves."""
    tenfold = {name: 10 * weight for name, weight in shipped_catalogue().weights("default").items()}
    weeks, scaled = document_of(matrix), document_of(matrix, tenfold)
    assert [week["score"] for week in scaled.values()] == pytest.approx(
        [week["score"] for week in weeks.values()], abs=1e-9
    )


def test_no_weight_at_all_is_undefined_and_not_zero(matrix):
    """Null score, bounds, level, shares and contributions; indicator scores stand as before."""
    nothing = dict.fromkeys(shipped_catalogue().ids, 0.0)
    weeks, weighed = document_of(matrix, nothing), document_of(matrix)
    for label, week in weeks.items():
        empty = ("score", "bounds", "raw_level", "level", "level_name")
        assert [week[key] for key in empty] == [None] * 5
        assert set(week["axes"].values()) == {None}
        for name, row in week["indicators"].items():
            assert (row["share"], row["contribution"]) == (None, None)
            assert row["score"] == weighed[label]["indicators"][name]["score"]


def test_a_week_that_was_not_covered_has_no_score(gapped):
    """Null score, bounds, raw level and axes; contributions null; every indicator carried."""
    for label in GAP:
        week = gapped[label]
        assert week["state"] == "not_covered"
        assert [week[key] for key in ("score", "bounds", "raw_level")] == [None] * 3
        assert set(week["axes"].values()) == {None}
        rows = week["indicators"].values()
        assert {(row["state"], row["score"], row["contribution"]) for row in rows} == {("carried", None, None)}


def test_a_week_that_was_not_covered_holds_the_level(gapped, matrix):
    """The level of the week before, until a covered week says otherwise."""
    assert gapped["2020-W02"]["level"] == gapped["2020-W01"]["level"] == 2
    assert document_of(matrix)["2020-W02"]["level"] == 3
    assert gapped["2020-W03"]["level"] == 3


def test_what_is_dated_into_an_uncovered_week_enters_memory_as_a_lower_bound(gapped, matrix):
    """Its raw score and memory are those that the reports give, and the next week's score rests on them."""
    weeks = document_of(matrix)
    for name, row in gapped["2020-W02"]["indicators"].items():
        known = weeks["2020-W02"]["indicators"][name]
        assert (row["raw"], row["memory"], row["incidents"]) == (
            known["raw"],
            known["memory"],
            known["incidents"],
        )
    assert gapped["2020-W03"]["score"] == weeks["2020-W03"]["score"]


def test_an_uncovered_empty_week_is_not_the_record_of_a_covered_empty_one(matrix):
    """Quiet and unseen are two facts: 0 against null."""
    rows = score_incidents(unsearched("2019-W52"), shipped_catalogue())
    unseen, quiet = document_of(rows)["2019-W52"], document_of(matrix)["2019-W52"]
    for name in ("air_defense_deployments", "hostile_surveillance"):
        assert quiet["indicators"][name]["score"] == 0.0
        assert unseen["indicators"][name]["score"] is None


def test_a_provisional_week_has_a_score_and_moves_no_level(midweek):
    """Known on the Friday of W02: High by its score, but the level stays what W01 left."""
    week = midweek["2020-W02"]
    assert (week["state"], midweek["2020-W01"]["state"]) == ("provisional", "observed")
    assert week["score"] > 60
    assert week["raw_level"] == 3
    assert week["level"] == midweek["2020-W01"]["level"] < 3
    assert "2020-W03" not in midweek


def test_what_was_published_later_is_not_in_an_earlier_look(midweek, matrix):
    """As-of looks at publication: an earlier look knows no more incidents than a later one."""
    weeks = document_of(matrix)
    seen = {label: week["indicators"]["attacks"]["incidents"] for label, week in midweek.items()}
    later = {label: week["indicators"]["attacks"]["incidents"] for label, week in weeks.items()}
    assert all(seen[label] <= later[label] for label in seen)
    assert sum(seen.values()) < sum(later[label] for label in seen)


def test_a_thin_week_is_marked_and_scored_like_any_other(matrix):
    """Three articles or fewer, by the coverage record; the mark changes no number."""
    counted = shipped_watch().coverage.set_index("week")["articles"]
    for label, week in document_of(matrix).items():
        assert week["articles"] == counted[label]
        assert week["thin"] == (counted[label] <= 3)
        assert week["score"] is not None
    rich = shipped_watch().coverage.assign(articles=10)
    watch = replace(shipped_watch(), coverage=rich)
    same = document_of(score_incidents(watch, shipped_catalogue()))
    assert [week["score"] for week in same.values()] == [week["score"] for week in document_of(matrix).values()]
    assert not any(week["thin"] for week in same.values())


def test_the_first_weeks_of_each_indicator_are_warming_up(matrix):
    """The first ceil(2 h) of them, by the indicator's half-life."""
    weeks = list(document_of(matrix).values())
    for definition_ in shipped_catalogue().definitions:
        flags = [week["indicators"][definition_.id]["warming_up"] for week in weeks]
        first = ceil(2 * definition_.memory.half_life_weeks)
        assert flags == [True] * first + [False] * (len(weeks) - first)


def test_bounds_enclose_the_score_while_a_state_is_unknown():
    """A tenth of the weight on a state nobody has reported: renormalised, with what 0 and 100 would make."""
    alert = definition(
        "alert",
        kind="state",
        state={"field": "magnitude", "max_level": 4},
        memory=None,
        scale=None,
        severity=None,
    )
    matrix = weekly_matrix([definition("attacks"), alert], {"attacks": {"i1": [4, 0, 0]}, "alert": {"i2": [0, 0, 2]}})
    weeks = document_of(matrix, {"attacks": 9.0, "alert": 1.0})
    unknown, known = weeks["2020-W01"], weeks["2020-W03"]
    assert unknown["score"] == pytest.approx(50.0)
    assert unknown["bounds"] == pytest.approx([45.0, 55.0])
    assert unknown["indicators"]["alert"]["state"] == "unknown"
    assert unknown["indicators"]["alert"]["score"] is None
    assert known["bounds"] == pytest.approx([known["score"], known["score"]])
    thin_share = document_of(matrix, {"attacks": 7.0, "alert": 3.0})["2020-W01"]
    assert (thin_share["score"], thin_share["bounds"]) == (None, None)


def test_the_document_is_json_for_every_state_of_week(matrix):
    """No NaN, no infinity, no numpy number; the head of the record is passed on."""
    nothing = dict.fromkeys(shipped_catalogue().ids, 0.0)
    for scores in (scores_of(matrix), scores_of(matrix, nothing)):
        text = json.dumps(score_document("iraq-2020", scores, record_head="ab12"), allow_nan=False)
        assert json.loads(text)["record_head"] == "ab12"


def test_csv_and_table_take_every_week_as_it_is(matrix):
    """Under no weight at all too: empty cells and dashes, never a word or a zero in their place."""
    scores = scores_of(matrix, dict.fromkeys(shipped_catalogue().ids, 0.0))
    assert score_csv(scores).count("\n") == 1 + len(WEEKS) * len(shipped_catalogue().ids)
    assert "nan" not in score_csv(scores).lower()
    lines = score_text("A watch", scores).splitlines()[3:]
    assert {tuple(line.split()[1:3]) for line in lines} == {("-", "-")}


def test_the_table_names_the_weighted_indicators_only(matrix):
    """What has no weight adds no column."""
    text = score_text("A watch", scores_of(matrix, with_sets(one={"attacks": 1}).weights("one")))
    heads = text.splitlines()[2].split()
    assert heads == ["week", "score", "level", "Attacks", "state"]
