"""The posture score week by week: what each indicator adds, under the line of their sum.

From the back: level bands, grid at the thresholds, the selected week, stacked bars, the line, labels. Below
the weeks stand two rails (level held, articles found) and the months.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from dashboard import text
from dashboard.figures.labels import Scale
from dashboard.figures.months import draw_months
from dashboard.figures.numbers import whole
from dashboard.figures.posture_bars import draw_bars
from dashboard.figures.posture_ends import draw_ends, end_margin
from dashboard.figures.posture_hover import draw_hover
from dashboard.figures.posture_labels import Label, draw_labels, place_labels
from dashboard.figures.posture_line import draw_line
from dashboard.figures.posture_rails import draw_articles_rail, draw_level_rail, draw_week_numbers
from dashboard.figures.posture_table import PostureTable, read_posture
from dashboard.figures.sheet import NOTE_SIZE, Chart, Json, Sheet, empty_figure

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

    from dashboard.theme import Theme

THRESHOLDS = (20.0, 40.0, 60.0, 80.0)
_WHOLE_SCALE = 100.0
_GRID_BELOW = (-80.0, -60.0, -40.0, -20.0)
_STEP = 10
_LOW_STEP = 4
_SMALLEST_TOP = 50.0
_BELOW_ZERO = 8
_NAME_ROOM = 14
_WIDE_STRIPS = (270, 22, 22, 20, 22)
_PHONE_STRIPS = (262, 18, 18)


@dataclass(frozen=True)
class _Format:
    """What differs between the wide chart and the phone's: the sheet and a nominal width of the plot.

    The real width is the browser's; the nominal one is on the narrow side, since labels that stand clear
    there stand clear on anything wider.
    """

    sheet: Sheet
    plot_width: int
    compact: bool

    @classmethod
    def choose(cls, table: PostureTable, *, compact: bool) -> _Format:
        if compact:
            return cls(Sheet(_PHONE_STRIPS, left=30, right=2, top=2), 310, compact)
        right = end_margin([series.short for series in table.series])
        return cls(Sheet(_WIDE_STRIPS, left=98, right=right, top=4), 820, compact)


def posture_weeks_figure(
    weeks: pd.DataFrame,
    contributions: pd.DataFrame,
    indicators: pd.DataFrame,
    phrases: Mapping[str, str],
    theme: Theme,
    *,
    selected: str,
    score_range: tuple[float, float] = (0.0, _WHOLE_SCALE),
    compact: bool = False,
) -> Json:
    """Draw the score of every week as stacked contributions under one line.

    weeks: one row a week in order, index = label (2020-W12); columns monday (datetime), state (observed,
        provisional, not_covered), thin (bool), articles (int), score (points, NaN = no score), level (0-4,
        NaN = none yet), level_name.
    contributions: one row per (week, indicator); columns week, indicator, warming_up (bool), incidents (int),
        contribution (points, signed, NaN = none).
    indicators: one row each, in stacking order from zero; columns indicator, short (its name here), hue (slot
        of the palette), share (of the weights; rows with 0 are left out).
    phrases: week label -> what made the week, as plain text; weeks without one get a number alone.
    score_range: the lowest and highest score that the weights allow; said in the chart when it is not 0-100.
    compact: the phone's format: no names in the margins, no rails, no phrases.

    A week that is not covered is an empty dashed slot with "?", and the line breaks there. Bars with a
    negative contribution hang below zero. Without weeks, or without a single weight, the figure says so.
    """
    table = read_posture(weeks, contributions, indicators, {} if compact else phrases, selected)
    if not table.weeks or not table.series:
        words = text.NO_WEIGHTS if table.weeks else text.NO_WEEKS
        return empty_figure(words, theme, sum(_WIDE_STRIPS))
    form = _Format.choose(table, compact=compact)
    chart = Chart(form.sheet, theme)
    scale, labels = _fit(table, form)
    _draw_ground(chart, scale, compact=compact)
    table.axis.lay(chart, selected, zoom=True)
    draw_bars(chart, table, scale)
    draw_line(chart, table)
    draw_labels(chart, table, labels, scale)
    draw_week_numbers(chart, table, width=form.plot_width, compact=compact)
    if not compact:
        draw_level_rail(chart, table)
        draw_articles_rail(chart, table, width=form.plot_width)
        draw_ends(chart, table, scale)
    draw_months(chart, table.axis, width=form.plot_width, years=not compact)
    if tuple(score_range) != (0.0, _WHOLE_SCALE):
        _say_range(chart, score_range)
    draw_hover(chart, table)
    return chart.figure()


def _fit(table: PostureTable, form: _Format) -> tuple[Scale, list[Label]]:
    """Choose the lowest top of the scale, in steps of 10, under which all labels find room above the line.

    The scale reaches down to the lowest bar, or just far enough below zero for the ticks of observed zeros.
    """
    low = min(week.bottom for week in table.weeks)
    high = max(week.top for week in table.weeks)
    height = form.sheet.strips[0]
    top = max(_SMALLEST_TOP, _STEP * (high // _STEP + 1))
    while True:
        bottom = _LOW_STEP * (low // _LOW_STEP) if low < 0 else -top * _BELOW_ZERO / (height - _BELOW_ZERO)
        scale = Scale(bottom, top, height)
        labels = place_labels(table, scale, width=form.plot_width)
        if all(label.top >= 0 for label in labels) or top > 2 * _WHOLE_SCALE:
            return scale, labels
        top += _STEP


def _draw_ground(chart: Chart, scale: Scale, *, compact: bool) -> None:
    """Lay the level bands with their names in the margin, and the grid at the thresholds."""
    theme = chart.theme
    grid = [at for at in (*_GRID_BELOW, 0.0, *THRESHOLDS, _WHOLE_SCALE) if scale.low <= at < scale.high]
    chart.y_axis(
        0,
        (scale.low, scale.high),
        showgrid=True,
        zeroline=True,
        zerolinewidth=2,
        showticklabels=True,
        ticklabelstandoff=4,
        tickvals=grid,
        ticktext=[whole(at) for at in grid],
    )
    edges = [0.0, *THRESHOLDS, _WHOLE_SCALE]
    for level, (lower, upper) in enumerate(pairwise(edges)):
        if lower >= scale.high:
            break
        top = min(upper, scale.high)
        chart.shapes.append(
            {
                "type": "rect",
                "name": f"band {level}",
                "xref": "paper",
                "x0": 0,
                "x1": 1,
                "yref": "y",
                "y0": lower,
                "y1": top,
                "layer": "below",
                "line": {"width": 0},
                "fillcolor": theme.bands[level],
            },
        )
        if not compact and scale.pixels(top - lower) >= _NAME_ROOM:
            chart.note(
                text.LEVEL_NAMES[level],
                x=0,
                xanchor="right",
                xshift=-28,
                yref="y",
                y=(lower + top) / 2,
                font={"size": NOTE_SIZE, "color": theme.text_2},
            )


def _say_range(chart: Chart, score_range: tuple[float, float]) -> None:
    low, high = score_range
    words = text.SCORE_RANGE.format(low=whole(low), high=whole(high))
    chart.note(words, x=0, xanchor="left", xshift=6, y=1, yanchor="top", yshift=-4)
