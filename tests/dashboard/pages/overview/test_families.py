"""The family panels: score and points of each, and the week in native units."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from dash import html

from dashboard.figures.numbers import points
from dashboard.pages.overview.families import families_section
from dashboard.queries import Queries
from tests.dashboard.cases import FAMILIES, LIGHT, case, section_of, view_of
from tests.dashboard.reading import by_class, charts_of, links_of, of_type, only, rows_of, titles_of, words_of
from tests.watches import shipped

ATTACKS, PROTECTION, MOVES, AIR_DEFENCE = range(4)


def panels(name):
    """Draw the panels of a view."""
    return of_type(section_of(name, FAMILIES), html.Article)


def said(name, place, part):
    """Read one part of a panel by its class."""
    return words_of(by_class(panels(name)[place], part))


def test_the_four_families_stand_first_and_in_order():
    """Each opens its lead's incidents."""
    names = [words_of(by_class(panel, "score-card__name")) for panel in panels("usual")]
    assert names == ["Attacks", "Force protection", "Troop relocations", "Air defence"]
    shown = [links_of(by_class(panel, "score-card__name"))[0][1].partition("show=")[2] for panel in panels("usual")]
    assert shown == ["attacks", "force_protection_raised", "troop_relocations", "air_defense_deployments"]


@pytest.mark.parametrize("name", ["usual", "lowered", "first"])
def test_a_panel_shows_its_leads_score_and_its_familys_points(name):
    """Under default weights that is the lead's contribution; where relaxation weighs, it is in the sum."""
    queries, view = case(name)
    table = queries.scores(view).indicators
    week = table[table["week"] == view.week].set_index("indicator")
    for family, panel in zip(queries.families(view), panels(name), strict=True):
        own = week.loc[list(family.ids)]
        assert words_of(only(panel, "score-card__value")) == points(own["score"].iloc[0])
        told = words_of(only(panel, "score-card__points"))
        if own["share"].sum() > 0:
            assert told.startswith(f"{points(own['contribution'].sum())} points")
        else:
            assert told == "– points, weight 0 in this set"


def test_points_of_all_panels_sum_to_the_score():
    """Under the default set, which weighs the four families alone."""
    queries, view = case("usual")
    shown = [float(words_of(only(panel, "score-card__points")).split(" ")[0]) for panel in panels("usual")]
    assert sum(shown) == pytest.approx(queries.scores(view).weeks.at[view.week, "score"], abs=0.2)


def test_the_change_is_told_between_weeks_that_can_be_compared():
    """Down 13.3 in W12; nothing in the first week, after a gap, or while the week is open."""
    assert "−6.7 score ▼down 13.3" in said("usual", ATTACKS, "score-card__beside")
    for name in ("first", "after_the_gap", "provisional", "uncovered"):
        assert by_class(panels(name), "score-card__moved") == []


def test_a_score_that_stood_still_is_unchanged():
    """No arrow, no zero with a sign."""
    assert said("without_reports", ATTACKS, "score-card__moved") == "score unchanged"


def test_attacks_are_told_in_incidents_killed_and_wounded():
    """This week and, with the range of the reports, last week."""
    assert said("usual", ATTACKS, "panel__fact") == "2 incidents, 0 grave, 0 killed, 0 wounded"
    assert said("usual", ATTACKS, "panel__remark") == "Last week 2, 1 grave: 3 killed (3–5), 17 wounded (13–19)"


def test_one_incident_is_said_in_the_singular():
    """W13 has one attack."""
    assert said("after_the_gap", ATTACKS, "panel__fact").startswith("1 incident, ")


def test_a_last_week_that_nobody_searched_is_not_a_quiet_one():
    """Where no report tells of an attack in it, that is not "none"."""
    queries = Queries(shipped.unsearched("2020-W08"), shipped.shipped_catalogue())
    drawn = families_section(queries, view_of(queries, "?week=2020-W09"), LIGHT)
    assert words_of(by_class(of_type(drawn, html.Article)[ATTACKS], "panel__remark")) == "Last week was not covered"
    assert said("first", ATTACKS, "panel__remark") == ""


def test_numbers_that_no_report_gives_are_not_zero():
    """W15: one attack, of which nobody says who was hurt."""
    queries, _ = case("usual")
    drawn = families_section(queries, view_of(queries, "?week=2020-W15"), LIGHT)
    fact = words_of(by_class(of_type(drawn, html.Article)[ATTACKS], "panel__fact"))
    assert fact == "1 incident, 0 grave, killed not said, wounded not said"


def test_protection_is_told_in_measures_and_how_long_they_stand():
    """Raised and relaxed this week, in force at its end, since when; never "still in force for ever"."""
    assert said("usual", PROTECTION, "panel__fact") == "1 raised, 0 relaxed, 9 in force"
    assert said("usual", PROTECTION, "panel__remark") == "Oldest since 31 Dec 2019; in force means not reported lifted"
    assert said("first", PROTECTION, "panel__remark") == "Nothing in force that a report speaks of"


