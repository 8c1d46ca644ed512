"""The sentences over the charts, against the tables they are made from."""

from __future__ import annotations

import re
from typing import Any

import pandas as pd
import pytest

from indicators.catalogue import load_catalogue
from indicators.phrases import number
from indicators.scoring import Scores, compose, score_incidents
from indicators.titles import axes_title, contrast_title, incidents_title, indicators_title, posture_title
from indicators.watch import read_watch, shipped_watch_folder
from tests.watches.compared_sides import state_definition
from tests.watches.definitions import definition, linear
from tests.watches.matrices import weekly_matrix

ATTACKS = definition("attacks", short="Attacks", scale=linear(100))
DEFENCE = definition("defence", short="Air defence", axis="response", scale=linear(100))
RELAXED = definition("relaxed", short="Relaxed", axis="response", sign=-1, scale=linear(100))


def scored(raws: dict[str, Any], weights: dict[str, float] | None = None, **changes: Any) -> Scores:
    """Score by hand; U = 100, h = 1 and equal weights: a raw point is half a point of the score."""
    definitions = changes.pop("definitions", (ATTACKS, DEFENCE))
    return compose(weekly_matrix(definitions, raws, **changes), weights or {"attacks": 1.0, "defence": 1.0})


MIXED = {"attacks": {"a": [40, 0, 0], "b": [0, 20, 0]}, "defence": {"c": [0, 10, 0]}}


def test_incidents_bring_part_of_the_points_and_memory_the_rest():
    """W02: 10 + 5 new of 25; the other 10 are what is left of a."""
    assert incidents_title(scored(MIXED), "2020-W02") == (
        "Two incidents stand for 15.0 of the 25.0 points; incidents of earlier weeks for the rest"
    )


def test_incidents_bring_all_points_of_a_first_week():
    """Nothing is remembered yet."""
    assert incidents_title(scored(MIXED), "2020-W01") == "One incident stands for all 20.0 points"


def test_memory_brings_all_points_of_a_week_without_incidents():
    """W03 halves W02."""
    assert incidents_title(scored(MIXED), "2020-W03") == (
        "No incident counts this week; memory of earlier weeks brings all 12.5 points"
    )


def test_incidents_of_an_indicator_without_weight_are_not_counted():
    """They bring nothing."""
    one = scored(MIXED, {"attacks": 1.0})
    assert incidents_title(one, "2020-W02").startswith("One incident stands for 20.0 of the 40.0 points")


def test_points_of_opposite_signs_are_each_named():
    """Relaxed counts against: -20 new on 20 remembered is not "part of" zero."""
    one = scored(
        {"attacks": {"a": [80, 0, 0]}, "relaxed": {"r": [0, 30, 0]}},
        {"attacks": 1.0, "relaxed": 1.0},
        definitions=(ATTACKS, RELAXED),
    )
    assert incidents_title(one, "2020-W02") == (
        "One incident stands for \u221215.0 points, incidents of earlier weeks for 20.0"
    )


def test_a_state_in_force_is_an_incident_of_its_weeks():
    """Though it adds nothing new in them."""
    one = scored({"alert": {"e": [2, 2, 2]}}, {"alert": 1.0}, definitions=(state_definition("alert"),))
    assert incidents_title(one, "2020-W03") == "One incident stands for all 50.0 points"


def test_weeks_without_points_or_without_a_score_say_so():
    """Zero, not covered, no weight: three different things."""
    quiet = scored({"attacks": {"a": [0, 0, 1]}})
    assert incidents_title(quiet, "2020-W01") == "No incident counts this week, and nothing is remembered"
    gap = scored(MIXED, states={"2020-W02": "not_covered"})
    assert incidents_title(gap, "2020-W02") == "2020-W02 was not covered, so it has no score"
    assert posture_title(gap, "2020-W02") == "2020-W02 was not covered, so it has no score"
    assert posture_title(compose(gap.matrix, {}), "2020-W01") == "All weights are zero, so there is no score"
    assert contrast_title(gap, "2020-W02") == "2020-W02 was not covered, so it has no score"


def test_no_change_is_claimed_next_to_a_week_that_was_not_covered():
    """Neither of that week nor of the one after it: what is not known has not stood still."""
    gap = scored(MIXED, states={"2020-W02": "not_covered"})
    for week in ("2020-W02", "2020-W03"):
        told = indicators_title(gap, week)
        assert told == "2020-W02 was not covered, so no change on last week is known"


