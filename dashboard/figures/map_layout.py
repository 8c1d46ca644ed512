"""Where things stand on the map: the crowded part and its inset, free places, names without overlap."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.figures.labels import text_width
from dashboard.figures.map_frame import Frame, Rect, distance
from dashboard.figures.sheet import NOTE_SIZE
from dashboard.geometry.clip import Box, ring_holds

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from dashboard.figures.map_frame import Point
    from dashboard.geometry.ground import Land

Room = tuple[float, float]

INSET_ACROSS, INSET_DOWN = 0.46, 0.36
_CROWDED = 15.0
_FEWEST = 3
_INSET_PADDING = 0.22
_SMALLEST_INSET = 0.12
_LINE_HEIGHT = 14.0
_NAME_GAP = 5.0
_GRID = 16.0
_EDGE = 4.0
_FAR = 90.0
_SMALL_LAND = 900.0


@dataclass(frozen=True)
class Inset:
    """A part of the map drawn again at a larger scale, in a corner.

    source: what it shows, in the main frame's pixels; rect: where it stands there; frame: its own frame;
    x_domain, y_domain: its share of the plot, from the left and from the bottom.
    """

    source: Rect
    rect: Rect
    frame: Frame
    x_domain: tuple[float, float]
    y_domain: tuple[float, float]


@dataclass(frozen=True)
class Name:
    """A name on the map: its words, the pixel of its mark and of its own middle, whether it is strong."""

    words: str
    mark: Point
    middle: Point
    is_strong: bool


def choose_inset(frame: Frame, points: Sequence[Point]) -> Inset | None:
    """Find the most crowded part of the map and a corner for its inset; None when nothing is crowded.

    points: pixels of sites and incidents in the main frame. Crowded are three points or more that are linked
    by steps of at most 15 px. The corner with the fewest points is taken; when each holds points of the crowd
    itself, there is no inset.
    """
    crowd = max(_clusters(points), key=len, default=[])
    if len({(round(x), round(y)) for x, y in crowd}) < _FEWEST:
        return None
    width, height = frame.rect.right * INSET_ACROSS, frame.rect.bottom * INSET_DOWN
    corners = [
        (Rect(left, top, left + width, top + height), x_domain, y_domain)
        for top, y_domain in ((frame.rect.bottom - height, (0.0, INSET_DOWN)), (0.0, (1 - INSET_DOWN, 1.0)))
        for left, x_domain in (
            (0.0, (0.0, INSET_ACROSS)),
            (frame.rect.right - width, (1 - INSET_ACROSS, 1.0)),
        )
    ]
    rect, x_domain, y_domain = min(corners, key=lambda corner: sum(corner[0].grown(8).holds(at) for at in points))
    if any(rect.grown(8).holds(at) for at in crowd):
        return None
    own = Frame.fit(_inset_box(frame, crowd), width, height)
    corner, end = frame.pixel((own.view.west, own.view.north)), frame.pixel((own.view.east, own.view.south))
    return Inset(Rect(*corner, *end), rect, own, x_domain, y_domain)


def _clusters(points: Sequence[Point]) -> list[list[Point]]:
    """Group points that are linked by short steps."""
    left = list(points)
    clusters = []
    while left:
        cluster = [left.pop()]
        for point in cluster:
            linked = [other for other in left if distance(point, other) <= _CROWDED]
            left = [other for other in left if other not in linked]
            cluster += linked
        clusters.append(cluster)
    return clusters


def _inset_box(frame: Frame, crowd: Sequence[Point]) -> Box:
    box = Box.around([frame.place(point) for point in crowd])
    span = max(box.width, box.height, _SMALLEST_INSET)
    return box.grown(span * _INSET_PADDING, span * _INSET_PADDING)


def free_place(land: Land, frame: Frame, room: Room, taken: Sequence[Rect], cores: Sequence[Room] = ()) -> Point | None:
    """Find the place within a country that is farthest from everything else; None when none is free.

    room: half width and half height, in pixels, that must be in view and clear of `taken`, and lie wholly in
    the country; where none does, it is enough that a core does, tried in order. A country of which hardly
    anything is in view has no place at all.
    """
    if land.area * frame.unit**2 * frame.ratio < _SMALL_LAND:
        return None
    inside = frame.rect.grown(-_EDGE)
    extent = Rect.around([frame.pixel(place) for ring in land.rings for place in ring])
    found: list[tuple[float, Point]] = []
    for row in range(int(frame.rect.bottom / _GRID)):
        for column in range(int(frame.rect.right / _GRID)):
            at = ((column + 0.5) * _GRID, (row + 0.5) * _GRID)
            rect = Rect.at(at, *room)
            if not extent.holds(at) or not rect.within(inside) or any(rect.meets(other) for other in taken):
                continue
            clear = min((other.distance(at) for other in taken), default=_FAR)
            found.append((min(clear, _FAR), at))
    found.sort(key=lambda one: -one[0])
    for core in (room, *cores):
        for _, at in found:
            if _land_holds(land, frame, Rect.at(at, *core)):
                return at
    return None


def _land_holds(land: Land, frame: Frame, rect: Rect) -> bool:
    """Say whether a rectangle's corners and the middles of its sides lie in one part of a country."""
    across, down = (rect.left + rect.right) / 2, (rect.top + rect.bottom) / 2
    corners = [(x, y) for x in (rect.left, across, rect.right) for y in (rect.top, down, rect.bottom)]
    places = [frame.place(corner) for corner in corners]
    return any(all(ring_holds(ring, place) for place in places) for ring in land.rings)


def name_rect(words: str, middle: Point, *, is_strong: bool = False) -> Rect:
    """Return the rectangle that a name takes around its middle."""
    return Rect.at(middle, text_width(words, NOTE_SIZE, bold=is_strong) / 2 + 1, _LINE_HEIGHT / 2)


def place_names(wanted: Iterable[tuple[str, Point, float, bool]], frame: Frame, taken: Sequence[Rect]) -> list[Name]:
    """Set names beside their marks where nothing else stands: right, left, above, below, then the corners.

    wanted: (words, pixel of the mark, its radius, strong), the most important first; taken: rectangles that
    must stay clear. A name for which there is no room is left out: the pointer still finds it.
    """
    inside = frame.rect.grown(-2)
    occupied = list(taken)
    names = []
    for words, mark, radius, is_strong in wanted:
        for middle in _around(words, mark, radius + _NAME_GAP, is_strong=is_strong):
            rect = name_rect(words, middle, is_strong=is_strong)
            if rect.within(inside) and not any(rect.meets(other) for other in occupied):
                names.append(Name(words, mark, middle, is_strong))
                occupied.append(rect)
                break
    return names


def _around(words: str, mark: Point, away: float, *, is_strong: bool) -> list[Point]:
    half = text_width(words, NOTE_SIZE, bold=is_strong) / 2
    x, y = mark
    side, over, slant = away + half, away + _LINE_HEIGHT / 2 - 2, away * 0.6
    return [
        (x + side, y),
        (x - side, y),
        (x, y - over),
        (x, y + over),
        (x + half + slant, y - over + 3),
        (x - half - slant, y - over + 3),
        (x + half + slant, y + over - 3),
        (x - half - slant, y + over - 3),
    ]
