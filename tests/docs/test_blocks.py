"""Made blocks: what is between the markers is replaced, and nothing else."""

from __future__ import annotations

import pytest

from docs.making.blocks import BrokenBlock, refreshed

PAGE = "# Title\n\n<!-- made: numbers -->\n\nold\n\n<!-- end: numbers -->\n\nwritten by hand\n"


def test_only_the_block_changes():
    """The text around stays to the letter; the block stands between empty lines."""
    made = refreshed(PAGE, {"numbers": lambda: "new | \\1"})
    assert made == PAGE.replace("old", "new | \\1")


def test_making_twice_changes_nothing():
    """A fresh page is left as it is, also when its block is still empty."""
    empty = "<!-- made: numbers -->\n<!-- end: numbers -->\n"
    once = refreshed(empty, {"numbers": lambda: "1"})
    assert once == "<!-- made: numbers -->\n\n1\n\n<!-- end: numbers -->\n"
    assert refreshed(once, {"numbers": lambda: "1"}) == once


@pytest.mark.parametrize(
    "page",
    [
        "<!-- made: numbers -->\n",
        "<!-- end: numbers -->\n",
        "<!-- made: numbers -->\n<!-- end: letters -->\n",
        "<!-- made: numbers -->\n<!-- made: letters -->\n<!-- end: letters -->\n<!-- end: numbers -->\n",
    ],
)
def test_a_marker_without_its_counterpart_is_refused(page):
    """A block that does not end would swallow the rest of the page."""
    with pytest.raises(BrokenBlock, match="needs its own end"):
        refreshed(page, {"numbers": str, "letters": str})


def test_a_block_that_nobody_makes_is_refused_with_the_choices():
    """A misspelt name is not left stale for ever."""
    with pytest.raises(BrokenBlock, match=r"nothing makes numbers\. Expected one of letters, words"):
        refreshed(PAGE, {"words": str, "letters": str})
