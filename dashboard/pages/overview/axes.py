"""Threat, response and exposure over the weeks, and the contrast of the first two."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard import text_overview as words
from dashboard.components.section import chart, columns, folds, how_to_read, section
from dashboard.components.table import table_alternative
from dashboard.figures.axes_lines import axes_lines_figure
from dashboard.figures.contrast import contrast_figure
from dashboard.pages.overview.plain_table import plain_table

if TYPE_CHECKING:
    from dash.development.base_component import Component

    from dashboard.queries import Queries
    from dashboard.theme import Theme
    from dashboard.view import SettledView


def axes_section(queries: Queries, view: SettledView, theme: Theme) -> Component:
    """Build the three lines and the contrast beside them."""
    weeks, titles = queries.scores(view).weeks, queries.titles(view)
    table = weeks[["threat", "response", "exposure", "contrast"]].reset_index()
    heads = (words.HEAD_WEEK, words.THREAT, words.RESPONSE, words.EXPOSURE, words.CONTRAST)
    lines = section(
        titles["axes"],
        chart("axes", "axes", titles["axes"], axes_lines_figure(weeks, theme, selected=view.week)),
        folds(how_to_read(words.HOW_AXES), table_alternative(*plain_table(heads, table), caption=titles["axes"])),
        note=words.AXES_NOTE,
    )
    contrast = section(
        titles["contrast"],
        chart("contrast", "axes", titles["contrast"], contrast_figure(weeks, theme, selected=view.week)),
        folds(
            table_alternative(
                *plain_table((words.HEAD_WEEK, words.CONTRAST), table[["week", "contrast"]]),
                caption=titles["contrast"],
            )
        ),
        note=words.CONTRAST_NOTE,
    )
    return columns(lines, contrast, shape="axes")
