"""Faults: one sentence with its place, what is invisible shown, the nearest choice suggested."""

from __future__ import annotations

import pytest

from indicators.faults import Fault, Suggestions, did_you_mean, nearest, one_of, quoted


def test_a_fault_says_file_line_and_column_first():
    """The sentence begins with the place and ends with the advice."""
    fault = Fault("events.csv", 12, "killed", 'found "-1"', "a whole number from 0", "Write digits only")
    assert fault.sentence == (
        'events.csv, line 12, killed: found "-1". Expected a whole number from 0. Write digits only.'
    )
    assert fault.is_error


def test_a_warning_is_no_error():
    """A warning keeps the row in."""
    assert not Fault("events.csv", None, None, "found", severity="warning").is_error


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain", '"plain"'),
        ("a\nb\0", '"a\\nb\\x00"'),
        ("gnp\u202etxt", '"gnp\\u202etxt"'),
        ("a\u200bb", '"a\\u200bb"'),
        ("بغداد", '"بغداد"'),
    ],
)
def test_what_is_invisible_is_shown(text, shown):
    """Control, bidi and zero-width characters are written as escapes; letters of any script stay."""
    assert quoted(text) == shown


def test_a_column_name_cannot_spoof_the_terminal():
    """A column's name in a fault is shown like any found text: invisible characters escaped, cut at 80."""
    fault = Fault("events.csv", 1, "\x1b[2Jkilled\u202e" + "x" * 200, "found a column")
    assert fault.sentence == "events.csv, line 1, \\x1b[2Jkilled\\u202e" + "x" * 69 + ": found a column."


def test_a_long_text_is_cut_and_counted():
    """A message repeats 80 characters of a long text and says how long it is."""
    assert quoted("x" * 5000) == '"' + "x" * 80 + '..." (5000 characters)'


def test_the_nearest_choice():
    """Case, spaces and single letters do not hide the choice that was meant; a strange word has none."""
    choices = ["air_strike", "ied", "Iraq"]
    assert [nearest(word, choices) for word in ("air_stike", " IED", "iraq", "patriot")] == [
        "air_strike", "ied", "Iraq", None,
    ]  # fmt: skip
    assert did_you_mean("patriot", choices, "Choose one") == "Choose one"
    assert did_you_mean("Air_Strike", choices) == "Did you mean air_strike?"


def test_a_huge_word_is_compared_only_by_its_beginning():
    """A text of a million characters costs no more than its first 80."""
    assert nearest("x" * 10**6, ["y" * 50, "z"]) is None


def test_choices_are_all_listed_until_twelve():
    """Twelve choices are listed in full; of more the first are named and all are counted."""
    assert one_of(["a"]) == "a"
    assert one_of(["a", "b", "c"]) == "one of a, b or c"
    twelve = [f"w{n}" for n in range(12)]
    assert all(word in one_of(twelve) for word in twelve)
    assert one_of([*twelve, "w12"]) == f"one of 13 ({', '.join(twelve)}, ...)"


def test_suggestions_stop_when_a_file_is_wrong_throughout():
    """After many different words no nearest choice is looked for, but earlier answers stay."""
    suggestions = Suggestions(["rocket"], "Look it up")
    assert suggestions.advice("rockte") == "Did you mean rocket?"
    for number in range(Suggestions._MOST_WORDS):
        suggestions.advice(f"word{number}")
    assert suggestions.advice("rocet") == "Look it up"
    assert suggestions.advice("rockte") == "Did you mean rocket?"
