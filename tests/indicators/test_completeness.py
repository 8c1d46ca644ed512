"""How much of a week is in, and how many incidents may still come."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.completeness import completeness, past_delays, projected, share_in
from indicators.scoring import score_incidents
from indicators.surprise_baseline import Baseline
from indicators.weeks import Week, weeks_between
from tests.watches.definitions import catalogue, definition
from tests.watches.shipped import shipped_catalogue, shipped_watch, unsearched
from tests.watches.small import searched, small_watch

ATTACKS = catalogue(definition("attacks"))
EXAMPLE = Baseline(tuple("abcdef"), (0, 1, 0, 0, 2, 0))
LABELS = [week.label for week in weeks_between(Week.parse("2020-W01"), Week.parse("2020-W12"))]


def told(day, after, **other):
    """Write a report of an event, published so many days after it."""
    return {"day": day, "published": str(date.fromisoformat(day) + timedelta(days=after)), **other}


QUICK = [told("2020-01-06", 0, incident_id="old")] * 10
SLOW = [told("2020-01-06", 3, incident_id="old")] * 10
"""Twenty reports of one incident: F(0) = F(1) = F(2) = .5, F(3) = 1."""


def watch_of(reports, **other):
    """Build a watch of twelve searched weeks."""
    coverage = other.pop("coverage", searched(*LABELS))
    return small_watch(reports, coverage, last_week="2020-W12", **other)


@pytest.mark.parametrize(("incidents", "expected"), [(1, 1.3649), (0, 0.2838)])
def test_the_worked_example(incidents, expected):
    """Psi .4 on the baseline a = 3.5, b = 7."""
    assert projected(incidents, 0.4, EXAMPLE) == pytest.approx(expected, abs=5e-5)


@given(st.integers(0, 200), st.lists(st.integers(0, 50), min_size=4, max_size=8), st.floats(0, 1))
def test_a_projection_is_never_less_than_what_is_known(incidents, counts, psi):
    """At least n, exactly n when all is in, and less the more is in."""
    baseline = Baseline(tuple(str(n) for n in range(len(counts))), tuple(counts))
    assert projected(incidents, 1.0, baseline) == incidents
    assert projected(incidents, 0.0, baseline) >= projected(incidents, psi, baseline) >= incidents


def test_psi_is_the_mean_share_over_the_days_of_the_week():
    """As of Thursday of the week: its days are 3, 2, 1, 0 days old, three are to come: (1 + .5 + .5 + .5) / 7."""
    delays = past_delays(watch_of([*QUICK, *SLOW]), date(2020, 3, 12))
    assert [delays.share_within(d) for d in (-1, 0, 2, 3, 50)] == [0, 0.5, 0.5, 1, 1]
    assert share_in(delays, Week.parse("2020-W11"), date(2020, 3, 12)) == pytest.approx(2.5 / 7)
    assert share_in(delays, Week.parse("2020-W11"), date(2020, 3, 15)) == pytest.approx((4 + 1.5) / 7)
    assert share_in(delays, Week.parse("2020-W10"), date(2020, 3, 12)) == 1.0
    assert share_in(delays, Week.parse("2020-W12"), date(2020, 3, 12)) == 0.0


def test_only_reports_that_had_time_and_say_the_day_count():
    """Left out: published later, of the last four weeks, a summing-up, a vague date, before the watch's weeks."""
    others = [
        told("2020-01-06", 80),
        told("2020-03-01", 0),
        told("2020-01-06", 9, tally=True),
        told("2020-01-06", 9, date_precision="week"),
        told("2019-12-01", 40),
    ]
    delays = past_delays(watch_of([*QUICK, *SLOW, *others]), date(2020, 3, 12))
    assert delays.days.tolist() == [0] * 10 + [3] * 10


def test_an_event_has_had_time_after_twenty_eight_days():
    """The 28th day counts, the 27th does not; the last day of the event decides."""
    for since, counted in ((28, 1), (27, 0)):
        as_of = date(2020, 1, 6) + timedelta(days=since)
        assert len(past_delays(watch_of([told("2020-01-06", 1)]), as_of)) == counted


def test_an_announcement_before_the_event_waited_for_nothing():
    """Published two days before its last day: a delay of 0."""
    assert past_delays(watch_of([told("2020-01-08", -2)]), date(2020, 3, 12)).days.tolist() == [0]


def test_lags_are_days_within_which_reports_came():
    """Of twenty, ten came at once (the median), nine tenths within three days."""
    watch = watch_of([*QUICK, *SLOW])
    row = completeness(watch, score_incidents(watch, ATTACKS, date(2020, 3, 12))).loc["2020-W11"]
    assert (row.lag_median, row.lag_90, row.lag_reports) == (0, 3, 20)


