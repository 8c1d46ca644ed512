"""The site board and the map of the week: what stands where, and what happened there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd
from dash import html

from dashboard import text_overview as words
from dashboard.components.four_weeks import four_weeks
from dashboard.components.key import Key, chart_key
from dashboard.components.link import view_link
from dashboard.components.section import chart, columns, folds, how_to_read, section
from dashboard.components.table import Column, Kind, Row, table, table_alternative
from dashboard.days import day_in_words
from dashboard.figures.map_marks import symbol
from dashboard.figures.numbers import counted
from dashboard.figures.week_map import week_map_figure
from dashboard.pages.overview.incidents import place_and_days
from dashboard.rows import rows_of

if TYPE_CHECKING:
    from dash.development.base_component import Component

    from dashboard.queries import Queries
    from dashboard.theme import Theme
    from dashboard.view import SettledView


def sites_section(queries: Queries, view: SettledView, theme: Theme) -> Component:
    """Build the board and, beside it, the map."""
    return columns(_board(queries, view), _map(queries, view, theme), shape="board")


def _board(queries: Queries, view: SettledView) -> Component:
    board = queries.site_board(view)
    at_sites = board[board["site"] != words.THEATRE_KEY]
    has_systems = any(len(systems) for systems in at_sites["air_defence"])
    weeks = queries.four_weeks(view)
    heads = [
        Column(words.SITE, Kind.NAME),
        Column(words.STATE),
        Column(words.IN_FORCE_SINCE, Kind.NUMBER, wide_only=True),
        *([Column(_name_of_systems(queries, view), wide_only=True)] if has_systems else []),
        Column(words.LAST_FOUR.format(first=weeks[0][-3:], last=weeks[-1][-3:])),
        Column(words.WORST, wide_only=True),
        Column(words.LAST_ATTACK, Kind.NUMBER, wide_only=True),
    ]
    rows = [_row(row, view, weeks, queries.parts(), has_systems=has_systems) for row in rows_of(board)]
    note = words.SITES_NOTE.format(day=day_in_words(queries.last_day_of_week(view), year=False))
    title = queries.titles(view)["sites"]
    every = words.ALL_SITES.format(count=len(at_sites))
    return section(
        title,
        table(heads, rows, caption=title, kind="table--sites"),
        html.Details(
            [html.Summary(every), table(heads, rows, caption=every, kind="table--sites")],
            className="fold board-all phone-only",
        ),
        note=note,
    )


def _row(row: dict[str, Any], view: SettledView, weeks: list[str], parts: dict[str, str], *, has_systems: bool) -> Row:
    is_theatre = row["site"] == words.THEATRE_KEY
    cells: list[Any] = [
        words.THEATRE if is_theatre else row["short"],
        _state(row) if not is_theatre else "" if has_systems else _theatre_systems(row, parts),
        _measures(row),
        *([_systems(row, parts)] if has_systems else []),
        four_weeks(row["attacks"], row["grave"], weeks),
        _worst(row, view),
        words.NONE if pd.isna(row["last_attack"]) else day_in_words(row["last_attack"].date(), year=False),
    ]
    given_up = not is_theatre and row["state"] != words.HELD and not row["changed_this_week"]
    is_still = not row["changed_this_week"] and not sum(row["attacks"])
    return Row(
        cells,
        marked=bool(row["changed_this_week"]),
        quiet=given_up,
        still=is_still,
        key=row["site"] or "theatre",
    )


def _name_of_systems(queries: Queries, view: SettledView) -> str:
    return ", ".join(family.title for family in queries.families(view) if family.drawing == "stages")


def _state(row: dict[str, Any]) -> Any:
    if pd.isna(row["state_day"]):
        return row["state"]
    said = f"{row['state']} {day_in_words(row['state_day'].date(), year=False)}"
    return html.Strong(said) if row["state_changed"] else said


def _theatre_systems(row: dict[str, Any], parts: dict[str, str]) -> Any:
    """Tell of systems away from every site, where no site has one and so no column stands for them."""
    if not row["air_defence"]:
        return ""
    return [words.SYSTEMS_THERE, " ", _systems(row, parts)]


def _measures(row: dict[str, Any]) -> Any:
    if not row["measures"]:
        return words.NONE
    since = day_in_words(row["measures_since"].date(), year=False)
    return [html.Strong(str(row["measures"])), html.Span(f", {since}", className="quiet")]


def _systems(row: dict[str, Any], parts: dict[str, str]) -> Any:
    if not row["air_defence"]:
        return words.NONE
    latest = pd.Series([parts.get(stage, stage) for _, stage, _ in row["air_defence"]]).value_counts(sort=False)
    said = ", ".join(f"{count} {stage}" for stage, count in latest.items())
    return html.Strong(said) if row["air_defence_changed"] else said


def _worst(row: dict[str, Any], view: SettledView) -> Any:
    if row["worst"] == words.WORST_HARM:
        harm = [f"{int(row[harm])} {harm}" for harm in ("killed", "wounded") if pd.notna(row[harm]) and row[harm] > 0]
        said = ", ".join(harm)
    else:
        said = words.NONE if row["worst"] == words.WORST_NO_ATTACK else row["worst"]
    if pd.isna(row["worst_incident"]) or not row["worst_incident"]:
        return said
    return view_link(said, view.but(incident=row["worst_incident"]))


def _map(queries: Queries, view: SettledView, theme: Theme) -> Component:
    title = queries.titles(view)["map"]
    figure = week_map_figure(
        queries.map_incidents(view), queries.map_sites(view), theme, home=queries.watch.settings.country
    )
    incidents = counted(queries.map_incidents(view)["incident_id"].nunique(), words.INCIDENT_FORMS)
    return section(
        title,
        chart("week-map", "map", title, figure, leads_to="incident"),
        chart_key(_map_key(queries, view)),
        folds(how_to_read(words.HOW_MAP), table_alternative(*_map_table(queries, view), caption=title)),
        note=words.MAP_NOTE.format(incidents=incidents),
    )


def _map_key(queries: Queries, view: SettledView) -> list[Key]:
    """Name the symbols that the map shows, then the sites and where the outlines come from."""
    shown = queries.map_incidents(view).drop_duplicates("hue").sort_values("hue")
    symbols = [Key(symbol(int(row["hue"])), row["short"], int(row["hue"])) for row in rows_of(shown)]
    return [*symbols, Key("site", words.PROTECTED_SITE), Key("none", words.BORDERS)]


def _map_table(queries: Queries, view: SettledView) -> tuple[list[Column], list[Row]]:
    short = queries.short_names()
    columns = [Column(words.INCIDENT, Kind.NAME), Column(words.PLACE_AND_DATE), Column(words.WEIGHT, Kind.NUMBER)]
    rows = [
        Row(
            [
                view_link(row["text"], view.but(incident=row["incident_id"])),
                place_and_days(row, short),
                f"{row['weight']:.2f}",
            ]
        )
        for row in rows_of(queries.map_incidents(view))
    ]
    return columns, rows
