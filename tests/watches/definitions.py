"""Definitions written in the tests: one call names what differs from a plain flow indicator."""

from __future__ import annotations

from typing import Any

from indicators.catalogue import Catalogue
from indicators.definition import Definition, WeightSet

ATTACK_LADDER = [
    {"value": 1},
    {
        "value": 2,
        "any": [{"field": "wounded", "at_least": 1}, {"field": "subtype", "is": ["arson_storming"]}],
    },
    {"value": 4, "any": [{"field": "killed", "at_least": 1}]},
    {
        "value": 8,
        "any": [{"field": "killed", "at_least": 5}, {"field": "subtype", "is": ["ballistic_missile"]}],
    },
]
ON_PROTECTED = {"target_side": ["@protected"], "at_protected_site": ["yes"]}
TROOPS = {"field": "magnitude_unit", "is": ["troops"]}
MOVE_LADDER = [
    {"value": 1},
    {"value": 2, "all": [TROOPS, {"field": "magnitude", "at_least": 60}]},
    {"value": 4, "all": [TROOPS, {"field": "magnitude", "at_least": 300}]},
    {"value": 8, "all": [TROOPS, {"field": "magnitude", "at_least": 1500}]},
]
AIR_DEFENCE_LADDER = [
    {"value": 1},
    {"value": 2, "any": [{"field": "subtype", "is": ["patriot"]}]},
    {
        "value": 4,
        "any": [{"field": "magnitude_unit", "is": ["batteries"]}],
        "all": [{"field": "subtype", "is": ["patriot"]}, {"field": "magnitude", "at_least": 4}],
    },
]
AIR_DEFENCE_PHASES = {
    "field": "direction",
    "shares": {"request": 0.0, "deploy": 0.5, "operational": 0.5, "withdraw": 0.0},
}


def definition(name: str, **changes: Any) -> Definition:
    """Make a flow indicator that counts attacks, each worth 1, with h = 1 and H = 4, but for `changes`."""
    content: dict[str, Any] = {
        "id": name,
        "title": name.capitalize(),
        "short": name[:12],
        "hue": 1,
        "question": "What does this count?",
        "axis": "threat",
        "sign": 1,
        "kind": "flow",
        "timing": "coincident",
        "lag_weeks": 0,
        "rationale": "Made for a test.",
        "diagnosticity": "None claimed.",
        "version": 1,
        "match": {"kind": ["attack"]},
        "severity": [{"value": 1}],
        "memory": {"half_life_weeks": 1},
        "scale": {"method": "saturating", "anchor": 4, "reason": "Made for a test."},
        **changes,
    }
    return Definition.model_validate({key: value for key, value in content.items() if value is not None})


def saturating(anchor: float) -> dict[str, Any]:
    """Say a saturating scale with its anchor H."""
    return {"method": "saturating", "anchor": anchor, "reason": "Made for a test."}


def linear(anchor: float) -> dict[str, Any]:
    """Say a linear scale with its upper end U."""
    return {"method": "linear", "anchor": anchor, "reason": "Made for a test."}


def catalogue(*definitions: Definition, weights: dict[str, float] | None = None) -> Catalogue:
    """Put definitions together with one weight set named default (left out: all weigh 1)."""
    named = weights or {one.id: 1.0 for one in definitions}
    default = WeightSet.model_validate(
        {
            "id": "default",
            "title": "Default",
            "reason": "Made for a test.",
            "author": "the tests",
            "date": "2020-01-01",
            "weights": named,
        },
    )
    return Catalogue(definitions=tuple(definitions), weight_sets={"default": default})
