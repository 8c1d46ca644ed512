"""The shipped world, and what one watch's map shows of it."""

from __future__ import annotations

import json

import pytest

from dashboard.geometry.build import build
from dashboard.geometry.clip import Box, ring_area, ring_holds
from dashboard.geometry.ground import coarsened, watch_ground
from dashboard.geometry.world import WORLD_FILE, joined, read_world

BAGHDAD, PARIS, NAIROBI, SUVA = (44.4, 33.3), (2.35, 48.86), (36.82, -1.29), (178.44, -18.10)


def country(name):
    """Return a country by its name."""
    (found,) = [one for one in read_world().countries if one.name == name]
    return found


@pytest.mark.parametrize(
    ("name", "capital"),
    [
        ("Iraq", BAGHDAD),
        ("France", PARIS),
        ("Kenya", NAIROBI),
        ("Colombia", (-74.1, 4.6)),
        ("Fiji", (178.0, -17.8)),
    ],
)
def test_a_country_holds_its_capital_on_every_continent(name, capital):
    """Names and outlines belong together, wherever the watch is."""
    assert any(ring_holds(ring.points(), capital) for ring in country(name).rings)


def test_every_outline_is_closed_and_lies_in_its_box():
    """The boxes decide what is decoded: a wrong one would lose land."""
    for one in read_world().countries:
        for ring in one.rings:
            points = ring.points()
            assert points[0] == points[-1], one.name
            assert Box.around(list(points)).meets(ring.box)
            box = ring.box.grown(1e-6, 1e-6)
            assert all(box.holds(point) for point in points), one.name


def test_long_names_are_written_out():
    """A watch says Democratic Republic of the Congo."""
    names = {one.name for one in read_world().countries}
    assert {"Democratic Republic of the Congo", "South Sudan", "Bosnia and Herzegovina"} <= names
    assert not [name for name in names if name.endswith("Rep.")]


def test_the_world_stays_small():
    """It travels in the package."""
    assert WORLD_FILE.stat().st_size < 1_200_000


def test_the_ground_of_iraq_has_its_neighbours():
    """The watch's own country is marked, the six neighbours are in view."""
    ground = watch_ground("iraq", (BAGHDAD,))
    assert [land.name for land in ground.lands if land.is_home] == ["Iraq"]
    assert {"Syria", "Kuwait", "Iran", "Jordan", "Saudi Arabia", "Turkey"} <= {land.name for land in ground.lands}
    assert ground.box.holds(BAGHDAD)
    assert ground.box.west < 38.8
    assert ground.box.east > 48.5


def test_a_site_abroad_widens_the_box():
    """Protected sites are always in view."""
    assert watch_ground("Iraq", ((36.0, 31.9),)).box.west < 36.0


def test_larger_lands_are_drawn_first_so_that_enclosed_ones_are_seen():
    """Lesotho lies on South Africa."""
    names = [land.name for land in watch_ground("Lesotho", ()).lands]
    assert names.index("South Africa") < names.index("Lesotho")


def test_across_the_date_line_the_box_stays_narrow():
    """Fiji lies on both sides of 180: a few degrees, not the whole world; Taveuni's point finds its place."""
    ground = watch_ground("Fiji", (SUVA, (-179.9, -16.8)))
    assert ground.box.width < 10
    assert ground.place(-179.9, -16.8) == pytest.approx((180.1, -16.8))
    assert sum(ring_area(ring) for land in ground.lands for ring in land.rings) < 5


def test_an_unknown_country_is_shown_by_its_sites_and_nothing_by_the_world():
    """No error: the map says less."""
    assert watch_ground("Atlantis", (BAGHDAD,)).box.width < 5
    assert watch_ground("Atlantis", ()).box == Box(-180.0, -60.0, 180.0, 80.0)


def test_coarsening_keeps_the_ends():
    """Closed outlines stay closed."""
    ring = ((0.0, 0.0), (0.1, 0.0), (5.0, 0.0), (5.1, 0.1), (0.0, 0.0))
    assert coarsened(ring, 1.0) == ((0.0, 0.0), (5.0, 0.0), (0.0, 0.0))


def test_building_joins_shared_borders_and_reading_gets_them_back():
    """Two squares that share a side: an arc used forwards by one, backwards by the other."""
    topology = {
        "transform": {"scale": [0.1, 0.1], "translate": [10.0, 20.0]},
        "arcs": [
            [[0, 0], [0, 10]],
            [[0, 10], [-10, 0], [0, -10], [10, 0]],
            [[0, 10], [10, 0], [0, -10], [-10, 0]],
        ],
        "objects": {
            "countries": {
                "geometries": [
                    {"type": "Polygon", "arcs": [[0, 1]], "properties": {"name": "West"}},
                    {"type": "MultiPolygon", "arcs": [[[2, 0]], []][:1], "properties": {"name": "S. Sudan"}},
                    {"type": "Polygon", "arcs": [[~0, ~2]], "properties": {"name": "Turned"}},
                ]
            }
        },
    }
    world = json.loads(json.dumps(build(topology)))
    assert [one["name"] for one in world["countries"]] == ["West", "South Sudan", "Turned"]
    assert world["countries"][0]["rings"][0] == [[900, 2000, 1000, 2100], [0, 1]]
    assert world["countries"][1]["rings"][0][0] == [1000, 2000, 1100, 2100]
    assert world["arcs"][0] == [1000, 2000, 0, 100]


def test_arcs_join_without_doubling_the_shared_point():
    """Each begins where the one before ends."""
    assert joined([((0.0, 0.0), (1.0, 0.0)), ((1.0, 0.0), (1.0, 1.0))]) == (
        (0.0, 0.0),
        (1.0, 0.0),
        (1.0, 1.0),
    )
