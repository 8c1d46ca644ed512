"""Systems and how far each has come: one lane a system, its stages as steps of growing height."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pandas as pd

from dashboard import text
from dashboard.figures.escaping import plain
from dashboard.figures.family_panel import HEIGHT, PLOT_WIDTH, Panel, Strength
from dashboard.figures.labels import capitalised, text_width
from dashboard.figures.sheet import CLEAR, NOTE_SIZE, Json, empty_figure
from dashboard.figures.week_axis import DAYS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dashboard.theme import Theme

_MOST_LANES = 5
_USED = 0.78
_HEIGHTS = (1 / 3, 2 / 3, 1.0)
_STRENGTHS = (Strength.OUTLINED, Strength.HALF, Strength.FULL)
_FILLS = {Strength.OUTLINED: 0.16, Strength.HALF: 0.5}
_FLOOR = 0.94


@dataclass(frozen=True)
class _Span:
    """One system in one stage (its number in the order of parts), from a day until another, None = open."""

    system: str
    stage: int
    first: date
    until: date | None


def stages_figure(
    weeks: pd.DataFrame,
    spans: pd.DataFrame,
    theme: Theme,
    *,
    parts: Mapping[str, str],
    names: Mapping[str, str],
    hue: int,
    selected: str,
) -> Json:
    """Draw one lane a system, its stages as steps: a third high, two thirds, full.

    The first stage is outlined, the second half the hue, the third full. Stages after the third (withdrawn)
    leave the lane empty.

    weeks: one row a week in order, index = label (2020-W12); columns monday (datetime), state (observed,
        provisional, not_covered).
    spans: columns system, stage (coded words), from_day, until_day (datetime; the first day on which it no
        longer is; NaT = it still is). Spans of one system may overlap when places differ: the farther stage
        is drawn in front. A stage stays until a report ends it.
    parts: coded stage -> its name here, in order; a stage that is not listed is not drawn.
    names: coded system -> its name here; a system without one is named by its word, "" as not named.
    hue: slot of the indicator's colour.
    Five lanes fit; of more systems the farthest are drawn and a last line says how many are left out. Without
    weeks, or without any system, the figure says so.
    """
    if weeks.empty:
        return empty_figure(text.NO_WEEKS, theme, HEIGHT)
    read = _read(spans, list(parts))
    systems = _lanes(read)
    if not systems:
        return empty_figure(text.NO_SYSTEM, theme, HEIGHT)
    panel = Panel.start(weeks, theme, selected)
    shown = [span for span in read if span.system in systems]
    left_out = len({span.system for span in read}) - len(systems)
    titles = {system: plain(capitalised(names.get(system, system) or text.NOT_NAMED)) for system in systems}
    panel.chart.y_axis(0, (len(systems) + (0.6 if left_out else 0.0), 0))
    for lane, system in enumerate(systems):
        _draw_ground(panel, lane)
        _name_lane(panel, lane, titles[system], [span for span in shown if span.system == system])
    for stage, (part, strength) in enumerate(zip(parts.values(), _STRENGTHS, strict=False)):
        own = [(systems.index(span.system), span) for span in shown if span.stage == stage]
        panel.chart.traces.append(_blocks(panel, plain(part), own, strength, theme.hue(hue)))
    if left_out:
        panel.chart.note(text.MORE_SYSTEMS.format(count=left_out), x=0, xanchor="left", yref="y", y=len(systems) + 0.3)
    words = _words(panel, shown, titles, [plain(part) for part in parts.values()])
    return panel.finish(words, floor=len(systems) - 1 + _FLOOR)


def _read(spans: pd.DataFrame, stages: list[str]) -> list[_Span]:
    rows: list[dict[Any, Any]] = spans.to_dict("records")
    return [
        _Span(
            "" if pd.isna(row["system"]) else str(row["system"]),
            stages.index(row["stage"]),
            row["from_day"].date(),
            None if pd.isna(row["until_day"]) else row["until_day"].date(),
        )
        for row in rows
        if row["stage"] in stages
    ]


def _lanes(spans: list[_Span]) -> list[str]:
    """Return the systems to draw, by first appearance; of too many, those that came farthest."""
    farthest: dict[str, int] = {}
    for span in spans:
        if span.stage < len(_HEIGHTS):
            farthest[span.system] = max(span.stage, farthest.get(span.system, 0))
    kept = sorted(farthest, key=lambda system: -farthest[system])[:_MOST_LANES]
    return [system for system in farthest if system in kept]


def _draw_ground(panel: Panel, lane: int) -> None:
    """Draw the line that a lane's steps stand on."""
    panel.chart.shapes.append(
        {
            "type": "line",
            "name": "lane",
            "xref": "paper",
            "x0": 0,
            "x1": 1,
            "yref": "y",
            "y0": lane + _FLOOR,
            "y1": lane + _FLOOR,
            "line": {"width": 1, "color": panel.chart.theme.hairline},
        },
    )


def _name_lane(panel: Panel, lane: int, name: str, spans: list[_Span]) -> None:
    """Write a system's name at the left of its lane, on the page's colour where a step runs under it."""
    theme = panel.chart.theme
    end = text_width(name, NOTE_SIZE) * len(panel.axis) / PLOT_WIDTH
    covered = any(panel.axis.place(span.first) < end for span in spans)
    panel.chart.note(
        name,
        x=0,
        xanchor="left",
        xshift=2,
        yref="y",
        y=lane + _FLOOR,
        yanchor="bottom",
        font={"size": NOTE_SIZE, "color": theme.text_2},
        bgcolor=theme.page if covered else CLEAR,
    )


def _blocks(panel: Panel, name: str, spans: list[tuple[int, _Span]], strength: Strength, colour: str) -> Json:
    """Return the steps of one stage as one trace of closed outlines; spans: (lane, span)."""
    theme, axis = panel.chart.theme, panel.axis
    end = axis.place(axis.last_day + timedelta(days=1))
    height = _HEIGHTS[_STRENGTHS.index(strength)] * _USED
    x: list[float | None] = []
    y: list[float | None] = []
    for lane, span in spans:
        first = max(-0.5, axis.place(span.first))
        until = end if span.until is None else min(end, axis.place(span.until))
        if until <= first:
            continue
        floor = lane + _FLOOR
        x += [first, first, until, until, first, None]
        y += [floor, floor - height, floor - height, floor, floor, None]
    return {
        "type": "scatter",
        "mode": "lines",
        "name": name,
        "x": x,
        "y": y,
        "fill": "toself",
        "fillcolor": colour if strength == Strength.FULL else theme.mix(colour, _FILLS[strength]),
        "line": {"width": 1, "color": colour},
        "hoverinfo": "skip",
    }


def _words(panel: Panel, spans: list[_Span], titles: Mapping[str, str], parts: list[str]) -> list[str]:
    """Say for each week what stage each system is in on its Sunday: the farthest, where places differ."""
    words = []
    for monday in panel.axis.mondays:
        sunday = monday + timedelta(days=DAYS - 1)
        lines = []
        for system, title in titles.items():
            stages = [
                span.stage
                for span in spans
                if span.system == system and span.first <= sunday and (span.until is None or span.until > sunday)
            ]
            if stages:
                lines.append(text.SYSTEM_STAGE.format(system=title, stage=parts[max(stages)]))
        words.append("<br>".join(lines) or text.NO_SYSTEM_YET)
    return words
