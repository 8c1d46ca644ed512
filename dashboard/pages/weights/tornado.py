"""Which weight matters most: the week's score with one weight a fifth lower and a fifth higher."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard import text_weights as words
from dashboard.components.section import chart, folds, section
from dashboard.components.table import Column, Kind, Row, table_alternative
from dashboard.figures.numbers import points
from dashboard.figures.tornado import tornado_figure
from dashboard.ids import Weights
from dashboard.rows import rows_of

if TYPE_CHECKING:
    from dash.development.base_component import Component

    from dashboard.queries import Queries
    from dashboard.theme import Theme
    from dashboard.view import SettledView


def tornado_section(queries: Queries, view: SettledView, theme: Theme) -> Component:
    """Draw a bar for each weight that counts, the one that moves most on top."""
    rows, title = queries.tornado_rows(view), queries.tornado_title(view)
    score = float(queries.weighed(view).weeks["score"][view.week])
    heads = (words.HEAD_INDICATOR, words.HEAD_LESS, words.HEAD_MORE)
    cells = [Row([row["short"], points(row["at_less"]), points(row["at_more"])]) for row in rows_of(rows)]
    columns = [Column(head, Kind.NAME if at == 0 else Kind.NUMBER) for at, head in enumerate(heads)]
    tall = min(max(len(rows), 1), 12)
    return section(
        title,
        chart(Weights.TORNADO, f"tornado-{tall}", title, tornado_figure(rows, score, theme)),
        folds(table_alternative(columns, cells, caption=title)),
        note=words.TORNADO_NOTE.format(week=view.week),
    )
