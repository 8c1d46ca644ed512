"""METHOD section 11: which weight, moved alone, turns a verdict."""

from __future__ import annotations

import math
from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indicators.errors import UnknownWeek
from indicators.robustness import level_tips, nearest_tip, order_tips
from indicators.scoring import compose, score_incidents
from indicators.scoring.composite import combine
from indicators.scoring.levels import raw_level
from tests.watches.composed import scores_of
from tests.watches.matrices import NAN
from tests.watches.shipped import WEEKS, shipped_catalogue, shipped_watch
from tests.watches.worked_example import WEIGHTS, worked_catalogue, worked_watch


@pytest.fixture(scope="module")
def worked():
    """Compose the worked example under 4, 2, 1, 1."""
    return compose(score_incidents(worked_watch(), worked_catalogue()), WEIGHTS)


@pytest.fixture(scope="module")
def shipped():
    """Compose the shipped watch under its default set."""
    return compose(score_incidents(shipped_watch(), shipped_catalogue()), shipped_catalogue().weights("default"))


def tips_at(scores, week, threshold):
    """Give the tips of a week for one threshold, by indicator."""
    table = level_tips(scores, week)
    return table[table["threshold"] == threshold].set_index("indicator")


def with_weight(scores, indicator, weight):
    """Compose again with one weight changed."""
    return compose(scores.matrix, scores.weights | {indicator: weight}, scores.aggregation)


def score_with(scores, week, indicator, weight):
    """Weigh one week again with one weight changed, as the composite does it."""
    matrix = scores.matrix
    weights = np.array(list((scores.weights | {indicator: weight}).values()))
    signs = np.array([d.sign for d in matrix.definitions], dtype=float)
    own = matrix.by_week("score")[[list(scores.weeks.index).index(week)]]
    return float(combine(own, signs, weights).score[0])


def four(value):
    """Round as the method's tables are."""
    return None if np.isnan(value) else round(float(value), 4)


def test_the_third_week_reaches_forty(worked):
    """Section 13: attacks 4 -> 5.6823, force protection 2 -> .5797 or relocations 1 -> .2204; air defence cannot."""
    tips = tips_at(worked, "2020-W03", 40)
    expected = {"attacks": 5.6823, "force_protection": 0.5797, "relocations": 0.2204, "air_defense": None}
    assert {i: four(tip) for i, tip in tips["tip"].items()} == expected
    assert tips["reason"].to_dict() == dict.fromkeys(WEIGHTS, "") | {"air_defense": "out_of_reach"}
    assert tips["is_rise"].all()
    assert tips["is_next"].all()
    assert set(tips["level_name"]) == {"Heightened"}


def test_the_second_week_falls_to_forty(worked):
    """Section 13: attacks 1.8571, relocations 3.9524, air defence 3.0416, force protection 54.4432, off the slider."""
    tips = tips_at(worked, "2020-W02", 40)
    expected = {"attacks": 1.8571, "relocations": 3.9524, "air_defense": 3.0416, "force_protection": 54.4432}
    assert {i: four(tip) for i, tip in tips["tip"].items()} == expected
    assert set(tips["level_name"]) == {"Watchful"}
    assert not tips["is_rise"].any()


def test_the_third_week_overtakes_the_second(worked):
    """Section 13: only if air defence goes from 1 to 5.9052, whichever of the two is named first."""
    tips = order_tips(worked, "2020-W02", "2020-W03").set_index("indicator")
    found = {i: four(tip) for i, tip in tips["tip"].items()}
    assert found == dict.fromkeys(WEIGHTS) | {"air_defense": 5.9052}
    assert set(tips["higher"]) == {"2020-W03"}
    backwards = order_tips(worked, "2020-W03", "2020-W02").set_index("indicator")
    assert backwards["tip"].equals(tips["tip"])
    assert set(backwards["higher"]) == {"2020-W03"}


def test_nearest_tip_is_the_smallest_relative_change(worked):
    """Attacks by 42 % are nearer than relocations by 78 % and force protection by 71 %."""
    nearest = nearest_tip(level_tips(worked, "2020-W03"))
    assert (nearest["indicator"], nearest["threshold"]) == ("attacks", 40)
    assert nearest["change"] == pytest.approx(5.6823 / 4 - 1, abs=1e-4)
    assert nearest_tip(order_tips(worked, "2020-W01", "2020-W02")) is None


