"""METHOD sections 7 to 9: weekly indicators to one signed mean, its bounds, its axes and the level held."""

from __future__ import annotations

from dataclasses import dataclass, field
from math import fsum, sqrt

KNOWN_ENOUGH = 0.8
BETA = 0.3
THRESHOLDS = (20, 40, 60, 80)
DEADBAND = 5
AXES = ("threat", "response", "exposure")


@dataclass
class Part:
    """One indicator's side of a composite: z is None while a state indicator is unknown."""

    weight: float
    sign: int
    axis: str
    z: float | None


@dataclass
class Composed:
    """One week's composite; everything None when it may not be said."""

    score: float | None = None
    low: float | None = None
    high: float | None = None
    shares: dict[str, float] = field(default_factory=dict)
    contributions: dict[str, float] = field(default_factory=dict)
    axes: dict[str, float | None] = field(default_factory=dict)


def compose_week(parts: dict[str, Part], aggregation: str) -> Composed:
    """Put one covered week's indicators together."""
    composed = Composed(axes=_axes(parts))
    total = fsum(part.weight for part in parts.values())
    known = {name: part for name, part in parts.items() if part.z is not None}
    weight_known = fsum(part.weight for part in known.values())
    if total <= 0 or weight_known <= 0 or weight_known / total < KNOWN_ENOUGH - 1e-12:
        return composed
    composed.score = _aggregate(known, {name: part.z or 0.0 for name, part in known.items()}, aggregation)
    composed.shares = {name: part.weight / weight_known for name, part in known.items()}
    if aggregation == "arithmetic":  # no other mean splits into parts
        composed.contributions = {
            name: composed.shares[name] * part.sign * (part.z or 0.0) for name, part in known.items()
        }
    least = {n: (0.0 if p.sign > 0 else 100.0) if p.z is None else p.z for n, p in parts.items()}
    most = {n: (100.0 if p.sign > 0 else 0.0) if p.z is None else p.z for n, p in parts.items()}
    composed.low = _aggregate(parts, least, aggregation)
    composed.high = _aggregate(parts, most, aggregation)
    return composed


def _aggregate(parts: dict[str, Part], z: dict[str, float], aggregation: str) -> float:
    used = {name: part for name, part in parts.items() if part.weight > 0}
    total = fsum(part.weight for part in used.values())
    if aggregation == "power_mean":
        return sqrt(fsum(part.weight / total * z[name] ** 2 for name, part in used.items()))
    signed = {name: part.sign * z[name] for name, part in used.items()}
    mean = fsum(part.weight / total * signed[name] for name, part in used.items())
    if aggregation == "max_pull":
        return (1 - BETA) * mean + BETA * max(signed.values())
    return mean


def _axes(parts: dict[str, Part]) -> dict[str, float | None]:
    """Return threat, response, exposure over the positive signs of each axis, and threat - response."""
    axes: dict[str, float | None] = {}
    for axis in AXES:
        mine = {n: p for n, p in parts.items() if p.axis == axis and p.sign > 0 and p.weight > 0}
        known = {name: part for name, part in mine.items() if part.z is not None}
        total = fsum(part.weight for part in mine.values())
        weight_known = fsum(part.weight for part in known.values())
        said = weight_known > 0 and weight_known / total >= KNOWN_ENOUGH - 1e-12
        z = {name: part.z or 0.0 for name, part in known.items()}
        axes[axis] = _aggregate(known, z, "arithmetic") if said else None
    threat, response = axes["threat"], axes["response"]
    axes["contrast"] = None if threat is None or response is None else threat - response
    return axes


def up(score: float) -> int:
    """Count the thresholds at or under a score; a billionth of a point is rounding and decides nothing."""
    return sum(1 for threshold in THRESHOLDS if threshold <= score + 1e-9)


def held_levels(scores: list[float | None], counts: list[bool]) -> list[int | None]:
    """Hold levels: up at once, down after two counting weeks more than the deadband under.

    A week that does not count (provisional, or no score) holds the level before it; None before the first.
    """
    levels: list[int | None] = []
    level, before = None, None
    for score, counting in zip(scores, counts, strict=True):
        if counting and score is not None:
            if level is None or before is None:
                level = up(score)
            else:
                level = max(up(score), min(level, up(max(score, before) + DEADBAND)))
            before = score
        levels.append(level)
    return levels
