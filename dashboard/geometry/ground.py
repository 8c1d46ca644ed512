"""What one watch's map shows: the box around its country, and in it the land."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from dashboard.geometry.clip import Box, clip_ring, ring_area
from dashboard.geometry.world import read_world

if TYPE_CHECKING:
    from dashboard.geometry.clip import Path, Point
    from dashboard.geometry.world import Country, Outline, World

_MARGIN = 0.04
_SMALLEST_SPAN = 0.5
# The browser may show more than the box, since it keeps the scale of both axes equal.
_AROUND = 0.8
_MAIN_PART = 0.005
_TURN = 360.0
# Steps across the view: finer than a screen draws them.
_FINEST = 1500


@dataclass(frozen=True)
class Land:
    """A country in view: its name, whether it is the watch's own, the outlines of its parts in view."""

    name: str
    is_home: bool
    rings: tuple[Path, ...]

    @property
    def area(self) -> float:
        """Square degrees in view."""
        return sum(ring_area(ring) for ring in self.rings)


@dataclass(frozen=True)
class Ground:
    """The ground of a map. box: what must be in view; everything else is cut to a wider box around it."""

    box: Box
    lands: tuple[Land, ...]

    def place(self, longitude: float, latitude: float) -> Point:
        """Return a point in the box's own count of longitudes, which may run beyond 180."""
        middle = self.box.middle[0]
        turns = round((middle - longitude) / _TURN)
        return (longitude + turns * _TURN, latitude)


@lru_cache(maxsize=8)
def watch_ground(country: str, sites: tuple[Point, ...]) -> Ground:
    """Return the ground for a watch: its country and its protected sites in view, with a small margin.

    country: its English name, in any case; sites: (longitude, latitude) of each. A country that the world
    does not hold leaves the box to the sites alone; without either it is the whole world. Small parts of a
    country far from its main land do not widen the box.
    """
    world = read_world()
    home = next((one for one in world.countries if one.name.casefold() == country.casefold()), None)
    points = [point for ring in _main_rings(home) for point in ring]
    points = _one_turn([*points, *sites])
    box = _with_margin(Box.around(points)) if points else Box(-180.0, -60.0, 180.0, 80.0)
    view = box.grown(box.width * _AROUND, box.height * _AROUND)
    return Ground(box, _lands(world, home, view))


def _main_rings(country: Country | None) -> list[Path]:
    """Return a country's largest outline and those near it: far islands would shrink the map to nothing."""
    if country is None or not country.rings:
        return []
    rings = [ring.points() for ring in country.rings]
    main = max(rings, key=ring_area)
    box = Box.around(list(main))
    near = box.grown(box.width / 2, box.height / 2)
    smallest = _MAIN_PART * ring_area(main)
    return [ring for ring in rings if Box.around(list(ring)).meets(near) and ring_area(ring) > smallest]


def _one_turn(points: list[Point]) -> list[Point]:
    """Put longitudes on one count: across the date line the western ones are taken beyond 180."""
    longitudes = sorted({point[0] for point in points})
    if not longitudes or longitudes[-1] - longitudes[0] <= _TURN / 2:
        return points
    gaps = [(after - before, after) for before, after in pairwise(longitudes)]
    widest, start = max(gaps)
    if widest < _TURN / 3:
        return points
    return [(x if x >= start else x + _TURN, y) for x, y in points]


def _with_margin(box: Box) -> Box:
    span = max(box.width, box.height, _SMALLEST_SPAN)
    grown = box.grown(span * _MARGIN, span * _MARGIN)
    return grown if min(box.width, box.height) > 0 else grown.grown(_SMALLEST_SPAN, _SMALLEST_SPAN)


def _in_view(outline: Outline, view: Box) -> list[Path]:
    """Return the path, and its copies a turn to either side, as far as they can reach into the view."""
    box = outline.box
    turns = [
        turn for turn in (-_TURN, 0.0, _TURN) if Box(box.west + turn, box.south, box.east + turn, box.north).meets(view)
    ]
    return [tuple((x + turn, y) for x, y in outline.points()) for turn in turns]


def _rings(rings: tuple[Outline, ...], view: Box) -> tuple[Path, ...]:
    """Cut closed outlines to the view, no finer than it can show."""
    cuts = (clip_ring(copy, view) for ring in rings for copy in _in_view(ring, view))
    return tuple(coarsened(cut, view.width / _FINEST) for cut in cuts if cut)


def coarsened(path: Path, step: float) -> Path:
    """Leave out points nearer than `step` degrees to the last one kept; the ends always stay.

    >>> coarsened(((0.0, 0.0), (0.1, 0.0), (1.0, 0.0)), 0.5)
    ((0.0, 0.0), (1.0, 0.0))
    """
    kept = [path[0]]
    for point in path[1:-1]:
        if abs(point[0] - kept[-1][0]) + abs(point[1] - kept[-1][1]) >= step:
            kept.append(point)
    return (*kept, path[-1])


def _lands(world: World, home: Country | None, view: Box) -> tuple[Land, ...]:
    """Return the countries in view, the largest first, so that one inside another is drawn upon it."""
    lands = [
        Land(country.name, country is home, rings)
        for country in world.countries
        if (rings := _rings(country.rings, view))
    ]
    return tuple(sorted(lands, key=lambda land: -land.area))
