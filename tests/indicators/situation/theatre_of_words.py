"""A small theatre whose words are its own, so that nothing passes by knowing the shipped ones.

Fire, orders up and down, people shifted, shields: five definitions with [native] tables.
"""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

from indicators.scoring import WeeklyMatrix, score_incidents
from indicators.situation import NativeIncidents, native_incidents
from tests.watches.definitions import ATTACK_LADDER, catalogue, definition
from tests.watches.small import BASE, small_watch

if TYPE_CHECKING:
    from indicators.definition import Definition
    from indicators.watch import Watch

COUNTRY = {"place": "Iraq", "geo_precision": "country", "admin1": None, "latitude": 33.2, "longitude": 43.7}
FORT = {"place": "Fort", "admin1": "Anbar", "country": "Iraq", "latitude": 34.5, "longitude": 41.0}
SITES = [
    {"site": "Base", "protected": True, **BASE},
    {"site": "Fort", "protected": True, **{k: v for k, v in FORT.items() if k != "place"}},
    {"site": "Market", "protected": False, **BASE},
]

FIRE = {"kind": "fire"}
UP = {"kind": "order", "direction": "up"}
DOWN = {"kind": "order", "direction": "down"}
SHIFT = {"kind": "shift", "direction": "away", "magnitude_unit": "people"}
SHIELD = {"kind": "shield", "subtype": "dome", "direction": "ship"}


def native(family: str, drawing: str, **more: Any) -> dict[str, Any]:
    """Write a [native] table."""
    return {"family": family, "family_title": family.capitalize(), "drawing": drawing, **more}


@cache
def definitions() -> tuple[Definition, ...]:
    """Give the five, and a sixth that counts words and has no native table."""
    steps = {"ask": 0.0, "ship": 0.5, "work": 0.5, "gone": 0.0}
    return (
        definition("fire", match=FIRE_MATCH, severity=ATTACK_LADDER, native=native("fire", "strikes")),
        definition("orders", match=words("order", "up"), native=native("orders", "measures_raised"), axis="response"),
        definition(
            "eased",
            match=words("order", "down"),
            native=native("orders", "measures_relaxed"),
            axis="response",
        ),
        definition(
            "shifts",
            match={"kind": ["shift"]},
            axis="exposure",
            native=native(
                "shifts", "moves", field="direction", unit="people", parts={"away": "out", "about": "within"}
            ),
        ),
        definition(
            "shields",
            match={"kind": ["shield"]},
            axis="response",
            phase={"field": "direction", "shares": steps},
            native=native("shields", "stages", field="direction", parts={step: step for step in steps}),
        ),
        definition("words", match={"kind": ["word"]}),
    )


FIRE_MATCH = {"kind": ["fire"]}


def words(kind: str, direction: str) -> dict[str, list[str]]:
    """Match a kind and a direction."""
    return {"kind": [kind], "direction": [direction]}


def theatre(reports: list[dict[str, Any]], **changes: Any) -> Watch:
    """Build a watch of 2020-W01 to W04 with the sites Base and Fort; see small_watch for a report's keys.

    Someone is always talking, which is drawn nowhere.
    """
    return small_watch([*reports, {"day": "2020-01-01", "kind": "word"}], **{"sites": SITES, **changes})


def scored(watch: Watch, as_of: date | None = None) -> WeeklyMatrix:
    """Score a watch under the six definitions."""
    return score_incidents(watch, catalogue(*definitions()), as_of)


def read(reports: list[dict[str, Any]], as_of: date | None = None, **changes: Any) -> NativeIncidents:
    """Read reports in native units."""
    watch = theatre(reports, **changes)
    return native_incidents(watch, scored(watch, as_of))


def day(text: str) -> date:
    """Read a day of the tests."""
    return date.fromisoformat(text)
