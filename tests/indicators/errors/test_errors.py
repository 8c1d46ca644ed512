"""Errors: one message with place, finding, expectation and advice, and the parts beside it."""

from __future__ import annotations

import inspect

import pytest

from indicators import errors
from indicators.errors import (
    NotAWatchFolder,
    PosturewatchError,
    UnknownShippedWatch,
    WatchRejected,
    sentence_of,
)
from indicators.faults import Fault


def test_a_message_names_place_finding_expectation_and_advice_in_this_order():
    """The message of an error is one line in the house's order, and its parts are kept."""
    error = PosturewatchError(
        'found "goalpost"',
        expected="saturating or linear",
        advice="Choose one",
        file="fire.toml",
        field="scale.method",
    )
    assert str(error) == 'fire.toml, scale.method: found "goalpost". Expected saturating or linear. Choose one.'
    assert (error.file, error.field, error.row) == ("fire.toml", "scale.method", None)


@pytest.mark.parametrize(
    ("parts", "message"),
    [
        (("", "found nothing"), "Found nothing."),
        (("a.csv", "found nothing", "", "Did you mean b?"), "a.csv: found nothing. Did you mean b?"),
        (("a.csv", "found 3.", "at most 2."), "a.csv: found 3. Expected at most 2."),
    ],
)
def test_a_message_leaves_out_what_is_not_known(parts, message):
    """Missing parts leave no trace, and no full stop is doubled."""
    assert sentence_of(*parts) == message


def test_a_rejected_watch_carries_all_faults_and_shows_three():
    """The message shows the first three faults and counts the rest; .faults has every one."""
    faults = [Fault("events.csv", line, "killed", f'found "{line}"') for line in range(2, 7)]
    error = WatchRejected("north-shore", faults)
    assert error.faults == tuple(faults)
    assert "north-shore: found 5 faults." in str(error)
    assert "line 4, killed" in str(error)
    assert "line 5" not in str(error)
    assert "And 2 more." in str(error)


def test_one_fault_is_not_called_faults():
    """A single fault is counted in the singular, without a rest."""
    assert "found 1 fault. " in str(WatchRejected("x", [Fault("events.csv", 2, None, "found nothing")]))
    assert "more" not in str(WatchRejected("x", [Fault("events.csv", 2, None, "found nothing")]))


def test_the_choices_are_listed():
    """An unknown shipped watch is answered with those there are, a wrong path with what a folder holds."""
    assert "one of iraq-2020, north-shore" in str(UnknownShippedWatch("iraq", ["iraq-2020", "north-shore"]))
    assert "watch.toml, articles.csv and events.csv" in str(NotAWatchFolder("x", "is a file"))


def test_every_error_of_the_project_is_a_posturewatch_error():
    """Each exception class in errors has the one base, so that a command can catch them all."""
    classes = [c for _, c in inspect.getmembers(errors, inspect.isclass) if issubclass(c, Exception)]
    assert len(classes) > 5
    assert all(issubclass(c, PosturewatchError) for c in classes)
