"""Definitions of a random watch: every form the method knows, with its numbers drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.watches.definitions import (
    AIR_DEFENCE_LADDER,
    AIR_DEFENCE_PHASES,
    ATTACK_LADDER,
    MOVE_LADDER,
    ON_PROTECTED,
    catalogue,
    definition,
    linear,
    saturating,
)

if TYPE_CHECKING:
    import random

    from indicators.catalogue import Catalogue
    from indicators.definition import Definition

HALF_LIVES = [0, 0.5, 1, 2, 3]
WEIGHTS = [0.0, 0.5, 1.0, 2.0, 4.0, 7.3]
STATE_WEIGHTS = [0.0, 0.1, 0.2, 0.5, 2.0]
"""Light enough that the composite often stands while a state is still unknown."""
MOVE_PHASES = {"field": "direction", "shares": {"out": 0.3, "within": 1.0, "in": 0.7}}


def random_catalogue(rng: random.Random) -> Catalogue:
    """Draw two to seven definitions, states among them, and weights of which some or all are zero."""
    makers = [_attacks, _elsewhere, _posture, _moves, _air_defence, _alert, _alarm]
    chosen = rng.sample(makers, rng.randint(2, len(makers)))
    made = sorted((make(rng) for make in chosen), key=lambda one: (one.hue, one.id))
    weights = {one.id: rng.choice(STATE_WEIGHTS if one.kind == "state" else WEIGHTS) for one in made}
    return catalogue(*made, weights=weights)


def positive_flows(found: Catalogue) -> Catalogue:
    """Keep the flow indicators that raise the composite, all with sign +1."""
    flows = [one.model_copy(update={"sign": 1}) for one in found.definitions if one.kind == "flow"]
    return catalogue(*flows)


def _flow(rng: random.Random) -> dict[str, object]:
    anchor = rng.choice([0.3, 1.0, 2.0, 4.0])
    return {
        "sign": rng.choice([1, 1, 1, -1]),
        "memory": {"half_life_weeks": rng.choice(HALF_LIVES)},
        "scale": rng.choice([saturating(anchor), saturating(anchor), linear(anchor)]),
    }


def _attacks(rng: random.Random) -> Definition:
    return definition("attacks", hue=1, severity=ATTACK_LADDER, match_any=ON_PROTECTED,
                      exclude={"actor_side": ["@protected", "@host"]}, **_flow(rng))  # fmt: skip


def _elsewhere(rng: random.Random) -> Definition:
    return definition("elsewhere", hue=6, severity=ATTACK_LADDER,
                      exclude={"actor_side": ["@protected"], **ON_PROTECTED}, **_flow(rng))  # fmt: skip


def _posture(rng: random.Random) -> Definition:
    ladder = [{"value": 1}, {"value": 2, "any": [{"field": "subtype", "is": ["hardening"]}]}]
    return definition("posture", hue=2, axis="response", severity=ladder,
                      match={"kind": ["posture"], "direction": ["raise", "relax"]}, **_flow(rng))  # fmt: skip


def _moves(rng: random.Random) -> Definition:
    phase = rng.choice([None, MOVE_PHASES])
    return definition("moves", hue=3, axis="exposure", match={"kind": ["relocation"]}, severity=MOVE_LADDER,
                      phase=phase, **_flow(rng))  # fmt: skip


def _air_defence(rng: random.Random) -> Definition:
    return definition("air_defence", hue=4, axis="response", match={"kind": ["air_defense"]},
                      severity=AIR_DEFENCE_LADDER, phase=AIR_DEFENCE_PHASES, **_flow(rng))  # fmt: skip


def _alert(rng: random.Random) -> Definition:
    return definition("alert", hue=5, axis="response", kind="state", match={"kind": ["alert"]},
                      state={"field": "magnitude", "max_level": 4}, sign=rng.choice([1, -1]))  # fmt: skip


def _alarm(rng: random.Random) -> Definition:
    return definition("alarm", hue=7, axis="threat", kind="state", sign=rng.choice([1, 1, -1]),
                      match={"kind": ["alert"], "actor_side": ["@protected", "other"]},
                      state={"field": "magnitude", "max_level": 5})  # fmt: skip
