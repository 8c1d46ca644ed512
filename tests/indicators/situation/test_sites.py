"""Sites held, given up, and the site that an incident was at."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from indicators.situation.sites import is_held, protected_sites, site_states, sites_of
from tests.indicators.situation.theatre_of_words import SITES, day
from tests.watches.small import BASE
from tests.watches.tables import SITE_COLUMNS, table


def ground(**changes: Any) -> pd.DataFrame:
    """Build the site list, the first site changed."""
    return protected_sites(table([SITES[0] | changes, *SITES[1:]], SITE_COLUMNS))


def at(**place: Any) -> pd.DataFrame:
    """Build one incident at the base on 8 January, but for `place`."""
    cells = {"first_day": pd.Timestamp("2020-01-08"), "geo_precision": "site", **BASE, **place}
    return pd.DataFrame([cells])


def test_only_protected_sites_are_held():
    """The market is on the list but nobody protects it."""
    assert list(ground()["site"]) == ["Base", "Fort"]


@pytest.mark.parametrize(
    ("on", "held"), [("2020-01-07", False), ("2020-01-08", True), ("2020-01-19", True), ("2020-01-20", False)]
)
def test_a_site_is_held_from_its_first_day_until_the_day_it_is_given_up(on: str, held: bool):
    """The rule is from <= day < until: on the day of the hand-over it is no longer held."""
    sites = ground(from_day=day("2020-01-08"), until_day=day("2020-01-20"))
    assert list(is_held(sites, day(on))) == [held, True]


def test_the_state_says_in_the_words_of_the_note_how_a_site_was_given_up():
    """Only words before a known report count: another colon in the note says nothing."""
    sites = ground(until_day=day("2020-01-20"), note="source: map; handed back: r7 (first part: r6)")
    state = site_states(sites, day("2020-01-21"), {"r7"}).iloc[0]
    assert (state["state"], state["state_day"], state["event_id"]) == (
        "handed back",
        pd.Timestamp("2020-01-20"),
        "r7",
    )


def test_a_site_without_a_noted_report_is_just_given_up():
    """Without the report that its note names, no word is taken from the note."""
    sites = ground(until_day=day("2020-01-20"), note="handed back: r7")
    assert list(site_states(sites, day("2020-01-21"))["state"]) == ["given up", "held"]


def test_a_site_that_opens_later_is_not_yet_held():
    """The day that is shown is the day on which it opens."""
    state = site_states(ground(from_day=day("2020-01-20")), day("2020-01-08")).iloc[0]
    assert (state["state"], state["state_day"]) == ("not yet held", pd.Timestamp("2020-01-20"))


def test_a_held_site_has_neither_day_nor_report():
    """An end to come is not told on an earlier day."""
    sites = ground(until_day=day("2020-01-20"), note="handed back: r7")
    state = site_states(sites, day("2020-01-19"), {"r7"}).iloc[0]
    assert state["state"] == "held"
    assert pd.isna(state["state_day"])
    assert pd.isna(state["event_id"])


def test_a_short_name_stands_in_for_the_long_one_only_where_given():
    """A site without one keeps its own name."""
    assert list(ground(short="B")["short"]) == ["B", "Fort"]


@pytest.mark.parametrize(
    ("place", "site"),
    [
        ({}, "Base"),
        ({"geo_precision": "town"}, "Base"),
        ({"geo_precision": "admin1"}, None),
        ({"geo_precision": "country"}, None),
        ({"latitude": 33.8 + 0.99 / 111.195}, "Base"),  # a degree of latitude is 111.195 km on this sphere
        ({"latitude": 33.8 + 1.01 / 111.195}, None),
        ({"latitude": None, "longitude": None}, None),
    ],
)
def test_an_incident_is_at_a_site_within_a_kilometre_of_it(place: dict[str, Any], site: str | None):
    """Only places known to the site or the town have a point to measure from."""
    found = sites_of(at(**place), ground(), site_km=1.0).iloc[0]
    assert found == site if site else pd.isna(found)


def test_of_two_sites_in_reach_the_nearer_one_is_hit():
    """Two sites 700 m apart: 300 m north of the first is 400 m from the second."""
    rows = [SITES[0], SITES[0] | {"site": "Annex", "latitude": 33.8 + 0.7 / 111.195}]
    sites = protected_sites(table(rows, SITE_COLUMNS))
    points = pd.concat([at(latitude=33.8 + north / 111.195) for north in (0.3, 0.4)], ignore_index=True)
    assert list(sites_of(points, sites, site_km=1.0)) == ["Base", "Annex"]


@pytest.mark.parametrize(("until", "site"), [("2020-01-08", "Base"), ("2020-01-07", None)])
def test_a_site_is_hit_up_to_the_day_it_is_given_up(until: str, site: str | None):
    """The day of the hand-over still counts for what happens there, as it does for relevance."""
    found = sites_of(at(), ground(until_day=day(until)), site_km=1.0).iloc[0]
    assert found == site if site else pd.isna(found)
