"""Two weeks held against each other: the change, what it is made of, and how much hangs on the weights."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from dashboard import text_compare as words
from dashboard.kept import kept
from dashboard.queries.weighed import WeighedQueries
from indicators import change_sentence, compare_weeks
from indicators.comparison.equal_maturity import compare_at_maturity, maturity_of
from indicators.comparison.facts import week_facts
from indicators.comparison.grouping import GroupBy, group_keys, grouped, incident_groups
from indicators.comparison.incident_lists import incident_parts, part_totals
from indicators.comparison.presets import Preset, presets
from indicators.comparison.references import references
from indicators.comparison.titles import bridge_title, slopes_title
from indicators.phrases import SMALLEST_SHOWN
from indicators.robustness import direction_agreement, dominance, order_tips
from indicators.robustness.agreement import scores_under_plausible_sets
from indicators.robustness_text import dominance_badge, nearest_order_sentence, percent
from indicators.surprise import said_tests, surprise, surprise_sentence

if TYPE_CHECKING:
    from datetime import date

    from dashboard.view import SettledView
    from indicators import Comparison, Scores
    from indicators.comparison.equal_maturity import Maturity
    from indicators.comparison.facts import Fact


@dataclass(frozen=True)
class Pair:
    """The two weeks of a view. first: the week held against; second: the view's own.

    before, after: the day that each is known as of. maturity: their common age, None where all that is known counts.
    """

    first: str
    second: str
    before: date
    after: date
    maturity: Maturity | None = None


@dataclass(frozen=True)
class WeightsSaid:
    """What hangs on the weights. badge: "" or what holds under every weighting; direction: 1, -1, 0, None without.

    agree: the share of plausible weightings that say the same, in words; tip: the nearest weight that turns the order.
    """

    badge: str
    direction: int | None
    agree: str
    tip: str


@dataclass(frozen=True)
class Compared:
    """Two weeks held against each other: the pair, what changed, and the scores of either side."""

    pair: Pair
    change: Comparison
    before: Scores
    after: Scores

    @property
    def is_withheld(self) -> bool:
        """Say whether the comparison is not given."""
        return self.change.change is None


class ComparedQueries(WeighedQueries):
    """Everything that the Compare page asks."""

    def pair(self, view: SettledView) -> Pair | None:
        """Name the two weeks; without a week to hold against, the one before; None for the watch's first week."""
        first = view.against or self.week_before(view)
        if first is None:
            return None
        age = None if view.maturity is None else maturity_of(first, view.week, view.as_of, int(view.maturity))
        if age is None:
            return Pair(first, view.week, view.as_of, view.as_of)
        return Pair(first, view.week, age.first, age.second, age)

    def sides(self, view: SettledView, pair: Pair) -> tuple[Scores, Scores]:
        """Score both sides: each week as known on its day, under the view's weights."""
        return self.scores(view.but(as_of=pair.before)), self.scores(view.but(as_of=pair.after))

    @kept("week", "against", "weights", "as_of", "maturity")
    def change(self, view: SettledView) -> Comparison | None:
        """Compare the view's two weeks; None where there is only one."""
        pair = self.pair(view)
        if pair is None:
            return None
        before, after = self.sides(view, pair)
        if pair.maturity is None or before is after:
            return compare_weeks(pair.first, pair.second, after, reports=self.watch.reports)
        return compare_at_maturity(pair.first, pair.second, before, after, self.watch.reports)

    def compared(self, view: SettledView) -> Compared | None:
        """Give the two weeks with both sides' scores and the change; None where there is only one week."""
        pair, change = self.pair(view), self.change(view)
        return None if pair is None or change is None else Compared(pair, change, *self.sides(view, pair))

    @kept("week", "against", "weights", "as_of", "maturity")
    def verdict(self, view: SettledView) -> str:
        """Say the change in one sentence, or why there is none."""
        pair = self.pair(view)
        return change_sentence(self.change(view), self.phrasebook(pair.after if pair else view.as_of))

    @kept("week", "against", "weights", "as_of", "maturity")
    def weights_said(self, view: SettledView) -> WeightsSaid | None:
        """Say how much of the order of the two weeks hangs on the weights; None for one week, or two as-of days."""
        pair, scores = self.pair(view), self.scores(view)
        if pair is None or pair.before != pair.after:
            return None
        found = direction_agreement(scores, pair.first, pair.second)
        tips = order_tips(scores, pair.first, pair.second)
        return WeightsSaid(
            dominance_badge(dominance(scores, pair.first, pair.second)),
            found.direction,
            percent(found.agree) if found.direction is not None else "",
            nearest_order_sentence(scores, tips, pair.first, pair.second),
        )

    @kept("week", "weights", "as_of")
    def presets(self, view: SettledView) -> dict[Preset, tuple[str, str]]:
        """Name the pairs of weeks that are usually asked for: (held against, week)."""
        return presets(self.scores(view), view.week)

    @kept("as_of")
    def incident_groups(self, view: SettledView) -> pd.DataFrame:
        """Say of every incident where it was, who did it and which way it went."""
        return incident_groups(self.watch, self.matrix(view.as_of), self.native(view.as_of))

    @kept("week", "against", "weights", "as_of", "maturity", "group")
    def change_by(self, view: SettledView) -> pd.DataFrame:
        """Group the points of the change by what the view asks for (None: by indicator)."""
        pair, change = self.pair(view), self.change(view)
        if pair is None or change is None:
            return pd.DataFrame(columns=["key", "new", "fading", "net", "incidents"])
        groups = self.incident_groups(view.but(as_of=max(pair.before, pair.after)))
        earlier = self.incident_groups(view.but(as_of=min(pair.before, pair.after)))
        known = pd.concat([groups, earlier[~earlier.index.isin(groups.index)]])
        return grouped(change, known, view.group or GroupBy.INDICATOR)

    @kept("week", "against", "weights", "as_of", "maturity")
    def changes_under_others(self, view: SettledView) -> np.ndarray:
        """Give the change under each of a thousand plausible weightings, by what is known now; NaN without a score."""
        pair, scores = self.pair(view), self.scores(view)
        drawn = scores_under_plausible_sets(scores)
        labels = list(scores.weeks.index)
        if pair is None:
            return np.full(len(drawn), np.nan)
        changes: np.ndarray = drawn[:, labels.index(pair.second)] - drawn[:, labels.index(pair.first)]
        return changes

    def group_name(self, key: str, by: str) -> str:
        """Name a group of the change: a site by its own name, a side and a direction by the watch's words."""
        if by == GroupBy.INDICATOR or key.startswith("indicator:"):
            return self.definition(key.removeprefix("indicator:")).short
        if key.startswith("country:"):
            country = key.removeprefix("country:")
            return words.NO_SITE.format(country=country) if country else words.NO_PLACE
        named = self.parts().get(key) or self.word(key) if by != GroupBy.SITE else key
        return f"{named[:1].upper()}{named[1:]}"

    @kept("week", "against", "weights", "as_of", "maturity", "group")
    def change_lines(self, view: SettledView) -> dict[str, list[tuple[str, float]]]:
        """Split each step once more: an indicator's by site, anything else's by indicator.

        Step (indicator id, or the group's name) -> (name, new and fading points together), the largest first.
        """
        change, pair = self.change(view), self.pair(view)
        if change is None or pair is None or change.withheld is not None:
            return {}
        by = view.group or GroupBy.INDICATOR.value
        keys = self._keys(view, by), self._keys(view, GroupBy.SITE if by == GroupBy.INDICATOR else GroupBy.INDICATOR)
        summed: dict[tuple[str, str], float] = {}
        points = (change.incidents["new"] + change.incidents["fading"]).tolist()
        for step, part, value in zip(*keys, points, strict=True):
            summed[step, part] = summed.get((step, part), 0.0) + value
        lines: dict[str, list[tuple[str, float]]] = {}
        for (step, part), value in sorted(summed.items(), key=lambda item: -abs(item[1])):
            if abs(value) >= SMALLEST_SHOWN:
                lines.setdefault(step, []).append((part, value))
        return lines

    def _keys(self, view: SettledView, by: str) -> list[str]:
        change = self.change(view)
        if change is None:
            return []
        if by == GroupBy.INDICATOR:
            raw = view.group in {None, GroupBy.INDICATOR.value}
            return [str(i) if raw else self.definition(str(i)).short for i in change.incidents["indicator"]]
        keys = group_keys(change.incidents, self.incident_groups(view), GroupBy(by))
        return [self.group_name(str(key), by) for key in keys]

    @kept("week", "against", "weights", "as_of", "maturity")
    def bridge_title(self, view: SettledView) -> str:
        """Say in one sentence what the bridge shows."""
        change = self.change(view)
        return "" if change is None else bridge_title(change, self.phrasebook(view.as_of))

    def facts(self, view: SettledView) -> list[tuple[Fact | None, Fact | None]]:
        """Pair the facts of the two weeks in native units, each as its own side knows it; None where one has none."""
        pair = self.pair(view)
        if pair is None:
            return []
        sides = [
            {(fact.name, fact.part): fact for fact in self._week_facts(view.but(week=week, as_of=as_of))}
            for week, as_of in ((pair.first, pair.before), (pair.second, pair.after))
        ]
        return [(sides[0].get(key), sides[1].get(key)) for key in dict.fromkeys([*sides[0], *sides[1]])]

    def _week_facts(self, view: SettledView) -> tuple[Fact, ...]:
        return week_facts(self.native(view.as_of), self.situation(view))

    @kept("week", "against", "weights", "as_of", "maturity")
    def incident_parts(self, view: SettledView) -> pd.DataFrame:
        """Put every incident behind the two weeks into its part, with what it is and what it adds to either."""
        compared = self.compared(view)
        if compared is None:
            return pd.DataFrame()
        table = incident_parts(compared.change, compared.before, compared.after)
        known = self.evidence(max(compared.pair.before, compared.pair.after)).matching
        texts = known.drop_duplicates("incident_id").set_index("incident_id")["summary"]
        reports = known.groupby(["incident_id", "indicator"]).size().rename("reports")
        table["text"] = table["incident_id"].map(texts).fillna(table["incident_id"])
        return table.join(reports, on=["incident_id", "indicator"])

    @kept("week", "against", "weights", "as_of", "maturity")
    def part_totals(self, view: SettledView) -> pd.DataFrame:
        """Add the parts up; they sum to the two scores."""
        return part_totals(self.incident_parts(view))

    @kept("week", "against", "weights", "as_of")
    def known_then_and_now(self, view: SettledView) -> list[tuple[Compared, float]]:
        """Compare the two weeks as each was known on its own Sunday, and by all that is known; with the change of each.

        The second week's share of reports that were in stands beside each, NaN where it is not known.
        """
        found = []
        for asked in (view.but(maturity="0"), view.but(maturity=None)):
            compared = self.compared(asked)
            if compared is not None:
                share = self.completeness(view.but(as_of=compared.pair.after))["psi"].get(view.week, float("nan"))
                found.append((compared, float(share)))
        return found

    @kept("week", "as_of")
    def surprise(self, view: SettledView) -> pd.DataFrame:
        """Test the incidents of the view's week against the weeks before, by indicator, all and grave."""
        return surprise(self.matrix(view.as_of), view.week)

    @kept("week", "as_of")
    def surprise_said(self, view: SettledView) -> tuple[str, str]:
        """Say of how many tests, and what is unusual about the view's week, as a value and its remark."""
        table = self.surprise(view)
        return said_tests(table), surprise_sentence(self.matrix(view.as_of), table)

    def surprise_words(self, view: SettledView) -> dict[str, str]:
        """Give the indicators that are unusual in the view's week: id -> "very unusual"."""
        table = self.surprise(view)
        marked = table[table["word"] != ""].sort_values("p").drop_duplicates("indicator")
        return dict(zip(marked["indicator"], marked["word"], strict=True))

    @kept("week", "against", "weights", "as_of", "maturity")
    def slopes(self, view: SettledView) -> pd.DataFrame:
        """Set every indicator's two scores beside what is usual, the largest movement of the score first.

        Columns: indicator, title, short, hue, share, first, second, recent, usual, rank, of, effect, word.
        """
        compared = self.compared(view)
        if compared is None:
            return pd.DataFrame()
        pair, as_of = compared.pair, view.but(as_of=compared.pair.after)
        table = self.indicator_rows(view).join(references(self.scores(as_of), pair.first, pair.second), on="indicator")
        table["effect"] = table["indicator"].map(compared.change.indicators["effect"]).fillna(0.0)
        said = self.surprise_words(as_of)
        table["word"] = [said.get(indicator, "") for indicator in table["indicator"]]
        order = table["effect"].abs().sort_values(ascending=False, kind="stable").index
        return table.loc[order].reset_index(drop=True)

    def slopes_title(self, view: SettledView) -> str:
        """Name the two indicators whose scores moved most, of those with a weight."""
        table = self.slopes(view)
        weighed = table[table["share"] > 0] if (table["share"] > 0).any() else table
        return slopes_title(weighed[["short", "first", "second"]])
