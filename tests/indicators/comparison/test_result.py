"""The JSON of `posturewatch compare --json`."""

from __future__ import annotations

import json
from datetime import date

import pandas as pd
import pytest

from indicators.comparison import compare_weeks
from indicators.scoring import compose
from tests.watches.definitions import definition
from tests.watches.matrices import weekly_matrix

TWO = [definition("attacks"), definition("moves")]
RAWS = {"attacks": {"a": [1, 0, 0], "b": [0, 2, 0]}, "moves": {"a": [0, 1, 0]}}
SCORES = compose(weekly_matrix(TWO, RAWS, as_of=date(2020, 1, 19)), {"attacks": 1.0})
REPORTS = pd.DataFrame({
    "incident_id": ["a", "a", "a", "b"],
    "article_id": ["art-2", "art-1", "art-1", "art-9"],
    "published": pd.to_datetime(["2020-01-19", "2020-01-01", "2020-01-01", "2020-01-20"]),
})  # fmt: skip


def test_the_document_has_the_keys_of_the_contract():
    """As docs/COMMANDS.md states them; every incident once for each indicator it counts for."""
    document = compare_weeks("2020-W01", "2020-W02", SCORES).to_dict("Up.")
    assert list(document) == [
        "from", "to", "score_from", "score_to", "change", "indicators", "weights", "data", "definitions",
        "verdict", "withheld", "incidents",
    ]  # fmt: skip
    assert (document["from"], document["to"], document["verdict"]) == ("2020-W01", "2020-W02", "Up.")
    assert list(document["indicators"]) == list(document["weights"]) == ["attacks", "moves"]
    assert list(document["indicators"]["attacks"]) == ["effect", "new", "fading"]
    keys = [(row["incident_id"], row["indicator"]) for row in document["incidents"]]
    assert keys == [("a", "attacks"), ("a", "moves"), ("b", "attacks")]
    assert list(document["incidents"][0]) == [
        "incident_id", "indicator", "first_day", "last_day", "new", "contribution_from",
        "contribution_to", "articles",
    ]  # fmt: skip
    assert document["incidents"][2]["first_day"] == "2020-01-06"


def test_the_document_is_strict_json_withheld_or_not():
    """Null for what is not known, never NaN; no zero with a sign."""
    gap = compose(weekly_matrix(TWO, RAWS, states={"2020-W02": "not_covered"}), {"attacks": 1.0})
    for scores in (SCORES, gap):
        for weeks in (("2020-W01", "2020-W02"), ("2020-W02", "2020-W01"), ("2020-W01", "2020-W01")):
            text = json.dumps(compare_weeks(*weeks, scores).to_dict(), allow_nan=False)
            assert "-0.0," not in text
            assert "-0.0}" not in text
    withheld = compare_weeks("2020-W01", "2020-W02", gap).to_dict()
    assert withheld["change"] is withheld["score_to"] is withheld["indicators"]["attacks"]["new"] is None
    assert withheld["weights"]["attacks"] is None


def test_articles_are_listed_as_far_as_they_were_published():
    """Each once, sorted; what came after the as-of date is not known, and the day itself is."""
    rows = compare_weeks("2020-W01", "2020-W02", SCORES, reports=REPORTS).to_dict()["incidents"]
    assert [row["articles"] for row in rows] == [["art-1", "art-2"], ["art-1", "art-2"], []]


def test_from_and_to_stay_as_asked_when_the_weeks_are_reversed():
    """The later week first: the negative answer under the asked names."""
    there = compare_weeks("2020-W02", "2020-W01", SCORES).to_dict()
    back = compare_weeks("2020-W01", "2020-W02", SCORES).to_dict()
    assert (there["from"], there["to"]) == ("2020-W02", "2020-W01")
    assert there["score_from"] == back["score_to"]
    assert there["change"] == -back["change"]
    assert there["indicators"]["attacks"]["fading"] == -back["indicators"]["attacks"]["fading"] > 0
    assert there["incidents"][0]["contribution_from"] == back["incidents"][0]["contribution_to"]


def test_a_thin_week_is_told_with_its_articles():
    """Three articles or fewer."""
    thin = compose(weekly_matrix(TWO, RAWS, articles={"2020-W02": 2}), {"attacks": 1.0})
    result = compare_weeks("2020-W01", "2020-W02", thin)
    assert (result.week_from.is_thin, result.week_to.is_thin, result.week_to.articles) == (False, True, 2)


def test_an_incident_of_several_phases_spans_their_days():
    """Announced on one day, carried out on another: the list gives the first and the last."""
    matrix = weekly_matrix(TWO, RAWS)
    phases = matrix.incident_weights[matrix.incident_weights["incident_id"] == "b"]
    later = phases.assign(phase="done", first_day=pd.Timestamp("2020-01-09"), last_day=pd.Timestamp("2020-01-10"))
    matrix.incident_weights.loc[len(matrix.incident_weights)] = later.iloc[0]
    row = compare_weeks("2020-W01", "2020-W02", compose(matrix, {"attacks": 1.0})).to_dict()["incidents"][2]
    assert (row["first_day"], row["last_day"]) == ("2020-01-06", "2020-01-10")


@pytest.mark.parametrize("weeks", [("2020-W01", "2020-W03"), ("2020-W03", "2020-W01")])
def test_weeks_apart_are_signed(weeks: tuple[str, str]):
    """Positive forwards, negative backwards."""
    assert compare_weeks(*weeks, SCORES).weeks_apart == (2 if weeks[0] < weeks[1] else -2)
