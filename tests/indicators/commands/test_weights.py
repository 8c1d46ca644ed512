"""Weight sets by command: list, show, save, history, restore, delete, compare, and scoring under them."""

from __future__ import annotations

import json
import shutil
import sqlite3
import tomllib

import pytest

from indicators.catalogue import load_catalogue
from indicators.shipped import shipped_watch_folder
from tests.indicators.commands.shapes import FLAG, NOTHING, NUMBER, TEXT, WHOLE, misfits
from tests.indicators.commands.shell import refused, run, run_once

MINE = 'id = "mine"\ntitle = "Mine"\n\n[weights]\nattacks = {}\ntroop_relocations = 0.5\n'
SET = {
    "id": TEXT, "title": TEXT, "reason": TEXT, "author": TEXT, "date": (TEXT, NOTHING), "weights": {"*": NUMBER},
    "saved": ({"version": WHOLE, "at": TEXT, "author": TEXT, "reason": TEXT, "deleted": FLAG}, NOTHING),
}  # fmt: skip
WEEK = {
    "week": TEXT, "score_first": (NUMBER, NOTHING), "level_first": (WHOLE, NOTHING),
    "score_second": (NUMBER, NOTHING), "level_second": (WHOLE, NOTHING), "differs": FLAG,
}  # fmt: skip
SIDE_BY_SIDE = {
    "first": SET, "second": SET, "weeks": [WEEK], "differing": [TEXT],
    "weights": {"*": {
        "weight_first": NUMBER, "share_first": NUMBER, "weight_second": NUMBER, "share_second": NUMBER,
    }},
}  # fmt: skip


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    """Give the commands a home and a working folder of their own."""
    monkeypatch.setenv("POSTUREWATCH_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("POSTUREWATCH_DATABASE_URL", raising=False)
    monkeypatch.chdir(tmp_path)
    return tmp_path / "home"


@pytest.fixture
def file(tmp_path):
    """Write the file of a set."""
    (tmp_path / "mine.toml").write_text(MINE.format(4), "utf-8")
    return tmp_path / "mine.toml"


def save(file, attacks, *more):
    """Save it with another weight."""
    file.write_text(MINE.format(attacks), "utf-8")
    return run("weights", "save", str(file), "--reason", "as agreed", "--author", "an analyst", *more)


def test_built_in_sets_are_listed_and_shown_without_a_record(home):
    """No record is made by looking, and the file that show gives is the shipped one."""
    listed = run("weights", "list", "--json").document["weight_sets"]
    assert [(each["id"], each["saved"]) for each in listed] == [
        (name, None) for name in ("default", "equal", "posture", "threats")
    ]
    assert [misfits(each, SET) for each in listed] == [[]] * 4
    shown = run("weights", "show", "default", "--toml").out
    assert tomllib.loads(shown)["weights"] == load_catalogue().weight_sets["default"].weights
    text = run("weights", "show", "default").out
    assert [line.split() for line in text.splitlines() if line.startswith("attacks")] == [["attacks", "4", "50", "%"]]
    assert not home.exists()


def test_a_saved_set_is_listed_shown_and_scored(file):
    """By its id and by ID@VERSION; the weights that score prints are those of the version."""
    assert "mine: saved; version 1, " in save(file, 4).out
    assert "mine: saved; version 2, " in save(file, 6, "--over", "1").out
    assert (
        "mine                 version 2            Mine: attacks 6, troop_relocations 0.5" in run("weights", "list").out
    )
    for name, attacks in (("mine", 6.0), ("mine@2", 6.0), ("mine@1", 4.0)):
        assert run("weights", "show", name, "--json").document["weights"]["attacks"] == attacks
        weights = run("score", "--weights", name, "--json").document["weights"]
        assert weights == {**dict.fromkeys(weights, 0.0), "attacks": attacks, "troop_relocations": 0.5}
    by_file = run("score", "--weights", str(file), "--json").document
    assert by_file == run("score", "--weights", "mine", "--json").document


def test_what_show_gives_save_takes_back_and_writes_nothing(file, tmp_path):
    """The exported file names who saved it and why; saved again over the same version it changes nothing."""
    save(file, 4)
    exported = tmp_path / "exported.toml"
    exported.write_text(run("weights", "show", "mine", "--toml").out, "utf-8")
    assert tomllib.loads(exported.read_text("utf-8"))["reason"] == "as agreed"
    again = run("weights", "save", str(exported), "--reason", "again", "--over", "1")
    assert "stands already, nothing is written; version 1" in again.out


def test_the_second_of_two_savers_is_told_and_shown_the_way_out(file):
    """Who, when, why; how to see both; and which version to save over. Then it is saved."""
    save(file, 4)
    said = refused(1, "weights", "save", str(file), "--reason", "mine too")
    assert 'weight set "mine": changed by an analyst at ' in said
    assert "(version 1: as agreed)" in said
    assert f"posturewatch weights compare mine {file}" in said
    assert "add --over 1" in said
    assert "version 2, " in save(file, 5, "--over", "1").out
    assert "add --over 2" in refused(1, "weights", "save", str(file), "--reason", "late", "--over", "1")


def test_history_tells_every_version_and_what_it_changed(file):
    """Who, when, why, and the weights before and after; deleted and restored versions too."""
    save(file, 4)
    save(file, 6, "--over", "1")
    run("weights", "delete", "mine", "--reason", "superseded", "--author", "another analyst")
    run("weights", "restore", "mine", "1", "--reason", "it was right", "--author", "an analyst")
    lines = run("weights", "history", "mine").out.splitlines()
    assert [line.split(", ")[0] for line in lines[::2][:2]] == ["version 1", "version 2"]
    assert lines[1] == "  attacks 4, troop_relocations 0.5"
    assert lines[3] == "  attacks 4 -> 6"
    assert lines[4].startswith("version 3, deleted, ")
    assert lines[4].endswith(" UTC, another analyst: superseded")
    assert lines[6] == "  attacks 4, troop_relocations 0.5"
    versions = run("weights", "history", "mine", "--json").document["versions"]
    assert [misfits(each, SET) for each in versions] == [[]] * 4
    assert [each["saved"]["deleted"] for each in versions] == [False, False, True, False]
    assert [each["weights"]["attacks"] for each in versions] == [4, 6, 6, 4]


def test_a_deleted_set_is_not_scored_until_it_is_restored(file):
    """Who deleted it and which version can still be had; --deleted lists it."""
    save(file, 4)
    run("weights", "delete", "mine", "--reason", "superseded", "--author", "another analyst")
    for name in ("mine", "mine@2"):
        said = refused(2, "score", "--weights", name)
        assert '"mine" deleted by another analyst at ' in said
        assert "mine@1" in said
    assert "mine" not in run("weights", "list").out
    assert "version 2, deleted" in run("weights", "list", "--deleted").out
    assert run("score", "--weights", "mine@1").status == 0
    run("weights", "restore", "mine", "1", "--reason", "it was right")
    assert run("score", "--weights", "mine").status == 0


def test_two_sets_stand_side_by_side(file):
    """Weights, scores and levels are those that score gives under each; the weeks that differ are counted."""
    save(file, 9)
    document = run("weights", "compare", "threats", "mine", "--json").document
    assert misfits(document, SIDE_BY_SIDE) == []
    sides = {name: run_or_score(name) for name in ("threats", "mine")}
    for side, name in (("first", "threats"), ("second", "mine")):
        weeks = sides[name]["weeks"]
        assert [week[f"score_{side}"] for week in document["weeks"]] == [week["score"] for week in weeks]
        assert [week[f"level_{side}"] for week in document["weeks"]] == [week["level"] for week in weeks]
        assert {i: row[f"weight_{side}"] for i, row in document["weights"].items()} == sides[name]["weights"]
        assert sum(row[f"share_{side}"] for row in document["weights"].values()) == pytest.approx(1)
    pairs = zip(sides["threats"]["weeks"], sides["mine"]["weeks"], strict=True)
    assert document["differing"] == [a["week"] for a, b in pairs if a["level"] != b["level"]] != []
    text = run("weights", "compare", "threats", "mine").out
    assert f"another level in {len(document['differing'])} weeks: {', '.join(document['differing'])}" in text
    assert text.count("other level\n") == len(document["differing"])


def run_or_score(name):
    """Score the shipped watch under a set."""
    return run("score", "--weights", name, "--json").document


def test_a_set_beside_itself_differs_nowhere():
    """The same set twice: no week differs, and nothing is said to follow."""
    assert run_once("weights", "compare", "equal", "equal").out.endswith("\nanother level in 0 weeks\n")


def test_compare_takes_saved_sets_for_either_week(file):
    """The change between two weeks under a saved set, and from a built-in set to a saved one."""
    save(file, 4)
    save(file, 6, "--over", "1")
    weeks = ("2020-W10", "2020-W11", "--json")
    by_file = run("compare", *weeks, "--weights", "default", "--weights-after", str(file)).document
    assert run("compare", *weeks, "--weights", "default", "--weights-after", "mine@2").document == by_file
    assert run("compare", *weeks, "--weights", "default", "--weights-after", "mine@1").document != by_file


def test_sets_as_the_record_held_them(file, home):
    """--record-at shows the versions of that moment, and scores under them."""
    save(file, 4)
    save(file, 6, "--over", "1")
    run("load", "--watch", "iraq-2020")
    with sqlite3.connect(home / "record.sqlite") as connection:
        ((loaded,),) = connection.execute("select at from ledger where action = 'load'")
        ((first,),) = connection.execute("select at from ledger where seq = 1")
    save(file, 8, "--over", "2")
    assert run("weights", "show", "mine", "--record-at", first, "--json").document["weights"]["attacks"] == 4
    assert len(run("weights", "history", "mine", "--record-at", first, "--json").document["versions"]) == 1
    scored = run("score", "--weights", "mine", "--record-at", loaded, "--json").document
    assert scored["weights"]["attacks"] == 6
    assert "Expected 1 to 2" in refused(2, "score", "--weights", "mine@3", "--record-at", loaded)


@pytest.mark.parametrize(
    ("status", "arguments", "said"),
    [
        (2, ("show", "mien"), 'found no weight set "mien". Expected one of default, equal, posture, threats, mine, or'),
        (2, ("show", "mine@3"), "found no version 3 of the weight set"),
        (2, ("show", "mine@x"), 'found no weight set "mine@x"'),
        (2, ("show", "default@1"), 'found no weight set "default@1"'),
        (2, ("history", "yours"), "Choose mine"),
        (2, ("restore", "mine", "7", "--reason", "x"), "Expected 1 to 1"),
        (2, ("restore", "default", "1", "--reason", "x"), "built-in"),
        (2, ("delete", "default", "--reason", "x"), '"default" is not a saved weight set'),
        (1, ("delete", "mine", "--over", "7", "--reason", "x"), "changed by an analyst"),
        (2, ("delete", "mine", "--reason", " "), "found no reason"),
        (2, ("delete", "mine"), "--reason"),
        (2, ("restore", "mine", "one", "--reason", "x"), "VERSION"),
    ],
)
def test_what_is_not_there_is_refused_with_the_choices(file, status, arguments, said):
    """Sets, versions, reasons: each refusal says what there is."""
    save(file, 4)
    assert said in refused(status, "weights", *arguments)
    assert len(run("weights", "history", "mine", "--json").document["versions"]) == 1


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (MINE.format("-1"), "mine.toml, weights.attacks: found -1"),
        (
            MINE.format("1\natacks = 2"),
            'mine.toml, weights.atacks: "atacks" is not an indicator. Did you mean attacks?',
        ),
        (MINE.format("= 1"), "mine.toml, line 5: cannot be read as TOML"),
        (MINE.format(1).replace('"mine"', '"default"'), '"default" is a built-in weight set'),
    ],
)
def test_a_file_that_cannot_be_saved_is_refused_with_its_place(file, home, text, said):
    """File, line or key, what was found and what to do; no record is written."""
    file.write_text(text, "utf-8")
    ran = run("weights", "save", str(file), "--reason", "a try")
    assert ran.status in {1, 2}
    assert said in ran.err
    assert not (home / "record.sqlite").exists() or "version" not in run("weights", "list").out


def test_a_set_named_in_a_watch_is_found_in_the_record(file, tmp_path):
    """watch.toml may name a saved set; check and score find it, and say so where it is not."""
    run("load")
    save(file, 4)
    folder = shutil.copytree(shipped_watch_folder(), tmp_path / "folder")
    settings = folder / "watch.toml"
    settings.write_text(settings.read_text("utf-8").replace('weights = "default"', 'weights = "mine"'), "utf-8")
    assert run("score", "--watch", str(folder), "--json").document["weights"]["attacks"] == 4
    assert "watch.toml" not in run("check", "--watch", str(folder)).out
    run("weights", "delete", "mine", "--reason", "superseded")
    assert "deleted" in run("check", "--watch", str(folder)).out


def test_what_save_prints_for_machines(file):
    """The set as it stands now, with its version."""
    document = json.loads(save(file, 4, "--json").out)
    assert misfits(document, SET) == []
    assert (document["id"], document["saved"]["version"]) == ("mine", 1)
