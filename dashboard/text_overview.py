"""The words of the Overview. Sentences made from numbers come from the library; these are the rest."""

from __future__ import annotations

from typing import Final

# --- Headline ------------------------------------------------------------------------------------

POSTURE_IN: Final = "Posture in {week}, {days}"
NOT_DANGER: Final = "How much is happening, on both sides. Not danger, not a forecast."
NO_LEVEL: Final = "No level yet"
NONE: Final = "–"
CHANGE_ON: Final = "{points} on {week}: {level}, {score}"
OPEN_NUMBER: Final = "{name} {number}: open the incidents behind it"
REPORTS_BEHIND: Final = "{count} behind this week"
REPORT_FORMS: Final = ("{count} report", "{count} reports")
ARTICLE_FORMS: Final = ("{count} article", "{count} articles")
INCIDENT_FORMS: Final = ("{count} incident", "{count} incidents")

READING_THREAT: Final = "Threat alone"
READING_RESPONSE: Final = "Response"
READING_EXPOSURE: Final = "Exposure"
READING_LEVEL: Final = "Level"
READING_RESTS_ON: Final = "Rests on"
READING_IN: Final = "Reports in"
SHARE_IN: Final = "About {percent} %"
SHARE_IN_ALMOST_NONE: Final = "Hardly any"
BY_PAST_DELAYS: Final = "of this week’s, judging by past delays;"
SHARE_NOT_KNOWN: Final = "Not known,"
FEW_PAST_REPORTS: Final = "too few past reports tell of delays;"
BEGUN_SO_FAR: Final = "{incidents} begun so far"
BEGUN_NONE: Final = "no incident begun so far"
MORE_EXPECTED: Final = ", about {count} expected."
HARDLY_MORE_EXPECTED: Final = ", hardly any more expected."
NOT_EXPECTED: Final = {"few_weeks": "; too few earlier weeks tell how many are to come."}
READING_UNUSUAL: Final = "Unusual?"
READING_CUTOFF: Final = "Cut-off"
UP_FROM: Final = "up from {score}"
DOWN_FROM: Final = "down from {score}"
AS_BEFORE: Final = "as the week before"
NO_WEIGHT_ON_AXIS: Final = "no weight on it in this set"
AXIS_NOT_KNOWN: Final = "not known this week"
RESTS_ON: Final = "published in the week; of {incidents}, {single} on a single source."
RESTS_ON_NOTHING_NEW: Final = "published in the week; no incident lies in it."
RESTS_ON_NO_WEIGHT: Final = "published in the week; no incident in it counts under these weights."
THIN_WEEK: Final = "A thin week: low confidence."
CUTOFF: Final = "and nothing published later"
BOUNDS: Final = "Bounds"
BOUNDS_OF_WEEK: Final = "{low} to {high}, whatever turns out for {indicators}"
RANGE: Final = "Range"
RANGE_OF_SET: Final = "{low} to {high} under these weights, since some indicators lower the score"

# --- Families ------------------------------------------------------------------------------------

FAMILIES_NOTE: Final = "Scores 0–100; charts and figures in native units, over the same {weeks} weeks"
WEIGHT_NONE: Final = "weight 0 in this set"
DRAWN_STRIKES: Final = "Incidents a week"
DRAWN_MEASURES: Final = "Measures a week, and in force"
DRAWN_MOVES_ALONE: Final = "Moves a week"
DRAWN_MOVES: Final = "Moves a week, and sites held: {held}"
DRAWN_STAGES: Final = "Latest stage of each system"
DRAWN_COUNTS: Final = "Incidents a week"
KEY_GRAVE: Final = "grave"
KEY_OTHER: Final = "other"
KEY_KILLED: Final = "killed, above the bar"
KEY_RAISED: Final = "raised"
KEY_RELAXED: Final = "relaxed"
KEY_IN_FORCE: Final = "in force"
KEY_SITES_HELD: Final = "sites held"
KEY_INCIDENTS: Final = "incidents"
NOT_LIFTED: Final = "Oldest since {day}; in force means not reported lifted"
NOTHING_IN_FORCE: Final = "Nothing in force that a report speaks of"
REASONS_TITLE: Final = "Stated reasons of these moves, several allowed"
REASONS_NONE: Final = "No move began this week"

# --- Main chart ----------------------------------------------------------------------------------

WEEKS_NOTE: Final = "Posture score as points of each indicator. Line: score. Click a week to select it, drag to zoom."
HOW_WEEKS: Final = (
    "Each column is a week. Its parts are the points that each indicator adds to the posture score, largest "
    "weight first; the line is their sum. An incident counts once, however many articles report it, and fades "
    "by half over its indicator's half-life. The coloured bands are the five levels. The level rises at once "
    "and falls only when two full weeks lie more than five points under the threshold, so the rail below can "
    "stand higher than the line. A hollow column is an indicator whose memory is still filling; a pale one has "
    "no new incident and lives from memory; “?” is a week that nobody searched; thin weeks rest on three "
    "articles or fewer."
)
STATES: Final = "States"
STATE_OBSERVED: Final = "observed"
STATE_ZERO: Final = "observed zero"
STATE_WARMING: Final = "warming up, first weeks"
STATE_MEMORY: Final = "memory only"
STATE_PROVISIONAL: Final = "provisional"
STATE_NOT_COVERED: Final = "not covered"
STATE_THIN: Final = "thin: three articles or fewer"
NONE_HERE: Final = "{state}, none here"

