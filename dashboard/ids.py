"""Every id of the page, once. Pages add a class of their own; no id is written anywhere else."""

from __future__ import annotations

from enum import StrEnum


class Shell(StrEnum):
    """What stands on every page."""

    ADDRESS = "address"  # dcc.Location
    VIEW = "view"  # store: the query of the address; what callbacks read
    THEME = "theme"  # store: "light" or "dark"; filled by the browser
    MENU = "menu"
    NAVIGATION = "navigation"
    COUNTS = "counts"
    WATCH_TITLE = "watch-title"
    CONTROLS = "controls"  # week, weights, as-of: drawn for each view
    MESSAGES = "messages"  # what of the address was not understood
    CONTENT = "content"  # the page
    PANE = "pane"  # the evidence pane: drawn for each view, empty when closed
    STATUS = "status"  # read aloud: "Address copied"


class Field(StrEnum):
    """The fields of the header."""

    WEEK = "field-week"
    WEIGHTS = "field-weights"
    AS_OF = "field-as-of"
