"""How near to what the watch protects: the relevance g of a place on a day.

Sites come and go, so the calendar is cut into eras: stretches of days in which the same sites
protect. A place's relevance is worked out once per era, never once per report.
Source: METHOD section 3; data/README.md for the tiers.
"""

from __future__ import annotations

import math
from functools import reduce
from operator import add
from typing import TYPE_CHECKING

import ibis
import pandas as pd

from indicators.scoring.encoding import OPEN_FROM, OPEN_UNTIL
from indicators.vocabulary import GeoPrecision

if TYPE_CHECKING:
    from collections.abc import Sequence

    import ibis.expr.types as ir

    from indicators.watch import WatchSettings

EARTH_RADIUS_KM = 6371.0088  # mean radius, IUGG
_RADIAN = math.pi / 180


def era_breaks(sites: pd.DataFrame) -> tuple[int, ...]:
    """List the day numbers on which the set of protecting sites changes, ascending.

    sites: encode_sites' table. No dated site: no break, one era.
    """
    begins = set(sites["from_day"]) - {OPEN_FROM}
    ends = {day + 1 for day in sites["until_day"] if day != OPEN_UNTIL}
    return tuple(sorted(int(day) for day in begins | ends))


def eras(breaks: Sequence[int]) -> pd.DataFrame:
    """Give the eras their numbers: one row per era_no with the first day it holds."""
    return pd.DataFrame({"era_no": range(len(breaks) + 1), "era_day": [OPEN_FROM, *breaks]}).astype("int64")


def era_of(day: ir.IntegerValue, breaks: Sequence[int]) -> ir.IntegerValue:
    """Find the era of a day: the number of breaks on or before it."""
    if not breaks:
        return ibis.literal(0, type="int64")
    return reduce(add, ((day >= first_day).cast("int64") for first_day in breaks))


def place_relevances(places: ir.Table, eras_: ir.Table, sites: ir.Table, settings: WatchSettings) -> ir.Table:
    """Rate every place in every era.

    One row per (place_no, era_no): relevance (0 to 1) and at_site (the first tier). Town and site
    precision go by great-circle distance to the nearest protecting site, limits included; admin1
    precision by a protecting site in the same governorate of the same country; then the country's
    tier, the neighbours' and the rest.
    """
    tiers = settings.relevance
    active = eras_.inner_join(sites, [sites.from_day <= eras_.era_day, sites.until_day >= eras_.era_day]).select(
        era_no=eras_.era_no,
        site_country=sites.country,
        site_admin1=sites.admin1,
        site_latitude=sites.latitude,
        site_longitude=sites.longitude,
    )
    grid = places.cross_join(eras_.select("era_no"))
    pairs = grid.left_join(active, "era_no")
    same_admin1 = (pairs.admin1 == pairs.site_admin1) & (pairs.country == pairs.site_country)
    nearest = pairs.group_by("place_no", "era_no").agg(
        distance_km=_great_circle_km(pairs).min(), in_admin1=same_admin1.cast("int8").fill_null(0).max()
    )
    rated = nearest.inner_join(places, "place_no")
    is_point = rated.geo_precision.isin([GeoPrecision.SITE.value, GeoPrecision.TOWN.value]).fill_null(False)
    is_admin1 = is_point | (rated.geo_precision == GeoPrecision.ADMIN1.value).fill_null(False)
    at_site = (is_point & (rated.distance_km <= tiers.site_km)).fill_null(False)
    relevance = ibis.cases(
        (at_site, tiers.site),
        (is_point & (rated.distance_km <= tiers.near_km), tiers.near),
        (is_admin1 & (rated.in_admin1 == 1), tiers.admin1),
        (rated.country == settings.country, tiers.country),
        *([(rated.country.isin(list(settings.neighbours)), tiers.neighbour)] if settings.neighbours else []),
        else_=tiers.elsewhere,
    )
    return rated.select("place_no", "era_no", relevance=relevance.cast("float64"), at_site=at_site)


def _great_circle_km(pairs: ir.Table) -> ir.FloatingValue:
    """Measure by the haversine formula; null where either end has no point."""
    # Not every engine knows radians().
    latitude, site_latitude = pairs.latitude * _RADIAN, pairs.site_latitude * _RADIAN
    half_dy = ((site_latitude - latitude) / 2).sin()
    half_dx = ((pairs.site_longitude - pairs.longitude) * _RADIAN / 2).sin()
    chord = half_dy * half_dy + latitude.cos() * site_latitude.cos() * half_dx * half_dx
    # Rounding can carry the chord of two opposite points a hair over 1, where asin has no value.
    return 2 * EARTH_RADIUS_KM * ibis.least(chord.sqrt(), 1.0).asin()
