"""Every id of the page, once. Pages add a class of their own; no id is written anywhere else."""

from __future__ import annotations

from enum import StrEnum


class Shell(StrEnum):
    """What stands on every page. Pages listen to VIEW and THEME."""

    ADDRESS = "address"  # the browser's location
    VIEW = "view"  # store: the query of the address, "?week=2020-W12"
    PATH = "path"  # store: the path of the address, "/"
    THEME = "theme"  # store: "light" or "dark", as the browser shows it
    PAGE_NAME = "page-name"
    WATCH_TITLE = "watch-title"
    CONTROLS = "controls"  # week, weights, as-of: drawn for each view
    SHARE = "share"
    SWITCH = "switch"
    MENU = "menu"
    NAVIGATION = "navigation"
    PAGES = "pages"
    COUNTS = "counts"
    MESSAGES = "messages"  # what of the address was not understood
    FAULTS = "faults"  # a part that could not be made
    CONTENT = "content"  # the page
    PANE = "pane"  # the evidence pane, empty when closed
    STATUS = "status"  # read aloud: the address is copied
    WHO = "who"  # whose name is in the session
    NAME_DIALOG = "name-dialog"
    NAME_TITLE = "name-title"
    NAME_FIELD = "name-field"
    NAME_FAULT = "name-fault"


class Field(StrEnum):
    """The fields of the header."""

    WATCH = "field-watch"
    WEEK = "field-week"
    BEFORE = "field-week-before"
    AFTER = "field-week-after"
    WEIGHTS = "field-weights"
    AS_OF = "field-as-of"


class Overview:
    """The Overview's own ids."""

    SINCE = "overview-since"
    SEEN = "overview-seen"  # store: the head that this browser was shown when it last looked, by watch
    NOW = "overview-now"  # store: the watch and the head that are shown

    BODY = "overview-body"
    DRAWN = "overview-drawn"  # store: which view and theme are drawn
    WEEKS = "weeks"
    WEEKS_COMPACT = "weeks-compact"


class Weights(StrEnum):
    """The Weights page's own ids; `assets/weights.js` knows them too."""

    BODY = "weights-body"
    DRAWN = "weights-drawn"  # store: what is drawn, so that a slider let go draws nothing anew
    TABLES = "weights-tables"  # store: what the browser scores with
    READINGS = "weights-readings"  # store: what was read when a slider was let go
    READOUT = "weights-readout"
    SETS = "weights-sets"
    CHART = "weights-weeks"
    TORNADO = "weights-tornado"


class Data:
    """The Data page's own ids; `assets/import.js` knows them too."""

    BODY = "data-body"
    IMPORT = "import"
    FOLDER = "import-folder"
    FILES = "import-files"
    SEND = "import-send"
    SENT = "import-sent"
    CANCEL = "import-cancel"
    SAID = "import-said"
    REASON = "import-reason"
    ACCEPTED_ONLY = "import-accepted"
    EDITS = "import-edits"
    LOAD = "import-load"
    DROP = "import-drop"
    DECIDED = "import-decided"


class WeightSets(StrEnum):
    """Ids of named weight sets on the Weights page; `assets/weight_sets.js` knows them too."""

    SAVE_PLACE = "save"  # where links to the form lead
    NAME = "weight-sets-name"
    REASON = "weight-sets-reason"
    SAVE = "weight-sets-save"
    SAID = "weight-sets-said"
    LOCAL = "weight-sets-local"  # what the browser itself has to say of a file
    IMPORT = "weight-sets-import"
    EXPORT = "weight-sets-export"
    ASKED = "weight-sets-asked"  # store: what is to be done
    DONE = "weight-sets-done"  # store: where that leads
    BROUGHT = "weight-sets-brought"  # store: a file that was read
    SHOWN = "weight-sets-shown"  # store: where that leads
    SEEN = "weight-sets-seen"  # store: set -> version, as the list has them
    LIST = "weight-sets-list"
    HISTORY = "weight-sets-history"
    BESIDE = "weight-sets-beside"
    WHY = "weight-sets-why"


class Compare:
    """The Compare page's own ids."""

    BODY = "compare-body"
    DRAWN = "compare-drawn"  # store: which view and theme are drawn
    WEEK = "compare-week"
    AGAINST = "compare-against"
    BRIDGE = "compare-bridge"
    BRIDGE_ROWS = "compare-bridge-rows"
