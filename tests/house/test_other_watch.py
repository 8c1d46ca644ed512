"""A watch on another continent is one folder: other sides, words, places, clock and definitions, no code."""

from __future__ import annotations

import re
from math import isnan
from pathlib import Path

import pytest
from dash import html

from dashboard.evidence_pane import open_pane
from dashboard.pages.overview.page import overview_page
from dashboard.queries import Queries
from dashboard.theme import THEMES
from dashboard.view import View, read_address
from indicators.catalogue import load_catalogue
from indicators.watch import read_watch
from tests.dashboard.reading import by_class, charts_of, every, of_type, only, rows_of, titles_of, words_of
from tests.indicators.commands.shapes import misfits
from tests.indicators.commands.shell import run
from tests.indicators.commands.test_compare import COMPARISON
from tests.indicators.commands.test_score import DOCUMENT
from tests.oracle.score import oracle_matrix, oracle_scores

FOLDER = Path(__file__).parent / "diffa-2022"
WEEKS = ("2021-W50", "2021-W51", "2021-W52", "2022-W01", "2022-W02", "2022-W03", "2022-W04", "2022-W05")
SHIPPED_WORDS = re.compile(
    r"iraq|baghdad|taji|coalition|\btroops?\b|patriot|air defence|force protection|relocation|rocket", re.IGNORECASE
)
RAW = re.compile(r"\b(nan|NaN|None|NaT|inf|not_covered|True|False)\b|<NA>|<bound|\{|\}|__")
VERDICT, FAMILIES, MAIN, SITES, INCIDENTS, INDICATORS, AXES, FOOT = range(8)
FIRE, RULES, MARCHES, COVER = range(4)


@pytest.fixture(scope="module")
def asked():
    """Give the options that name both folders to a command."""
    return ("--watch", str(FOLDER), "--definitions", str(FOLDER / "definitions"))


@pytest.fixture(scope="module")
def scored(asked):
    """Score it by the command."""
    return run("score", *asked, "--json").document


@pytest.fixture(scope="module")
def queries():
    """Serve it."""
    return Queries(read_watch(FOLDER), load_catalogue(FOLDER / "definitions"))


@pytest.fixture(scope="module")
def pages(queries):
    """Draw the page of every week."""
    views = {week: queries.settle(View(week=week))[0] for week in WEEKS}
    return {week: overview_page(queries, view, THEMES["dark"]) for week, view in views.items()}


def panel(page, place):
    """Give one family's panel."""
    return of_type(page.children[FAMILIES], html.Article)[place]


def test_it_is_checked_without_a_fault(asked):
    """Its codebook, sides, stages and opening set agree with each other."""
    ran = run("check", *asked)
    assert ran.status == 0
    assert "0 faults, 0 warnings" in ran.out
    assert "15 rows read, 15 accepted, 0 rejected" in ran.out


def test_it_is_scored(scored):
    """Under its own set, by the same contract."""
    assert misfits(scored, DOCUMENT) == []
    assert scored["watch"] == "diffa-2022"
    assert {i: w for i, w in scored["weights"].items() if w} == {
        "tirs": 4, "mesures": 2, "mouvements": 1, "appui": 2, "alerte": 1,
    }  # fmt: skip
    assert [week["week"] for week in scored["weeks"]] == list(WEEKS)
    assert {week["level_name"] for week in scored["weeks"]} == {"Routine", "Watchful"}


def test_scores_are_those_of_the_slow_second_scorer(queries, scored):
    """Every week and indicator, to 1e-9: flow, state, stages, no memory at all, both scales."""
    weights = queries.catalogue.weights("ordinaire")
    oracle = oracle_scores(oracle_matrix(queries.watch, queries.catalogue), weights)
    for week in scored["weeks"]:
        assert week["score"] == pytest.approx(oracle.weeks[week["week"]]["score"], abs=1e-9)
        for name, row in week["indicators"].items():
            told = oracle.indicators[week["week"], name]
            assert row["score"] == pytest.approx(told["score"], abs=1e-9)
            assert row["raw"] == pytest.approx(told["raw"], abs=1e-9)


def test_contributions_sum_to_each_score(scored):
    """Where there is one."""
    for week in scored["weeks"]:
        parts = [row["contribution"] for row in week["indicators"].values() if row["contribution"] is not None]
        assert sum(parts) == pytest.approx(week["score"] or 0.0, abs=1e-9)


def test_its_own_clock_decides_the_week(scored):
    """23:30 in Greenwich on Sunday, 9 January, is Monday there: the ambush is of 2022-W02."""
    counts = {week["week"]: week["indicators"]["tirs"]["incidents"] for week in scored["weeks"]}
    assert (counts["2022-W01"], counts["2022-W02"]) == (0, 2)


