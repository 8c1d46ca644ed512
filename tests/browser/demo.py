"""A small content for the shell, with every part that pages are built of; its facts are the shipped watch's."""

# Lines of words stay whole; dashes are those of print.
# ruff: noqa: E501

from __future__ import annotations

import time
from datetime import date
from typing import TYPE_CHECKING, Any

from dash import Input, Output, State, html

from dashboard.components.article import Mark, article_text
from dashboard.components.controls import WeekOption
from dashboard.components.headline import Change, Reading, headline, readings
from dashboard.components.incident import ComparedLine, WeekPart, reports_side_by_side, week_parts
from dashboard.components.incident_list import ListedIncident, incident_list
from dashboard.components.link import source_link, view_link
from dashboard.components.pane import pane, pane_section
from dashboard.components.score_card import score_card
from dashboard.components.section import chart, columns, folds, how_to_read, page, section
from dashboard.components.swatch import swatch
from dashboard.components.table import Column, Kind, Row, table, table_alternative
from dashboard.content import Content, Frame, Page
from dashboard.health import Readiness
from dashboard.ids import Shell
from dashboard.theme import plotly_template, theme_named
from dashboard.view import Choices, View, choose, messages_of, read_address

if TYPE_CHECKING:
    from dash import Dash
    from dash.development.base_component import Component

WEEKS = (
    WeekOption("2020-W10", "2–8 Mar"),
    WeekOption("2020-W11", "9–15 Mar"),
    WeekOption("2020-W12", "16–22 Mar"),
    WeekOption("2020-W13", "23–29 Mar", "provisional"),
)
SETS = {"default": "Default", "equal": "Equal"}
FIRST_DAY, LAST_DAY = date(2019, 10, 28), date(2020, 4, 26)
CHOICES = Choices(tuple(week.label for week in WEEKS), ("attacks", "troop_relocations"), FIRST_DAY, LAST_DAY)
INCIDENTS = (
    ListedIncident("INC-A", 3, "Troop relocations", "Base handover", "Al-Qaim · 19 Mar", "3", "+5.0", "C1 D3 C1"),
    ListedIncident("INC-B", 1, "Attacks", "Two rockets hit the Basmaya base, no casualties", "Basmaya · 16–17 Mar", "2", "+4.2", "B2 C2", "unclaimed"),
    ListedIncident("INC-C", 2, "Force protection", "Training of Iraqi forces suspended", "Iraq · 20 Mar", "2", "+2.7", "C2 B1"),
)  # fmt: skip
ARTICLE = (
    "The coalition handed over the base at Al-Qaim on Thursday. About 300 troops left for other sites.\n\n"
    "Spain said that part of its contingent would return home because of the virus. "
    "Training had been suspended the day before.\n"
)
CHART, STATE, TABLE, FAIL, SLOW = "demo-chart", "demo-state", "demo-table", "demo-fail", "demo-slow"


def settle(search: str) -> tuple[View, View, tuple[str, ...]]:
    """Return the view with defaults, the view as asked, and the messages."""
    asked, about_form = read_address(search)
    asked, about_choice = choose(asked, CHOICES)
    view = asked.but(week=asked.week or "2020-W12", weights=asked.weights or "default", as_of=asked.as_of or LAST_DAY)
    return view, asked, messages_of(about_form, about_choice)


def frame(search: str) -> Frame:
    """Return what stands around the page."""
    view, asked, said = settle(search)
    assert view.as_of
    return Frame(
        watch_id="small",
        watch_title="Iraq: coalition posture, winter 2019–20",
        view=view,
        asked=asked,
        weeks=WEEKS,
        weight_sets=SETS,
        as_of=view.as_of,
        as_of_shown=f"{view.as_of.day} {view.as_of:%b %Y}",
        first_day=FIRST_DAY,
        last_day=LAST_DAY,
        counts=("167 articles", "278 reports", "152 incidents", "2019-W44 to 2020-W17", "Weeks run Monday to Sunday, Asia/Baghdad"),
        messages=said,
    )  # fmt: skip


