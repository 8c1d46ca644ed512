"""The words of the Compare page. Sentences made from numbers come from the library; these are the rest."""

from __future__ import annotations

from typing import Final

COMPARE: Final = "Compare"
NONE: Final = "–"

# --- Pickers -------------------------------------------------------------------------------------

AGAINST: Final = "against"
WEEK: Final = "Week"
WEEK_AGAINST: Final = "Week held against"
STEP_EARLIER: Final = "{name}: one week earlier, {week}"
STEP_LATER: Final = "{name}: one week later, {week}"
NO_EARLIER: Final = "{name}: no earlier week"
NO_LATER: Final = "{name}: no later week"
SWAP: Final = "Swap"
SWAP_LABEL: Final = "Swap the two weeks"
PRESETS: Final = {
    "last_closed": "Last closed week",
    "week_before": "Week before",
    "four_before": "4 weeks before",
    "same_level": "Level last reached",
    "peak": "Earlier peak",
}
PRESETS_LABEL: Final = "Usual pairs of weeks"
PICKERS_LABEL: Final = "The two weeks"
KNOWN_LABEL: Final = "What is known of each week"
KNOWN_NOW: Final = "As known now"
KNOWN_THEN: Final = "As known then"
GROUP_LABEL: Final = "Group by"
GROUPS: Final = {"indicator": "Indicator", "site": "Site", "side": "Actor side", "direction": "Direction"}

# --- Verdict -------------------------------------------------------------------------------------

ABOUT: Final = "{second} against {first}"
ABOUT_CLOSED: Final = "both closed, both searched"
ABOUT_ARTICLES: Final = "{second} and {first} articles"
ONE_WEEK: Final = "There is no earlier week in this watch. Choose a later week, or another one to hold it against."
CHANGE: Final = "Change"
CHANGE_FROM_TO: Final = "from {first} to {second}"
LEVEL: Final = "Level"
LEVEL_STAYS: Final = "in both weeks"
LEVEL_FROM: Final = "from {level}"
WEIGHTINGS: Final = "Weightings"
RANGE: Final = "Under others"
RANGE_SAID: Final = "{low} to {high}"
RANGE_REMARK: Final = "in 8 of 10 plausible weightings, {zero}"
ZERO_INSIDE: Final = "zero inside"
ZERO_OUTSIDE: Final = "zero outside"
REPORTS_IN: Final = "Reports in"
REPORTS_IN_SAID: Final = "{second} and {first}"
REPORTS_IN_REMARK: Final = "of the two weeks’, judging by past delays"
REPORTS_IN_UNKNOWN: Final = "Not known"
REPORTS_IN_FEW: Final = "too few past reports tell of delays"
RESTS_ON: Final = "Rests on"
RESTS_ON_SAID: Final = "{second} and {first} articles"
THIN: Final = "{week} is a thin week: low confidence"
THIN_BOTH: Final = "both are thin weeks: low confidence"
PERCENT: Final = "{share} %"
WITHHELD: Final = "No comparison"

# --- Bridge --------------------------------------------------------------------------------------

BRIDGE_NOTE: Final = (
    "Points of the posture score from {first} to {second}, axis from zero. Click a bar for its incidents."
)
KEY_NEW: Final = "new"
KEY_FADING: Final = "fading from before"
BRIDGE_HOW: Final = (
    "The bridge leads from the first score to the second, one step a group; the steps add up to the change exactly.",
    "Solid: what incidents since the first week have brought, as far as it is left.",
    "Hatched: what the first week held and has since faded. An incident counts half after its indicator’s half-life.",
    "Weights, data and definitions have a step of their own; it is zero while both weeks share them.",
)
WHAT_HAPPENED: Final = "What happened"
WHAT_WE_CHANGED: Final = "What the watch changed"
ACCOUNTS: Final = {"weights": "Weights", "data": "Data", "definitions": "Definitions"}
SAME: Final = {"weights": "same set", "data": "same day", "definitions": "same version"}
OTHER: Final = {"weights": "other set", "data": "other day", "definitions": "other version"}
CONTEXT: Final = "Context"
CONTEXT_REMARK: Final = "weight 0"
OTHERS: Final = "{count} more"
FADING: Final = "fading"
HEADS_BRIDGE: Final = ("Part", "New", "Fading", "Together")
CHANGE_TOTAL: Final = "Change"
NO_SITE: Final = "{country}, no site"
NO_PLACE: Final = "Place not said"
BY: Final = {"indicator": "By indicator", "site": "By site", "side": "By actor side", "direction": "By direction"}
NOTHING_MOVED: Final = "No step moves the score."
KNOWN_ON: Final = "as known on {first} and on {second}"
AGREE: Final = {1: "say higher", -1: "say lower", 0: "say level"}

