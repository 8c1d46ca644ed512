"""What the browser is given to score with, and to say it with, while a slider moves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dashboard import text
from dashboard import text_weights as words
from dashboard.figures.weights_weeks import Trace, rail_height

if TYPE_CHECKING:
    from dashboard.queries import Queries
    from dashboard.theme import Theme
    from dashboard.view import SettledView


def tables(queries: Queries, view: SettledView, theme: Theme) -> dict[str, Any]:
    """Gather it: the scorer's tables, the set in force and these weights in its order, names, colours, words."""
    scorer = queries.scorer_tables(view)
    labels = [week["week"] for week in scorer["weeks"]]
    compared = queries.compared_week(view)
    weighting, base = queries.weighting(view), queries.base_weighting(view)
    names = dict(queries.indicator_rows(view)[["indicator", "short"]].to_numpy())
    return {
        "scorer": scorer,
        "names": [names[one] for one in scorer["indicators"]],
        "base": {"ref": base.ref, "title": base.title, "weights": [base.weights[i] for i in scorer["indicators"]]},
        "is_default": base.ref == queries.watch.settings.weights,
        "ref": weighting.ref,
        "weights": [weighting.weights[i] for i in scorer["indicators"]],
        "week": labels.index(view.week),
        "compared": labels.index(compared) if compared in labels else None,
        "aggregation": queries.aggregation(view)[0],
        "levels": list(text.LEVEL_NAMES),
        "level_colours": list(theme.levels),
        "rail": [rail_height(level) for level in range(len(theme.levels))],
        "traces": {trace.name: trace.value for trace in Trace},
        "words": words.LIVE,
    }
