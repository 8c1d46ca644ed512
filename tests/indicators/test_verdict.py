"""The one sentence of a change: what it says, when, and that it never says anything else than the numbers."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings

from indicators.catalogue import load_catalogue
from indicators.comparison import Comparison, compare_weeks
from indicators.phrasebook import Phrasebook
from indicators.phrases import size
from indicators.scoring import Scores, compose, score_incidents
from indicators.verdict import FIRST_WEEK, SAME_WEEK, change_sentence, level_sentence
from indicators.watch import read_watch, shipped_watch_folder
from tests.watches.compared_sides import Case, cases, state_definition
from tests.watches.definitions import definition, linear
from tests.watches.told import told_matrix, told_watch

# U = 100 and two indicators of one weight: a raw point is half a point of the score.
ATTACKS = definition("attacks", short="Attacks", scale=linear(100))
DEFENCE = definition("defence", short="Air defence", match={"kind": ["defence"]}, scale=linear(100))
RELAXED = definition("relaxed", short="Relaxed", match={"kind": ["relaxed"]}, sign=-1, scale=linear(100))
EQUAL = {"attacks": 1.0, "defence": 1.0}
TAJI = {"place": "Camp Taji", "geo_precision": "site"}
FACTS = {
    "a": {**TAJI, "first_day": "2020-01-07", "last_day": "2020-01-07"},
    "b": {"place": "Mosul", "geo_precision": "town", "first_day": "2020-01-09", "last_day": "2020-01-09"},
}
REPORTS = [
    {"incident_id": "a", "kind": "attack", "subtype": "rocket"},
    {"incident_id": "b", "kind": "defence", "subtype": "handover"},
]


def scored(raws: dict[str, Any], weights: dict[str, float] | None = None, **changes: Any) -> Scores:
    """Score attacks and air defence by hand; incident a is at Camp Taji, b at Mosul."""
    definitions = changes.pop("definitions", (ATTACKS, DEFENCE))
    return compose(told_matrix(definitions, raws, FACTS, **changes), weights or EQUAL)


def said(before: Scores, after: Scores | None = None, weeks: tuple[str, str] = ("2020-W01", "2020-W02")) -> str:
    """Say the change in the words of the watch."""
    after = after or before
    return change_sentence(compare_weeks(*weeks, before, after), Phrasebook(told_watch(REPORTS), after.matrix))


def test_a_change_of_one_cause_names_the_incident_with_place_and_day():
    """All of it from attacks, which bring 20 x 1/2."""
    one = scored({"attacks": {"a": [0, 20, 0]}})
    assert said(one) == "Up 10.0 points on last week, all from attacks: rockets on Taji, 7 January."


def test_a_little_beside_the_cause_makes_it_nearly_all():
    """Air defence adds 0.5 of 10.5."""
    one = scored({"attacks": {"a": [0, 20, 0]}, "defence": {"b": [0, 1, 0]}})
    assert said(one) == "Up 10.5 points on last week, nearly all from attacks: rockets on Taji, 7 January."


def test_what_offsets_the_rise_is_named_with_its_reason():
    """Attacks fade by 5, air defence brings 10: the rise first, then what gives back."""
    one = scored({"attacks": {"a": [20, 0, 0]}, "defence": {"b": [0, 20, 0]}})
    assert said(one) == (
        "Up 5.0 points on last week: air defence adds 10.0, with Mosul handed over; "
        "attacks give back 5.0 as Taji fades."
    )


def test_a_fall_is_put_down_to_what_fades():
    """Nothing new: half of 20 x 1/2 is gone."""
    one = scored({"attacks": {"a": [20, 0, 0]}})
    assert said(one) == "Down 5.0 points on last week, all from attacks as Taji fades."


def test_two_reasons_for_the_same_direction_are_both_named():
    """Neither brings two thirds; only the larger one has its cause told."""
    one = scored({"attacks": {"a": [0, 12, 0]}, "defence": {"b": [0, 10, 0]}})
    assert said(one) == ("Up 11.0 points on last week: attacks add 6.0, with rockets on Taji; air defence adds 5.0.")


def test_what_lowers_the_score_by_its_sign_takes_off():
    """Something came, and it counts against: not given back."""
    one = scored({"relaxed": {"b": [0, 20, 0]}}, {"attacks": 1.0, "relaxed": 1.0}, definitions=(ATTACKS, RELAXED))
    assert said(one).startswith("Down 10.0 points on last week, all from relaxed")
    both = scored(
        {"relaxed": {"b": [0, 20, 0]}, "attacks": {"a": [0, 50, 0]}},
        {"attacks": 1.0, "relaxed": 1.0},
        definitions=(ATTACKS, RELAXED),
    )
    assert "; relaxed takes off 10.0" in said(both)


def test_no_change_is_said_with_what_cancels_out():
    """Below 0.05 points."""
    one = scored({"attacks": {"a": [20, 0, 0]}, "defence": {"b": [0, 10.02, 0]}})
    assert said(one) == (
        "Unchanged on last week: air defence adds 5.0, with Mosul handed over; attacks give back 5.0 as Taji fades."
    )


def test_quiet_weeks_are_unchanged_at_zero():
    """Nothing is invented to explain nothing."""
    assert said(scored({"attacks": {"a": [0, 0, 1]}})) == "Unchanged on last week, both at zero."


def test_the_first_week_has_nothing_to_compare_with():
    """No comparison at all."""
    phrasebook = Phrasebook(told_watch([]), scored({"attacks": {"a": [1, 1, 1]}}).matrix)
    assert change_sentence(None, phrasebook) == FIRST_WEEK


def test_a_withheld_comparison_says_why():
    """And gives no size."""
    gap = scored({"attacks": {"a": [1, 1, 1]}}, states={"2020-W01": "not_covered"})
    expected = "No comparison with last week: 2020-W01 was not covered, so it has no score."
    assert said(gap) == expected


def test_weeks_that_are_not_next_to_each_other_are_named():
    """Last week is the week before, nothing else."""
    one = scored({"attacks": {"a": [0, 20, 0]}})
    assert said(one, weeks=("2020-W01", "2020-W03")).startswith("Up 5.0 points on 2020-W01, ")


def test_asked_backwards_it_gives_sizes_and_no_causes():
    """Nothing of the later week had happened yet."""
    one = scored({"attacks": {"a": [20, 0, 0]}, "defence": {"b": [0, 20, 0]}})
    assert said(one, weeks=("2020-W02", "2020-W01")) == (
        "Down 5.0 points on 2020-W02, a later week: air defence is 10.0 lower, attacks are 5.0 higher."
    )


@pytest.mark.parametrize(
    ("articles", "ending"),
    [
        ({"2020-W02": 2}, "This week rests on two articles."),
        ({"2020-W01": 1}, "Last week rests on one article."),
        ({"2020-W01": 3, "2020-W02": 1}, "This week rests on one article; last week rests on three articles."),
        ({"2020-W01": 1, "2020-W02": 1}, "Both weeks rest on one article each."),
        ({"2020-W01": 0, "2020-W02": 0}, "No article was published in either week."),
    ],
)
def test_a_thin_week_is_said_with_its_articles(articles: dict[str, int], ending: str):
    """Three articles or fewer, on either side."""
    assert said(scored({"attacks": {"a": [0, 20, 0]}}, articles=articles)).endswith(f"7 January. {ending}")


def test_one_week_twice_compares_nothing():
    """Not "unchanged": there was no question."""
    assert said(scored({"attacks": {"a": [0, 20, 0]}}), weeks=("2020-W02", "2020-W02")) == SAME_WEEK


def test_one_week_under_other_weights_or_data_says_what_differs():
    """The opening names the difference; a single one needs no further reason."""
    one = scored({"attacks": {"a": [0, 20, 0]}})
    other = compose(one.matrix, {"attacks": 3.0, "defence": 1.0})
    week = ("2020-W02", "2020-W02")
    assert said(one, other, week) == "Up 5.0 points on the same week under the other weights."
    then = scored({"attacks": {"a": [0, 10, 0]}}, as_of=date(2020, 1, 19))
    now = scored({"attacks": {"a": [0, 20, 0]}}, as_of=date(2020, 2, 1))
    assert said(then, now, week) == "Up 5.0 points on the same week as known on 19 January 2020."


def test_accounts_beyond_the_world_are_reasons_too():
    """Weights and late reports are named where they make up most of the change."""
    one = scored({"attacks": {"a": [20, 10, 0]}})  # memory 20 in both weeks: the world stands still
    other = compose(one.matrix, {"attacks": 3.0, "defence": 1.0})
    assert said(one, other) == "Up 5.0 points on last week, all from the changed weights."
    then = scored({"attacks": {"a": [20, 10, 0]}}, as_of=date(2020, 1, 19))
    now = scored({"attacks": {"a": [20, 10, 0], "b": [20, 10, 0]}}, as_of=date(2020, 2, 1))
    assert said(then, now) == "Up 10.0 points on last week, all from reports published since 19 January 2020."


def test_a_state_that_falls_is_not_put_down_to_an_incident():
    """What lowered it has ended."""
    alert = state_definition("alert", short="Alert level")
    one = compose(told_matrix([alert, ATTACKS], {"alert": {"a": [3, 0, 0], "b": [0, 1, 1]}}, FACTS), {"alert": 1.0})
    assert said(one) == "Down 50.0 points on last week, all from alert level."


# --- the sentence against the numbers -----------------------------------------------------------


def check_sentence(sentence: str, comparison: Comparison) -> None:
    """Find every number of a sentence in the comparison, and hold its words against the signs."""
    if comparison.change is None:
        assert comparison.withheld in sentence
        return
    shown = sentence.replace("<0.1", "0.1")
    accounts = [comparison.data, comparison.definitions, comparison.weights, *comparison.indicators["effect"]]
    known = {size(value) for value in [comparison.change, *accounts]}
    assert set(re.findall(r"\d+\.\d", shown)) <= known | {"0.1"}
    if sentence == SAME_WEEK or sentence.startswith("Unchanged"):
        assert abs(comparison.change) < 0.05
        return
    assert sentence.startswith("Up " if comparison.change > 0 else "Down ")
    assert re.match(r"\w+ (\d+\.\d)", sentence)[1] == size(comparison.change)
    rises = {size(value) for value in accounts if value > 0}
    falls = {size(value) for value in accounts if value < 0}
    assert set(re.findall(r"adds? (\d+\.\d)", sentence)) <= rises
    assert set(re.findall(r"(?:gives? back|takes? off) (\d+\.\d)", sentence)) <= falls
    assert set(re.findall(r"(\d+\.\d) higher", sentence)) <= rises
    assert set(re.findall(r"(\d+\.\d) lower", sentence)) <= falls
    if "all from" in sentence:
        largest = max(accounts, key=abs)
        assert 0.85 <= largest / comparison.change <= 1.05


@settings(max_examples=25, deadline=None)
@given(cases())
def test_no_sentence_contradicts_its_numbers(case: Case):
    """Whatever differs between the sides: every number is in the tables and every word has its sign."""
    comparison = case.compare()
    sentence = change_sentence(comparison, Phrasebook(told_watch([]), case.after.matrix))
    check_sentence(sentence, comparison)
    assert sentence.endswith(".")
    assert len(sentence) < 400


@pytest.fixture(scope="module")
def shipped() -> tuple[Scores, Phrasebook]:
    """Scores of the shipped watch under its default weights, and its words."""
    watch, catalogue = read_watch(shipped_watch_folder()), load_catalogue()
    scores = compose(score_incidents(watch, catalogue), catalogue.weights("default"))
    return scores, Phrasebook(watch, scores.matrix)


def test_every_week_of_the_shipped_watch_is_told_by_its_numbers(shipped: tuple[Scores, Phrasebook]):
    """All neighbours, and each week against the first."""
    scores, phrasebook = shipped
    labels = list(scores.weeks.index)
    pairs = [*pairwise(labels), *((labels[0], label) for label in labels[2:])]
    for week_from, week_to in pairs:
        comparison = compare_weeks(week_from, week_to, scores)
        check_sentence(change_sentence(comparison, phrasebook), comparison)


def test_the_two_turns_of_march_are_told_with_their_causes(shipped: tuple[Scores, Phrasebook]):
    """The fire on Camp Taji, then the hand-over of Al-Qaim while the fire fades."""
    scores, phrasebook = shipped
    w11 = change_sentence(compare_weeks("2020-W10", "2020-W11", scores), phrasebook)
    w12 = change_sentence(compare_weeks("2020-W11", "2020-W12", scores), phrasebook)
    assert w11.startswith("Up 13.9 points on last week, nearly all from attacks: ")
    assert "Camp Taji, 11 and 14 March. Last week rests on one article." in w11
    assert w12.startswith("Up 3.8 points on last week: relocations add 8.3, with Al-Qaim handed over and ")
    assert w12.endswith("; attacks give back 6.7 as Camp Taji fades.")


# --- levels ---------------------------------------------------------------------------------------


def week_row(**changes: Any) -> pd.Series:
    """Make a row of Scores.weeks: High, and what the test changes."""
    row = {"state": "observed", "score": 62.0, "raw_level": 3, "level": 3, "level_name": "High"}
    return pd.Series({**row, **changes})


def test_a_level_that_the_score_gives_is_only_named():
    """Nothing to explain."""
    assert level_sentence(week_row()) == "High."


def test_a_held_level_says_what_the_score_alone_would_give():
    """And the rule that holds it."""
    assert level_sentence(week_row(score=55.4, raw_level=2)) == (
        "High, held: 55.4 alone is Heightened, but a level falls only after two full weeks more than "
        "5 points under its threshold."
    )


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"state": "not_covered", "score": float("nan"), "raw_level": pd.NA}, "this week was not covered."),
        ({"state": "provisional", "score": 85.0, "raw_level": 4}, "this week is not over."),
        ({"score": float("nan"), "raw_level": pd.NA}, "this week has no score."),
    ],
)
def test_a_level_held_over_a_week_without_a_full_score_says_why(changes: dict[str, Any], reason: str):
    """Not covered, not over, or without a score."""
    assert level_sentence(week_row(**changes)) == f"High, held: {reason}"


def test_before_the_first_full_week_there_is_no_level():
    """Not Routine: unknown."""
    assert level_sentence(week_row(level=pd.NA, level_name=None)).startswith("No level yet")
