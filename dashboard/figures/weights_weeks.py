"""The weeks under two weightings: stacked points and the line of these weights, the line of the set they change.

`assets/weights.js` moves what is drawn here while a slider is dragged. It finds each trace by its name (Trace), so
every indicator and every line has its trace from the start, drawn or not, with one value for each week. Shapes and
notes are few, since each is drawn anew with every move: months are the axis's own labels, levels one trace of words.
"""

from __future__ import annotations

from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Final

import pandas as pd

from dashboard import text
from dashboard.figures.escaping import plain
from dashboard.figures.numbers import whole
from dashboard.figures.posture_bars import BAR_WIDTH
from dashboard.figures.posture_weeks import THRESHOLDS
from dashboard.figures.sheet import NOTE_SIZE, Chart, Json, Sheet, axis_id, empty_figure
from dashboard.figures.states import bar_marker, mark_of
from dashboard.figures.week_axis import DAYS, WeekAxis, hover_points, thinned, week_head, week_number

if TYPE_CHECKING:
    from dashboard.theme import Theme

STRIPS: Final = (250, 18, 13, 13)
_FOOT: Final = 24
_TOP: Final = 100.0
_LOWEST: Final = -4.0
_NOMINAL_WIDTH: Final = 470
_EACH: Final = 20
_MONTH_WIDTH: Final = 36
_WEEKS_STRIP, _BASE_STRIP, _THESE_STRIP = 1, 2, 3
_RAIL_STEP: Final = 2
_RAIL_FOOT: Final = 3
_NOT_COVERED: Final = "not_covered"
_PROVISIONAL: Final = "provisional"


class Trace(StrEnum):
    """The names of the traces that the browser moves; an indicator's bars are named by its id."""

    FAN_LOW = "fan, low"
    FAN_HIGH = "fan, high"
    BASE = "set in force"
    CASING = "casing"
    SCORE = "score"
    PROVISIONAL = "score, provisional"
    DOTS = "weeks"
    BASE_LEVELS = "levels of the set in force"
    LEVELS = "levels"


def weights_weeks_figure(
    weeks: pd.DataFrame,
    base: pd.DataFrame,
    contributions: pd.DataFrame,
    indicators: pd.DataFrame,
    *,
    fan: pd.DataFrame,
    theme: Theme,
    selected: str,
    compared: str | None,
) -> Json:
    """Draw the scores of every week under these weights and under the set in force.

    weeks, base: one row a week in order, index = label; columns monday, state, score (points, NaN = none),
        level (0-4, NaN = none yet); base those of the set in force.
    contributions: one row per (week, indicator): week, indicator, warming_up, incidents, contribution.
    indicators: one row each in stacking order: indicator, short, hue; every one has its bars.
    fan: index = label; low, high (points): every weight up or down by a fifth.
    selected, compared: week labels, marked on the line. Without weeks the figure says so.
    """
    if weeks.empty:
        return empty_figure(text.NO_WEEKS, theme, sum(STRIPS))
    axis = WeekAxis.of(weeks)
    chart = Chart(Sheet(STRIPS, left=32, right=78, top=6, bottom=_FOOT), theme)
    _draw_ground(chart)
    axis.lay(chart, selected)
    _draw_bars(chart, axis, weeks, contributions, indicators)
    _draw_fan(chart, axis, fan)
    _draw_lines(chart, weeks, base)
    _draw_dots(chart, axis, weeks, contributions, (selected, compared))
    _draw_numbers(chart, axis, selected)
    _draw_rail(chart, base, Trace.BASE_LEVELS, _BASE_STRIP)
    _draw_rail(chart, weeks, Trace.LEVELS, _THESE_STRIP)
    _name_months(chart, axis)
    _name_levels(chart, axis)
    heads = [week_head(label, monday) for label, monday in zip(axis.labels, axis.mondays, strict=True)]
    chart.traces.append(hover_points(axis, heads, "y"))
    return chart.figure()


