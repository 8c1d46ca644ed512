"""What the bridge is made of: groups with their names, the accounts that are not of the world, the two ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from dashboard import text_compare as words
from dashboard.figures.compare_bars import Group
from dashboard.figures.compare_bridge import End, Step
from dashboard.rows import rows_of

if TYPE_CHECKING:
    from dashboard.queries import Compared, Queries
    from dashboard.view import SettledView

MOST_STEPS = 6
MOST_ROWS = 6
_SMALL = 1e-12


def groups_of(
    queries: Queries, view: SettledView, compared: Compared, by: str, most: int | None = MOST_ROWS
) -> list[Group]:
    """Give the groups of a change, the accounts that move anything behind them; together they are the change.

    most: groups with a row of their own, the rest is one row; None: all have one.
    """
    named = _named(queries, view, by)
    moving = [group for group in named if abs(group.new) > _SMALL or abs(group.fading) > _SMALL]
    kept = moving if most is None or len(moving) <= most + 1 else moving[:most]
    rest = moving[len(kept) :]
    if rest:
        new, fading = (sum(getattr(group, part) for group in rest) for part in ("new", "fading"))
        kept = [*kept, Group(words.OTHERS.format(count=len(rest)), new, fading)]
    accounts = _accounts(compared)
    return [*kept, *(Group(words.ACCOUNTS[name], value, 0.0) for name, value in accounts.items() if value)]


def steps_of(queries: Queries, view: SettledView, compared: Compared) -> list[Step]:
    """Give the steps of the bridge: groups, what has no weight, and weights, data and definitions even at 0."""
    named = _named(queries, view, view.group or "indicator")
    is_by_indicator = (view.group or "indicator") == "indicator"
    shares = queries.indicator_rows(view).set_index("indicator")["share"]
    own = [g for g in named if not is_by_indicator or shares.get(g.key, 0.0) > 0]
    own = sorted(own, key=lambda g: -abs(g.new + g.fading))
    kept, rest = (own, []) if len(own) <= MOST_STEPS + 1 else (own[:MOST_STEPS], own[MOST_STEPS:])
    lines = _lines(queries, view)
    steps = [Step(g.key, g.name, "", g.hue, g.new, g.fading, lines.get(_raw(g), ())) for g in kept]
    if rest:
        new, fading = (sum(getattr(group, part) for group in rest) for part in ("new", "fading"))
        steps.append(Step("", words.OTHERS.format(count=len(rest)), "", 0, new, fading))
    if is_by_indicator and len(own) < len(named):
        steps.append(Step("", words.CONTEXT, words.CONTEXT_REMARK, 0, 0.0, 0.0))
    return [*steps, *_account_steps(compared)]


def end_of(queries: Queries, view: SettledView, compared: Compared, *, first: bool) -> End:
    """Give one end of the bridge: the week with what each indicator adds to its score."""
    scores = compared.before if first else compared.after
    end = compared.change.week_from if first else compared.change.week_to
    week = end.week
    rows = scores.indicators[scores.indicators["week"] == week].set_index("indicator")["contribution"]
    looks = queries.indicator_rows(view)
    parts = tuple(
        (str(row["short"]), int(row["hue"]), float(rows[row["indicator"]]))
        for row in rows_of(looks)
        if pd.notna(rows.get(row["indicator"])) and abs(rows[row["indicator"]]) > _SMALL
    )
    return End(week, str(scores.weeks["level_name"][week]), end.score or 0.0, parts)


def _named(queries: Queries, view: SettledView, by: str) -> list[Group]:
    table = queries.change_by(view.but(group=None if by == "indicator" else by))
    looks = queries.indicator_rows(view).set_index("indicator")
    named = []
    for row in rows_of(table):
        key = row["key"]
        if by == "indicator":
            short, hue = looks["short"].get(key, key), int(looks["hue"].get(key, 0))
            named.append(Group(str(short), row["new"], row["fading"], key, hue))
        else:
            named.append(Group(queries.group_name(key, by), row["new"], row["fading"]))
    return named if by != "indicator" else sorted(named, key=lambda g: -abs(g.new + g.fading))


def _raw(group: Group) -> str:
    return group.key or group.name


def _lines(queries: Queries, view: SettledView) -> dict[str, tuple[tuple[str, float], ...]]:
    """Name under each step where its points lie: the places of an indicator, the indicators of anything else."""
    return {key: tuple((name, value) for name, value in parts) for key, parts in queries.change_lines(view).items()}


def _accounts(compared: Compared) -> dict[str, float]:
    change = compared.change
    return {"weights": change.weights or 0.0, "data": change.data or 0.0, "definitions": change.definitions or 0.0}


def _account_steps(compared: Compared) -> list[Step]:
    change = compared.change
    same = {
        "weights": change.same_weights,
        "data": change.week_from.as_of == change.week_to.as_of,
        "definitions": change.same_definitions,
    }
    return [
        Step("", words.ACCOUNTS[name], (words.SAME if same[name] else words.OTHER)[name], 0, value, 0.0,
             is_account=True)
        for name, value in _accounts(compared).items()
    ]  # fmt: skip
