"""Coverage as a strip: weeks from left to right, sources below each other, the darker the more articles."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, Final

from dash import html

from dashboard import text_data as words
from dashboard.components.attributes import attributes
from dashboard.components.link import view_link
from dashboard.components.section import folds, how_to_read, section
from dashboard.days import week_in_words
from dashboard.figures.numbers import counted

if TYPE_CHECKING:
    from collections.abc import Iterable

    import pandas as pd
    from dash.development.base_component import Component

    from dashboard.queries.loaded import Coverage, LoadedQueries
    from dashboard.view import SettledView

SHADES: Final = 5
_SHADE_FROM: Final = (1, 2, 4, 8, 16)  # articles from which a cell has each shade


def coverage_section(loaded: LoadedQueries, view: SettledView) -> Component:
    """Build the strip, with its key and how to read it."""
    coverage = loaded.coverage(view)
    note = words.COVERAGE_NOTE
    if coverage.of > len(coverage.weeks):
        note += words.COVERAGE_LAST.format(shown=len(coverage.weeks), weeks=coverage.of)
    return section(
        _title(loaded, coverage, view),
        _strip(coverage, view),
        html.P(words.COVERAGE_KEY, className="strip__key"),
        folds(how_to_read(*words.HOW_TO_COVERAGE)),
        note=note,
        name="coverage",
    )


def shade(count: int) -> int:
    """Say how dark a cell is: 0 for none, 1 for one article, up to 5 from sixteen."""
    return sum(count >= least for least in _SHADE_FROM)


def _title(loaded: LoadedQueries, coverage: Coverage, view: SettledView) -> str:
    articles = coverage.weeks["articles"]
    busiest = {"busiest": articles.idxmax(), "count": int(articles.max())}
    if not loaded.scored.has_coverage:
        return words.COVERAGE_TITLE_UNKNOWN.format(**busiest)
    gaps = int(loaded.searched(view)["not_covered"])
    if gaps:
        return words.COVERAGE_TITLE_GAPS.format(weeks=counted(gaps, words.WEEKS_NOT_SEARCHED), **busiest)
    return words.COVERAGE_TITLE_ALL.format(**busiest)


def _strip(coverage: Coverage, view: SettledView) -> Component:
    weeks = coverage.weeks
    body = [
        html.Tr(
            [
                html.Th(words.ROW_SEARCHED, scope="row"),
                *(_state(row["state"]) for row in weeks.to_dict("records")),
                html.Td(""),
            ]
        ),
        _row(words.ROW_ARTICLES, weeks["articles"], strong=True),
        _row(words.ROW_REPORTS, weeks["reports"]),
        *_group(words.GROUP_RELIABILITY, coverage.by_reliability, words.RELIABILITY, coverage),
        *_group(words.GROUP_PUBLISHER, coverage.by_publisher, {}, coverage),
        *_group(words.GROUP_COUNTRY, coverage.by_country, {}, coverage),
    ]
    caption = html.Caption(words.COVERAGE_CAPTION, className="spoken")
    return html.Div(
        html.Table([caption, _head(weeks, view), html.Tbody(body)], className="strip"),
        className="table__frame",
        tabIndex="0",
        role="region",
        **attributes(aria_label=words.COVERAGE_CAPTION),
    )


def _head(weeks: pd.DataFrame, view: SettledView) -> Component:
    """Draw the weeks: each leads to its Overview; a new year is said above its first week."""
    cells = []
    for label, monday in weeks["monday"].items():
        days = f"{label}, {week_in_words(monday)}"
        link = view_link(
            str(label)[-2:], view.but(week=str(label), upload=None), path="/", label=days, kind="strip__week"
        )
        cells.append(html.Th(link, scope="col", title=days))
    by_year = Counter(str(label)[:4] for label in weeks.index)
    years = [
        html.Th(year, scope="colgroup", colSpan=str(count), className="strip__year") for year, count in by_year.items()
    ]
    return html.Thead(
        [
            html.Tr([html.Td(""), *years, html.Td("")]),
            html.Tr(
                [html.Th(words.SOURCE, scope="col"), *cells, html.Th(words.ALL, scope="col", className="strip__all")]
            ),
        ]
    )


def _group(title: str, counts: pd.DataFrame, names: dict[str, str], coverage: Coverage) -> Iterable[Component]:
    """Draw the rows of one way to divide the articles; nothing where there is nothing to divide."""
    if counts.empty:
        return
    yield html.Tr(html.Th(title, scope="rowgroup", colSpan=len(coverage.weeks) + 2, className="strip__group"))
    for name, row in counts.iterrows():
        shown = names.get(str(name), str(name)) or counted(coverage.others, words.OTHERS)
        yield _row(shown, row)


def _row(name: str, counts: pd.Series[int], *, strong: bool = False) -> Component:
    cells = [_cell(int(count)) for count in counts]
    kind: dict[str, Any] = {"className": "strip__strong"} if strong else {}
    total = html.Td(f"{int(counts.sum()):,}", className="strip__all")
    return html.Tr([html.Th(name, scope="row", title=name), *cells, total], **kind)


def _cell(count: int) -> Component:
    return html.Td(str(count) if count else "", className=f"strip__cell strip__cell--{shade(count)}")


def _state(state: str) -> Component:
    sign = html.Span(words.SEARCHED_SIGNS[state], **attributes(aria_hidden="true"))
    said = html.Span(words.SEARCHED_WORDS[state], className="spoken")
    return html.Td([sign, said], className=f"strip__state strip__state--{state.replace('_', '-')}")
