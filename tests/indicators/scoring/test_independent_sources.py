"""The option noisy_or: independent sources that agree are believed more than the best of them, copies are not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal

from indicators.catalogue import load_catalogue
from indicators.scoring import compose, score_incidents
from indicators.scoring.credibility import MOST_COMBINED, report_credibility
from indicators.situation.incidents import native_incidents
from tests.oracle.agreement import disagreements
from tests.watches.definitions import catalogue, definition
from tests.watches.generator import random_watch
from tests.watches.scored import TINY, few, scored
from tests.watches.shipped import shipped_watch
from tests.watches.small import small_watch
from tests.watches.sources import combining, with_sources
from tests.watches.stage import seeded, stage
from tests.watches.strategies import cases, generators, positive_cases

DEATH = [{"value": 1}, {"value": 4, "any": [{"field": "killed", "at_least": 1}]}]
ATTACKS = catalogue(definition("attacks", severity=DEATH))
FAIR = {"day": "2020-01-08", "incident_id": "one", "reliability": "C", "credibility": 3}
"""C3: (2 * .5 + .5) / 3 = .5."""


def incident(reports, publishers, how="noisy_or"):
    """Weigh one incident told by these publishers (a pair: the publisher and the group the analyst gives)."""
    watch = small_watch(reports)
    named = [name if isinstance(name, tuple) else (name, None) for name in publishers]
    articles = watch.articles.assign(
        publisher=pd.Series([name for name, _ in named], dtype="str"),
        source_group=pd.Series([group for _, group in named], dtype="str"),
    )
    matrix = score_incidents(combining(replace(watch, articles=articles), how), ATTACKS)
    return matrix.incident_weights.set_index("incident_id").loc["one"]


def test_two_fair_sources_that_agree_are_believed_three_quarters():
    """1 - .5 * .5 = .75, and the incident of rung 1 at a protected site weighs as much; the best alone is .5."""
    told = incident([FAIR, FAIR], ["Gazette", "Herald"])
    assert told.credibility == pytest.approx(0.75, abs=1e-12)
    assert told.weight == pytest.approx(0.75, abs=1e-12)
    assert incident([FAIR, FAIR], ["Gazette", "Herald"], "best").credibility == 0.5


@pytest.mark.parametrize(
    "publishers",
    [
        ["Gazette", "Gazette"],
        ["Gazette (UNW)", "Herald (UNW)"],
        ["United News Wire", "Herald (UNW)"],
        [("Gazette", "one house"), ("Herald", "one house")],
    ],
)
def test_copies_within_one_source_count_once(publishers):
    """One outlet twice, two reposts of one agency, an agency and its repost, two that the analyst puts together."""
    told = incident([FAIR, FAIR], publishers)
    assert (told.credibility, told.weight) == (0.5, 0.5)


def test_a_source_counts_with_the_best_of_its_reports():
    """Gazette says it at C3 and at E5, Herald at C3: 1 - .5 * .5, whatever Gazette said besides."""
    weak = FAIR | {"reliability": "E", "credibility": 5}
    assert incident([FAIR, weak, FAIR], ["Gazette", "Gazette", "Herald"]).credibility == pytest.approx(0.75)


def test_the_analyst_may_tell_apart_what_the_names_put_together():
    """Two reporters of one outlet, each a group of its own."""
    told = incident([FAIR, FAIR], [("Gazette", "reporter one"), ("Gazette", "reporter two")])
    assert told.credibility == pytest.approx(0.75)


def test_articles_that_name_nobody_are_sources_of_their_own():
    """Neither publisher nor group: two articles, two sources."""
    assert incident([FAIR, FAIR], [None, None]).credibility == pytest.approx(0.75)


def test_however_many_agree_they_are_believed_no_more_than_the_cap():
    """Ten sources at .5 would make 1 - 2^-10 = .999."""
    told = incident([FAIR] * 10, [f"Paper {number}" for number in range(10)])
    assert told.credibility == told.weight == MOST_COMBINED


@pytest.mark.parametrize("grade", [(letter, number) for letter in "ABCDE" for number in range(1, 7)])
def test_one_report_is_believed_as_under_best_to_the_last_bit(grade):
    """Every pair of grades: the same credibility and the same weight."""
    alone = [FAIR | {"reliability": grade[0], "credibility": grade[1], "killed": 1}]
    one, two = incident(alone, ["Gazette"]), incident(alone, ["Gazette"], "best")
    assert (one.credibility, one.weight) == (two.credibility, two.weight)
    assert one.credibility == report_credibility(*grade)


def test_a_rung_is_believed_on_the_word_of_those_alone_who_reach_it():
    """Two D4 sources claim a death (.2833 each), a B2 (.7167) does not.

    Q_4 = 1 - .7167^2 = .486389, Q_1 = 1 - .2833 * .7167^2 = .854477: the weight is Q_1 + 3 Q_4, and the
    death stays a claim. A third D4 makes Q_4 = 1 - .7167^3 = .631912, and it is believed.
    """
    weak = FAIR | {"reliability": "D", "credibility": 4, "killed": 1}
    good = FAIR | {"reliability": "B", "credibility": 2}
    told = incident([weak, weak, good], ["Gazette", "Herald", "Post"])
    assert told.weight == pytest.approx(0.854477 + 3 * 0.486389, abs=5e-6)
    assert (told.rung, told.rung_credible) == (4, 1)
    more = incident([weak, weak, weak, good], ["Gazette", "Herald", "Mail", "Post"])
    assert more.rung_credible == 4


def test_the_situation_calls_grave_what_the_score_believes():
    """Three weak sources together make a death believed, one does not: the native panels say the same."""
    native = {"family": "attacks", "family_title": "Attacks", "drawing": "strikes"}
    strikes = catalogue(definition("attacks", severity=DEATH, native=native))
    weak = FAIR | {"reliability": "D", "credibility": 4, "killed": 1}
    watch = small_watch([weak, weak, weak])
    papers = watch.articles.assign(publisher=["Gazette", "Herald", "Mail"])
    grave = {}
    for how in ("best", "noisy_or"):
        combined = combining(replace(watch, articles=papers), how)
        grave[how] = native_incidents(combined, score_incidents(combined, strikes)).incidents["grave"].tolist()
    assert grave == {"best": [False], "noisy_or": [True]}


def test_a_name_that_was_not_yet_published_joins_no_sources():
    """Who UNW is, only a later article tells: until then its repost and the agency it names are read as they stand.

    Ulster News World, published on the 20th, makes the initials ambiguous; as of the 10th they are not.
    """
    watch = small_watch([FAIR, FAIR, {"day": "2020-01-20", "incident_id": "two"}])
    papers = watch.articles.assign(publisher=["Gazette (UNW)", "United News Wire", "Ulster News World"])
    watch = combining(replace(watch, articles=papers))
    then, now = (
        score_incidents(watch, ATTACKS, day).incident_weights.set_index("incident_id").credibility["one"]
        for day in (date(2020, 1, 10), None)
    )
    assert (then, now) == (0.5, pytest.approx(0.75))


@pytest.mark.parametrize("as_of", [None, date(2020, 1, 8), date(2020, 3, 18)], ids=str)
def test_shipped_watch_agrees_with_the_second_scorer(as_of):
    """Every score, weight and credibility of the shipped watch, its publishers' names read twice."""
    definitions = load_catalogue()
    assert disagreements(combining(shipped_watch()), definitions, as_of, definitions.weights("default")) == []


