"""Everything that a map shows, before it is drawn: the frame and what stands in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dashboard.figures.map_frame import Rect, distance
from dashboard.figures.map_layout import name_rect

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dashboard.figures.map_frame import Frame, Point
    from dashboard.figures.map_layout import Inset
    from dashboard.figures.map_marks import Incident, Site, Spot
    from dashboard.geometry.ground import Ground

SITE_SIZE = 7.0
AT_SITE = 9.0
_PADDING = 7.0
_NAME_BELOW = 10.0
_NAME_BESIDE = 4.0


@dataclass(frozen=True)
class Ring:
    """Incidents known only to an area: the spot they stand in, inside a dashed ring, and its words beside it.

    side: where the words stand: 0 below, 1 above, 2 right, 3 left.
    """

    spot: Spot
    words: str
    side: int = 0

    @property
    def radius(self) -> float:
        """The ring's radius in pixels."""
        return self.spot.reach + _PADDING

    @property
    def name_at(self) -> Point:
        """The middle of the words, in pixels."""
        x, y = self.spot.middle
        half = name_rect(self.words, (0.0, 0.0)).right
        return (
            (x, y + self.radius + _NAME_BELOW),
            (x, y - self.radius - _NAME_BELOW),
            (x + self.radius + _NAME_BESIDE + half, y),
            (x - self.radius - _NAME_BESIDE - half, y),
        )[self.side]

    @property
    def rect(self) -> Rect:
        """What ring and words take together."""
        x, y = self.spot.middle
        name = name_rect(self.words, self.name_at)
        return Rect(
            min(x - self.radius, name.left),
            min(y - self.radius, name.top),
            max(x + self.radius, name.right),
            max(y + self.radius, name.bottom),
        )


@dataclass
class Scene:
    """Ground and frame, incidents and sites, spots in the frame, inset, rings, what is off the map."""

    ground: Ground
    frame: Frame
    incidents: list[Incident]
    sites: list[Site]
    spots: list[Spot]
    inset: Inset | None = None
    rings: list[Ring] = field(default_factory=list)
    off_map: str = ""

    @property
    def points(self) -> list[Point]:
        """Pixels of all sites and spots in view."""
        seen = [self.frame.pixel(site.at) for site in self.sites_in(self.frame)]
        return [*seen, *(spot.middle for spot in self.spots)]

    def sites_in(self, frame: Frame) -> list[Site]:
        """List the sites in view of a frame."""
        return [site for site in self.sites if frame.view.holds(site.at)]

    @property
    def taken(self) -> list[Rect]:
        """What rings and names must keep clear of: marks, the inset and what it shows, the rings so far."""
        marks = [Rect.at(point, SITE_SIZE, SITE_SIZE) for point in self.points]
        marks += [Rect.at(spot.middle, spot.reach, spot.reach) for spot in self.spots]
        if self.inset:
            marks += [self.inset.rect, self.inset.source]
        return [*marks, *(ring.rect for ring in self.rings)]


def spot_at(spots: Sequence[Spot], pixel: Point) -> Spot | None:
    """Return the spot whose incidents happened at this pixel, if any."""
    return next((spot for spot in spots if distance(spot.middle, pixel) <= AT_SITE), None)
