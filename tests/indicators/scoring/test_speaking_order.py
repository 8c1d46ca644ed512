"""Which report of an incident speaks first is one whole number, and what it says is packed below it."""

from __future__ import annotations

import random
from datetime import date
from fractions import Fraction

import ibis
import numpy as np
import pandas as pd
import pytest

from indicators.catalogue import load_catalogue
from indicators.scoring import credibility, encoding, engine, relevance, weekly
from indicators.watch import read_watch, shipped_watch_folder
from tests.watches.small import small_watch


def turns(days: list[str], names: list[str], incidents: list[str]) -> list[int]:
    """Encode reports published on days and give their turns."""
    rows = [
        {"day": "2020-01-06", "published": day, "event_id": name, "incident_id": incident}
        for day, name, incident in zip(days, names, incidents, strict=True)
    ]
    return encoding.encode_reports(small_watch(rows).reports).reports["turn"].tolist()


def test_late_reports_take_their_turn_before_early_ones():
    """Within an incident the last published comes first, and of one day the first by name."""
    days = ["2020-01-07", "2020-01-09", "2020-01-07", "2020-01-08"]
    assert turns(days, ["b", "c", "a", "d"], ["one"] * 4) == [3, 0, 2, 1]


def test_turns_are_counted_anew_for_every_incident():
    """Incidents that stand mixed in the file do not disturb one another."""
    days = ["2020-01-07", "2020-01-07", "2020-01-08", "2020-01-08"]
    assert turns(days, ["a", "b", "c", "d"], ["one", "two", "one", "two"]) == [1, 1, 0, 0]


def test_incident_with_more_reports_than_can_be_ordered_is_refused(monkeypatch):
    """The error names the incident and says what to do; the room is made small here to spare 65,536 rows."""
    monkeypatch.setattr(encoding, "TURN_BITS", 1)
    with pytest.raises(OverflowError, match=r"incident crowd: 3 reports are more than the 2"):
        turns(["2020-01-07"] * 3, ["a", "b", "c"], ["crowd"] * 3)


def test_every_credibility_is_a_whole_number_of_parts():
    """The parts give back (2 kappa + rho) / 3 exactly, for every pair of grades."""
    for grade, kappa in credibility.INFORMATION_CREDIBILITY.items():
        for letter, rho in credibility.SOURCE_RELIABILITY.items():
            exact = (2 * Fraction(str(kappa)) + Fraction(str(rho))) / 3 * credibility.ONE
            assert exact.denominator == 1
            assert credibility.report_credibility(letter, grade) == pytest.approx(float(exact) / credibility.ONE)


def test_order_leaves_room_for_what_the_report_says():
    """Precision, credibility and turn stand above 39 bits of days or place, in a whole number of 63."""
    assert credibility.RANK_BITS + credibility.ORDER_BITS + 39 <= 63


def test_orders_agree_within_an_incident_and_give_the_report_back():
    """The order by turn and the order of all reports rank alike; the latter names its report."""
    rng = random.Random(7)  # noqa: S311 (a draw that is the same every time)
    rows = [
        {
            "day": "2020-01-06",
            "published": f"2020-01-0{rng.randint(6, 9)}",
            "incident_id": "one",
            "credibility": rng.choice([1, 2, 3, 4, 5, 6]),
            "reliability": rng.choice("ABCDEF"),
        }
        for _ in range(60)
    ]
    encoded = encoding.encode_reports(small_watch(rows).reports)
    q = credibility.credibility_column(weekly.REPORTS)
    everywhere = credibility.order_of_all(weekly.REPORTS, q)
    asked = weekly.REPORTS.select(
        "event_no",
        by_turn=credibility.order_column(weekly.REPORTS, q),
        everywhere=everywhere,
        event=credibility.event_of(everywhere),
    )
    with engine.connect() as connection:
        connection.register("reports", encoded.reports)
        found = connection.sql(ibis.to_sql(asked, dialect="duckdb")).df()
    assert found["by_turn"].is_unique
    assert (found["by_turn"].rank() == found["everywhere"].rank()).all()
    assert (found["event"] == found["event_no"]).all()


def test_one_statement_gives_the_sums_of_the_three_steps(shipped_inputs):
    """Storing incidents and their weeks on the way, or not, changes no sum."""
    encoded, sites, plan = shipped_inputs
    keys = ["indicator_no", "week_no"]
    by_steps = engine.run(encoded, sites, plan).weekly
    with engine.connect() as connection:
        connection.register("reports", encoded.reports)
        connection.register("places", encoded.places)
        engine.register_small_tables(connection, sites, plan)
        at_once = connection.sql(engine.statement_at_once(plan)).df().sort_values(keys)
    found, expected = (table[by_steps.columns].to_numpy(dtype=float) for table in (at_once, by_steps))
    assert np.array_equal(found, expected, equal_nan=True)


@pytest.fixture
def shipped_inputs():
    """Give the shipped watch as the engine takes it."""
    watch = read_watch(shipped_watch_folder())
    sites = encoding.encode_sites(watch.sites)
    definitions = tuple(d.resolved(watch.settings) for d in load_catalogue().definitions)
    first_day = encoding.day_number(date(2019, 10, 28))
    plan = weekly.Plan(definitions, watch.settings, relevance.era_breaks(sites), first_day, 26)
    return encoding.encode_reports(watch.reports), sites, plan


def test_empty_table_has_no_turns():
    """No reports, no turns, no error."""
    empty = small_watch([{"day": "2020-01-06"}]).reports.head(0)
    assert encoding.encode_reports(empty).reports["turn"].dtype == pd.Series(dtype="int64").dtype
