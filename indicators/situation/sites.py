"""Protected sites on a day: which are held, what became of the others, and who was hit where."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from indicators.scoring.relevance import EARTH_RADIUS_KM
from indicators.vocabulary import GeoPrecision

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

HELD, GIVEN_UP, NOT_YET = "held", "given up", "not yet held"
"""States of a site; a note that names its report in the site list gives a better word for the second."""

_POINT_PRECISIONS = (GeoPrecision.SITE.value, GeoPrecision.TOWN.value)
_NOTED = re.compile(r"(?:^|;)\s*([^;:]+?)\s*:\s*([\w.-]+)")


def protected_sites(sites: pd.DataFrame) -> pd.DataFrame:
    """Keep the protected sites of a watch, each with a short name (its own where none is given)."""
    protected = sites[sites["protected"].astype(bool)].reset_index(drop=True)
    short = protected["short"] if "short" in protected else pd.Series(index=protected.index, dtype="str")
    return protected.assign(short=short.fillna(protected["site"]))


def is_held(sites: pd.DataFrame, day: date) -> pd.Series:
    """Say which sites are held: from <= day < until, empty = open (METHOD section 15)."""
    begun, over = _begun_and_over(sites, day)
    return begun & ~over


def site_states(sites: pd.DataFrame, day: date, event_ids: Collection[str] = ()) -> pd.DataFrame:
    """Describe each protected site on a day, in the file's order.

    Columns: site, short, country, state ("held", "not yet held", else how it was given up: the words
    that the site's note puts before a report of event_ids, as in "handed over: ev-0314", or "given
    up"), state_day (of the change; NaT while held), event_id (that report, NaN without one).
    """
    begun, over = _begun_and_over(sites, day)
    noted = [_noted(note, event_ids) for note in sites["note"]]
    words = pd.Series([word for word, _ in noted], index=sites.index, dtype="str")
    events = pd.Series([event for _, event in noted], index=sites.index, dtype="str")
    return pd.DataFrame(
        {
            "site": sites["site"],
            "short": sites["short"],
            "country": sites["country"],
            "state": words.where(over, HELD).where(begun, NOT_YET),
            "state_day": sites["until_day"].where(over).where(begun, sites["from_day"]),
            "event_id": events.where(over & begun),
        }
    )


def sites_of(incidents: pd.DataFrame, sites: pd.DataFrame, site_km: float) -> pd.Series:
    """Find the protected site that each incident was at, NaN for none.

    The nearest site that protects on the incident's first day (from and until included), within
    site_km by great circle; only places known to the site or town have a point to measure from.
    """
    if incidents.empty or sites.empty:
        return pd.Series(index=incidents.index, dtype="str")
    distance = _great_circle_km(incidents, sites)
    day = incidents["first_day"].to_numpy()[:, None]
    opens, closes = sites["from_day"].to_numpy()[None, :], sites["until_day"].to_numpy()[None, :]
    protects = (np.isnat(opens) | (opens <= day)) & (np.isnat(closes) | (day <= closes))
    has_point = incidents["geo_precision"].isin(_POINT_PRECISIONS).to_numpy()[:, None]
    distance = np.where(protects & has_point & ~np.isnan(distance), distance, np.inf)
    nearest = distance.argmin(axis=1)
    is_near = distance[np.arange(len(incidents)), nearest] <= site_km
    return pd.Series(sites["site"].to_numpy()[nearest], index=incidents.index, dtype="str").where(is_near)


def _begun_and_over(sites: pd.DataFrame, day: date) -> tuple[pd.Series, pd.Series]:
    moment = pd.Timestamp(day)
    begun = sites["from_day"].isna() | (sites["from_day"] <= moment)
    return begun, sites["until_day"].notna() & (sites["until_day"] <= moment)


def _noted(note: object, event_ids: Collection[str]) -> tuple[str, str | None]:
    """Read how a site was given up, and the report that says so, from its note."""
    if isinstance(note, str):
        for words, event_id in _NOTED.findall(note):
            if event_id in event_ids:
                return words, event_id
    return GIVEN_UP, None


def _great_circle_km(incidents: pd.DataFrame, sites: pd.DataFrame) -> np.ndarray:
    """Measure every incident against every site by the haversine formula; NaN without a point."""
    latitude, longitude = (np.radians(incidents[c].to_numpy(float))[:, None] for c in ("latitude", "longitude"))
    site_lat, site_lon = (np.radians(sites[c].to_numpy(float))[None, :] for c in ("latitude", "longitude"))
    half_dy, half_dx = np.sin((site_lat - latitude) / 2), np.sin((site_lon - longitude) / 2)
    chord = np.sqrt(half_dy**2 + np.cos(latitude) * np.cos(site_lat) * half_dx**2)
    distance: np.ndarray = 2 * EARTH_RADIUS_KM * np.arcsin(np.minimum(chord, 1.0))
    return distance