def evidence(search: str) -> Component | None:
    """Return the open pane: a list, an incident or an article."""
    view, asked, _ = settle(search)
    if not view.has_pane:
        return None
    back = asked.but(incident=None, article=None)
    if view.article:
        marks = [
            Mark(0, 58, "ev-0232", "INC-A", "Al-Qaim handed over", 3, is_open=True),
            Mark(59, 98, "ev-0233", "INC-A", "300 troops leave", 3),
            Mark(100, 178, "ev-0240", "INC-B", "Spain withdraws", 3),
            Mark(179, 222, "ev-0241", "INC-C", "Training suspended", 2),
        ]
        return pane(
            "Bases change hands in western Iraq",
            html.P(source_link("Open the article", "https://www.example.org/a")),
            article_text(ARTICLE, marks, asked),
            view=asked,
            about="example.org · 20 March 2020 · reliability B",
            back=asked.but(article=None),
            back_to="the incident",
        )
    if view.incident:
        return incident_pane(asked, back)
    return pane(
        "Posture in 2020-W12 rests on three incidents",
        incident_list(INCIDENTS, asked, total=("Posture score", "42.1")),
        view=asked,
        about=[swatch(3), "All indicators · 2020-W12"],
        summary="Strongest first; points add up to the score.",
    )


def incident_pane(asked: View, back: View) -> Component:
    """Return one incident with two reports that differ."""
    reports = [
        view_link("ev-0232", asked.but(article="art-0101"), kind="link"),
        view_link("ev-0234", asked.but(article="art-0102"), kind="link"),
    ]
    lines = [
        ComparedLine("Source", ["Rudaw", "A reposting blog"]),
        ComparedLine("Published", ["19 Mar 2020", "20 Mar 2020"]),
        ComparedLine("Grade", ["C1", "D3"]),
        ComparedLine("Handed to", ["Iraqi 8th Division", "Iraqi security forces"], differs=True),
        ComparedLine("Stated reason", ["mission done", "not said"], differs=True),
        ComparedLine("Reads", ["The coalition gave the base at Al-Qaim to Iraqi forces.", "The base near the Syrian border was handed over with about 300 troops leaving."]),
    ]  # fmt: skip
    parts = [
        WeekPart("2020-W12", 5.0, "+5.0", "of 42.1, new", is_new=True),
        WeekPart("2020-W13", 2.5, "+2.5", "of 39.0, fading", is_new=False),
    ]
    return pane(
        "Coalition hands Al-Qaim base to Iraqi forces",
        reports_side_by_side(reports, lines),
        pane_section("It adds 5.0 points to W12, half by W13", week_parts(parts, 3), note="Half-life one week"),
        view=asked,
        about=[swatch(3), "Troop relocations · base handover · 19 March 2020 · Al-Qaim"],
        summary="Two reports agree on the day and the place. They differ on who received it.",
        back=back,
        back_to="all incidents",
    )


