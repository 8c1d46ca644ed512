"""Incidents known only to a governorate or a country, and those that the map cannot hold."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from dashboard import text
from dashboard.figures.escaping import plain
from dashboard.figures.map_layout import free_place, name_rect
from dashboard.figures.map_marks import Spot
from dashboard.figures.map_scene import Ring

if TYPE_CHECKING:
    from dashboard.figures.map_marks import Incident
    from dashboard.figures.map_scene import Scene


def rough_rings(scene: Scene) -> tuple[list[Ring], str]:
    """Give each area its ring, the fullest first; return the rings and the words for what is off the map.

    A governorate's ring stands at its incidents' point, a country's somewhere free inside it. An area that is
    not in view, and an incident without any place, are counted in words; "" when all is on the map.
    """
    areas: dict[tuple[str, str], list[Incident]] = {}
    beyond: Counter[str] = Counter()
    for incident in scene.incidents:
        if incident.is_precise and incident.at and scene.frame.view.holds(incident.at):
            continue
        if incident.is_precise or not incident.country:
            beyond[incident.country] += 1
        else:
            admin1 = incident.admin1 if incident.precision == "admin1" else ""
            areas.setdefault((incident.country, admin1), []).append(incident)
    # Governorates first: their rings cannot move; then the fullest.
    for (country, admin1), incidents in sorted(areas.items(), key=lambda area: (not area[0][1], -len(area[1]))):
        words = text.KNOWN_ONLY_AS.format(area=admin1 or country, count=len(incidents))
        ring = _at_point(scene, incidents, words) if admin1 else _in_country(scene, country, incidents, words)
        if ring is None:
            beyond[country] += len(incidents)
        else:
            scene.rings.append(ring)
    return scene.rings, _off_map(beyond)


def _in_country(scene: Scene, country: str, incidents: list[Incident], words: str) -> Ring | None:
    """Find a free place in a country for its ring; without one it stands at its incidents' point."""
    land = next((one for one in scene.ground.lands if one.name.casefold() == country.casefold()), None)
    if land is not None:
        ring = Ring(Spot((0.0, 0.0), incidents), words)
        half = max(ring.radius, name_rect(words, (0.0, 0.0)).right)
        cores = [(ring.radius, ring.radius), (1.0, 1.0)]
        middle = free_place(land, scene.frame, (half, ring.rect.bottom), scene.taken, cores)
        if middle:
            return Ring(Spot(middle, incidents), words)
    return _at_point(scene, incidents, words)


def _at_point(scene: Scene, incidents: list[Incident], words: str) -> Ring | None:
    """Set the ring at its incidents' point, with its words on the side that is free; None out of view."""
    known = [incident.at for incident in incidents if incident.at and scene.frame.view.holds(incident.at)]
    if not known:
        return None
    spot = Spot(scene.frame.pixel(known[0]), incidents)
    inside = scene.frame.rect.grown(-2)
    sides = [Ring(spot, words, side) for side in range(4)]
    in_view = [ring for ring in sides if ring.rect.within(inside)]
    for ring in in_view:
        name = name_rect(words, ring.name_at)
        if not any(name.meets(other) for other in scene.taken):
            return ring
    return in_view[0] if in_view else sides[0]


def _off_map(beyond: Counter[str]) -> str:
    """Count in words what the map does not show, by country."""
    if not beyond:
        return ""
    parts = [
        text.OFF_MAP_IN.format(count=count, country=plain(country))
        if country
        else text.OFF_MAP_NOWHERE.format(count=count)
        for country, count in beyond.most_common()
    ]
    return text.OFF_MAP.format(parts=", ".join(parts))
