"""Small tables that a reader can count by hand: six weeks from 2019-W50 to 2020-W03."""

from __future__ import annotations

from datetime import date, timedelta

import pandas as pd
import pytest

LABELS = ["2019-W50", "2019-W51", "2019-W52", "2020-W01", "2020-W02", "2020-W03"]
MONDAYS = [date(2019, 12, 9) + timedelta(weeks=number) for number in range(6)]


@pytest.fixture
def weeks() -> pd.DataFrame:
    """Six observed weeks with scores; the first has two articles and is thin."""
    scores = [10.0, 0.0, 30.0, 74.9, 50.0, 20.0]
    return pd.DataFrame(
        {
            "monday": pd.to_datetime(MONDAYS),
            "state": "observed",
            "thin": [True, False, False, False, False, False],
            "articles": [2, 4, 5, 21, 9, 7],
            "score": scores,
            "level": pd.array([0, 0, 1, 3, 2, 2], dtype="Int64"),
            "level_name": ["Routine", "Routine", "Watchful", "High", "Heightened", "Heightened"],
            "threat": scores,
            "response": [0.0, 0.0, 10.0, 20.0, 45.0, 60.0],
            "exposure": [float("nan")] * 6,
            "contrast": [10.0, 0.0, 20.0, 54.9, 5.0, -40.0],
        },
        index=pd.Index(LABELS, name="week"),
    )


@pytest.fixture
def indicators() -> pd.DataFrame:
    """Three indicators in stacking order; the last has no weight."""
    return pd.DataFrame(
        {
            "indicator": ["attacks", "moves", "rhetoric"],
            "short": ["Attacks", "Moves <b>", "Rhetoric"],
            "hue": [1, 3, 8],
            "share": [0.5, 0.5, 0.0],
        }
    )


@pytest.fixture
def contributions(weeks: pd.DataFrame) -> pd.DataFrame:
    """Attacks give three quarters of each score, moves the rest; attacks of 2020-W02 are memory only."""
    rows = []
    for week, score in weeks["score"].items():
        rows += [
            (week, "attacks", week == "2019-W50", 0 if week == "2020-W02" else 2, 0.75 * score),
            (week, "moves", False, 1, 0.25 * score),
            (week, "rhetoric", False, 1, 0.0),
        ]
    return pd.DataFrame(rows, columns=["week", "indicator", "warming_up", "incidents", "contribution"])