def test_what_is_said_to_be_reached_turns_the_verdict_on_the_shipped_watch(shipped):
    """In every week, entering the two decimals of `reach` gives the level of the row, for each next threshold."""
    checked = 0
    for week in WEEKS:
        tips = level_tips(shipped, week)
        for row in tips[tips["is_next"] & tips["reach"].notna()].itertuples():
            assert raw_level(score_with(shipped, week, row.indicator, row.reach)) == row.level
            checked += 1
    assert checked > 150


def test_what_is_said_to_turn_the_order_turns_it(shipped):
    """For each week and the one before, the week said to be higher beyond the tip is, at the two decimals given."""
    checked = 0
    for before, after in pairwise(WEEKS):
        for row in order_tips(shipped, before, after).dropna(subset=["reach"]).itertuples():
            score = {week: score_with(shipped, week, row.indicator, row.reach) for week in (before, after)}
            assert row.higher == max(score, key=score.get)
            checked += 1
    assert checked > 60


def test_a_tip_on_two_decimals_is_passed_by_one_step():
    """At exactly 2 the score is 40, still Heightened; 2.01 falls under it. A rise needs the tip alone."""
    tips = tips_at(scores_of({"a": [100.0], "b": [10.0]}, {"a": 1.0, "b": 1.0}), "2020-W01", 40)
    assert tips["tip"].to_dict() == {"a": 0.5, "b": 2.0}
    assert tips["reach"].to_dict() == {"a": 0.49, "b": 2.01}
    rising = tips_at(scores_of({"a": [100.0], "b": [10.0]}, {"a": 0.25, "b": 1.0}), "2020-W01", 40)
    assert rising["reach"].to_dict() == {"a": 0.5, "b": 0.5}


def test_a_threshold_that_a_score_only_nears_has_no_tip():
    """y_i on the threshold, or A / B on it, is not strictly between."""
    scores = scores_of({"a": [40.0], "b": [10.0]}, {"a": 1.0, "b": 1.0})
    assert tips_at(scores, "2020-W01", 40)["tip"].isna().all()


def test_the_only_weight_has_no_tip():
    """A score that is one indicator's own cannot be moved by its weight; another's weight can move it."""
    tips = tips_at(scores_of({"a": [50.0], "b": [10.0]}, {"a": 3.0, "b": 0.0}), "2020-W01", 40)
    assert tips["reason"].to_dict() == {"a": "only_weight", "b": ""}
    assert tips["tip"]["b"] == pytest.approx(1.0)  # (150 + 10) / 4 = 40
    assert math.isnan(tips["change"]["b"])


def test_all_weights_zero_have_no_tips(worked):
    """Without a score there is nothing to tip."""
    scores = compose(worked.matrix, {})
    assert set(level_tips(scores, "2020-W03")["reason"]) == {"no_score"}
    assert not level_tips(scores, "2020-W03")["is_next"].any()
    assert set(order_tips(scores, "2020-W02", "2020-W03")["reason"]) == {"no_score"}
    assert nearest_tip(level_tips(scores, "2020-W03")) is None


def test_other_aggregations_have_no_closed_form(worked):
    """Max-pull and the power mean: every row says so, and no number stands in it."""
    for aggregation in ("max_pull", "power_mean"):
        scores = compose(worked.matrix, WEIGHTS, aggregation)
        for tips in (level_tips(scores, "2020-W03"), order_tips(scores, "2020-W02", "2020-W03")):
            assert set(tips["reason"]) == {"no_closed_form"}
            assert tips[["tip", "reach", "change"]].isna().all(axis=None)


def test_an_indicator_alike_in_both_weeks_takes_no_side():
    """d_i = 0: its weight cannot turn the order."""
    scores = scores_of({"a": [50.0, 20.0], "b": [30.0, 30.0], "c": [10.0, 30.0]}, {"a": 1.0, "b": 1.0, "c": 1.0})
    tips = order_tips(scores, "2020-W01", "2020-W02").set_index("indicator")
    assert tips["reason"].to_dict() == {"a": "", "b": "alike", "c": ""}
    assert tips["tip"].dropna().to_dict() == pytest.approx({"a": 20 / 30, "c": 1.5})


def test_an_order_that_only_one_indicator_holds_is_a_tie_without_it():
    """w* = 0 is a tip, and no weight lies beyond it."""
    scores = scores_of({"a": [50.0, 20.0], "b": [30.0, 30.0]}, {"a": 1.0, "b": 1.0})
    row = order_tips(scores, "2020-W01", "2020-W02").set_index("indicator").loc["a"]
    assert (row["tip"], row["reason"]) == (0.0, "")
    assert math.isnan(row["reach"])


