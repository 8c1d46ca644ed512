"""posturewatch compare: the JSON contract, sides that differ in weights, data, definitions; refusals."""

from __future__ import annotations

import re

import pytest

from indicators.catalogue import SHIPPED
from tests.indicators.commands.shapes import NOTHING, NUMBER, TEXT, misfits
from tests.indicators.commands.shell import refused, run, run_once
from tests.indicators.watch_folder import write_watch

NULLABLE = (NUMBER, NOTHING)
COMPARISON = {
    "from": TEXT, "to": TEXT, "score_from": NULLABLE, "score_to": NULLABLE, "change": NULLABLE,
    "indicators": {"*": {"effect": NULLABLE, "new": NULLABLE, "fading": NULLABLE}},
    "weights": {"*": NULLABLE}, "data": NULLABLE, "definitions": NULLABLE,
    "verdict": TEXT, "withheld": (TEXT, NOTHING),
    "incidents": [{
        "incident_id": TEXT, "indicator": TEXT, "first_day": TEXT, "last_day": TEXT, "new": NULLABLE,
        "contribution_from": NULLABLE, "contribution_to": NULLABLE, "articles": [TEXT],
    }],
}  # fmt: skip
EDITED = "half_life_weeks = 1", "half_life_weeks = 2"


@pytest.fixture(scope="module")
def other_definitions(tmp_path_factory):
    """Copy the shipped definitions, attacks with twice the memory."""
    folder = tmp_path_factory.mktemp("definitions")
    for path in SHIPPED.glob("*.toml"):
        text = path.read_text(encoding="utf-8")
        if path.stem == "attacks":
            assert EDITED[0] in text
            text = text.replace(*EDITED)
        (folder / path.name).write_text(text, encoding="utf-8")
    return str(folder)


@pytest.fixture(scope="module")
def plain():
    """Compare W11 with W12, nothing else given."""
    return run_once("compare", "2020-W11", "2020-W12", "--json").document


def accounts(document):
    """Give the four accounts of a change: indicators, weights, data, definitions."""
    effects = sum(row["effect"] for row in document["indicators"].values())
    return effects, sum(document["weights"].values()), document["data"], document["definitions"]


def adds_up(document):
    """Say whether the four accounts are the change, and the change is that of the scores."""
    change = document["score_to"] - document["score_from"]
    return sum(accounts(document)) == pytest.approx(change, abs=1e-9) and document["change"] == change


def test_the_document_has_every_key_of_the_contract_and_no_other(plain):
    """The contract of docs/COMMANDS.md: names and types at every depth."""
    assert misfits(plain, COMPARISON) == []


def test_the_change_is_the_sum_of_its_parts(plain):
    """Under one set of weights, data and definitions the indicators bring all of it."""
    assert adds_up(plain)
    effects, weights, data, definitions = accounts(plain)
    assert effects == pytest.approx(3.8, abs=0.05)
    assert (weights, data, definitions) == (0, 0, 0)


def test_new_and_fading_make_each_effect(plain):
    """For flow indicators; new is never under 0 and fading never above it, where the sign is +1."""
    for row in plain["indicators"].values():
        assert row["effect"] == pytest.approx(row["new"] + row["fading"], abs=1e-9)
    for name in ("attacks", "troop_relocations"):
        assert plain["indicators"][name]["new"] >= 0 >= plain["indicators"][name]["fading"]


def test_incidents_are_complete(plain):
    """Their contributions sum to both scores; their new to the indicators' new; each names its articles."""
    incidents = plain["incidents"]
    assert sum(row["contribution_from"] or 0 for row in incidents) == pytest.approx(plain["score_from"], abs=1e-9)
    assert sum(row["contribution_to"] or 0 for row in incidents) == pytest.approx(plain["score_to"], abs=1e-9)
    for name, indicator in plain["indicators"].items():
        news = sum(row["new"] for row in incidents if row["indicator"] == name)
        assert news == pytest.approx(indicator["new"], abs=1e-9)
    assert all(row["articles"] for row in incidents)
    assert len({(row["incident_id"], row["indicator"]) for row in incidents}) == len(incidents)


def test_scores_are_those_of_the_score_command(plain):
    """One number, wherever it is printed."""
    weeks = {week["week"]: week["score"] for week in run_once("score", "--json").document["weeks"]}
    assert (plain["score_from"], plain["score_to"]) == (weeks["2020-W11"], weeks["2020-W12"])


def test_the_reversed_question_has_the_negative_answer(plain):
    """The weeks stand as asked."""
    back = run_once("compare", "2020-W12", "2020-W11", "--json").document
    assert (back["from"], back["to"]) == ("2020-W12", "2020-W11")
    assert back["change"] == pytest.approx(-plain["change"], abs=1e-12)
    for name, row in back["indicators"].items():
        assert row["effect"] == pytest.approx(-plain["indicators"][name]["effect"], abs=1e-12)


def test_other_weights_on_the_second_side_are_an_account_of_their_own():
    """--weights-after: the same week under two sets differs by weights alone."""
    document = run("compare", "2020-W12", "2020-W12", "--weights-after", "threats", "--json").document
    assert adds_up(document)
    effects, weights, data, definitions = accounts(document)
    assert weights == pytest.approx(document["change"], abs=1e-9)
    assert weights != 0
    assert (effects, data, definitions) == (pytest.approx(0, abs=1e-12), 0, 0)


