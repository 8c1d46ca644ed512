"""The world's countries, read once a process from the file kept beside the app."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache, partial
from pathlib import Path as FilePath
from typing import TYPE_CHECKING

from dashboard.geometry.clip import Box

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from dashboard.geometry.clip import Path, Point

WORLD_FILE = FilePath(__file__).parent.parent / "assets" / "geometry" / "world.json"
_TURN = 360
_POLE = 89.0


@dataclass(frozen=True)
class Outline:
    """A closed outline or an open line: its box, and its points, worked out when they are asked for."""

    box: Box
    points: Callable[[], Path]


@dataclass(frozen=True)
class Country:
    """A country: its name in English, and the outer outlines of its parts."""

    name: str
    rings: tuple[Outline, ...]


@dataclass(frozen=True)
class World:
    """All countries; longitude and latitude in degrees."""

    countries: tuple[Country, ...]


@lru_cache(maxsize=1)
def read_world() -> World:
    """Read the shipped world, once a process; its points are decoded only where a map needs them."""
    content = json.loads(WORLD_FILE.read_text(encoding="utf-8"))
    unit = float(content["unit"])
    arcs = content["arcs"]

    def ring(numbers: list[int]) -> Path:
        return joined([_arc(arcs, number, unit) for number in numbers])

    return World(
        tuple(Country(country["name"], _outlines(country["rings"], ring, unit)) for country in content["countries"]),
    )


def _outlines(
    coded: list[tuple[list[int], list[int]]], decode: Callable[[list[int]], Path], unit: float
) -> tuple[Outline, ...]:
    return tuple(Outline(Box(*(edge * unit for edge in box)), partial(decode, rest)) for box, rest in coded)


def _arc(arcs: list[list[int]], number: int, unit: float) -> Path:
    """Return an arc's points; ~n is arc n backwards."""
    return decoded(arcs[number], unit) if number >= 0 else decoded(arcs[~number], unit)[::-1]


def decoded(steps: list[int], unit: float) -> Path:
    """Turn a first point and steps, in units, into points in degrees.

    >>> decoded([4400, 3300, 50, -25], 0.01)
    ((44.0, 33.0), (44.5, 32.75))
    """
    x = y = 0
    points = []
    for dx, dy in zip(steps[::2], steps[1::2], strict=True):
        x, y = x + dx, y + dy
        points.append((round(x * unit, 4), round(y * unit, 4)))
    return tuple(points)


def joined(arcs: Iterable[Path]) -> Path:
    """Join arcs to one outline; each begins where the one before ends."""
    points: list[Point] = []
    for arc in arcs:
        points += arc[1:] if points else arc
    return unwrapped(tuple(points))


def unwrapped(path: Path) -> Path:
    """Carry longitudes on beyond 180 where an outline crosses the date line, without a jump round the world.

    >>> unwrapped(((179.9, 0.0), (-179.9, 1.0), (179.8, 2.0)))
    ((179.9, 0.0), (180.1, 1.0), (179.8, 2.0))
    """
    points: list[Point] = []
    turns = 0
    for x, y in path:
        if points and abs(y) < _POLE:
            turns -= round((x + turns * _TURN - points[-1][0]) / _TURN)
        points.append((round(x + turns * _TURN, 4), y))
    return tuple(points)
