"""posturewatch score: the JSON contract key by key, CSV and table with the same numbers, every refusal."""

from __future__ import annotations

import csv
import io
from datetime import date, timedelta

import pytest

from indicators.catalogue import SHIPPED
from tests.indicators.commands.shapes import FLAG, NOTHING, NUMBER, TEXT, WHOLE, misfits
from tests.indicators.commands.shell import refused, run, run_once
from tests.indicators.watch_folder import COVERAGE, EVENTS, changed, write_watch

NULLABLE = (NUMBER, NOTHING)
INDICATOR = {
    "state": TEXT, "warming_up": FLAG, "incidents": WHOLE, "reports": WHOLE, "raw": NULLABLE,
    "memory": NULLABLE, "score": NULLABLE, "sign": WHOLE, "share": NULLABLE, "contribution": NULLABLE,
}  # fmt: skip
WEEK = {
    "week": TEXT, "monday": TEXT, "state": TEXT, "thin": FLAG, "articles": WHOLE, "score": NULLABLE,
    "bounds": ([NUMBER], NOTHING), "raw_level": (WHOLE, NOTHING), "level": (WHOLE, NOTHING),
    "level_name": (TEXT, NOTHING),
    "axes": {"threat": NULLABLE, "response": NULLABLE, "exposure": NULLABLE, "contrast": NULLABLE},
    "indicators": {"*": INDICATOR},
}  # fmt: skip
DOCUMENT = {
    "watch": TEXT, "as_of": TEXT, "weights": {"*": NUMBER}, "record_head": (TEXT, NOTHING), "weeks": [WEEK],
}  # fmt: skip
LEVELS = ["Routine", "Watchful", "Heightened", "High", "Extreme"]
IDS = {path.stem for path in SHIPPED.glob("*.toml")}


@pytest.fixture(scope="module")
def document():
    """Give the shipped watch's scores under its own weights."""
    return run_once("score", "--json").document


@pytest.fixture(scope="module")
def by_week(document):
    """Give the same weeks by their label."""
    return {week["week"]: week for week in document["weeks"]}


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    """Write a small watch: two weeks searched, one not, one searched."""
    return str(write_watch(tmp_path_factory.mktemp("watch")))


def rows_of(csv_text):
    """Read CSV rows as a spreadsheet would."""
    return list(csv.DictReader(io.StringIO(csv_text)))


@pytest.mark.parametrize("weights", ["default", "equal", "threats"])
def test_the_document_has_every_key_of_the_contract_and_no_other(weights):
    """The contract of docs/COMMANDS.md: names and types at every depth."""
    assert misfits(run_once("score", "--weights", weights, "--json").document, DOCUMENT) == []


def test_the_document_says_whose_scores_these_are(document):
    """Watch, as-of (the last Sunday), the weight of every indicator, no record yet."""
    assert (document["watch"], document["as_of"], document["record_head"]) == (
        "iraq-2020",
        "2020-04-26",
        None,
    )
    named = {i: w for i, w in document["weights"].items() if w}
    assert set(document["weights"]) == IDS
    assert sorted(named.values()) == [1.0, 1.0, 2.0, 4.0]


def test_weeks_are_all_there_in_order_each_named_by_its_monday(document):
    """2019-W44 to 2020-W17 without a gap; monday is the Monday of the label's ISO week."""
    mondays = [date.fromisoformat(week["monday"]) for week in document["weeks"]]
    assert mondays == [date(2019, 10, 28) + timedelta(weeks=n) for n in range(26)]
    labels = ["{}-W{:02d}".format(*monday.isocalendar()[:2]) for monday in mondays]
    assert [week["week"] for week in document["weeks"]] == labels


def test_the_story_of_the_winter_is_in_the_numbers(by_week):
    """The peak in W02, Taji in W11 and the end in W17, as they are to be read on the first screen."""
    told = {label: (round(by_week[label]["score"], 1), by_week[label]["level_name"]) for label in by_week}
    assert told["2020-W02"] == (74.9, "High")
    assert told["2020-W11"][0] == 38.3
    assert told["2020-W17"][0] == 14.2
    assert max(told.values())[0] == 74.9


def test_levels_and_their_names_go_together(document):
    """The level is the place of level_name in the five words; the held level is never under the raw one."""
    for week in document["weeks"]:
        assert LEVELS[week["level"]] == week["level_name"]
        assert week["raw_level"] == sum(week["score"] >= threshold for threshold in (20, 40, 60, 80))
        assert week["level"] >= week["raw_level"]


