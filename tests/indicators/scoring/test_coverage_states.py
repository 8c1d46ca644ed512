"""Observed, provisional, not covered; thin, warming up: zero and missing are different facts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pandas as pd
import pytest

from indicators.errors import AsOfBeforeWatch, AsOfMissing
from indicators.scoring import compose, score_incidents
from tests.watches.definitions import catalogue, definition
from tests.watches.small import SURE, searched, small_watch

ATTACKS = catalogue(definition("attacks", memory={"half_life_weeks": 1}))
GAP = [
    *searched("2020-W01", "2020-W03", "2020-W04"),
    {"week": "2020-W02", "status": "not_searched", "articles": 0},
]


def scored(watch, as_of=None, found=ATTACKS, today=None):
    """Score a watch with every indicator weighing 1."""
    return compose(score_incidents(watch, found, as_of, today=today), found.weights("default"))


def attacks(scores):
    """Return the attacks' weeks, indexed by week."""
    return scores.indicators.set_index("week")


def test_covered_week_without_events_is_a_real_zero():
    """Nothing happened, and somebody looked: score 0, observed, Routine."""
    weeks = scored(small_watch([])).weeks
    assert weeks.score.tolist() == [0.0] * 4
    assert weeks.state.tolist() == ["observed"] * 4
    assert weeks.level_name.tolist() == ["Routine"] * 4


@pytest.mark.parametrize(
    "coverage", [GAP, searched("2020-W01", "2020-W03", "2020-W04")], ids=["not_searched", "no row"]
)
def test_week_nobody_searched_has_no_score(coverage):
    """Said to be not searched, or not mentioned: no score, no bounds, no raw level, no axes."""
    week = scored(small_watch([], coverage)).weeks.loc["2020-W02"]
    assert week.state == "not_covered"
    columns = [
        "score",
        "bounds_low",
        "bounds_high",
        "raw_level",
        "threat",
        "response",
        "exposure",
        "contrast",
    ]
    assert week[columns].isna().all()


def test_uncovered_week_holds_the_level():
    """100 attacks make W01 Extreme; W02 was not searched and is still held Extreme."""
    watch = small_watch([{"day": "2020-01-01"}] * 100, GAP)
    weeks = scored(watch).weeks
    assert weeks.level.tolist()[:2] == [4, 4]
    assert weeks.level_name.tolist()[:2] == ["Extreme", "Extreme"]


def test_what_is_dated_into_an_uncovered_week_enters_memory():
    """One attack in W02, not searched: shown as raw and memory, not scored, and half of it is left in W03."""
    weeks = attacks(scored(small_watch([{"day": "2020-01-08"}], GAP)))
    carried, after = weeks.loc["2020-W02"], weeks.loc["2020-W03"]
    assert (carried.state, carried.incidents, carried.reports) == ("carried", 1, 1)
    assert (carried.raw, carried.memory) == pytest.approx((SURE, SURE))
    assert pd.isna(carried.score)
    assert pd.isna(carried.contribution)
    assert after.state == "observed"
    assert after.memory == pytest.approx(SURE / 2)
    assert after.score == pytest.approx(100 * (1 - 2 ** (-SURE / 2 / 4)))


def test_incident_of_an_uncovered_week_is_shown_without_a_contribution():
    """Its mass is there for the evidence; its points are not."""
    incidents = scored(small_watch([{"day": "2020-01-08"}], GAP)).incidents.set_index("week")
    assert incidents.loc["2020-W02"].mass == pytest.approx(SURE)
    assert pd.isna(incidents.loc["2020-W02"].contribution)
    assert incidents.loc["2020-W03"].contribution > 0


def test_without_a_coverage_file_every_week_counts():
    """Zero and missing cannot be told apart: all weeks are observed; articles are counted by publication."""
    watch = replace(
        small_watch([{"day": "2020-01-01"}, {"day": "2020-01-01", "published": "2020-01-14"}]), coverage=None
    )
    weeks = scored(watch).weeks
    assert weeks.state.tolist() == ["observed"] * 4
    assert weeks.articles.tolist() == [1, 0, 1, 0]


def test_articles_not_published_yet_are_not_counted():
    """Without a coverage file, a week seen from its Wednesday rests on the articles up to that day."""
    reports = [{"day": "2020-01-13", "published": day} for day in ("2020-01-14", "2020-01-15", "2020-01-16")]
    weeks = scored(replace(small_watch(reports), coverage=None), date(2020, 1, 15)).weeks
    assert weeks.articles.loc["2020-W03"] == 2


def test_uncovered_empty_week_is_no_covered_empty_week():
    """The two records differ in state, score and level where nothing came before."""
    covered = scored(small_watch([])).weeks.loc["2020-W02"]
    uncovered = scored(small_watch([], GAP)).weeks.loc["2020-W02"]
    assert covered.state != uncovered.state
    assert covered.score == 0
    assert pd.isna(uncovered.score)


def test_week_that_holds_the_as_of_date_is_provisional():
    """Seen from a Wednesday, the week has a score, moves no level, and later weeks do not exist."""
    watch = small_watch([{"day": "2020-01-13"}] * 100)
    weeks = scored(watch, date(2020, 1, 15)).weeks
    assert weeks.index.tolist() == ["2020-W01", "2020-W02", "2020-W03"]
    assert weeks.state.tolist() == ["observed", "observed", "provisional"]
    assert weeks.score.iloc[-1] > 80
    assert (weeks.raw_level.iloc[-1], weeks.level.iloc[-1]) == (4, 0)


