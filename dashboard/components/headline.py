"""The verdict of a week: score, level, change, one sentence with the reason; and the readings beside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dash import html

from dashboard.components.change import change
from dashboard.components.level_meter import level_meter

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dash.development.base_component import Component


@dataclass(frozen=True)
class Change:
    """A change on the week before: its value (NaN: not known, no arrow) and how it is said."""

    value: float
    words: str


@dataclass(frozen=True)
class Reading:
    """One line beside the score: "Threat alone", "56.6", "down from 70.0". More: anything below the line."""

    name: str
    value: str
    remark: str = ""
    more: Component | None = None


def headline(
    *,
    about: str,
    score: str | Component,
    level: int | None,
    level_name: str,
    moved: Change | None,
    sentence: str,
    remark: str,
    links: Sequence[Component] = (),
) -> html.Div:
    """Draw the verdict.

    about: the week in words; score: as shown, or a link that shows it; level: 0 to 4, None: not known.
    """
    beside = [html.P([level_meter(level), html.Span(level_name, className="verdict__level")])]
    if moved is not None:
        beside.append(html.P(change(moved.value, moved.words), className="verdict__change"))
    return html.Div(
        [
            html.H1(about, className="verdict__about"),
            html.Div(
                [html.P(score, className="verdict__score"), html.Div(beside, className="verdict__beside")],
                className="verdict__figures",
            ),
            html.P(sentence, className="verdict__sentence"),
            html.P(remark, className="verdict__remark"),
            html.P(list(links), className="links") if links else None,
        ],
        className="verdict",
    )


def readings(lines: Sequence[Reading]) -> html.Dl:
    """List the readings that stand beside the score and are never merged with it."""
    return html.Dl([html.Div(_line(line), className="reading") for line in lines], className="readings")


def _line(line: Reading) -> list[Component]:
    value: list[str | Component] = [html.Strong(line.value)]
    if line.remark:
        value += [" ", line.remark]
    if line.more is not None:
        value.append(line.more)
    return [html.Dt(line.name), html.Dd(value)]
