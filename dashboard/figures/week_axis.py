"""Weeks along x: one column each, and the selected one tinted.

Column k is centred on k and reaches from k - 0.5 (Monday) to k + 0.5 (the end of Sunday), in every chart, so
that an eye can go down from one chart to the next.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from dashboard import text
from dashboard.figures.sheet import axis_id

if TYPE_CHECKING:
    import pandas as pd

    from dashboard.figures.sheet import Chart, Json

DAYS = 7
_CROWDED = 70


@dataclass(frozen=True)
class WeekAxis:
    """The weeks of a chart in order; labels like 2020-W12 and their Mondays."""

    labels: tuple[str, ...]
    mondays: tuple[date, ...]

    @classmethod
    def of(cls, weeks: pd.DataFrame) -> WeekAxis:
        """Read the axis from a table with one row a week, in order.

        Columns: monday, and the label in `week` or in the index.
        """
        labels = weeks.get("week", weeks.index)
        return cls(tuple(str(label) for label in labels), tuple(as_day(monday) for monday in weeks["monday"]))

    def __len__(self) -> int:
        """Count the weeks."""
        return len(self.labels)

    @property
    def is_crowded(self) -> bool:
        """Whether there are so many weeks that gaps, dots and casings would hide the bars."""
        return len(self) > _CROWDED

    @property
    def last_day(self) -> date:
        """The last week's Sunday."""
        return self.mondays[-1] + timedelta(days=DAYS - 1)

    def column(self, label: str) -> int | None:
        """Return the column of a week, None when the chart does not hold it."""
        return self.labels.index(label) if label in self.labels else None

    def place(self, day: date) -> float:
        """Return where a day begins on the axis: a Monday at its column's left edge."""
        return (as_day(day) - self.mondays[0]).days / DAYS - 0.5

    def lay(self, chart: Chart, selected: str, *, zoom: bool = False) -> None:
        """Lay the x axis over all strips and tint the selected week; `zoom` lets a drag narrow the weeks."""
        chart.settings["xaxis"] = {
            "type": "linear",
            "range": [-0.5, len(self) - 0.5],
            "fixedrange": not zoom,
            "showticklabels": False,
            # At the foot of the figure: elsewhere its zone for drags would take clicks from a strip.
            "anchor": axis_id(chart.sheet.last),
        }
        if zoom:
            chart.settings["dragmode"] = "zoom"
        column = self.column(selected)
        if column is not None:
            chart.shapes.append(_tint(column, chart.theme.selected_tint))


def _tint(column: int, colour: str) -> Json:
    return {
        "type": "rect",
        "name": "selected week",
        "xref": "x",
        "x0": column - 0.5,
        "x1": column + 0.5,
        "yref": "paper",
        "y0": 0,
        "y1": 1,
        "layer": "below",
        "line": {"width": 0},
        "fillcolor": colour,
    }


def as_day(moment: date) -> date:
    """Return the day of a date or of a timestamp."""
    return moment.date() if isinstance(moment, datetime) else moment


def week_name(label: str) -> str:
    """Shorten 2020-W12 to W12, for labels inside a chart whose months are written below."""
    return label.rpartition("-")[2]


def week_number(label: str) -> str:
    """Shorten 2020-W12 to 12, for the row of week numbers."""
    return label.rpartition("W")[2]


def week_head(label: str, monday: date) -> str:
    """Return the head of a hover label: the week and its days, 2020-W14  30 Mar-5 Apr 2020 (an en dash)."""
    sunday = monday + timedelta(days=DAYS - 1)
    first = str(monday.day)
    if monday.month != sunday.month:
        first += f" {text.MONTHS_SHORT[monday.month - 1]}"
    if monday.year != sunday.year:
        first += f" {monday.year}"
    last = f"{sunday.day} {text.MONTHS_SHORT[sunday.month - 1]} {sunday.year}"
    return f"<b>{label}</b>  {first}{text.EN_DASH}{last}"


def thinned(count: int, keep: int | None, width: float, each: float) -> list[int]:
    """Choose which columns carry a label: every n-th, with `each` pixels for each, the kept one among them.

    count: columns; width: pixels of them all; keep: the column that must be labelled, if any.
    """
    step = max(1, -(-int(count * each) // max(1, int(width))))
    return list(range((keep or 0) % step, count, step))


def hover_points(axis: WeekAxis, words: list[str], y_axis: str, heights: list[float] | float = 0.0) -> Json:
    """Return one invisible point a week that takes every hover and click of its column, in every strip.

    words: safe HTML, one a week; heights: where each label points to. customdata is the
    week label, so that a click anywhere in a column selects its week.
    """
    return {
        "type": "scatter",
        "mode": "markers",
        "name": "every week",
        "yaxis": y_axis,
        "x": list(range(len(axis))),
        "y": heights if isinstance(heights, list) else [heights] * len(axis),
        "marker": {"size": 1, "opacity": 0},
        "customdata": list(axis.labels),
        "hovertext": words,
        "hoverinfo": "text",
    }