def _draw_ground(chart: Chart) -> None:
    """Lay the bands of the levels, and the grid at the thresholds."""
    grid = [0.0, *THRESHOLDS, _TOP]
    chart.y_axis(0, (_LOWEST, _TOP), showgrid=True, zeroline=True, zerolinewidth=2, showticklabels=True,
                 ticklabelstandoff=4, tickvals=grid, ticktext=[whole(at) for at in grid])  # fmt: skip
    for level, lower in enumerate(grid[:-1]):
        shape = {"type": "rect", "name": f"band {level}", "xref": "paper", "x0": 0, "x1": 1, "yref": "y",
                 "y0": lower, "y1": grid[level + 1], "layer": "below", "line": {"width": 0},
                 "fillcolor": chart.theme.bands[level]}  # fmt: skip
        chart.shapes.append(shape)


def _name_levels(chart: Chart, axis: WeekAxis) -> None:
    """Write the levels' names beside their bands."""
    chart.traces.append(
        {
            "type": "scatter",
            "mode": "text",
            "name": "level names",
            "x": [len(axis) - 0.51] * len(text.LEVEL_NAMES),
            "y": [10.0, *(threshold + 10.0 for threshold in THRESHOLDS)],
            "text": [f"  {name}" for name in text.LEVEL_NAMES],
            "textposition": "middle right",
            "textfont": {"size": NOTE_SIZE, "color": chart.theme.text_3},
            "cliponaxis": False,
            "hoverinfo": "skip",
        }
    )


