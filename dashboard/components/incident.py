"""One incident: its reports side by side, and what it adds to which weeks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dash import html

from dashboard import text
from dashboard.components.attributes import HIDDEN, attributes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dash.development.base_component import Component


@dataclass(frozen=True)
class ComparedLine:
    """One line of the comparison: what is compared, one value a report, whether the reports differ on it."""

    name: str
    values: Sequence[str | Component | list[str | Component]]
    differs: bool = False


@dataclass(frozen=True)
class WeekPart:
    """What an incident adds to one week: the label, points as a number for the bar, and in words."""

    week: str | Component
    points: float
    shown: str
    remark: str
    is_new: bool


def reports_side_by_side(headings: Sequence[str | Component], lines: Sequence[ComparedLine]) -> html.Div:
    """Draw one column a report; lines on which the reports differ are marked and said to differ."""
    head = html.Tr([html.Td(className="reports__name"), *(html.Th(heading, scope="col") for heading in headings)])
    body = [_line(line) for line in lines]
    return html.Div(
        html.Table(
            [html.Caption(text.REPORTS_SIDE_BY_SIDE, className="spoken"), html.Thead(head), html.Tbody(body)],
            className="reports",
        ),
        className="table__frame",
        tabIndex="0",
        role="region",
        **attributes(aria_label=text.REPORTS_SIDE_BY_SIDE),
    )


def week_parts(parts: Sequence[WeekPart], hue: int) -> html.Ul:
    """Draw a bar a week, longest for the most points, with its points in words; fading ones are paler."""
    largest = max((abs(part.points) for part in parts), default=0.0) or 1.0
    return html.Ul([html.Li(_part(part, largest, hue)) for part in parts], className="week-parts")


def _line(line: ComparedLine) -> html.Tr:
    name: list[str | Component] = [line.name]
    if line.differs:
        name.append(html.Span(text.REPORTS_DIFFER, className="spoken"))
    return html.Tr(
        [html.Th(name, scope="row", className="reports__name"), *(html.Td(value) for value in line.values)],
        className="reports__differ" if line.differs else None,
    )


def _part(part: WeekPart, largest: float, hue: int) -> list[Component]:
    strength = "" if part.is_new else " bar--half"
    bar = html.Progress(
        value=str(round(abs(part.points) / largest, 4)),
        max="1",
        className=f"bar bar--{hue}{strength}",
        **HIDDEN,
    )
    said = html.Span([html.Strong(part.shown), " ", part.remark], className="week-parts__words")
    return [html.Span(part.week, className="week-parts__week"), bar, said]
