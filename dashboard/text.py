"""Every word on the screen, in sections. Templates are filled with str.format by those who use them."""

# Dashes, quotation marks and the minus sign are those of print: they are meant.
# ruff: noqa: RUF001

from __future__ import annotations

from typing import Final

# --- Shell: navigation, header, states that every page shares ------------------------------------------

PRODUCT: Final = "posturewatch"
SKIP_TO_CONTENT: Final = "Skip to the content"
NAVIGATION: Final = "Pages"
MENU: Final = "Menu"
CLOSE_MENU: Final = "Close menu"
OVERVIEW: Final = "Overview"

COUNT_ARTICLES: Final = ("{count} article", "{count} articles")
COUNT_REPORTS: Final = ("{count} report", "{count} reports")
COUNT_INCIDENTS: Final = ("{count} incident", "{count} incidents")
WEEKS_FROM_TO: Final = "{first} to {last}"
WEEKS_RUN: Final = "Weeks run Monday to Sunday, {timezone}"

HEADER: Final = "What is shown"
WEEK: Final = "Week"
WEEK_BEFORE: Final = "One week earlier, {week}"
WEEK_AFTER: Final = "One week later, {week}"
NO_WEEK_BEFORE: Final = "No earlier week"
NO_WEEK_AFTER: Final = "No later week"
WEIGHTS: Final = "Weights"
AS_OF: Final = "As known on"
SHARE: Final = "Share"
SHARE_HINT: Final = "Copy the address of this view"
SHARED: Final = "Copied"
ADDRESS_COPIED: Final = "The address of this view is copied."
TO_DARK: Final = "Dark"
TO_LIGHT: Final = "Light"
TO_DARK_HINT: Final = "Switch to dark colours"
TO_LIGHT_HINT: Final = "Switch to light colours"
STEP_BACK: Final = "‹"
STEP_FORTH: Final = "›"
OPENS_BELOW: Final = "▾"
LOADING: Final = "Loading"
COMPUTING: Final = "Computing this view. You can go on; it will appear when it is ready."
UNREACHABLE: Final = "The server does not answer. What stands here may be out of date. Start it again, then reload."
FAULT_TITLE: Final = "A part of this view could not be made"
FAULT: Final = "The server's log has the reason under {number}. The other parts are complete; go on, or reload."
DAMAGED_TITLE: Final = "The record does not verify: these numbers may be wrong"
RECORD_DAMAGED: Final = (
    "{found}. It is only read until a proven copy is in its place: stop the server and run "
    "posturewatch restore BACKUP --replace"
)
LOADED_BY_SERVE: Final = "loaded to be served"
HELD_THEN: Final = "Shown as the record held it on {day} at {time} UTC."
HELD_NOW: Final = "Show what it holds now"
WATCH: Final = "Watch"
SET_VERSION: Final = "{title}, version {version}"
MODIFIED: Final = "modified"
RAIL_BASE: Final = "set in force"
RAIL_THESE: Final = "these"
RECORD_HEAD: Final = "Record {head}"
NO_PAGE_TITLE: Final = "There is no page here"
NO_PAGE: Final = "The address leads to no page of this dashboard. Choose one from the navigation."
NO_SCRIPT: Final = "posturewatch draws its pages with JavaScript from this server. Switch it on to see them."

# --- Parts that every page uses ------------------------------------------------------------------------

UP: Final = "up"
DOWN: Final = "down"
ARROW_UP: Final = "▲"
ARROW_DOWN: Final = "▼"
POINTS: Final = "points"
SCORE_WORD: Final = "score"
AS_A_TABLE: Final = "As a table"
HOW_TO_READ: Final = "How to read this"
NOTHING_TO_LIST: Final = "Nothing to list."
HOST: Final = "({host})"

# --- Evidence pane -------------------------------------------------------------------------------------

CLOSE: Final = "Close"
CLOSE_PANE: Final = "Close the evidence"
BACK_SIGN: Final = "‹"
INCIDENT: Final = "Incident"
REPORTS: Final = "Reports"
POINTS_TITLE: Final = "Points"
NO_INCIDENTS: Final = "No incident stands behind this number."
REPORTS_SIDE_BY_SIDE: Final = "The reports of this incident, side by side"
REPORTS_DIFFER: Final = " (reports differ)"
NO_ARTICLE_TEXT: Final = "The watch has no text of this article. Its citation is above."
MARK_OPEN: Final = "this incident"
MARK_OTHER: Final = "another report; its line shows on hover or focus"

# --- Address -------------------------------------------------------------------------------------------

