"""The header's fields: week, weight set, as-of date. They change the address, and nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from dash import dcc, html

from dashboard import text
from dashboard.components.attributes import HIDDEN, attributes
from dashboard.components.link import view_link

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from dashboard.view import View


@dataclass(frozen=True)
class WeekOption:
    """A week to choose: its label, its days in words, and what is special about it, if anything."""

    label: str
    days: str
    remark: str = ""


def week_field(
    weeks: Sequence[WeekOption], selected: str, view: View, field_id: str, step_ids: tuple[str, str]
) -> html.Div:
    """Step a week back or forth, or jump to one. view: what the links keep. Ends of the row lead nowhere."""
    labels = [week.label for week in weeks]
    at = labels.index(selected) if selected in labels else -1
    before = labels[at - 1] if at > 0 else None
    after = labels[at + 1] if 0 <= at < len(labels) - 1 else None
    days = weeks[at].days if at >= 0 else ""
    options = [
        html.Option(
            " · ".join(part for part in (week.label, week.days, week.remark) if part),
            value=week.label,
            selected=week.label == selected,
        )
        for week in weeks
    ]
    return html.Div(
        [
            _step(step_ids[0], text.STEP_BACK, before, (text.WEEK_BEFORE, text.NO_WEEK_BEFORE), view),
            html.Div(
                [
                    html.Label(text.WEEK, htmlFor=field_id, className="field__name"),
                    html.Span([html.Strong(selected), html.Span(days, className="field__remark")], **_SHOWN),
                    html.Select(options, id=field_id, className="field__select", **attributes(data_part="week")),
                ],
                className="field__inner",
            ),
            _step(step_ids[1], text.STEP_FORTH, after, (text.WEEK_AFTER, text.NO_WEEK_AFTER), view),
        ],
        className="field field--week",
    )


def set_field(titles: dict[str, str], selected: str, field_id: str, *, is_changed: bool = False) -> html.Div:
    """Choose a weight set; titles: id -> title. is_changed: the selected weights are changes to a set."""
    options = [html.Option(title, value=set_id, selected=set_id == selected) for set_id, title in titles.items()]
    return html.Div(
        [
            html.Label(text.WEIGHTS, htmlFor=field_id, className="field__name"),
            html.Span(html.Strong(titles.get(selected, selected)), **_SHOWN),
            html.Span(text.MODIFIED, className="field__mark") if is_changed else None,
            html.Span(text.OPENS_BELOW, className="field__sign", **HIDDEN),
            html.Select(options, id=field_id, className="field__select", **attributes(data_part="weights")),
        ],
        className="field field--weights",
    )


def watch_field(watches: Sequence[str], selected: str, title: str, field_id: str) -> html.Span:
    """Choose another watch of the record. title: of the one that is shown."""
    options = [html.Option(watch, value=watch, selected=watch == selected) for watch in watches]
    return html.Span(
        [
            html.Label(text.WATCH, htmlFor=field_id, className="field__name"),
            html.Span(title, **_SHOWN),
            html.Span(text.OPENS_BELOW, className="field__sign", **HIDDEN),
            html.Select(options, id=field_id, className="field__select", **attributes(data_part="watch")),
        ],
        className="field field--watch",
    )


def as_of_field(day: date, shown: str, first: date, last: date, field_id: str) -> html.Div:
    """Choose the day up to which something must have been published. shown: the day in words."""
    return html.Div(
        [
            html.Label(text.AS_OF, htmlFor=field_id, className="field__name"),
            html.Span(html.Strong(shown), **_SHOWN),
            dcc.Input(
                id=field_id,
                type="date",  # type: ignore[arg-type]  # the browser knows it, the list of types does not
                value=day.isoformat(),
                min=first.isoformat(),
                max=last.isoformat(),
                className="field__day",
            ),
        ],
        className="field field--as-of",
        **attributes(data_part="as_of"),
    )


_SHOWN: dict[str, Any] = {"className": "field__shown", "aria-hidden": "true"}


def _step(step_id: str, sign: str, week: str | None, names: tuple[str, str], view: View) -> html.A:
    """Draw a step; at the end of the row it can still be reached, so that the focus stays where it is."""
    if week is None:
        ended = attributes(aria_disabled="true", aria_label=names[1])
        return html.A(sign, id=step_id, className="field__step", role="link", tabIndex="0", **ended)
    return view_link(sign, view.but(week=week), kind="field__step", label=names[0].format(week=week), link_id=step_id)
