"""The pane behind a number: the incidents of the week, what memory carries, down to that number."""

from __future__ import annotations

import pytest

from dashboard.evidence_pane.listed import listed_pane
from dashboard.figures.numbers import points, signed
from tests.dashboard.cases import case, queries_of, view_of
from tests.dashboard.reading import by_class, links_of, only, words_of


def listed(name, indicator=None):
    """Draw the list for a view, whole or for one indicator."""
    queries, view = case(name)
    return listed_pane(queries, view.but(show=indicator or "week"), indicator)


def gained(pane):
    """List the points of the rows, as shown."""
    return [words_of(cell).removesuffix(" points") for cell in by_class(pane, "incidents__points")]


@pytest.mark.parametrize("name", ["usual", "lowered", "provisional", "first"])
def test_the_list_of_the_week_ends_in_the_score(name):
    """Title and last line are the headline's number; the rows are all incidents that bring it."""
    queries, view = case(name)
    pane, found = listed(name), queries.incidents(view)
    score = queries.scores(view).weeks.at[view.week, "score"]
    assert words_of(only(pane, "pane__title")) == f"Posture score: {points(score)} points and the incidents behind them"
    assert words_of(only(pane, "incidents__total")) == f"Posture score, all together{points(score)}"
    weighed = [*found.rows["contribution"][found.rows["is_weighed"]], *found.memory["contribution"]]
    assert [one for one in gained(pane) if one != "weight 0"] == [signed(one) for one in weighed]
    assert sum(weighed) == pytest.approx(score, abs=1e-9)


def test_the_list_of_an_indicator_has_its_incidents_alone():
    """Its question, its contribution, and nobody else's incidents."""
    queries, view = case("usual")
    pane = listed("usual", "attacks")
    table = queries.scores(view).indicators.set_index(["week", "indicator"])["contribution"]
    assert words_of(only(pane, "pane__title")).startswith(f"Attacks: {points(table['2020-W12', 'attacks'])} points")
    assert words_of(only(pane, "pane__summary")) == queries.catalogue.by_id("attacks").question
    assert {words_of(row).partition("Attacks: ")[1] for row in by_class(pane, "incidents__row")} == {"Attacks: "}


def test_own_incidents_come_before_what_memory_carries():
    """Two sections; without memory only one, and the total stands under it."""
    assert [words_of(title) for title in by_class(listed("usual"), "pane__section-title")] == [
        "Incidents of this week", "Still in memory from earlier weeks",
    ]  # fmt: skip
    assert [words_of(title) for title in by_class(listed("first"), "pane__section-title")] == ["Incidents of this week"]
    assert len(by_class(listed("first"), "incidents__total")) == 1


def test_each_row_opens_its_incident_and_keeps_the_list_to_come_back_to():
    """The address holds both."""
    hrefs = [row.href for row in by_class(listed("usual", "attacks"), "incidents__row")]
    assert hrefs
    assert all("show=attacks" in href and "incident=INC" in href for href in hrefs)


def test_a_week_that_was_not_covered_lists_what_is_known_without_points():
    """Dashes, no total, and no number in the title."""
    pane = listed("uncovered")
    assert words_of(only(pane, "pane__title")) == "Posture score: the incidents behind it"
    assert by_class(pane, "incidents__total") == []
    assert set(gained(pane)) == {"–", "weight 0"}


def test_without_weights_every_row_says_so():
    """What would count, were it weighed."""
    assert set(gained(listed("no_weight"))) == {"weight 0"}


def test_an_indicator_without_weight_can_be_opened():
    """Its incidents are evidence all the same."""
    pane = listed("usual", "threat_rhetoric")
    assert words_of(only(pane, "pane__title")) == "Threat rhetoric: 0 points and the incidents behind them"
    assert set(gained(pane)) == {"weight 0"}


def test_an_indicator_without_incidents_says_that_none_stands_behind_it():
    """An empty list is said in words."""
    assert "No incident stands behind this number." in words_of(listed("usual", "hostile_surveillance"))
    assert "No incident stands behind this number." in words_of(listed("without_reports"))


def test_closing_drops_the_pane_from_the_address_and_nothing_else():
    """Week, weights and as-of date stay."""
    _queries, view = case("provisional")
    close = by_class(listed("provisional"), "pane__close")[0]
    assert close.href == view.address
    assert "as_of=2020-03-18" in close.href


def test_the_pane_is_a_dialog_with_a_name():
    """For those who hear it, and for the script that moves the focus."""
    pane = listed("usual").to_plotly_json()["props"]
    assert pane["role"] == "dialog"
    assert pane["aria-labelledby"] == only(listed("usual"), "pane__title").id


def test_the_negative_indicator_takes_its_points_off():
    """Relaxation under weights that lower the score."""
    queries = queries_of()
    view = view_of(queries, "?week=2020-W08&weights=relaxed&show=force_protection_relaxed")
    pane = listed_pane(queries, view, "force_protection_relaxed")
    assert words_of(only(pane, "pane__title")).startswith("Force protection relaxed: −21.0 points")
    assert all(one.startswith(("−", ">")) or one == "0" for one in gained(pane))
    assert links_of(pane)
