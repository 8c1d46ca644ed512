"""What has changed since an earlier look."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from indicators.scoring import compose
from indicators.situation import POSTURE, changes_since
from tests.indicators.situation.theatre_of_words import FIRE, day, scored, theatre

if TYPE_CHECKING:
    from indicators.situation import ChangesSince
    from indicators.watch import Watch

LATE = {"day": "2020-01-08", "published": "2020-01-22", **FIRE}
EARLY = {"day": "2020-01-08", **FIRE}


def changes(reports: list[dict[str, Any]], since: str, now: str, weights: dict[str, float]) -> ChangesSince:
    """Look twice."""
    watch = theatre(reports)
    looks = [compose(scored(watch, day(on)), weights) for on in (since, now)]
    return changes_since(watch, *looks)


def test_articles_are_those_published_after_the_earlier_look_and_up_to_this_one():
    """The look is inclusive: what came out on its day was known."""
    reports = [{"day": "2020-01-02", "published": f"2020-01-{on:02}", **FIRE} for on in (20, 21, 22, 23)]
    found = changes(reports, "2020-01-20", "2020-01-22", {"fire": 1})
    assert list(found.articles["article_id"]) == ["a1", "a2"]
    assert list(found.articles["reports"]) == [1, 1]


def test_a_late_report_moves_its_week_and_those_after_it():
    """W02 and what memory carries on into W03; W01 stands as it was."""
    found = changes([EARLY, LATE], "2020-01-19", "2020-01-26", {"fire": 1})
    moved = found.scores[found.scores["indicator"] == POSTURE]
    assert list(moved["week"]) == ["2020-W02", "2020-W03"]
    one, two = (100 * (1 - 2 ** -(number * 14 / 15 / 4)) for number in (1, 2))
    assert moved.iloc[0]["before"] == pytest.approx(one)
    assert moved.iloc[0]["after"] == pytest.approx(two)
    assert found.weeks_added == ("2020-W04",)


def test_an_indicator_without_weight_moves_alone():
    """The posture score rests on the words only, and no word came late."""
    found = changes([EARLY, LATE], "2020-01-19", "2020-01-26", {"words": 1})
    assert set(found.scores["indicator"]) == {"fire"}


def test_two_looks_at_the_same_day_differ_in_nothing():
    """No article, no score, no week."""
    found = changes([EARLY, LATE], "2020-01-26", "2020-01-26", {"fire": 1})
    assert (len(found.articles), len(found.scores), found.weeks_added) == (0, 0, ())


def test_reports_are_told_apart_by_their_cells():
    """What came in, what reads otherwise now, and what is gone, between two states of one watch."""
    days = [{"day": f"2020-01-{on:02}", **FIRE} for on in (8, 9, 10, 13)]
    whole, mended = theatre(days), theatre([days[0], {**days[1], "killed": 3}, *days[2:]])
    then, now = (without(whole, "r3"), without(mended, "r2"))
    looks = [compose(scored(watch, day("2020-01-26")), {"fire": 1}) for watch in (then, now)]
    found = changes_since(now, *looks, then)
    assert (found.reports_new, found.reports_changed, found.reports_gone) == (("r3",), ("r1",), ("r2",))
    assert list(found.articles["article_id"]) == ["a3"]


def without(watch: Watch, report: str) -> Watch:
    """Give the watch without a report and its article."""
    reports, articles = watch.reports, watch.articles
    article = reports.set_index("event_id")["article_id"][report]
    return replace(
        watch, reports=reports[reports["event_id"] != report], articles=articles[articles["article_id"] != article]
    )
