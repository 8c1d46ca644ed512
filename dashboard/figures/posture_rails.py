"""The rows below the main chart: week numbers, the level held, the articles found."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dashboard import text
from dashboard.figures.sheet import NOTE_SIZE, axis_id, strong
from dashboard.figures.states import MEMORY_SHARE
from dashboard.figures.week_axis import thinned, week_number

if TYPE_CHECKING:
    from dashboard.figures.posture_table import PostureTable
    from dashboard.figures.sheet import Chart, Json

WEEKS_STRIP, LEVEL_STRIP, ARTICLES_STRIP = 1, 2, 3
_LOWEST_RAIL = 3
_RAIL_STEP = 3
_RAIL_FOOT = 3
_NUMBER_WIDTH = 18
_PHONE_NUMBER_WIDTH = 36
_HALF_NUMBER = 8
_UNDERLINE = 7


def draw_week_numbers(chart: Chart, table: PostureTable, *, width: float, compact: bool) -> None:
    """Write the week numbers, thinned so that they stand clear; the selected week keeps its own, accented.

    width: pixels of the plot, nominal; compact: leave twice the room around each.
    """
    axis = table.axis
    each = _PHONE_NUMBER_WIDTH if compact else _NUMBER_WIDTH
    columns = thinned(len(axis), axis.column(table.selected), width, each)
    if (len(axis) - columns[-1] - 0.5) * width / len(axis) < _HALF_NUMBER - chart.sheet.right:
        columns = columns[:-1]  # the edge would cut it
    labels = [axis.labels[column] for column in columns]
    numbers = [strong(week_number(label)) if label == table.selected else week_number(label) for label in labels]
    theme = chart.theme
    colours = [theme.accent if label == table.selected else theme.text_3 for label in labels]
    chart.y_axis(WEEKS_STRIP, (0, 1))
    chart.traces.append(_texts("week numbers", WEEKS_STRIP, columns, numbers, colours) | {"customdata": labels})


def draw_level_rail(chart: Chart, table: PostureTable) -> None:
    """Draw the level held: severity's colour, 3 px higher a level, faint in weeks that only hold it over.

    A week without a level yet has no rail.
    """
    known = [week for week in table.weeks if week.level is not None]
    severity = chart.theme.levels
    colours = [
        severity[week.level or 0]
        if week.state == "observed"
        else chart.theme.mix(severity[week.level or 0], MEMORY_SHARE)
        for week in known
    ]
    chart.y_axis(LEVEL_STRIP, (-_RAIL_FOOT, chart.sheet.strips[LEVEL_STRIP] - _RAIL_FOOT))
    chart.traces.append(
        {
            "type": "bar",
            "name": text.LEVEL_HELD,
            "yaxis": axis_id(LEVEL_STRIP),
            "x": [week.column for week in known],
            "y": [_LOWEST_RAIL + _RAIL_STEP * (week.level or 0) for week in known],
            "width": 1,
            "marker": {"color": colours, "line": {"width": 0}},
            "customdata": [week.label for week in known],
            "hoverinfo": "skip",
        },
    )
    _name_rail(chart, text.LEVEL_HELD, LEVEL_STRIP, _LOWEST_RAIL + _RAIL_STEP / 2)


def draw_articles_rail(chart: Chart, table: PostureTable, *, width: float) -> None:
    """Write how many articles each week has: ink, or grey with a dotted underline where the week is thin.

    With too many weeks for numbers the same counts are small bars, those of thin weeks grey. Nothing is
    written where the count is not known. width: pixels of the plot, nominal.
    """
    known = [week for week in table.weeks if week.articles is not None]
    theme = chart.theme
    chart.y_axis(ARTICLES_STRIP, (0, 1))
    _name_rail(chart, text.ARTICLES, ARTICLES_STRIP, 0.5)
    columns = [week.column for week in known]
    labels = [week.label for week in known]
    if len(table.axis) * _NUMBER_WIDTH > width:
        highest = max([1, *(week.articles or 0 for week in known)])
        heights = [0.8 * (week.articles or 0) / highest for week in known]
        colours = [theme.strong_line if week.thin else theme.text_3 for week in known]
        chart.traces.append(_count_bars(columns, heights, colours) | {"customdata": labels})
        return
    counts = [str(week.articles) if week.thin else strong(str(week.articles)) for week in known]
    colours = [theme.text_3 if week.thin else theme.text_2 for week in known]
    chart.traces.append(_texts(text.ARTICLES, ARTICLES_STRIP, columns, counts, colours) | {"customdata": labels})
    chart.shapes += [_underline(week.column, theme.text_3) for week in known if week.thin]


def _texts(name: str, strip: int, columns: list[int], words: list[str], colours: list[str]) -> Json:
    return {
        "type": "scatter",
        "mode": "text",
        "name": name,
        "yaxis": axis_id(strip),
        "x": columns,
        "y": [0.5] * len(columns),
        "text": words,
        "textfont": {"size": NOTE_SIZE, "color": colours},
        "cliponaxis": False,
        "hoverinfo": "skip",
    }


def _count_bars(columns: list[int], heights: list[float], colours: list[str]) -> Json:
    return {
        "type": "bar",
        "name": text.ARTICLES,
        "yaxis": axis_id(ARTICLES_STRIP),
        "x": columns,
        "y": heights,
        "width": 0.7,
        "marker": {"color": colours, "line": {"width": 0}},
        "hoverinfo": "skip",
    }


def _underline(column: int, colour: str) -> Json:
    return {
        "type": "line",
        "name": "thin week",
        "xref": "x",
        "xsizemode": "pixel",
        "xanchor": column,
        "x0": -_UNDERLINE,
        "x1": _UNDERLINE,
        "yref": axis_id(ARTICLES_STRIP),
        "ysizemode": "pixel",
        "yanchor": 0,
        "y0": 2,
        "y1": 2,
        "line": {"width": 1, "dash": "1px,2px", "color": colour},
    }


def _name_rail(chart: Chart, words: str, strip: int, height: Any) -> None:
    chart.note(words, x=0, xanchor="right", xshift=-8, yref=axis_id(strip), y=height)