def test_week_seen_from_its_sunday_is_closed():
    """The same week as of its Sunday is observed and moves the level."""
    weeks = scored(small_watch([{"day": "2020-01-13"}] * 100), date(2020, 1, 19)).weeks
    assert (weeks.state.iloc[-1], weeks.level.iloc[-1]) == ("observed", 4)


def test_uncovered_week_that_holds_the_as_of_date_has_no_score():
    """Not searched outweighs not closed: a score of a week nobody looked at is never published."""
    weeks = scored(small_watch([{"day": "2020-01-07"}], GAP), date(2020, 1, 8)).weeks
    assert weeks.state.tolist() == ["observed", "not_covered"]
    assert pd.isna(weeks.score.iloc[-1])


def test_default_as_of_is_the_sunday_of_the_last_week():
    """All weeks are closed, and an article of the Monday after is not known yet."""
    watch = small_watch(
        [{"day": "2020-01-26", "published": "2020-01-26"}, {"day": "2020-01-26", "published": "2020-01-27"}]
    )
    scores = scored(watch)
    assert scores.matrix.as_of == date(2020, 1, 26)
    assert scores.weeks.state.tolist() == ["observed"] * 4
    assert attacks(scores).incidents.iloc[-1] == 1


def test_as_of_is_inclusive():
    """An article published on the as-of date is known, one published the day after is not."""
    watch = small_watch(
        [{"day": "2020-01-01", "published": "2020-01-12"}, {"day": "2020-01-01", "published": "2020-01-13"}]
    )
    assert attacks(scored(watch, date(2020, 1, 12))).incidents.loc["2020-W01"] == 1
    assert attacks(scored(watch, date(2020, 1, 13))).incidents.loc["2020-W01"] == 2


def test_later_as_of_knows_no_later_weeks():
    """A watch with a last week ends there, from whatever later date it is seen."""
    weeks = scored(small_watch([]), date(2021, 5, 5)).weeks
    assert weeks.index.tolist() == ["2020-W01", "2020-W02", "2020-W03", "2020-W04"]
    assert weeks.state.tolist() == ["observed"] * 4


def test_before_the_first_monday_there_is_nothing_to_score():
    """Seen from the Sunday before, the watch has not begun: an error that names both days."""
    with pytest.raises(AsOfBeforeWatch, match=r"2019-12-29[\s\S]*2019-12-30"):
        scored(small_watch([{"day": "2020-01-01"}]), date(2019, 12, 29))


@pytest.mark.parametrize("today", [date(2020, 1, 22), date(2020, 1, 26)], ids=["Wednesday", "Sunday"])
def test_live_week_is_provisional(today):
    """A watch without a last week runs to today's week, which is not over even on its Sunday."""
    weeks = scored(small_watch([], last_week=None), today=today).weeks
    assert weeks.index.tolist()[-1] == "2020-W04"
    assert weeks.state.tolist() == ["observed"] * 3 + ["provisional"]


def test_past_sunday_of_a_live_watch_is_closed():
    """Seen as of an earlier Sunday, a live watch's week is over."""
    weeks = scored(small_watch([], last_week=None), date(2020, 1, 19), today=date(2020, 1, 22)).weeks
    assert weeks.state.tolist() == ["observed"] * 3


def test_live_watch_needs_a_date():
    """Without a last week, as-of date or today nobody knows where the weeks end."""
    with pytest.raises(AsOfMissing):
        scored(small_watch([], last_week=None))


@pytest.mark.parametrize(("articles", "thin"), [(0, True), (3, True), (4, False)])
def test_week_of_three_articles_or_fewer_is_thin(articles, thin):
    """Thin is a mark beside the state: the score stands."""
    weeks = scored(small_watch([], searched("2020-W01", articles=articles), last_week="2020-W01")).weeks
    assert (weeks.thin.iloc[0], weeks.articles.iloc[0], weeks.state.iloc[0]) == (thin, articles, "observed")


def test_first_weeks_warm_up_per_indicator():
    """Two half-lives: none for h = 0, three weeks for h = 1.5."""
    found = catalogue(
        definition("forgetful", hue=1, memory={"half_life_weeks": 0}),
        definition("slow", hue=2, memory={"half_life_weeks": 1.5}),
    )
    table = scored(small_watch([]), found=found).indicators.pivot_table(
        index="week", columns="indicator", values="warming_up", aggfunc="first"
    )
    assert table.forgetful.tolist() == [False] * 4
    assert table.slow.tolist() == [True, True, True, False]


def test_events_beyond_the_edges_count_nowhere():
    """An interval half before the first week and one half after the last keep only their days inside."""
    before = {"day": "2019-12-29", "last_day": date(2019, 12, 30), "date_precision": "week"}
    after = {
        "day": "2020-01-26",
        "last_day": date(2020, 1, 28),
        "date_precision": "week",
        "published": "2020-01-26",
    }
    raw = attacks(scored(small_watch([before, after]))).raw
    assert raw.tolist() == pytest.approx([SURE / 2, 0, 0, SURE / 3])
