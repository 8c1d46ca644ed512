"""Troops moved, in native units: how many, which way, and how many moves no report sizes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from indicators.situation.periods import begun_in, week_frame
from indicators.situation.sites import is_held
from indicators.vocabulary import Drawing

if TYPE_CHECKING:
    from datetime import date

    from indicators.situation.incidents import NativeIncidents

COLUMNS = ["indicator", "part", "incidents", "size", "size_low", "size_high", "unsized"]


def moves_between(native: NativeIncidents, first: date, last: date) -> pd.DataFrame:
    """Add up the moves that begin in a period, both days included, by direction.

    One row per (indicator, part) in the definition's order of parts, with 0 where nothing moved; a
    direction that the definition does not list comes last, "" when no report gives one. Columns:
    incidents; size (in the definition's native unit, each from the first report that gives one in
    that unit, summed) with size_low and size_high; unsized (moves whose size no report gives in it).
    An announcement and the move that carries it out are two incidents and add up as such.
    """
    rows = begun_in(native.drawn_as(Drawing.MOVES), first, last)
    tables = []
    for definition in native.definitions:
        if definition.native is None or definition.native.drawing != Drawing.MOVES:
            continue
        own = rows[rows["indicator"] == definition.id]
        parts = list(dict.fromkeys([*definition.native.parts, *sorted(own["part"])]))
        tables += [{"indicator": definition.id, "part": part, **_summed(own[own["part"] == part])} for part in parts]
    return pd.DataFrame(tables, columns=COLUMNS)


def moves_weeks(native: NativeIncidents, indicator: str) -> pd.DataFrame:
    """Add up one definition's moves by week of their first day.

    Every week of the watch has the same parts: week, monday, part, incidents, size, unsized (and the
    lows and highs of `moves_between`).
    """
    rows = native.incidents[native.incidents["indicator"] == indicator]
    definition = next(d for d in native.definitions if d.id == indicator)
    listed = [] if definition.native is None else list(definition.native.parts)
    parts = list(dict.fromkeys([*listed, *sorted(rows["part"])]))
    weeks = []
    for week in native.weeks:
        begun = begun_in(rows, week.monday, week.sunday)
        weeks += [{"week": week.label, "part": part, **_summed(begun[begun["part"] == part])} for part in parts]
    table = pd.DataFrame(weeks, columns=["week", *COLUMNS[1:]])
    return week_frame(native.weeks).merge(table, on="week")


def sites_held_weeks(native: NativeIncidents) -> pd.DataFrame:
    """Count the protected sites held on each week's Sunday: week, monday, sites_held."""
    held = [int(is_held(native.sites, week.sunday).sum()) for week in native.weeks]
    return week_frame(native.weeks).assign(sites_held=held)


def _summed(rows: pd.DataFrame) -> dict[str, float]:
    sizes = {name: float(rows[name].sum()) for name in ("size", "size_low", "size_high")}
    return {"incidents": len(rows), **sizes, "unsized": int(rows["size"].isna().sum())}
