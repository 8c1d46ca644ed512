"""A map's frame: degrees to nominal pixels and back, with both directions on one scale.

Plain cylindrical (equirectangular) with the middle latitude true to scale: shapes hold within a theatre.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, hypot, radians

from dashboard.geometry.clip import Box

Point = tuple[float, float]


@dataclass(frozen=True)
class Rect:
    """A rectangle in pixels, y downwards."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Rect) -> bool:
        """Say whether two rectangles share a pixel."""
        across = self.left < other.right and other.left < self.right
        return across and self.top < other.bottom and other.top < self.bottom

    def holds(self, point: Point) -> bool:
        """Say whether a point lies in the rectangle."""
        return self.left <= point[0] <= self.right and self.top <= point[1] <= self.bottom

    def within(self, other: Rect) -> bool:
        """Say whether the rectangle lies wholly in another."""
        across = other.left <= self.left and self.right <= other.right
        return across and other.top <= self.top and self.bottom <= other.bottom

    def grown(self, pixels: float) -> Rect:
        """Return the rectangle with so many pixels added on each side."""
        return Rect(self.left - pixels, self.top - pixels, self.right + pixels, self.bottom + pixels)

    def distance(self, point: Point) -> float:
        """Return how far a point is from the rectangle, 0 inside."""
        across = max(self.left - point[0], 0.0, point[0] - self.right)
        return hypot(across, max(self.top - point[1], 0.0, point[1] - self.bottom))

    @classmethod
    def around(cls, points: list[Point]) -> Rect:
        """Return the smallest rectangle around some points."""
        across, down = zip(*points, strict=True)
        return cls(min(across), min(down), max(across), max(down))

    @classmethod
    def at(cls, point: Point, across: float, down: float) -> Rect:
        """Return the rectangle centred on a point, with its half widths."""
        return cls(point[0] - across, point[1] - down, point[0] + across, point[1] + down)


@dataclass(frozen=True)
class Frame:
    """A view of degrees on a rectangle of pixels whose top left corner is (0, 0).

    unit: pixels of one degree of longitude; ratio: how many times as long a degree of latitude is.
    """

    view: Box
    unit: float
    ratio: float

    @classmethod
    def fit(cls, box: Box, width: float, height: float) -> Frame:
        """Show a box as large as it fits, centred; the view is widened to the rectangle's own shape."""
        longitude, latitude = box.middle
        ratio = 1 / max(0.1, cos(radians(latitude)))
        unit = min(width / box.width, height / (box.height * ratio))
        across, down = width / unit / 2, height / unit / ratio / 2
        return cls(Box(longitude - across, latitude - down, longitude + across, latitude + down), unit, ratio)

    @property
    def rect(self) -> Rect:
        """The whole frame in pixels."""
        return Rect(0.0, 0.0, self.view.width * self.unit, self.view.height * self.unit * self.ratio)

    def pixel(self, place: Point) -> Point:
        """Return where a place (longitude, latitude) lies."""
        return (place[0] - self.view.west) * self.unit, (self.view.north - place[1]) * self.unit * self.ratio

    def place(self, pixel: Point) -> Point:
        """Return the place that lies at a pixel."""
        return self.view.west + pixel[0] / self.unit, self.view.north - pixel[1] / self.unit / self.ratio


def distance(one: Point, other: Point) -> float:
    """Return the distance of two pixels."""
    return hypot(one[0] - other[0], one[1] - other[1])
