"""The ground of a random watch: sites that come and go, and places at every tier of relevance."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import random

Row = dict[str, Any]
CENTRES = {"North": (36.2, 43.9), "West": (33.8, 42.2), "South": (30.5, 47.7)}
KM_PER_DEGREE = 111.2


def random_sites(rng: random.Random, first: date, last: date) -> list[Row]:
    """Make up to four sites in two governorates (South has none), some protecting for a time only."""
    sites = []
    for number in range(rng.randint(0, 4)):
        governorate = rng.choice(["North", "West"])
        latitude, longitude = CENTRES[governorate]
        opened, closed = sorted(rng.choice(_days(first, last)) for _ in range(2))
        sites.append({
            "site": f"Base {number}", "admin1": governorate, "country": "Iraq",
            "latitude": round(latitude + rng.choice([-0.2, 0.0, 0.3]), 4),
            "longitude": round(longitude + rng.choice([-0.3, 0.0, 0.15]), 4),
            "protected": rng.random() < 0.8,
            "from_day": opened if rng.random() < 0.3 else None,
            "until_day": closed if rng.random() < 0.5 else None,
        })  # fmt: skip
    return sites


def random_place(rng: random.Random, sites: list[Row]) -> Row:
    """Place a report at a site, near one, elsewhere in a governorate, in a country, or nowhere known."""
    precision = rng.choice(["site", "site", "town", "admin1", "country"])
    if precision == "country":
        country = rng.choice(["Iraq", "Iraq", "Syria", "Kuwait", "Jordan"])
        return {"country": country, "geo_precision": precision, "latitude": 33.0, "longitude": 44.0}
    governorate = rng.choice(list(CENTRES))
    latitude, longitude = CENTRES[governorate]
    here: Row = {"country": "Iraq", "admin1": governorate, "place": "A place", "geo_precision": precision}
    if sites and precision != "admin1" and rng.random() < 0.7:
        site = rng.choice(sites)
        here |= {"admin1": site["admin1"], "place": site["site"]}
        latitude, longitude = site["latitude"], site["longitude"]
    if rng.random() < 0.1:
        # a namesake across the border is another governorate, and nobody gave it a point
        return here | {"country": rng.choice(["Iraq", "Syria"])}
    # steps well off the two limits of 1 and 25 km, which no coder's point is fine enough to test
    away = rng.choice([0.0, 0.3, 9.0, 60.0]) / KM_PER_DEGREE
    return here | {"latitude": round(latitude + away, 6), "longitude": longitude}


def _days(first: date, last: date) -> list[date]:
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]
