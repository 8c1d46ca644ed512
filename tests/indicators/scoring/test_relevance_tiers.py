"""How near is near: the tiers of relevance, on the day, from the place that the incident is given."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from indicators.scoring import score_incidents
from tests.watches.definitions import catalogue, definition
from tests.watches.small import BASE, small_watch

ATTACKS = catalogue(definition("attacks"))
KM = 1 / 111.195  # degrees of latitude
POINT = {"geo_precision": "town", "country": "Iraq", "admin1": "Anbar", "longitude": BASE["longitude"]}


def north(kilometres):
    """Place a town so many kilometres north of the base."""
    return POINT | {"latitude": BASE["latitude"] + kilometres * KM}


def relevance(report, sites=None, **tiers):
    """Return g of one attack."""
    watch = small_watch([{"day": "2020-01-08", **report}], sites=sites)
    settings = watch.settings
    changed = settings.relevance.model_copy(update=tiers)
    watch = replace(watch, settings=settings.model_copy(update={"relevance": changed}))
    return score_incidents(watch, ATTACKS).incident_weights.relevance.tolist()


@pytest.mark.parametrize(
    ("place", "tier"),
    [
        (north(0.0), 1.0),
        (north(0.99), 1.0),
        (north(1.01), 0.8),
        (north(24.9), 0.8),
        (north(25.1), 0.6),
        (north(25.1) | {"admin1": "Basra"}, 0.4),
        (north(25.1) | {"admin1": "Anbar", "country": "Syria"}, 0.2),
        (north(300) | {"admin1": None, "country": "Peru"}, 0.0),
        (north(0.0) | {"country": "Syria", "admin1": None}, 1.0),
        (north(0.0) | {"geo_precision": "admin1"}, 0.6),
        (north(0.0) | {"geo_precision": "country"}, 0.4),
        (POINT | {"latitude": None, "longitude": None}, 0.6),
    ],
)
def test_tiers(place, tier):
    """Distance first, for towns and sites only; then the governorate; then the country."""
    assert relevance(place) == [tier]


def test_limits_are_inclusive():
    """With both limits at 0 km the very point of the site is still at the site."""
    assert relevance(north(0.0), site_km=0.0, near_km=0.0) == [1.0]


def test_unprotected_site_protects_nothing():
    """A site that is listed but not protected is no site, and its governorate is like any other."""
    assert relevance(north(0.0), sites=[{"site": "Base", "protected": False, **BASE}]) == [0.4]


@pytest.mark.parametrize(
    ("first", "last", "tier"),
    [
        (date(2020, 1, 8), date(2020, 1, 8), 1.0),
        (None, date(2020, 1, 8), 1.0),
        (None, date(2020, 1, 7), 0.4),
        (date(2020, 1, 9), None, 0.4),
        (date(2020, 1, 8), None, 1.0),
    ],
)
def test_site_protects_from_its_first_to_its_last_day(first, last, tier):
    """Both days are included; before and after, the place is in the country and no more."""
    site = {"site": "Base", "protected": True, "from_day": first, "until_day": last, **BASE}
    assert relevance(north(0.0), sites=[site]) == [tier]


def test_incidents_first_day_decides():
    """An interval that begins on the site's last day weighs as at the site in all its days."""
    site = {"site": "Base", "protected": True, "until_day": date(2020, 1, 8), **BASE}
    interval = north(0.0) | {"last_day": date(2020, 1, 14), "date_precision": "week"}
    assert relevance(interval, sites=[site]) == [1.0]


def test_at_protected_site_goes_by_the_reports_own_day_and_place():
    """Two reports of one attack: only the one that places it at the site while it protects can match."""
    at_site = catalogue(definition("at_site", match={"at_protected_site": ["yes"]}))
    site = {"site": "Base", "protected": True, "until_day": date(2020, 1, 8), **BASE}
    told = [
        {"day": "2020-01-08", "incident_id": "one", **north(0.5)},
        {"day": "2020-01-09", "incident_id": "one", **north(0.0)},
        {"day": "2020-01-08", "incident_id": "one", **north(3.0)},
        {"day": "2020-01-08", "incident_id": "one", **north(0.0), "geo_precision": "admin1"},
    ]
    table = score_incidents(small_watch(told, sites=[site]), at_site).incident_weights
    assert table.reports.tolist() == [1]
