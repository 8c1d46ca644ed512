"""Sentences about the weights: each as it should read, and no number in any that its table does not hold."""

from __future__ import annotations

import re

import numpy as np
import pandas as pd
import pytest

from indicators import robustness_text as words
from indicators.robustness import (
    DirectionAgreement,
    change_tornado,
    dominance,
    level_tips,
    order_tips,
    read_robustness,
    week_tornado,
)
from indicators.scoring import compose, effective_shares, score_incidents
from tests.watches.composed import scores_of
from tests.watches.matrices import NAN
from tests.watches.shipped import WEEKS, shipped_catalogue, shipped_watch
from tests.watches.worked_example import WEIGHTS, worked_catalogue, worked_watch

PAIR = ("2020-W02", "2020-W03")


@pytest.fixture(scope="module")
def worked():
    """Compose the worked example under 4, 2, 1, 1."""
    return compose(score_incidents(worked_watch(), worked_catalogue()), WEIGHTS)


@pytest.fixture(scope="module", params=["default", "equal"])
def shipped(request):
    """Compose the shipped watch under a set."""
    return compose(score_incidents(shipped_watch(), shipped_catalogue()), shipped_catalogue().weights(request.param))


def short(scores, indicator):
    """Call an indicator as the catalogue does."""
    return next(d.short for d in scores.matrix.definitions if d.id == indicator).lower()


def test_what_a_level_would_need(worked):
    """The worked example's third week: one sentence an indicator, rounded so that entering the number does it."""
    tips = level_tips(worked, "2020-W03")
    said = {i: words.level_tips_sentence(worked, tips, i) for i in WEIGHTS}
    attacks, protection, moves, air = (short(worked, i) for i in WEIGHTS)
    # Routine by hand: attacks (80 - 71.45) / 35.58 = .2403; relocations (287.41 - 140) / 13.627 = 10.817.
    routine, heightened = "Routine would need", "Heightened would need"
    assert said == {
        "attacks": f"{routine} {attacks} at 0.24 instead of 4; {heightened} {attacks} at 5.69 instead of 4",
        "force_protection": f"{heightened} {protection} at 0.57 instead of 2",
        "relocations": f"{routine} {moves} at 10.82 instead of 1, beyond 10; {heightened} {moves} at 0.22 instead of 1",
        "air_defense": f"no weight of {air} alone changes this level",
    }
    assert (
        words.nearest_level_sentence(worked, tips) == f"Heightened would need {attacks} at 5.69 instead of 4, 42 % more"
    )


def test_a_tip_beyond_the_slider_is_said_to_be(worked):
    """54.4432 is off the slider's 10."""
    tips = level_tips(worked, "2020-W02").set_index(["indicator", "threshold"], drop=False)
    said = words.level_tip_sentence(worked, tips.loc[("force_protection", 40.0)])
    assert said.endswith("at 54.45 instead of 2, beyond 10")


def test_what_an_order_would_need(worked):
    """W03 overtakes W02 only by air defence."""
    tips = order_tips(worked, *PAIR)
    said = [words.order_tip_sentence(worked, tip, *PAIR) for _, tip in tips.iterrows()]
    air = short(worked, "air_defense")
    assert said[-1] == f"2020-W03 would stand above 2020-W02 with {air} at 5.91 instead of 1"
    assert said[0] == f"no weight of {short(worked, 'attacks')} alone turns the order of 2020-W02 and 2020-W03"
    assert words.nearest_order_sentence(worked, tips, *PAIR) == f"{said[-1]}, 491 % more"
    none = order_tips(worked, "2020-W01", "2020-W02")
    assert words.nearest_order_sentence(worked, none, "2020-W01", "2020-W02") == (
        "No weight, moved alone, turns the order of 2020-W01 and 2020-W02"
    )


def test_what_holds_under_every_weighting(worked):
    """The badge and its sentence; without it, what says otherwise."""
    found = dominance(worked, "2020-W01", "2020-W02")
    assert words.dominance_badge(found) == "Holds under every weighting"
    assert words.dominance_sentence(worked, found, "2020-W01", "2020-W02") == (
        "2020-W02 is at least as high as 2020-W01 under every weighting"
    )
    turned = dominance(worked, *PAIR)
    assert words.dominance_badge(turned) == ""
    assert words.dominance_sentence(worked, turned, *PAIR) == (
        f"The order of the two weeks rests on the weights: {short(worked, 'air_defense')} says otherwise"
    )
    without = compose(worked.matrix, WEIGHTS | {"air_defense": 0.0})
    found = dominance(without, *PAIR)
    assert words.dominance_badge(found) == "Holds under every weighting of the indicators in use"
    same = dominance(worked, "2020-W02", "2020-W02")
    assert words.dominance_sentence(worked, same, "2020-W02", "2020-W02").endswith("are level under every weighting")