def test_a_filling_week_is_projected_from_the_weeks_before():
    """As of Thursday of W11: eight weeks W02 to W09 hold one incident, a = 1.5, b = 9; two are known in it."""
    new = [told("2020-03-09", 0, incident_id="n1"), told("2020-03-11", 0, incident_id="n2")]
    watch = watch_of([*QUICK, *SLOW, *new])
    row = completeness(watch, score_incidents(watch, ATTACKS, date(2020, 3, 12))).loc["2020-W11"]
    psi = Fraction(5, 14)
    assert row.incidents == 2
    assert row.projected == pytest.approx(float(2 + (1 - psi) * Fraction(7, 2) / (9 + psi)))
    assert row.isna().to_dict()["not_projected"]


def test_nothing_is_projected_where_it_cannot_be_known():
    """Too few weeks before it, a week that nobody searched, nineteen past reports: each with its reason, no number."""
    watch = watch_of([*QUICK, *SLOW], coverage=searched(*LABELS[:8], *LABELS[9:]))
    table = completeness(watch, score_incidents(watch, ATTACKS, date(2020, 3, 12)))
    assert table.not_projected[["2020-W01", "2020-W05", "2020-W09"]].tolist() == ["few_weeks"] * 2 + ["not_covered"]
    assert table.projected[["2020-W01", "2020-W05", "2020-W09"]].isna().all()
    assert table.psi["2020-W09"] == 1.0
    assert table.incidents.isna().tolist() == [label == "2020-W09" for label in table.index]
    assert table.not_projected[["2020-W06", "2020-W10"]].isna().all()
    few = watch_of([*QUICK, *SLOW][1:])
    table = completeness(few, score_incidents(few, ATTACKS, date(2020, 3, 12)))
    assert set(table.not_projected) == {"few_reports"}
    assert table[["psi", "projected"]].isna().all(axis=None)
    assert table.incidents["2020-W02"] == 1


def test_without_a_report_nothing_is_known_but_zeros_are():
    """Covered weeks have begun no incident; how much of them is in nobody can say."""
    watch = watch_of([])
    table = completeness(watch, score_incidents(watch, ATTACKS, date(2020, 3, 12)))
    assert table[["psi", "lag_median", "lag_90", "projected"]].isna().all(axis=None)
    assert (table.lag_reports == 0).all()
    assert (table.incidents == 0).all()


@pytest.mark.parametrize("as_of", [date(2020, 3, 18), date(2020, 4, 26), date(2020, 2, 2)], ids=str)
def test_the_shipped_watch_counted_by_hand(as_of):
    """Every week's psi as a fraction of plain rows, and its projection from the counts of the table itself."""
    watch = unsearched("2020-W03")
    table = completeness(watch, score_incidents(watch, shipped_catalogue(), as_of))
    days = [
        max(0, (row["published"] - row["last_day"]).days)
        for row in watch.reports.to_dict("records")
        if row["published"].date() <= as_of and not row["tally"] and row["date_precision"] == "day"
        and row["last_day"].date() + timedelta(days=28) <= as_of and row["first_day"].date() >= date(2019, 10, 28)
    ]  # fmt: skip
    assert len(days) >= 20
    labels = list(table.index)
    for place, label in enumerate(labels):
        monday = date.fromisocalendar(int(label[:4]), int(label[-2:]), 1)
        ages = [(as_of - monday).days - day for day in range(7)]
        psi = sum((Fraction(sum(lag <= age for lag in days), len(days)) for age in ages), Fraction(0)) / 7
        assert table.psi[label] == pytest.approx(float(psi), abs=1e-12)
        earlier = [int(table.incidents[one]) for one in labels[: max(0, place - 1)] if one != "2020-W03"][-8:]
        assert table.projected.notna()[label] == (len(earlier) >= 4 and label != "2020-W03")
        if table.projected.notna()[label]:
            n, a, b = int(table.incidents[label]), Fraction(1, 2) + sum(earlier), 1 + len(earlier)
            assert table.projected[label] == pytest.approx(float(n + (1 - psi) * (a + n) / (b + psi)), abs=1e-12)


def test_later_reports_change_nothing_as_of_a_day():
    """What was published after the day is not there yet."""
    watch, as_of = shipped_watch(), date(2020, 3, 18)
    known = watch.reports[watch.reports["published"].dt.date <= as_of].reset_index(drop=True)
    assert (
        past_delays(watch, as_of).days.tolist()
        == past_delays(type(watch)(**{**vars(watch), "reports": known}), as_of).days.tolist()
    )
