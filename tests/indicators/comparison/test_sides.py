"""What is compared with what: weeks in time order, and sides that differ in data, definitions or weights."""

from __future__ import annotations

from datetime import date

import pytest

from indicators.comparison import MixedMatrices, compare_weeks
from indicators.errors import MixedMatricesMissing, NotAdditive, UnknownWeek
from indicators.scoring import compose
from tests.watches.compared_sides import state_definition
from tests.watches.definitions import definition, linear
from tests.watches.matrices import weekly_matrix

ATTACKS = definition("attacks", scale=linear(10), memory={"half_life_weeks": 0})
MOVES = definition("moves", scale=linear(10), memory={"half_life_weeks": 0})
BOTH = {"attacks": 1.0, "moves": 1.0}
EARLY, LATE = date(2020, 1, 19), date(2020, 2, 2)


def scores(
    attacks: list[float],
    moves: list[float] | None = None,
    *,
    definitions=(ATTACKS, MOVES),
    weights=None,
    **kw,
):
    """Score attacks and moves; without memory and with U = 10 a raw point is an indicator score of 10."""
    matrix = weekly_matrix(definitions, {"attacks": {"a": attacks}, "moves": {"m": moves or [0, 0, 0]}}, **kw)
    return compose(matrix, weights or BOTH)


def test_an_unknown_week_is_refused_with_the_weeks_there_are():
    """The message names the week and the range to choose from."""
    with pytest.raises(UnknownWeek, match=r'"2020-W09".*2020-W01 to 2020-W03'):
        compare_weeks("2020-W01", "2020-W09", scores([1, 2, 3]))


def test_each_week_is_looked_up_on_its_own_side():
    """A week that only the other side knows is unknown to this one."""
    short = scores([1], [0], weeks=1)
    with pytest.raises(UnknownWeek, match=r'"2020-W02".*2020-W01 to 2020-W01'):
        compare_weeks("2020-W02", "2020-W03", short, scores([1, 2, 3]))


def test_other_data_is_an_account_of_its_own():
    """A late report lifts W02 by 20 x 1/2 share = 10; half of it belongs to the world's rise."""
    then, now = scores([1, 3, 0], as_of=EARLY), scores([1, 5, 0], as_of=LATE)
    result = compare_weeks("2020-W01", "2020-W02", then, now)
    assert result.change == pytest.approx(20)
    assert result.indicators["effect"]["attacks"] == pytest.approx((10 + 20) / 2)
    assert (result.data, result.definitions, result.weights) == pytest.approx((5, 0, 0))


def test_one_week_as_known_then_and_now_is_all_data():
    """The same week on both sides: the revision, and nothing else."""
    then, now = scores([1, 3, 0], as_of=EARLY), scores([1, 5, 0], as_of=LATE)
    result = compare_weeks("2020-W02", "2020-W02", then, now)
    assert result.change == result.data == pytest.approx(10)
    assert result.indicators.to_numpy().any() == False  # noqa: E712
    assert result.weeks_apart == 0


def test_one_week_seen_from_one_side_is_all_zeros():
    """Nothing differs, nothing moves."""
    result = compare_weeks("2020-W02", "2020-W02", scores([1, 3, 0], [2, 1, 0]))
    assert result.change == result.data == result.definitions == result.weights == 0
    assert not result.indicators.to_numpy().any()


def test_one_week_under_other_weights_is_all_weights():
    """Scores of 30 and 10: from a half each to 3 : 1, that is from 20 to 25, about a centre of 22.5."""
    one = scores([3, 0, 0], [1, 0, 0])
    other = compose(one.matrix, {"attacks": 3.0, "moves": 1.0})
    result = compare_weeks("2020-W01", "2020-W01", one, other)
    assert result.change == pytest.approx(5)
    assert result.indicators["weights"].to_dict() == pytest.approx(
        {"attacks": (30 - 22.5) / 4, "moves": (22.5 - 10) / 4}
    )
    assert result.indicators["effect"].sum() == result.data == 0


