"""Turn the report table into whole numbers that any SQL engine sorts and compares alike.

Identifiers become ranks and dates become day numbers, so that ties break the same way whatever the
order of the rows and whatever the engine's idea of text collation or time zones.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

if TYPE_CHECKING:
    from datetime import date

EPOCH = pd.Timestamp("1970-01-01")
EVENT_BITS = 28
"""How many reports one run can order: 2**28, about 268 million."""

TURN_BITS = 16
"""How many reports of one incident can be told apart: 2**16."""

OPEN_FROM, OPEN_UNTIL = -(10**6), 10**6
"""Day numbers that stand for 'since ever' and 'until further notice' (about 2,700 years away)."""

CODED_COLUMNS = (
    "kind", "subtype", "direction", "country", "admin1", "place", "geo_precision", "date_precision",
    "actor", "actor_side", "target", "target_side", "magnitude_unit", "reliability",
)  # fmt: skip
NUMBER_COLUMNS = ("magnitude", "killed", "wounded", "credibility")
PLACE_COLUMNS = ("country", "admin1", "place", "latitude", "longitude", "geo_precision")


@dataclass(frozen=True)
class EncodedReports:
    """Reports ready for the engine, with the way back to the names.

    reports: one row per report; the coded text columns as they are, the numbers as float, plus
        event_no (rank of event_id, ascending), incident_no, place_no, first_day, last_day,
        published (days since 1970-01-01), turn (from 0: the report's turn in its incident, published
        late first, then event_id ascending); source_no (its source group) where sources are told apart.
    places: one row per distinct place_no with its country, admin1, place, point and precision.
    incident_ids: incident_ids[incident_no] is the identifier.
    """

    reports: pd.DataFrame
    places: pd.DataFrame
    incident_ids: np.ndarray

    def __len__(self) -> int:
        """Count the reports."""
        return len(self.reports)


def day_number(day: date) -> int:
    """Count the days from 1970-01-01 to a date.

    >>> from datetime import date
    >>> day_number(date(1970, 1, 8))
    7
    """
    return (pd.Timestamp(day) - EPOCH).days


def day_numbers(days: pd.Series, *, missing: int | None = None) -> pd.Series:
    """Count the days from 1970-01-01, as int64; `missing` stands for an empty date."""
    numbers = (days - EPOCH).dt.days
    if missing is not None:
        numbers = numbers.fillna(missing)
    return numbers.astype("int64")


def encode_reports(reports: pd.DataFrame, source_of: pd.Series | None = None) -> EncodedReports:
    """Encode the report table (indicators/reports.py); rows keep their order, tallies are dropped.

    source_of: article_id -> source group, where sources are to be told apart: adds source_no.

    An empty table gives an empty encoding. Raises OverflowError past 2**28 reports, or past 2**16 of
    one incident: the keys that order them have no room for more.
    """
    scored = reports.loc[~reports["tally"].astype(bool)]
    if len(scored) >= 2**EVENT_BITS:
        message = f"{len(scored)} reports are more than one run can order; score the watch in parts."
        raise OverflowError(message)
    incident_no, incident_ids = pd.factorize(scored["incident_id"], sort=True)
    place_no, places = _number_places(scored)
    event_no = scored["event_id"].rank(method="first").astype("int64") - 1
    published = day_numbers(scored["published"])
    encoded = pd.DataFrame(
        {
            "event_no": event_no,
            "incident_no": incident_no.astype("int64"),
            "place_no": place_no.astype("int64"),
            "first_day": day_numbers(scored["first_day"]),
            "last_day": day_numbers(scored["last_day"]),
            "published": published,
            "turn": _turns(incident_no, published.to_numpy(), event_no.to_numpy()),
            **{column: scored[column].astype("str") for column in CODED_COLUMNS},
            **{column: scored[column].astype("Float64").astype("float64") for column in NUMBER_COLUMNS},
        }
    )
    if source_of is not None:
        encoded["source_no"] = pd.factorize(scored["article_id"].map(source_of), sort=True)[0].astype("int64")
    most = encoded["turn"].max() if len(encoded) else 0
    if most >= 2**TURN_BITS:
        name = incident_ids[incident_no[encoded["turn"].argmax()]]
        message = (
            f"incident {name}: {most + 1} reports are more than the {2**TURN_BITS} that one incident can order. "
            "Give them incident ids of their own, or mark sums of several incidents as tallies."
        )
        raise OverflowError(message)
    return EncodedReports(encoded, places, np.asarray(incident_ids, dtype=object))


def encode_sites(sites: pd.DataFrame) -> pd.DataFrame:
    """Keep the protected sites, their dates as day numbers with both ends included."""
    protected = sites.loc[sites["protected"].astype(bool)].reset_index(drop=True)
    return pd.DataFrame(
        {
            "country": protected["country"].astype("str"),
            "admin1": protected["admin1"].astype("str"),
            "latitude": protected["latitude"].astype("float64"),
            "longitude": protected["longitude"].astype("float64"),
            "from_day": day_numbers(protected["from_day"], missing=OPEN_FROM),
            "until_day": day_numbers(protected["until_day"], missing=OPEN_UNTIL),
        }
    )


def _number_places(reports: pd.DataFrame) -> tuple[np.ndarray, pd.DataFrame]:
    columns = list(PLACE_COLUMNS)
    numbers = reports.groupby(columns, dropna=False, sort=True).ngroup().to_numpy()
    places = reports[columns].assign(place_no=numbers).drop_duplicates("place_no").sort_values("place_no")
    text = [column for column in columns if column not in {"latitude", "longitude"}]
    return numbers, places.reset_index(drop=True).astype(dict.fromkeys(text, "str"))


def _turns(incident_no: np.ndarray, published: np.ndarray, event_no: np.ndarray) -> np.ndarray:
    """Count each incident's reports from 0, published late first, then by event."""
    order = np.lexsort((event_no, -published, incident_no))
    place = np.arange(len(order))
    is_first = np.diff(incident_no[order], prepend=-1) != 0
    turns = np.empty(len(order), dtype="int64")
    turns[order] = place - np.maximum.accumulate(np.where(is_first, place, 0))
    return turns
