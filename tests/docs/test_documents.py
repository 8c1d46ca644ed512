"""Shortened documents keep every key and the first entry of what repeats."""

from __future__ import annotations

from docs.making.documents import shortened
from docs.making.markdown import either, table


def test_one_entry_of_each_list_and_table_is_kept():
    """Keys stay; lists and the tables by indicator are cut to one entry; pairs of bounds stay pairs."""
    whole = {
        "weights": {"a": 1.0, "b": 2.0},
        "weeks": [
            {"bounds": [1.0, 2.0], "indicators": {"a": {"x": 1.23456, "y": None}, "b": {}}},
            {"bounds": None, "indicators": {}},
        ],
        "axes": {"threat": 1, "response": 2},
    }
    assert shortened(whole) == {
        "weights": {"a": 1.0},
        "weeks": [{"bounds": [1.0, 2.0], "indicators": {"a": {"x": 1.2346, "y": None}}}],
        "axes": {"threat": 1, "response": 2},
    }


def test_a_cell_cannot_break_its_table():
    """A bar is escaped and a line end is a space."""
    assert table(("a", "b"), [("x|y", "two\nlines")]).splitlines()[2] == "| x\\|y | two lines |"


def test_words_are_joined_as_in_a_sentence():
    """Commas, and an or before the last."""
    assert [either(["a"]), either(["a", "b"]), either(["a", "b", "c"])] == ["a", "a or b", "a, b or c"]
