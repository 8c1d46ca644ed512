"""The browser's scorer gives Python's numbers: on the golden vectors, and on random weights of the shipped watch."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

import dashboard
from indicators.robustness import levels_under, score_under, scorer_tables
from indicators.scoring import compose, score_incidents
from indicators.scoring.levels import held_levels
from tests.golden.make_scorer_vectors import VECTORS, differing
from tests.watches.shipped import shipped_catalogue, shipped_watch

SCORER = (Path(dashboard.__file__).parent / "assets" / "scorer.js").read_text(encoding="utf-8")
WEIGHTINGS = 10_000
EXACT = 1e-9
READABLE = """
  window.numbers = (values) => Array.from(values, (value) => (Number.isNaN(value) ? null : value));
  window.results = (one) => one.refused ? { refused: one.refused } : {
    refused: one.refused, shares: numbers(one.shares), scores: numbers(one.scores),
    contributions: numbers(one.contributions), raw_levels: numbers(one.rawLevels), levels: numbers(one.levels),
  };
"""
EVERY_VECTOR = """(text) => JSON.stringify(JSON.parse(text).map((vector) => {
  const prepared = posturewatchScorer.prepare(vector.given);
  return results(posturewatchScorer.score(prepared, vector.weights, vector.aggregation));
}))"""
MANY_WEIGHTS = """(text) => {
  const asked = JSON.parse(text), prepared = posturewatchScorer.prepare(asked.given);
  const out = { scores: [], raw: [], held: [] };
  for (const weights of asked.weights) {
    const one = posturewatchScorer.score(prepared, weights, asked.aggregation);
    out.scores.push(numbers(one.scores));
    out.raw.push(Array.from(one.rawLevels));
    out.held.push(Array.from(one.levels));
  }
  return JSON.stringify(out);
}"""
TIMED = """([weeks, width]) => {
  const week = () => ({ state: "observed", z: Array.from({ length: width }, () => 100 * Math.random()) });
  const prepared = posturewatchScorer.prepare({
    signs: Array(width).fill(1), weeks: Array.from({ length: weeks }, week), thresholds: [20, 40, 60, 80],
    deadband: 5, rounding: 1e-9, share_needed: 0.8, max_pull: 0.3,
  });
  let best = Infinity;
  for (let round = 0; round < 60; round++) {
    const weights = Array.from({ length: width }, () => 10 * Math.random()), begun = performance.now();
    for (let time = 0; time < 10; time++) posturewatchScorer.score(prepared, weights, "max_pull");
    best = Math.min(best, (performance.now() - begun) / 10);
  }
  return best;
}"""


@pytest.fixture
def scorer(page):
    """Open a blank page that holds nothing but the scorer."""
    page.add_script_tag(content=SCORER + READABLE)
    return page


@pytest.fixture(scope="module")
def shipped():
    """Score the shipped watch before any weights."""
    return score_incidents(shipped_watch(), shipped_catalogue())


def random_weights(matrix, seed):
    """Draw weights from 0 to 10: some off, some sets in steps of .5, a few with one weight or none at all."""
    rng = np.random.default_rng(seed)
    shape = (WEIGHTINGS, len(matrix.definitions))
    weights = rng.uniform(0, 10, shape) * (rng.random(shape) < rng.uniform(0.1, 1, (WEIGHTINGS, 1)))
    weights[::2] = np.round(2 * weights[::2]) / 2
    weights[:3] = 0
    return weights


def in_the_browser(scorer, matrix, weights, aggregation="arithmetic"):
    """Score a matrix under many weightings in the page."""
    asked = {"given": scorer_tables(matrix), "weights": weights.tolist(), "aggregation": aggregation}
    return json.loads(scorer.evaluate(MANY_WEIGHTS, json.dumps(asked)))


def test_every_golden_vector(scorer):
    """Shares, scores, contributions, raw and held levels of each vector, to 1e-9."""
    text = VECTORS.read_text(encoding="utf-8")
    vectors, found = json.loads(text), json.loads(scorer.evaluate(EVERY_VECTOR, text))
    assert {v["name"]: differing(v["expected"], one) for v, one in zip(vectors, found, strict=True)} == {
        v["name"]: [] for v in vectors
    }


@pytest.mark.parametrize("aggregation", ["arithmetic", "max_pull", "power_mean"])
def test_ten_thousand_random_weightings_of_the_shipped_watch(scorer, shipped, aggregation):
    """Every week's score agrees with Python to 1e-9, every raw and held level outright."""
    weights, signs = random_weights(shipped, seed=4), np.array([d.sign for d in shipped.definitions], dtype=float)
    if aggregation == "power_mean":
        weights[:, signs < 0] = 0
    found = in_the_browser(scorer, shipped, weights, aggregation)
    scores = score_under(shipped.by_week("score"), signs, weights, aggregation)
    np.testing.assert_allclose(np.array(found["scores"], dtype=float), scores, rtol=0, atol=EXACT, equal_nan=True)
    raw, held = np.array(found["raw"]), np.array(found["held"])
    assert np.array_equal(raw, np.nan_to_num(levels_under(scores), nan=-1))
    counts = [state == "observed" for state in shipped.week_states["state"]]
    expected = [[-1 if level is None else level for level in held_levels(row, counts)] for row in scores.tolist()]
    assert np.array_equal(held, expected)


def test_weights_of_the_shipped_sets_give_the_dashboard_s_own_scores(scorer, shipped):
    """The sets of the catalogue: scores and levels of the weeks table that every screen shows."""
    sets = [compose(shipped, shipped_catalogue().weights(name)) for name in shipped_catalogue().weight_sets]
    found = in_the_browser(scorer, shipped, np.array([list(one.weights.values()) for one in sets]))
    for one, scores, held in zip(sets, found["scores"], found["held"], strict=True):
        np.testing.assert_allclose(scores, one.weeks["score"], rtol=0, atol=EXACT)
        assert held == one.weeks["level"].tolist()


def test_weeks_whose_level_differs(scorer, shipped):
    """Default against the equal set: the same weeks as by comparing the two tables."""
    sets = [compose(shipped, shipped_catalogue().weights(name)) for name in ("default", "equal")]
    asked = [scorer_tables(shipped), *(list(one.weights.values()) for one in sets)]
    weeks = scorer.evaluate(
        """([given, one, other]) => {
          const prepared = posturewatchScorer.prepare(given), score = (w) => posturewatchScorer.score(prepared, w);
          return posturewatchScorer.levelsDiffer(score(one), score(other));
        }""",
        json.loads(json.dumps(asked)),
    )
    expected = np.flatnonzero((sets[0].weeks["level"] != sets[1].weeks["level"]).to_numpy())
    assert weeks == expected.tolist()
    assert len(weeks) > 10


def test_an_aggregation_that_there_is_not_is_an_error(scorer, shipped):
    """A word that Python would refuse is not taken for the arithmetic mean."""
    said = scorer.evaluate(
        """(given) => {
          try { posturewatchScorer.score(posturewatchScorer.prepare(given), given.signs, "geometric"); }
          catch (error) { return error.message; }
        }""",
        scorer_tables(shipped),
    )
    assert said == 'aggregation: found "geometric", expected one of arithmetic, max_pull, power_mean'


def test_a_slider_s_step_costs_next_to_nothing(scorer):
    """200 weeks of 30 indicators take less than a millisecond."""
    assert scorer.evaluate(TIMED, [200, 30]) < 1.0
