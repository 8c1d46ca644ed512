"""The sheet a chart is drawn on: strips of a known height, one layout, and the figure that only speaks.

Heights are pixels and do not depend on the browser, so that labels can be kept apart before anything is
drawn; widths are the browser's.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from dashboard.theme import TYPE_SCALE, Theme, plotly_template

NOTE_SIZE = TYPE_SCALE["note"][0]
BODY_SIZE = TYPE_SCALE["table"][0]
CLEAR = "rgba(0, 0, 0, 0)"

Json = dict[str, Any]


@dataclass(frozen=True)
class Sheet:
    """Strips from top to bottom, without gaps, inside fixed margins; all in pixels."""

    strips: tuple[int, ...]
    left: int
    right: int
    top: int = 0
    bottom: int = 0

    @property
    def inner(self) -> int:
        """Height of all strips together."""
        return sum(self.strips)

    @property
    def height(self) -> int:
        """Height of the whole figure."""
        return self.top + self.inner + self.bottom

    @property
    def last(self) -> int:
        """Number of the lowest strip."""
        return len(self.strips) - 1

    def domain(self, strip: int) -> list[float]:
        """Return the strip's part of the height as Plotly wants it: shares from the bottom."""
        above = sum(self.strips[:strip])
        return [1 - (above + self.strips[strip]) / self.inner, 1 - above / self.inner]


@dataclass
class Chart:
    """A figure while it is drawn: what is added to it, and the sheet and theme it is drawn with."""

    sheet: Sheet
    theme: Theme
    traces: list[Json] = field(default_factory=list)
    shapes: list[Json] = field(default_factory=list)
    notes: list[Json] = field(default_factory=list)
    settings: Json = field(default_factory=dict)

    def note(self, words: str, **where: Any) -> None:
        """Write words that are safe HTML already: the smallest text, in text 3 unless `font` says else."""
        self.notes.append(
            {
                "text": words,
                "showarrow": False,
                "font": {"size": NOTE_SIZE, "color": self.theme.text_3},
                "xref": "paper",
                "yref": "paper",
                "borderpad": 0,
                **where,
            },
        )

    def y_axis(self, strip: int, span: tuple[float, float], **more: Any) -> None:
        """Lay the y axis of a strip: fixed range, no grid, no numbers, unless `more` asks for them."""
        self.settings[f"yaxis{axis_id(strip)[1:]}"] = {
            "domain": self.sheet.domain(strip),
            "range": list(span),
            "anchor": "x",
            "fixedrange": True,
            "showgrid": False,
            "showticklabels": False,
            **more,
        }

    def figure(self) -> Json:
        """Return the finished figure.

        One hover label a column, wherever in the column the pointer is: charts put it on one invisible point.
        """
        sheet = self.sheet
        return {
            "data": self.traces,
            "layout": {
                "template": plotly_template(self.theme),
                "height": sheet.height,
                "margin": {"l": sheet.left, "r": sheet.right, "t": sheet.top, "b": sheet.bottom, "pad": 0},
                "autosize": True,
                "hovermode": "x",
                "hoversubplots": "axis",
                "hoverdistance": -1,
                "dragmode": False,
                "barmode": "relative",
                "bargap": 0,
                **self.settings,
                "shapes": self.shapes,
                "annotations": self.notes,
            },
        }


def axis_id(strip: int) -> str:
    """Return how a trace names the y axis of a strip: y, y2, ..."""
    return "y" if strip == 0 else f"y{strip + 1}"


def strong(words: str, colour: str | None = None) -> str:
    """Return words set in the semibold of the page, as Plotly's HTML; the words are safe already."""
    style = "font-weight:600" + (f";color:{colour}" if colour else "")
    return f'<span style="{style}">{words}</span>'


def empty_figure(words: str, theme: Theme, height: int = 138) -> Json:
    """Return a figure that only says why there is nothing to draw; `words` come from dashboard.text."""
    chart = Chart(Sheet((height,), left=0, right=0), theme)
    bare = {"visible": False, "fixedrange": True, "range": [0, 1]}
    chart.settings |= {"hovermode": False, "xaxis": bare, "yaxis": bare}
    chart.note(words, x=0.5, y=0.5, font={"size": BODY_SIZE, "color": theme.text_3})
    return chart.figure()
