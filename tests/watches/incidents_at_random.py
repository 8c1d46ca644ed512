"""One random incident: true facts, then reports that get some wrong or leave them out."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from tests.watches.theatre import random_place

if TYPE_CHECKING:
    import random

Row = dict[str, Any]
KINDS = ["attack", "attack", "attack", "posture", "relocation", "air_defense", "alert"]
SUBTYPES: dict[str, list[str | None]] = {
    "attack": [None, "rocket", "arson_storming", "ballistic_missile"],
    "posture": [None, "advice", "hardening"],
    "relocation": [None, "handover"],
    "air_defense": [None, "patriot", "patriot", "c_ram"],
    "alert": [None],
}
DIRECTIONS: dict[str, list[str | None]] = {
    "attack": [None],
    "posture": ["raise", "relax", None],
    "relocation": ["out", "within", "in", None],
    "air_defense": ["request", "deploy", "operational", "withdraw", None],
    "alert": [None],
}
SIZES: dict[str, tuple[list[Any], list[Any]]] = {
    "attack": ([1, 5], ["rockets"]),
    "posture": ([None], [None]),
    "relocation": ([None, 59, 60, 300, 1499, 1500, 4000], ["troops", "troops", "vehicles"]),
    "air_defense": ([None, 1, 3, 4, 6], ["batteries", "launchers"]),
    "alert": ([None, 0, 1, 2, 3, 4], ["level"]),
}
LENGTHS = {"day": [0, 0, 0, 1], "week": [0, 2, 6, 8], "month": [9, 20, 30, 45]}


def random_incident(
    rng: random.Random,
    name: str,
    weeks: tuple[date, date],
    sites: list[Row],
    most_reports: int,
) -> list[Row]:
    """Draw the reports of one incident; the last fields (names, article) are given by the generator.

    A lone report may carry no incident id; all reports of a tally say so.
    """
    true = _report(rng, rng.choice(KINDS), _day(rng, weeks), sites)
    tally = rng.random() < 0.08
    count = rng.randint(1, most_reports)
    reports = [true] + [_retold(rng, true, sites) for _ in range(count - 1)]
    unnamed = count == 1 and rng.random() < 0.3
    return [report | {"incident_id": None if unnamed else name, "tally": tally} for report in reports]


def _report(rng: random.Random, kind: str, first: date, sites: list[Row]) -> Row:
    sizes, units = SIZES[kind]
    size = rng.choice(sizes)
    attacked = kind == "attack"
    return {
        "kind": kind,
        "subtype": rng.choice(SUBTYPES[kind]),
        "direction": rng.choice(DIRECTIONS[kind]),
        **_dates(rng, first),
        **random_place(rng, sites),
        "actor": rng.choice([None, "A group"]),
        "actor_side": rng.choice(["unknown", "other", None, "coalition", "iraqi_forces", "militia"]),
        "target_side": rng.choice(["coalition", "coalition", "iraqi_forces", None]) if attacked else None,
        "magnitude": size,
        "magnitude_unit": None if size is None else rng.choice(units),
        "killed": rng.choice([None, 0, 1, 5, 40]) if attacked else None,
        "wounded": rng.choice([None, 0, 1, 7]) if attacked else None,
        "credibility": rng.choice([1, 2, 2, 3, 4, 5, 6, None]),
        "published": first + timedelta(days=rng.randint(-1, 16)),
    }


def _retold(rng: random.Random, true: Row, sites: list[Row]) -> Row:
    """Tell an incident again, keeping about half of what the first report said, seldom of another kind."""
    kind = true["kind"] if rng.random() < 0.95 else rng.choice(list(SUBTYPES))
    other = _report(rng, kind, true["first_day"] + timedelta(days=rng.randint(-4, 4)), sites)
    groups = [
        ["first_day", "last_day", "date_precision"],
        ["country", "admin1", "place", "geo_precision", "latitude", "longitude"],
        ["actor", "actor_side"],
        ["magnitude", "magnitude_unit"],
        ["killed", "wounded"],
        ["subtype"],
        ["direction"],
        ["target_side"],
        ["credibility"],
        ["published"],
    ]
    for group in groups:
        if kind == true["kind"] and rng.random() < 0.5:
            other |= {name: true.get(name) for name in group}
    return other


def _day(rng: random.Random, weeks: tuple[date, date]) -> date:
    """Draw a day in the watch's weeks or up to twelve days beyond either edge."""
    first, last = weeks
    return first + timedelta(days=rng.randint(-12, (last - first).days + 12))


def _dates(rng: random.Random, first: date) -> Row:
    precision = rng.choice(["day", "day", "day", "week", "month"])
    length = rng.choice(LENGTHS[precision])
    return {"first_day": first, "last_day": first + timedelta(days=length), "date_precision": precision}
