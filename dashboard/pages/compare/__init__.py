"""Compare: what changed between two weeks, and why, in parts that add up, down to the article.

`page` puts the sections together in the order in which they are read; each section is one file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard import text_compare as words
from dashboard.content import Page
from dashboard.pages.compare import callbacks, layout

if TYPE_CHECKING:
    from collections.abc import Callable

    from dashboard.shelf import Shown

__all__ = ["page_of"]


def page_of(find: Callable[[str], Shown]) -> Page:
    """Make the page. find: gives what the query of an address shows."""
    return Page("/compare", words.COMPARE, layout.layout, lambda app: callbacks.register(app, find))