# --- Facts ---------------------------------------------------------------------------------------

FACT_MOVED: Final = "{name} {first} to {second}"
FACTS_MORE: Final = "{said}, and {count} more differ"
FACTS_SAME: Final = "Nothing differs in native units"
FACTS_NOTE: Final = "Native units, {first} to {second}. Never part of the score."
FACT_NAMES: Final = {
    "attacks": "Attacks on us",
    "killed": "Killed",
    "wounded": "Wounded",
    "sites_hit": "Sites hit",
    "measures": "Measures in force",
    "sites_held": "Sites held",
    "systems": "Systems working",
}
MOVED: Final = "{unit} {part}"
NOT_SAID: Final = "not said"
FACT_RANGE: Final = "{week} {low} to {high}"
FACT_UNSIZED: Final = ("{{week}}: {count} move unsized", "{{week}}: {count} moves unsized")
TO: Final = "to"

# --- Incidents -----------------------------------------------------------------------------------

ACCOUNTS_NOTE: Final = (
    "Contributions: every incident that counts in either week, once. Another exact account than the bridge."
)
ACCOUNTS_TITLE: Final = "{count} new incidents add {points} points; everything earlier moves by {rest}"
ACCOUNTS_NONE: Final = "No new incident; everything earlier moves by {rest} points"
PARTS: Final = {
    "only_second": "Only in {second}",
    "between": "Between the two weeks",
    "both": "In both weeks",
    "only_first": "Only in {first}, fading",
    "carried": "Carried by memory",
    "unchanged": "Unchanged, by less than 0.05 each",
}
WHERE_FROM: Final = "Where the points come from"
INCIDENTS: Final = "Incidents"
POSTURE_SCORE: Final = "Posture score"
LISTS_TITLE: Final = "The incidents behind it"
LISTS_NOTE: Final = "What each adds to either week’s score"
LIST_HEAD: Final = "{name}: {count}"
INCIDENT: Final = "Incident"
MORE: Final = ("{count} more", "{count} more")
REPORT_FORMS: Final = ("{count} report", "{count} reports")

# --- As known then -------------------------------------------------------------------------------

KNOWN_TITLES: Final = {
    "same": "Later reports leave the direction as it was",
    "other": "Later reports turn the direction",
    "withheld": "As known then there is no comparison",
}
KNOWN_NOTE: Final = "Each week as known on its own Sunday, and by all that is known now"
AS_KNOWN: Final = "As known"
THEN: Final = "each on its Sunday"
NOW: Final = "on {day}"
SHARE_IN: Final = "{share} % in"

# --- Slopes --------------------------------------------------------------------------------------

SLOPES_NOTE: Final = (
    "Indicator score, 0–100, sorted by points. Dashed: mean of the four weeks before; dotted: mean of earlier weeks "
    "that are not thin. Below: rank of {second} among those."
)
SLOPE_ALT: Final = "from {first} to {second}"
INDICATOR: Final = "Indicator"
POINTS: Final = "Points"
POINTS_WORD: Final = "points"
RECENT: Final = "Four weeks before"
USUAL: Final = "Earlier weeks"
RANK: Final = "Rank"
RANK_OF: Final = "number {rank} of {of}"
NO_RANK: Final = "no earlier week to rank with"
ZERO_SO_FAR: Final = "zero so far"
UNUSUAL: Final = "Unusual?"