@pytest.mark.parametrize(
    "seed", [1, 4, 12, 57, 97, *(pytest.param(n, marks=pytest.mark.soak) for n in range(100, 200))]
)
def test_random_watches_agree_with_the_second_scorer(seed):
    """Four or fewer reports an incident, spread over few sources, with phases, states and gaps."""
    for number in range(3):
        rng = seeded(2000 * seed + number)
        case = with_sources(random_watch(rng, stage(seed)), rng)
        assert disagreements(case.watch, case.catalogue, case.as_of, case.weights, today=case.today) == []


@few
@given(positive_cases, generators)
def test_agreement_never_makes_an_incident_less_credible(case, rng):
    """Credibility, weight and every weekly score are at least what the best report alone makes them."""
    together = with_sources(case, rng)
    alone = replace(together, watch=combining(together.watch, "best"))
    one, two = scored(alone), scored(together)
    columns = ["credibility", "weight", "rung_credible"]
    assert (two.matrix.incident_weights[columns] >= one.matrix.incident_weights[columns]).all(axis=None)
    scores = one.weeks.score.notna() & two.weeks.score.notna()
    assert (two.weeks.score[scores] >= one.weeks.score[scores] - TINY).all()
    assert (two.matrix.incident_weights["credibility"] <= MOST_COMBINED).all()


@few
@given(cases, generators, st.data())
def test_order_and_copies_change_nothing(case, rng, data):
    """Rows in another order, and every report told again by its own article: bit-identical scores."""
    case = with_sources(case, rng)
    reports = case.watch.reports
    copy = reports.assign(event_id=reports.event_id + " copy")
    more = pd.concat([reports, copy]).reset_index(drop=True)
    order = data.draw(st.permutations(range(len(more))))
    shuffled = replace(case.watch, articles=case.watch.articles.iloc[::-1].reset_index(drop=True))
    one = scored(case)
    two = scored(replace(case, watch=shuffled).with_reports(more.iloc[order]))
    columns = ["raw", "memory", "score", "contribution", "incidents"]
    assert_frame_equal(one.indicators[columns], two.indicators[columns], check_exact=True)
    columns = ["credibility", "weight", "rung", "rung_credible"]
    assert_frame_equal(one.matrix.incident_weights[columns], two.matrix.incident_weights[columns], check_exact=True)


def test_the_shipped_watch_takes_the_best_report():
    """The scores of the calmest and the busiest weeks are those of the released watch."""
    definitions = load_catalogue()
    matrix = score_incidents(shipped_watch(), definitions)
    weeks = compose(matrix, definitions.weights("default")).weeks.score.round(1)
    assert weeks[["2020-W02", "2020-W11", "2020-W12", "2020-W17"]].tolist() == [74.9, 38.3, 42.1, 14.2]