def test_movements_of_a_week_that_is_not_over_are_told_as_such():
    """Its numbers may still move, so nothing is told as settled."""
    open_week = scored(MIXED, states={"2020-W03": "provisional"})
    assert indicators_title(open_week, "2020-W03").startswith("So far: attacks fell from 40.0 to 20.0")
    assert axes_title(open_week, "2020-W03").startswith("So far: threat falls from 40 to 20")
    assert contrast_title(open_week, "2020-W03") == "So far: contrast falls from 30 to 15"


def test_a_score_that_never_left_zero_has_no_peak():
    """Quiet weeks are not compared with each other."""
    assert posture_title(scored({}), "2020-W03") == "2020-W03 stands at 0.0"


def test_the_posture_title_names_the_peak_up_to_the_week():
    """W02 is the highest so far, W03 is told against it; a later peak would not count."""
    one = scored(MIXED)
    assert posture_title(one, "2020-W01") == "2020-W01 stands at 20.0, mostly attacks"
    assert posture_title(one, "2020-W02") == "2020-W02 stands at 25.0, mostly attacks: the highest so far"
    assert posture_title(one, "2020-W03") == (
        "2020-W03 stands at 12.5, mostly attacks; the peak so far was 25.0 in 2020-W02"
    )


def test_the_peak_says_what_made_it_where_that_differs():
    """First attacks, then air defence."""
    one = scored({"attacks": {"a": [40, 0, 0]}, "defence": {"c": [0, 0, 18]}})
    assert posture_title(one, "2020-W03") == (
        "2020-W03 stands at 14.0, mostly air defence; the peak so far was 20.0 in 2020-W01, mostly attacks"
    )


def test_axes_are_told_by_size_of_movement():
    """Threat 40 -> 40, response 0 -> 10."""
    one = scored(MIXED)
    assert axes_title(one, "2020-W02") == "Response rises from 0 to 10 and threat holds at 40"
    assert axes_title(one, "2020-W01") == "Threat stands at 40 and response at 0"
    assert contrast_title(one, "2020-W02") == "Contrast falls from 40 to 30"
    assert contrast_title(scored(MIXED, {"attacks": 1.0}), "2020-W02").startswith("No contrast")


def test_indicators_are_told_by_the_largest_movements_of_those_with_weight():
    """Air defence moves by 10, attacks stand still; without weight it is not told."""
    assert indicators_title(scored(MIXED), "2020-W02") == "Air defence rose from 0.0 to 10.0"
    assert indicators_title(scored(MIXED), "2020-W03") == (
        "Attacks fell from 40.0 to 20.0; air defence fell from 10.0 to 5.0"
    )
    assert indicators_title(scored(MIXED, {"attacks": 1.0}), "2020-W02") == "No indicator moved on last week"
    assert indicators_title(scored(MIXED), "2020-W01").startswith("First week")


@pytest.fixture(scope="module")
def shipped() -> Scores:
    """Scores of the shipped watch under its default weights."""
    watch, catalogue = read_watch(shipped_watch_folder()), load_catalogue()
    return compose(score_incidents(watch, catalogue), catalogue.weights("default"))


def test_every_number_over_the_charts_is_in_the_tables(shipped: Scores):
    """For each week of the shipped watch: decimals from scores and sums, whole numbers from the axes."""
    for week in shipped.weeks.index:
        rows = shipped.incidents[(shipped.incidents["week"] == week) & (shipped.incidents["raw"] > 0)]
        sums = [shipped.weeks["score"][week], rows["contribution"].sum()]
        known = {number(value) for value in [*shipped.weeks["score"], *shipped.indicators["score"].dropna(), *sums]}
        for title in (incidents_title, posture_title, indicators_title):
            assert set(re.findall(r"\d+\.\d", title(shipped, week))) <= known
        axes = shipped.weeks[["threat", "response", "exposure", "contrast"]].loc[:week].tail(2)
        whole = {str(abs(round(value))) for value in axes.to_numpy().ravel() if pd.notna(value)}
        for title in (axes_title, contrast_title):
            assert set(re.findall(r"\d+", title(shipped, week))) <= whole


def test_the_picture_of_w12_is_told_as_it_stands(shipped: Scores):
    """Ten incidents, and exposure leaping while threat falls."""
    assert incidents_title(shipped, "2020-W12") == (
        "Ten incidents stand for 19.8 of the 42.1 points; incidents of earlier weeks for the rest"
    )
    assert axes_title(shipped, "2020-W12") == (
        "Exposure rises from 6 to 72, threat falls from 70 to 57 and response rises from 7 to 13"
    )