# --- Sites and map -------------------------------------------------------------------------------

SITES_NOTE: Final = "State on {day}. Bar and bold: changed this week. Dots: attacks by week, filled when grave."
SITE: Final = "Site"
STATE: Final = "State"
IN_FORCE_SINCE: Final = "In force, since"
LAST_FOUR: Final = "{first} to {last}"
WORST: Final = "Worst of the four weeks"
LAST_ATTACK: Final = "Last"
THEATRE: Final = "Elsewhere in the theatre"
SYSTEMS_THERE: Final = "systems"
MAP_NOTE: Final = "{incidents}. Area: event weight. Dashed ring: a place known only that roughly."
ALL_SITES: Final = "All {count} sites"
ATTACKS_IN: Final = "{week}: {attacks}, {grave} grave"

# --- Incidents -----------------------------------------------------------------------------------

INCIDENTS_NOTE: Final = "This week’s incidents, strongest first. Points add up to the score."
INCIDENT: Final = "Incident"
PLACE_AND_DATE: Final = "Place and date"
BY_WHOM: Final = "By whom"
STATED_REASON: Final = "Stated reason"
REPORTS_GRADES: Final = "Reports, grades"
WEIGHT: Final = "Weight"
POINTS: Final = "Points"
WEIGHT_ZERO: Final = "weight 0"
IN_MEMORY: Final = "{incidents} of earlier weeks, still in memory"
POSTURE_SCORE: Final = "Posture score"
NO_INCIDENTS: Final = "No incident is dated into this week."
NO_INCIDENTS_BUT_MEMORY: Final = "No incident this week. What the score holds comes from memory of earlier weeks."

# --- Indicators ----------------------------------------------------------------------------------

INDICATORS_NOTE: Final = (
    "Score 0–100 against each indicator’s own anchor. Share of the weight, and of the score’s movement over the weeks; "
    "underlined: under half or over twice its weight."
)
INDICATOR: Final = "Indicator"
SCORE: Final = "Score"
CHANGE: Final = "Change"
WEEKS_COLUMN: Final = "{weeks} weeks, 0–100"
INCIDENTS_SHORT: Final = "Incid."
REPORTS_SHORT: Final = "Reports"
SHARE: Final = "Weight, and movement"
WHY: Final = "Why"
CONTEXT_ROWS: Final = "Context, weight 0 in this set: they move no score"

# --- Axes ----------------------------------------------------------------------------------------

AXES_NOTE: Final = "Each axis on its own scale of 0–100, with the set’s weights renormalised over its indicators"
CONTRAST_NOTE: Final = "Threat minus response, −100 to 100"
HOW_AXES: Final = (
    "Threat, response and exposure answer different questions and are never added here: what is done to us, "
    "what we do about it, and how much of us is on the move. The contrast is a difference of two scales, not "
    "a race: it does not say that one outruns the other."
)

# --- Watched, not observed -----------------------------------------------------------------------

WATCHED_TITLE: Final = "Watched, not observed"
NOT_FOUND: Final = "Looked for, not found this week"
NOT_SINCE: Final = "Not since"
NEVER: Final = "Never in these weeks"
GAPS: Final = "Gaps"
NO_GAPS: Final = "Every week so far was searched"
NO_RECORD_OF_GAPS: Final = "The watch keeps no record of what was searched: zero and missing cannot be told apart"
HOW_TO_READ_TITLE: Final = "How to read this"
HOW_TO_READ: Final = (
    "The score is an index from 0 to 100 of how much is happening, on both sides.",
    "An incident counts once, however many articles report it, and fades by half {fading}.",
    "The level rises at once. It falls only when two full weeks are more than five points under the threshold.",
    "Native units stand beside the scores and never enter them.",
)

# --- Native facts --------------------------------------------------------------------------------

