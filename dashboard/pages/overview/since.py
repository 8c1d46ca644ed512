"""What has come into the record since this browser last looked, and which weeks it moved."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd
from dash import html

from dashboard import text_overview as words
from dashboard.components.link import view_link
from dashboard.days import day_in_words
from dashboard.figures.numbers import counted, points
from dashboard.rows import rows_of

if TYPE_CHECKING:
    from dash.development.base_component import Component

    from dashboard.since import Since

_MOST = 6  # weeks named one by one


def since_section(since: Since | None) -> Component | None:
    """Say what came in and which weeks moved by it; None when nothing did."""
    if since is None:
        return None
    counts = (
        (since.articles, words.SINCE_ARTICLES),
        (since.added, words.SINCE_REPORTS),
        (since.corrected, words.SINCE_CHANGED),
        (since.withdrawn, words.SINCE_GONE),
    )
    came = ", ".join(counted(count, forms) for count, forms in counts if count) or words.SINCE_OTHER
    return html.Aside(
        [
            html.H2(words.SINCE_TITLE.format(day=day_in_words(since.at.date())), className="since__title"),
            html.P([f"{came}. ", *_moved(since)], className="since__said"),
        ],
        className="since",
    )


def _moved(since: Since) -> list[Component | str]:
    moved = since.moved
    if moved.empty:
        return [words.SINCE_NO_WEEK]
    largest = moved.assign(by=(moved["after"] - moved["before"]).abs()).nlargest(_MOST, "by").sort_values("week")
    parts: list[Component | str] = [counted(len(moved), words.SINCE_WEEKS), " "]
    for row in rows_of(largest):
        parts += [view_link(row["week"], since.view.but(week=row["week"])), f" {_from_to(row)}; "]
    parts[-1] = f"{str(parts[-1]).removesuffix('; ')}."
    if len(moved) > _MOST:
        parts.append(words.SINCE_MORE.format(count=len(moved) - _MOST))
    return parts


def _from_to(row: dict[str, Any]) -> str:
    then, now = (words.NONE if pd.isna(row[one]) else points(row[one]) for one in ("before", "after"))
    said = words.SINCE_FROM_TO.format(then=then, now=now)
    return said if row["level_before"] == row["level_after"] else f"{said} ({row['level_after']})"