def test_a_renormalised_week_is_tipped_over_its_known_indicators():
    """Indicator c unknown at weight 1 of 10: (7 * 50 + 2 * 10) / 9 = 41.1; b at 2.3333 gives 40, with enough known."""
    scores = scores_of({"a": [50.0], "b": [10.0], "c": [NAN]}, {"a": 7.0, "b": 2.0, "c": 1.0})
    tips = tips_at(scores, "2020-W01", 40)
    assert tips["tip"]["b"] == pytest.approx(7 / 3)
    assert with_weight(scores, "b", 7 / 3).weeks["score"]["2020-W01"] == pytest.approx(40)
    assert tips["reason"]["c"] == "unknown"


def test_no_tip_lies_where_too_little_would_be_known():
    """Weight 2/3 on a would give 20, but then c, unknown, holds more than a fifth of the weight."""
    scores = scores_of({"a": [50.0], "b": [10.0], "c": [NAN]}, {"a": 7.0, "b": 2.0, "c": 1.0})
    assert tips_at(scores, "2020-W01", 20)["reason"].to_dict() == {"a": "out_of_reach", "b": "", "c": "unknown"}
    # b at 21 gives (350 + 210) / 28 = 20, with 28 of 29 known.
    assert tips_at(scores, "2020-W01", 20)["tip"]["b"] == pytest.approx(21)
    assert math.isnan(with_weight(scores, "a", 2 / 3).weeks["score"]["2020-W01"])


def test_orders_across_a_renormalised_week_are_withheld():
    """Indicator c unknown in one week only: the two scores rest on different indicators."""
    scores = scores_of({"a": [50.0, 30.0], "b": [10.0, 20.0], "c": [NAN, 5.0]}, {"a": 7.0, "b": 2.0, "c": 1.0})
    tips = order_tips(scores, "2020-W01", "2020-W02").set_index("indicator")
    assert tips["reason"].to_dict() == {"a": "renormalised", "b": "renormalised", "c": "unknown"}
    without = order_tips(compose(scores.matrix, {"a": 7.0, "b": 2.0}), "2020-W01", "2020-W02").set_index("indicator")
    assert without["tip"].dropna().to_dict() == pytest.approx({"a": 1.0, "b": 14.0})


def test_an_uncovered_week_has_no_tips(shipped):
    """Its score is not published, so nothing tips; a week beside it still has its own."""
    states = shipped.matrix.week_states.copy()
    states.loc["2020-W11", "state"] = "not_covered"
    scores = compose(replace(shipped.matrix, week_states=states), shipped.weights)
    assert set(level_tips(scores, "2020-W11")["reason"]) == {"no_score"}
    assert set(order_tips(scores, "2020-W11", "2020-W12")["reason"]) == {"no_score"}
    assert level_tips(scores, "2020-W12").equals(level_tips(shipped, "2020-W12"))


@given(
    st.lists(st.tuples(st.floats(0, 100), st.floats(0, 100), st.floats(0, 10), st.sampled_from([1, -1])), min_size=2),
    st.floats(0.01, 50),
)
@settings(max_examples=40, deadline=None)
def test_size_of_the_weights_and_weightless_indicators_change_no_tip(indicators, factor):
    """Weights k times as large have tips k times as large; an indicator without weight changes none of the others'."""
    ids = [f"i{number}" for number in range(len(indicators))]
    first, second, weights, signs = (dict(zip(ids, column, strict=True)) for column in zip(*indicators, strict=True))
    values = {i: [first[i], second[i]] for i in ids}
    scores = scores_of(values | {"off": [77.0, 11.0]}, weights, signs=signs)
    scaled = compose(scores.matrix, {i: factor * weight for i, weight in weights.items()})
    without = scores_of(values, weights, signs=signs)
    for read in (lambda of: level_tips(of, "2020-W01"), lambda of: order_tips(of, "2020-W01", "2020-W02")):
        plain, large, small = (read(of)["tip"].to_numpy() for of in (scores, scaled, without))
        np.testing.assert_allclose(large, factor * plain, rtol=1e-6, equal_nan=True)
        np.testing.assert_allclose(small, plain[: len(small)], rtol=1e-9, equal_nan=True)


def test_an_unknown_week_is_named(worked):
    """Weeks the scores do not have are refused with the choices."""
    with pytest.raises(UnknownWeek, match="2020-W01 to 2020-W03"):
        level_tips(worked, "2021-W01")
    with pytest.raises(UnknownWeek):
        order_tips(worked, "2020-W01", "2021-W01")
