"""The shipped watch, week by week, against the method written a second time in plain Python."""

from __future__ import annotations

from datetime import date

import pytest

from indicators.catalogue import load_catalogue
from indicators.scoring import score_incidents
from indicators.situation import (
    measures_in_force,
    moves_between,
    native_incidents,
    reasons_between,
    sites_held_weeks,
    stages_on,
    strikes_between,
)
from indicators.watch import read_watch, shipped_watch_folder
from tests.indicators.situation.plain_situation import PlainSituation, week_of


@pytest.fixture(scope="module", params=[date(2020, 4, 26), date(2020, 3, 24), date(2020, 1, 9)], ids=str)
def both(request):
    """Read the shipped watch as known on a day, twice."""
    watch, catalogue = read_watch(shipped_watch_folder()), load_catalogue()
    matrix = score_incidents(watch, catalogue, request.param)
    return native_incidents(watch, matrix), PlainSituation(watch, catalogue, request.param)


def weeks(native) -> list[tuple[date, date]]:
    """Give the first and last day of every week."""
    return [week_of(week.monday) for week in native.weeks]


def test_sites_held(both):
    """Every Sunday."""
    native, plain = both
    assert list(sites_held_weeks(native)["sites_held"]) == [plain.sites_held(last) for _, last in weeks(native)]


def test_measures_in_force(both):
    """The same incidents on every Monday and every Sunday."""
    native, plain = both
    for first, last in weeks(native):
        for day in (first, last):
            assert set(measures_in_force(native, day)["incident_id"]) == plain.measures_in_force(day)


def test_strikes(both):
    """Incidents, grave, claimed, killed and wounded with their ranges, of every week."""
    native, plain = both
    for period in weeks(native):
        counts = {name: count or 0 for name, count in strikes_between(native, *period).items()}
        assert counts == {name: plain.strikes(*period)[name] for name in counts}


def test_moves(both):
    """Moves, troops and unsized moves by direction, of every week."""
    native, plain = both
    for period in weeks(native):
        table = moves_between(native, *period)
        rows = table[table["incidents"] > 0]
        found = {
            part: (incidents, size, unsized)
            for part, incidents, size, unsized in zip(
                rows["part"], rows["incidents"], rows["size"], rows["unsized"], strict=True
            )
        }
        assert found == plain.moves(*period)


def test_stages(both):
    """Every system at every place on every Sunday."""
    native, plain = both
    for _, last in weeks(native):
        table = stages_on(native, last)
        where = table["site"].fillna(table["place"])
        found = dict(zip(zip(table["system"], where, strict=True), table["stage"], strict=True))
        assert found == plain.stages(last)


def test_reasons(both):
    """Incidents by reason, of every week."""
    native, plain = both
    for period in weeks(native):
        table = reasons_between(native, *period)
        assert dict(zip(table["reason"], table["incidents"], strict=True)) == plain.reasons(*period)
