"""What holds for every comparison, whatever differs between the two sides (method, sections 12 and 14.7)."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given, settings

from indicators.comparison import compare_weeks
from indicators.scoring import compose
from tests.watches.compared_sides import Case, cases

few = settings(max_examples=15, deadline=None)


@few
@given(cases())
def test_the_four_accounts_sum_to_the_change(case: Case):
    """World, weights, data and definitions make up the whole change to 1e-9."""
    result = case.compare()
    score_from = case.before.weeks["score"][case.week_from]
    score_to = case.after.weeks["score"][case.week_to]
    accounts = result.indicators["effect"].sum() + result.weights + result.data + result.definitions
    assert result.change == score_to - score_from
    assert accounts == pytest.approx(score_to - score_from, abs=1e-9)


@few
@given(cases())
def test_swapping_the_question_flips_every_sign(case: Case):
    """The answer to the opposite question is the negative of this one, part by part."""
    result, swapped = case.compare(), case.compare_swapped()
    assert swapped.change == -result.change
    pd.testing.assert_frame_equal(
        swapped.indicators.sort_index(), (0.0 - result.indicators).sort_index(), check_exact=False, atol=1e-12
    )
    assert (swapped.data, swapped.definitions) == pytest.approx((-result.data, -result.definitions), abs=1e-12)
    here = result.incidents.set_index(["incident_id", "indicator"])
    there = swapped.incidents.set_index(["incident_id", "indicator"])
    assert there["new"].to_dict() == pytest.approx((-here["new"]).to_dict(), abs=1e-12)
    assert there["contribution_from"].to_dict() == here["contribution_to"].to_dict()


@few
@given(cases())
def test_new_and_fading_make_up_each_effect(case: Case):
    """Inside every indicator new + fading = effect."""
    indicators = case.compare().indicators
    gap = indicators["new"] + indicators["fading"] - indicators["effect"]
    assert gap.abs().max() < 1e-9


@few
@given(cases())
def test_incidents_make_up_the_scores_and_the_new_and_fading_points(case: Case):
    """The incident list is complete: contributions give both scores, its parts the indicators' parts."""
    result = case.compare()
    rows = result.incidents
    assert not rows.duplicated(["incident_id", "indicator"]).any()
    assert rows["contribution_from"].sum() == pytest.approx(result.week_from.score, abs=1e-9)
    assert rows["contribution_to"].sum() == pytest.approx(result.week_to.score, abs=1e-9)
    for part in ("new", "fading"):
        sums = rows.groupby("indicator")[part].sum().reindex(result.indicators.index, fill_value=0.0)
        assert (sums - result.indicators[part]).abs().max() < 1e-9


@few
@given(cases())
def test_each_account_is_the_mean_that_the_method_states(case: Case):
    """Worked out from whole composites of all cells, instead of from shares and slopes."""
    swap = case.before.weeks["monday"][case.week_from] > case.after.weeks["monday"][case.week_to]
    sign = -1 if swap else 1
    first, second = (case.after, case.before) if swap else (case.before, case.after)
    t, u = (case.week_to, case.week_from) if swap else (case.week_from, case.week_to)
    mixed = case.mixed.swapped() if swap else case.mixed
    matrices = {
        "00": first.matrix, "11": second.matrix,
        "01": mixed.before_data_after_definitions, "10": mixed.after_data_before_definitions,
    }  # fmt: skip
    # A side's weights hold for an indicator that the other side's definitions lack: it then scores 0.
    sums = {0: sum(first.weights.values()), 1: sum(second.weights.values())}
    weights = {0: first.weights, 1: second.weights}

    def composite(cell: str, week: str, side: int) -> float:
        matrix = matrices[cell]
        rows = matrix.indicator_weeks[matrix.indicator_weeks["week"] == week].set_index("indicator")["score"]
        signs = {d.id: d.sign for d in matrix.definitions}
        return sum(weights[side].get(i, 0.0) * signs[i] * z for i, z in rows.items()) / sums[side]

    def data(week: str, side: int) -> float:
        c = {cell: composite(cell, week, side) for cell in matrices}
        return (c["10"] - c["00"] + c["11"] - c["01"]) / 2

    def definitions(week: str, side: int) -> float:
        c = {cell: composite(cell, week, side) for cell in matrices}
        return (c["01"] - c["00"] + c["11"] - c["10"]) / 2

    result = case.compare()
    assert result.data == pytest.approx(sign * (data(t, 0) + data(u, 1)) / 2, abs=1e-9)
    assert result.definitions == pytest.approx(sign * (definitions(t, 0) + definitions(u, 1)) / 2, abs=1e-9)
    world = (
        sum(composite(cell, u, side) - composite(cell, t, side) for cell in ("00", "11") for side in (0, 1)) / 4
    )  # the mean share of both sides is the mean over their weights
    assert result.indicators["effect"].sum() == pytest.approx(sign * world, abs=1e-9)


@few
@given(cases())
def test_without_differences_only_the_world_speaks(case: Case):
    """One side for both weeks: weights, data and definitions move nothing."""
    result = compare_weeks(case.week_from, case.week_to, case.before)
    assert result.weights == pytest.approx(0, abs=1e-12)
    assert (result.data, result.definitions) == (0, 0)
    again = compare_weeks(case.week_from, case.week_to, case.before, compose(case.before.matrix, case.before.weights))
    pd.testing.assert_frame_equal(again.indicators, result.indicators)
