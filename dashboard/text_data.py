"""Every word of the Data page and of imports. Templates are filled with str.format by those who use them."""

# Dashes, quotation marks and the minus sign are those of print: they are meant.

from __future__ import annotations

from typing import Final

DATA: Final = "Data"
NONE: Final = "–"
BETWEEN: Final = " · "
LIST_AND: Final = ", "

# --- Headline: what is this built on, how fresh is it, is anything wrong ---------------------------------

ABOUT: Final = "What the numbers are built on, as known on {day}"
ALL_WELL: Final = "Nothing is missing: every row was accepted and every week was searched."
ACCEPTED_UNSEARCHED: Final = "Every row was accepted; {weeks}, so nothing is known of {them}."
ALL_ACCEPTED_NO_COVERAGE: Final = (
    "Every row was accepted, but nothing says which weeks were searched: zero and missing look alike."
)
ROWS_LEFT_OUT: Final = ("{count} row of the last load was rejected and is not counted.",
                        "{count} rows of the last load were rejected and are not counted.")  # fmt: skip
ALSO_UNSEARCHED: Final = " {weeks}."
WEEKS_NOT_SEARCHED: Final = ("{count} week was not searched", "{count} weeks were not searched")
THEM: Final = ("it", "them")
DOUBTS_KEPT: Final = (" {count} row is doubtful and kept; look at it below.",
                      " {count} rows are doubtful and kept; look at them below.")  # fmt: skip
FACT_BUILT: Final = "Built on"
REPORTS: Final = ("{count} report", "{count} reports")
BUILT_NOTE: Final = "{incidents}, told by {articles} of {publishers}"
INCIDENTS: Final = ("{count} incident", "{count} incidents")
ARTICLES: Final = ("{count} article", "{count} articles")
PUBLISHERS: Final = ("{count} publisher", "{count} publishers")
FACT_LOADED: Final = "Last loaded"
LOADED_NOTE: Final = "{time} UTC, by {author}: {reason}"
NOT_RECORDED: Final = "not recorded"
NOT_RECORDED_NOTE: Final = "A folder is shown without a record: who loaded it, and when, is not known."
FACT_FRESH: Final = "Newest article"
NO_ARTICLE: Final = "none yet"
FRESH_NOTE: Final = "Half of the reports come {median}, nine in ten {most}"
FRESH_UNKNOWN: Final = "Fewer than {fewest} past reports: their delay is not known yet"
WITHIN_DAYS: Final = ("within {count} day of the event", "within {count} days of the event")
WITHIN_DAYS_SHORT: Final = ("within {count} day", "within {count} days")
SAME_DAY: Final = "on the day of the event"
FACT_SEARCHED: Final = "Weeks searched"
SEARCHED_OF: Final = "{searched} of {weeks}"
SEARCHED_NOTE: Final = "{thin} with three articles or fewer: little is known of them"
NO_THIN: Final = "Each with more than three articles"
NO_COVERAGE: Final = "not said"
NO_COVERAGE_NOTE: Final = "The watch has no coverage.csv: every week counts as searched"

# --- Import ----------------------------------------------------------------------------------------------

IMPORT_TITLE: Final = "Load a folder"
IMPORT_NOTE: Final = (
    "A new issue of this watch, or another watch. First you see row by row what would change; nothing is "
    "written before you load it."
)
DROP_HERE: Final = "Drop the folder of a watch here, or"
CHOOSE_FOLDER: Final = "Choose a folder"
CHOOSE_FILES: Final = "Choose files"
DROP_NOTE: Final = (
    "watch.toml, articles.csv, events.csv; sites.csv, coverage.csv and texts (.txt) if there are any · {most} at most"
)
SEND: Final = "Look at these files"
SENDING: Final = "Sending {percent} %"
READING: Final = "Sent. Reading the files …"
CANCEL: Final = "Cancel"
CANCELLED: Final = "Cancelled. Nothing was kept."
CUT_OFF: Final = "The files did not arrive: the connection was cut. Nothing was kept. Try again."
TOO_LARGE_HERE: Final = (
    "These files have {found} MB. Expected at most {most} MB. Load them with the command posturewatch load."
)
NONE_HERE: Final = "There is no file of a watch in it. Expected a folder with watch.toml, articles.csv and events.csv."
HOW_TO_IMPORT: Final = (
    ("A file is checked by the same strict reader as everywhere: a row with a fault is rejected with its line, "
    "what was found and what was expected. Nothing is guessed and nothing is corrected silently."),
    ("What was edited here since the last load is not undone: where the folder brings the old cell again, the edit "
    "stands; where it brings something else, you choose."),
    ("The files wait on the server for a day at most, for whoever has the address of this page, and are removed "
    "when they are loaded."),
)  # fmt: skip
READ_ONLY_TITLE: Final = "Nothing can be loaded now"
READ_ONLY_NOTE: Final = "The record is only read: see the notice above."
NO_RECORD_NOTE: Final = "A folder is shown without a record. Start posturewatch serve to load folders from here."

