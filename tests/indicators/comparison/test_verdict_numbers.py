"""The verdict never says a number that the tables do not hold: every pair of weeks of the shipped watch."""

from __future__ import annotations

import re
from itertools import combinations

import pytest

from indicators.comparison import compare_weeks
from indicators.phrasebook import Phrasebook
from indicators.phrases import SMALL_NUMBERS, size
from indicators.scoring import compose, score_incidents
from indicators.verdict import change_sentence
from tests.watches.shipped import WEEKS, shipped_catalogue, shipped_watch, unsearched

PAIRS = list(combinations(WEEKS, 2))


@pytest.fixture(scope="module")
def told():
    """Give the scores of the shipped watch and the words for them."""
    scores = compose(score_incidents(shipped_watch(), shipped_catalogue()), shipped_catalogue().weights("default"))
    return scores, Phrasebook(shipped_watch(), scores.matrix)


def unfounded(sentence, change):
    """List the numbers of a sentence that are neither points of the tables, nor days, nor counts of articles."""
    points = {size(change.change), *(size(x) for x in change.indicators["effect"])}
    points |= {size(x) for x in (change.weights, change.data, change.definitions)}
    days = {str(day.day) for column in ("first_day", "last_day") for day in change.incidents[column]}
    articles = {change.week_from.articles, change.week_to.articles}
    counts = {str(n) for n in articles} | {SMALL_NUMBERS[n] for n in articles if n < len(SMALL_NUMBERS)}
    named = re.compile("|".join(re.escape(place) for place in places_with_digits())) if places_with_digits() else None
    bare = re.sub(r"\d{4}-W\d{2}", "", sentence)
    bare = named.sub("", bare) if named else bare
    found = re.findall(r"<?\d+\.\d|\d+", bare)
    spelt = re.findall(r"\b(\w+) articles?\b", bare)
    wrong = [one for one in found if one not in (points if "." in one else days | counts)]
    return wrong + [one for one in spelt if one.lower() not in counts]


def places_with_digits():
    """Give the names of places that hold a digit, such as K-1."""
    reports, sites = shipped_watch().reports, shipped_watch().sites
    names = {*reports["place"].dropna(), *sites["site"], *sites["short"].dropna()}
    return sorted((name for name in names if re.search(r"\d", name)), key=len, reverse=True)


@pytest.mark.parametrize("pairs", [PAIRS[::6], pytest.param(PAIRS, marks=pytest.mark.soak)])
def test_every_number_of_every_verdict_is_in_the_tables(told, pairs):
    """Forwards and backwards; the direction is that of the change."""
    scores, phrasebook = told
    for first, second in pairs:
        for one, other in ((first, second), (second, first)):
            change = compare_weeks(one, other, scores)
            sentence = change_sentence(change, phrasebook)
            assert unfounded(sentence, change) == [], sentence
            expected = "Unchanged" if abs(change.change) < 0.05 else "Up" if change.change > 0 else "Down"
            assert sentence.startswith(expected), sentence


def test_a_wrong_number_is_found(told):
    """The checker sees what no table holds."""
    change = compare_weeks("2020-W11", "2020-W12", told[0])
    sentence = change_sentence(change, told[1])
    assert unfounded(sentence, change) == []
    assert unfounded(sentence.replace("8.3", "8.4"), change) == ["8.4"]
    assert unfounded(f"{sentence} 2020-W12 rests on twelve articles.", change) == ["twelve"]


@pytest.mark.parametrize("pair", [("2020-W11", "2020-W12"), ("2020-W12", "2020-W13"), ("2020-W02", "2020-W12")])
def test_a_withheld_verdict_carries_its_reason(pair):
    """A week that nobody searched on either side."""
    watch = unsearched("2020-W12")
    scores = compose(score_incidents(watch, shipped_catalogue()), shipped_catalogue().weights("default"))
    change = compare_weeks(*pair, scores)
    sentence = change_sentence(change, Phrasebook(watch, scores.matrix))
    assert change.withheld == "2020-W12 was not covered, so it has no score"
    assert change.withheld in sentence
    assert not re.search(r"\d\.\d", sentence)
