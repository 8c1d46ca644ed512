"""The bridge between the two weeks, and the same points grouped in the other ways below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dash import html

from dashboard import text_compare as words
from dashboard.components.attributes import attributes
from dashboard.components.key import Key, chart_key
from dashboard.components.link import view_link
from dashboard.components.section import chart, columns, folds, how_to_read, section
from dashboard.components.table import Column, Kind, Row, table_alternative
from dashboard.figures.compare_bars import compare_bars_figure
from dashboard.figures.compare_bridge import compare_bridge_figure
from dashboard.figures.numbers import signed
from dashboard.ids import Compare
from dashboard.pages.compare.steps import end_of, groups_of, steps_of
from dashboard.view import GROUPS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dash.development.base_component import Component

    from dashboard.figures.compare_bars import Group
    from dashboard.queries import Compared, Queries
    from dashboard.theme import Theme
    from dashboard.view import SettledView

DEFAULT = GROUPS[0]
MOST_ROWS_HIGH = 20


def bridge_section(queries: Queries, view: SettledView, compared: Compared, theme: Theme) -> Component:
    """Draw the bridge; on a phone, where it would be too narrow, its steps as rows."""
    pair, change = compared.pair, compared
    by = view.group or DEFAULT
    steps = steps_of(queries, view, change)
    title = queries.bridge_title(view)
    ends = [end_of(queries, view, change, first=first) for first in (True, False)]
    figure = compare_bridge_figure(ends[0], ends[1], steps, theme)
    groups = groups_of(queries, view, change, by, most=None)
    rows = compare_bars_figure(groups, theme)
    others = [_grouped(groups_of(queries, view, change, other), other, theme) for other in GROUPS if other != by]
    return section(
        title,
        html.Div(
            [
                chart_key([Key("full", words.KEY_NEW, 1), Key("hatched", words.KEY_FADING, 1)]),
                _switch(view, by),
            ],
            className="compare__bar",
        ),
        html.Div(chart(Compare.BRIDGE, "bridge", title, figure, leads_to="show"), className="wide-only"),
        html.Div(chart(Compare.BRIDGE_ROWS, _height(groups), title, rows, leads_to="show"), className="phone-only"),
        folds(how_to_read(*words.BRIDGE_HOW), table_alternative(*_rows(groups), caption=title)),
        columns(*others, shape="thirds"),
        note=words.BRIDGE_NOTE.format(first=pair.first, second=pair.second),
        name="bridge",
    )


def _switch(view: SettledView, by: str) -> Component:
    links: list[Component] = [html.Span(words.GROUP_LABEL, className="switch-row__name")]
    for group, name in words.GROUPS.items():
        shown = group == by
        to = view.but(group=None if group == DEFAULT else group)
        current = html.Span(name, className="pill pill--shown", **attributes(aria_current="true"))
        links.append(current if shown else view_link(name, to, kind="pill"))
    return html.Div(links, className="switch-row", role="group", **attributes(aria_label=words.GROUP_LABEL))


def _grouped(groups: Sequence[Group], by: str, theme: Theme) -> Component:
    label = words.BY[by]
    total = signed(sum(group.new + group.fading for group in groups))
    return html.Section(
        [
            html.H3(label, className="compare__by"),
            chart(f"compare-by-{by}", _height(groups), label, compare_bars_figure(groups, theme), leads_to="show"),
            html.P([html.Span(words.CHANGE_TOTAL), html.Strong(total)], className="compare__total"),
            folds(table_alternative(*_rows(groups), caption=label)),
        ]
    )


def _height(groups: Sequence[Group]) -> str:
    """Name the height of so many rows, in views_compare.css."""
    return f"rows rows--{min(len(groups), MOST_ROWS_HIGH)}"


def _rows(groups: Sequence[Group]) -> tuple[list[Column], list[Row]]:
    heads = words.HEADS_BRIDGE
    columns_ = [Column(heads[0], Kind.NAME), *(Column(head, Kind.NUMBER) for head in heads[1:])]
    rows = [
        Row([group.name, signed(group.new), signed(group.fading), signed(group.new + group.fading)]) for group in groups
    ]
    new, fading = (sum(getattr(group, part) for group in groups) for part in ("new", "fading"))
    return columns_, [*rows, Row([words.CHANGE_TOTAL, signed(new), signed(fading), signed(new + fading)])]
