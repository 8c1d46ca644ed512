"""What the watch looks for and did not find, where nobody looked, and how to read the page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd
from dash import html

from dashboard import text_overview as words
from dashboard.components.link import view_link
from dashboard.components.section import columns, section
from dashboard.days import day_in_words
from dashboard.figures.numbers import counted, points
from dashboard.rows import rows_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dash.development.base_component import Component

    from dashboard.queries import Queries
    from dashboard.view import SettledView

_NAMED = 8


def watched_section(queries: Queries, view: SettledView) -> Component:
    """Build the three columns at the foot of the page."""
    return columns(
        _not_observed(queries, view), _late_reports(queries, view), _how_to_read(queries, view), shape="foot"
    )


def _not_observed(queries: Queries, view: SettledView) -> Component:
    found = queries.watched(view)
    whole = found[found["field"].isna() & found["rung"].isna()]
    parts = found[found["field"].notna()]
    titles = dict(queries.indicator_rows(view)[["indicator", "short"]].to_numpy())
    missing = whole[~whole["found_in_week"]]
    absent = [titles[row["indicator"]] for row in rows_of(missing)]
    gone = parts[~parts["found_in_week"] & parts["last_day"].notna()].drop_duplicates("word")
    since = [
        f"{_said(queries, titles, row)}, {day_in_words(row['last_day'].date(), year=False)}"
        for row in rows_of(gone.sort_values("last_day"))
    ]
    never = [_said(queries, titles, row) for row in rows_of(parts[parts["last_day"].isna()].drop_duplicates("word"))]
    return section(
        words.WATCHED_TITLE,
        html.Dl(
            [
                *_entry(words.NOT_FOUND, ", ".join(absent) or words.ALL_FOUND),
                *_entry(words.NOT_SINCE, " · ".join(since[-_NAMED:]) or words.NONE),
                *_entry(words.NEVER, ", ".join(never) or words.NONE),
                *_entry(words.GAPS, _gaps(queries.coverage_gaps(view), has_record=queries.has_coverage)),
            ],
            className="watched",
        ),
    )


def _said(queries: Queries, titles: Mapping[str, str], row: dict[str, Any]) -> str:
    """Say what is looked for; a part ("in", "operational") only with what it is a part of."""
    part = queries.parts().get(row["word"])
    if part is None:
        return queries.word(row["word"])
    short = titles[row["indicator"]]
    return f"{short[:1].lower()}{short[1:]} {part}"


def _gaps(gaps: pd.DataFrame, *, has_record: bool) -> str:
    unsearched = list(gaps[gaps["state"] == "not_covered"]["week"])
    thin = list(gaps[(gaps["state"] != "not_covered") & gaps["thin"]]["week"])
    said = words.NO_GAPS if has_record else words.NO_RECORD_OF_GAPS
    if unsearched:
        said = counted(len(unsearched), words.GAPS_UNSEARCHED).format(weeks=", ".join(unsearched))
    few = counted(len(thin), words.GAPS_THIN).format(weeks=", ".join(label[-3:] for label in thin))
    return said + (few if thin else "")


def _shown_then(queries: Queries, view: SettledView) -> Component:
    """Say, in a view of an earlier day, that it is one, and what the week stands at by what is known now."""
    latest = view.but(as_of=queries.last_day)
    shown, now = queries.score(view), queries.score(latest)
    said = words.SHOWN_THEN.format(
        week=view.week,
        day=day_in_words(view.as_of),
        then=words.NONE if pd.isna(shown) else points(shown),
        now=words.NONE if pd.isna(now) else points(now),
        latest=day_in_words(queries.last_day),
    )
    link = view_link(words.SHOW_NOW, latest)
    return section(words.LATE_TITLE, html.P(said), html.P(link, className="links"))


def _late_reports(queries: Queries, view: SettledView) -> Component:
    """Say what has been learnt since the week closed, which is why its score may differ from the one given then."""
    then, now = queries.known_then(view)
    sunday = queries.sunday(view)
    if view.as_of < queries.last_day:
        return _shown_then(queries, view)
    if sunday > view.as_of:
        said = words.NOT_OVER_YET.format(week=view.week, day=day_in_words(view.as_of))
    elif pd.isna(then) or pd.isna(now):
        said = words.NOT_KNOWN_THEN
    elif abs(now - then) < words.SAME_SCORE:
        said = words.AS_KNOWN_THEN_SAME.format(week=view.week, score=points(now))
    else:
        said = words.AS_KNOWN_THEN.format(week=view.week, then=points(then), now=points(now))
    link = view_link(words.SHOW_THEN.format(day=day_in_words(sunday)), view.but(as_of=sunday))
    content: list[Component] = [html.P(said)]
    if sunday < view.as_of:
        content.append(html.P(link, className="links"))
    return section(words.LATE_TITLE, *content)


def _how_to_read(queries: Queries, view: SettledView) -> Component:
    fading = _fading(queries.half_lives(view))
    return section(words.HOW_TO_READ_TITLE, *(html.P(said.format(fading=fading)) for said in words.HOW_TO_READ))


def _fading(half_lives: Mapping[float, list[str]]) -> str:
    """Say how fast incidents fade: "every week", or with names where the indicators differ."""
    paces = {
        weeks: counted(int(weeks), words.FADES_EVERY) if weeks == int(weeks) else words.FADES_ODD.format(weeks=weeks)
        for weeks in half_lives
    }
    if len(paces) == 1:
        return next(iter(paces.values()))
    named = [f"{paces[weeks]} ({', '.join(names)})" for weeks, names in half_lives.items()]
    return words.FADES_OR.join(named) or words.FADES_BY_DEFINITION


def _entry(name: str, said: str) -> list[Component]:
    return [html.Dt(name), html.Dd(said)]
