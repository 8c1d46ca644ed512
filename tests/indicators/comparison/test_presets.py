"""Which pairs of weeks are offered."""

from __future__ import annotations

from datetime import date

import pytest

from indicators.comparison.presets import Preset, presets
from indicators.scoring import compose, score_incidents
from tests.watches.shipped import shipped_catalogue, shipped_watch


@pytest.fixture(scope="module")
def scores():
    """Score the shipped watch under the default set."""
    return compose(score_incidents(shipped_watch(), shipped_catalogue()), shipped_catalogue().weights("default"))


def test_the_usual_pairs_are_named(scores):
    """The last two closed weeks, the week before, four before, the earlier peak."""
    found = presets(scores, "2020-W12")
    assert found[Preset.LAST_CLOSED] == ("2020-W16", "2020-W17")
    assert found[Preset.WEEK_BEFORE] == ("2020-W11", "2020-W12")
    assert found[Preset.FOUR_BEFORE] == ("2020-W08", "2020-W12")
    assert found[Preset.PEAK] == ("2020-W02", "2020-W12")


def test_the_same_level_lies_before_another_one(scores):
    """The week found has the level, the week after it has another, and none of that level lies between."""
    levels = scores.weeks["level"]
    first, second = presets(scores, "2020-W12")[Preset.SAME_LEVEL]
    assert levels[first] == levels[second]
    between = list(levels.loc[first:second])[1:-1]
    stretch = [level for level in between if level == levels[second]]
    assert between[0] != levels[second]
    assert between[-len(stretch) :] == stretch if stretch else True


def test_the_peak_is_never_a_later_week(scores):
    """In November nobody knew of January: only earlier weeks are looked at."""
    first, second = presets(scores, "2019-W48")[Preset.PEAK]
    assert first < second
    earlier = scores.weeks["score"].loc[:"2019-W47"]
    assert scores.weeks["score"][first] == earlier.max()


def test_the_first_week_has_no_earlier_one(scores):
    """Only the pair that does not depend on the week is offered."""
    assert set(presets(scores, "2019-W44")) == {Preset.LAST_CLOSED}


def test_an_open_week_is_not_closed():
    """As known on a Wednesday, the last closed week is the one before."""
    matrix = score_incidents(shipped_watch(), shipped_catalogue(), date(2020, 3, 18))
    scores = compose(matrix, shipped_catalogue().weights("default"))
    assert presets(scores, "2020-W12")[Preset.LAST_CLOSED] == ("2020-W10", "2020-W11")