def test_a_state_not_known_yet_is_bounded_and_then_holds(scored):
    """A tenth of the weight on an alert level nobody has reported; from 29 December it is 3 of 4."""
    weeks = {week["week"]: week for week in scored["weeks"]}
    low, high = weeks["2021-W51"]["bounds"]
    assert low <= weeks["2021-W51"]["score"] <= high == pytest.approx(low + 10)
    assert weeks["2021-W51"]["indicators"]["alerte"]["state"] == "unknown"
    assert [weeks[week]["indicators"]["alerte"]["score"] for week in ("2022-W01", "2022-W05")] == [75.0, 50.0]


def test_two_of_its_weeks_are_compared_in_its_own_words(asked):
    """By the contract, adding up, and without a word of another theatre."""
    document = run("compare", "2022-W01", "2022-W02", *asked, "--json").document
    assert misfits(document, COMPARISON) == []
    effects = sum(row["effect"] for row in document["indicators"].values())
    assert effects == pytest.approx(document["change"], abs=1e-9)
    assert document["verdict"] == (
        "Up 1.8 points on last week: air cover adds 3.6, with helicopters for Diffa under way; tightened gives "
        "back 1.5 as Diffa fades."
    )


def test_a_comparison_waits_for_what_is_not_known(asked):
    """The alert level, by its title."""
    withheld = run("compare", "2021-W51", "2021-W52", *asked, "--json").document["withheld"]
    assert withheld.startswith("Alert level not known yet in 2021-W51")


@pytest.mark.parametrize("week", WEEKS)
def test_its_page_says_nothing_raw_and_nothing_of_another_theatre(week, pages):
    """In words, in labels and in every chart."""
    drawn = [text for figure in charts_of(pages[week]).values() for text in _texts(figure)]
    for said in [*(words_of(section) for section in pages[week].children), *drawn]:
        assert not (found := RAW.search(said)), said[max(0, found.start() - 60) : found.end() + 60]
        assert not (found := SHIPPED_WORDS.search(said)), said[max(0, found.start() - 60) : found.end() + 60]


def _texts(figure):
    """List the texts of a figure; the template holds none that is shown."""
    if isinstance(figure, dict):
        return [text for key, value in figure.items() if key != "template" for text in _texts(value)]
    if isinstance(figure, list | tuple):
        return [text for value in figure for text in _texts(value)]
    return [figure] if isinstance(figure, str) else []


def test_the_headline_is_the_score(scored, pages):
    """Every week: a number, or a dash for the one that nobody searched."""
    for week in scored["weeks"]:
        shown = words_of(only(pages[week["week"]].children[VERDICT], "verdict__score"))
        assert shown == ("–" if week["score"] is None else f"{week['score']:.1f}")


def test_bounds_stand_beside_the_score_while_they_matter(pages):
    """Two weeks; never a range where nothing lowers the score."""
    told = {week: words_of(by_class(page.children[VERDICT], "readings")) for week, page in pages.items()}
    assert "Bounds 3.2 to 13.2, whatever turns out for Alert level" in told["2021-W51"]
    assert [week for week in WEEKS if "Bounds" in told[week]] == ["2021-W50", "2021-W51"]
    assert not any("Range" in said for said in told.values())


def test_no_change_is_shown_that_is_withheld(pages):
    """The first week that knows the alert level cannot be set against the one before."""
    assert by_class(pages["2021-W52"].children[VERDICT], "verdict__change") == []
    assert by_class(pages["2022-W02"].children[VERDICT], "verdict__change") != []


def test_its_families_are_drawn_in_their_own_units(pages):
    """Four panels by its own titles; facts in its own terms."""
    page = pages["2022-W01"]
    names = [words_of(by_class(one, "score-card__name")) for one in of_type(page.children[FAMILIES], html.Article)]
    assert names == ["Fire", "Rules", "Marches", "Cover"]
    assert (
        words_of(by_class(panel(page, FIRE), "panel__remark"))
        == "Last week 1, 1 grave: 2 killed (2–3), 1 wounded (0–1)"
    )
    assert words_of(by_class(panel(page, RULES), "panel__fact")) == "1 raised, 0 relaxed, 2 in force"
    assert words_of(by_class(panel(page, MARCHES), "panel__fact")) == "120 soldats leaving"
    assert words_of(by_class(panel(page, MARCHES), "key")).startswith("leaving")
    assert words_of(by_class(panel(page, COVER), "panel__fact")) == "0 overhead, 0 under way, 1 asked for, 0 gone"