FACTS_STRIKES: Final = (
    ("incidents", ("incident", "incidents")),
    ("grave", ("grave", "grave")),
    ("killed", ("killed", "killed")),
    ("wounded", ("wounded", "wounded")),
)
FACTS_MEASURES: Final = (
    ("raised", ("raised", "raised")),
    ("relaxed", ("relaxed", "relaxed")),
    ("in_force", ("in force", "in force")),
)
FACTS_COUNTS: Final = (("incidents", ("incident", "incidents")), ("reports", ("report", "reports")))
LAST_WEEK_NONE: Final = "Last week none"
LAST_WEEK_NOT_COVERED: Final = "Last week was not covered"
LAST_WEEK_STRIKES: Final = "Last week {incidents}, {grave} grave: {killed}, {wounded}"
RANGE_OF_REPORTS: Final = " ({low}–{high})"
MOVES: Final = ("move", "moves")
MOVES_UNSIZED: Final = ("move unsized", "moves unsized")
UNIT_NONE: Final = "moved"
NO_SYSTEM_YET: Final = "No system reported yet"
SYSTEM_SINCE: Final = "{system} {stage} since {day}"
REASON_WORDS: Final = {
    "threat": "Threat",
    "virus": "Virus",
    "mission_complete": "Mission done",
    "political": "Political",
    "planned": "Planned",
    "other": "Other",
    "unstated": "Not said",
}
HEADS_STRIKES: Final = ("Week", "Incidents", "Grave", "Killed", "Wounded")
HEADS_MEASURES: Final = ("Week", "Raised", "Relaxed", "In force")
HEADS_STAGES: Final = ("System", "Stage", "From", "Until")
HEADS_COUNTS: Final = ("Week", "Incidents")
HEAD_WEEK: Final = "Week"

# --- Words that several sections use -------------------------------------------------------------

ARTICLES: Final = "Articles"
THREAT: Final = "Threat"
RESPONSE: Final = "Response"
EXPOSURE: Final = "Exposure"
CONTRAST: Final = "Contrast"
PLACE_NOT_SAID: Final = "Place not said"
REPORTS_OF_SOURCES: Final = "{reports} · {grades}"
NO_ATTACK: Final = "no attack"
THEATRE_KEY: Final = ""
HELD: Final = "held"
WORST_HARM: Final = "harm"
WORST_NO_ATTACK: Final = "no attack"
HOW_MAP: Final = (
    "Each mark is an incident of the week, in its indicator’s colour and shape; its area is the incident’s weight. "
    "Marks inside a dashed ring are known only to lie in that governorate or country, not at that point. Small "
    "squares are protected sites. Points are approximate, set by the coder for the named place."
)
ALL_FOUND: Final = "Every indicator had an incident"
GAPS_UNSEARCHED: Final = ("{{weeks}} was not searched", "{{weeks}} were not searched")
GAPS_THIN: Final = ("; {{weeks}} rests on three articles or fewer", "; {{weeks}} rest on three articles or fewer")
LATE_TITLE: Final = "As known then, and now"
NOT_KNOWN_THEN: Final = "The week had no score when it ended."
NOT_OVER_YET: Final = "{week} was not over on {day}: its score may still move."
AS_KNOWN_THEN_SAME: Final = "On its Sunday {week} stood at {score}, as it does now: nothing published later moved it."
AS_KNOWN_THEN: Final = "On its Sunday {week} stood at {then}. Reports published later bring it to {now}."
SHOWN_THEN: Final = "As known on {day}, {week} stands at {then}. By what is known on {latest} it stands at {now}."
SHOW_NOW: Final = "Show what is known now"
SHOW_THEN: Final = "Show what was known on {day}"
SAME_SCORE: Final = 0.05
HIGHEST: Final = "highest {score} in {week}"
NOTHING_KNOWN: Final = "not known in any week"
FADES_EVERY: Final = ("every week", "every {count} weeks")
FADES_ODD: Final = "every {weeks:g} weeks"
FADES_OR: Final = " or "
FADES_BY_DEFINITION: Final = "over its indicator’s half-life"
NOT_COVERED_KEY: Final = "not_covered"
PROVISIONAL_KEY: Final = "provisional"
STATE_WORDS: Final = {"observed": STATE_OBSERVED, "provisional": STATE_PROVISIONAL, "not_covered": STATE_NOT_COVERED}
WEEK_REMARKS: Final = {"provisional": "provisional", "not_covered": "not covered"}
NOT_SAID: Final = "not said"
PROTECTED_SITE: Final = "protected site"
BORDERS: Final = "Borders: Natural Earth"
UNCHANGED: Final = "unchanged"
PERCENT: Final = "{share} %"
SHARE_TO: Final = " → "
SHARES_APART: Final = "moves the score by less than half or more than twice its weight"

# Since this browser last looked
SINCE_TITLE: Final = "New since {day}, when you last looked"
SINCE_ARTICLES: Final = ("{count} article came in", "{count} articles came in")
SINCE_REPORTS: Final = ("{count} report was added", "{count} reports were added")
SINCE_CHANGED: Final = ("{count} report was corrected", "{count} reports were corrected")
SINCE_GONE: Final = ("{count} report was withdrawn", "{count} reports were withdrawn")
SINCE_OTHER: Final = "Sites, coverage or settings were changed"
SINCE_WEEKS: Final = ("{count} week's score moved:", "{count} weeks' scores moved:")
SINCE_NO_WEEK: Final = "No week's score moved."
SINCE_FROM_TO: Final = "{then} \u2192 {now}"
SINCE_MORE: Final = " The other {count} moved by less."

# How much hangs on the weights
READING_WEIGHTINGS: Final = "Weightings"
OF_PLAUSIBLE: Final = " of 1,000 plausible weight sets"  # said once is enough
WEIGHTINGS_LINK: Final = "Try other weights"
