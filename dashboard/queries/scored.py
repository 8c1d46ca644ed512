"""Scores of a watch as seen by a view: what there is to choose from, and the costly results, kept."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from threading import RLock
from typing import TYPE_CHECKING

import pandas as pd

from dashboard.kept import kept
from dashboard.view import Choices, SettledView, View, choose, messages_of
from dashboard.weighting import Weightings
from indicators import Phrasebook, compose, gather_evidence, score_incidents
from indicators.errors import WatchNotBegun
from indicators.phrases import inside_sentence
from indicators.scoring import effective_shares
from indicators.situation import native_incidents
from indicators.stages_known import require_known_stages
from indicators.vocabulary import Kind, WeekState
from indicators.weeks import Week, today_in

if TYPE_CHECKING:
    from datetime import date

    from dashboard.weighting import Weighting
    from indicators import Catalogue, Evidence, Scores, Watch, WeeklyMatrix
    from indicators.definition import Definition
    from indicators.situation import NativeIncidents

FLOW, OBSERVED = Kind.FLOW.value, WeekState.OBSERVED.value
_KEPT_DATES = 24
_KEPT_SCORES = 96


@dataclass(frozen=True)
class WatchCounts:
    """What a watch holds, for the foot of the navigation."""

    title: str
    timezone: str
    articles: int
    reports: int
    incidents: int
    first_week: str
    last_week: str


class ScoredQueries:
    """The watch, its catalogue, and what scoring gives for a view."""

    def __init__(self, watch: Watch, catalogue: Catalogue, weightings: Weightings | None = None) -> None:
        """Keep the watch; nothing is scored until it is asked for. weightings: None = the catalogue's sets alone.

        Raises UnknownStages where reports name a stage that no definition gives a share,
        UnknownWeightSet where the definitions lack the set that the watch opens with, and WatchNotBegun.
        """
        require_known_stages(watch.reports, (d.resolved(watch.settings) for d in catalogue.definitions))
        catalogue.weights(watch.settings.weights)
        self.watch = watch
        begins = Week.parse(watch.settings.first_week)
        if self.last_day < begins.monday:
            raise WatchNotBegun(begins.label, begins.monday)
        self.catalogue = catalogue
        self.weightings = weightings or Weightings(catalogue)
        self._scoring = RLock()
        self._matrix = lru_cache(_KEPT_DATES)(self._score)
        self.native = lru_cache(_KEPT_DATES)(self._native)
        self.evidence = lru_cache(_KEPT_DATES)(self._evidence)
        self.phrasebook = lru_cache(_KEPT_DATES)(self._phrasebook)
        self._scores = lru_cache(_KEPT_SCORES)(self._compose)

    def settle(self, view: View) -> tuple[SettledView, tuple[str, ...]]:
        """Fill a view's defaults in and check it; give a message for each part that was refused.

        Default week: the last observed one (or the last, when none is); as-of: everything known.
        """
        first, last = Week.parse(self.watch.settings.first_week).monday, self.last_day
        asked = (view.week or "", view.against or "", *(view.chosen or "").split(","))
        dates = Choices(asked, (view.show or "",), first, last)
        dated, about_date = choose(view, dates)
        as_of = dated.as_of or last
        weeks = tuple(week.label for week in self.matrix(as_of).weeks)
        offered = Choices(weeks, self.catalogue.ids, first, last)
        chosen, about_rest = choose(dated, offered)
        week = chosen.week or self._latest_closed(as_of)
        default = self.watch.settings.weights
        found, about_weights = self.weightings.find(chosen.weights or default, chosen.base, default)
        others = (
            "watch",
            "record_at",
            "show",
            "incident",
            "article",
            "aggregation",
            "against",
            "upload",
            "history",
            "beside",
            "group",
            "maturity",
            "chosen",
        )
        settled = SettledView(
            week=week,
            weights=found.ref,
            base=found.base if found.is_changed else None,
            as_of=as_of,
            **{part: getattr(chosen, part) for part in others},
        )
        return settled, messages_of(about_date, about_rest, about_weights)

    @property
    def has_coverage(self) -> bool:
        """Say whether the watch has a record of which weeks were searched."""
        return self.watch.coverage is not None

    @property
    def last_day(self) -> date:
        """The last as-of date that makes sense: the watch's last Sunday, or today for a live watch."""
        last_week = self.watch.settings.last_week
        return Week.parse(last_week).sunday if last_week else today_in(self.watch.settings.timezone)

    def weighting(self, view: SettledView) -> Weighting:
        """Give the weights of a view, with the set that they are or were changed from."""
        return self._weighting(view.weights, view.base)

    def built_in_sets(self) -> dict[str, str]:
        """Name the built-in weight sets: id -> title."""
        return {set_id: self.catalogue.weight_sets[set_id].title for set_id in self.catalogue.built_in}

    @kept("as_of")
    def counts(self, view: SettledView) -> WatchCounts:
        """Count what had been published by the view's as-of date."""
        settings = self.watch.settings
        reports = self.watch.reports[self.watch.reports["published"].dt.date <= view.as_of]
        articles = self.watch.articles[self.watch.articles["published"].dt.date <= view.as_of]
        weeks = self.matrix(view.as_of).weeks
        return WatchCounts(
            settings.title, settings.timezone, len(articles), len(reports), reports["incident_id"].nunique(),
            weeks[0].label, weeks[-1].label,
        )  # fmt: skip

    def scores(self, view: SettledView) -> Scores:
        """Score the watch for the view's as-of date and weight set."""
        return self._scores(view.as_of, view.weights)

    def matrix(self, as_of: date) -> WeeklyMatrix:
        """Score the watch as known on a day; kept, and worked out once even when several ask at once."""
        with self._scoring:
            return self._matrix(as_of)

    def week_before(self, view: SettledView) -> str | None:
        """Name the week before the view's; None for the first."""
        labels = list(self.scores(view).weeks.index)
        place = labels.index(view.week)
        return str(labels[place - 1]) if place else None

    def week_to_compare(self, view: SettledView) -> str | None:
        """Name the week before the view's if a change on it can be told: both were searched and are over."""
        before = self.week_before(view)
        states = self.scores(view).weeks["state"]
        return before if before and states[before] == states[view.week] == OBSERVED else None

    def last_day_of_week(self, view: SettledView) -> date:
        """Give the day on which the view's week is looked at: its Sunday, or the as-of date if that is earlier."""
        return min(Week.parse(view.week).sunday, view.as_of)

    def sunday(self, view: SettledView) -> date:
        """Give the last day of the view's week."""
        return Week.parse(view.week).sunday

    def four_weeks(self, view: SettledView) -> list[str]:
        """Name the four weeks that end with the view's, oldest first."""
        last = Week.parse(view.week)
        return [(last + -back).label for back in (3, 2, 1, 0)]

    def score(self, view: SettledView) -> float:
        """Give the score of the view's week; NaN where it has none."""
        return float(self.scores(view).weeks["score"][view.week])

    @kept("week", "weights", "as_of")
    def known_then(self, view: SettledView) -> tuple[float, float]:
        """Give the score of the view's week as known on its Sunday, and as known by the view's as-of date."""
        now = self.score(view)
        sunday = self.sunday(view)
        if sunday >= view.as_of:
            return now, now
        return float(self._scores(sunday, view.weights).weeks["score"][view.week]), now

    def weighs_on(self, view: SettledView, axis: str) -> bool:
        """Say whether the view's weights count anything for an axis; what lowers the score is no part of it."""
        weights = self.scores(view).weights
        return any(d.axis == axis and d.sign > 0 and weights[d.id] > 0 for d in self.catalogue.definitions)

    def half_lives(self, view: SettledView) -> dict[float, list[str]]:
        """Name the indicators with a weight by their half-life in weeks, the shortest first."""
        weights = self.scores(view).weights
        groups: dict[float, list[str]] = {}
        for definition in sorted(self.catalogue.definitions, key=lambda d: d.memory.half_life_weeks):
            if weights[definition.id] > 0 and definition.kind == FLOW:
                name = inside_sentence(definition.short)
                groups.setdefault(definition.memory.half_life_weeks, []).append(name)
        return groups

    @kept("week", "weights", "as_of")
    def indicator_rows(self, view: SettledView) -> pd.DataFrame:
        """List the indicators in stacking order: indicator, title, short, hue, share (of the weight), sign."""
        definitions = self.matrix(view.as_of).definitions
        rows = self.scores(view).indicators
        shares = rows[rows["week"] == view.week].set_index("indicator")["share"].fillna(0.0)
        return pd.DataFrame(
            [
                {
                    "indicator": d.id,
                    "title": d.title,
                    "short": d.short,
                    "hue": d.hue,
                    "share": shares[d.id],
                    "sign": d.sign,
                }
                for d in definitions
            ]
        )

    @kept("weights", "as_of")
    def effective_shares(self, view: SettledView) -> pd.DataFrame:
        """Compare each indicator's share of the weight with its share of the score's movement."""
        return effective_shares(self.scores(view))

    def definition(self, indicator: str) -> Definition:
        """Give one definition, resolved for the watch."""
        return self.catalogue.by_id(indicator).resolved(self.watch.settings)

    def _score(self, as_of: date) -> WeeklyMatrix:
        return score_incidents(self.watch, self.catalogue, as_of, today=today_in(self.watch.settings.timezone))

    def _native(self, as_of: date) -> NativeIncidents:
        return native_incidents(self.watch, self.matrix(as_of))

    def _evidence(self, as_of: date) -> Evidence:
        return gather_evidence(self.watch, self.matrix(as_of))

    def _phrasebook(self, as_of: date) -> Phrasebook:
        return Phrasebook(self.watch, self.matrix(as_of))

    def _compose(self, as_of: date, weights: str) -> Scores:
        return compose(self.matrix(as_of), self._weighting(weights, None).weights)

    def _weighting(self, weights: str, base: str | None) -> Weighting:
        found, _ = self.weightings.find(weights, base, self.watch.settings.weights)
        return found

    def _latest_closed(self, as_of: date) -> str:
        states = self.matrix(as_of).week_states["state"]
        observed = states.index[states == OBSERVED]
        return str(observed[-1] if len(observed) else states.index[-1])
