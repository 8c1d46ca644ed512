"""The verdict on the change: one sentence with its reasons; beside it what qualifies it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
from dash import html

from dashboard import text_compare as words
from dashboard.components.change import change as with_arrow
from dashboard.components.headline import Reading, readings
from dashboard.components.section import columns
from dashboard.days import day_in_words
from dashboard.figures.numbers import points, signed, whole

if TYPE_CHECKING:
    from dash.development.base_component import Component

    from dashboard.queries import Compared, Queries
    from dashboard.view import SettledView

_LIKELY = (0.1, 0.9)


def verdict_section(queries: Queries, view: SettledView, compared: Compared | None) -> Component:
    """Build the sentence and the readings that are never merged with it; one week alone is said to be."""
    if compared is None:
        return html.Div([html.H1(queries.verdict(view), className="compare__verdict"), html.P(words.ONE_WEEK)])
    badge = _badge(queries, view, compared)
    said = html.Div(
        [
            html.P(_about(compared), className="verdict__about"),
            html.H1(queries.verdict(view), className="compare__verdict"),
            html.P(badge, className="compare__badge") if badge else None,
        ],
        className="verdict",
    )
    return columns(said, readings(_readings(queries, view, compared)), shape="verdict")


def _about(compared: Compared) -> str:
    change = compared.change
    first, second = change.week_from, change.week_to
    parts = [words.ABOUT.format(second=second.week, first=first.week)]
    if change.withheld is None:
        parts.append(words.ABOUT_CLOSED)
    if first.as_of != second.as_of:
        known = words.KNOWN_ON.format(first=day_in_words(first.as_of), second=day_in_words(second.as_of))
        parts.append(known)
    return " · ".join(parts)


def _badge(queries: Queries, view: SettledView, compared: Compared) -> str:
    """Say that the order holds under every weighting; of weeks known as of different days nothing is said."""
    said = queries.weights_said(view)
    return "" if said is None or compared.is_withheld else said.badge


def _readings(queries: Queries, view: SettledView, compared: Compared) -> list[Reading]:
    shown: list[Reading] = []
    change = compared.change
    if change.change is not None:
        ends = words.CHANGE_FROM_TO.format(
            first=points(change.week_from.score or 0.0), second=points(change.week_to.score or 0.0)
        )
        arrow = html.Span(with_arrow(change.change, ""), className="spoken")
        shown.append(Reading(words.CHANGE, signed(change.change), ends, arrow))
        shown.append(_level(compared))
        shown += _weights(queries, view)
    shown.append(_reports_in(queries, view, compared))
    shown.append(_rests_on(compared))
    shown.append(unusual_reading(queries, view.but(as_of=compared.pair.after)))
    return shown


def _level(compared: Compared) -> Reading:
    pair = compared.pair
    was, now = compared.before.weeks["level_name"][pair.first], compared.after.weeks["level_name"][pair.second]
    remark = words.LEVEL_STAYS if was == now else words.LEVEL_FROM.format(level=was)
    return Reading(words.LEVEL, now, remark)


def _weights(queries: Queries, view: SettledView) -> list[Reading]:
    """Say how the change stands under other plausible weights; known only where both weeks are seen from one day."""
    said = queries.weights_said(view)
    if said is None or said.direction is None:
        return []
    low, high = np.nanquantile(queries.changes_under_others(view), _LIKELY)
    zero = words.ZERO_INSIDE if low <= 0 <= high else words.ZERO_OUTSIDE
    spread = Reading(
        words.RANGE, words.RANGE_SAID.format(low=signed(low), high=signed(high)), words.RANGE_REMARK.format(zero=zero)
    )
    agree = words.AGREE[said.direction]
    return [spread, Reading(words.WEIGHTINGS, said.agree, f"{agree}. {said.tip}.")]


def _reports_in(queries: Queries, view: SettledView, compared: Compared) -> Reading:
    """Say how much of each week's reports is in, judging by past delays: the maturity of each side."""
    shares = [
        queries.completeness(view.but(as_of=week.as_of))["psi"].get(week.week, float("nan"))
        for week in (compared.change.week_to, compared.change.week_from)
    ]
    if any(pd.isna(share) for share in shares):
        return Reading(words.REPORTS_IN, words.REPORTS_IN_UNKNOWN, words.REPORTS_IN_FEW)
    second, first = (words.PERCENT.format(share=whole(100 * share)) for share in shares)
    return Reading(words.REPORTS_IN, words.REPORTS_IN_SAID.format(second=second, first=first), words.REPORTS_IN_REMARK)


def unusual_reading(queries: Queries, view: SettledView) -> Reading:
    """Say what is unusual about the view's week against its own baseline, and of how many tests."""
    return Reading(words.UNUSUAL, *queries.surprise_said(view))


def _rests_on(compared: Compared) -> Reading:
    first, second = compared.change.week_from, compared.change.week_to
    said = words.RESTS_ON_SAID.format(second=second.articles, first=first.articles)
    thin = [week.week for week in (second, first) if week.is_thin]
    remark = words.THIN_BOTH if len(set(thin)) > 1 else words.THIN.format(week=thin[0]) if thin else ""
    return Reading(words.RESTS_ON, said, f"· {remark}" if remark else "")
