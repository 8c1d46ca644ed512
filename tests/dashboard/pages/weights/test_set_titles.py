"""The sentence above the list of sets: true of the rows that it stands above."""

from __future__ import annotations

import pytest

from dashboard.pages.weights.set_titles import list_title
from dashboard.queries.named_sets import ListedSet, Origin

NAMES = {"a": "Attacks", "b": "Protection", "c": "US moves"}


def row(title, level, *, in_force=False, **shares):
    """Make a row of the list; without a title it is the address's own weights."""
    origin = Origin.BUILT_IN if title else Origin.CHANGED
    return ListedSet(title.lower(), title, origin, shares, 0.0, 0.0, level, 0, in_force, id=title.lower())


def these(level, **shares):
    """Make the row of the address's own weights."""
    return row("", level, **shares)


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([row("D", 2, in_force=True, a=1.0), row("E", 2, b=1.0)], "Every set calls W Heightened"),
        ([row("D", 2, in_force=True, a=1.0)], "D calls W Heightened"),
        ([row("D", None, in_force=True), row("E", 2, a=1.0)], "Under D there is no level in W"),
        ([row("D", 2, in_force=True, a=1.0), row("E", 1, b=1.0)], "Only D calls W Heightened"),
        (
            [these(2, a=0.6, b=0.4), row("D", 2, in_force=True, a=0.5, b=0.5), row("E", 0, a=0.1, b=0.9)],
            "Only weights that lean on attacks call W Heightened",
        ),
        (
            [these(2, c=0.6, b=0.4), row("D", 2, in_force=True, c=0.5, b=0.5), row("E", 0, a=0.1, b=0.9)],
            "Only weights that lean on US moves call W Heightened",
        ),
        (
            [these(2, a=0.3, b=0.7), row("D", 2, in_force=True, a=0.5, b=0.5), row("E", 0, a=0.4, b=0.6)],
            "Only These weights and D call W Heightened",
        ),
        (
            [these(1, a=0.5, b=0.5), row("D", 2, in_force=True, a=1.0), row("E", 1, a=0.5, b=0.5)],
            "Only weights that lean on protection call W Watchful",
        ),
        (
            [row("D", 2, in_force=True, a=1.0), row("E", 2, b=1.0), row("F", 2, b=1.0), row("G", 1, a=1.0)],
            "All but G call W Heightened",
        ),
        (
            [
                *(row(name, 2, in_force=name == "D", **{at: 1.0}) for name, at in (("D", "a"), ("E", "b"), ("F", "b"))),
                *(row(name, 1, a=1.0) for name in "GHI"),
            ],
            "3 of 6 sets call W Heightened",
        ),
    ],
)
def test_the_title_is_made_from_the_rows(rows, said):
    """What parts those that agree is said where one share does; else they are named, or counted."""
    assert list_title(rows, NAMES, "W") == said