def test_other_data_on_the_second_side_are_an_account_of_their_own():
    """--as-of-after: what reports published later brought to W12."""
    ran = run("compare", "2020-W12", "2020-W12", "--as-of", "2020-03-22", "--as-of-after", "2020-04-26", "--json")
    assert adds_up(ran.document)
    effects, weights, data, definitions = accounts(ran.document)
    assert data == pytest.approx(ran.document["change"], abs=1e-9)
    assert data > 0
    assert (effects, weights, definitions) == (0, 0, 0)
    assert "as known on 22 March 2020" in ran.document["verdict"]


def test_other_definitions_on_the_second_side_are_an_account_of_their_own(other_definitions):
    """--definitions-after: what a longer memory makes of the same reports."""
    ran = run("compare", "2020-W12", "2020-W12", "--definitions-after", other_definitions, "--json")
    assert adds_up(ran.document)
    effects, weights, data, definitions = accounts(ran.document)
    assert definitions == pytest.approx(ran.document["change"], abs=1e-9)
    assert definitions > 0
    assert (effects, weights, data) == (0, 0, 0)


def test_everything_may_differ_at_once(other_definitions):
    """Weights, data and definitions: four accounts, none of them nothing, and their sum is the change."""
    document = run(
        "compare", "2020-W11", "2020-W12", "--as-of", "2020-03-22", "--as-of-after", "2020-04-26",
        "--weights-after", "equal", "--definitions-after", other_definitions, "--json",
    ).document  # fmt: skip
    assert misfits(document, COMPARISON) == []
    assert adds_up(document)
    assert all(abs(points) > 0.01 for points in accounts(document))
    assert sum(row["contribution_to"] or 0 for row in document["incidents"]) == pytest.approx(
        document["score_to"], abs=1e-9
    )


def test_a_week_that_is_not_over_withholds_the_comparison():
    """Change and parts are null, the reason is said; the scores that there are stay."""
    ran = run("compare", "2020-W11", "2020-W12", "--as-of", "2020-03-18", "--json")
    assert ran.status == 0
    assert misfits(ran.document, COMPARISON) == []
    assert ran.document["withheld"] == "2020-W12 was not over on 18 March 2020, so its score is provisional"
    assert (ran.document["change"], ran.document["data"], ran.document["definitions"]) == (None, None, None)
    assert ran.document["score_from"] is not None
    assert ran.document["withheld"] in ran.document["verdict"]


def test_a_week_that_was_not_searched_withholds_the_comparison(tmp_path):
    """As text: the verdict alone."""
    folder = str(write_watch(tmp_path))
    ran = run("compare", "2020-W02", "2020-W03", "--watch", folder)
    assert (ran.status, ran.out) == (
        0, "No comparison with last week: 2020-W03 was not covered, so it has no score.\n"
    )  # fmt: skip


def test_the_table_is_the_verdict_and_a_bridge_that_a_reader_can_add_up(plain):
    """From score, a line an account, to score, change; the lines are the JSON's numbers, rounded."""
    verdict, _, heads, start, *lines, end, change = run_once("compare", "2020-W11", "2020-W12").out.splitlines()
    assert verdict == plain["verdict"]
    assert heads.split() == ["points", "effect", "new", "fading"]
    assert start.split() == ["2020-W11", f"{plain['score_from']:.1f}"]
    assert end.split() == ["2020-W12", f"{plain['score_to']:.1f}"]
    assert change.split() == ["change", f"{plain['change']:+.1f}"]
    told = [[float(cell) for cell in re.findall(r"[+-]\d+\.\d", line)] for line in lines]
    expected = [row for row in plain["indicators"].values() if any(row.values())]
    assert told == [[round(row[part], 1) for part in ("effect", "new", "fading")] for row in expected]


def test_the_table_names_the_other_accounts_where_there_are_any():
    """Weights stand in their own line."""
    out = run("compare", "2020-W11", "2020-W12", "--weights-after", "threats").out
    assert re.search(r"^other weights +[+-]\d+\.\d$", out, re.MULTILINE)
    assert "other data" not in out


def test_the_verdict_names_place_and_cause(plain):
    """One sentence, identical to the numbers."""
    assert plain["verdict"].startswith("Up 3.8 points on last week: relocations add 8.3, with Al-Qaim handed over")


@pytest.mark.parametrize(
    ("weeks", "said"),
    [
        (("2020-W60", "2020-W12"), 'found no week "2020-W60"'),
        (("2020-12", "2020-W12"), "Expected one of 2019-W44 to 2020-W17"),
        (("2020-W12", "2020-W40"), "Expected one of 2019-W44 to 2020-W17"),
        (
            ("2020-W12", "2020-W13", "--as-of", "2020-03-22"),
            "as of 2020-03-22. Expected one of 2019-W44 to 2020-W12",
        ),
    ],
)
def test_a_week_that_is_none_or_not_there_is_refused_with_the_weeks_there_are(weeks, said):
    """Exit 2: a label in another form, a week that the calendar or the watch does not have."""
    assert said in refused(2, "compare", *weeks)


def test_two_weeks_are_needed():
    """Exit 2, from argparse."""
    assert "WEEK" in refused(2, "compare", "2020-W12")


@pytest.mark.parametrize(
    ("option", "value", "status", "said"),
    [
        ("--weights-after", "equl", 2, 'found no weight set "equl"'),
        ("--as-of-after", "later", 2, '"later" is not a day'),
        ("--definitions-after", "nowhere", 2, "found no folder"),
        ("--watch", "atlantis", 2, 'no shipped watch "atlantis"'),
    ],
)
def test_what_the_second_side_names_must_be_there(option, value, status, said):
    """The same refusals as on the first side."""
    assert said in refused(status, "compare", "2020-W11", "2020-W12", option, value)
