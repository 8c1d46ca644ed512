"""Outlines and lines cut to a box of longitudes and latitudes."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

Point = tuple[float, float]
Path = tuple[Point, ...]


@dataclass(frozen=True)
class Box:
    """A box in degrees; east is greater than west, beyond 180 where the box spans the date line."""

    west: float
    south: float
    east: float
    north: float

    @property
    def width(self) -> float:
        """Degrees of longitude."""
        return self.east - self.west

    @property
    def height(self) -> float:
        """Degrees of latitude."""
        return self.north - self.south

    @property
    def middle(self) -> Point:
        """The box's centre."""
        return ((self.west + self.east) / 2, (self.south + self.north) / 2)

    def holds(self, point: Point) -> bool:
        """Say whether a point lies in the box, edges included."""
        return self.west <= point[0] <= self.east and self.south <= point[1] <= self.north

    def meets(self, other: Box) -> bool:
        """Say whether two boxes share a point."""
        across = self.west <= other.east and other.west <= self.east
        return across and self.south <= other.north and other.south <= self.north

    def grown(self, longitude: float, latitude: float) -> Box:
        """Return the box with so many degrees added on each side."""
        return Box(self.west - longitude, self.south - latitude, self.east + longitude, self.north + latitude)

    @classmethod
    def around(cls, points: list[Point]) -> Box:
        """Return the smallest box around points; ValueError without any."""
        if not points:
            message = "points: found none. Expected at least one. Give the map something to show."
            raise ValueError(message)
        longitudes, latitudes = zip(*points, strict=True)
        return cls(min(longitudes), min(latitudes), max(longitudes), max(latitudes))


def clip_ring(ring: Path, box: Box) -> Path:
    """Cut a closed outline to a box; the result is closed too, and empty when nothing is left.

    Method: Sutherland and Hodgman, 1974: the outline is cut by one edge of the box after the other. Where an
    outline leaves the box and comes back, the cut runs along the box's edge.
    """
    points = list(ring)
    for axis, edge, sign in ((0, box.west, 1), (0, box.east, -1), (1, box.south, 1), (1, box.north, -1)):
        points = _cut(points, axis, edge, sign)
        if not points:
            return ()
    return (*points, points[0]) if points[0] != points[-1] else tuple(points)


def _cut(points: list[Point], axis: int, edge: float, sign: int) -> list[Point]:
    """Keep what lies on the inner side of one edge: greater than it for sign 1, less for -1."""
    kept: list[Point] = []
    for before, point in zip([points[-1], *points[:-1]], points, strict=True):
        was_in = (before[axis] - edge) * sign >= 0
        is_in = (point[axis] - edge) * sign >= 0
        if was_in != is_in:
            kept.append(_crossing(before, point, axis, edge))
        if is_in:
            kept.append(point)
    return kept


def _crossing(one: Point, other: Point, axis: int, edge: float) -> Point:
    share = (edge - one[axis]) / (other[axis] - one[axis])
    along = one[1 - axis] + share * (other[1 - axis] - one[1 - axis])
    return (edge, along) if axis == 0 else (along, edge)


def _segment(start: Point, end: Point, box: Box) -> tuple[Point, Point] | None:
    """Return the part of a segment inside the box, None when there is none."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    enter, leave = 0.0, 1.0
    for step, room in (
        (-dx, start[0] - box.west),
        (dx, box.east - start[0]),
        (-dy, start[1] - box.south),
        (dy, box.north - start[1]),
    ):
        if step == 0:
            if room < 0:
                return None
            continue
        at = room / step
        enter, leave = (max(enter, at), leave) if step < 0 else (enter, min(leave, at))
    if enter >= leave:
        return None
    return _along(start, dx, dy, enter, end), _along(start, dx, dy, leave, end)


def _along(start: Point, dx: float, dy: float, share: float, end: Point) -> Point:
    """Return the point at a share of a segment; its ends exactly, so that pieces join."""
    if share in {0.0, 1.0}:
        return end if share else start
    return (start[0] + share * dx, start[1] + share * dy)


def ring_area(ring: Path) -> float:
    """Return the area an outline encloses, in square degrees (shoelace), whichever way it runs."""
    return abs(sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in pairwise(ring))) / 2


def ring_holds(ring: Path, point: Point) -> bool:
    """Say whether a point lies inside a closed outline (even-odd rule)."""
    x, y = point
    inside = False
    for (x0, y0), (x1, y1) in pairwise(ring):
        if (y0 > y) != (y1 > y) and x < x0 + (y - y0) / (y1 - y0) * (x1 - x0):
            inside = not inside
    return inside
