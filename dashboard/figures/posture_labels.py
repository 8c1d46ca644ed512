"""The labels inside the main chart: its peaks and the selected week, clear of the line and of each other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.figures.escaping import plain
from dashboard.figures.labels import text_width, wrap
from dashboard.figures.numbers import points
from dashboard.figures.posture_peaks import peak_weeks
from dashboard.figures.sheet import NOTE_SIZE, strong
from dashboard.figures.week_axis import week_name

if TYPE_CHECKING:
    from dashboard.figures.labels import Scale
    from dashboard.figures.posture_table import PostureTable, PostureWeek
    from dashboard.figures.sheet import Chart

_LINE_HEIGHT = 15
_CLEAR = 9
_LEADER_FROM = 12
_SIDE = 6
_PHRASE_WIDTH = 170


@dataclass(frozen=True)
class Label:
    """One label: its head (week and score), the phrase beside or below it, and where it stands.

    left, right, top and bottom are nominal pixels from the plot's top left corner; `anchor` says whether the
    label is centred on its week or tied to the plot's left or right edge.
    """

    week: PostureWeek
    head: str
    beside: str
    below: tuple[str, ...]
    left: float
    right: float
    top: float
    bottom: float
    anchor: str

    def meets(self, other: Label) -> bool:
        """Say whether the two labels share a pixel."""
        across = self.left < other.right and other.left < self.right
        return across and self.top < other.bottom and other.top < self.bottom

    def lifted(self, bottom: float) -> Label:
        """Return the label moved up or down, so that its lower edge is at `bottom`."""
        top = self.top - self.bottom + bottom
        return Label(self.week, self.head, self.beside, self.below, self.left, self.right, top, bottom, self.anchor)


def place_labels(table: PostureTable, scale: Scale, *, width: float) -> list[Label]:
    """Place the labels of the peaks and the selected week, each above the highest point within its own width.

    width: nominal pixels of the plot. Peaks come first; a label that meets an earlier one moves up above it.
    A label whose top is negative does not fit under this scale.
    """
    chosen = [*peak_weeks(table), *(week for week in table.scored if week.label == table.selected)]
    placed: list[Label] = []
    for week in chosen:
        label = _resting(week, table, scale, width)
        for other in sorted(placed, key=lambda other: -other.bottom):
            if label.meets(other):
                label = label.lifted(other.top - _SIDE)
        placed.append(label)
    return placed


def _resting(week: PostureWeek, table: PostureTable, scale: Scale, width: float) -> Label:
    """Return the label at the lowest height that clears everything drawn under it."""
    head = f"{week_name(week.label)} {points(week.score or 0.0)}"
    phrase = table.phrases.get(week.label, "")
    beside, below = "", tuple(wrap(phrase, min(_PHRASE_WIDTH, width / 2), NOTE_SIZE))
    one_line = text_width(f"{head}  {phrase}", NOTE_SIZE, bold=True)
    if phrase and week.label != table.selected and one_line < width / 2:
        beside, below = phrase, ()
    widest = max(
        text_width(f"{head}  {beside}", NOTE_SIZE, bold=True),
        *(text_width(line, NOTE_SIZE) for line in below),
        0.0,
    )
    half, each = widest / 2 + _SIDE, width / len(table.axis)
    centre = (week.column + 0.5) * each
    anchor = "left" if centre < half else "right" if centre > width - half else "center"
    centre = min(max(centre, half), width - half)
    first, last = (centre - half) / each - 1.5, (centre + half) / each + 0.5
    under = [scale.down(other.top) for other in table.scored if first < other.column < last]
    bottom = min(under) - _CLEAR
    top = bottom - _LINE_HEIGHT * (1 + len(below))
    return Label(week, head, beside, below, centre - half, centre + half, top, bottom, anchor)


def draw_labels(chart: Chart, table: PostureTable, labels: list[Label], scale: Scale) -> None:
    """Write the labels; one that stands more than 12 px above its point gets a leader down to it."""
    for label in labels:
        _write(chart, table, label, scale)
        point = scale.down(label.week.score or 0.0)
        if point - label.bottom > _LEADER_FROM:
            chart.shapes.append(
                {
                    "type": "line",
                    "name": "leader",
                    "xref": "x",
                    "x0": label.week.column,
                    "x1": label.week.column,
                    "yref": "y",
                    "y0": scale.value(label.bottom + 2),
                    "y1": scale.value(point - _CLEAR + 2),
                    "line": {"width": 1, "color": chart.theme.text_3},
                },
            )


def _write(chart: Chart, table: PostureTable, label: Label, scale: Scale) -> None:
    colour = chart.theme.accent if label.week.label == table.selected else chart.theme.text
    first = strong(plain(label.head), colour) + (f"\N{EN SPACE}{plain(label.beside)}" if label.beside else "")
    edges = {"left": -0.5, "right": len(table.axis) - 0.5}
    chart.note(
        "<br>".join([first, *(plain(line) for line in label.below)]),
        xref="x",
        x=edges.get(label.anchor, label.week.column),
        xanchor=label.anchor,
        xshift={"left": _SIDE, "right": -_SIDE}.get(label.anchor, 0),
        align=label.anchor,
        yref="y",
        y=scale.value(label.bottom),
        yanchor="bottom",
        font={"size": NOTE_SIZE, "color": chart.theme.text_2},
    )
