"""How commands end, whatever they are: status, help with an example that works, a reader who leaves."""

from __future__ import annotations

import argparse
import os
import re
import shlex
import sys
from pathlib import Path

import pytest

from indicators.cli import COMMANDS, build_parser, main
from tests.indicators.commands.shell import refused, run

ROOT = Path(__file__).parents[3]
NAMES = [command.__name__.rpartition(".")[2] for command in COMMANDS]


def parsers(name="", parser=None):
    """Give every command with its parser, those below it too: "weights", "weights list"."""
    parser = parser or build_parser()
    found = {name: parser} if name else {}
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for part, inner in action.choices.items():
                found |= parsers(f"{name} {part}".strip(), inner)
    return found


PARSERS = parsers()


def test_the_commands_are_those_that_the_design_names():
    """Scoring and the record belong to the library; serve comes with the dashboard."""
    assert sorted(NAMES) == ["backup", "check", "compare", "load", "restore", "score", "verify", "weights"]


@pytest.mark.parametrize("name", PARSERS)
def test_help_has_an_example_that_runs(name, monkeypatch, tmp_path):
    """The line under "example:" is a call that ends with status 0, where what it names is there."""
    monkeypatch.setenv("POSTUREWATCH_HOME", str(tmp_path))
    if name.startswith("weights "):
        (tmp_path / "mine.toml").write_text('id = "mine"\ntitle = "Mine"\n[weights]\nattacks = 1\n', "utf-8")
        if name != "weights save":
            run("weights", "save", str(tmp_path / "mine.toml"), "--reason", "a try")
    if name in {"verify", "backup", "restore"}:
        run("load", "--watch", str(ROOT / "data" / "iraq-2020"))
    if name == "restore":
        run("backup", str(tmp_path / "monday.sqlite"))
    help_text = run(*name.split(), "--help").out
    (example,) = re.findall(r"^  posturewatch (.+)$", help_text.partition("example:")[2], re.MULTILINE)
    assert example.startswith(name)
    monkeypatch.chdir(ROOT if "data/" in example else tmp_path)
    ran = run(*shlex.split(example))
    assert (ran.status, ran.err) == (0, "")
    assert ran.out


@pytest.mark.parametrize("name", PARSERS)
def test_help_explains_every_option(name):
    """No option and no argument stands there without a word on it."""
    actions = [each for each in PARSERS[name]._actions if not isinstance(each, argparse._SubParsersAction)]
    assert [action.dest for action in actions if not action.help] == []


def test_the_overall_help_lists_the_commands():
    """Each with what it is for."""
    ran = run("--help")
    assert ran.status == 0
    for name in NAMES:
        assert re.search(rf"^ +{name} +\w+", ran.out, re.MULTILINE)


@pytest.mark.parametrize("arguments", [(), ("scor",), ("score", "--wieghts", "equal"), ("check", "here")])
def test_wrong_use_ends_with_2_and_the_usage(arguments):
    """No command, a misspelt one, a misspelt option, one argument too many."""
    assert "usage: posturewatch" in refused(2, *arguments)


def test_a_reader_who_has_seen_enough_is_no_error(monkeypatch):
    """`posturewatch score | head -1`: status 0, and nothing is left to complain about at the end."""
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "w", encoding="utf-8") as pipe:
        monkeypatch.setattr(sys, "stdout", pipe)
        assert main(["check"]) == 0
        # What Python does with its standard output when it ends: this would raise once more.
        pipe.write("more")
        pipe.flush()
