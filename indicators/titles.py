"""The sentence over each chart: what it shows in the selected week, made from the scores' tables."""

from __future__ import annotations

from math import isnan
from typing import TYPE_CHECKING

import pandas as pd

from indicators.phrases import (
    SMALLEST_SHOWN,
    counted,
    inside_sentence,
    listed,
    number,
    start_of_sentence,
)
from indicators.vocabulary import Axis, Kind, WeekState

if TYPE_CHECKING:
    from collections.abc import Mapping

    from indicators.scoring import Scores

MOSTLY = 0.5
"""Part of a score that one indicator must bring for the score to be mostly it."""


def incidents_title(scores: Scores, week: str) -> str:
    """Say how much of a week's score its own incidents bring, and how much memory.

    An incident is the week's own where part of its weight falls into the week, or where it is a state
    in force; only those of an indicator with a weight are counted.
    """
    score = scores.weeks["score"][week]
    if pd.isna(score):
        return _without_score(scores, week)
    rows = scores.incidents[scores.incidents["week"] == week]
    rows = rows[rows["indicator"].isin([i for i, weight in scores.weights.items() if weight > 0])]
    states = {d.id for d in scores.matrix.definitions if d.kind == Kind.STATE}
    own = rows[(rows["raw"] > 0) | rows["indicator"].isin(states)]
    incidents = own["incident_id"].nunique()
    brought, whole = float(own["contribution"].sum()), float(score)
    if not incidents and not whole:
        return "No incident counts this week, and nothing is remembered"
    if not incidents:
        return f"No incident counts this week; memory of earlier weeks brings all {number(whole)} points"
    said = start_of_sentence(f"{counted(incidents, 'incident')} {'stands' if incidents == 1 else 'stand'}")
    remembered = whole - brought
    if abs(remembered) < SMALLEST_SHOWN:
        return f"{said} for all {number(whole)} points"
    if brought >= 0 and remembered > 0:
        return f"{said} for {number(brought)} of the {number(whole)} points; incidents of earlier weeks for the rest"
    return f"{said} for {number(brought)} points, incidents of earlier weeks for {number(remembered)}"


def posture_title(scores: Scores, week: str) -> str:
    """Say where the selected week's score stands, what makes it up, and the peak up to then.

    Only earlier weeks are looked at, so that the sentence stays true when later ones arrive. A peak
    that the week itself is, or that no earlier week with a score could be, is said as such.
    """
    score = scores.weeks["score"][week]
    if pd.isna(score):
        return _without_score(scores, week)
    earlier = scores.weeks["score"].loc[:week].iloc[:-1].dropna()
    stands = f"{week} stands at {number(score)}{_made_of(scores, week)}"
    if earlier.empty or max(abs(score), earlier.abs().max()) < SMALLEST_SHOWN:
        return stands
    peak = str(earlier.idxmax())
    if score > earlier[peak]:
        return f"{stands}: the highest so far"
    made_of = _made_of(scores, peak)
    made_of = "" if made_of == _made_of(scores, week) else made_of
    return f"{stands}; the peak so far was {number(earlier[peak])} in {peak}{made_of}"


def axes_title(scores: Scores, week: str) -> str:
    """Say how threat, response and exposure moved on the week before, the largest movement first.

    An axis without weight in the set is left out; without any, or without a score, the reason.
    """
    values = {axis.value: scores.weeks[axis.value] for axis in Axis}
    return _movements(scores, week, values) or _without_score(scores, week)


def contrast_title(scores: Scores, week: str) -> str:
    """Say how the contrast, threat minus response, moved on the week before; without one, the reason."""
    moved = _movements(scores, week, {"contrast": scores.weeks["contrast"]})
    if not moved and pd.isna(scores.weeks["score"][week]):
        return _without_score(scores, week)
    return moved or "No contrast: these weights leave threat or response out"


