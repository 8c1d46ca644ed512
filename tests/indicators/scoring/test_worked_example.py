"""METHOD section 13: ten reports, eight incidents, three weeks, every number to four decimals."""

from __future__ import annotations

import pytest

from indicators.scoring import compose, score_incidents
from tests.watches.worked_example import WEEKS, WEIGHTS, worked_catalogue, worked_watch

OMEGA = {
    ("e1", "attacks"): 1.4333,
    ("e2", "force_protection"): 0.9333,
    ("e3", "relocations"): 0.7600,
    ("e4", "attacks"): 7.4667,
    ("e5", "attacks"): 0.5833,
    ("e6", "force_protection"): 0.9333,
    ("e7", "attacks"): 0.3000,
    ("e8", "air_defense"): 0.7167,
}
RAW = {
    "attacks": [1.4333, 8.0500, 0.3000],
    "force_protection": [0.9333, 0.9333, 0],
    "relocations": [0.3800, 0.3800, 0],
    "air_defense": [0, 0, 0.7167],
}
MEMORY = {
    "attacks": [1.4333, 8.7667, 4.6833],
    "force_protection": [0.9333, 1.4000, 0.7000],
    "relocations": [0.3800, 0.5700, 0.2850],
    "air_defense": [0, 0, 0.7167],
}
SCORE = {
    "attacks": [21.9935, 78.1102, 55.5835],
    "force_protection": [27.6365, 38.4428, 21.5416],
    "relocations": [8.4055, 12.3394, 6.3728],
    "air_defense": [0, 0, 21.9935],
}
CONTRIBUTION = {
    "2020-W02": {"attacks": 39.0551, "force_protection": 9.6107, "relocations": 1.5424, "air_defense": 0},
    "2020-W03": {
        "attacks": 27.7918,
        "force_protection": 5.3854,
        "relocations": 0.7966,
        "air_defense": 2.7492,
    },
}
INCIDENT_SHARES = {
    "e1": 2.1264, "e2": 1.7951, "e3": 0.7966, "e4": 22.1543,
    "e5": 1.7308, "e6": 3.5903, "e7": 1.7803, "e8": 2.7492,
}  # fmt: skip


def four(expected):
    """Allow what rounding to four decimals hides."""
    return pytest.approx(expected, abs=5.001e-5, rel=0)


def series(scores, indicator, column):
    """List one column of one indicator over the three weeks."""
    table = scores.indicators
    return table[table.indicator == indicator].set_index("week")[column].loc[WEEKS].tolist()


def test_incident_weights(worked_matrix):
    """Each of the eight incidents weighs severity times credibility, relevance and phase."""
    table = worked_matrix.incident_weights.set_index(["incident_id", "indicator"])["weight"]
    assert table.to_dict() == four(OMEGA)


def test_a_late_sunday_in_greenwich_is_monday_in_baghdad(worked_matrix):
    """The incident of 2020-01-05T22:30Z lies on 6 January, in the second week."""
    e5 = worked_matrix.incident_weights.set_index("incident_id").loc["e5"]
    assert e5.first_day.date().isoformat() == "2020-01-06"


@pytest.mark.parametrize("indicator", list(RAW))
@pytest.mark.parametrize(("column", "table"), [("raw", RAW), ("memory", MEMORY), ("score", SCORE)])
def test_weekly_tables(worked_scores, column, table, indicator):
    """Raw scores x, memories m and scores z are those of the example's table."""
    assert series(worked_scores, indicator, column) == four(table[indicator])


def test_posture_score(worked_scores):
    """C is 18.9566, 50.2082 and 36.7229."""
    assert worked_scores.weeks.score.loc[WEEKS].tolist() == four([18.9566, 50.2082, 36.7229])


@pytest.mark.parametrize("week", list(CONTRIBUTION))
def test_contributions_of_indicators(worked_scores, week):
    """Each indicator's part of the second and third week."""
    table = worked_scores.indicators.set_index(["week", "indicator"]).contribution
    assert table.loc[week].to_dict() == four(CONTRIBUTION[week])


def test_contributions_of_incidents(worked_scores):
    """Each incident's part of the third week, by its decayed mass."""
    table = worked_scores.incidents
    third = table[table.week == "2020-W03"].groupby("incident_id").contribution.sum()
    assert third.to_dict() == four(INCIDENT_SHARES)


def test_levels_raw_and_held(worked_scores):
    """The third week's score is Watchful, and the week is held at Heightened."""
    weeks = worked_scores.weeks.loc[WEEKS]
    assert weeks.raw_level.tolist() == [0, 2, 1]
    assert weeks.level.tolist() == [0, 2, 2]
    assert weeks.level_name.tolist() == ["Routine", "Heightened", "Heightened"]


def test_axes_and_contrast(worked_scores):
    """Threat is attacks alone; response weighs posture 2 and air defence 1; contrast is their difference."""
    weeks = worked_scores.weeks.loc["2020-W03"]
    response = (2 * 21.5416 + 1 * 21.9935) / 3
    assert weeks.threat == four(55.5835)
    assert weeks.response == pytest.approx(response, abs=1e-4)
    assert weeks.exposure == four(6.3728)
    assert weeks.contrast == pytest.approx(55.5835 - response, abs=1e-4)


def test_protective_indicator_with_a_negative_sign():
    """With sign -1 air defence lowers the third week instead of raising it."""
    scores = compose(score_incidents(worked_watch(), worked_catalogue(air_defense_sign=-1)), WEIGHTS)
    assert scores.weeks.score.tolist() == four([18.9566, 50.2082, 31.2246])
    assert scores.score_range == (-12.5, 87.5)


@pytest.mark.parametrize(
    ("aggregation", "expected"),
    [("power_mean", [21.0151, 58.6438, 41.5489]), ("max_pull", [21.5606, 58.5788, 42.3811])],
)
def test_other_means(worked_matrix, aggregation, expected):
    """The power mean of 2 and the pull of .3 towards the strongest indicator."""
    assert compose(worked_matrix, WEIGHTS, aggregation).weeks.score.tolist() == four(expected)


def test_equal_weights(worked_matrix):
    """Equally weighed, the third week is 26.3728."""
    scores = compose(worked_matrix, dict.fromkeys(WEIGHTS, 1.0))
    assert scores.weeks.score.loc["2020-W03"] == four(26.3728)
