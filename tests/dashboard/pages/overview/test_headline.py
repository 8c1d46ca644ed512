"""The verdict: the score that the incidents add up to, its level, its change, and what qualifies them."""

from __future__ import annotations

import pytest

from dashboard.figures.numbers import points
from dashboard.pages.overview.headline import headline_section
from indicators.score_document import score_document
from tests.dashboard.cases import INCIDENTS, VERDICT, case, queries_of, section_of, view_of
from tests.dashboard.reading import by_class, links_of, only, rows_of, words_of


def verdict(name):
    """Draw the verdict of a view."""
    return section_of(name, VERDICT)


def readings(name):
    """Read what stands beside the verdict: name -> what is said."""
    return {words_of(line.children[0]): words_of(line.children[1]) for line in by_class(verdict(name), "reading")}


@pytest.mark.parametrize("name", ["usual", "first", "lowered", "provisional", "without_sites", "without_reports"])
def test_the_headline_number_is_the_total_of_the_incidents_and_the_score_of_the_json(name):
    """One number in three places: the verdict, the foot of the incidents' table, `score --json`."""
    queries, view = case(name)
    document = score_document("iraq-2020", queries.scores(view))
    (score,) = [week["score"] for week in document["weeks"] if week["week"] == view.week]
    listed = rows_of(section_of(name, INCIDENTS))[-1]
    assert words_of(only(verdict(name), "verdict__score")) == listed[-1] == points(score)
    assert listed[0] == "Posture score"


def test_the_verdict_says_week_score_level_change_and_why():
    """2020-W12: as the picture has it, and never as danger."""
    told = words_of(only(verdict("usual"), "verdict"))
    assert "Posture in 2020-W12, 16–22 Mar 42.1 Heightened ▲up 3.8 on 2020-W11: Watchful, 38.3" in told
    assert "Up 3.8 points on last week: relocations add 8.3, with Al-Qaim handed over" in told
    assert told.count("Not danger, not a forecast.") == 1


@pytest.mark.parametrize(
    ("name", "about"),
    [
        ("usual", "Posture in 2020-W12, 16–22 Mar"),
        ("provisional", "Posture in 2020-W12, 16–22 Mar, provisional"),
        ("uncovered", "Posture in 2020-W12, 16–22 Mar, not covered"),
    ],
)
def test_the_week_s_name_says_when_it_is_not_simply_observed(name, about):
    """Whatever the sentence below it speaks of."""
    assert words_of(only(verdict(name), "verdict__about")) == about


def test_the_change_is_that_of_the_command():
    """The same sentence as `compare`, made from the same comparison."""
    queries, view = case("usual")
    comparison = queries.comparison(view)
    change = words_of(only(verdict("usual"), "verdict__change"))
    assert f"{comparison.change:.1f} on {comparison.week_from.week}" in change
    assert queries.change_sentence(view) == words_of(only(verdict("usual"), "verdict__sentence"))


def test_the_first_week_has_nothing_to_compare_with():
    """No arrow, no "down from": the sentence says so."""
    assert "First week: nothing to compare with." in words_of(verdict("first"))
    assert by_class(verdict("first"), "verdict__change") == []
    assert "from" not in readings("first")["Threat alone"]


def test_a_week_that_was_not_covered_has_no_score_and_holds_its_level():
    """A dash, the level of the week before with the reason, and no claim of a missing weight."""
    assert words_of(only(verdict("uncovered"), "verdict__score")) == "–"
    assert "No comparison with last week: 2020-W12 was not covered, so it has no score." in words_of(
        verdict("uncovered")
    )
    told = readings("uncovered")
    assert told["Level"] == "Watchful held: this week was not covered."
    assert told["Threat alone"] == told["Response"] == told["Exposure"] == "– not known this week"
    assert "thin" not in told["Rests on"]


def test_the_week_after_a_gap_shows_no_change():
    """Its score stands; what it changed by is not known."""
    assert words_of(only(verdict("after_the_gap"), "verdict__score")) == "39.7"
    assert by_class(verdict("after_the_gap"), "verdict__change") == []
    assert "No comparison with last week: 2020-W12 was not covered" in words_of(verdict("after_the_gap"))
    assert readings("after_the_gap")["Threat alone"] == "43.2"


