"""The comparison's numbers of the method's worked example (section 13), to four decimals."""

from __future__ import annotations

import pytest

from indicators.comparison import compare_weeks
from indicators.scoring import Scores, compose, score_incidents
from tests.watches.definitions import definition, saturating
from tests.watches.matrices import weekly_matrix
from tests.watches.worked_example import WEIGHTS, worked_catalogue, worked_watch

FOUR = ["attacks", "force_protection", "relocations", "air_defense"]
# Weekly raw scores of the eight incidents, from the method's tables: omega x share of the week.
RAWS = {
    "attacks": {
        "e1": [2 * 0.7 + 0.1 / 3, 0, 0],
        "e4": [0, 8 * 2.8 / 3, 0],
        "e5": [0, 1.75 / 3, 0],
        "e7": [0, 0, 0.3],
    },
    "force_protection": {"e2": [2.8 / 3, 0, 0], "e6": [0, 2.8 / 3, 0]},
    "relocations": {"e3": [0.38, 0.38, 0]},
    "air_defense": {"e8": [0, 0, 2.15 / 3]},
}


@pytest.fixture(scope="module")
def default() -> Scores:
    """Scores of the example under weights 4, 2, 1, 1."""
    anchors = zip(FOUR, (4, 2, 3, 2), strict=True)
    matrix = weekly_matrix([definition(i, scale=saturating(anchor)) for i, anchor in anchors], RAWS)
    return compose(matrix, dict(zip(FOUR, (4, 2, 1, 1), strict=True)))


@pytest.fixture(scope="module")
def equal(default: Scores) -> Scores:
    """Scores of the example under equal weights."""
    return compose(default.matrix, dict.fromkeys(FOUR, 1.0))


def test_the_rise_from_w01_to_w02_is_the_sum_of_its_effects(default: Scores):
    """+31.2516 = 28.0583 + 2.7016 + .4917 + 0."""
    change = compare_weeks("2020-W01", "2020-W02", default)
    assert change.change == pytest.approx(31.2516, abs=5e-5)
    assert list(change.indicators["effect"]) == pytest.approx([28.0583, 2.7016, 0.4917, 0], abs=5e-5)


def test_the_fall_from_w02_to_w03_is_the_sum_of_its_effects(default: Scores):
    """-13.4853 = -11.2633 - 4.2253 - .7458 + 2.7492."""
    change = compare_weeks("2020-W02", "2020-W03", default)
    assert change.change == pytest.approx(-13.4853, abs=5e-5)
    effects = [-11.2633, -4.2253, -0.7458, 2.7492]
    assert list(change.indicators["effect"]) == pytest.approx(effects, abs=5e-5)


@pytest.mark.parametrize(
    ("week_from", "week_to", "new", "fading"),
    [("2020-W01", "2020-W02", 30.8004, -2.7421), ("2020-W02", "2020-W03", 0.8275, -12.0908)],
)
def test_attacks_split_into_new_and_fading(default: Scores, week_from: str, week_to: str, new: float, fading: float):
    """What a week brought and what it forgot both follow the secant slope."""
    attacks = compare_weeks(week_from, week_to, default).indicators.loc["attacks"]
    assert (attacks["new"], attacks["fading"]) == pytest.approx((new, fading), abs=5e-5)


def test_equal_weights_in_w03_split_into_indicators_and_weights(default: Scores, equal: Scores):
    """-23.8354 = indicators -9.6678 + weights -14.1676, the weights centred on the mean composite."""
    change = compare_weeks("2020-W02", "2020-W03", default, equal)
    assert change.week_to.score == pytest.approx(26.3728, abs=5e-5)
    assert change.change == pytest.approx(-23.8354, abs=5e-5)
    effects, weights = change.indicators["effect"], change.indicators["weights"]
    assert effects.sum() == pytest.approx(-9.6678, abs=5e-5)
    assert list(effects) == pytest.approx([-8.4475, -4.2253, -1.1187, 4.1238], abs=5e-5)
    assert weights.sum() == pytest.approx(-14.1676, abs=5e-5)
    assert list(weights) == pytest.approx([-7.1391, 0, -3.6168, -3.4117], abs=5e-5)


def test_incidents_contribute_to_w03_as_in_the_example(default: Scores):
    """Each of the eight incidents carries its decayed share of the score of W03."""
    rows = compare_weeks("2020-W02", "2020-W03", default).incidents.set_index("incident_id")
    expected = {"e1": 2.1264, "e2": 1.7951, "e3": 0.7966, "e4": 22.1543, "e5": 1.7308, "e6": 3.5903,
                "e7": 1.7803, "e8": 2.7492}  # fmt: skip
    assert rows["contribution_to"].to_dict() == pytest.approx(expected, abs=5e-5)


def test_new_points_of_attacks_are_split_by_decayed_mass(default: Scores):
    """In W02 the missiles bring 7.4667 of 8.05 new points of weight, the rockets the rest."""
    rows = compare_weeks("2020-W01", "2020-W02", default).incidents.set_index("incident_id")
    assert rows["new"]["e4"] == pytest.approx(30.8004 * 7.46667 / 8.05, abs=5e-4)
    assert rows["new"]["e5"] == pytest.approx(30.8004 * 0.58333 / 8.05, abs=5e-4)
    assert rows["new"]["e1"] == 0
    assert rows["fading"]["e1"] == pytest.approx(-2.7421, abs=5e-5)


def test_the_example_comes_out_the_same_from_its_reports(default: Scores):
    """Scored from the ten reports instead of from the tables of the method."""
    scored = compose(score_incidents(worked_watch(), worked_catalogue()), WEIGHTS)
    for weeks in (("2020-W01", "2020-W02"), ("2020-W02", "2020-W03"), ("2020-W01", "2020-W03")):
        by_hand, by_reports = (compare_weeks(*weeks, one) for one in (default, scored))
        assert by_reports.change == pytest.approx(by_hand.change, abs=1e-9)
        for column in ("effect", "new", "fading"):
            hand, reports = by_hand.indicators[column], by_reports.indicators[column]
            assert reports.to_dict() == pytest.approx(hand.to_dict(), abs=1e-9)
        new = [one.incidents.set_index("incident_id")["new"].to_dict() for one in (by_hand, by_reports)]
        assert new[1] == pytest.approx(new[0], abs=1e-9)
