"""What the Data page asks is counted here once more from the shipped files, by the csv module alone."""

from __future__ import annotations

import csv
from collections import Counter
from datetime import date
from statistics import median

import pandas as pd
import pytest

from dashboard.queries.loaded import MOST_PUBLISHERS, LoadedQueries
from indicators.shipped import shipped_watch_folder
from tests.dashboard.cases import case, queries_of, view_of


def rows_of(name: str) -> list[dict[str, str]]:
    """Read a shipped file."""
    with (shipped_watch_folder() / name).open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


ARTICLES = {row["article_id"]: row for row in rows_of("articles.csv")}


def week_of(day: str) -> str:
    """Name the ISO week of a day."""
    year, week, _ = date.fromisoformat(day[:10]).isocalendar()
    return f"{year}-W{week:02}"


@pytest.fixture
def usual():
    """Give the queries of the shipped watch and its usual view, at the last day."""
    queries, view = case("usual")
    return LoadedQueries(queries), view


def test_articles_and_reports_are_counted_by_the_week_of_publication(usual):
    """Every week of the watch, those without any too."""
    loaded, view = usual
    weeks = loaded.coverage(view).weeks
    articles = Counter(week_of(row["published"]) for row in ARTICLES.values())
    reports = Counter(week_of(ARTICLES[row["article_id"]]["published"]) for row in rows_of("events.csv"))
    assert dict(weeks["articles"]) == {week: articles[week] for week in weeks.index}
    assert dict(weeks["reports"]) == {week: reports[week] for week in weeks.index}
    assert len(weeks) == 26


def test_sources_are_divided_without_a_rest(usual):
    """By reliability and by publisher; the eight largest are named, and the others counted together."""
    loaded, view = usual
    coverage = loaded.coverage(view)
    by_grade = Counter(row["reliability"] for row in ARTICLES.values())
    assert dict(coverage.by_reliability.sum(axis=1)) == dict(sorted(by_grade.items()))
    named = Counter(row["publisher"] for row in ARTICLES.values())
    ranked = sorted(named.items(), key=lambda one: (-one[1], one[0]))
    totals = coverage.by_publisher.sum(axis=1)
    assert [(name, count) for name, count in totals.items() if name] == ranked[:MOST_PUBLISHERS]
    assert totals[""] == sum(count for _, count in ranked[MOST_PUBLISHERS:])
    assert coverage.others == len(named) - MOST_PUBLISHERS
    countries = Counter(row["country"] for row in rows_of("events.csv"))
    assert dict(coverage.by_country.sum(axis=1)) == dict(countries)


def test_only_what_was_published_by_the_date_counts(usual):
    """An earlier as-of date has fewer weeks, articles and publishers."""
    loaded, _ = usual
    view = view_of(loaded.scored, "?as_of=2020-01-12")
    known = [row for row in ARTICLES.values() if row["published"][:10] <= "2020-01-12"]
    assert loaded.coverage(view).weeks["articles"].sum() == len(known)
    assert loaded.publishers(view) == len({row["publisher"] for row in known})
    assert str(loaded.freshness(view).newest.date()) == max(row["published"][:10] for row in known)


def test_delays_are_those_of_the_files(usual):
    """Days from the event's last day to publication, of dated events that had four weeks to be reported."""
    loaded, view = usual
    days = []
    for row in rows_of("events.csv"):
        last, published = row["event_date_end"] or row["event_date"], ARTICLES[row["article_id"]]["published"][:10]
        is_old = (view.as_of - date.fromisoformat(last)).days >= 28
        begun = row["event_date"] >= "2019-10-28"
        if row["date_precision"] == "day" and row["tally"] != "yes" and is_old and begun:
            days.append(max(0, (date.fromisoformat(published) - date.fromisoformat(last)).days))
    table, fresh = loaded.lag(view), loaded.freshness(view)
    assert fresh.reports == len(days) == table["reports"].sum()
    assert fresh.median == median(days)
    for row in table.to_dict("records"):
        last = row["first"] + 10_000 if pd.isna(row["last"]) else row["last"]
        assert row["reports"] == sum(row["first"] <= delay <= last for delay in days)
    assert table["share"].iloc[-1] == 1


def test_weeks_that_nobody_searched_are_counted():
    """And the thin ones among those that were searched."""
    searched = LoadedQueries(case("usual")[0]).searched(case("usual")[1])
    assert dict(searched) == {"observed": 26, "provisional": 0, "not_covered": 0}
    queries, view = case("uncovered")
    assert dict(LoadedQueries(queries).searched(view))["not_covered"] == 1
    thin = sum(int(row["articles"]) <= 3 for row in rows_of("coverage.csv"))
    assert LoadedQueries(case("usual")[0]).thin(case("usual")[1]) == thin


def test_a_watch_without_reports_has_no_delays():
    """Nothing is divided by zero, and nothing is said to be known."""
    queries, view = case("without_reports")
    loaded = LoadedQueries(queries)
    assert not loaded.freshness(view).is_known
    assert loaded.lag(view)["share"].isna().all()
    assert loaded.coverage(view).by_country.empty


def test_without_a_record_there_are_no_loads():
    """And no uploads to ask for."""
    loaded = LoadedQueries(queries_of())
    assert (loaded.loads(), loaded.is_recorded, loaded.is_read_only) == ((), False, False)
    with pytest.raises(LookupError):
        loaded.preview("x")