def test_an_order_that_an_unknown_indicator_leaves_open():
    """Indicator c is not known in the first week."""
    scores = scores_of({"a": [10.0, 20.0], "c": [NAN, 30.0]}, {"a": 9.0, "c": 1.0})
    found = dominance(scores, "2020-W01", "2020-W02")
    assert words.dominance_sentence(scores, found, "2020-W01", "2020-W02") == (
        "The order of the two weeks is open: c is not known in both"
    )


@pytest.mark.parametrize(
    ("values", "weights", "expected"),
    [
        ({"a": [50.0], "b": [10.0]}, {"a": 3.0}, "a carries all the weight, so no weight changes this level"),
        ({"a": [NAN], "b": [10.0]}, {"a": 1.0, "b": 9.0}, "a is not known yet, so no weight changes this level"),
        ({"a": [50.0], "b": [10.0]}, {}, "without a score no weight of a changes this level"),
        ({"a": [30.0], "b": [30.0]}, {"a": 1.0, "b": 1.0}, "no weight of a alone changes this level"),
    ],
)
def test_why_there_is_no_tip(values, weights, expected):
    """Each reason in its own words."""
    scores = scores_of(values, weights)
    assert words.level_tips_sentence(scores, level_tips(scores, "2020-W01"), "a") == expected


def test_why_there_is_no_order_tip():
    """Alike, resting on different indicators, tied at 0, level already."""
    scores = scores_of({"a": [50.0, 20.0], "b": [30.0, 30.0]}, {"a": 1.0, "b": 1.0})
    weeks = ("2020-W01", "2020-W02")
    said = [words.order_tip_sentence(scores, tip, *weeks) for _, tip in order_tips(scores, *weeks).iterrows()]
    assert said == [
        "2020-W01 and 2020-W02 are level with a at 0, and no weight turns them",
        "b is the same in both weeks, so no weight turns the order of 2020-W01 and 2020-W02",
    ]
    half = scores_of({"a": [50.0, 20.0], "b": [NAN, 30.0]}, {"a": 9.0, "b": 1.0})
    first = words.order_tip_sentence(half, order_tips(half, *weeks).iloc[0], *weeks)
    assert first == "the two weeks rest on different indicators, so no weight of a is said to tip them"
    level = scores_of({"a": [50.0, 20.0], "b": [20.0, 50.0]}, {"a": 1.0, "b": 1.0})
    first = words.order_tip_sentence(level, order_tips(level, *weeks).iloc[0], *weeks)
    assert first == "2020-W01 and 2020-W02 are level, and any other weight of a parts them"


def test_a_score_on_the_threshold():
    """40 exactly: a hair less of a is Watchful."""
    scores = scores_of({"a": [60.0], "b": [20.0]}, {"a": 1.0, "b": 1.0})
    said = words.level_tips_sentence(scores, level_tips(scores, "2020-W01"), "a")
    assert said == "Watchful would need a a hair off 1: the score is on 40"


def test_how_many_agree():
    """All, nearly all, most; which level the others give."""
    row = pd.Series({"level": 2, "agree": 0.7512, "other": 1})
    assert words.level_agreement_sentence(row, 1000) == (
        "75 % of 1,000 plausible weight sets say Heightened; most others Watchful"
    )
    assert words.level_agreement_sentence(pd.Series({"level": 0, "agree": 1.0, "other": pd.NA}), 1000) == (
        "All 1,000 plausible weight sets say Routine"
    )
    assert words.level_agreement_sentence(pd.Series({"level": 0, "agree": 0.999, "other": 1}), 1000).startswith(
        "Over 99 % of 1,000"
    )
    assert words.level_agreement_sentence(pd.Series({"level": 0, "agree": np.nan, "other": pd.NA}), 1000) == (
        "No score, so there is nothing to agree on"
    )
    said = words.direction_agreement_sentence(DirectionAgreement(-1, 0.954, 1000), "2020-W12", "2020-W13")
    assert said == "95 % of 1,000 plausible weight sets put 2020-W13 under 2020-W12"
    nothing = words.direction_agreement_sentence(DirectionAgreement(None, np.nan, 1000), "2020-W12", "2020-W13")
    assert nothing.startswith("No score in one of the two weeks")


