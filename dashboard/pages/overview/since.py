"""What has come into the record since this browser last looked, and which weeks it moved."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd
from dash import html

from dashboard import text_overview as words
from dashboard.components.link import view_link
from dashboard.figures.numbers import counted, points
from dashboard.pages.overview.days import day_in_words
from dashboard.rows import rows_of
from indicators.situation import POSTURE, changes_since

if TYPE_CHECKING:
    from dash.development.base_component import Component

    from dashboard.queries import Queries
    from dashboard.shelf import Shelf, Shown
    from dashboard.view import SettledView
    from indicators.record.watch_states import WatchState
    from indicators.situation import ChangesSince

_MOST = 6  # weeks named one by one


def since_section(shelf: Shelf, shown: Shown, seen: str) -> Component | None:
    """Say what changed since a reader was shown the state with this head; None when nothing did.

    Nothing is said either where the record never had that head, or an earlier moment of it is asked for.
    """
    queries = shown.queries
    if shown.state is None or shown.record_at is not None:
        return None
    watch = queries.watch.settings.id
    earlier = shelf.state_seen(watch, seen)
    if earlier is None or earlier.seq >= shown.state.seq:
        return None
    view, _ = queries.settle(shown.asked)
    before = shelf.queries_in(watch, earlier)
    view_then, _ = before.settle(view)
    found = changes_since(queries.watch, before.scores(view_then), queries.scores(view), before.watch)
    return _said(found, queries, before, view, earlier)


def _said(found: ChangesSince, queries: Queries, before: Queries, view: SettledView, earlier: WatchState) -> Component:
    counts = (
        (len(found.articles), words.SINCE_ARTICLES),
        (len(found.reports_new), words.SINCE_REPORTS),
        (len(found.reports_changed), words.SINCE_CHANGED),
        (len(found.reports_gone), words.SINCE_GONE),
    )
    came = ", ".join(counted(count, forms) for count, forms in counts if count) or words.SINCE_OTHER
    when = day_in_words(earlier.at.date()) if earlier.at else ""
    return html.Aside(
        [
            html.H2(words.SINCE_TITLE.format(day=when), className="since__title"),
            html.P([f"{came}. ", *_moved(found, queries, before, view)], className="since__said"),
        ],
        className="since",
    )


def _moved(found: ChangesSince, queries: Queries, before: Queries, view: SettledView) -> list[Component | str]:
    moved = found.scores[found.scores["indicator"] == POSTURE]
    if moved.empty:
        return [words.SINCE_NO_WEEK]
    levels_then = before.scores(before.settle(view)[0]).weeks["level_name"]
    levels_now = queries.scores(view).weeks["level_name"]
    largest = moved.assign(by=(moved["after"] - moved["before"]).abs()).nlargest(_MOST, "by").sort_values("week")
    parts: list[Component | str] = [counted(len(moved), words.SINCE_WEEKS), " "]
    for row in rows_of(largest):
        week = row["week"]
        level = levels_now[week] if levels_now[week] != levels_then[week] else ""
        parts += [view_link(week, view.but(week=week)), f" {_from_to(row)}", f" ({level})" if level else "", "; "]
    parts[-1] = "."
    if len(moved) > _MOST:
        parts.append(words.SINCE_MORE.format(count=len(moved) - _MOST))
    return parts


def _from_to(row: dict[str, float]) -> str:
    then, now = (words.NONE if pd.isna(row[one]) else points(row[one]) for one in ("before", "after"))
    return words.SINCE_FROM_TO.format(then=then, now=now)
