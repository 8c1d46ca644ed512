"""What each set makes of the week, held against the scores that the rest of the dashboard shows."""

from __future__ import annotations

import numpy as np
import pytest

from dashboard.queries.named_sets import NamedSets, Origin
from dashboard.shelf import always
from indicators import compose
from indicators.weight_comparison import compare_weights
from tests.dashboard.cases import queries_of
from tests.watches import shipped

CHANGED = "?week=2020-W12&weights=attacks:5,force_protection_raised:2,troop_relocations:0.5,air_defense_deployments:1"


def named(search, watch="shipped"):
    """Look at an address."""
    shown = always(queries_of(watch))(search)
    view, _ = shown.queries.settle(shown.asked)
    return NamedSets(shown, view), shown.queries, view


@pytest.mark.parametrize("watch", ["shipped", "unsearched", "without_reports"])
@pytest.mark.parametrize("more", ["", "&aggregation=max_pull", "&aggregation=power_mean"])
def test_rows_say_what_composing_and_comparing_say(watch, more):
    """Scores, level held and the count of weeks with another level are those of compose and compare_weights."""
    there, queries, view = named(CHANGED + more, watch)
    matrix, kind = queries.matrix(view.as_of), view.aggregation or "arithmetic"
    in_force = compose(matrix, queries.catalogue.weights("default"), kind)
    for row in there.listed():
        weights = queries.weightings.find(row.ref, None, "default")[0].weights
        try:
            scores = compose(matrix, weights, kind)
        except ValueError:
            assert np.isnan(row.score)
            assert (row.level, row.differs) == (None, None)
            continue
        at = scores.weeks.loc["2020-W12"]
        np.testing.assert_allclose([row.score, row.before], [at["score"], scores.weeks["score"]["2020-W11"]], atol=1e-9)
        assert row.level == (None if at["level"] is shipped_na() else at["level"])
        if row.differs is not None:
            assert row.differs == len(compare_weights(in_force, scores).differing)


def shipped_na():
    """Give pandas' mark of a missing level."""
    return compose(queries_of().matrix(queries_of().last_day), {}).weeks["level"].iloc[0]


def test_the_list_begins_with_the_weights_of_the_address():
    """Then the built-in sets; only what was changed is no set's; the set in force is marked once."""
    rows = named(CHANGED)[0].listed()
    assert [row.origin for row in rows][:2] == [Origin.CHANGED, Origin.BUILT_IN]
    assert [row.ref for row in rows if row.is_in_force] == ["default"]
    assert next(row.origin for row in named("?week=2020-W12")[0].listed()) is Origin.BUILT_IN


def test_side_by_side_says_what_compare_weights_says():
    """Every weight and week of both, the view's first, and the weeks with another level."""
    there, queries, view = named("?week=2020-W12&weights=threats")
    pair, refused = there.side_by_side("equal")
    matrix = queries.matrix(view.as_of)
    sides = [compose(matrix, shipped.shipped_catalogue().weights(name)) for name in ("threats", "equal")]
    found = compare_weights(*sides)
    assert refused == ""
    assert pair.differing == found.differing
    for week in pair.weeks:
        row = found.weeks.loc[week.week]
        np.testing.assert_allclose(week.scores, [row["score_first"], row["score_second"]], atol=1e-9)
    assert {one.indicator: one.weights for one in pair.weights} == {
        name: (row["weight_first"], row["weight_second"])
        for name, row in found.weights.iterrows()
        if row["weight_first"] or row["weight_second"]
    }


def test_a_set_that_is_not_there_is_said():
    """Nothing is put in its place."""
    pair, refused = named("?week=2020-W12")[0].side_by_side("nothing_such")
    assert pair is None
    assert "“nothing_such” is not a weight set" in refused
