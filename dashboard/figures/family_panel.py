"""The sheet that all family panels share: 138 px high, the same weeks between the same plot edges.

A panel has the bars of the week, above them (where something stands in force) a thin strip for that line on
its own scale, and the months below. The page around it gives the panel its name, reason and key.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

import pandas as pd

from dashboard import text
from dashboard.figures.months import draw_months
from dashboard.figures.numbers import whole
from dashboard.figures.sheet import Chart, Json, Sheet, axis_id
from dashboard.figures.states import HALF_SHARE
from dashboard.figures.week_axis import WeekAxis, hover_points, week_head

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dashboard.theme import Theme

HEIGHT = 138
BAR_WIDTH = 0.68
# A panel is a quarter of the page at its narrowest; on a phone it is wider.
PLOT_WIDTH = 250
MONTHS_HEIGHT = 20
TOP = 8
_LEFT = 24
_STRIP = 36
_STRIP_GAP = 10
_SLOT_PIXELS = 18
_OUTLINED_SHARE = 0.16

Counts = list[int | None]


class Strength(StrEnum):
    """How a kind of a family is drawn: told from the others by lightness, never by a second hue."""

    FULL = "full"
    HALF = "half"
    OUTLINED = "outlined"


@dataclass(frozen=True)
class Panel:
    """A panel while it is drawn: the chart, its weeks, the state of each, and how high its bars reach."""

    chart: Chart
    axis: WeekAxis
    states: tuple[str, ...]
    bars_strip: int
    tops: dict[int, int] = field(default_factory=dict)

    @classmethod
    def start(cls, weeks: pd.DataFrame, theme: Theme, selected: str, *, strip: bool = False) -> Panel:
        """Lay strips and months and tint the selected week.

        weeks: one row a week in order, index = label; columns monday, state. strip: keep a thin strip above.
        """
        plot = HEIGHT - MONTHS_HEIGHT - TOP
        strips = (_STRIP, plot - _STRIP, MONTHS_HEIGHT) if strip else (plot, MONTHS_HEIGHT)
        chart = Chart(Sheet(strips, left=_LEFT, right=0, top=TOP), theme)
        axis = WeekAxis.of(weeks)
        axis.lay(chart, selected)
        draw_months(chart, axis, width=PLOT_WIDTH, years=False)
        return cls(chart, axis, tuple(str(state) for state in weeks["state"]), int(strip))

    def read(self, table: pd.DataFrame, column: str) -> Counts:
        """Read a column of a table that has `week`, in the order of the weeks; None where nothing is said."""
        by_week = dict(zip(table["week"], table[column], strict=True))
        values = [by_week.get(label) for label in self.axis.labels]
        return [None if pd.isna(value) else int(value) for value in values]

    def lay_counts(self, highest: float, *, lowest: float = 0.0, head: int = 0) -> None:
        """Lay the axis of the bars; head: pixels kept free above the highest, for what stands there."""
        head = max(head, _STRIP_GAP if self.bars_strip else 0)
        _lay_axis(self.chart, self.bars_strip, highest, lowest=lowest, head=head)

    def draw_bars(self, name: str, counts: Counts, hue: int, strength: Strength) -> None:
        """Draw one kind of bar, stacked on those before it; a zero has no bar, a negative count hangs down.

        Bars of a provisional week are hatched: it can still fill.
        """
        held = [(column, count) for column, count in enumerate(counts) if count]
        hatched = [self.states[column] == "provisional" for column, _ in held]
        for column, count in held:
            self.tops[column] = self.tops.get(column, 0) + max(count, 0)
        self.chart.traces.append(
            {
                "type": "bar",
                "name": name,
                "yaxis": axis_id(self.bars_strip),
                "x": [column for column, _ in held],
                "y": [count for _, count in held],
                "width": BAR_WIDTH,
                "marker": self._marker(hue, strength, hatched),
                "customdata": [self.axis.labels[column] for column, _ in held],
                "hoverinfo": "skip",
            },
        )

    def draw_in_force(self, values: Sequence[int | None], name: str) -> None:
        """Draw what stands in force as an ink step line in the thin strip, on its own scale from 0.

        values: one a week, as of its Sunday; None breaks the line.
        """
        _lay_axis(self.chart, 0, max([1, *(value for value in values if value is not None)]), head=2, zero=False)
        self.chart.traces.append(
            {
                "type": "scatter",
                "mode": "lines",
                "name": name,
                "yaxis": axis_id(0),
                # A value holds over its whole column, so that the steps stand between the weeks.
                "x": [edge for column in range(len(self.axis)) for edge in (column - 0.5, column + 0.5)],
                "y": [value for value in values for _ in range(2)],
                "line": {"width": 1.5, "color": self.chart.theme.text},
                "connectgaps": False,
                "customdata": [label for label in self.axis.labels for _ in range(2)],
                "hoverinfo": "skip",
            },
        )

    def finish(self, words: Sequence[str], *, floor: float = 0.0) -> Json:
        """Mark the weeks nobody searched, add what is said under the pointer, and return the figure.

        A week that is not covered is a dashed slot with "?" on the baseline; where something is known of it
        all the same, "?" stands on that bar, which is a lower bound. words: one a week, safe HTML, without
        its head; floor: the value of the baseline.
        """
        said = []
        for column, (label, monday) in enumerate(zip(self.axis.labels, self.axis.mondays, strict=True)):
            lines = [week_head(label, monday), words[column]]
            if self.states[column] == "not_covered":
                self._mark_uncovered(column, floor)
                lines.insert(1, text.WEEK_NOT_COVERED)
            elif self.states[column] == "provisional":
                lines.append(text.WEEK_PROVISIONAL)
            said.append("<br>".join(lines))
        self.chart.traces.append(hover_points(self.axis, said, axis_id(self.bars_strip), floor))
        return self.chart.figure()

    def _marker(self, hue: int, strength: Strength, hatched: list[bool]) -> Json:
        theme = self.chart.theme
        colour = theme.hue(hue)
        fill = {
            Strength.FULL: colour,
            Strength.HALF: theme.mix(colour, HALF_SHARE),
            Strength.OUTLINED: theme.mix(colour, _OUTLINED_SHARE),
        }[strength]
        outlined = [strength == Strength.OUTLINED or flag for flag in hatched]
        thin = 0.5 if self.axis.is_crowded else 1
        marker: Json = {
            "color": fill,
            # Outlines in the hue; between full parts a gap of the page's colour, unless it would eat them.
            "line": {
                "width": [thin if flag else int(not self.axis.is_crowded) for flag in outlined],
                "color": [colour if flag else theme.page for flag in outlined],
            },
        }
        if any(hatched):
            marker["pattern"] = {
                "shape": ["/" if flag else "" for flag in hatched],
                "fgcolor": [colour] * len(hatched),
                "bgcolor": [theme.page] * len(hatched),
                "size": 4,
                "solidity": 0.35,
            }
        return marker

    def _mark_uncovered(self, column: int, floor: float) -> None:
        y_axis = axis_id(self.bars_strip)
        height = self.tops.get(column, 0)
        if not height:
            self.chart.shapes.append(
                {
                    "type": "rect",
                    "name": "not covered",
                    "xref": "x",
                    "x0": column - BAR_WIDTH / 2,
                    "x1": column + BAR_WIDTH / 2,
                    "yref": y_axis,
                    "ysizemode": "pixel",
                    "yanchor": floor,
                    "y0": 0,
                    "y1": _SLOT_PIXELS,
                    "line": {"width": 1, "dash": "2px,2px", "color": self.chart.theme.text_3},
                },
            )
        self.chart.note(
            text.NOT_COVERED_SIGN, xref="x", x=column, yref=y_axis, y=floor + height, yshift=_SLOT_PIXELS / 2
        )


def _lay_axis(chart: Chart, strip: int, highest: float, *, lowest: float = 0.0, head: int, zero: bool = True) -> None:
    """Lay a strip of counts: a stronger zero line, one grid line and number at the highest count."""
    top = max(1.0, highest)
    unit = (chart.sheet.strips[strip] - head - 2) / (top - lowest)
    chart.y_axis(
        strip,
        (lowest - 1 / unit, top + (head + 1) / unit),
        showgrid=True,
        gridcolor=chart.theme.faint_line,
        zeroline=zero,
        zerolinewidth=1.5,
        showticklabels=True,
        ticklabelstandoff=3,
        tickvals=[0, top] if zero else [top],
        ticktext=["0", whole(top)] if zero else [whole(top)],
    )