def test_numbers_come_in_full_precision(document):
    """Every contribution equals share x sign x score to the last bits: nothing was rounded on the way out."""
    for week in document["weeks"]:
        for row in week["indicators"].values():
            assert row["contribution"] == pytest.approx(row["share"] * row["sign"] * row["score"], abs=1e-12)


def test_the_contrast_is_threat_minus_response(document):
    """And each axis lies between 0 and 100."""
    for week in document["weeks"]:
        axes = week["axes"]
        assert axes["contrast"] == pytest.approx(axes["threat"] - axes["response"], abs=1e-9)
        assert all(0 <= axes[axis] <= 100 for axis in ("threat", "response", "exposure"))


def test_an_axis_without_weight_is_null():
    """Under threats only, nothing is said of response, exposure or their contrast."""
    axes = run_once("score", "--weights", "threats", "--json").document["weeks"][0]["axes"]
    assert axes["threat"] is not None
    assert [axes[axis] for axis in ("response", "exposure", "contrast")] == [None] * 3


def test_a_week_that_nobody_searched_has_no_score(small):
    """Null score, bounds and axes; the level of the week before is held; indicators are carried."""
    week = run("score", "--watch", small, "--json").document["weeks"][2]
    assert (week["week"], week["state"]) == ("2020-W03", "not_covered")
    assert (week["score"], week["bounds"], week["raw_level"]) == (None, None, None)
    assert set(week["axes"].values()) == {None}
    assert {row["state"] for row in week["indicators"].values()} == {"carried"}
    assert week["level"] is not None


def test_as_of_stops_at_what_had_been_published(document):
    """Later weeks do not exist then; the week that holds the day is provisional, the week before is not."""
    then = run_once("score", "--as-of", "2020-03-18", "--json").document
    states = {week["week"]: week["state"] for week in then["weeks"]}
    assert then["as_of"] == "2020-03-18"
    assert list(states) == [week["week"] for week in document["weeks"][:21]]
    assert (states["2020-W11"], states["2020-W12"]) == ("observed", "provisional")


def test_as_of_a_sunday_closes_its_week():
    """The week that ends that day is a full one."""
    then = run("score", "--as-of", "2020-03-22", "--json").document
    assert (then["weeks"][-1]["week"], then["weeks"][-1]["state"]) == ("2020-W12", "observed")


def test_csv_has_a_row_for_each_week_and_indicator_with_the_numbers_of_the_json(by_week):
    """Weeks first, indicators in the catalogue's order; the same numbers, to the last digit."""
    rows = rows_of(run_once("score", "--csv").out)
    assert [(row["week"], row["indicator"]) for row in rows] == [
        (label, indicator) for label, week in by_week.items() for indicator in week["indicators"]
    ]
    for row in rows:
        week = by_week[row["week"]]
        told = week["indicators"][row["indicator"]]
        assert float(row["contribution"]) == told["contribution"]
        assert float(row["week_score"]) == week["score"]
        assert (row["week_state"], row["week_level_name"]) == (week["state"], week["level_name"])
        assert (int(row["incidents"]), int(row["sign"])) == (told["incidents"], told["sign"])


def test_an_unknown_number_is_an_empty_csv_cell(small):
    """Never a zero, never a word that a spreadsheet would not understand."""
    rows = rows_of(run("score", "--watch", small, "--csv").out)
    assert {(row["week_score"], row["score"]) for row in rows if row["week"] == "2020-W03"} == {("", "")}


def test_the_table_has_a_line_a_week_with_the_rounded_points(by_week):
    """Week, score, level, one column for each weighted indicator, state; thin weeks marked."""
    title, _, heads, *lines = run_once("score").out.splitlines()
    assert "as known on 2020-04-26" in title
    assert len(lines) == len(by_week)
    assert heads.split()[:3] == ["week", "score", "level"]
    for line in lines:
        label, score, level, *cells = line.replace(", thin", " thin").split()
        week = by_week[label]
        assert (score, level) == (f"{week['score']:.1f}", week["level_name"])
        weighted = [row for row in week["indicators"].values() if row["share"] > 0]
        assert cells[:4] == [f"{row['contribution']:.1f}" for row in weighted]
        assert cells[4:] == [week["state"], *(["thin"] if week["thin"] else [])]


def test_the_table_writes_a_dash_where_there_is_no_score(small):
    """A week that was not searched stands there as such."""
    (line,) = [line for line in run("score", "--watch", small).out.splitlines() if line.startswith("2020-W03")]
    assert line.split()[1] == "-"
    assert "not_covered" in line


