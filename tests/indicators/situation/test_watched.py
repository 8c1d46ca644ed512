"""What is looked for and not found."""

from __future__ import annotations

from typing import Any

import pandas as pd

from indicators.known_reports import known_reports
from indicators.situation import coverage_gaps, watched, words_never_reported
from tests.indicators.situation.theatre_of_words import FIRE, SHIELD, scored, theatre
from tests.watches.small import searched


def looked_for(reports: list[dict[str, Any]], week: str = "2020-W03") -> pd.DataFrame:
    """List what the six definitions look for."""
    watch = theatre(reports)
    matrix = scored(watch)
    return watched(matrix, known_reports(watch, matrix), week)


def row_of(table: pd.DataFrame, indicator: str, word: str | None = None, rung: float | None = None) -> pd.Series:
    """Pick the row of an indicator as a whole, of one of its words or of one of its rungs."""
    own = table[table["indicator"] == indicator]
    by_word = own["word"].isna() if word is None else own["word"] == word
    by_rung = own["rung"].isna() if rung is None else own["rung"] == rung
    return own[by_word & by_rung].iloc[0]


def test_an_indicator_is_found_in_a_week_in_which_an_incident_of_it_has_a_day():
    """From Sunday of W02 to Monday of W03: found in both, not in W04, last seen on its first day."""
    watch = theatre([{"day": "2020-01-12", "last_day": "2020-01-13", **FIRE}])
    matrix = scored(watch)
    known = known_reports(watch, matrix)
    rows = [row_of(watched(matrix, known, week.label), "fire") for week in matrix.weeks]
    assert [row["found_in_week"] for row in rows] == [False, True, True, False]
    assert [row["last_day"] for row in rows[1:]] == [pd.Timestamp("2020-01-12")] * 3
    assert pd.isna(rows[0]["last_day"])


def test_a_rung_is_found_by_reports_that_reach_it_or_more():
    """Five deaths are a death and a wound too."""
    table = looked_for([{"day": "2020-01-06", **FIRE, "killed": 5}])
    assert [row_of(table, "fire", rung=rung)["last_day"] for rung in (2.0, 4.0, 8.0)] == [
        pd.Timestamp("2020-01-06")
    ] * 3
    wounded = looked_for([{"day": "2020-01-06", **FIRE, "wounded": 5}])
    assert pd.isna(row_of(wounded, "fire", rung=4.0)["last_day"])


def test_a_weak_report_only_claims():
    """A death on the 2nd by A1, another on the 9th by E5: last on the 2nd, claimed on the 9th."""
    reports = [
        {"day": "2020-01-02", **FIRE, "killed": 1},
        {"day": "2020-01-09", **FIRE, "killed": 1, "reliability": "E", "credibility": 5},
    ]
    row = row_of(looked_for(reports), "fire", rung=4.0)
    assert (row["last_day"], row["claimed_day"]) == (pd.Timestamp("2020-01-02"), pd.Timestamp("2020-01-09"))
    assert pd.isna(row_of(looked_for(reports[:1]), "fire", rung=4.0)["claimed_day"])


def test_words_of_ladder_phases_and_parts_are_looked_for():
    """Shields at work were never seen; a ballistic missile neither."""
    table = looked_for([{"day": "2020-01-06", **SHIELD}])
    assert not pd.isna(row_of(table, "shields", "ship")["last_day"])
    never = table[table["last_day"].isna() & table["word"].notna()]
    assert {"ask", "work", "gone"} <= set(never.loc[never["indicator"] == "shields", "word"])
    assert "ballistic_missile" in set(never.loc[never["indicator"] == "fire", "word"])


def test_a_word_that_only_other_indicators_reports_use_is_not_looked_for():
    """A storming coded among the shields makes it no missing word of the fire."""
    reports = [{"day": "2020-01-06", **SHIELD, "subtype": "arson_storming"}]
    fire = looked_for(reports).query("indicator == 'fire'")
    assert "arson_storming" not in set(fire["word"].dropna())


def test_words_of_the_codebook_that_no_report_uses_are_listed_by_their_field():
    """Kinds, subtypes, directions and sides; a report after the week's Sunday is not seen yet."""
    watch = theatre([{"day": "2020-01-20", **SHIELD, "actor_side": "them"}])
    book = {
        "kinds": ["word", "shield"],
        "subtypes": ["dome"],
        "directions": ["ship"],
        "sides": ["them", "coalition", "iraqi_forces"],
    }
    settings = watch.settings.model_validate(watch.settings.model_dump() | {"codebook": book})
    watch = type(watch)(**{**vars(watch), "settings": settings})
    known = known_reports(watch, scored(watch))
    early = words_never_reported(watch, known, "2020-W03")
    assert list(early["word"]) == ["shield", "dome", "ship", "them", "coalition", "iraqi_forces"]
    assert list(early["field"]) == ["kind", "subtype", "direction", "side", "side", "side"]
    assert list(words_never_reported(watch, known, "2020-W04")["word"]) == ["coalition", "iraqi_forces"]


def test_without_a_codebook_no_word_is_missing():
    """Any word may be used, so none is looked for."""
    watch = theatre([])
    assert words_never_reported(watch, known_reports(watch, scored(watch)), "2020-W04").empty


def test_gaps_are_weeks_nobody_searched_and_weeks_of_three_articles_or_fewer():
    """W02 was not searched, W03 is thin; W04 comes after the week asked about."""
    coverage = [
        *searched("2020-W01"),
        {"week": "2020-W02", "status": "not_searched", "articles": 0},
        *searched("2020-W03", "2020-W04", articles=3),
    ]
    matrix = scored(theatre([], coverage=coverage))
    assert list(coverage_gaps(matrix, "2020-W03")["week"]) == ["2020-W02", "2020-W03"]
    assert list(coverage_gaps(matrix, "2020-W03", back=1)["week"]) == ["2020-W03"]
