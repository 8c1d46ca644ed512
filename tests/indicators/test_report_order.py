"""Which report of an incident speaks first."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

import pytest

from indicators.report_order import (
    credibility_of,
    date_groups,
    first_reports_first,
    grade_of,
    is_flagged,
    number_ranges,
    place_groups,
)
from tests.watches.tables import OF_ARTICLE, REPORT_COLUMNS, table

if TYPE_CHECKING:
    import pandas as pd


def reports(*rows: dict) -> pd.DataFrame:
    """Build reports r0, r1, ... of one incident, A1 on 8 January unless said otherwise."""
    base = {
        "incident_id": "one", "reliability": "A", "credibility": 1, "published": "2020-01-08",
        "first_day": "2020-01-08", "last_day": "2020-01-08", "date_precision": "day", "geo_precision": "site",
    }  # fmt: skip
    numbered = [{"event_id": f"r{number}", **base, **row} for number, row in enumerate(rows)]
    return table(numbered, [*REPORT_COLUMNS, *OF_ARTICLE])


def test_credibility_is_two_parts_information_and_one_part_source():
    """(2 kappa + rho) / 3 for every pair of grades, an empty one being neither believed nor doubted."""
    kappa = {1: 0.9, 2: 0.7, 3: 0.5, 4: 0.3, 5: 0.1, 6: 0.5, None: 0.5}
    rho = {"A": 1, "B": 0.75, "C": 0.5, "D": 0.25, "E": 0, "F": 0.5, None: 0.5}
    pairs = list(product(kappa, rho))
    found = credibility_of(reports(*({"credibility": k, "reliability": r} for k, r in pairs)))
    assert list(found) == pytest.approx([(2 * kappa[k] + rho[r]) / 3 for k, r in pairs])


def test_belief_comes_before_date_and_date_before_the_identifier():
    """Order: q high, then published late, then event_id ascending; the order of the rows plays no part."""
    rows = reports(
        {"event_id": "d", "published": "2020-01-09"},
        {"event_id": "a", "reliability": "B", "published": "2020-02-01"},
        {"event_id": "c"},
        {"event_id": "b", "published": "2020-01-09"},
    )
    assert list(first_reports_first(rows)["event_id"]) == ["b", "d", "c", "a"]
    assert list(first_reports_first(rows.iloc[::-1])["event_id"]) == ["b", "d", "c", "a"]


def test_dates_are_taken_whole_from_the_finest_dated_report():
    """The weak report alone knows the day: its day, not the strong report's week."""
    rows = reports(
        {"first_day": "2020-01-06", "last_day": "2020-01-12", "date_precision": "week"},
        {"first_day": "2020-01-07", "last_day": "2020-01-07", "reliability": "E", "credibility": 5},
    )
    group = date_groups(first_reports_first(rows), ["incident_id"]).loc["one"]
    assert [str(group[day].date()) for day in ("first_day", "last_day")] == ["2020-01-07"] * 2


def test_places_are_taken_whole_and_an_unknown_precision_is_the_coarsest():
    """A town beats a country and a place without precision, however well believed those are."""
    rows = reports(
        {"place": "Iraq", "geo_precision": "country"},
        {"place": "Somewhere", "geo_precision": None},
        {"place": "Taji", "geo_precision": "town", "reliability": "E"},
    )
    assert place_groups(first_reports_first(rows), ["incident_id"]).loc["one", "place"] == "Taji"


def test_a_number_comes_from_the_first_report_that_gives_it_with_its_range():
    """The best report says nothing; the next says 3, the weakest 1."""
    rows = reports({}, {"killed": 3, "reliability": "B"}, {"killed": 1, "reliability": "C"})
    ranges = number_ranges(first_reports_first(rows), ["incident_id"], "killed").loc["one"]
    assert list(ranges) == [3, 1, 3]
    assert number_ranges(first_reports_first(rows), ["incident_id"], "wounded").empty


def test_grades_three_steps_apart_are_flagged():
    """A4, A5, B5, D1, E1, E2 and no other pair; what cannot be judged is never flagged."""
    pairs = list(product("ABCDEF", range(1, 7)))
    rows = reports(*({"reliability": r, "credibility": c} for r, c in pairs))
    flagged = set(grade_of(rows)[is_flagged(rows)])
    assert flagged == {"A4", "A5", "B5", "D1", "E1", "E2"}


def test_an_empty_grade_is_written_as_a_dot():
    """Nothing is filled in."""
    rows = reports({"reliability": None, "credibility": None}, {"credibility": None}, {"reliability": None})
    assert list(grade_of(rows)) == ["··", "A·", "·1"]
    assert not is_flagged(rows).any()
