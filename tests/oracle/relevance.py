"""METHOD section 3: how near a place is to what the watch protects, as tiers."""

from __future__ import annotations

from fractions import Fraction
from math import acos, cos, hypot, radians, sin
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from tests.oracle.rows import PlainWatch, Row
    from tests.oracle.rules import Rules

EARTH_KM = 6371.0088  # the mean radius; METHOD names none


def relevance(place: Row, day: date, watch: PlainWatch, rules: Rules) -> Fraction:
    """Return g of a place on a day: site, near, admin1, country, neighbour or elsewhere tier."""
    return Fraction(str(watch.relevance[_tier(place, day, watch, rules)]))


def at_protected_site(report: Row, watch: PlainWatch, rules: Rules) -> str:
    """Say yes when the report's own place is a protected site on its own first day."""
    return "yes" if _tier(report, report["first_day"], watch, rules) == "site" else "no"


def _tier(place: Row, day: date, watch: PlainWatch, rules: Rules) -> str:
    sites = [site for site in watch.sites if _protects(site, day, rules)]
    precision = place["geo_precision"]
    if precision in ("site", "town"):
        nearest = min((distance_km(place, site) for site in sites), default=float("inf"))
        if nearest <= watch.relevance["site_km"]:
            return "site"
        if nearest <= watch.relevance["near_km"]:
            return "near"
    if precision in ("site", "town", "admin1") and any(_same_governorate(place, site) for site in sites):
        return "admin1"
    if place["country"] == watch.country:
        return "country"
    return "neighbour" if place["country"] in watch.neighbours else "elsewhere"


def _protects(site: Row, day: date, rules: Rules) -> bool:
    if not site["protected"] or (site["from_day"] is not None and day < site["from_day"]):
        return False
    return rules.ignore_until or site["until_day"] is None or day <= site["until_day"]


def _same_governorate(place: Row, site: Row) -> bool:
    if place["admin1"] is None:
        return False
    return (place["country"], place["admin1"]) == (site["country"], site["admin1"])


def distance_km(one: Row, other: Row) -> float:
    """Measure the great circle between two points, by the angle between their unit vectors.

    Infinite when a point is missing. Near points use the chord, because acos loses them.
    """
    if None in (one["latitude"], one["longitude"], other["latitude"], other["longitude"]):
        return float("inf")
    a, b = _unit(one), _unit(other)
    chord = hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2])
    if chord < 1e-2:  # under 64 km: the angle is the chord plus chord^3 / 24 + 3 chord^5 / 640
        return EARTH_KM * (chord + chord**3 / 24 + 3 * chord**5 / 640)
    return EARTH_KM * acos(max(-1.0, min(1.0, a[0] * b[0] + a[1] * b[1] + a[2] * b[2])))


def _unit(point: Row) -> tuple[float, float, float]:
    lat, lon = radians(point["latitude"]), radians(point["longitude"])
    return cos(lat) * cos(lon), cos(lat) * sin(lon), sin(lat)
