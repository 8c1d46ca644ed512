"""Data: what the numbers are built on, how fresh it is, whether anything is wrong; and loading more.

`page` puts the sections together; with an upload in the address its dry run comes first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard import text_data as words
from dashboard.content import Page
from dashboard.imports.routes import answer_imports
from dashboard.pages.data import callbacks, layout

if TYPE_CHECKING:
    from collections.abc import Callable

    from dash import Dash

    from dashboard.imports.desk import ImportDesk
    from dashboard.shelf import Shown

__all__ = ["page_of"]


def page_of(find: Callable[[str], Shown], desk: ImportDesk | None) -> Page:
    """Make the page and, where there is a record, the doors of its imports."""

    def register(app: Dash) -> None:
        callbacks.register(app, find, desk)
        if desk is not None:
            answer_imports(app.server, desk)

    return Page("/data", words.DATA, layout.layout, register)
