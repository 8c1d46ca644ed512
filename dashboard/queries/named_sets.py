"""The weight sets there are, held against each other: what each makes of the view's week, and two side by side."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

import numpy as np

from indicators.errors import PosturewatchError
from indicators.record import SavedWeightSet
from indicators.robustness.under_weights import score_under, signs_of
from indicators.scoring.composite import Aggregation
from indicators.scoring.levels import held_levels
from indicators.vocabulary import WeekState

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from dashboard.shelf import Shown
    from dashboard.view import SettledView

__all__ = ["ListedSet", "NamedSets", "Origin", "SavedWeightSet", "SideBySide", "WeekPair", "WeightPair"]

THESE: Final = ""
"""The title of weights that are no set's; the page has its own word for them."""


class Origin(StrEnum):
    """Where weights come from."""

    CHANGED = "changed"  # the address's own
    BUILT_IN = "built_in"
    SAVED = "saved"


@dataclass(frozen=True)
class ListedSet:
    """One set in the list.

    ref: as an address names it. shares: indicator -> share of the weight, 0 to 1, empty when nothing weighs
    anything. before, score: of the week before (or the one compared with) and the view's, NaN where there is
    none. level: held in the view's week, 0 to 4, None where none is. differs: in how many weeks it holds another
    level than the set in force, None without any score. author, reason, at: of a saved version; reason: of a
    built-in set too.
    """

    ref: str
    title: str
    origin: Origin
    shares: Mapping[str, float]
    before: float
    score: float
    level: int | None
    differs: int | None
    is_in_force: bool = False
    id: str = ""
    version: int = 0
    author: str = ""
    reason: str = ""
    at: datetime | None = None
    deleted: bool = False


@dataclass(frozen=True)
class WeightPair:
    """An indicator's weight and share of the weight under two sets; a share is None where nothing weighs anything."""

    indicator: str
    weights: tuple[float, float]
    shares: tuple[float | None, float | None]


@dataclass(frozen=True)
class WeekPair:
    """A week's score (NaN: none) and held level (None: none) under two sets."""

    week: str
    scores: tuple[float, float]
    levels: tuple[int | None, int | None]

    @property
    def differs(self) -> bool:
        """Tell whether the two hold different levels; a week without any score counts in neither."""
        return not bool(np.isnan(self.scores).all()) and self.levels[0] != self.levels[1]


@dataclass(frozen=True)
class SideBySide:
    """Two sets on one watch. titles, refs: of the two; weights: indicators with a weight in either; weeks: all."""

    titles: tuple[str, str]
    refs: tuple[str, str]
    weights: tuple[WeightPair, ...]
    weeks: tuple[WeekPair, ...]

    @property
    def differing(self) -> tuple[str, ...]:
        """The weeks that hold another level."""
        return tuple(one.week for one in self.weeks if one.differs)


