"""What stands on the map: incidents at their places, those known only roughly, protected sites."""

from __future__ import annotations

from dataclasses import dataclass, field
from math import cos, pi, sin, sqrt
from typing import TYPE_CHECKING, Any

import pandas as pd

from dashboard import text
from dashboard.figures.escaping import plain
from dashboard.figures.map_frame import distance

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dashboard.figures.map_frame import Frame, Point
    from dashboard.geometry.ground import Ground

# One shape a hue slot, so that colour is never the only carrier; slots beyond go round again.
SYMBOLS = (
    "circle",
    "triangle-down",
    "square",
    "triangle-up",
    "pentagon",
    "hexagon",
    "star",
    "diamond",
    "cross",
)
_PER_ROOT_WEIGHT = 14.0
_SMALLEST, _LARGEST = 7.0, 36.0
_PRECISE = ("site", "town")
_SAME_SPOT = 6.0
_SHELL = 6


@dataclass(frozen=True)
class Incident:
    """One incident of the week: its symbol, its diameter in pixels, what it says, where it is known to be."""

    incident_id: str
    hue: int
    size: float
    words: str
    place: str
    country: str
    admin1: str
    precision: str
    at: Point | None

    @property
    def is_precise(self) -> bool:
        """Whether the incident stands at a point of its own, and not only somewhere in an area."""
        return self.at is not None and self.precision in _PRECISE


@dataclass(frozen=True)
class Site:
    """One protected site: its name here, whether it is held, its place."""

    name: str
    held: bool
    at: Point


@dataclass
class Spot:
    """Incidents drawn together: their middle in pixels, and each with its offset from it."""

    middle: Point
    incidents: list[Incident] = field(default_factory=list)

    def placed(self) -> list[tuple[Incident, Point]]:
        """Return the incidents with their pixels: the largest in the middle, the others around it."""
        ordered = sorted(self.incidents, key=lambda incident: -incident.size)
        return list(zip(ordered, packed(self.middle, [one.size for one in ordered]), strict=True))

    @property
    def reach(self) -> float:
        """How far from its middle the spot reaches, in pixels."""
        return max(distance(self.middle, at) + incident.size / 2 for incident, at in self.placed())


def symbol(hue: int) -> str:
    """Return the shape of an indicator's hue slot (1, 2, ...)."""
    return SYMBOLS[(hue - 1) % len(SYMBOLS)]


def diameter(weight: float) -> float:
    """Return a symbol's diameter in pixels: its area grows with the event weight, within readable limits."""
    return min(_LARGEST, max(_SMALLEST, _PER_ROOT_WEIGHT * sqrt(max(0.0, weight))))


def packed(middle: Point, sizes: Sequence[float]) -> list[Point]:
    """Arrange symbols around a middle: the first in it, the next six around, then twelve, and so on."""
    if not sizes:
        return []
    step = (sizes[0] + (sizes[1] if len(sizes) > 1 else 0.0)) / 2 + 2
    places = [middle]
    shell = 1
    while len(places) < len(sizes):
        count = min(_SHELL * shell, len(sizes) - len(places))
        for number in range(count):
            turn = 2 * pi * number / count - pi / 6
            places.append((middle[0] + shell * step * cos(turn), middle[1] + shell * step * sin(turn)))
        shell += 1
    return places


def read_incidents(incidents: pd.DataFrame, ground: Ground) -> list[Incident]:
    """Read the incidents of `week_map_figure`, the largest first."""
    rows: list[dict[Any, Any]] = incidents.to_dict("records")
    read = []
    for row in rows:
        known = pd.notna(row["latitude"]) and pd.notna(row["longitude"])
        at = ground.place(float(row["longitude"]), float(row["latitude"])) if known else None
        place, summary = _words(row["place"]), _words(row["text"])
        read.append(
            Incident(
                incident_id=str(row["incident_id"]),
                hue=int(row["hue"]),
                size=diameter(float(row["weight"])),
                words=f"<b>{plain(_words(row['short']))}</b>{_beside(place)}<br>{wrapped(summary)}",
                place=place,
                country=_words(row["country"]),
                admin1=_words(row["admin1"]),
                precision=_words(row["geo_precision"]),
                at=at,
            ),
        )
    return sorted(read, key=lambda incident: -incident.size)


def read_sites(sites: pd.DataFrame, ground: Ground) -> list[Site]:
    """Read the sites of `week_map_figure`; a site without a short name has its full one."""
    rows: list[dict[Any, Any]] = sites.to_dict("records")
    return [
        Site(
            name=_words(row["short"]) or _words(row["site"]),
            held=bool(row["held"]),
            at=ground.place(float(row["longitude"]), float(row["latitude"])),
        )
        for row in rows
    ]


def spots(incidents: Sequence[Incident], frame: Frame) -> list[Spot]:
    """Put incidents that fall on one spot of this frame together; those outside its view are left out."""
    found: list[Spot] = []
    for incident in incidents:
        if incident.at is None or not incident.is_precise or not frame.view.holds(incident.at):
            continue
        pixel = frame.pixel(incident.at)
        near = next((spot for spot in found if distance(spot.middle, pixel) <= _SAME_SPOT), None)
        if near is None:
            near = Spot(pixel)
            found.append(near)
        near.incidents.append(incident)
    return found


def wrapped(summary: str, width: int = 60) -> str:
    """Return event text as safe HTML in lines of about `width` letters, for a label under the pointer."""
    lines = [""]
    for word in summary.split():
        if lines[-1] and len(lines[-1]) + len(word) >= width:
            lines.append("")
        lines[-1] += f" {word}" if lines[-1] else word
    return "<br>".join(plain(line) for line in lines)


def _words(value: Any) -> str:
    return "" if pd.isna(value) else str(value)


def _beside(place: str) -> str:
    return f"{text.MAP_SEPARATOR}{plain(place)}" if place else ""