MESSAGES_TITLE: Final = "Part of the address was not understood"
MORE_MESSAGES: Final = "And {count} more."
ADDRESS_TOO_LONG: Final = (
    "Address: {found} characters. Expected at most {longest}. The default view is shown; open it from a link."
)
ADDRESS_UNKNOWN_PART: Final = "Address: “{found}” is not a part of it and is left out. Parts are {choices}."
ADDRESS_TWICE: Final = "Address, {part}: given twice. {used} is used, “{found}” is left out."
ADDRESS_NOT_A_WEEK: Final = (
    "Address, {part}: “{found}” is not a week. Write it like 2020-W12. The default week is shown."
)
ADDRESS_NOT_A_GROUP: Final = (
    "Address, group: “{found}” is none. Choose indicator, site, side or direction. The change is grouped by indicator."
)
ADDRESS_NOT_DAYS: Final = (
    "Address, maturity: “{found}” is no number of days. Write a whole number from 0 to 999. All that is known is used."
)
ADDRESS_CHOSEN_LEFT: Final = (
    "Address, chosen: “{found}” is left out. Name up to {most} weeks of the watch, with commas."
)
ADDRESS_NOT_A_DAY: Final = "Address, as_of: “{found}” is not a day. Write it like 2020-04-26. The default day is used."
ADDRESS_NOT_A_MOMENT: Final = (
    "Address, record_at: “{found}” is no clear moment. Write it like 2020-03-22T18:00Z, or as a day. "
    "What the record holds now is shown."
)
ADDRESS_NO_SUCH_WATCH: Final = (
    "Address, watch: the record holds no “{found}”. Choose one of {choices}. The watch that is served is shown."
)
ADDRESS_NOT_HELD_THEN: Final = "Address, record_at: {reason}. What the record holds now is shown."
ADDRESS_NO_WATCH_THEN: Final = (
    "Address, record_at: the record did not hold {watch} at {moment}. What it holds now is shown."
)
ADDRESS_NOT_PLAIN: Final = (
    "Address, {part}: “{found}” is empty, over {longest} characters or has invisible ones. It is left out."
)
ADDRESS_NO_SUCH_WEEK: Final = (
    "Address, {part}: {found} is not among the weeks shown here, {first} to {last}. The default week is shown."
)
ADDRESS_NO_WEEKS: Final = (
    "Address, {part}: {found} is not shown, because no week had begun by {as_of}. Choose a later as-of date."
)
ADDRESS_NO_SUCH_SET: Final = (
    "Address, weights: “{found}” is not a weight set. Choose one of {choices}. The default set is used."
)
ADDRESS_NO_SUCH_VERSION: Final = "Address, weights: {reason}. The default set is used."
ADDRESS_NO_SUCH_WEIGHT: Final = (
    "Address, weights: “{found}” is not an indicator. Choose among {choices}. The default set is used."
)
ADDRESS_NOT_A_WEIGHT: Final = (
    "Address, weights: {indicator} has “{found}”. Write a number from 0 to {largest}. The default set is used."
)
ADDRESS_NO_SUCH_AGGREGATION: Final = (
    "Address, aggregation: “{found}” is not one. Choose one of {choices}. The weighted mean is shown."
)
ADDRESS_AS_OF_OUTSIDE: Final = (
    "Address, as_of: {found} lies outside {first} to {last}, the days of this watch. The default day is used."
)
ADDRESS_NO_SUCH_SHOW: Final = (
    "Address, show: “{found}” is not an indicator. Choose one of {choices}. The pane stays closed."
)

# --- Figures: what the charts say inside themselves and under the pointer ------------------------------

EN_DASH: Final = "–"
MONTHS_SHORT: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
LEVEL_NAMES: Final = ("Routine", "Watchful", "Heightened", "High", "Extreme")
SCORE: Final = "Score"
LEVEL_HELD: Final = "Level held"
ARTICLES: Final = "Articles"
NO_WEEKS: Final = "No week to show yet: choose a later as-of date."
NO_WEIGHTS: Final = "Every weight is 0, so there is no score. Give at least one indicator a weight."
SCORE_RANGE: Final = "These weights allow {low} to {high}"
NOT_COVERED_SIGN: Final = "?"
WEEK_NOT_COVERED: Final = "Not covered: nobody searched, so nothing is known"
WEEK_WITHOUT_SCORE: Final = "No score: too little is known"
WEEK_PROVISIONAL: Final = "Provisional: the week can still fill"
WEEK_SCORE: Final = "Score {score} · {level} held"
WEEK_THIN: Final = "{articles}: a thin week"
PART_WARMING: Final = " · warming up"
PART_MEMORY: Final = " · memory only"
GRAVE: Final = "grave"
OTHER: Final = "other"
KILLED: Final = "killed, above the bar"
NOT_SAID: Final = "not said"
STRIKES_WEEK: Final = "{incidents}, {grave} grave"
STRIKES_PEOPLE: Final = "{killed} killed, {wounded} wounded"
NOTHING_KNOWN: Final = "Nothing known"
RAISED: Final = "raised"
RELAXED: Final = "relaxed"
IN_FORCE: Final = "in force"
MEASURES_WEEK: Final = "{raised} raised, {relaxed} relaxed"
MEASURES_IN_FORCE: Final = "{count} in force at the week's end: not reported lifted"
SITES_HELD: Final = "sites held"
COUNT_SITES_HELD: Final = ("{count} protected site held", "{count} protected sites held")
PART_COUNT: Final = "{count} {name}"
NO_SYSTEM: Final = "No report of any system so far"
NO_SYSTEM_YET: Final = "No system yet"
NOT_NAMED: Final = "Not named"
MORE_SYSTEMS: Final = "and {count} more"
SYSTEM_STAGE: Final = "{system}: {stage}"
INCIDENTS: Final = "incidents"
NO_REASONS: Final = "Nothing began this week, so no reason is stated"
THREAT: Final = "Threat"
RESPONSE: Final = "Response"
EXPOSURE: Final = "Exposure"
CONTRAST: Final = "Threat minus response"
NOT_KNOWN: Final = "not known"
NO_CONTRAST: Final = "No contrast: it needs weight on threat and on response"
MAP_SEPARATOR: Final = " · "
KNOWN_ONLY_AS: Final = "known only as {area}: {count}"
OFF_MAP: Final = "Not on the map: {parts}"
OFF_MAP_IN: Final = "{count} in {country}"
OFF_MAP_NOWHERE: Final = "{count} without a place"
