"""Put the parts of a comparison together."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from indicators.comparison.effects import EFFECTS, data_and_definitions, indicator_effects
from indicators.comparison.incidents import PARTS, incident_changes
from indicators.comparison.readings import read_indicators
from indicators.comparison.result import ComparedWeek, Comparison
from indicators.comparison.sides import MixedMatrices, Sides, sides_in_time_order
from indicators.comparison.withholding import why_withheld
from indicators.errors import NotAdditive
from indicators.scoring.composite import Aggregation
from indicators.vocabulary import Kind

if TYPE_CHECKING:
    from datetime import date

    from indicators.comparison.sides import Cell
    from indicators.scoring import Scores


def compare_weeks(
    week_from: str,
    week_to: str,
    before: Scores,
    after: Scores | None = None,
    *,
    mixed: MixedMatrices | None = None,
    reports: pd.DataFrame | None = None,
) -> Comparison:
    """Compare two weeks, each under its own side's weights, data (as-of date) and definitions.

    week_from, week_to: labels such as "2020-W01". The reversed question gives the negative answer;
        one week on both sides gives zeros unless the sides differ.
    before, after: scores of the side of `week_from` and of `week_to`; without `after` both weeks are
        seen from one side.
    mixed: each side's data under the other's definitions; needed only where both differ.
    reports: the watch's report table, to list the articles behind each incident, as published by the
        later of the two as-of dates; without it the lists stay empty.

    Returns a Comparison whose parts sum to the change to 1e-9, or one that is withheld and says why.
    Raises UnknownWeek, MixedMatricesMissing, NotAdditive. Source: METHOD section 12.
    """
    after = before if after is None else after
    for scores in (before, after):
        if scores.aggregation != Aggregation.ARITHMETIC:
            raise NotAdditive(scores.aggregation)
    sides, backwards = sides_in_time_order(week_from, before, week_to, after, mixed)
    first, second = (after, before) if backwards else (before, after)
    forward = _compare(sides, first, second, reports)
    return forward.reversed() if backwards else forward


def _compare(sides: Sides, first: Scores, second: Scores, reports: pd.DataFrame | None) -> Comparison:
    withheld = why_withheld(sides)
    readings: dict[Cell, pd.DataFrame] = {}
    indicators = pd.DataFrame(float("nan"), index=pd.Index(sides.indicators, name="indicator"), columns=EFFECTS)
    data = definitions = None
    if withheld is None:
        read = {
            id(matrix): read_indicators(sides, matrix)
            for matrix in (sides.matrices[cell] for cell in sides.distinct_cells)
        }
        readings = {cell: read[id(matrix)] for cell, matrix in sides.matrices.items()}
        indicators = indicator_effects(sides, readings)
        data, definitions = data_and_definitions(sides, readings)
    incidents = incident_changes(sides, readings, first, second)
    incidents[PARTS] += 0.0  # turns -0.0, which would show a sign, into 0.0
    from_, to = _as_seen(sides.first, first), _as_seen(sides.second, second)
    return Comparison(
        week_from=from_, week_to=to, indicators=indicators + 0.0, data=data, definitions=definitions,
        incidents=_with_articles(incidents, reports, max(from_.as_of, to.as_of)), withheld=withheld,
        weeks_apart=(to.monday - from_.monday).days // 7,
        same_weights=bool((sides.shares[0] == sides.shares[1]).all()),
        same_definitions=first.matrix.definitions == second.matrix.definitions,
        states=frozenset(
            d.id for scores in (first, second) for d in scores.matrix.definitions if d.kind == Kind.STATE
        ),
    )  # fmt: skip


def _as_seen(week: str, scores: Scores) -> ComparedWeek:
    row = scores.weeks.loc[[week]].to_dict("records")[0]
    return ComparedWeek(
        week=week,
        monday=row["monday"].date(),
        score=None if pd.isna(row["score"]) else float(row["score"]),
        as_of=scores.matrix.as_of,
        articles=int(row["articles"]),
        is_thin=bool(row["thin"]),
    )


def _with_articles(incidents: pd.DataFrame, reports: pd.DataFrame | None, as_of: date) -> pd.DataFrame:
    """Add the ids of the articles that report each incident, sorted, as far as published by then."""
    articles: dict[str, tuple[str, ...]] = {}
    if reports is not None:
        known = reports[reports["published"] <= pd.Timestamp(as_of)]
        articles = {str(i): tuple(sorted(set(ids))) for i, ids in known.groupby("incident_id")["article_id"]}
    listed = [articles.get(str(i), ()) for i in incidents["incident_id"]]
    return incidents.assign(articles=pd.Series(listed, index=incidents.index, dtype=object))
