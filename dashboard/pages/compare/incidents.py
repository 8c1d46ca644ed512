"""The incidents behind the two weeks: the parts they fall into, and each with what it adds to either score."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dash import html

from dashboard import text_compare as words
from dashboard.components.link import view_link
from dashboard.components.section import columns, section
from dashboard.components.swatch import swatch
from dashboard.components.table import Column, Kind, Row, table
from dashboard.days import span_in_words
from dashboard.figures.numbers import counted, points, signed
from dashboard.rows import rows_of

if TYPE_CHECKING:
    import pandas as pd
    from dash.development.base_component import Component

    from dashboard.queries import Compared, Queries
    from dashboard.view import SettledView

_SHOWN = 6
_NEW = ("only_second", "between", "both")


def accounts_section(queries: Queries, view: SettledView, compared: Compared) -> Component:
    """Say which part of either score comes from where, down to the two scores."""
    pair, change, totals = compared.pair, compared.change, queries.part_totals(view)
    heads = [
        Column(words.WHERE_FROM, Kind.NAME), Column(words.INCIDENTS, Kind.NUMBER, wide_only=True),
        Column(pair.first, Kind.NUMBER), Column(pair.second, Kind.NUMBER), Column(words.CHANGE, Kind.STRONG),
    ]  # fmt: skip
    rows = [
        Row([_part_name(str(part), compared), str(row["incidents"]), points(row["first"]), points(row["second"]),
             signed(row["moved"])])
        for part, row in totals.to_dict("index").items()
    ]  # fmt: skip
    ends = [points(change.week_from.score or 0.0), points(change.week_to.score or 0.0), signed(change.change or 0.0)]
    foot = [Row([words.POSTURE_SCORE, str(int(totals["incidents"].sum())), *ends])]
    title = _title(totals)
    return section(title, table(heads, rows, caption=title, foot=foot), note=words.ACCOUNTS_NOTE, name="accounts")


def _title(totals: pd.DataFrame) -> str:
    new = totals[totals.index.isin(_NEW)]
    rest = signed(float(totals["moved"].sum() - new["moved"].sum()))
    if new.empty:
        return words.ACCOUNTS_NONE.format(rest=rest)
    count, moved = int(new["incidents"].sum()), float(new["moved"].sum())
    return words.ACCOUNTS_TITLE.format(count=count, points=signed(moved), rest=rest)


def incidents_section(queries: Queries, view: SettledView, compared: Compared) -> Component:
    """List the incidents of each part, the largest first; the rest of a part is counted, with its points."""
    parts = queries.incident_parts(view)
    looks = queries.indicator_rows(view).set_index("indicator")["hue"]
    lists = [
        _list(str(part), own, view, compared, {str(i): int(hue) for i, hue in looks.items()})
        for part, own in parts.groupby("part", sort=False)
    ]
    return section(words.LISTS_TITLE, columns(*lists, shape="lists"), note=words.LISTS_NOTE, name="incidents")


def _list(part: str, own: pd.DataFrame, view: SettledView, compared: Compared, hues: dict[str, int]) -> Component:
    pair = compared.pair
    heads = [
        Column(words.INCIDENT, Kind.NAME), Column(pair.first[-3:], Kind.NUMBER), Column(pair.second[-3:], Kind.STRONG),
    ]  # fmt: skip
    rows = rows_of(own)
    shown = [_row(row, view, hues) for row in rows[:_SHOWN]]
    rest = rows[_SHOWN:]
    foot = []
    if rest:
        sums = [sum(row[side] for row in rest) for side in ("contribution_from", "contribution_to")]
        foot = [Row([counted(len(rest), words.MORE), points(sums[0]), points(sums[1])], quiet=True)]
    name = words.LIST_HEAD.format(name=_part_name(part, compared), count=len(rows))
    return html.Section([html.H3(name, className="compare__by"), table(heads, [*shown, *foot], caption=name)])


def _row(row: dict[str, Any], view: SettledView, hues: dict[str, int]) -> Row:
    below = f"{span_in_words(row['first_day'], row['last_day'])} · {counted(_reports(row), words.REPORT_FORMS)}"
    link = view_link(row["text"], view.but(incident=row["incident_id"]))
    name: list[str | Component] = [
        swatch(hues.get(row["indicator"], 1)),
        link,
        html.Span(below, className="list__below"),
    ]
    return Row(
        [name, points(row["contribution_from"]), points(row["contribution_to"])],
        key=f"{row['incident_id']}-{row['indicator']}",
    )


def _reports(row: dict[str, Any]) -> int:
    return int(row["reports"]) if row["reports"] == row["reports"] else 0


def _part_name(part: str, compared: Compared) -> str:
    weeks = sorted((compared.pair.first, compared.pair.second))
    return words.PARTS[part].format(first=weeks[0], second=weeks[1])