def indicators_title(scores: Scores, week: str) -> str:
    """Say which two indicators' scores moved most on the week before, of those with a weight.

    Where no change is known, since one of the two weeks was not covered, that is said instead.
    """
    before = _week_before(scores, week)
    if before is None:
        return "First week: every indicator starts here"
    was, now = _scores_in(scores, before), _scores_in(scores, week)
    weighed = [i for i in now if scores.weights[i] > 0] or list(now)
    change = {i: now[i] - was[i] for i in weighed if not (isnan(now[i]) or isnan(was[i]))}
    for label in (week, before):
        if not change and scores.weeks["state"][label] == WeekState.NOT_COVERED.value:
            return f"{label} was not covered, so no change on last week is known"
    moved = sorted((i for i in change if abs(change[i]) >= SMALLEST_SHOWN), key=lambda i: -abs(change[i]))
    if not moved:
        return "No indicator moved on last week"
    names = {d.id: inside_sentence(d.short) for d in scores.matrix.definitions}
    clauses = [
        f"{names[i]} {'rose' if change[i] > 0 else 'fell'} from {number(was[i])} to {number(now[i])}" for i in moved[:2]
    ]
    return _so_far(scores, week, "; ".join(clauses))


def _so_far(scores: Scores, week: str, said: str) -> str:
    """Begin a sentence about a movement; one of a week that is not over is told as such."""
    is_open = scores.weeks["state"][week] == WeekState.PROVISIONAL.value
    return f"So far: {said}" if is_open and said else start_of_sentence(said)


def _scores_in(scores: Scores, week: str) -> dict[str, float]:
    rows = scores.indicators[scores.indicators["week"] == week]
    return {str(i): float(z) for i, z in zip(rows["indicator"], rows["score"], strict=True)}


def _without_score(scores: Scores, week: str) -> str:
    if scores.weeks["state"][week] == WeekState.NOT_COVERED.value:
        return f"{week} was not covered, so it has no score"
    if not sum(scores.weights.values()):
        return "All weights are zero, so there is no score"
    return f"{week} has no score: too much of the weight lies on indicators not known yet"


def _made_of(scores: Scores, week: str) -> str:
    """Name the indicator that brings most of a score, or the two that bring most of it together."""
    rows = scores.indicators[scores.indicators["week"] == week].set_index("indicator")["contribution"]
    points = rows[rows > 0].sort_values(ascending=False, kind="stable")
    score = float(scores.weeks["score"][week])
    if points.empty or score < SMALLEST_SHOWN:
        return ""
    names = {d.id: inside_sentence(d.short) for d in scores.matrix.definitions}
    enough = points.index[:1] if points.iloc[0] >= MOSTLY * score else points.index[:2]
    return f", mostly {listed([names[i] for i in enough])}"


def _week_before(scores: Scores, week: str) -> str | None:
    labels = list(scores.weeks.index)
    place = labels.index(week)
    return labels[place - 1] if place else None


def _movements(scores: Scores, week: str, series: Mapping[str, pd.Series]) -> str:
    """Say each series' way from the week before, in whole points; "" when none is known this week."""
    before = _week_before(scores, week)
    known = {name: values for name, values in series.items() if pd.notna(values[week])}
    if before is None or any(pd.isna(values[before]) for values in known.values()):
        stand = [f"{name} at {_whole(values[week])}" for name, values in known.items()]
        return _so_far(scores, week, listed(stand).replace(" at ", " stands at ", 1))
    ordered = sorted(known, key=lambda name: -abs(known[name][week] - known[name][before]))
    return _so_far(scores, week, listed([_way(name, known[name][before], known[name][week]) for name in ordered]))


def _way(name: str, before: float, now: float) -> str:
    if _whole(before) == _whole(now):
        return f"{name} holds at {_whole(now)}"
    return f"{name} {'rises' if now > before else 'falls'} from {_whole(before)} to {_whole(now)}"


def _whole(value: float) -> str:
    rounded = round(value)
    return f"\u2212{-rounded}" if rounded < 0 else str(rounded)
