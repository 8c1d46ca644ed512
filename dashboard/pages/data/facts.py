"""The headline: what the numbers are built on, how fresh that is, and whether anything is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dash import html

from dashboard import text_data as words
from dashboard.days import day_in_words
from dashboard.figures.numbers import counted
from dashboard.pages.data.moments import clock, delays_in_words

if TYPE_CHECKING:
    from dash.development.base_component import Component

    from dashboard.queries.loaded import LoadedQueries
    from dashboard.view import SettledView

_LONGEST_REASON = 80


def facts_section(loaded: LoadedQueries, view: SettledView) -> Component:
    """Build one sentence that says whether anything is wrong, and four facts under it."""
    return html.Section(
        [
            html.H1(words.ABOUT.format(day=day_in_words(view.as_of)), className="verdict__about"),
            html.P(verdict(loaded, view), className="facts__verdict"),
            html.Dl(
                [
                    _built_on(loaded, view),
                    _last_loaded(loaded),
                    _newest(loaded, view),
                    _searched(loaded, view),
                ],
                className="facts",
            ),
        ],
        className="section",
    )


def verdict(loaded: LoadedQueries, view: SettledView) -> str:
    """Say whether rows are missing, weeks were not searched, or rows are doubtful; that none is, too."""
    loads = loaded.loads()
    rejected = sum(rows.rejected for rows in loads[0].rows.values()) if loads else 0
    gaps = int(loaded.searched(view)["not_covered"])
    weeks = counted(gaps, words.WEEKS_NOT_SEARCHED)
    if rejected:
        said = counted(rejected, words.ROWS_LEFT_OUT) + (words.ALSO_UNSEARCHED.format(weeks=weeks) if gaps else "")
    elif gaps:
        said = words.ACCEPTED_UNSEARCHED.format(weeks=weeks, them=words.THEM[gaps != 1])
    elif not loaded.scored.has_coverage:
        said = words.ALL_ACCEPTED_NO_COVERAGE
    else:
        said = words.ALL_WELL
    doubts = len(loaded.warnings())
    return said + (counted(doubts, words.DOUBTS_KEPT) if doubts else "")


def _built_on(loaded: LoadedQueries, view: SettledView) -> Component:
    counts = loaded.scored.counts(view)
    note = words.BUILT_NOTE.format(
        incidents=counted(counts.incidents, words.INCIDENTS),
        articles=counted(counts.articles, words.ARTICLES),
        publishers=counted(loaded.publishers(view), words.PUBLISHERS),
    )
    return _fact(words.FACT_BUILT, counted(counts.reports, words.REPORTS), note)


def _last_loaded(loaded: LoadedQueries) -> Component:
    loads = loaded.loads()
    if not loads:
        return _fact(words.FACT_LOADED, words.NOT_RECORDED, words.NOT_RECORDED_NOTE)
    last = loads[0]
    reason = last.reason if len(last.reason) <= _LONGEST_REASON else f"{last.reason[:_LONGEST_REASON]}…"
    note = words.LOADED_NOTE.format(time=clock(last.at), author=last.author, reason=reason)
    return _fact(words.FACT_LOADED, day_in_words(last.at.date()), note)


def _newest(loaded: LoadedQueries, view: SettledView) -> Component:
    fresh = loaded.freshness(view)
    note = (
        delays_in_words(words.FRESH_NOTE, fresh.median, fresh.nine_in_ten)
        if fresh.is_known
        else words.FRESH_UNKNOWN.format(fewest=fresh.fewest)
    )
    newest = words.NO_ARTICLE if fresh.newest is None else day_in_words(fresh.newest.date())
    return _fact(words.FACT_FRESH, newest, note)


def _searched(loaded: LoadedQueries, view: SettledView) -> Component:
    if not loaded.scored.has_coverage:
        return _fact(words.FACT_SEARCHED, words.NO_COVERAGE, words.NO_COVERAGE_NOTE)
    states = loaded.searched(view)
    weeks = int(states.sum())
    thin = loaded.thin(view)
    said = words.SEARCHED_OF.format(searched=weeks - int(states["not_covered"]), weeks=weeks)
    return _fact(words.FACT_SEARCHED, said, words.SEARCHED_NOTE.format(thin=thin) if thin else words.NO_THIN)


def _fact(name: str, value: str, note: str) -> Component:
    return html.Div(
        [
            html.Dt(name, className="fact__name"),
            html.Dd([html.Span(value, className="fact__value"), html.Span(note, className="fact__note")]),
        ],
        className="fact",
    )
