"""Families, places and titles: what stands and what happened in native units."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest

from dashboard.queries import Queries
from tests.dashboard.cases import queries_of, view_of
from tests.watches import shipped

W12 = "?week=2020-W12"


@pytest.fixture(scope="module")
def queries():
    """Ask about the shipped watch."""
    return queries_of()


class TestFamilies:
    """Panels are grouped by the definitions' own words."""

    def test_shipped_families_have_a_lead_and_members(self, queries):
        """Four of them, in the catalogue's order; the context indicators have no panel."""
        families = queries.families(view_of(queries, W12))
        assert [(family.title, family.drawing, family.ids) for family in families] == [
            ("Attacks", "strikes", ("attacks",)),
            ("Force protection", "measures_raised", ("force_protection_raised", "force_protection_relaxed")),
            ("Troop relocations", "moves", ("troop_relocations",)),
            ("Air defence", "stages", ("air_defense_deployments",)),
        ]

    def test_systems_are_named_without_their_place(self, queries):
        """And one said in the words of its whole kind is not named."""
        names = queries.families(view_of(queries, W12))[3].names
        assert (names["patriot"], names["c_ram"], names["unspecified"]) == ("Patriot", "C-RAM", "not named")

    def test_two_families_of_one_drawing_keep_their_numbers_apart(self):
        """Coalition strikes drawn as strikes too: each panel counts its own."""
        catalogue = shipped.shipped_catalogue()
        drawn = catalogue.by_id("attacks").native.model_copy(update={"family": "strikes", "family_title": "Strikes"})
        others = tuple(
            d.model_copy(update={"native": drawn}) if d.id == "coalition_strikes" else d for d in catalogue.definitions
        )
        own = Queries(shipped.shipped_watch(), replace(catalogue, definitions=others))
        view = view_of(own, "?week=2020-W11")
        weeks = own.matrix(view.as_of).incident_weights
        for indicator in ("attacks", "coalition_strikes"):
            rows = weeks[(weeks["indicator"] == indicator) & (weeks["relevance"] > 0)]
            begun = rows[rows["first_day"].between(pd.Timestamp("2020-03-09"), pd.Timestamp("2020-03-15"))]
            assert own.strikes(view, indicator)["incidents"] == begun["incident_id"].nunique() > 0

    def test_measures_of_a_family_are_those_of_the_situation_where_there_is_one_family(self, queries):
        """Raised, relaxed, and in force at the week's end."""
        view = view_of(queries, "?week=2020-W05")
        raised, relaxed, in_force = queries.measures(view, "force_protection")
        standing = queries.situation(view)
        assert (raised, relaxed) == (standing.raised, standing.relaxed)
        assert list(in_force["incident_id"]) == list(standing.measures["incident_id"])
        assert queries.measures(view, "no_such_family")[:2] == (0, 0)


class TestPlaces:
    """The board and the map look at the last day that is known."""

    def test_the_board_is_of_the_sunday_or_of_the_as_of_date(self, queries):
        """Al-Qaim was handed over on Thursday, 19 March."""
        boards = [queries.site_board(view_of(queries, f"{W12}{rest}")) for rest in ("", "&as_of=2020-03-18")]
        states = [board.set_index("short").loc["Al-Qaim", "state"] for board in boards]
        assert states == ["handed over", "held"]

    def test_map_sites_are_the_protected_ones_with_what_is_held(self, queries):
        """Fourteen of sixteen at the end of W12."""
        sites = queries.map_sites(view_of(queries, W12))
        assert (len(sites), int(sites["held"].sum())) == (16, 14)

    def test_each_incident_is_on_the_map_once_under_the_indicator_that_weighs_it_most(self, queries):
        """An incident that two indicators count is one mark."""
        view = view_of(queries, W12)
        rows, placed = queries.incidents(view).rows, queries.map_incidents(view)
        assert placed["incident_id"].is_unique
        assert set(placed["incident_id"]) == set(rows["incident_id"])
        weighed = rows[rows["is_weighed"]].groupby("incident_id")["weight"].max()
        shown = placed.set_index("incident_id")["weight"]
        assert (shown[weighed.index] == weighed).all()


class TestTitles:
    """Each section says what it shows."""

    def test_every_section_has_its_title(self, queries):
        """Eight of them, none empty."""
        titles = queries.titles(view_of(queries, W12))
        assert len(titles) == 8
        assert all(titles.values())