def test_an_incident_is_told_by_the_stage_it_had_reached(pages):
    """Asked for in December, under way on 11 January, overhead on the 20th: never ahead of its week."""
    told = {week: words_of(by_class(panel(pages[week], COVER), "score-card__reason")) for week in WEEKS}
    assert told["2021-W52"] == "Helicopters for Diffa asked for, 30 December."
    assert told["2022-W02"] == "Helicopters for Diffa under way, 11 January."
    assert told["2022-W03"] == "Helicopters for Diffa overhead, 20 January."
    listed = {week: words_of(pages[week].children[INCIDENTS]) for week in ("2022-W02", "2022-W03")}
    assert "Two helicopters are on their way." in listed["2022-W02"]
    assert "first patrol" not in listed["2022-W02"]
    assert "The helicopters flew their first patrol." in listed["2022-W03"]


def test_a_lifted_rule_is_in_force_no_more(pages):
    """The curfew ends on 25 January; the escorts stand."""
    told = {week: words_of(by_class(panel(pages[week], RULES), "panel__fact")) for week in WEEKS}
    assert told["2022-W03"] == "0 raised, 0 relaxed, 2 in force"
    assert told["2022-W04"] == "0 raised, 1 relaxed, 1 in force"


def test_its_sites_stand_on_the_board(pages):
    """Short names, one given up, systems under the name of their family."""
    head, *rows = rows_of(of_type(pages["2022-W02"].children[SITES], html.Table)[0])
    board = {row[0]: row for row in rows}
    assert set(board) == {"Diffa", "N'Guigmi", "Dépôt de Maïné-Soroa", "Elsewhere in the theatre"}
    assert board["N'Guigmi"][1] == "given up 6 Jan"
    assert board["Diffa"][head.index("Cover")] == "1 under way"
    assert titles_of(pages["2022-W02"].children[SITES])[0] == "No sites hit; two sites held of 3"


def test_its_map_shows_its_country_and_its_incidents(pages, queries):
    """The frame holds every incident with a point and the sites; Niger and its neighbours are outlined."""
    view, _ = queries.settle(View(week="2022-W02"))
    figure = charts_of(pages["2022-W02"].children[SITES])["week-map"]
    (west, east), (south, north) = figure["layout"]["xaxis"]["range"], figure["layout"]["yaxis"]["range"]
    placed = queries.map_incidents(view).dropna(subset="latitude")
    assert len(placed) == 3
    assert placed["longitude"].between(west, east).all()
    assert placed["latitude"].between(south, north).all()
    names = {trace.get("name") for trace in figure["data"]}
    assert {"Niger", "Nigeria", "Chad"} <= names
    assert "Iraq" not in names


def test_its_main_chart_has_its_indicators(pages):
    """Under their short names, over the turn of the year."""
    figure = charts_of(pages["2022-W02"].children[MAIN])["weeks"]
    bars = {trace["name"] for trace in figure["data"] if trace.get("type") == "bar"}
    assert {"Fire", "Tightened", "Marches", "Air cover", "Alert"} <= bars
    rows = rows_of(by_class(pages["2022-W02"].children[MAIN], "fold"))
    assert [row[0] for row in rows[1:]] == list(WEEKS)


def test_what_nobody_searched_is_a_gap(pages):
    """In the words of the foot, and with the level held."""
    assert "2022-W04 was not searched; W51 rests on three articles or fewer" in words_of(
        pages["2022-W05"].children[FOOT]
    )
    assert "held: this week was not covered" in words_of(pages["2022-W04"].children[VERDICT])


def test_its_week_is_in_the_address(queries, pages):
    """Understood, shown, and kept by every link; the default is its last closed week."""
    asked, form = read_address("?week=2022-W02")
    view, refused = queries.settle(asked)
    assert (form, refused, view.weights) == ((), (), "ordinaire")
    hrefs = [link.href for link in of_type(pages["2022-W02"], html.A) if link.href.startswith("?")]
    assert hrefs
    assert all("week=2022-W02" in href for href in hrefs)
    assert queries.settle(View())[0].week == "2022-W05"
    assert "2021-W50 to 2022-W05" in queries.settle(View(week="2020-W12"))[1][0]


def test_another_of_its_sets_lowers_the_score(queries):
    """Loosening weighs as much as fire: the range runs both ways."""
    view, _ = queries.settle(View(week="2022-W05", weights="detente"))
    assert queries.scores(view).score_range == (-50.0, 50.0)
    assert not isnan(queries.scores(view).weeks.at["2022-W05", "score"])


def test_every_number_leads_to_its_reports(queries):
    """From the indicator to the incident to the article, in its own words."""
    pane = open_pane(queries, "?week=2022-W02&show=tirs")
    rows = by_class(pane, "incidents__row")
    said = words_of(pane)
    assert "Unclaimed" in said
    assert "groupe nord" in said
    assert "the lake group" in said
    for row in rows:
        opened = open_pane(queries, row.href)
        assert not RAW.search(words_of(opened))
        (article, *_) = [link.href for link in of_type(opened, html.A) if "article=" in str(link.href)]
        assert "Source reliability B: usually reliable." in words_of(open_pane(queries, article))
    assert [one for one in every(pane) if one == "Fire on the mission: "] != []
