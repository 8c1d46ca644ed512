"""The map of the week: where things stand, what is only roughly known, what is crowded."""

from __future__ import annotations

from itertools import combinations

import pandas as pd
import pytest

from dashboard import text
from dashboard.figures.map_frame import Frame, Rect
from dashboard.figures.map_layout import choose_inset, place_names
from dashboard.figures.map_marks import SYMBOLS, diameter, packed, symbol
from dashboard.figures.week_map import week_map_figure
from dashboard.geometry.clip import Box
from dashboard.theme import DARK, LIGHT

SITES = pd.DataFrame(
    {
        "site": ["Green Zone, Baghdad", "Camp Taji", "Basmaya base", "Erbil base", "Al-Qaim"],
        "short": ["Green Zone", None, "Basmaya", "Erbil", "Al-Qaim <b>"],
        "latitude": [33.3089, 33.5260, 33.1900, 36.2376, 34.3690],
        "longitude": [44.3858, 44.2590, 44.6000, 43.9632, 41.0940],
        "held": [True, True, True, True, False],
    }
)
COLUMNS = [
    "incident_id", "short", "hue", "weight", "place", "admin1", "country", "latitude", "longitude",
    "geo_precision", "text",
]  # fmt: skip
NAN = float("nan")


def incidents(*rows) -> pd.DataFrame:
    """Make a table of incidents."""
    return pd.DataFrame(list(rows), columns=COLUMNS)


AT_ERBIL = ("i1", "Attacks", 1, 4.0, "Erbil", "Erbil", "Iraq", 36.2376, 43.9632, "site", "Rockets <b>hit</b>")
ALSO_ERBIL = ("i2", "Relocations", 3, 1.0, "Erbil", "Erbil", "Iraq", 36.2376, 43.9632, "town", "Troops leave")
SOMEWHERE = ("i3", "Rhetoric", 8, 0.2, "Iraq", None, "Iraq", 33.2, 43.7, "country", "A threat")
IN_ANBAR = ("i4", "Attacks", 1, 0.5, "Anbar", "Anbar", "Iraq", 32.4, 41.5, "admin1", "Fire")
ABROAD = ("i5", "Attacks", 1, 0.5, "Paris", None, "France", 48.8, 2.3, "town", "Far away")
NOWHERE = ("i6", "Attacks", 1, 0.5, None, None, None, NAN, NAN, "country", "No place")


def draw(*rows, **options):
    """Draw a map of Iraq with these incidents."""
    return week_map_figure(incidents(*rows), SITES, options.pop("theme", LIGHT), home="Iraq", **options)


def symbols(figure, axis="x"):
    """Return the symbols of the incidents in one frame by incident."""
    found = {}
    for one in figure["data"]:
        if one["name"] == "incidents" and one["xaxis"] == axis:
            for number, incident in enumerate(one["customdata"]):
                found[incident] = {
                    "at": (one["x"][number], one["y"][number]),
                    **{key: one["marker"][key][number] for key in ("symbol", "size", "color")},
                    "words": one["hovertext"][number],
                }
    return found


def words(figure):
    """Return all words on the map."""
    return [note["text"] for note in figure["layout"]["annotations"]]


def test_an_incident_stands_at_its_place_in_its_indicators_colour_and_shape():
    """Erbil's attack: a circle in the first hue, where Erbil is; its text is escaped."""
    one = symbols(draw(AT_ERBIL))["i1"]
    assert one["at"] == pytest.approx((43.9632, 36.2376))
    assert (one["symbol"], one["color"]) == ("circle", LIGHT.hue(1))
    assert "Rockets &lt;b&gt;hit&lt;/b&gt;" in one["words"]


def test_area_grows_with_event_weight():
    """Four times the weight is twice the diameter, within readable limits."""
    assert diameter(4.0) == 2 * diameter(1.0)
    assert diameter(0.0) == diameter(0.01) > 5
    assert diameter(1000.0) < 40


def test_shapes_differ_between_the_nine_tuned_hues():
    """Colour is never the only carrier; a tenth indicator goes round again."""
    assert len(set(SYMBOLS)) == len(LIGHT.hues)
    assert symbol(10) == symbol(1)


