"""A family's chart in its own units: which figure its drawing asks for, its key, and how it is called."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from dashboard import text_overview as words
from dashboard.components.key import Key
from dashboard.figures.counts import counts_figure
from dashboard.figures.measures import measures_figure
from dashboard.figures.moves import moves_figure
from dashboard.figures.stages import stages_figure
from dashboard.figures.strikes import strikes_figure

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import pandas as pd

    from dashboard.queries import Family, Queries
    from dashboard.theme import Theme
    from dashboard.view import SettledView


@dataclass(frozen=True)
class NativeChart:
    """A chart, what it is called, its key, and its numbers as a table with its headings."""

    drawn: str
    figure: dict[str, Any]
    key: tuple[Key, ...]
    table: tuple[Sequence[str], pd.DataFrame]


def native_chart(queries: Queries, view: SettledView, family: Family, theme: Theme) -> NativeChart:
    """Draw a family in its own units; one without a drawing of its own by incidents a week."""
    tables = queries.native_weeks(view, family.lead.id)
    weeks = queries.scores(view).weeks
    draw = _DRAWINGS.get(family.drawing, _counts)
    return draw(family, weeks, tables, theme, view)


def _strikes(family: Family, weeks: pd.DataFrame, tables: Tables, theme: Theme, view: SettledView) -> NativeChart:
    figure = strikes_figure(weeks, tables["strikes"], theme, hue=family.lead.hue, selected=view.week)
    key = (
        Key("full", words.KEY_GRAVE, family.lead.hue),
        Key("outlined", words.KEY_OTHER, family.lead.hue),
        Key("figure", words.KEY_KILLED),
    )
    return NativeChart(
        words.DRAWN_STRIKES,
        figure,
        key,
        (words.HEADS_STRIKES, tables["strikes"][["week", "incidents", "grave", "killed", "wounded"]]),
    )


def _measures(family: Family, weeks: pd.DataFrame, tables: Tables, theme: Theme, view: SettledView) -> NativeChart:
    hues = (family.lead.hue, family.members[-1].hue)
    figure = measures_figure(weeks, tables["measures"], theme, hues=hues, selected=view.week)
    key = (
        Key("full", words.KEY_RAISED, hues[0]),
        Key("full", words.KEY_RELAXED, hues[1]),
        Key("line", words.KEY_IN_FORCE),
    )
    return NativeChart(
        words.DRAWN_MEASURES,
        figure,
        key,
        (words.HEADS_MEASURES, tables["measures"][["week", "raised", "relaxed", "in_force"]]),
    )


def _moves(family: Family, weeks: pd.DataFrame, tables: Tables, theme: Theme, view: SettledView) -> NativeChart:
    parts = family.parts
    figure = moves_figure(
        weeks,
        tables["moves"],
        tables["sites_held"],
        theme,
        parts=parts,
        hue=family.lead.hue,
        selected=view.week,
    )
    kinds = ("full", "half", *["outlined"] * len(parts))
    key = [Key(kind, word, family.lead.hue) for kind, word in zip(kinds, parts.values(), strict=False)]
    table = tables["moves"].pivot_table(index="week", columns="part", values="incidents", sort=False)
    table, drawn = table.rename(columns=parts), words.DRAWN_MOVES_ALONE
    if len(tables["sites_held"]):
        held = tables["sites_held"].set_index("week")["sites_held"]
        table[words.KEY_SITES_HELD] = held
        key.append(Key("line", words.KEY_SITES_HELD))
        drawn = words.DRAWN_MOVES.format(held=int(held[view.week]))
    table = table.reset_index()
    return NativeChart(drawn, figure, tuple(key), ((words.HEAD_WEEK, *table.columns[1:]), table))


def _stages(family: Family, weeks: pd.DataFrame, tables: Tables, theme: Theme, view: SettledView) -> NativeChart:
    parts = family.parts
    figure = stages_figure(
        weeks,
        tables["spans"],
        theme,
        parts=parts,
        names=family.names,
        hue=family.lead.hue,
        selected=view.week,
    )
    drawn = list(parts.values())[:3]
    key = tuple(
        Key(kind, word, family.lead.hue) for kind, word in zip(("outlined", "half", "full"), drawn, strict=False)
    )
    spans = tables["spans"]
    named = [family.names.get(system, system) for system in spans["system"]]
    table = spans.assign(system=named, stage=[parts.get(stage, stage) for stage in spans["stage"]])
    return NativeChart(words.DRAWN_STAGES, figure, key, (words.HEADS_STAGES, table))


def _counts(family: Family, weeks: pd.DataFrame, tables: Tables, theme: Theme, view: SettledView) -> NativeChart:
    figure = counts_figure(weeks, tables["counts"], theme, hue=family.lead.hue, selected=view.week)
    key = (Key("full", words.KEY_INCIDENTS, family.lead.hue),)
    return NativeChart(words.DRAWN_COUNTS, figure, key, (words.HEADS_COUNTS, tables["counts"][["week", "incidents"]]))


if TYPE_CHECKING:
    Tables = dict[str, pd.DataFrame]
    Draw = Callable[[Family, pd.DataFrame, Tables, Theme, SettledView], NativeChart]

_DRAWINGS: dict[str, Draw] = {
    "strikes": _strikes,
    "measures_raised": _measures,
    "measures_relaxed": _measures,
    "moves": _moves,
    "stages": _stages,
}
