"""Make world.json: Natural Earth's countries, rounded and delta-coded.

    python -m dashboard.geometry.build COUNTRIES.json world.json

COUNTRIES is the TopoJSON of the npm package world-atlas (countries-50m.json). What the result looks like is said
in assets/geometry/README.md.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dashboard.geometry.world import decoded, joined

if TYPE_CHECKING:
    from dashboard.geometry.clip import Path as Line

UNIT = 0.01
_WORDS = 3

# Natural Earth shortens long names; a watch writes them out.
_NAMES = {
    "Antigua and Barb.": "Antigua and Barbuda",
    "Bosnia and Herz.": "Bosnia and Herzegovina",
    "Central African Rep.": "Central African Republic",
    "Dem. Rep. Congo": "Democratic Republic of the Congo",
    "Dominican Rep.": "Dominican Republic",
    "Eq. Guinea": "Equatorial Guinea",
    "Falkland Is.": "Falkland Islands",
    "Macedonia": "North Macedonia",
    "Marshall Is.": "Marshall Islands",
    "N. Cyprus": "Northern Cyprus",
    "S. Sudan": "South Sudan",
    "Solomon Is.": "Solomon Islands",
    "St. Kitts and Nevis": "Saint Kitts and Nevis",
    "St. Vin. and Gren.": "Saint Vincent and the Grenadines",
    "W. Sahara": "Western Sahara",
    "eSwatini": "Eswatini",
}


def build(countries: dict[str, Any]) -> dict[str, Any]:
    """Return the content of world.json from the decoded file."""
    arcs = [_coded(arc) for arc in _arcs(countries)]
    return {
        "unit": UNIT,
        "arcs": arcs,
        "countries": [
            {"name": _name(shape), "rings": [_boxed_ring(numbers, arcs) for numbers in _rings(shape)]}
            for shape in countries["objects"]["countries"]["geometries"]
        ],
    }


def _boxed_ring(numbers: list[int], arcs: list[list[int]]) -> list[list[int]]:
    """Return an outline's box and its arc numbers."""
    paths = [decoded(arcs[n], UNIT) if n >= 0 else decoded(arcs[~n], UNIT)[::-1] for n in numbers]
    return [[round(edge / UNIT) for edge in _box(joined(paths))], numbers]


def _box(path: Line) -> list[Any]:
    longitudes, latitudes = zip(*path, strict=True)
    return [min(longitudes), min(latitudes), max(longitudes), max(latitudes)]


def _name(shape: dict[str, Any]) -> str:
    name: str = shape["properties"]["name"]
    return _NAMES.get(name, name)


def _arcs(topology: dict[str, Any]) -> list[list[list[float]]]:
    """Undo TopoJSON's quantisation: each arc as a list of [longitude, latitude]."""
    (x_scale, y_scale), (x_move, y_move) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append([x * x_scale + x_move, y * y_scale + y_move])
        arcs.append(points)
    return arcs


def _rings(shape: dict[str, Any]) -> list[list[int]]:
    """Return a country's outer rings as lists of arc numbers (~n = arc n backwards); holes are dropped."""
    if "arcs" not in shape:
        return []
    polygons = [shape["arcs"]] if shape["type"] == "Polygon" else shape["arcs"]
    return [polygon[0] for polygon in polygons]


def _coded(points: list[list[float]]) -> list[int]:
    """Round to UNIT and write the first point, then steps; steps of no length are left out."""
    coded: list[int] = []
    x = y = 0
    for index, (longitude, latitude) in enumerate(points):
        new_x, new_y = round(longitude / UNIT), round(latitude / UNIT)
        if index and (new_x, new_y) == (x, y):
            continue
        coded += [new_x - x, new_y - y]
        x, y = new_x, new_y
    return coded


def main(arguments: list[str]) -> int:
    """Read the one file, write the other; 2 when called otherwise."""
    if len(arguments) != _WORDS:
        sys.stderr.write(__doc__ or "")
        return 2
    world = build(json.loads(Path(arguments[1]).read_text(encoding="utf-8")))
    Path(arguments[2]).write_text(json.dumps(world, separators=(",", ":"), ensure_ascii=False) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv))