def test_a_named_set_changes_the_weights_alone(by_week):
    """Indicator scores stay what they were; the posture score follows the weights."""
    threats = run_once("score", "--weights", "threats", "--json").document
    for week in threats["weeks"]:
        was = by_week[week["week"]]["indicators"]
        assert {i: row["score"] for i, row in week["indicators"].items()} == {i: row["score"] for i, row in was.items()}
    assert threats["weeks"][10]["score"] != by_week["2020-W02"]["score"]


def test_a_weight_file_is_taken_from_where_it_lies(tmp_path, by_week):
    """--weights FILE: a set of one's own; the score is then that indicator's."""
    file = tmp_path / "mine.toml"
    file.write_text('id = "mine"\ntitle = "Mine"\n[weights]\ntroop_relocations = 0.5\n', encoding="utf-8")
    document = run("score", "--weights", str(file), "--json").document
    assert {i: w for i, w in document["weights"].items() if w} == {"troop_relocations": 0.5}
    for week in document["weeks"]:
        moves = by_week[week["week"]]["indicators"]["troop_relocations"]["score"]
        assert week["score"] == pytest.approx(moves, abs=1e-9)


def test_weights_that_are_all_zero_give_no_score(tmp_path):
    """Undefined, not 0: null score, level and shares in every week."""
    file = tmp_path / "none.toml"
    file.write_text('id = "none"\ntitle = "None"\n[weights]\nattacks = 0\n', encoding="utf-8")
    ran = run("score", "--weights", str(file), "--json")
    assert misfits(ran.document, DOCUMENT) == []
    for week in ran.document["weeks"]:
        assert (week["score"], week["level"], week["level_name"], week["bounds"]) == (None, None, None, None)
        assert {row["share"] for row in week["indicators"].values()} == {None}
    assert run("score", "--weights", str(file)).status == 0


def test_another_aggregation_has_a_score_and_no_contributions(by_week):
    """max_pull lies above the mean wherever one indicator stands out; its parts are null."""
    pulled = run("score", "--aggregation", "max_pull", "--json").document
    assert misfits(pulled, DOCUMENT) == []
    week = pulled["weeks"][10]
    scores = [row["score"] for row in week["indicators"].values() if row["share"] > 0]
    assert week["score"] == pytest.approx(0.7 * by_week["2020-W02"]["score"] + 0.3 * max(scores), abs=1e-9)
    assert {row["contribution"] for row in week["indicators"].values()} == {None}


def test_a_power_mean_over_a_negative_sign_is_refused():
    """Wrong use: the message names the way out."""
    message = refused(2, "score", "--weights", "equal", "--aggregation", "power_mean")
    assert message.startswith("posturewatch: aggregation: found a weight on an indicator of sign -1")
    assert "Choose arithmetic" in message


def test_definitions_of_ones_own_are_scored(tmp_path):
    """--definitions DIR: only what lies there; the shipped sets then weigh what they still name."""
    text = (SHIPPED / "attacks.toml").read_text(encoding="utf-8")
    (tmp_path / "attacks.toml").write_text(text, encoding="utf-8")
    document = run("score", "--definitions", str(tmp_path), "--json").document
    assert document["weights"] == {"attacks": 4.0}
    assert document["weeks"][10]["indicators"]["attacks"]["share"] == 1.0


def test_an_unknown_weight_set_is_refused_with_the_choices():
    """Exit 2; the sets there are."""
    message = refused(2, "score", "--weights", "equl")
    assert message == (
        'posturewatch: weights: found no weight set "equl". Expected one of default, equal, posture, '
        "threats, or the path of a weight set's TOML file. Choose one of these.\n"
    )


def test_a_weight_file_of_unknown_indicators_is_refused_with_the_nearest(tmp_path):
    """Exit 1, since a file is at fault: name, key and what was probably meant."""
    file = tmp_path / "mine.toml"
    file.write_text('id = "mine"\ntitle = "Mine"\n[weights]\natacks = 1\n', encoding="utf-8")
    message = refused(1, "score", "--weights", str(file))
    assert "mine.toml, weights.atacks" in message
    assert "Did you mean attacks?" in message


@pytest.mark.parametrize("day", ["2020-13-01", "18 March", "2020-03-18T10:00", ""])
def test_an_as_of_that_is_no_day_is_refused_with_an_example(day):
    """Exit 2, with the form."""
    message = refused(2, "score", "--as-of", day)
    assert f'"{day}" is not a day. Write it as YYYY-MM-DD, for example 2020-03-15.' in message