# --- Dry run ---------------------------------------------------------------------------------------------

UPLOAD_GONE_TITLE: Final = "This upload is no longer here"
DRY_RUN: Final = "Dry run: {what}"
DRY_RUN_SAME: Final = "Dry run: these files are what was loaded last; loading them writes nothing"
DRY_RUN_UNREADABLE: Final = "Dry run: these files cannot be loaded yet"
DRY_RUN_UNREADABLE_NOTE: Final = "Nothing was written. Correct the faults below and choose the folder again."
DRY_RUN_NOTE: Final = "Into {title} ({watch}). Nothing is written yet; {same} stay as they are."
DRY_RUN_NEW_NOTE: Final = "A new watch in the record: {title} ({watch}). Nothing is written yet."
OTHER_WATCH: Final = "This is not the watch that is shown, but {title} ({watch}); what is shown stays as it is."
ROWS: Final = ("{count} row", "{count} rows")
WHAT_NEW: Final = "{count} new"
WHAT_CHANGED: Final = "{count} changed"
WHAT_GONE: Final = "{count} withdrawn"
WHAT_CONFLICT: Final = "{count} edited on both sides"
WHAT_REJECTED: Final = "{count} rejected"
WHAT_NOTHING: Final = "nothing changes"
OUTCOMES: Final = {
    "new": "new",
    "changed": "changed",
    "gone": "withdrawn",
    "same": "unchanged",
    "kept": "edit stands",
    "conflict": "edited on both sides",
    "rejected": "rejected",
}
KINDS: Final = {
    "settings": "Settings",
    "articles": "Articles",
    "texts": "Texts of articles",
    "reports": "Reports",
    "sites": "Sites",
    "coverage": "Coverage",
}
ROWS_WORD: Final = {
    "settings": ("{count} settings file", "{count} settings files"),
    "articles": ("{count} article", "{count} articles"),
    "texts": ("{count} text", "{count} texts"),
    "reports": ("{count} report", "{count} reports"),
    "sites": ("{count} site", "{count} sites"),
    "coverage": ("{count} week of coverage", "{count} weeks of coverage"),
}
COUNTS_CAPTION: Final = "What would become of each table"
COUNT_HEADS: Final = ("Table", "Read", "Rejected", "New", "Changed", "Withdrawn", "Unchanged")
CHANGES_CAPTION: Final = "Row by row what would change"
CHANGE_HEADS: Final = ("Row", "What happens", "Line", "From", "To")
MORE_ROWS: Final = "And {count} more: all of them are in the table to download."
DOWNLOAD_CHANGES: Final = "Download every change (CSV)"
REJECTED_TITLE: Final = ("{count} row is rejected", "{count} rows are rejected")
REJECTED_FILES: Final = "These files cannot be read as they are"
FAULTS_CAPTION: Final = "Faults, one a row"
DOUBTS_CAPTION: Final = "Doubts, one a row"
FAULT_HEADS: Final = ("Where", "Found", "Expected", "What to do")
LINE: Final = "line {line}"
DOWNLOAD_REJECTS: Final = "Download the rejects (CSV)"
DOUBTS_FOLD: Final = ("{count} doubtful row is taken all the same", "{count} doubtful rows are taken all the same")
LEFT_OUT_TITLE: Final = "Not taken"
EMPTY_CELL: Final = "empty"
NOTHING_TO_WRITE: Final = "There is nothing to load."
REASON_LABEL: Final = "Why you load it"
REASON_HINT: Final = "second issue: two reports of April corrected"
REJECTED_NOTE: Final = (
    "A rejected row is not loaded. Where the record holds an earlier version of it, that is withdrawn below."
)
UNDECIDED: Final = "Not decided yet"
REJECTED_LABEL: Final = ("What becomes of {count} rejected row", "What becomes of {count} rejected rows")
ACCEPTED_ONLY: Final = ("Load the accepted rows only; it stays out", "Load the accepted rows only; they stay out")
EDITS_LABEL: Final = ("{count} row was edited here and is different in these files",
                      "{count} rows were edited here and are different in these files")  # fmt: skip