def test_other_definitions_of_the_same_day_are_an_account_of_their_own():
    """U from 10 to 5 doubles each score of attacks; same as-of date, so nothing is put down to the data."""
    steeper = definition("attacks", scale=linear(5), memory={"half_life_weeks": 0})
    before = scores([1, 3, 0])
    after = scores([1, 3, 0], definitions=(steeper, MOVES))
    result = compare_weeks("2020-W01", "2020-W02", before, after)
    assert result.change == pytest.approx(30 - 5)
    assert result.indicators["effect"]["attacks"] == pytest.approx((10 + 20) / 2)
    assert (result.data, result.definitions) == pytest.approx((0, 10))


def test_sides_that_differ_in_data_and_definitions_ask_for_the_crossed_matrices():
    """Without them the two accounts cannot be told apart; the message says what to hand over."""
    steeper = definition("attacks", scale=linear(5), memory={"half_life_weeks": 0})
    before = scores([1, 3, 0], as_of=EARLY)
    after = scores([1, 4, 0], definitions=(steeper, MOVES), as_of=LATE)
    with pytest.raises(MixedMatricesMissing, match=r"2020-01-19.*2020-02-02.*other side's definitions"):
        compare_weeks("2020-W01", "2020-W02", before, after)
    mixed = MixedMatrices(scores([1, 3, 0], definitions=(steeper, MOVES)).matrix, scores([1, 4, 0]).matrix)
    result = compare_weeks("2020-W01", "2020-W02", before, after, mixed=mixed)
    # W02: 3 -> 4 raw is 5 points under the old and 10 under the new scale; W01 does not differ in data.
    assert result.data == pytest.approx((5 + 10) / 2 / 2)
    # The steeper scale: W01 5 points; W02 15 with the old data, 20 with the new.
    assert result.definitions == pytest.approx((5 + (15 + 20) / 2) / 2)


def test_an_indicator_that_one_side_lacks_scores_zero_there():
    """W01 without moves: 10 x 1; W02 with both at half the share: (30 + 40) / 2."""
    before = scores([1, 3, 0], definitions=(ATTACKS,), weights={"attacks": 1.0})
    after = scores([1, 3, 0], [2, 4, 0])
    result = compare_weeks("2020-W01", "2020-W02", before, after)
    assert result.change == pytest.approx(35 - 10)
    # Only the second side sees moves rise by 20, at a mean share of a quarter; the first side sees none.
    assert result.indicators["effect"]["moves"] == pytest.approx(20 * 0.25 / 2)
    assert list(result.indicators.index) == ["attacks", "moves"]


def test_a_state_indicator_has_an_effect_and_no_fading():
    """Level 1 to level 3 of 4 lifts its score from 25 to 75: all new, split over the levels in force."""
    alert = state_definition("alert")
    matrix = weekly_matrix([alert, MOVES], {"alert": {"low": [1, 0, 0], "high": [0, 3, 3]}})
    result = compare_weeks("2020-W01", "2020-W02", compose(matrix, {"alert": 1.0, "moves": 1.0}))
    assert result.indicators.loc["alert"].to_dict() == pytest.approx(
        {"effect": 25, "new": 25, "fading": 0, "weights": 0}
    )
    assert result.states == {"alert"}
    assert result.incidents.set_index("incident_id")["new"].to_dict() == pytest.approx({"low": -12.5, "high": 37.5})


def test_scores_that_are_no_mean_are_refused():
    """A power mean's change has no exact parts."""
    matrix = scores([1, 2, 3]).matrix
    with pytest.raises(NotAdditive, match=r"power_mean.*arithmetic"):
        compare_weeks("2020-W01", "2020-W02", compose(matrix, BOTH), compose(matrix, BOTH, "power_mean"))


def test_weeks_between_the_two_are_new_as_far_as_they_are_left():
    """With h = 1, over W02 and W03, new memory is 4/2 + 1 and what W01 left of its 2 is a quarter."""
    fading = definition("attacks", scale=linear(100), memory={"half_life_weeks": 1})
    matrix = weekly_matrix([fading], {"attacks": {"a": [2, 0, 0], "b": [0, 4, 0], "c": [0, 0, 1]}})
    result = compare_weeks("2020-W01", "2020-W03", compose(matrix, {"attacks": 1.0}))
    assert result.indicators.loc["attacks"].to_dict() == pytest.approx(
        {"effect": 1.5, "new": 3, "fading": -1.5, "weights": 0}
    )
    assert result.incidents.set_index("incident_id")["new"].to_dict() == pytest.approx({"a": 0, "b": 2, "c": 1})
