"""What hangs on the weights of a view: scores to follow a slider with, readings to take when it is let go."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import pandas as pd

from dashboard import text
from dashboard.kept import kept
from dashboard.queries.situated import SituatedQueries
from indicators import compose, robustness_text
from indicators.errors import PosturewatchError
from indicators.robustness import SETS, read_robustness, scorer_tables
from indicators.scoring.composite import Aggregation

if TYPE_CHECKING:
    from datetime import date

    from dashboard.view import SettledView
    from dashboard.weighting import Weighting
    from indicators import Catalogue, Scores, Watch
    from indicators.robustness import Robustness

AGGREGATIONS = tuple(one.value for one in Aggregation)
ARITHMETIC = Aggregation.ARITHMETIC.value
_KEPT = 64


@dataclass(frozen=True)
class Leaning:
    """How much of the verdict of a week hangs on the weights, in sentences without full stops.

    level, direction: how many of 1,000 plausible weight sets say the same; nearest: the smallest change of one
    weight that changes the level; badge: what holds whatever the weights, else empty; order: what the order of
    the two weeks rests on; note: where the held level is another than the score's own. Empty without an answer.
    """

    level: str
    direction: str
    nearest: str
    badge: str
    order: str
    note: str


class WeighedQueries(SituatedQueries):
    """Readings on the weights, under the aggregation that the view asks for."""

    def __init__(self, watch: Watch, catalogue: Catalogue, *rest: Any) -> None:
        """Keep what has been read for 64 views."""
        super().__init__(watch, catalogue, *rest)
        self._aggregated = lru_cache(_KEPT)(self._aggregate)

    def aggregation(self, view: SettledView) -> tuple[str, str]:
        """Give the aggregation of a view, and why it is not the one that was asked for; empty where it is."""
        asked = view.aggregation or ARITHMETIC
        if asked not in AGGREGATIONS:
            choices = ", ".join(AGGREGATIONS)
            return ARITHMETIC, text.ADDRESS_NO_SUCH_AGGREGATION.format(found=asked, choices=choices)
        try:
            self._aggregated(view.as_of, view.weights, asked)
        except (ValueError, PosturewatchError) as refused:
            return ARITHMETIC, f"{refused}".rstrip(".") + "."
        return asked, ""

    def weighed(self, view: SettledView) -> Scores:
        """Score the watch under the view's weights and aggregation."""
        return self._aggregated(view.as_of, view.weights, self.aggregation(view)[0])

    def weighed_by_base(self, view: SettledView) -> Scores:
        """Score the watch under the set that the view's weights are or were changed from."""
        base = view.base or view.weights
        return self._aggregated(view.as_of, base, self.aggregation(view.but(weights=base))[0])

    def base_weighting(self, view: SettledView) -> Weighting:
        """Give the set that the view's weights are or were changed from."""
        return self._weighting(view.base or view.weights, None)

    def tornado_rows(self, view: SettledView) -> pd.DataFrame:
        """List the weighed indicators by what a fifth of their weight moves: short, hue, at_less, at_more."""
        table = self.robustness(view).tornado.dropna(subset=["span"])
        rows = self.indicator_rows(view)[["indicator", "short", "hue"]]
        return table.merge(rows, on="indicator", how="left", sort=False)

    def compared_week(self, view: SettledView) -> str | None:
        """Name the week that the view's is held against: the one asked for, else the one before."""
        return view.against if view.against and view.against != view.week else self.week_before(view)

    @kept("as_of")
    def scorer_tables(self, view: SettledView) -> dict[str, Any]:
        """Give what the browser needs to score by itself."""
        return scorer_tables(self.matrix(view.as_of))

    @kept("week", "against", "weights", "as_of", "aggregation")
    def robustness(self, view: SettledView) -> Robustness:
        """Take every reading on the view's weights."""
        return read_robustness(self.weighed(view), view.week, self.compared_week(view))

    @kept("week", "against", "weights", "as_of", "aggregation")
    def leaning(self, view: SettledView) -> Leaning:
        """Say how much of the view's verdict hangs on its weights."""
        scores, found, other = self.weighed(view), self.robustness(view), self.compared_week(view)
        draws = found.direction.sets if found.direction else SETS
        two = found.direction is not None and found.dominance is not None and other is not None
        return Leaning(
            level=robustness_text.level_agreement_sentence(found.levels.loc[[view.week]].iloc[0], draws),
            direction=robustness_text.direction_agreement_sentence(found.direction, other, view.week)
            if two and found.direction and other
            else "",
            nearest=robustness_text.nearest_level_sentence(scores, found.level_tips),
            badge=robustness_text.dominance_badge(found.dominance) if found.dominance else "",
            order=robustness_text.dominance_sentence(scores, found.dominance, other, view.week)
            if two and found.dominance and other
            else "",
            note=robustness_text.held_level_note(scores, view.week),
        )

    @kept("week", "against", "weights", "as_of", "aggregation")
    def slider_tips(self, view: SettledView) -> pd.DataFrame:
        """List where on its slider each indicator turns a verdict.

        Columns: indicator; kind (level, order); weight (that turns it, two decimals); level_name (beyond it, of
        a level's tip). Indicators without a tip have no row.
        """
        found = self.robustness(view)
        level = found.level_tips
        level = level[level["is_next"] & level["reach"].notna()].assign(kind="level")
        columns = ["indicator", "kind", "reach", "level_name"]
        tips = [level[columns]]
        if found.order_tips is not None:
            order = found.order_tips[found.order_tips["reach"].notna()]
            tips.append(order.assign(kind="order", level_name="")[columns])
        return pd.concat(tips, ignore_index=True).rename(columns={"reach": "weight"})

    def tornado_title(self, view: SettledView) -> str:
        """Say whether one weight, moved by a fifth, takes the view's week to another level."""
        return robustness_text.tornado_title(self.weighed(view), self.robustness(view).tornado, view.week)

    def shares_title(self, view: SettledView) -> str:
        """Say what the largest weight holds and moves."""
        return robustness_text.shares_title(self.weighed(view), self.robustness(view).shares)

    def cost(self, aggregation: str) -> str:
        """Say what an aggregation costs; empty for the weighted mean."""
        return robustness_text.lost_sentence(aggregation)

    def _aggregate(self, as_of: date, weights: str, aggregation: str) -> Scores:
        if aggregation == ARITHMETIC:
            return self._scores(as_of, weights)
        return compose(self.matrix(as_of), self._weighting(weights, None).weights, aggregation)
