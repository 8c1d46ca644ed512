"""What the server adds when a slider is let go: tips, shares of the movement, the fan; and what hangs on them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd
from dash import html

from dashboard import text_weights as words
from dashboard.components.section import section
from dashboard.pages.weights.tornado import tornado_section
from dashboard.rows import rows_of

if TYPE_CHECKING:
    from dash.development.base_component import Component

    from dashboard.queries import Queries
    from dashboard.theme import Theme
    from dashboard.view import SettledView


def readings(queries: Queries, view: SettledView) -> dict[str, Any]:
    """Give the browser what belongs on the sliders and in the chart, for the weights in the address.

    moves: each indicator's share of the movement (null: none), off: whether it is under half or over twice its
    share of the weight; tips: where on its slider which verdict turns; fan: by week.
    """
    scorer, weighting, found = queries.scorer_tables(view), queries.weighting(view), queries.robustness(view)
    shares = found.shares.reindex(scorer["indicators"])
    return {
        "ref": weighting.ref,
        "weights": [weighting.weights[i] for i in scorer["indicators"]],
        "moves": [None if pd.isna(one) else float(one) for one in shares["effective"]],
        "off": [bool(one) for one in shares["is_off"].fillna(value=False)],
        "tips": [
            {"indicator": tip["indicator"], "kind": tip["kind"], "weight": tip["weight"], "level": tip["level_name"]}
            for tip in rows_of(queries.slider_tips(view))
        ],
        "fan": {end: [None if pd.isna(one) else float(one) for one in found.fan[end]] for end in ("low", "high")},
        "shares_title": queries.shares_title(view),
    }


def readout(queries: Queries, view: SettledView, theme: Theme) -> Component:
    """Say how much hangs on the weights, and draw what each does when it is moved by a fifth."""
    leaning = queries.leaning(view)
    said = [one for one in (leaning.level, leaning.direction, leaning.nearest, leaning.order, leaning.note) if one]
    cost = queries.cost(queries.aggregation(view)[0])
    badge = html.P(leaning.badge, className="badge") if leaning.badge else None
    return html.Div(
        [
            section(
                words.LEANS_TITLE,
                badge,
                html.Ul([html.Li(f"{one}.") for one in [*said, *([cost] if cost else [])]], className="leans"),
                note=words.LEANS_NOTE,
            ),
            tornado_section(queries, view, theme),
        ]
    )
