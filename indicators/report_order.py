"""Which report of an incident speaks first, and what is taken from it.

Screens show the same choices that the score rests on, so the numbers behind q_r are those of
`scoring.credibility`; only the sorting is done here, on plain tables. Source: METHOD section 2.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from indicators.scoring.credibility import INFORMATION_CREDIBILITY, NOT_JUDGED, SOURCE_RELIABILITY
from indicators.vocabulary import DatePrecision, GeoPrecision

if TYPE_CHECKING:
    from collections.abc import Sequence
    from enum import StrEnum

BELIEVED = 0.5
"""Credibility from which a report may name the actor, and from which a rung counts as reached."""

FLAGGED_APART = 3
"""Steps between source and information grade from which a pair is flagged (A4, D1, ...)."""

DATE_GROUP = ("first_day", "last_day", "date_precision")
PLACE_GROUP = ("country", "admin1", "place", "latitude", "longitude", "geo_precision")


def credibility_of(reports: pd.DataFrame) -> pd.Series:
    """Give q_r = (2 kappa + rho) / 3 of each report, 0 to 1.

    reports: columns credibility (1 to 6 or missing) and reliability (A to F or missing).
    """
    kappa = reports["credibility"].astype("float64").map(INFORMATION_CREDIBILITY).fillna(NOT_JUDGED)
    rho = reports["reliability"].map(SOURCE_RELIABILITY).astype("float64").fillna(NOT_JUDGED)
    return (2 * kappa + rho) / 3


def first_reports_first(reports: pd.DataFrame) -> pd.DataFrame:
    """Sort reports as they speak: q high first, then published late first, then event_id ascending.

    Adds the column q. Works across incidents: within each one the first row is its leading report.
    """
    rated = reports.assign(q=credibility_of(reports).round(12))
    return rated.sort_values(["q", "published", "event_id"], ascending=[False, False, True], kind="stable")


def date_groups(ordered: pd.DataFrame, by: Sequence[str]) -> pd.DataFrame:
    """Take first_day, last_day and date_precision whole from each group's finest-dated first report.

    ordered: rows of `first_reports_first`; the result is indexed by `by`.
    """
    return _finest(ordered, by, "date_precision", DatePrecision, DATE_GROUP)


def place_groups(ordered: pd.DataFrame, by: Sequence[str]) -> pd.DataFrame:
    """Take the place whole (country to precision) from each group's finest-placed first report."""
    return _finest(ordered, by, "geo_precision", GeoPrecision, PLACE_GROUP)


def number_ranges(ordered: pd.DataFrame, by: Sequence[str], column: str) -> pd.DataFrame:
    """Give a number from the first report that has it, with the lowest and highest that any has.

    Columns: `column`, `column`_low, `column`_high, indexed by `by`; a group in which no report gives
    the number has no row.
    """
    given = ordered[ordered[column].notna()]
    groups = given.groupby(list(by), sort=False)[column]
    return pd.DataFrame({column: groups.first(), f"{column}_low": groups.min(), f"{column}_high": groups.max()})


def grade_of(reports: pd.DataFrame) -> pd.Series:
    """Write each report's grades side by side, such as C1; an empty grade is a middle dot."""
    source = reports["reliability"].fillna("·")
    information = reports["credibility"].astype("str").where(reports["credibility"].notna(), "·")
    return source + information


def is_flagged(reports: pd.DataFrame) -> pd.Series:
    """Say which reports' two grades lie three steps or more apart; F, 6 and empty grades never do.

    A trusted source with doubtful information (A4, A5, B5), or the reverse (D1, E1, E2).
    """
    source = reports["reliability"].map({grade: step for step, grade in enumerate("ABCDE", start=1)})
    information = reports["credibility"].astype("float64").where(reports["credibility"] <= len("ABCDE"))
    return (source.astype("float64") - information).abs() >= FLAGGED_APART


def _finest(
    ordered: pd.DataFrame, by: Sequence[str], precision: str, scale: type[StrEnum], columns: Sequence[str]
) -> pd.DataFrame:
    """Keep, per group, the first of the rows with the finest precision; no precision is the coarsest."""
    rank = ordered[precision].map({word.value: rank for rank, word in enumerate(scale)}).fillna(np.inf)
    finest = ordered.assign(rank=rank).sort_values("rank", kind="stable").drop_duplicates(list(by))
    return finest.set_index(list(by))[list(columns)]
