"""Attacks in native units."""

from __future__ import annotations

import pandas as pd

from indicators.situation import strikes_between, strikes_weeks
from tests.indicators.situation.theatre_of_words import FIRE, day, read

WHOLE = (day("2019-12-30"), day("2020-01-26"))


def test_an_attack_counts_in_the_week_of_its_first_day():
    """Sunday to Monday: in the Sunday's week alone."""
    native = read([{"day": "2020-01-05", "last_day": day("2020-01-06"), **FIRE}])
    assert list(strikes_weeks(native)["incidents"]) == [1, 0, 0, 0]


def test_a_death_told_by_a_believed_report_is_grave_and_one_told_by_a_weak_report_is_claimed():
    """E5 is believed .0667, C3 exactly .5: enough."""
    reports = [
        {"day": "2020-01-06", **FIRE, "killed": 1, "reliability": "C", "credibility": 3},
        {"day": "2020-01-07", **FIRE, "killed": 1, "reliability": "E", "credibility": 5},
        {"day": "2020-01-08", **FIRE, "wounded": 9},
    ]
    counts = strikes_between(read(reports), *WHOLE)
    assert (counts["incidents"], counts["grave"], counts["claimed"]) == (3, 1, 1)


def test_a_weak_claim_of_a_death_does_not_make_a_believed_attack_grave():
    """The B1 report saw nobody killed; the D5 report alone says two were."""
    reports = [
        {"day": "2020-01-06", **FIRE, "incident_id": "one", "killed": 0, "reliability": "B"},
        {
            "day": "2020-01-06",
            **FIRE,
            "incident_id": "one",
            "killed": 2,
            "reliability": "D",
            "credibility": 5,
        },
    ]
    counts = strikes_between(read(reports), *WHOLE)
    assert (counts["grave"], counts["claimed"]) == (0, 1)
    assert (counts["killed"], counts["killed_low"], counts["killed_high"]) == (0, 0, 2)


def test_killed_and_wounded_come_each_from_the_first_report_that_gives_the_number():
    """The best report gives only the killed; the wounded come from the next that says anything."""
    reports = [
        {"day": "2020-01-06", **FIRE, "incident_id": "one", "killed": 2},
        {"day": "2020-01-06", **FIRE, "incident_id": "one", "killed": 9, "wounded": 4, "reliability": "B"},
        {"day": "2020-01-06", **FIRE, "incident_id": "one", "wounded": 7, "reliability": "C"},
    ]
    counts = strikes_between(read(reports), *WHOLE)
    assert [counts[name] for name in ("killed", "killed_low", "killed_high")] == [2, 2, 9]
    assert [counts[name] for name in ("wounded", "wounded_low", "wounded_high")] == [4, 4, 7]


def test_of_equally_good_reports_the_later_published_speaks_first():
    """Twelve wounded on the second day's count, ten on the first's; a third tie goes by the identifier."""
    reports = [
        {"day": "2020-01-06", **FIRE, "incident_id": "one", "wounded": 10},
        {"day": "2020-01-06", **FIRE, "incident_id": "one", "wounded": 12, "published": "2020-01-07"},
        {"day": "2020-01-06", **FIRE, "incident_id": "one", "wounded": 14, "published": "2020-01-07"},
    ]
    counts = strikes_between(read(reports), *WHOLE)
    assert [counts[name] for name in ("wounded", "wounded_low", "wounded_high")] == [12, 10, 14]


def test_a_number_that_nobody_gives_is_not_a_zero():
    """Two attacks of which no report tells: the sum is unknown; one told attack makes it a sum with a gap."""
    silent = [{"day": "2020-01-06", **FIRE}, {"day": "2020-01-07", **FIRE}]
    nobody = strikes_between(read(silent), *WHOLE)
    assert (nobody["killed"], nobody["killed_unsaid"]) == (None, 2)
    told = strikes_between(read([*silent, {"day": "2020-01-08", **FIRE, "killed": 0}]), *WHOLE)
    assert (told["killed"], told["killed_unsaid"]) == (0, 2)
    weeks = strikes_weeks(read(silent))
    assert pd.isna(weeks["killed"].iloc[1])
    assert weeks["killed"].iloc[0] == 0


def test_a_period_holds_both_its_days():
    """Begun on the first or the last day counts, the day before and after does not."""
    native = read([{"day": f"2020-01-{number:02}", **FIRE} for number in (5, 6, 8, 9)])
    assert strikes_between(native, day("2020-01-06"), day("2020-01-08"))["incidents"] == 2


def test_an_attack_where_the_watch_rates_nothing_is_not_of_its_theatre():
    """A place of relevance 0 is another theatre; the same attack in a neighbouring country counts."""
    abroad = {"country": "France", "place": "Paris", "admin1": None, "latitude": 48.9, "longitude": 2.3}
    reports = [
        {"day": "2020-01-06", **FIRE, **abroad},
        {"day": "2020-01-06", **FIRE, **abroad, "country": "Syria"},
    ]
    assert strikes_between(read(reports), *WHOLE)["incidents"] == 1


def test_without_attacks_every_week_is_zero():
    """Nothing happened is a row of zeros, not a gap."""
    weeks = strikes_weeks(read([]))
    assert weeks.drop(columns=["week", "monday"]).to_numpy().sum() == 0
