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
        """With what of its weight lies in the week: that of its days which do."""
        view = view_of(queries, W12)
        rows, placed = queries.incidents(view).rows, queries.map_incidents(view)
        assert placed["incident_id"].is_unique
        assert set(placed["incident_id"]) == set(rows["incident_id"])
        parts = queries.matrix(view.as_of).incident_weights
        parts = parts.merge(rows[["incident_id", "indicator"]], on=["incident_id", "indicator"])
        week = set(pd.date_range("2020-03-16", "2020-03-22"))
        days = [pd.date_range(*ends) for ends in zip(parts["first_day"], parts["last_day"], strict=True)]
        parts["inside"] = parts["weight"] * [sum(day in week for day in spread) / len(spread) for spread in days]
        inside = parts.groupby(["incident_id", "indicator"])["inside"].sum().groupby("incident_id").max()
        shown = placed.set_index("incident_id")["weight"]
        assert shown[inside.index].tolist() == pytest.approx(inside.tolist(), abs=1e-9)
        assert (shown < placed.set_index("incident_id").index.map(parts.groupby("incident_id")["weight"].sum())).any()

    @pytest.mark.parametrize(
        ("weights", "indicator", "weight"), [("default", "attacks", 0.1267), ("equal", "coalition_strikes", 0.4)]
    )
    def test_an_incident_that_two_indicators_count_is_one_mark(self, queries, weights, indicator, weight):
        """Under one that has a weight in the set before one that has none, however heavy; then under the heavier."""
        view = view_of(queries, f"?week=2020-W07&weights={weights}")
        rows, placed = queries.incidents(view).rows, queries.map_incidents(view)
        assert (rows["incident_id"] == "INC-20200212-KHIRBET").sum() == 2
        (mark,) = placed[placed["incident_id"] == "INC-20200212-KHIRBET"].to_dict("records")
        assert (mark["indicator"], mark["is_weighed"], round(mark["weight"], 4)) == (indicator, True, weight)
        assert placed["is_weighed"].tolist() == sorted(placed["is_weighed"], reverse=True)


class TestTitles:
    """Each section says what it shows."""

    def test_every_section_has_its_title(self, queries):
        """Eight of them, none empty."""
        titles = queries.titles(view_of(queries, W12))
        assert len(titles) == 8
        assert all(titles.values())