def _name_months(chart: Chart, axis: WeekAxis) -> None:
    """Let the axis name the months, each at its first day."""
    days = [monday + timedelta(days=ahead) for monday in axis.mondays for ahead in range(DAYS)]
    firsts = [day for day in days if day.day == 1]
    step = -(-len(firsts) * _MONTH_WIDTH // _NOMINAL_WIDTH) if firsts else 1
    firsts = firsts[::step]
    chart.settings["xaxis"] |= {
        "showticklabels": True,
        "tickvals": [axis.place(day) for day in firsts],
        "ticktext": [f" {text.MONTHS_SHORT[day.month - 1]}" for day in firsts],
        "ticklabelposition": "outside right",
        "tickangle": 0,
        "tickfont": {"size": NOTE_SIZE, "color": chart.theme.text_3},
        "ticks": "outside",
        "ticklen": 10,
        "tickcolor": chart.theme.strong_line,
        "showgrid": False,
    }


def _draw_bars(
    chart: Chart, axis: WeekAxis, weeks: pd.DataFrame, contributions: pd.DataFrame, indicators: pd.DataFrame
) -> None:
    states = weeks["state"]
    for row in indicators.to_dict("records"):
        own = contributions[contributions["indicator"] == row["indicator"]].set_index("week").loc[list(axis.labels)]
        marks = [
            mark_of(states[label], warming_up=bool(warming), incidents=int(incidents))
            for label, warming, incidents in zip(axis.labels, own["warming_up"], own["incidents"], strict=True)
        ]
        chart.traces.append(
            {
                "type": "bar",
                "name": plain(str(row["indicator"])),
                "x": list(range(len(axis))),
                "y": _values(own["contribution"].where((states != _NOT_COVERED).to_numpy())),
                "visible": bool(own["contribution"].any()),
                "width": BAR_WIDTH,
                "opacity": 0.6,
                "marker": bar_marker(chart.theme.hue(int(row["hue"])), marks, chart.theme, crowded=axis.is_crowded),
                "hoverinfo": "skip",
            }
        )


def _draw_fan(chart: Chart, axis: WeekAxis, fan: pd.DataFrame) -> None:
    ends = fan.reindex(list(axis.labels))
    for name, column, more in (
        (Trace.FAN_LOW, "low", {}),
        (Trace.FAN_HIGH, "high", {"fill": "tonexty", "fillcolor": chart.theme.veil}),
    ):
        line = {"width": 0, "color": chart.theme.text_3}
        chart.traces.append(_path(name, _values(ends[column]), line) | more)


def _draw_lines(chart: Chart, weeks: pd.DataFrame, base: pd.DataFrame) -> None:
    theme = chart.theme
    solid, filling = score_paths(weeks)
    chart.traces += [
        _path(Trace.BASE, _scores(base), {"width": 1.5, "dash": "5px,3px", "color": theme.text_3}),
        _path(Trace.CASING, solid, {"width": 4, "color": theme.page}),
        _path(Trace.SCORE, solid, {"width": 1.75, "color": theme.text}),
        _path(Trace.PROVISIONAL, filling, {"width": 1.75, "dash": "4px,3px", "color": theme.text}),
    ]


def score_paths(weeks: pd.DataFrame) -> tuple[list[float | None], list[float | None]]:
    """Part the scores into the full weeks' and, with the week before it, the provisional one's."""
    scores, is_filling = _scores(weeks), (weeks["state"] == _PROVISIONAL).tolist()
    solid = [None if filling else score for score, filling in zip(scores, is_filling, strict=True)]
    dashed: list[float | None] = [None] * len(scores)
    for at, filling in enumerate(is_filling):
        if filling:
            dashed[at] = scores[at]
            if at:
                dashed[at - 1] = scores[at - 1]
    return solid, dashed


def _draw_dots(
    chart: Chart,
    axis: WeekAxis,
    weeks: pd.DataFrame,
    contributions: pd.DataFrame,
    marked: tuple[str, str | None],
) -> None:
    theme = chart.theme
    warming = contributions.groupby("week")["warming_up"].any()
    sizes = [9 if label == marked[0] else 7 if label == marked[1] else 5 for label in axis.labels]
    inks = [theme.accent if label == marked[0] else theme.text for label in axis.labels]
    fills = [theme.page if warming.get(label, False) else ink for label, ink in zip(axis.labels, inks, strict=True)]
    chart.traces.append(
        {
            "type": "scatter",
            "mode": "markers",
            "name": Trace.DOTS,
            "x": list(range(len(axis))),
            "y": _scores(weeks),
            "marker": {"size": sizes, "color": fills, "line": {"width": 1, "color": inks}, "opacity": 1},
            "cliponaxis": False,
            "hoverinfo": "skip",
        }
    )


def _draw_numbers(chart: Chart, axis: WeekAxis, selected: str) -> None:
    columns = thinned(len(axis), axis.column(selected), _NOMINAL_WIDTH, _EACH)
    chart.y_axis(_WEEKS_STRIP, (0, 1))
    theme = chart.theme
    chart.traces.append(
        {
            "type": "scatter",
            "mode": "text",
            "name": text.WEEK,
            "yaxis": axis_id(_WEEKS_STRIP),
            "x": columns,
            "y": [0.5] * len(columns),
            "text": [week_number(axis.labels[column]) for column in columns],
            "textfont": {
                "size": NOTE_SIZE,
                "color": [theme.accent if axis.labels[column] == selected else theme.text_3 for column in columns],
            },
            "cliponaxis": False,
            "hoverinfo": "skip",
        }
    )


def _draw_rail(chart: Chart, weeks: pd.DataFrame, name: Trace, strip: int) -> None:
    """Draw the level held in each week: higher and in the level's colour; none, no bar."""
    chart.y_axis(strip, (0, STRIPS[strip]))
    levels = [None if pd.isna(level) else int(level) for level in weeks["level"]]
    words = text.RAIL_BASE if name == Trace.BASE_LEVELS else text.RAIL_THESE
    chart.note(words, x=1, xanchor="left", xshift=6, yref=axis_id(strip), y=STRIPS[strip] / 2)
    chart.traces.append(
        {
            "type": "bar",
            "name": name,
            "yaxis": axis_id(strip),
            "x": list(range(len(levels))),
            "y": [None if level is None else rail_height(level) for level in levels],
            "width": 1,
            "marker": {"color": [chart.theme.levels[level or 0] for level in levels], "line": {"width": 0}},
            "hoverinfo": "skip",
        }
    )


def rail_height(level: int) -> int:
    """Give the height of a level's bar in the rail, in pixels."""
    return _RAIL_FOOT + _RAIL_STEP * level


def _path(name: Trace, values: list[float | None], line: Json) -> Json:
    return {
        "type": "scatter",
        "mode": "lines",
        "name": name,
        "x": list(range(len(values))),
        "y": values,
        "line": line,
        "connectgaps": False,
        "hoverinfo": "skip",
    }


def _scores(weeks: pd.DataFrame) -> list[float | None]:
    return _values(weeks["score"].where(weeks["state"] != _NOT_COVERED))


def _values(column: pd.Series) -> list[float | None]:
    return [None if pd.isna(value) else float(value) for value in column]