def test_an_as_of_before_the_watch_is_refused_with_the_first_day():
    """Exit 2: nothing had begun."""
    message = refused(2, "score", "--as-of", "2019-10-27")
    assert "found 2019-10-27, before the watch begins. Expected 2019-10-28 or later" in message


def test_a_watch_that_is_not_shipped_is_refused_with_those_that_are():
    """Exit 2; a bare name is looked up among the shipped ones."""
    message = refused(2, "score", "--watch", "atlantis")
    assert 'Found no shipped watch "atlantis". Expected one of iraq-2020' in message


def test_a_path_without_a_watch_is_refused(tmp_path):
    """Exit 2 where there is no folder, 1 where its files are missing."""
    assert "found nothing at this path" in refused(2, "score", "--watch", str(tmp_path / "none"))
    message = refused(1, "score", "--watch", str(tmp_path))
    assert "watch.toml: found no such file" in message


def test_rejected_rows_are_refused_unless_they_are_to_be_skipped(tmp_path):
    """Exit 1 with the row; with --skip-rejected the others are scored."""
    folder = str(write_watch(tmp_path, events=changed(EVENTS, 0, killed="-1")))
    message = refused(1, "score", "--watch", folder)
    assert "events.csv, line 2, killed" in message
    assert "posturewatch check" in message
    whole = run("score", "--watch", str(write_watch(tmp_path / "whole")), "--csv")
    skipped = run("score", "--watch", folder, "--skip-rejected", "--csv")
    assert skipped.status == 0
    attacks = [
        sum(int(row["reports"]) for row in rows_of(ran.out) if row["indicator"] == "attacks")
        for ran in (whole, skipped)
    ]
    assert attacks[1] == attacks[0] - 1


def test_a_stage_that_its_definition_does_not_know_is_refused(tmp_path):
    """Exit 1: such a report would weigh nothing, and nobody would see why."""
    assert 'direction: found "moving" in e1' in refused(1, "score", "--watch", unknown_stage(tmp_path))


def test_definitions_that_cannot_be_used_are_refused(tmp_path):
    """Exit 1 with file and field where one is broken, 2 where there is none."""
    assert "found no folder" in refused(2, "score", "--definitions", str(tmp_path / "none"))
    (tmp_path / "broken.toml").write_text('id = "broken"\n', encoding="utf-8")
    message = refused(1, "score", "--definitions", str(tmp_path))
    assert "broken.toml, axis" in message


def test_definitions_may_come_from_the_environment(tmp_path, monkeypatch):
    """POSTUREWATCH_DEFINITIONS stands where --definitions is not given."""
    text = (SHIPPED / "attacks.toml").read_text(encoding="utf-8")
    (tmp_path / "attacks.toml").write_text(text, encoding="utf-8")
    monkeypatch.setenv("POSTUREWATCH_DEFINITIONS", str(tmp_path))
    assert list(run("score", "--json").document["weights"]) == ["attacks"]


def test_json_and_csv_at_once_are_wrong_use():
    """Exit 2, from argparse."""
    assert "not allowed with argument" in refused(2, "score", "--json", "--csv")


def test_a_watch_without_coverage_is_scored_as_searched_throughout(tmp_path):
    """Zero and missing cannot then be told apart: every week has a score."""
    folder = write_watch(tmp_path, coverage=None)
    weeks = run("score", "--watch", str(folder), "--json").document["weeks"]
    assert [week["state"] for week in weeks] == ["observed"] * 4
    assert all(week["score"] is not None for week in weeks)


def test_a_week_without_a_coverage_row_is_not_covered(tmp_path):
    """No row, no score: silence is not zero."""
    folder = write_watch(tmp_path, coverage=COVERAGE[:2])
    weeks = run("score", "--watch", str(folder), "--json").document["weeks"]
    assert [week["state"] for week in weeks] == ["observed", "observed", "not_covered", "not_covered"]


def unknown_stage(folder):
    """Write a watch in which a report names a stage of air defence that no share is given for."""
    settings = (write_watch(folder) / "watch.toml").read_text(encoding="utf-8")
    head, _, rest = settings.partition("[codebook]")
    settings = f"{head}{rest[rest.index('[relevance]') :]}"
    events = changed(EVENTS, 0, kind="air_defense_deployment", direction="moving", actor_side="guard")
    return str(write_watch(folder, settings=settings, events=events))