EDITS_KEEP: Final = "The edits made here stand"
EDITS_REPLACE: Final = "The rows of these files stand"
LOAD: Final = "Load"
DROP: Final = "Drop these files"
LOADING: Final = "Loading …"
MOVED: Final = (
    "The record was changed meanwhile, so nothing was written. This is the new dry run; look at it, then load."
)
FILL_REASON: Final = "Say why you load it; the ledger keeps it beside your name."
DECIDE: Final = "Say first what is to become of the rows above."
LOADED_TITLE: Final = "Loaded: {what}"
LOADED_SAID: Final = (
    "Written by {author} in one transaction. The files that were sent are removed; the record keeps them."
)
LOADED_OPEN: Final = "Open {title}"
LOADED_ANOTHER: Final = "Load another folder"

# --- Loads -----------------------------------------------------------------------------------------------

LOADS_TITLE: Final = ("Loaded once, {day}", "Loaded {count} times, last on {day}")
LOADS_NONE: Final = "No load is recorded"
LOADS_NOTE: Final = "Newest first. Each load is one transaction; every version of a row is kept for ever."
LOAD_HEADS: Final = ("When (UTC)", "Who and why", "What changed", "Accepted", "Rejected", "Files")
LOADS_CAPTION: Final = "Loads of this watch"
ACTIONS: Final = {"add": "added", "change": "changed", "gone": "withdrawn"}
ROWS_REJECTED: Final = ("{count} row rejected", "{count} rows rejected")
NO_CHANGE: Final = "nothing"
FILES_OF: Final = ("{count} file", "{count} files")
FILE_HEADS: Final = ("File", "Read", "Accepted", "Rejected", "Size", "SHA-256")
FILES_FOLD: Final = "Files, with their rows and hashes"
FILES_CAPTION: Final = "Files of the load of {when}"
OLDER_LOADS: Final = "And {count} earlier."
KILOBYTES: Final = "{size} kB"

# --- Coverage --------------------------------------------------------------------------------------------

COVERAGE_TITLE_ALL: Final = "Every week was searched; {busiest} holds the most articles, {count}"
COVERAGE_TITLE_GAPS: Final = "{weeks}; {busiest} holds the most articles, {count}"
COVERAGE_TITLE_UNKNOWN: Final = "{busiest} holds the most articles, {count}"
COVERAGE_NOTE: Final = (
    "Articles by the week in which they were published, all and by source. Darker: more. A week leads to its Overview."
)
COVERAGE_LAST: Final = " The last {shown} of {weeks} weeks are shown."
COVERAGE_CAPTION: Final = "Articles a week, by source"
SOURCE: Final = "Source"
ALL: Final = "All"
ROW_SEARCHED: Final = "Searched"
ROW_ARTICLES: Final = "Articles loaded"
ROW_REPORTS: Final = "Reports coded"
GROUP_RELIABILITY: Final = "By reliability of the source"
GROUP_PUBLISHER: Final = "By publisher"
GROUP_COUNTRY: Final = "Reports by country of the event"
RELIABILITY: Final = {
    "A": "A reliable",
    "B": "B usually reliable",
    "C": "C fairly reliable",
    "D": "D not usually reliable",
    "E": "E unreliable",
    "F": "F cannot be judged",
}
OTHERS: Final = ("{count} other", "{count} others")
SEARCHED_SIGNS: Final = {"observed": "●", "provisional": "◐", "not_covered": "?"}
SEARCHED_WORDS: Final = {"observed": "searched", "provisional": "still filling", "not_covered": "not searched"}
COVERAGE_KEY: Final = "● searched · ◐ still filling · ? not searched"
HOW_TO_COVERAGE: Final = (
    ("An empty cell is a week in which that source has no article here. Only the row “Searched” tells a week without "
    "articles from a week in which nobody looked."),
    "Articles found while searching but not loaded are not counted here; the watch may note them in coverage.csv.",
)  # fmt: skip

