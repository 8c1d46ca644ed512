"""The main chart's three tables, read once into typed rows that its parts share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pandas as pd

from dashboard.figures.states import Mark, mark_of
from dashboard.figures.week_axis import WeekAxis

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

NOT_COVERED = "not_covered"
PROVISIONAL = "provisional"


@dataclass(frozen=True)
class Series:
    """One indicator of the stack: its id, its short name, its slot of the palette."""

    indicator: str
    short: str
    hue: int


@dataclass(frozen=True)
class Part:
    """What one indicator adds to one week: signed points (None = not known yet) and how sure its bar is."""

    series: Series
    points: float | None
    mark: Mark
    warming_up: bool


@dataclass(frozen=True)
class PostureWeek:
    """One week of the chart. score, level and articles are None where nothing is known."""

    column: int
    label: str
    monday: date
    state: str
    thin: bool
    articles: int | None
    score: float | None
    level: int | None
    level_name: str
    parts: tuple[Part, ...]

    @property
    def is_scored(self) -> bool:
        """Whether the week has a score of its own: what is carried through an uncovered week is not."""
        return self.score is not None and self.state != NOT_COVERED

    @property
    def is_warming(self) -> bool:
        """Whether any indicator still warms up."""
        return any(part.warming_up for part in self.parts)

    @property
    def top(self) -> float:
        """The highest point drawn in this week: the stack above zero, or the line."""
        return max(0.0, self.score or 0.0, sum(max(part.points or 0.0, 0.0) for part in self.parts))

    @property
    def bottom(self) -> float:
        """The lowest point drawn in this week: the stack below zero, or the line."""
        return min(0.0, self.score or 0.0, sum(min(part.points or 0.0, 0.0) for part in self.parts))


@dataclass(frozen=True)
class PostureTable:
    """All weeks in order, the indicators in stacking order, the selected week, and what made each week."""

    axis: WeekAxis
    weeks: tuple[PostureWeek, ...]
    series: tuple[Series, ...]
    phrases: Mapping[str, str]
    selected: str

    @property
    def scored(self) -> tuple[PostureWeek, ...]:
        """The weeks that have a score of their own."""
        return tuple(week for week in self.weeks if week.is_scored)


def read_posture(
    weeks: pd.DataFrame,
    contributions: pd.DataFrame,
    indicators: pd.DataFrame,
    phrases: Mapping[str, str],
    selected: str,
) -> PostureTable:
    """Read the tables of `posture_weeks_figure`; indicators without a share are left out."""
    series = tuple(
        Series(str(row["indicator"]), str(row["short"]), int(row["hue"]))
        for row in _rows(indicators)
        if row["share"] > 0
    )
    cells = {(row["week"], row["indicator"]): row for row in _rows(contributions)}
    axis = WeekAxis.of(weeks)
    read = tuple(
        _week(column, label, row, series, cells)
        for column, (label, row) in enumerate(zip(axis.labels, _rows(weeks), strict=True))
    )
    return PostureTable(axis, read, series, phrases, selected)


def _rows(table: pd.DataFrame) -> list[dict[str, Any]]:
    return [{str(name): value for name, value in row.items()} for row in table.to_dict("records")]


def _week(
    column: int,
    label: str,
    row: dict[str, Any],
    series: tuple[Series, ...],
    cells: Mapping[tuple[str, str], dict[str, Any]],
) -> PostureWeek:
    state = str(row["state"])
    return PostureWeek(
        column=column,
        label=label,
        monday=row["monday"].date(),
        state=state,
        thin=bool(row["thin"]),
        articles=None if pd.isna(row["articles"]) else int(row["articles"]),
        score=None if pd.isna(row["score"]) else float(row["score"]),
        level=None if pd.isna(row["level"]) else int(row["level"]),
        level_name="" if pd.isna(row["level_name"]) else str(row["level_name"]),
        parts=tuple(
            _part(one, cells[label, one.indicator], state) for one in series if (label, one.indicator) in cells
        ),
    )


def _part(series: Series, cell: dict[str, Any], state: str) -> Part:
    warming_up = bool(cell["warming_up"])
    return Part(
        series=series,
        points=None if pd.isna(cell["contribution"]) else float(cell["contribution"]),
        mark=mark_of(state, warming_up=warming_up, incidents=int(cell["incidents"])),
        warming_up=warming_up,
    )
