"""METHOD section 14: what must hold on every watch, whatever its reports say and in whatever order."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal

from indicators.catalogue import Catalogue
from indicators.scoring import compose, score_incidents
from tests.watches.generator import random_watch
from tests.watches.scored import TINY, few, posture, scored
from tests.watches.stage import seeded, stage
from tests.watches.strategies import cases, generators, positive_cases

pytestmark = pytest.mark.usefixtures("drawn_anew")


def never_lower(before, after):
    """Tell whether no week that both sides score went down."""
    both = before.notna() & after.notna()
    return bool((after[both] >= before[both] - TINY).all())


def shuffled(table, rng):
    """Put the rows of a table into another order."""
    order = list(range(len(table)))
    rng.shuffle(order)
    return table.iloc[order].reset_index(drop=True)


@few
@given(cases, generators, st.booleans())
def test_order_of_rows_changes_nothing_at_all(case, rng, tied):
    """Reports, articles, sites and coverage in any order give bit-identical tables.

    Half of the watches have reports all alike in grade and publication, so that only their names tell
    which speaks first.
    """
    reports = case.watch.reports
    if tied:
        reports = reports.assign(credibility=2, reliability="B", published=reports.first_day.min())
    watch = replace(case.watch, reports=reports)
    case = replace(case, watch=watch)
    other = replace(
        watch,
        reports=shuffled(watch.reports, rng),
        articles=shuffled(watch.articles, rng),
        sites=shuffled(watch.sites, rng),
        coverage=None if watch.coverage is None else shuffled(watch.coverage, rng),
    )
    one, two = scored(case), scored(replace(case, watch=other))
    assert_frame_equal(one.weeks, two.weeks, check_exact=True)
    assert_frame_equal(one.indicators, two.indicators, check_exact=True)
    assert_frame_equal(one.incidents, two.incidents, check_exact=True)


@few
@given(cases)
def test_order_of_indicators_changes_no_score(case):
    """A catalogue read backwards gives the same posture scores and levels."""
    backwards = Catalogue(tuple(reversed(case.catalogue.definitions)), case.catalogue.weight_sets)
    one, two = scored(case).weeks, scored(case.with_catalogue(backwards)).weeks
    columns = ["score", "bounds_low", "bounds_high", "threat", "response", "exposure", "contrast"]
    assert_frame_equal(one[columns], two[columns], rtol=0, atol=TINY)
    assert one.level.equals(two.level)


@few
@given(cases, st.data())
def test_copies_of_reports_change_no_score(case, data):
    """Each report told again, by sources as good or worse and never later, once or twice: no score moves."""
    reports = case.watch.reports
    copies = [reports]
    for times in range(data.draw(st.integers(1, 2))):
        copy = reports.assign(event_id=reports.event_id + f" copy {times}")
        worse = data.draw(st.lists(st.booleans(), min_size=len(copy), max_size=len(copy)))
        copy.loc[worse, "credibility"] = 5
        copy.loc[worse, "reliability"] = "E"
        copies.append(copy)
    one, two = scored(case), scored(case.with_reports(pd.concat(copies)))
    assert_frame_equal(
        one.weeks.drop(columns=["articles", "thin"]),
        two.weeks.drop(columns=["articles", "thin"]),
        check_exact=True,
    )
    columns = ["raw", "memory", "score", "contribution", "incidents"]
    assert_frame_equal(one.indicators[columns], two.indicators[columns], check_exact=True)


@few
@given(positive_cases, st.data())
def test_better_grade_of_a_report_that_sets_no_date_or_place_never_lowers(case, data):
    """All other reports are exact, this one is vague: believing it more never lowers any week."""
    reports = case.watch.reports.assign(date_precision="day", geo_precision="site")
    assume(len(reports))
    row = data.draw(st.integers(0, len(reports) - 1))
    reports.loc[row, ["date_precision", "geo_precision"]] = ["month", "country"]
    better = reports.copy()
    better.loc[row, ["credibility", "reliability"]] = [1, "A"]
    assert never_lower(posture(case.with_reports(reports)), posture(case.with_reports(better)))


@few
@given(positive_cases, st.data())
def test_graver_incident_never_lowers(case, data):
    """One report more dead, or another size: raising a rung never lowers any week."""
    reports = case.watch.reports
    assume(len(reports))
    row = data.draw(st.integers(0, len(reports) - 1))
    graver = reports.copy()
    graver.loc[row, ["killed", "wounded"]] = [50, 50]
    if graver.loc[row, "kind"] == "relocation":
        graver.loc[row, "magnitude"] = 9000.0
        graver.loc[row, "magnitude_unit"] = "troops"
    assert never_lower(posture(case), posture(case.with_reports(graver)))


@few
@given(positive_cases)
def test_nearer_places_never_lower(case):
    """Every tier of relevance raised half way to the next: no week goes down."""
    tiers = case.watch.settings.relevance
    raised = tiers.model_copy(update={
        "near": (tiers.near + tiers.site) / 2, "admin1": (tiers.admin1 + tiers.near) / 2,
        "country": (tiers.country + tiers.admin1) / 2, "neighbour": (tiers.neighbour + tiers.country) / 2,
        "elsewhere": tiers.neighbour / 2,
    })  # fmt: skip
    near = replace(case.watch, settings=case.watch.settings.model_copy(update={"relevance": raised}))
    assert never_lower(posture(case), posture(replace(case, watch=near)))


@few
@given(positive_cases, st.integers(0, 10_000))
def test_one_more_incident_never_lowers(case, seed):
    """Incidents of another random watch on the same stage, added under new names, lower no week."""
    more = random_watch(seeded(seed), stage(14), most_incidents=3).watch.reports
    more = more.assign(event_id="new " + more.event_id, incident_id="new " + more.incident_id)
    both = pd.concat([case.watch.reports, more])
    assert never_lower(posture(case), posture(case.with_reports(both)))


@few
@given(cases)
def test_no_incidents_in_covered_weeks_is_zero(case):
    """Nothing reported: every flow indicator and every known posture score is exactly 0."""
    empty = scored(case.with_reports(case.watch.reports.iloc[:0]).with_coverage(None))
    flows = {one.id for one in case.catalogue.definitions if one.kind == "flow"}
    assert (empty.indicators[empty.indicators.indicator.isin(flows)].score == 0).all()
    assert (empty.weeks.score.dropna() == 0).all()


@few
@given(cases)
def test_scores_keep_their_ranges(case):
    """0 <= z <= 100, and C lies between the least and the greatest signed score that has a weight."""
    found = scored(case)
    z = found.indicators.score.dropna()
    assert ((z >= 0) & (z <= 100)).all()
    weighed = found.indicators[found.indicators.indicator.map(case.weights) > 0]
    signed = (weighed.sign * weighed.score).groupby(weighed.week)
    known = found.weeks.score.dropna()
    assert (known >= signed.min()[known.index] - TINY).all()
    assert (known <= signed.max()[known.index] + TINY).all()


@few
@given(cases, st.floats(0.001, 1000))
def test_only_the_ratio_of_weights_counts(case, factor):
    """C(k w) = C(w), with the same levels and bounds."""
    matrix = score_incidents(case.watch, case.catalogue, case.as_of, today=case.today)
    one = compose(matrix, case.weights).weeks
    two = compose(matrix, {name: factor * weight for name, weight in case.weights.items()}).weeks
    assert_frame_equal(
        one[["score", "bounds_low", "bounds_high"]],
        two[["score", "bounds_low", "bounds_high"]],
        rtol=0,
        atol=TINY,
    )


@few
@given(cases)
def test_indicator_without_weight_might_as_well_not_exist(case):
    """Scores, bounds, axes and levels are the same without the definitions that weigh nothing."""
    weighed = tuple(one for one in case.catalogue.definitions if case.weights[one.id] > 0)
    assume(weighed)
    fewer = case.with_catalogue(Catalogue(weighed, case.catalogue.weight_sets))
    one, two = scored(case).weeks, scored(fewer).weeks
    assert_frame_equal(one, two, rtol=0, atol=TINY)


@few
@given(cases)
def test_contributions_sum_to_the_posture_score(case):
    """Over indicators, and over incidents, in every week that has a score."""
    found = scored(case)
    known = found.weeks.score.dropna()
    for table in (found.indicators, found.incidents):
        sums = table.groupby("week").contribution.sum().reindex(known.index, fill_value=0.0)
        assert np.allclose(sums, known, rtol=0, atol=TINY)
