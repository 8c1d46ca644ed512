"""Write scores down: the JSON contract for machines, CSV for spreadsheets, a table for the shell."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import pandas as pd

if TYPE_CHECKING:
    from collections.abc import Mapping

    from indicators.scoring import Scores

_WEEK_NUMBERS = ("score", "threat", "response", "exposure", "contrast")


def score_document(watch_id: str, scores: Scores, record_head: str | None = None) -> dict[str, Any]:
    """Build the document of `score --json`; numbers in full precision, null where there is none.

    Contributions of a week's indicators sum to its score, and so do those of its incidents.
    """
    by_week = {str(label): rows for label, rows in scores.indicators.groupby("week", sort=False)}
    return {
        "watch": watch_id,
        "as_of": scores.matrix.as_of.isoformat(),
        "weights": dict(scores.weights),
        "record_head": record_head,
        "weeks": [_week_entry(str(label), week, by_week[str(label)]) for label, week in scores.weeks.iterrows()],
    }


def score_csv(scores: Scores) -> str:
    """Write one line per week and indicator, weeks first: the week's columns, then the indicator's."""
    weeks = scores.weeks.drop(columns=["monday"]).add_prefix("week_").rename_axis("week").reset_index()
    table = weeks.merge(scores.indicators, on="week", how="left")
    return str(table.to_csv(index=False, lineterminator="\n"))


def score_text(title: str, scores: Scores) -> str:
    """Write a table for the shell: a line a week, the score, its level and each weighted indicator's points."""
    weighted = [d for d in scores.matrix.definitions if scores.weights[d.id] > 0]
    points = scores.indicators.pivot_table(
        index="week", columns="indicator", values="contribution", dropna=False, observed=False
    )
    heads = [f"{d.short[:18]:>19}" for d in weighted]
    lines = [f"{title}, as known on {scores.matrix.as_of.isoformat()}; points of each indicator", ""]
    lines.append(f"{'week':<9} {'score':>6}  {'level':<11}{''.join(heads)}  state")
    for label, week in scores.weeks.iterrows():
        own = points.loc[[label]].iloc[0]
        cells = "".join(f"{_number(float(own[d.id])):>19}" for d in weighted)
        state = f"{week['state']}{', thin' if week['thin'] else ''}"
        level = "-" if pd.isna(week["level_name"]) else week["level_name"]
        lines.append(f"{label:<9} {_number(week['score']):>6}  {level:<11}{cells}  {state}")
    return "\n".join(lines) + "\n"


def _number(value: float) -> str:
    return "-" if math.isnan(value) else f"{value:.1f}"


def _week_entry(label: str, week: pd.Series, indicators: pd.DataFrame) -> dict[str, Any]:
    low, high = _or_null(week["bounds_low"]), _or_null(week["bounds_high"])
    return {
        "week": label,
        "monday": week["monday"].date().isoformat(),
        "state": str(week["state"]),
        "thin": bool(week["thin"]),
        "articles": int(week["articles"]),
        "score": _or_null(week["score"]),
        "bounds": None if low is None else [low, high],
        "raw_level": _or_null(week["raw_level"], int),
        "level": _or_null(week["level"], int),
        "level_name": _or_null(week["level_name"], str),
        "axes": {axis: _or_null(week[axis]) for axis in _WEEK_NUMBERS[1:]},
        "indicators": {str(row["indicator"]): _indicator_entry(row) for row in indicators.to_dict("records")},
    }


def _indicator_entry(row: Mapping[Any, Any]) -> dict[str, Any]:
    return {
        "state": str(row["state"]),
        "warming_up": bool(row["warming_up"]),
        "incidents": int(row["incidents"]),
        "reports": int(row["reports"]),
        "raw": _or_null(row["raw"]),
        "memory": _or_null(row["memory"]),
        "score": _or_null(row["score"]),
        "sign": int(row["sign"]),
        "share": _or_null(row["share"]),
        "contribution": _or_null(row["contribution"]),
    }


def _or_null(value: Any, kind: type = float) -> Any:
    return None if pd.isna(value) else kind(value)
