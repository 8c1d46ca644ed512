"""Two weeks in native units: what happened and what stands at the end of each. Never part of the score."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from indicators.situation.periods import begun_in, week_to
from indicators.situation.standing import WEEK
from indicators.situation.strikes import strikes
from indicators.vocabulary import Drawing

if TYPE_CHECKING:
    import pandas as pd

    from indicators.situation import NativeIncidents, Situation

_WORKING = 2  # place of "operational" among the parts of what is drawn in stages: asked for, moving, operational


class FactName(StrEnum):
    """What a fact counts; moves are named by their part."""

    ATTACKS = "attacks"
    KILLED = "killed"
    WOUNDED = "wounded"
    SITES_HIT = "sites_hit"
    MEASURES = "measures"
    SITES_HELD = "sites_held"
    MOVED = "moved"
    SYSTEMS = "systems"


@dataclass(frozen=True)
class Fact:
    """One number of a week.

    value: None where nobody has said. low, high: what reports differ by, None where they do not. unsized: moves
    whose size no report gives. part: coded part of moves ("out"), else "". unit: of moves. sites: those hit.
    """

    name: FactName
    value: int | None
    low: int | None = None
    high: int | None = None
    unsized: int = 0
    part: str = ""
    unit: str = ""
    sites: tuple[str, ...] = ()


def week_facts(native: NativeIncidents, situation: Situation) -> tuple[Fact, ...]:
    """List a week's facts, from the week's Monday to the situation's day.

    Those that no definition draws are left out: no attacks without a definition drawn as strikes, no systems
    without one drawn in stages, no sites without a protected one. Source: METHOD section 15.
    """
    drawn = {d.native.drawing for d in native.definitions if d.native is not None}
    facts: list[Fact] = []
    if Drawing.STRIKES in drawn:
        facts += _strikes(native, situation)
    if Drawing.MEASURES_RAISED in drawn:
        facts.append(Fact(FactName.MEASURES, int(situation.measures["incident_id"].nunique())))
    if len(native.sites):
        facts.append(Fact(FactName.SITES_HELD, situation.sites_held))
    facts += _moves(native, situation)
    if Drawing.STAGES in drawn:
        facts.append(Fact(FactName.SYSTEMS, _working(native, situation)))
    return tuple(facts)


def _strikes(native: NativeIncidents, situation: Situation) -> list[Fact]:
    counts = situation.strikes[WEEK]
    hit = begun_in(strikes(native), *week_to(situation.day))["site"].dropna()
    short = dict(zip(native.sites["site"], native.sites["short"], strict=True))
    names = tuple(str(short[site]) for site in dict.fromkeys(hit))
    facts = [Fact(FactName.ATTACKS, counts["incidents"])]
    for name in (FactName.KILLED, FactName.WOUNDED):
        low, high = counts[f"{name}_low"], counts[f"{name}_high"]
        differs = low != high
        facts.append(Fact(name, counts[name], low if differs else None, high if differs else None))
    return [*facts, Fact(FactName.SITES_HIT, len(names), sites=names)] if len(native.sites) else facts


def _moves(native: NativeIncidents, situation: Situation) -> list[Fact]:
    units = {d.id: d.native.unit or "" for d in native.definitions if d.native is not None}
    rows = situation.moves[WEEK]
    return [
        Fact(
            FactName.MOVED, int(row["size"]), unsized=int(row["unsized"]), part=str(row["part"]),
            unit=units[str(row["indicator"])],
        )
        for row in rows.to_dict("records")
        if row["part"]
    ]  # fmt: skip


def _working(native: NativeIncidents, situation: Situation) -> int:
    parts = {
        d.id: list(d.native.parts)[_WORKING : _WORKING + 1]
        for d in native.definitions
        if d.native is not None and d.native.drawing == Drawing.STAGES
    }
    stages: pd.DataFrame = situation.stages
    return sum(stage in parts.get(i, []) for i, stage in zip(stages["indicator"], stages["stage"], strict=True))