def test_a_provisional_week_shows_its_score_and_no_change():
    """As known on a Wednesday: the comparison is withheld, so no arrow stands beside it either."""
    told = words_of(verdict("provisional"))
    assert "2020-W12 was not over on 18 March 2020, so its score is provisional" in told
    assert by_class(verdict("provisional"), "verdict__change") == []
    assert by_class(verdict("provisional"), "change__arrow") == []
    assert readings("provisional")["Level"] == "Watchful held: this week is not over."
    assert readings("provisional")["Threat alone"] == "55.0"
    assert readings("provisional")["Cut-off"].startswith("18 Mar 2020")


def test_without_any_weight_there_is_no_score_and_no_level():
    """Undefined, not zero; the reason is the weights."""
    told = readings("no_weight")
    assert words_of(only(verdict("no_weight"), "verdict__score")) == "–"
    assert "all weights are zero" in words_of(verdict("no_weight"))
    assert "No level yet" in words_of(verdict("no_weight"))
    assert told["Threat alone"] == told["Response"] == "– no weight on it in this set"
    assert told["Rests on"].endswith("no incident in it counts under these weights.")


def test_a_score_below_zero_has_a_true_minus_and_its_range():
    """Three quarters of the weight lower the score: it runs from -75 to 25."""
    assert words_of(only(verdict("lowered"), "verdict__score")) == "−15.9"
    assert readings("lowered")["Range"].startswith("−75.0 to 25.0")
    assert "Range" not in readings("usual")


def test_an_axis_that_only_a_negative_indicator_weighs_has_no_reading():
    """Relaxation lowers the score and is no response of its own."""
    assert readings("lowered")["Response"] == "– no weight on it in this set"
    assert readings("lowered")["Threat alone"].startswith("20.3")


def test_what_the_week_rests_on_is_counted():
    """Articles by the coverage record; incidents with a weight; how many of them on one source."""
    queries, view = case("usual")
    rows = queries.incidents(view).rows
    own = rows[rows["is_weighed"]].drop_duplicates("incident_id")
    single = (own["independent"] == 1).sum()
    assert readings("usual")["Rests on"] == (
        f"9 articles published in the week; of {len(own)} incidents, {single} on a single source."
    )


def test_a_thin_week_is_said_to_be_thin():
    """Three articles: low confidence."""
    assert readings("first")["Rests on"].endswith("A thin week: low confidence.")


def test_a_held_level_says_why():
    """W13 of the shipped watch stands at 39.7 and is Heightened: the rule that holds it is told."""
    queries = queries_of()
    drawn = headline_section(queries, view_of(queries, "?week=2020-W13"))
    told = words_of(by_class(drawn, "readings"))
    assert "Level Heightened held: 39.7 alone is Watchful, but a level falls only after two full weeks" in told


def test_the_reports_behind_the_week_are_one_click_away():
    """Of the incidents that have a weight: those that name them in the watch, those that the list shows."""
    queries, view = case("usual")
    (link,) = [(said, href) for said, href in links_of(verdict("usual")) if "behind this week" in said]
    rows, reports = queries.incidents(view).rows, queries.watch.reports
    weighed, context = (set(rows.loc[rows["is_weighed"] == has, "incident_id"]) for has in (True, False))
    behind = int((reports["incident_id"].isin(weighed) & ~reports["tally"]).sum())
    listed = [row for row in rows_of(section_of("usual", INCIDENTS))[1:] if row[4] and row[-1] != "weight 0"]
    assert context - weighed
    assert behind == sum(int(row[4].partition(" ")[0]) for row in listed) == 17
    assert link[0] == f"{behind} reports behind this week"
    assert "show=week" in link[1]


def test_without_any_weight_no_report_is_behind_the_week():
    """Its incidents are listed; none of them counts."""
    assert "0 reports behind this week" in words_of(verdict("no_weight"))


def test_a_watch_without_reports_stands_at_zero():
    """Searched and found nothing: a real zero, at Routine."""
    told = words_of(verdict("without_reports"))
    assert "0 Routine" in told
    assert "Unchanged on last week, both at zero." in told
    assert "0 reports behind this week" in told
    assert readings("without_reports")["Rests on"].endswith("no incident lies in it.")
