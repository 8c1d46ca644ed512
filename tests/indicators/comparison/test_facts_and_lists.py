"""Two weeks in native units, the parts their incidents fall into, and what is usual for an indicator."""

from __future__ import annotations

import pytest

from indicators.comparison import compare_weeks
from indicators.comparison.facts import FactName, week_facts
from indicators.comparison.incident_lists import Part, incident_parts, part_totals
from indicators.comparison.references import references
from indicators.scoring import compose, score_incidents
from indicators.situation import native_incidents, sites_held_weeks, situation, strikes_weeks
from indicators.weeks import Week
from tests.watches.shipped import WEEKS, shipped_catalogue, shipped_watch


@pytest.fixture(scope="module")
def scores():
    """Score the shipped watch under the default set."""
    return compose(score_incidents(shipped_watch(), shipped_catalogue()), shipped_catalogue().weights("default"))


@pytest.mark.parametrize("week", WEEKS[::5])
def test_facts_are_those_of_the_weekly_series(scores, week):
    """What the family panels draw and what is set side by side is one."""
    native = native_incidents(shipped_watch(), scores.matrix)
    facts = {f.name: f for f in week_facts(native, situation(shipped_watch(), scores.matrix, Week.parse(week).sunday))}
    struck = strikes_weeks(native).set_index("week").loc[week]
    assert facts[FactName.ATTACKS].value == struck["incidents"]
    assert facts[FactName.KILLED].value == (None if struck["killed"] is None else struck["killed"])
    assert facts[FactName.SITES_HELD].value == sites_held_weeks(native).set_index("week")["sites_held"][week]
    assert len(facts[FactName.SITES_HIT].sites) == facts[FactName.SITES_HIT].value


@pytest.mark.parametrize(
    ("first", "second"), [("2020-W11", "2020-W12"), ("2020-W05", "2020-W13"), ("2020-W12", "2020-W02")]
)
def test_the_parts_sum_to_both_scores(scores, first, second):
    """Every incident once, and their contributions are the scores."""
    change = compare_weeks(first, second, scores)
    parts = incident_parts(change, scores, scores)
    assert not parts.duplicated(["incident_id", "indicator"]).any()
    totals = part_totals(parts)
    assert totals["first"].sum() == pytest.approx(change.week_from.score, abs=1e-9)
    assert totals["second"].sum() == pytest.approx(change.week_to.score, abs=1e-9)
    assert totals["moved"].sum() == pytest.approx(change.change, abs=1e-9)


def test_an_incident_stands_where_its_days_put_it(scores):
    """Only in the later week: begun in it. Fading: of the earlier one. Carried: earlier than both."""
    parts = incident_parts(compare_weeks("2020-W11", "2020-W12", scores), scores, scores)
    monday, next_monday = (Week.parse(week).monday.isoformat() for week in ("2020-W11", "2020-W12"))
    of = {part: parts[parts["part"] == part.value] for part in Part}
    assert (of[Part.ONLY_SECOND]["contribution_from"] == 0).all()
    assert (of[Part.ONLY_FIRST]["last_day"] < next_monday).all()
    assert (of[Part.CARRIED]["first_day"] < monday).all()
    assert of[Part.BETWEEN].empty
    assert (of[Part.UNCHANGED]["moved"].abs() < 0.05).all()


def test_rank_and_means_look_back_only(scores):
    """Counted by hand from the table of scores."""
    table = references(scores, "2020-W11", "2020-W12")
    rows = scores.indicators[scores.indicators["indicator"] == "attacks"].set_index("week")["score"]
    full = scores.weeks[(scores.weeks["state"] == "observed") & ~scores.weeks["thin"]].loc[:"2020-W11"].index
    assert table.loc["attacks", "usual"] == pytest.approx(rows[full].mean())
    assert table.loc["attacks", "recent"] == pytest.approx(rows.loc["2020-W07":"2020-W10"].mean())
    assert table.loc["attacks", "rank"] == 1 + (rows[full] > rows["2020-W12"]).sum()
    assert table.loc["attacks", "of"] == len(full) + 1
    assert (references(scores, "2020-W12", "2019-W44")["of"] > 0).all()
    assert (references(scores, "2019-W44", "2019-W44")["rank"] == 0).all()