def test_incidents_on_one_spot_stand_side_by_side():
    """The heavier one keeps the place, the other stands next to it."""
    both = symbols(draw(AT_ERBIL, ALSO_ERBIL))
    assert both["i1"]["at"] == pytest.approx((43.9632, 36.2376))
    assert both["i2"]["at"] != pytest.approx(both["i1"]["at"])
    assert abs(both["i2"]["at"][0] - both["i1"]["at"][0]) < 1


def test_packed_symbols_of_one_size_do_not_cover_each_other():
    """Nineteen of 10 px: middle, six, twelve."""
    places = packed((0.0, 0.0), [10.0] * 19)
    assert places[0] == (0.0, 0.0)
    distances = [((ax - bx) ** 2 + (ay - by) ** 2) ** 0.5 for (ax, ay), (bx, by) in combinations(places, 2)]
    assert min(distances) > 10


def test_what_is_known_only_to_the_country_stands_in_a_dashed_ring_that_says_so():
    """Not at the country's coded point, which would be a lie about where."""
    figure = draw(SOMEWHERE, ("i9", *SOMEWHERE[1:]))
    assert "known only as Iraq: 2" in words(figure)
    (ring,) = [shape for shape in figure["layout"]["shapes"] if shape["type"] == "circle"]
    assert "px" in ring["line"]["dash"]
    for one in symbols(figure).values():
        assert ring["x0"] < one["at"][0] < ring["x1"]
        assert ring["y0"] < one["at"][1] < ring["y1"]
    for longitude, latitude in zip(SITES["longitude"], SITES["latitude"], strict=True):
        assert not (ring["x0"] < longitude < ring["x1"] and ring["y0"] < latitude < ring["y1"])


def test_a_governorates_ring_stands_at_its_point():
    """Anbar's ring is about Anbar."""
    figure = draw(IN_ANBAR)
    (ring,) = [shape for shape in figure["layout"]["shapes"] if shape["type"] == "circle"]
    assert ((ring["x0"] + ring["x1"]) / 2, (ring["y0"] + ring["y1"]) / 2) == pytest.approx((41.5, 32.4))
    assert "known only as Anbar: 1" in words(figure)


def test_what_the_map_cannot_hold_is_counted_in_words():
    """An incident in France and one without a place are not dropped silently."""
    figure = draw(AT_ERBIL, ABROAD, NOWHERE)
    assert set(symbols(figure)) == {"i1"}
    said = [one for one in words(figure) if one.startswith("Not on the map")]
    assert said == [text.OFF_MAP.format(parts="1 in France, 1 without a place")]
    assert not [one for one in words(draw(AT_ERBIL)) if one.startswith("Not on the map")]


def test_protected_sites_are_small_squares_fainter_once_given_up():
    """Al-Qaim is no longer held; names are escaped; a missing short name is the full one."""
    figure = draw()
    (sites,) = [one for one in figure["data"] if one["name"] == "sites" and one["xaxis"] == "x"]
    assert sites["marker"]["symbol"] == "square"
    edges = dict(zip(sites["hovertext"], sites["marker"]["line"]["color"], strict=True))
    assert edges["Camp Taji"] == LIGHT.text_2
    assert edges["Al-Qaim &lt;b&gt;"] == LIGHT.field_edge


def test_places_with_incidents_are_named_strongly():
    """Erbil speaks up, Al-Qaim does not."""
    said = words(draw(AT_ERBIL))
    assert any("font-weight:600" in one and "Erbil" in one for one in said)
    assert "Al-Qaim &lt;b&gt;" in said


def test_the_crowd_around_baghdad_is_drawn_again_at_its_own_scale():
    """Three sites within a few pixels: an inset holds them apart and names them, the main map does not."""
    figure = draw(AT_ERBIL)
    inset = figure["layout"]["xaxis2"]["range"]
    main = figure["layout"]["xaxis"]["range"]
    assert inset[0] < SITES["longitude"][1]
    assert inset[1] > SITES["longitude"][2]
    assert inset[1] - inset[0] < (main[1] - main[0]) / 5
    named = {note["text"]: note["xref"] for note in figure["layout"]["annotations"]}
    assert named["Basmaya"] == "x2"
    assert "erbil" not in {name.lower() for name, axis in named.items() if axis == "x2"}


