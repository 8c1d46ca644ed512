"""Which weight matters most: a bar each, from the score with the weight a fifth lower to a fifth higher."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dashboard import text
from dashboard.figures.escaping import plain
from dashboard.figures.numbers import points
from dashboard.figures.posture_weeks import THRESHOLDS
from dashboard.figures.sheet import NOTE_SIZE, Chart, Json, Sheet, empty_figure

if TYPE_CHECKING:
    import pandas as pd

    from dashboard.theme import Theme

_ROW: Final = 24
_FOOT: Final = 20
_LEFT: Final = 128
_RIGHT: Final = 16
_LIGHT_SHARE: Final = 0.35
_ROOM: Final = 0.18  # of the span, for the numbers beside the bars
_SMALLEST_SPAN: Final = 2.0


def tornado_figure(rows: pd.DataFrame, score: float, theme: Theme) -> Json:
    """Draw the bars from the score outwards, the widest on top; light = lower, solid = higher.

    rows: one row each, widest first: short, hue, at_less, at_more (points with the weight a fifth less and
        more). score: of the week (points). A threshold in sight is a dashed line with its level's name.
    Without rows the figure says so.
    """
    if rows.empty:
        return empty_figure(text.NO_WEIGHTS, theme, _ROW * 2)
    chart = Chart(Sheet((_ROW * len(rows), _FOOT), left=_LEFT, right=_RIGHT, top=4), theme)
    ends = [*rows["at_less"], *rows["at_more"], score]
    low, high = min(ends), max(ends)
    room = max(_SMALLEST_SPAN, high - low) * _ROOM
    low, high = low - room, high + room
    chart.settings["xaxis"] = {"range": [low, high], "fixedrange": True, "showticklabels": False, "anchor": "y2"}
    chart.y_axis(0, (len(rows) - 0.5, -0.5))
    chart.y_axis(1, (0, 1))
    for at, row in enumerate(rows.to_dict("records")):
        _draw_row(chart, at, {str(name): value for name, value in row.items()}, score)
    chart.shapes.append(_upright("score", score, {"width": 1.5, "color": theme.text}))
    chart.note(points(score), xref="x", x=score, yref="y2", y=0.5, font={"size": NOTE_SIZE, "color": theme.text})
    for level, threshold in enumerate(THRESHOLDS, start=1):
        if low < threshold < high:
            colour = theme.levels[level]
            line = {"width": 1.5, "dash": "4px,3px", "color": colour}
            chart.shapes.append(_upright(f"threshold {threshold:g}", threshold, line))
            words = f"{threshold:g} {text.LEVEL_NAMES[level]}"
            chart.note(words, xref="x", x=threshold, yref="y2", y=0.5, xanchor="right" if threshold < score else "left")
    return chart.figure()


def _draw_row(chart: Chart, at: int, row: Json, score: float) -> None:
    theme = chart.theme
    hue = theme.hue(int(row["hue"]))
    name = plain(str(row["short"]))
    chart.note(name, x=0, xanchor="right", xshift=-8, yref="y", y=at, font={"size": NOTE_SIZE, "color": theme.text_2})
    for end, fill in (("at_less", theme.mix(hue, _LIGHT_SHARE)), ("at_more", hue)):
        reach = float(row[end]) - score
        chart.traces.append(
            {
                "type": "bar",
                "orientation": "h",
                "name": f"{name}, {end}",
                "base": score,
                "x": [reach],
                "y": [at],
                "width": 0.62,
                "marker": {"color": fill, "line": {"width": 1, "color": hue}},
                "hoverinfo": "skip",
            }
        )
        if abs(reach) > 0.005:  # noqa: PLR2004  # what rounds to the score itself has no number of its own
            chart.note(
                points(float(row[end])),
                xref="x",
                x=float(row[end]),
                yref="y",
                y=at,
                xanchor="left" if reach > 0 else "right",
                xshift=4 if reach > 0 else -4,
            )


def _upright(name: str, at: float, line: Json) -> Json:
    return {"type": "line", "name": name, "xref": "x", "x0": at, "x1": at, "yref": "y domain", "y0": 0, "y1": 1,
            "line": line, "layer": "above"}  # fmt: skip
