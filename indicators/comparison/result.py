"""What a comparison returns: tables for the screens, and the JSON of `posturewatch compare --json`."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import pandas as pd

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True)
class ComparedWeek:
    """One of the two weeks as its own side sees it.

    score is None where the week has none; articles and is_thin (three or fewer) say what it rests on.
    """

    week: str
    monday: date
    score: float | None
    as_of: date
    articles: int
    is_thin: bool


@dataclass(frozen=True)
class Comparison:
    """The change from one week to another and what adds up to it, in points of the posture score.

    change = sum(indicators.effect) + sum(indicators.weights) + data + definitions, to 1e-9.

    week_from, week_to: as asked; asked backwards, everything is the negative of the forward question.
    indicators: one row per indicator (index: id): effect, new, fading, weights.
    data, definitions: points that come from different data and definitions on the two sides.
    incidents: one row per (incident_id, indicator): first_day, last_day, new, fading,
        contribution_from, contribution_to, articles (tuple of ids).
    withheld: None, or the reason; change, data, definitions are then None, effects and news NaN.
    weeks_apart: from `week_from` to `week_to`; negative when asked backwards, 0 for one week.
    same_weights, same_definitions: whether both sides share them.
    states: ids of either side's state indicators. They hold a value and remember nothing: all of
        their effect is new, nothing fades.
    """

    week_from: ComparedWeek
    week_to: ComparedWeek
    indicators: pd.DataFrame
    data: float | None
    definitions: float | None
    incidents: pd.DataFrame
    withheld: str | None
    weeks_apart: int
    same_weights: bool
    same_definitions: bool
    states: frozenset[str] = frozenset()

    @property
    def change(self) -> float | None:
        """Score of `week_to` minus score of `week_from`, in points; None when withheld."""
        if self.withheld is not None or self.week_from.score is None or self.week_to.score is None:
            return None
        return self.week_to.score - self.week_from.score

    @property
    def weights(self) -> float | None:
        """Points that come from different weights on the two sides."""
        return None if self.withheld is not None else float(self.indicators["weights"].sum())

    def reversed(self) -> Comparison:
        """Answer the opposite question: every sign flips, `from` and `to` change places."""
        incidents = self.incidents.rename(
            columns={
                "contribution_from": "contribution_to",
                "contribution_to": "contribution_from",
            }
        )[list(self.incidents.columns)]
        incidents[["new", "fading"]] = 0.0 - incidents[["new", "fading"]]
        return replace(
            self,
            week_from=self.week_to,
            week_to=self.week_from,
            indicators=0.0 - self.indicators,
            data=_negative(self.data),
            definitions=_negative(self.definitions),
            incidents=incidents,
            weeks_apart=-self.weeks_apart,
        )

    def to_dict(self, verdict: str | None = None) -> dict[str, Any]:
        """Return the JSON of `compare --json`, in full precision; what is withheld is null.

        verdict: the one sentence of `indicators.verdict`, which knows the watch's words.
        """
        parts = self.indicators[["effect", "new", "fading"]]
        return {
            "from": self.week_from.week,
            "to": self.week_to.week,
            "score_from": self.week_from.score,
            "score_to": self.week_to.score,
            "change": self.change,
            "indicators": {str(i): _numbers(row) for i, row in parts.iterrows()},
            "weights": _numbers(self.indicators["weights"]),
            "data": self.data,
            "definitions": self.definitions,
            "verdict": verdict,
            "withheld": self.withheld,
            "incidents": [_incident(row) for row in self.incidents.to_dict("records")],
        }


def _negative(points: float | None) -> float | None:
    return None if points is None else 0.0 - points  # 0.0 - 0.0 is 0.0, where -0.0 would show a sign


def _number(value: Any) -> float | None:
    return None if pd.isna(value) else float(value)


def _numbers(row: pd.Series) -> dict[str, float | None]:
    return {str(name): _number(value) for name, value in row.items()}


def _incident(row: dict[Any, Any]) -> dict[str, Any]:
    return {
        "incident_id": row["incident_id"],
        "indicator": row["indicator"],
        "first_day": row["first_day"].date().isoformat(),
        "last_day": row["last_day"].date().isoformat(),
        "new": _number(row["new"]),
        "contribution_from": _number(row["contribution_from"]),
        "contribution_to": _number(row["contribution_to"]),
        "articles": list(row["articles"]),
    }