def test_both_directions_share_one_scale():
    """A degree of latitude is longer than one of longitude by 1/cos of the middle latitude."""
    layout = draw(AT_ERBIL)["layout"]
    assert layout["yaxis"]["scaleanchor"] == "x"
    assert layout["yaxis"]["scaleratio"] == pytest.approx(1.194, abs=0.02)
    assert layout["yaxis2"]["scaleanchor"] == "x2"


def test_land_is_drawn_from_the_shipped_ground_with_neighbours_named():
    """Iraq in the tint of the watch's own country, its neighbours paler, no tile asked for."""
    figure = draw(AT_ERBIL)
    fills = {one["name"]: one.get("fillcolor") for one in figure["data"] if one.get("fill") == "toself"}
    assert fills["Iraq"] == LIGHT.land
    assert fills["Iran"] == fills["Syria"] == LIGHT.land_abroad
    assert {"Iran", "Syria", "Saudi Arabia"} <= set(words(figure))
    assert {one["type"] for one in figure["data"]} == {"scatter"}


def test_no_two_names_overlap():
    """Names in the main frame, measured as the map measures them."""
    frame = Frame.fit(Box(40.0, 30.0, 48.0, 37.0), 440, 440)
    wanted = [(f"Place number {number}", (100.0 + 9 * number, 200.0), 4.0, number == 0) for number in range(12)]
    names = place_names(wanted, frame, [])
    rects = [Rect.at(name.middle, 6.0 * len(name.words) / 2, 6.0) for name in names]
    assert 3 <= len(names) < 12
    assert names[0].words == "Place number 0"
    assert not any(one.meets(other) for one, other in combinations(rects, 2))


def test_without_a_crowd_there_is_no_inset():
    """Two points are no crowd, and three far apart are none either."""
    frame = Frame.fit(Box(40.0, 30.0, 48.0, 37.0), 440, 440)
    assert choose_inset(frame, [(10.0, 10.0), (12.0, 10.0)]) is None
    assert choose_inset(frame, [(10.0, 10.0), (200.0, 10.0), (400.0, 300.0)]) is None


def test_an_inset_never_hides_what_it_shows():
    """A crowd in one corner sends the inset to another."""
    frame = Frame.fit(Box(40.0, 30.0, 48.0, 37.0), 440, 440)
    crowd = [(30.0, 400.0), (38.0, 402.0), (34.0, 408.0)]
    inset = choose_inset(frame, crowd)
    assert inset is not None
    assert not any(inset.rect.holds(point) for point in crowd)


def test_a_crowd_in_every_corner_has_no_inset():
    """Two chains of points from corner to corner leave no place that hides none of them."""
    frame = Frame.fit(Box(40.0, 30.0, 48.0, 37.0), 440, 440)
    steps = range(10, 440, 10)
    crowd = [(float(at), float(at)) for at in steps] + [(float(at), 440.0 - at) for at in steps]
    assert choose_inset(frame, crowd) is None


def test_a_click_opens_the_incident():
    """The mark carries the incident, in both frames."""
    near = ("i7", "Attacks", 1, 1.0, "Taji", None, "Iraq", 33.5260, 44.2590, "site", "Rockets")
    figure = draw(near)
    assert set(symbols(figure)) == set(symbols(figure, "x2")) == {"i7"}


@pytest.mark.parametrize("theme", [LIGHT, DARK])
@pytest.mark.parametrize("compact", [False, True])
def test_a_quiet_week_shows_the_sites_alone(theme, compact):
    """No incident is a finding, not an empty page."""
    figure = draw(theme=theme, compact=compact)
    assert symbols(figure) == {}
    assert [one for one in figure["data"] if one["name"] == "sites"]


def test_a_country_that_the_world_does_not_hold_is_shown_by_its_sites():
    """The map still stands, around the sites."""
    figure = week_map_figure(incidents(SOMEWHERE), SITES, LIGHT, home="Atlantis")
    west, east = figure["layout"]["xaxis"]["range"]
    assert west < SITES["longitude"].min()
    assert east > SITES["longitude"].max()
