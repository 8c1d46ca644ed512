"""METHOD section 14: what must hold of dates, memory and gaps on every watch."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import numpy as np
import pandas as pd
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from indicators.scoring import score_incidents
from indicators.weeks import Week
from tests.watches.generator import random_watch
from tests.watches.scored import TINY, few, scored
from tests.watches.stage import seeded, stage
from tests.watches.strategies import cases

pytestmark = pytest.mark.usefixtures("drawn_anew")
LONG_AGO = pd.Timestamp("2019-01-01")


@few
@given(cases)
def test_spreading_a_date_keeps_the_whole_weight(case):
    """An incident's raw scores sum to its weights, each times its part of the days inside the weeks."""
    found = score_incidents(case.watch, case.catalogue, case.as_of, today=case.today)
    flows = {one.id for one in found.definitions if one.kind == "flow"}
    first, last = found.weeks[0].monday, found.weeks[-1].sunday
    expected: dict[tuple[str, str], float] = {}
    for one in found.incident_weights.itertuples():
        days = pd.date_range(one.first_day, one.last_day).date
        inside = sum(first <= day <= last for day in days) / len(days)
        if one.indicator in flows and one.weight * inside > 0:
            key = (one.incident_id, one.indicator)
            expected[key] = expected.get(key, 0.0) + one.weight * inside
    spread = found.incident_weeks[found.incident_weeks.indicator.isin(flows)]
    sums = spread.groupby(["incident_id", "indicator"]).raw.sum()
    assert sums.to_dict() == pytest.approx(expected, abs=TINY)


@few
@given(cases)
def test_interval_inside_one_week_equals_a_point_date(case):
    """Whether two days or one of the same week are named, raw scores are the same."""
    reports = case.watch.reports
    monday = reports.first_day - pd.to_timedelta(reports.first_day.dt.day_of_week, unit="D")
    within = reports.last_day < monday + timedelta(days=7)
    points = reports.assign(last_day=reports.last_day.where(~within, reports.first_day))
    one, two = scored(case).indicators, scored(case.with_reports(points)).indicators
    assert one.raw.tolist() == pytest.approx(two.raw.tolist(), abs=TINY, nan_ok=True)


@few
@given(cases)
def test_memory_halves_every_half_life(case):
    """All incidents put on the first Monday: h weeks later half of the memory is left."""
    monday = pd.Timestamp(Week.parse(case.watch.settings.first_week).monday)
    early = case.watch.reports.assign(first_day=monday, last_day=monday)
    indicators = scored(case.with_reports(early)).indicators
    for one in case.catalogue.definitions:
        half_life = one.memory.half_life_weeks
        if one.kind == "flow" and half_life in (1, 2, 3):
            memory = indicators[indicators.indicator == one.id].memory.to_numpy()
            later = memory[int(half_life) :]
            assert np.allclose(later, memory[: len(later)] / 2, rtol=0, atol=TINY)


@few
@given(cases)
def test_events_after_a_week_never_change_it(case):
    """Without what no report dates into the first two weeks, those two weeks are just the same."""
    whole = scored(case)
    end = case.watch.settings.first_week
    second = Week.parse(end) + 1
    earlier = case.watch.reports.groupby("incident_id").first_day.transform("min") <= pd.Timestamp(second.sunday)
    part = scored(case.with_reports(case.watch.reports[earlier]))
    weeks = [label for label in whole.weeks.index if Week.parse(label) <= second]
    assert whole.weeks.loc[weeks].equals(part.weeks.loc[weeks])
    early = whole.indicators.week.isin(weeks)
    assert whole.indicators[early].equals(part.indicators[early])


@few
@given(cases)
def test_future_weeks_change_no_past_score(case):
    """The same watch with three weeks more scores its own weeks the same."""
    assume(case.watch.settings.last_week is not None)
    late = Week.parse(case.watch.settings.last_week).sunday + timedelta(weeks=30)
    longer = Week.parse(case.watch.settings.last_week) + 3
    settings_ = case.watch.settings.model_copy(update={"last_week": longer.label})
    here = replace(case, as_of=late)
    one, two = scored(here), scored(replace(here, watch=replace(case.watch, settings=settings_)))
    shared = two.indicators[two.indicators.week.isin(one.weeks.index)]
    assert len(two.weeks) == len(one.weeks) + 3
    assert one.weeks.equals(two.weeks.loc[one.weeks.index])
    assert one.indicators.score.tolist() == pytest.approx(shared.score.tolist(), abs=0, nan_ok=True)


@few
@given(cases)
def test_uncovered_weeks_are_told_from_empty_ones(case):
    """The same silent watch, searched and not searched: no week yields the same record."""
    empty = case.with_reports(case.watch.reports.iloc[:0])
    searched = scored(empty.with_coverage(None)).weeks
    skipped = scored(empty.with_coverage(pd.DataFrame(columns=["week", "status", "articles", "note"]))).weeks
    assert skipped.score.isna().all()
    assert (skipped.state == "not_covered").all()
    assert (searched.state != "not_covered").all()


@few
@given(cases.filter(lambda case: {"alert", "alarm"} & set(case.weights)), st.floats(0, 4))
def test_bounds_hold_whatever_the_unknown_turns_out_to_be(case, level):
    """No alert was reported; had one been, at any level, every score would lie within the bounds."""
    silent = case.watch.reports[case.watch.reports.kind != "alert"]
    told = random_watch(seeded(1), stage(14)).watch.reports.head(1).assign(
        event_id="an alert", incident_id="an alert", kind="alert", tally=False, actor_side="coalition",
        magnitude=level, first_day=LONG_AGO, last_day=LONG_AGO, published=LONG_AGO,
    )  # fmt: skip
    unknown, known = posture_and_bounds(case, silent), posture_and_bounds(case, pd.concat([silent, told]))
    published = unknown.dropna(subset="score")
    full = known.score[published.index]
    assert (full >= published.bounds_low - TINY).all()
    assert (full <= published.bounds_high + TINY).all()


def posture_and_bounds(case, reports):
    """Score a case on other reports: score, bounds_low, bounds_high by week."""
    return scored(case.with_reports(reports)).weeks[["score", "bounds_low", "bounds_high"]]
