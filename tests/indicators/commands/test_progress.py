"""Waiting is spoken of on a terminal only, only when it lasts, and leaves no trace."""

from __future__ import annotations

import io
import time

import pytest

from indicators.commands import progress as module
from indicators.commands.progress import progress
from tests.indicators.commands.shell import run

CLEARED = "\r\033[K"


class Screen(io.StringIO):
    """A standard error that is a terminal."""

    def isatty(self):
        """Say so."""
        return True


def waited(monkeypatch, stream, seconds, threshold=0.05):
    """Work for so long with this standard error; give what was written to it."""
    monkeypatch.setattr(module, "WAIT_SECONDS", threshold)
    monkeypatch.setattr("sys.stderr", stream)
    with progress("Scoring"):
        time.sleep(seconds)
    return stream.getvalue()


def test_slow_work_on_a_terminal_is_named_and_cleared_away(monkeypatch):
    """What is being done, and then an empty line again."""
    assert waited(monkeypatch, Screen(), 0.3) == f"Scoring ...{CLEARED}"


def test_quick_work_says_nothing(monkeypatch):
    """No flicker: the timer is stopped before it speaks."""
    screen = Screen()
    assert not waited(monkeypatch, screen, 0, threshold=0.2)
    time.sleep(0.3)
    assert not screen.getvalue()


def test_a_log_is_spared(monkeypatch):
    """Where standard error is no terminal, slow work is silent too."""
    assert not waited(monkeypatch, io.StringIO(), 0.2)


def test_the_line_is_cleared_when_the_work_fails(monkeypatch):
    """The complaint that follows starts on a clean line."""
    screen = Screen()
    monkeypatch.setattr(module, "WAIT_SECONDS", 0.01)
    monkeypatch.setattr("sys.stderr", screen)
    with pytest.raises(ZeroDivisionError):
        _fail_after(0.1)
    assert screen.getvalue().endswith(CLEARED)


def _fail_after(seconds):
    with progress("Checking"):
        time.sleep(seconds)
        raise ZeroDivisionError


def test_people_are_told_after_three_tenths_of_a_second():
    """The promise: progress on work over 300 ms."""
    assert module.WAIT_SECONDS == 0.3


@pytest.mark.parametrize(
    ("command", "doing"),
    [
        (("score", "--csv"), "Scoring ..."),
        (("compare", "2020-W11", "2020-W12"), "Scoring ..."),
        (("check",), "Checking ..."),
    ],
)
def test_commands_say_what_they_are_doing_and_keep_it_out_of_the_results(command, doing, monkeypatch):
    """Progress goes to the terminal; standard output carries the results alone."""
    monkeypatch.setattr(module, "WAIT_SECONDS", 0.001)
    ran = run(*command, err=Screen())
    assert ran.status == 0
    assert ran.err == f"{doing}{CLEARED}"
    assert doing not in ran.out
