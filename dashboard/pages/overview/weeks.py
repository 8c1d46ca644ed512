"""The main chart: the posture score of every week as the points of its indicators."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dash import html

from dashboard import text_overview as words
from dashboard.components.section import chart, folds, how_to_read, section
from dashboard.components.states_legend import states_legend
from dashboard.components.table import table_alternative
from dashboard.figures.posture_weeks import posture_weeks_figure
from dashboard.ids import Overview
from dashboard.pages.overview.plain_table import plain_table

if TYPE_CHECKING:
    import pandas as pd
    from dash.development.base_component import Component

    from dashboard.queries import Queries
    from dashboard.theme import Theme
    from dashboard.view import SettledView


def weeks_section(queries: Queries, view: SettledView, theme: Theme) -> Component:
    """Build the chart twice, for a wide page and for a phone: the stylesheet shows one."""
    scores, indicators = queries.scores(view), queries.indicator_rows(view)
    title = queries.titles(view)["weeks"]

    def figure(*, compact: bool) -> dict[str, object]:
        return posture_weeks_figure(
            scores.weeks, scores.indicators, indicators, queries.week_phrases(view), theme,
            selected=view.week, score_range=scores.score_range, compact=compact,
        )  # fmt: skip

    heads, table = _table(queries, view)
    return section(
        title,
        html.Div(chart(Overview.WEEKS, "main", title, figure(compact=False)), className="wide-only"),
        html.Div(chart(Overview.WEEKS_COMPACT, "main-compact", title, figure(compact=True)), className="phone-only"),
        states_legend(_states_here(queries, view)),
        folds(how_to_read(words.HOW_WEEKS), table_alternative(*plain_table(heads, table), caption=title)),
        note=words.WEEKS_NOTE,
        name="weeks-section",
    )


def _states_here(queries: Queries, view: SettledView) -> set[str]:
    """Name the states that occur, so that the legend can say which do not."""
    weeks, rows = queries.scores(view).weeks, queries.scores(view).indicators
    weighed = rows[rows["share"] > 0]
    here = set(weeks["state"])
    here |= {"thin"} if weeks["thin"].any() else set()
    here |= {"warming_up"} if weighed["warming_up"].any() else set()
    here |= {"memory"} if ((weighed["incidents"] == 0) & (weighed["contribution"].abs() > 0)).any() else set()
    here |= {"zero"} if (weeks["score"] == 0).any() else set()
    return here


def _table(queries: Queries, view: SettledView) -> tuple[list[str], pd.DataFrame]:
    scores, indicators = queries.scores(view), queries.indicator_rows(view)
    weighed = indicators[indicators["share"] > 0]
    points = scores.indicators.pivot_table(
        index="week", columns="indicator", values="contribution", dropna=False, sort=False
    )
    table = scores.weeks[["state", "articles", "score", "level_name"]].join(points[list(weighed["indicator"])])
    table["state"] = table["state"].map(words.STATE_WORDS)
    return [
        words.HEAD_WEEK,
        words.STATE,
        words.ARTICLES,
        words.SCORE,
        words.READING_LEVEL,
        *weighed["short"],
    ], table.reset_index()
