"""The words on the map: places with incidents, sites, countries, and what the map cannot show."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.figures.escaping import plain
from dashboard.figures.labels import text_width
from dashboard.figures.map_frame import Rect
from dashboard.figures.map_layout import free_place, name_rect, place_names
from dashboard.figures.map_scene import SITE_SIZE, spot_at
from dashboard.figures.sheet import NOTE_SIZE, strong

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dashboard.figures.map_frame import Frame, Point
    from dashboard.figures.map_layout import Name
    from dashboard.figures.map_marks import Spot
    from dashboard.figures.map_scene import Scene
    from dashboard.figures.sheet import Chart

_NAME_ROOM = 4.0
_NAME_HALF = 8.0
_OFF_MAP_EDGE = 8.0
_OFF_MAP_HEIGHT = 14.0


@dataclass(frozen=True)
class Anchor:
    """Where words stand: so many pixels right of and above a place, in the frame of some axes."""

    place: Point
    shift: tuple[float, float] = (0.0, 0.0)
    suffix: str = ""


def draw_names(chart: Chart, scene: Scene) -> None:
    """Name places with incidents strongly, then the other sites, then the countries around, where room is."""
    taken = [*scene.taken, *([_off_map_rect(scene)] if scene.off_map else [])]
    hidden = [scene.inset.source, scene.inset.rect] if scene.inset else []
    chosen = [
        name
        for name in wanted_names(scene, scene.frame, scene.spots)
        if not any(rect.holds(name[1]) for rect in hidden)
    ]
    names = place_names(chosen, scene.frame, taken)
    write_names(chart, scene.frame, names, "")
    taken += [name_rect(name.words, name.middle, is_strong=name.is_strong) for name in names]
    for land in scene.ground.lands:
        half = text_width(land.name, NOTE_SIZE) / 2 + _NAME_ROOM
        middle = None if land.is_home else free_place(land, scene.frame, (half, _NAME_HALF), taken, [(1.0, 1.0)])
        if middle:
            write(chart, plain(land.name), Anchor(scene.frame.place(middle)), chart.theme.text_3)
            taken.append(name_rect(land.name, middle))


def wanted_names(scene: Scene, frame: Frame, drawn: Sequence[Spot]) -> list[tuple[str, Point, float, bool]]:
    """List the names to set, the most important first: (words, pixel of the mark, its radius, strong)."""
    names: list[tuple[str, Point, float, bool]] = []
    sites = [(site, frame.pixel(site.at)) for site in scene.sites_in(frame)]
    named: set[str] = set()
    for spot in sorted(drawn, key=lambda spot: -spot.reach):
        near = next((site.name for site, pixel in sites if spot_at([spot], pixel)), "")
        words = near or spot.incidents[0].place
        if words and words not in named:
            names.append((words, spot.middle, spot.reach, True))
            named.add(words)
    others = [(site.name, pixel, SITE_SIZE / 2, False) for site, pixel in sites if site.name not in named]
    return [*names, *others]


def write_names(chart: Chart, frame: Frame, names: Sequence[Name], suffix: str) -> None:
    """Write names beside their marks, in the axes of a frame."""
    theme = chart.theme
    for name in names:
        words = strong(plain(name.words), theme.text) if name.is_strong else plain(name.words)
        shift = (name.middle[0] - name.mark[0], name.mark[1] - name.middle[1])
        write(chart, words, Anchor(frame.place(name.mark), shift, suffix), theme.text_2)


def write(chart: Chart, words: str, at: Anchor, colour: str) -> None:
    """Write words that are safe already."""
    chart.note(
        words,
        xref=f"x{at.suffix}",
        yref=f"y{at.suffix}",
        x=at.place[0],
        y=at.place[1],
        xshift=at.shift[0],
        yshift=at.shift[1],
        font={"size": NOTE_SIZE, "color": colour},
    )


def draw_off_map(chart: Chart, scene: Scene) -> None:
    """Say in a corner, clear of the inset, what the map cannot show."""
    if not scene.off_map:
        return
    rect = _off_map_rect(scene)
    is_left, is_low = rect.left == _OFF_MAP_EDGE, rect.top > _OFF_MAP_EDGE
    chart.note(
        scene.off_map,
        x=0 if is_left else 1,
        xanchor="left" if is_left else "right",
        xshift=_OFF_MAP_EDGE if is_left else -_OFF_MAP_EDGE,
        y=0 if is_low else 1,
        yanchor="bottom" if is_low else "top",
        yshift=_OFF_MAP_EDGE if is_low else -_OFF_MAP_EDGE,
    )


def _off_map_rect(scene: Scene) -> Rect:
    """Return where the words of `draw_off_map` stand: the first corner that the inset leaves free."""
    width, whole = text_width(scene.off_map, NOTE_SIZE), scene.frame.rect
    corners = [
        Rect(left, top, left + width, top + _OFF_MAP_HEIGHT)
        for top in (whole.bottom - _OFF_MAP_EDGE - _OFF_MAP_HEIGHT, _OFF_MAP_EDGE)
        for left in (_OFF_MAP_EDGE, whole.right - _OFF_MAP_EDGE - width)
    ]
    inset = scene.inset
    return next((rect for rect in corners if inset is None or not inset.rect.meets(rect)), corners[0])