# --- Lag -------------------------------------------------------------------------------------------------

LAG_TITLE: Final = "Half of the reports are published {median}, nine in ten {most}"
LAG_TITLE_UNKNOWN: Final = "Too few past reports to say how late they come"
LAG_NOTE: Final = "{reports} on dated events that ended 28 days or more before {day}, by days from event to publication"
LAG_HEADS: Final = ("Days after the event", "Reports", "Number", "Share so far")
LAG_BARS: Final = "Reports by days between event and publication"
PERCENT: Final = "{percent} %"
LAST_BUCKET: Final = "{first}+"
BUCKET: Final = "{first}–{last}"
HOW_TO_LAG: Final = (
    "Week by week this says how much of a young week is in: the Overview's “In so far” rests on it.",
    "Reports of events of the last 28 days are left out: only their quick reports are known yet.",
)  # fmt: skip

# --- Doubts ----------------------------------------------------------------------------------------------

DOUBTS_TITLE: Final = ("{count} row is doubtful and kept", "{count} rows are doubtful and kept")
DOUBTS_NONE: Final = "The strict reader finds nothing to doubt"
DOUBTS_NOTE: Final = (
    "What the strict reader warns of. It is counted as it stands; correct it in the files and load them again."
)
DOUBTS_GROUPED: Final = "{found} ({count} times)"

# --- Import: what is refused -----------------------------------------------------------------------------

NAMELESS: Final = "a file without a name"
LEFT_OUT: Final = "“{name}” belongs to no watch."
LEFT_OUT_PACKED: Final = "“{name}” is packed: unpack it and choose the folder."
LEFT_OUT_WORKBOOK: Final = "“{name}” is a workbook: save each table as CSV UTF-8."
LEFT_OUT_MISNAMED: Final = "“{name}” is not a name of a watch's file: did you mean {likely}?"
LINE_TOO_LONG: Final = "found a line of more than {most:,} bytes"
TOO_MANY_LINES: Final = "found more than {most:,} lines"
USE_THE_COMMAND: Final = "Load it with the command posturewatch load"
TWO_OF_A_NAME: Final = "found two files named {name}"
ONE_FOLDER: Final = "Choose one folder, without the folders inside it"
NO_FILES: Final = "found no file"
EXPECTED_FILES: Final = "watch.toml, articles.csv and events.csv"
CHOOSE_THE_FOLDER: Final = "Choose the folder of a watch"
UPLOAD_GONE: Final = "found no such upload: it was dropped, is over a day old, or was never there"
UPLOAD_AGAIN: Final = "Choose the folder again"
UPLOAD_LATER: Final = "Load or drop one that waits, or try again later"
TOO_MANY_WAITING: Final = "found {most} uploads that wait to be loaded"
DISK_FULL: Final = "the disk of the server is full"
CANNOT_WRITE: Final = "the server cannot keep the files ({reason})"
NOTHING_KEPT: Final = "Nothing was kept. Reading goes on; make room, then choose the folder again"
SIZE_UNKNOWN: Final = "found no Content-Length. Expected the size of what is sent"
TOO_LARGE: Final = "found {found}. Expected at most {most}"
NOT_A_DECISION: Final = "the request does not say what was seen and decided"
LOOK_AGAIN: Final = "Reload the page and look at the dry run again"
NO_REASON: Final = "found no reason"
GIVE_A_REASON: Final = "Say why you load it"
REJECTS_UNDECIDED: Final = "rows are rejected, and nobody has said that the accepted ones are to be loaded without them"
DECIDE_REJECTS: Final = "Correct them and choose the folder again, or choose to load the accepted rows only"
OTHER_FILES: Final = "the files are not those of the dry run that was read"

REJECTS_FILE: Final = "rejects.csv"
CHANGES_FILE: Final = "changes.csv"
REJECT_COLUMNS: Final = ("file", "line", "column", "found", "expected", "what_to_do", "line_as_it_stands")
CHANGE_COLUMNS: Final = ("outcome", "file", "line", "table", "row", "column", "before", "after")
