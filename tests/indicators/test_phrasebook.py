"""How incidents, places and indicators are named."""

from __future__ import annotations

from typing import Any

from indicators.phrasebook import Phrasebook
from tests.watches.definitions import definition
from tests.watches.told import WORDS, told_matrix, told_watch

ATTACKS = definition("attacks", title="Attacks", short="Attacks")
RAWS = {"attacks": {e: [1, 0, 0] for e in ("e1", "e2", "e3", "e4")}}
TAJI = {"place": "Camp Taji", "geo_precision": "site"}
K1 = {"place": "K-1 base, Kirkuk", "geo_precision": "site"}
COUNTRY = {"place": "Iraq", "geo_precision": "country"}


def book(facts: dict[str, Any], subtypes: dict[str, str | None], **changes: Any) -> Phrasebook:
    """Make a phrasebook of attacks with these places and subtypes."""
    reports = [{"incident_id": e, "kind": "attack", "subtype": subtype} for e, subtype in subtypes.items()]
    return Phrasebook(told_watch(reports, changes.pop("words", WORDS)), told_matrix([ATTACKS], RAWS, facts))


def texts(phrasebook: Phrasebook, points: dict[str, float]) -> list[str]:
    """Say groups of attacks."""
    return [group.text for group in phrasebook.groups({(e, "attacks"): p for e, p in points.items()})]


def test_incidents_with_one_phrase_are_said_together_with_their_days():
    """Two rocket attacks on one place are one group."""
    facts = {
        "e1": {**TAJI, "first_day": "2020-03-11", "last_day": "2020-03-11"},
        "e2": {**TAJI, "first_day": "2020-03-14", "last_day": "2020-03-14"},
    }
    phrasebook = book(facts, {"e1": "rocket", "e2": "rocket"})
    (group,) = phrasebook.groups({("e1", "attacks"): 8.0, ("e2", "attacks"): 6.0})
    assert (group.text, group.when, group.points) == ("rockets on Taji", "11 and 14 March", 14.0)


def test_at_most_two_places_of_a_group_are_named_and_only_while_they_are_needed():
    """The second only while less than six tenths of the points are named."""
    phrasebook = book({"e1": TAJI, "e2": K1}, dict.fromkeys(("e1", "e2", "e3"), "handover"))
    assert texts(phrasebook, {"e1": 5, "e2": 4, "e3": 1}) == ["Taji and K-1 handed over"]
    assert texts(phrasebook, {"e1": 6, "e2": 3, "e3": 1}) == ["Taji handed over"]


def test_a_place_known_only_as_a_country_is_not_listed_beside_sites():
    """It makes a group of its own, even under the same phrase."""
    phrasebook = book({"e1": TAJI, "e2": COUNTRY}, {"e1": "rocket", "e2": "rocket"})
    assert texts(phrasebook, {"e1": 5, "e2": 4}) == ["rockets on Taji", "rockets on Iraq"]


def test_the_group_with_most_points_comes_first():
    """By the sum of its incidents, not by the largest of them."""
    phrasebook = book({"e1": TAJI, "e2": K1, "e3": K1}, {"e1": "rocket", "e2": "handover", "e3": "handover"})
    assert texts(phrasebook, {"e1": 5, "e2": 3, "e3": 3}) == ["K-1 handed over", "rockets on Taji"]


def test_without_a_subtype_the_kind_gives_the_phrase():
    """And without either phrase the coded word is written out."""
    assert texts(book({"e1": TAJI}, {"e1": None}), {"e1": 1}) == ["an attack on Taji"]
    assert texts(book({"e1": TAJI}, {"e1": "arson_storming"}, words={}), {"e1": 1}) == ["arson storming at Taji"]


def test_a_place_that_nobody_gives_is_left_out_of_the_phrase():
    """With the word that leads to it; at the start of a phrase it is a site."""
    nowhere = {"place": None, "country": None}
    phrasebook = book({"e1": nowhere, "e2": nowhere}, {"e1": "rocket", "e2": "handover"})
    assert texts(phrasebook, {"e1": 2, "e2": 1}) == ["rockets", "a site handed over"]


def test_places_lose_brackets_and_what_follows_a_comma_and_take_an_article():
    """Names as they stand inside a sentence."""
    facts = {
        "e1": {"place": "Kolajo (Kulajo), Garmiyan", "geo_precision": "town"},
        "e2": {"place": "Green Zone, Baghdad", "geo_precision": "site"},
    }
    phrasebook = book(facts, {"e1": "rocket", "e2": "rocket"})
    assert texts(phrasebook, {"e1": 2}) == ["rockets on Kolajo"]
    assert texts(phrasebook, {"e2": 2}) == ["rockets on the Green Zone"]


def test_the_leading_report_of_a_counted_kind_gives_the_subtype():
    """A better graded report of another kind, and a bare one, stand back; one published later is unknown."""
    watch = told_watch([
        {"incident_id": "e1", "kind": "claim", "subtype": "handover", "credibility": 1},
        {"incident_id": "e1", "kind": "attack", "subtype": None, "credibility": 1},
        {"incident_id": "e1", "kind": "attack", "subtype": "rocket", "credibility": 3},
        {"incident_id": "e1", "kind": "attack", "subtype": "suspension", "published": "2020-02-01"},
    ])  # fmt: skip
    phrasebook = Phrasebook(watch, told_matrix([ATTACKS], RAWS, {"e1": TAJI}))
    assert texts(phrasebook, {"e1": 1}) == ["rockets on Taji"]


def test_stages_say_how_far_a_system_has_come():
    """The native word of the stage follows the phrase."""
    native = {"family": "air", "family_title": "Air", "drawing": "stages", "field": "direction",
              "parts": {"deploy": "moving"}}  # fmt: skip
    air = definition("air", match={"kind": ["air"]}, native=native)
    watch = told_watch([{"incident_id": "e1", "kind": "air", "subtype": "patriot", "direction": "deploy"}],
                       {"patriot": "Patriot for {place}"})  # fmt: skip
    phrasebook = Phrasebook(watch, told_matrix([air], {"air": {"e1": [1, 0, 0]}}, {"e1": TAJI}))
    assert [group.text for group in phrasebook.groups({("e1", "air"): 1.0})] == ["Patriot for Taji moving"]


def test_fading_names_the_places_that_hold_most_or_none():
    """One or two places with half of the points; a country is no place that fades."""
    phrasebook = book({"e1": TAJI, "e2": K1, "e3": COUNTRY}, {})
    points = {("e1", "attacks"): 5.0, ("e2", "attacks"): 3.0, ("e3", "attacks"): 1.0}
    assert phrasebook.fading_places(points) == ["Taji"]
    assert phrasebook.fading_places(points | {("e1", "attacks"): 3.5}) == ["Taji", "K-1"]
    assert phrasebook.fading_places(points | {("e3", "attacks"): 9.0}) == []
    assert phrasebook.fading_places({}) == []


def test_incidents_that_the_matrix_does_not_know_are_left_out():
    """Nothing can be said of them."""
    assert book({}, {}).groups({("e9", "attacks"): 1.0}) == []


def test_an_indicator_is_named_by_its_short_title():
    """One of another side's definitions by its id."""
    assert book({}, {}).indicator("attacks") == "attacks"
    assert book({}, {}).indicator("hostile_moves") == "hostile moves"
