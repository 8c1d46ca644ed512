"""An incident seen in several phases: each has its own weight, and together they are no more than one act."""

from __future__ import annotations

import pytest

from indicators.scoring import score_incidents
from tests.watches.definitions import AIR_DEFENCE_LADDER, AIR_DEFENCE_PHASES, catalogue, definition
from tests.watches.small import SURE, small_watch

AIR_DEFENCE = catalogue(
    definition(
        "air_defence",
        match={"kind": ["air_defense"]},
        severity=AIR_DEFENCE_LADDER,
        phase=AIR_DEFENCE_PHASES,
    )
)
PATRIOT = {"kind": "air_defense", "subtype": "patriot", "incident_id": "battery"}


def weights(*reports):
    """Weigh one battery's reports: phase -> weight."""
    matrix = score_incidents(small_watch([PATRIOT | report for report in reports]), AIR_DEFENCE)
    return matrix.incident_weights.set_index("phase").weight.to_dict()


def test_all_phases_with_equal_factors_total_the_whole_act():
    """Announced .5 and operational .5 of a Patriot at A1: together 2 * .9333."""
    found = weights({"day": "2020-01-01", "direction": "deploy"}, {"day": "2020-01-15", "direction": "operational"})
    assert found == pytest.approx({"deploy": SURE, "operational": SURE})
    assert sum(found.values()) == pytest.approx(2 * SURE)


def test_no_phase_coded_anywhere_is_the_whole_act():
    """Nobody said how far it has come: the phase counts 1."""
    assert weights({"day": "2020-01-01"}) == pytest.approx({"": 2 * SURE})


def test_request_weighs_nothing():
    """Asking for a battery is no battery."""
    assert weights({"day": "2020-01-01", "direction": "request"}) == {"request": 0.0}


def test_report_without_a_phase_joins_the_first_one_in_the_definitions_order():
    """Deploy stands before operational in the shares: the silent Patriot report lifts deploy to rung 2.

    The two coded reports name no system (rung 1 each, .5 of .9333); the one without a phase says Patriot.
    """
    unnamed = {"subtype": None}
    found = weights(
        {"day": "2020-01-15", "direction": "operational", **unnamed},
        {"day": "2020-01-01", "direction": "deploy", **unnamed},
        {"day": "2020-01-01"},
    )
    assert found == pytest.approx({"deploy": 0.5 * 2 * SURE, "operational": 0.5 * SURE})


def test_each_phase_has_its_own_date():
    """Announced in the first week and operational in the third: half the act in each."""
    reports = [
        {"day": "2020-01-01", "direction": "deploy"},
        {"day": "2020-01-15", "direction": "operational"},
    ]
    matrix = score_incidents(small_watch([PATRIOT | report for report in reports]), AIR_DEFENCE)
    assert matrix.indicator_weeks.raw.tolist() == pytest.approx([SURE, 0, SURE, 0])
    assert matrix.indicator_weeks.incidents.tolist() == [1, 0, 1, 0]