class NamedSets:
    """The sets of one address. Each is scored in a fraction of a millisecond, so nothing is kept."""

    def __init__(self, shown: Shown, view: SettledView) -> None:
        """Look at a settled view of what is shown."""
        self._shown, self._view = shown, view
        self._queries = shown.queries
        self._matrix = self._queries.matrix(view.as_of)
        states = self._matrix.week_states["state"]
        self._covered = (states != WeekState.NOT_COVERED.value).to_numpy()
        self._observed = (states == WeekState.OBSERVED.value).to_numpy()
        self._z, self._signs = self._matrix.by_week("score"), signs_of(self._matrix)
        self.weeks = [str(label) for label in states.index]
        self.before = self._queries.compared_week(view)
        weighting = self._queries.weighting(view)
        self.in_force = weighting.base
        self.is_changed = weighting.is_changed
        self._levels_in_force = self._read(self._weights_of(self.in_force))[1]

    def listed(self) -> tuple[ListedSet, ...]:
        """List the address's own weights, where they are no set's, every built-in set, and every saved one."""
        changed = [self._changed()] if self.is_changed else []
        built_in = [self._built_in(set_id) for set_id in self._queries.built_in_sets()]
        return (*changed, *built_in, *(self.saved(one) for one in self._shown.saved))

    def saved(self, one: SavedWeightSet) -> ListedSet:
        """Read one version of a saved set."""
        weights = {name: float(one.set.weights.get(name, 0.0)) for name in self._queries.catalogue.ids}
        signed = {"author": one.author, "reason": one.reason, "at": one.saved_at, "deleted": one.deleted}
        ref = f"{one.id}@{one.version}"
        return self._row(ref, one.set.title or one.id, Origin.SAVED, weights, id=one.id, version=one.version, **signed)

    def side_by_side(self, ref: str) -> tuple[SideBySide | None, str]:
        """Put a set beside the view's weights, which come first; None with the reason where there is no such set."""
        default = self._queries.watch.settings.weights
        second, refused = self._queries.weightings.find(ref, None, default)
        if refused:
            return None, " ".join(refused)
        first = self._queries.weighting(self._view)
        pair = [dict(first.weights), dict(second.weights)]
        totals = [sum(one.values()) for one in pair]
        weights = tuple(
            WeightPair(
                name,
                (pair[0][name], pair[1][name]),
                (_share(pair[0][name], totals[0]), _share(pair[1][name], totals[1])),
            )
            for name in self._queries.catalogue.ids
            if pair[0][name] or pair[1][name]
        )
        (scores, levels), (others, other_levels) = self._read(pair[0]), self._read(pair[1])
        weeks = tuple(
            WeekPair(week, (float(scores[place]), float(others[place])), (levels[place], other_levels[place]))
            for place, week in enumerate(self.weeks)
        )
        title = THESE if first.is_changed else first.title
        return SideBySide((title, second.title), (first.ref, second.ref), weights, weeks), ""

    def _changed(self) -> ListedSet:
        weighting = self._queries.weighting(self._view)
        return self._row(weighting.ref, THESE, Origin.CHANGED, weighting.weights)

    def _built_in(self, set_id: str) -> ListedSet:
        given = self._queries.catalogue.weight_sets[set_id]
        weights = self._queries.catalogue.weights(set_id)
        return self._row(set_id, given.title, Origin.BUILT_IN, weights, id=set_id, reason=given.reason)

    def _row(self, ref: str, title: str, origin: Origin, weights: Mapping[str, float], **signed: object) -> ListedSet:
        scores, levels = self._read(weights)
        place = self.weeks.index(self._view.week)
        total = sum(weights.values())
        return ListedSet(
            ref=ref,
            title=title,
            origin=origin,
            shares={name: weight / total for name, weight in weights.items() if weight},
            before=float(scores[self.weeks.index(self.before)]) if self.before else float("nan"),
            score=float(scores[place]),
            level=levels[place],
            differs=_differing(scores, levels, self._levels_in_force),
            is_in_force=ref == self.in_force,
            **signed,  # type: ignore[arg-type]
        )

    def _weights_of(self, ref: str) -> Mapping[str, float]:
        found, _ = self._queries.weightings.find(ref, None, self._queries.watch.settings.weights)
        return found.weights

    def _read(self, weights: Mapping[str, float]) -> tuple[np.ndarray, list[int | None]]:
        """Give every week's score and held level under weights; none where the aggregation refuses them."""
        by_place = np.array([weights.get(d.id, 0.0) for d in self._matrix.definitions])
        try:
            chosen = Aggregation(self._view.aggregation or Aggregation.ARITHMETIC.value)
            scores = score_under(self._z, self._signs, by_place, chosen)[0]
        except (PosturewatchError, ValueError):
            scores = np.full(len(self.weeks), np.nan)
        scores = np.where(self._covered, scores, np.nan)
        return scores, held_levels(scores, self._observed)


def _share(weight: float, total: float) -> float | None:
    return weight / total if total else None


def _differing(scores: np.ndarray, levels: list[int | None], in_force: list[int | None]) -> int | None:
    """Count the weeks with a score in which the level is another than the one in force; None without a score."""
    if np.isnan(scores).all():
        return None
    return sum(
        1 for score, one, other in zip(scores, levels, in_force, strict=True) if not np.isnan(score) and one != other
    )
