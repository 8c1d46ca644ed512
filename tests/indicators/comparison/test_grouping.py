"""The points of a change grouped: whatever the grouping, it is the same change."""

from __future__ import annotations

from itertools import combinations

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indicators.comparison import compare_weeks
from indicators.comparison.grouping import KEY, GroupBy, grouped, incident_groups
from indicators.scoring import compose, score_incidents
from indicators.situation import native_incidents
from tests.watches.compared_sides import Case, cases
from tests.watches.shipped import WEEKS, shipped_catalogue, shipped_watch

words = st.sampled_from(["Taji", "Erbil", None])


@settings(max_examples=12, deadline=None)
@given(cases(), st.data())
def test_every_grouping_sums_to_the_change(case: Case, data: st.DataObject):
    """Groups, weights, data and definitions make up the whole change to 1e-9, however incidents are labelled."""
    result = case.compare()
    rows = result.incidents
    groups = pd.DataFrame(
        {name: [data.draw(words) for _ in range(len(rows))] for name in ("site", "country", "side", "direction")},
        index=pd.MultiIndex.from_frame(rows[KEY]),
        dtype="str",
    )
    accounts = result.weights + result.data + result.definitions
    for by in GroupBy:
        table = grouped(result, groups, by)
        assert table["net"].sum() + accounts == pytest.approx(result.change, abs=1e-9)
        assert table[["new", "fading", "net"]].notna().all(axis=None), (by, table, result.incidents)
        assert table["key"].is_unique


@pytest.fixture(scope="module")
def shipped():
    """Give scores and labels of the shipped watch."""
    matrix = score_incidents(shipped_watch(), shipped_catalogue())
    native = native_incidents(shipped_watch(), matrix)
    scores = compose(matrix, shipped_catalogue().weights("default"))
    return scores, incident_groups(shipped_watch(), matrix, native)


PAIRS = list(combinations(WEEKS, 2))


@pytest.mark.parametrize("pairs", [PAIRS[::40], pytest.param(PAIRS, marks=pytest.mark.soak)])
def test_pairs_of_the_shipped_watch_sum_in_every_grouping(shipped, pairs):
    """Four groupings of each pair of weeks, to 1e-9; all 325 pairs in the long run."""
    scores, groups = shipped
    for first, second in pairs:
        change = compare_weeks(first, second, scores)
        for by in GroupBy:
            assert grouped(change, groups, by)["net"].sum() == pytest.approx(change.change, abs=1e-9)


def test_march_2020_is_grouped_as_it_happened(shipped):
    """Taji fades, Al-Qaim is handed over within the country, and the coalition does the moving."""
    scores, groups = shipped
    change = compare_weeks("2020-W11", "2020-W12", scores)
    by_site = grouped(change, groups, "site").set_index("key")
    assert by_site["fading"].idxmin() == "Camp Taji"
    assert by_site.loc["Camp Taji", "new"] == 0
    assert by_site["new"].idxmax() == "Al-Qaim"
    assert grouped(change, groups, "side").set_index("key")["new"].idxmax() == "coalition"
    assert {"within", "out", "indicator:attacks"} <= set(grouped(change, groups, "direction")["key"])
    by_indicator = grouped(change, groups, "indicator")
    assert list(by_indicator["key"]) == [d.id for d in scores.matrix.definitions]
