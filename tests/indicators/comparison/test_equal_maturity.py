"""Two weeks at the same age: what is constant stays constant, and the parts add up."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest

from indicators.comparison import compare_weeks
from indicators.comparison.equal_maturity import compare_at_maturity, maturity_of
from indicators.scoring import compose, score_incidents
from indicators.weeks import Week, weeks_between
from tests.watches.definitions import catalogue, definition
from tests.watches.shipped import WEEKS, shipped_catalogue, shipped_watch
from tests.watches.small import searched, small_watch


def test_both_weeks_get_the_age_of_the_later_one():
    """A fortnight after its end the later week is as old as the earlier one was a week before that."""
    found = maturity_of("2020-W11", "2020-W12", date(2020, 4, 5))
    assert (found.days, found.first, found.second) == (14, date(2020, 3, 29), date(2020, 4, 5))
    asked = maturity_of("2020-W12", "2020-W11", date(2020, 4, 5), 0)
    assert (asked.first, asked.second) == (date(2020, 3, 22), date(2020, 3, 15))
    assert maturity_of("2020-W11", "2020-W12", date(2020, 4, 5), 99).days == 14
    assert maturity_of("2020-W11", "2020-W12", date(2020, 3, 20)) is None


def scored(as_of):
    """Score the shipped watch as known on a day."""
    return compose(score_incidents(shipped_watch(), shipped_catalogue(), as_of), shipped_catalogue().weights("default"))


@pytest.mark.parametrize(("first", "second"), [("2020-W11", "2020-W12"), ("2020-W08", "2020-W12"), *[
    *pairwise(WEEKS[8:15])
]])  # fmt: skip
def test_the_parts_sum_to_the_change_of_what_was_known(first, second):
    """Score of the second on its Sunday less that of the first on its own, to 1e-9; incidents sum to both scores."""
    age = maturity_of(first, second, date(2020, 4, 26), 0)
    before, after = scored(age.first), scored(age.second)
    change = compare_at_maturity(first, second, before, after, shipped_watch().reports)
    assert change.withheld is None
    expected = after.weeks["score"][second] - before.weeks["score"][first]
    assert change.change == pytest.approx(expected, abs=1e-12)
    assert change.indicators["effect"].sum() + change.data == pytest.approx(expected, abs=1e-9)
    assert change.incidents["contribution_from"].sum() == pytest.approx(change.week_from.score, abs=1e-9)
    assert change.incidents["contribution_to"].sum() == pytest.approx(change.week_to.score, abs=1e-9)
    back = compare_at_maturity(second, first, after, before)
    assert back.change == pytest.approx(-expected, abs=1e-12)


def test_a_week_that_was_not_over_is_withheld():
    """A side that looks before its week's end has no comparison."""
    before, after = scored(date(2020, 3, 12)), scored(date(2020, 3, 19))
    change = compare_at_maturity("2020-W11", "2020-W12", before, after)
    assert change.change is None
    assert "was not over" in change.withheld
    assert change.indicators["effect"].isna().all()


def test_without_later_reports_it_is_the_plain_comparison():
    """Both sides from one day: nothing is put down to data."""
    scores = scored(date(2020, 4, 26))
    plain = compare_weeks("2020-W11", "2020-W12", scores)
    same = compare_at_maturity("2020-W11", "2020-W12", scores, scores)
    assert same.data == 0
    assert same.indicators.equals(plain.indicators)


@pytest.mark.parametrize("half_life", [0, 1])
def test_a_constant_activity_told_late_falls_only_for_the_naive(half_life):
    """Every week two attacks, one told the next day, one ten days later: known now it falls, at one age it stays.

    Memory needs some weeks to fill: with a half-life of one the eleventh week is full to 2^-10.
    """
    labels = [week.label for week in weeks_between(Week.parse("2020-W01"), Week.parse("2020-W12"))]
    told = []
    for label in labels:
        day = Week.parse(label).monday + timedelta(days=1)
        told += [
            {"day": str(day), "published": str(day + timedelta(days=after)), "incident_id": f"{label}-{after}"}
            for after in (1, 10)
        ]
    watch = small_watch(told, searched(*labels), last_week="2020-W12")
    rules = catalogue(definition("attacks", memory={"half_life_weeks": half_life}))

    def seen(as_of):
        return compose(score_incidents(watch, rules, as_of), {"attacks": 1.0})

    first, second, as_of = "2020-W11", "2020-W12", Week.parse("2020-W12").sunday
    naive = compare_weeks(first, second, seen(as_of))
    age = maturity_of(first, second, as_of)
    like = compare_at_maturity(first, second, seen(age.first), seen(age.second), watch.reports)
    assert naive.change < -5
    assert abs(like.change) < 0.05
    assert like.data + like.indicators["effect"].sum() == pytest.approx(like.change, abs=1e-9)
