"""The Weights page: verdict and its buttons, sliders beside the chart that follows them, what hangs on them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dash import html

from dashboard import text_weights as words
from dashboard.components.attributes import attributes
from dashboard.components.section import chart, columns, folds, how_to_read, page, section
from dashboard.components.table import Column, Kind, Row, table_alternative
from dashboard.figures.numbers import points
from dashboard.figures.weights_weeks import weights_weeks_figure
from dashboard.ids import Weights, WeightSets
from dashboard.pages.weights.shares import shares_section
from dashboard.pages.weights.sliders import sliders_section
from dashboard.rows import rows_of

if TYPE_CHECKING:
    from dash.development.base_component import Component

    from dashboard.queries import Queries
    from dashboard.theme import Theme
    from dashboard.view import SettledView


def weights_page(queries: Queries, view: SettledView, theme: Theme, saving: Component) -> Component:
    """Build the page of a settled view; the browser moves it from there. saving: the form below the sliders."""
    return page(
        _verdict(queries, view),
        columns(
            html.Div([sliders_section(queries, view), saving]),
            html.Div(
                [
                    _weeks(queries, view, theme),
                    shares_section(queries, view),
                    html.Div(id=Weights.READOUT, className="readout"),
                ],
                className="beside",
            ),
            shape="weights",
        ),
        of=f"{view.but(weights=view.base or view.weights, base=None).address}&theme={theme.name}",
    )


def _verdict(queries: Queries, view: SettledView) -> Component:
    """Hold the verdict under these weights: filled in by the browser, which scores."""
    aggregation, refusal = queries.aggregation(view)
    live = [
        html.P(**attributes(data_weights="about"), className="about"),
        html.H1(**attributes(data_weights="verdict"), className="verdict"),
        html.P(**attributes(data_weights="levels", role="status"), className="chip"),
    ]
    if refusal:
        live.append(html.P(refusal, className="notice"))
    options = [
        html.Option(said, value=value, selected=value == aggregation) for value, said in words.AGGREGATIONS.items()
    ]
    chosen = html.Label(
        [words.AGGREGATION, " ", html.Select(options, className="choice", **attributes(data_part="aggregation"))],
        className="aggregation",
    )
    buttons = [
        html.Button(said, className=f"button{more}", **attributes(data_weights=act, type="button"))
        for act, said, more in (
            ("undo", words.UNDO, ""),
            ("redo", words.REDO, ""),
            ("reset", words.RESET_ALL, ""),
        )
    ]
    leads = attributes(data_weights="save", data_focus=WeightSets.NAME, type="button")
    save = html.Button(words.SAVE, className="button button--primary", **leads)
    return html.Section(
        [html.Div(live), html.Div([html.Div([*buttons, save], className="buttons"), chosen], className="acts")],
        className="section section--verdict",
    )


def _weeks(queries: Queries, view: SettledView, theme: Theme) -> Component:
    these, base, found = queries.weighed(view), queries.weighed_by_base(view), queries.robustness(view)
    figure = weights_weeks_figure(
        these.weeks, base.weeks, these.indicators, queries.indicator_rows(view), fan=found.fan, theme=theme,
        selected=view.week, compared=queries.compared_week(view),
    )  # fmt: skip
    heads = [words.HEAD_WEEK, words.HEAD_THESE, words.HEAD_BASE, words.HEAD_LEVEL, words.HEAD_LEVEL_BASE]
    both = these.weeks.join(base.weeks[["score", "level_name"]].add_suffix("_base")).reset_index()
    cells = [
        Row([row["week"], points(row["score"]), points(row["score_base"]), row["level_name"], row["level_name_base"]])
        for row in rows_of(both)
    ]
    columns_of = [Column(head, Kind.NAME if at == 0 else Kind.NUMBER) for at, head in enumerate(heads)]
    return section(
        html.Span(**attributes(data_weights="chart")),
        chart(Weights.CHART, "weights", words.CHART_LABEL, figure),
        folds(how_to_read(*words.HOW_CHART), table_alternative(columns_of, cells, caption=words.CHART_LABEL)),
        note=words.CHART_NOTE.format(base=queries.base_weighting(view).title),
    )