def layout() -> Component:
    """Return a page with every part; its chart and state are filled by callbacks."""
    week = View(week="2020-W12")
    readable = [
        Reading("Threat alone", "56.6", "down from 70.0"),
        Reading("Weightings", "74 %", "say Heightened, 26 % Watchful; 87 % say up"),
        Reading("Complete", "99 %", "of expected reports; nine articles; cut-off 26 Apr"),
    ]
    verdict = headline(
        about="Posture in 2020-W12, 16–22 March",
        score="42.1",
        level=2,
        level_name="Heightened",
        moved=Change(3.8, "3.8 on last week: Watchful, 38.3"),
        sentence="Up 3.8 points on last week: relocations add 8.3, with Al-Qaim handed over and Spain leaving; attacks give back 6.7 as Taji fades.",
        remark="How much is happening, on both sides. Not danger, not a forecast.",
        links=[view_link("17 reports behind this week", week.but(show="week"))],
    )
    names = ("Attacks", "Force protection", "Troop relocations", "Air defence")
    cards = [
        score_card(
            name=view_link(name, week.but(show="attacks"), kind="plain"),
            hue=hue,
            score="56.6",
            points="28.3",
            points_change="−6.7",
            moved=Change(-13.3, "13.3"),
            reason="Two attacks with rockets, nobody hurt; the fire on Camp Taji of 11 and 14 March fades.",
        )
        for hue, name in enumerate(names, start=1)
    ]
    return page(
        columns(verdict, readings(readable), shape="verdict"),
        section(
            "Five moves in one week, against a usual none or one; attacks continue without casualties",
            columns(*cards, shape="families"),
            note="Scores 0–100; charts and figures in native units, over the same 26 weeks",
        ),
        section(
            "Attacks made both peaks; from W12 relocations slow the fall",
            chart(CHART, "main", "Posture score by week"),
            folds(how_to_read("One bar a week.", "Click a bar to select its week."), weeks_table()),
            html.P([html.Span(id=STATE), " ", html.Button("Fail", id=FAIL, className="button"), " ", html.Button("Take long", id=SLOW, className="button")]),
            note="Posture score, 0–100",
        ),
        section("Three incidents bring 11.9 of the 42.1 points", incidents_table(), note="Strongest first"),
        of="demo",
    )  # fmt: skip


def weeks_table() -> Component:
    """Return the chart's numbers as a table."""
    wanted = [Column("Week", Kind.NAME), Column("Score", Kind.NUMBER)]
    return table_alternative(wanted, [Row(["2020-W11", "38.3"]), Row(["2020-W12", "42.1"])], caption="Score by week")


def incidents_table() -> Component:
    """Return a table with marks, links and a total."""
    wanted = [
        Column("Incident", Kind.NAME),
        Column("Place and date", Kind.QUIET),
        Column("By whom", Kind.QUIET, wide_only=True),
        Column("Weight", Kind.NUMBER, wide_only=True),
        Column("Points", Kind.STRONG),
    ]
    rows = [
        Row(
            [
                [
                    swatch(row.hue),
                    view_link(row.title, View(week="2020-W12", incident=row.incident_id), kind="plain"),
                ],
                row.place_and_date,
                row.by_whom,
                "3.07",
                row.points,
            ],
            marked=row.incident_id == "INC-A",
        )
        for row in INCIDENTS
    ]
    return table(wanted, rows, caption="Incidents", foot=[Row(["Posture score", None, None, None, "42.1"])])


def register(app: Dash) -> None:
    """Register the page's callbacks: a chart in the theme, one that fails, one that takes long."""

    @app.callback(Output(CHART, "figure"), Input(Shell.VIEW, "data"), Input(Shell.THEME, "data"))
    def draw(search: str, theme: str) -> dict[str, Any]:
        template = plotly_template(theme_named(theme))
        selected = settle(search)[0].week
        bars = {
            "type": "bar",
            "x": [week.label for week in WEEKS],
            "y": [31, 38.3, 42.1, 39],
            "customdata": [week.label for week in WEEKS],
            "marker": {"opacity": [1 if week.label == selected else 0.5 for week in WEEKS]},
        }
        margins = {"l": 40, "r": 0, "t": 8, "b": 24}
        return {"data": [bars], "layout": {"template": template, "margin": margins, "dragmode": False}}

    @app.callback(Output(STATE, "children"), Input(FAIL, "n_clicks"), Input(SLOW, "n_clicks"), State(SLOW, "n_clicks"))
    def act(failed: int | None, slow: int | None, _: int | None) -> str:
        if failed:
            message = "on purpose"
            raise RuntimeError(message)
        if slow:
            time.sleep(3)
        return f"{failed or 0} failed, {slow or 0} slow"


def content() -> Content:
    """Return everything that fills the shell."""
    return Content(
        (Page("/", "Overview", layout, register),), frame, evidence, lambda: Readiness(True, "", "demo", None, "demo")
    )