def test_what_a_fifth_would_do():
    """Nothing; one or two named; without a score."""
    steady = scores_of({"a": [50.0], "b": [45.0]}, {"a": 1.0, "b": 1.0})
    assert words.tornado_title(steady, week_tornado(steady, "2020-W01"), "2020-W01") == (
        "No weight, moved alone by a fifth, takes 2020-W01 out of Heightened"
    )
    close = scores_of({"a": [45.0], "b": [20.0]}, {"a": 4.1, "b": 1.0})
    assert words.tornado_title(close, week_tornado(close, "2020-W01"), "2020-W01") == (
        "A and b, moved each alone by a fifth, would take 2020-W01 to Watchful"
    )
    none = scores_of({"a": [45.0]}, {})
    assert words.tornado_title(none, week_tornado(none, "2020-W01"), "2020-W01").startswith("2020-W01 has no score")


def test_the_level_held_is_said_where_it_is_another(worked):
    """W03 is Watchful by its score and held at Heightened; W02 is the same either way."""
    assert words.held_level_note(worked, "2020-W03") == (
        "Tips are about the score alone, 36.7 and so Watchful; the level held is Heightened"
    )
    assert words.held_level_note(worked, "2020-W02") == ""


def test_what_the_shares_say(worked):
    """Attacks hold 50 % and make 90 %; without weights and without parts, less is said."""
    assert words.shares_title(worked, effective_shares(worked)).endswith(
        "50 % of the weight and make 90 % of the movement"
    )
    pulled = compose(worked.matrix, WEIGHTS, "max_pull")
    assert words.shares_title(pulled, effective_shares(pulled)).endswith("50 % of the weight")
    nothing = compose(worked.matrix, {})
    assert words.shares_title(nothing, effective_shares(nothing)) == "All weights are zero, so there are no shares"
    damped = scores_of({"a": [10.0, 90.0, 50.0], "b": [20.0, 0.0, 5.0]}, {"a": 3.0, "b": 1.0})
    share = effective_shares(damped)["effective"]["b"]
    assert words.shares_title(damped, effective_shares(damped)).endswith(f"; b damps it by {-100 * share:.0f} %")


def test_what_an_aggregation_costs(worked):
    """The arithmetic mean nothing; the others what needs parts, and tips say so."""
    assert words.lost_sentence("arithmetic") == ""
    assert words.lost_sentence("max_pull") == (
        "Under max-pull the score is no sum of parts: contributions, the account of a change, effective shares and "
        "tipping weights are not available"
    )
    pulled = compose(worked.matrix, WEIGHTS, "max_pull")
    said = {
        words.nearest_level_sentence(pulled, level_tips(pulled, "2020-W03")),
        words.level_tips_sentence(pulled, level_tips(pulled, "2020-W03"), "attacks"),
        words.nearest_order_sentence(pulled, order_tips(pulled, *PAIR), *PAIR),
    }
    assert said == {"Tipping weights are known for the arithmetic mean only"}


def numbers_in(sentence):
    """List the numbers a sentence says, week labels left out."""
    return [
        float(one.replace(",", "")) for one in re.findall(r"\d[\d,]*(?:\.\d+)?", re.sub(r"\d{4}-W\d\d", "", sentence))
    ]


def stands_in(value, row):
    """Tell whether a number is one of a row's, as it is, rounded to two decimals or as whole percent."""
    held = [float(one) for one in row if isinstance(one, int | float | np.number) and not pd.isna(one)]
    return any(abs(value - one) < 0.0051 or abs(value - 100 * one) <= 0.5 for one in held) or value == words.SLIDER_END


def test_every_number_of_a_sentence_stands_in_its_table(shipped):
    """All weeks of the shipped watch: tips of levels and orders, nearest ones, agreement."""
    said = 0
    for before, after in zip(WEEKS[::5], WEEKS[1::5], strict=False):
        found = read_robustness(shipped, after, before)
        pairs = [
            *((words.level_tip_sentence(shipped, row), row) for _, row in found.level_tips.iterrows()),
            *((words.order_tip_sentence(shipped, row, before, after), row) for _, row in found.order_tips.iterrows()),
            (words.level_agreement_sentence(found.levels.loc[after], 1000), [*found.levels.loc[after], 1000]),
            (
                words.direction_agreement_sentence(found.direction, before, after),
                [found.direction.agree, found.direction.sets],
            ),
            (words.nearest_level_sentence(shipped, found.level_tips), found.level_tips.to_numpy().ravel()),
        ]
        for sentence, row in pairs:
            numbers = numbers_in(sentence.replace("Over 99 %", ""))
            assert all(stands_in(number, row) for number in numbers), sentence
            said += len(numbers)
        assert words.tornado_title(shipped, found.tornado, after)
    assert said > 100


def test_a_change_tornado_has_no_levels_to_speak_of(shipped):
    """Its table holds points alone."""
    assert "level_less" not in change_tornado(shipped, "2020-W11", "2020-W12").columns
