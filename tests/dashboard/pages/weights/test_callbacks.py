"""What the Weights page sends: the page for a week and a set, readings for every weighting."""

from __future__ import annotations

import time

import pytest
from dash import no_update

from dashboard.pages.weights.callbacks import page_view, readings_view
from dashboard.shelf import always
from indicators.scoring import compose
from tests.dashboard.cases import queries_of
from tests.dashboard.reading import words_of

CHANGED = "?week=2020-W12&weights=attacks:7,troop_relocations:0.5&base=default"


def shown(search: str, watch: str = "shipped"):
    """Find what an address shows."""
    return always(queries_of(watch))(search)


def test_a_slider_let_go_draws_nothing_anew():
    """The browser is there already; another week, set or theme is drawn."""
    _, given, key = page_view(shown("?week=2020-W12"), "light", None)
    assert given["weights"][0] == 4.0
    assert page_view(shown(CHANGED), "light", key) == (no_update, no_update, no_update)
    for search, theme in (
        ("?week=2020-W11", "light"), ("?week=2020-W12", "dark"), ("?week=2020-W12&weights=equal", "light"),
        ("?week=2020-W12&against=2020-W02", "light"),
    ):  # fmt: skip
        assert page_view(shown(search), theme, key)[2] not in {key, no_update}


def test_the_browser_is_given_the_set_in_force_beside_the_weights():
    """In the scorer's order, with the weeks that are held against each other."""
    _, given, _ = page_view(shown(CHANGED), "light", None)
    order = given["scorer"]["indicators"]
    now, base = (dict(zip(order, weights, strict=True)) for weights in (given["weights"], given["base"]["weights"]))
    assert {name: weight for name, weight in now.items() if weight} == {"attacks": 7.0, "troop_relocations": 0.5}
    assert base["attacks"] == 4.0
    weeks = [week["week"] for week in given["scorer"]["weeks"]]
    assert (weeks[given["week"]], weeks[given["compared"]]) == ("2020-W12", "2020-W11")


def test_readings_are_those_of_the_address():
    """Each tip on a slider turns what it says, when it is put in."""
    _, given = readings_view(shown(CHANGED), "light")
    queries = queries_of()
    order = queries.scorer_tables(queries.settle(shown(CHANGED).asked)[0])["indicators"]
    weights = dict(zip(order, given["weights"], strict=True))
    matrix = queries.matrix(queries.last_day)
    tips = [tip for tip in given["tips"] if tip["kind"] == "level"]
    assert tips
    for tip in tips:
        scores = compose(matrix, {**weights, tip["indicator"]: tip["weight"]}).weeks
        assert scores["raw_level"]["2020-W12"] == ["Routine", "Watchful", "Heightened", "High", "Extreme"].index(
            tip["level"]
        )
    assert sum(part for part in given["moves"] if part is not None) == pytest.approx(1.0)


def test_all_weights_zero_is_read_as_no_score():
    """No tips, no fan, and words for it."""
    said, given = readings_view(shown("?week=2020-W12&weights=attacks:0"), "light")
    assert given["tips"] == []
    assert set(given["fan"]["low"]) == {None}
    assert "No score" in words_of(said)


@pytest.mark.parametrize("aggregation", ["max_pull", "power_mean"])
def test_another_mean_says_what_it_costs(aggregation):
    """And leaves out the readings that need parts."""
    said, given = readings_view(shown(f"?week=2020-W12&aggregation={aggregation}"), "light")
    assert given["tips"] == []
    assert set(given["moves"]) == {None}
    assert "not available" in words_of(said)


def test_a_mean_that_is_none_is_said_and_the_weighted_one_shown():
    """With the choices; one that cannot take these weights, with the reason."""
    page, given, _ = page_view(shown("?week=2020-W12&aggregation=median"), "light", None)
    assert "“median” is not one. Choose one of arithmetic" in words_of(page)
    assert given["aggregation"] == "arithmetic"
    relaxed = "?week=2020-W12&weights=relaxed&aggregation=power_mean"
    page, given, _ = page_view(shown(relaxed), "light", None)
    assert given["aggregation"] == "arithmetic"
    assert "sign" in words_of(page)


def test_readings_come_within_the_time_that_a_hand_notices():
    """Under 150 ms on two cores, of weights that nobody asked about before."""
    readings_view(shown("?week=2020-W12&weights=attacks:6.5"), "light")
    took = []
    for weight in (3.1, 3.2, 3.3, 3.4, 3.5):
        began = time.perf_counter()
        readings_view(shown(f"?week=2020-W12&weights=attacks:{weight},troop_relocations:1"), "light")
        took.append(time.perf_counter() - began)
    assert min(took) < 0.15


@pytest.mark.parametrize(
    "watch", ["unsearched", "without_coverage", "without_sites", "without_words", "without_reports"]
)
def test_unusual_watches_have_the_page_too(watch):
    """Nothing is raised where weeks or reports are missing."""
    page, _, _ = page_view(shown("?week=2020-W12", watch), "dark", None)
    assert page is not no_update
    readings_view(shown("?week=2020-W12", watch), "dark")