def test_moves_are_told_in_troops_by_direction_and_by_stated_reason():
    """Sized ones summed, the others counted; the reasons as reports state them, several allowed."""
    assert said("usual", MOVES, "panel__fact") == "150 troops out, 300 troops within, 3 moves unsized"
    reasons = said("usual", MOVES, "reasons")
    assert "Virus: 3" in reasons
    assert "Not said: 1" in reasons
    assert said("provisional", MOVES, "panel__fact").endswith("1 move unsized")


def test_moves_of_a_quiet_week_are_none():
    """Zero moves; no bar of reasons."""
    assert said("without_reports", MOVES, "panel__fact") == "0 moves"
    assert "No move began this week" in said("without_reports", MOVES, "reasons")


def test_air_defence_is_told_by_the_latest_stage_of_each_system():
    """Three moving, and since when; before any report there is no system."""
    assert said("usual", AIR_DEFENCE, "panel__fact") == "0 operational, 3 moving, 0 withdrawn"
    assert "moving since 10 Mar 2020" in said("usual", AIR_DEFENCE, "panel__remark")
    assert said("first", AIR_DEFENCE, "panel__remark") == "No system reported yet"


def test_what_was_asked_for_is_said_where_there_is_any():
    """As known on 18 March: one system requested, one moving."""
    assert said("provisional", AIR_DEFENCE, "panel__fact") == "0 operational, 1 moving, 1 requested, 0 withdrawn"


def test_sites_held_are_drawn_only_where_the_watch_names_sites():
    """Without a list of sites there is no line at zero."""
    assert said("usual", MOVES, "panel__drawn") == "Moves a week, and sites held: 14"
    assert said("without_sites", MOVES, "panel__drawn") == "Moves a week"
    assert "sites held" not in said("without_sites", MOVES, "key")


@pytest.mark.parametrize("name", ["usual", "uncovered", "without_reports"])
def test_each_panel_draws_one_chart_over_the_same_weeks_with_its_table(name):
    """The table's rows are the weeks (for systems, their stages)."""
    queries, view = case(name)
    weeks = list(queries.scores(view).weeks.index)
    for place, panel in enumerate(panels(name)):
        assert len(charts_of(panel)) == 1
        if place != AIR_DEFENCE:
            head, *rows = rows_of(of_type(panel, html.Table)[0])
            assert [row[0] for row in rows] == weeks
            assert all(len(row) == len(head) for row in rows)


def test_the_attacks_table_has_the_chart_s_numbers():
    """W11: two incidents, one grave, three killed, seventeen wounded; unsaid is a dash."""
    rows = {row[0]: row[1:] for row in rows_of(of_type(panels("usual")[ATTACKS], html.Table)[0])}
    assert rows["2020-W11"] == ["2", "1", "3", "17"]
    assert rows["2020-W15"] == ["1", "0", "–", "–"]


def test_systems_and_stages_are_named_in_the_watch_s_words():
    """As they are coded where the watch has no words."""
    named = {tuple(row[:2]) for row in rows_of(of_type(panels("usual")[AIR_DEFENCE], html.Table)[0])}
    assert {("C-RAM", "moving"), ("Patriot", "operational")} <= named
    plain = {tuple(row[:2]) for row in rows_of(of_type(panels("without_words")[AIR_DEFENCE], html.Table)[0])}
    assert ("c_ram", "moving") in plain


def test_the_title_says_how_many_incidents_the_families_had():
    """By their first day, beside the middle half of eight weeks; and that nobody looked, where nobody did."""
    reports = case("usual")[0].watch.reports
    moves = reports[(reports["kind"] == "troop_relocation") & ~reports["tally"]]
    began = Counter(moves.groupby("incident_id")["first_day"].min().dt.strftime("%G-W%V"))
    before = sorted(began[f"2020-W{week:02}"] for week in range(4, 12))
    assert (began["2020-W12"], before[1], before[-2]) == (5, 0, 1)
    assert titles_of(section_of("usual", FAMILIES)) == [
        "Five troop relocations, usually none or one; two incidents in air defence"
    ]
    assert titles_of(section_of("uncovered", FAMILIES)) == ["This week was not covered"]
    assert titles_of(section_of("without_reports", FAMILIES)) == ["No incident in any family this week"]


def test_definitions_without_a_drawing_of_their_own_stand_as_counts():
    """The four of most weight, by incidents a week, with incidents and reports as facts."""
    plain = [d.model_copy(update={"native": None}) for d in shipped.shipped_catalogue().definitions]
    queries = Queries(shipped.shipped_watch(), replace(shipped.shipped_catalogue(), definitions=tuple(plain)))
    view = view_of(queries, "?week=2020-W12")
    drawn = of_type(families_section(queries, view, LIGHT), html.Article)
    assert [words_of(by_class(panel, "score-card__name")) for panel in drawn] == [
        "Attacks", "Protection raised", "Relocations", "Air defence",
    ]  # fmt: skip
    assert words_of(by_class(drawn[0], "panel__fact")) == "2 incidents, 4 reports"
    assert words_of(by_class(drawn[0], "panel__drawn")) == "Incidents a week"
