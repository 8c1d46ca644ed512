"""The world's countries, rivers and lakes, read once a process from the file kept beside the app."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path as FilePath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dashboard.geometry.clip import Path, Point

WORLD_FILE = FilePath(__file__).parent.parent / "assets" / "geometry" / "world.json"
_TURN = 360
_POLE = 89.0


@dataclass(frozen=True)
class Country:
    """A country: its name in English, and the outer outlines of its parts, each closed; degrees."""

    name: str
    rings: tuple[Path, ...]


@dataclass(frozen=True)
class World:
    """All countries, rivers (open lines) and lakes (closed outlines); longitude and latitude in degrees."""

    countries: tuple[Country, ...]
    rivers: tuple[Path, ...]
    lakes: tuple[Path, ...]


@lru_cache(maxsize=1)
def read_world() -> World:
    """Read the shipped world; about a fifth of a second, once a process."""
    content = json.loads(WORLD_FILE.read_text(encoding="utf-8"))
    unit = float(content["unit"])
    arcs = [decoded(arc, unit) for arc in content["arcs"]]
    countries = tuple(
        Country(country["name"], tuple(_ring(numbers, arcs) for numbers in country["rings"]))
        for country in content["countries"]
    )
    rivers = tuple(decoded(line, unit) for line in content["rivers"])
    return World(countries, rivers, tuple(decoded(ring, unit) for ring in content["lakes"]))


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


def _ring(numbers: list[int], arcs: list[Path]) -> Path:
    """Join arcs to one outline; ~n is arc n backwards, and neighbours share their end points."""
    points: list[Point] = []
    for number in numbers:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
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
