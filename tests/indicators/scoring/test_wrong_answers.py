"""Mistakes with a known result: the oracle makes each on purpose, and the engine must not agree with it."""

from __future__ import annotations

import pytest

from indicators.scoring import compose, score_incidents
from tests.oracle.rules import Rules
from tests.oracle.score import oracle_matrix, oracle_scores
from tests.watches.worked_example import SITE, WEIGHTS, worked_catalogue, worked_watch

TRUE = [18.9566, 50.2082, 36.7229]
WRONG = {
    "duplicates counted": (Rules(count_articles=True), [25.1621, 51.1166, 38.2819]),
    "interval put on its first day": (Rules(interval_on_first_day=True), [19.9189, 49.7165, 36.4632]),
    "phase ignored": (Rules(ignore_phase=True), [18.9566, 50.2082, 38.8675]),
    "no decay": (Rules(no_decay=True), [18.9566, 45.5677, 5.2821]),
    "min-max": (Rules(min_max=True), [12.5, 87.5, 34.6591]),
}
ATTACK = SITE | {"kind": "attack", "target_side": "coalition", "first_day": "2020-01-14", "incident_id": "e9"}
CLAIMED_DEATH = [
    ATTACK | {"event_id": "r11", "grade": "B1", "wounded": 2, "killed": 0},
    ATTACK | {"event_id": "r12", "grade": "D5", "wounded": 2, "killed": 1},
]


def by_oracle(rules: Rules, watch=None) -> list[float]:
    """Score the example by the oracle, under rules that may be wrong."""
    matrix = oracle_matrix(watch or worked_watch(), worked_catalogue(), rules=rules)
    return oracle_scores(matrix, WEIGHTS).list_of("score")


def by_engine(watch) -> list[float]:
    """Score a watch by the engine with the example's definitions and weights."""
    return compose(score_incidents(watch, worked_catalogue()), WEIGHTS).weeks.score.tolist()


@pytest.mark.parametrize("mistake", list(WRONG))
def test_engine_does_not_make_the_mistake(worked_scores, mistake):
    """The mistake gives its known wrong scores; the engine gives the true ones, which differ."""
    rules, wrong = WRONG[mistake]
    engine = worked_scores.weeks.score.tolist()
    assert by_oracle(rules) == pytest.approx(wrong, abs=5.001e-5)
    assert engine == pytest.approx(TRUE, abs=5.001e-5)
    assert engine != pytest.approx(wrong, abs=0.1)


def test_weeks_are_not_taken_in_greenwich(worked_scores):
    """Read in UTC, the late Sunday falls a week early and the scores are known to be wrong."""
    wrong = [22.7064, 49.6408, 36.1546]
    assert by_oracle(Rules(), worked_watch("UTC")) == pytest.approx(wrong, abs=5.001e-5)
    assert by_engine(worked_watch("UTC")) == pytest.approx(wrong, abs=5.001e-5)
    assert worked_scores.weeks.score.tolist() != pytest.approx(wrong, abs=0.1)


def test_a_weak_claim_of_death_is_not_believed_as_much_as_the_wounded():
    """A D5 report alone claims a death in a B1 incident: it adds rung 4 at .15, not at .85.

    B1 is (2 * .9 + .75) / 3 = .85 and D5 is (2 * .1 + .25) / 3 = .15: 2 * .85 + 2 * .15 = 2.0,
    where lending the best report's credibility would make it 4 * .85 = 3.4.
    """
    watch = worked_watch(extra=CLAIMED_DEATH)
    lent = oracle_matrix(watch, worked_catalogue(), rules=Rules(lend_credibility=True)).weighed
    e9 = score_incidents(watch, worked_catalogue()).incident_weights.set_index("incident_id").loc["e9"]
    assert [float(one.weight) for one in lent if one.incident == "e9"] == pytest.approx([3.4])
    assert e9.weight == pytest.approx(2.0)
    assert (e9.rung, e9.rung_credible) == (4, 2)


def test_the_mean_of_date_and_place_is_no_date():
    """A vague report never stretches the interval of an exact one, nor an exact place a vague one's date."""
    exact_day = ATTACK | {"event_id": "r13", "incident_id": "e10", "grade": "C3", "geo_precision": "country"}
    exact_place = ATTACK | {
        "event_id": "r14", "incident_id": "e10", "grade": "B2",
        "first_day": "2020-01-06", "last_day": "2020-01-19", "date_precision": "week",
    }  # fmt: skip
    watch = worked_watch(extra=[exact_day, exact_place])
    e10 = score_incidents(watch, worked_catalogue()).incident_weights.set_index("incident_id").loc["e10"]
    assert e10.first_day == e10.last_day
    assert e10.first_day.date().isoformat() == "2020-01-14"
    assert (e10.geo_precision, e10.relevance) == ("site", 1.0)
    assert by_engine(watch) != pytest.approx(by_oracle(Rules(mix_groups=True), watch), abs=0.1)


def test_a_summing_up_is_not_an_incident(worked_scores):
    """A tally, however grave, changes no score; counted, it would lift the second week."""
    tally = ATTACK | {"event_id": "r15", "grade": "A1", "killed": 9, "first_day": "2020-01-07", "tally": True}
    watch = worked_watch(extra=[tally])
    counted = by_oracle(Rules(count_tallies=True), watch)
    assert by_engine(watch) == worked_scores.weeks.score.tolist()
    assert counted[1] > TRUE[1] + 5
