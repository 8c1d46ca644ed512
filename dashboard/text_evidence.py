"""The words of the evidence pane."""

from __future__ import annotations

from typing import Final

from dashboard.text_overview import INCIDENT_FORMS, POSTURE_SCORE, REASON_WORDS, REPORT_FORMS, WEIGHT_ZERO

__all__ = ["INCIDENT_FORMS", "POSTURE_SCORE", "REASON_WORDS", "REPORT_FORMS", "WEIGHT_ZERO"]

DASH: Final = "–"
NOT_HERE: Final = "Not in this watch"
INCIDENT: Final = "Incident"
SMALLEST_SHOWN: Final = 0.05  # points; weeks to which an incident adds less are left out of its list

LIST_TITLE: Final = "{name}: {total} points and the incidents behind them"
LIST_NO_SCORE: Final = "{name}: the incidents behind it"
WEEK_ABOUT: Final = "{week}, {days}"
OF_THIS_WEEK: Final = "Incidents of this week"
OF_THIS_WEEK_NOTE: Final = "Strongest first. Open one for its reports side by side."
FROM_MEMORY: Final = "Still in memory from earlier weeks"
FROM_MEMORY_NOTE: Final = "Each fades by half over its indicator’s half-life."
TOTAL: Final = "{name}, all together"
BACK_TO_LIST: Final = "Incidents of the week"
BACK_TO_INCIDENT: Final = "The incident"

SOURCE_FORMS: Final = ("{count} independent source", "{count} independent sources")
REPORTS_FROM: Final = "{reports} from {sources}."
SIDE_BY_SIDE: Final = "What each report says"
DISAGREE: Final = "They differ on {things}."
AGREE: Final = "They do not contradict each other."
ABOUT: Final = {
    "dates": "the date",
    "place": "the place",
    "size": "the size",
    "killed": "the killed",
    "wounded": "the wounded",
    "actor": "who did it",
    "target": "whom it was aimed at",
    "target_side": "which side was hit",
    "subtype": "the means",
    "direction": "the direction",
    "stated_reason": "why",
    "credibility": "how far to believe it",
}
SUMMARY: Final = "In short"
DATES: Final = "When"
PLACE: Final = "Where"
BY_WHOM: Final = "By whom"
ON_WHOM: Final = "On whom"
SIZE: Final = "Size"
KILLED: Final = "Killed"
WOUNDED: Final = "Wounded"
REASON: Final = "Stated reason"
GRADES: Final = "Grade"
BELIEVED: Final = "believed {q:.2f}"
ARTICLE: Final = "Article"

WHAT_IT_ADDS: Final = "What it adds to which weeks"
WHAT_IT_ADDS_NOTE: Final = "Points of the posture score under the weights in force"
ADDS_NOTHING: Final = "No indicator counts it: it adds nothing to any week"
OF_SCORE: Final = "of {score}"
NO_SCORE: Final = "no score"
FADING: Final = "fading"
LINKED: Final = "Linked incidents"
ENDS: Final = "Ends"
ENDED_BY: Final = "Ended by"

SOURCE: Final = "Source"
ITS_TEXT: Final = "The text and what it evidences"
ITS_TEXT_NOTE: Final = "Underlined: a sentence that a report rests on; highlighted: the incident you came from."
ITS_REPORTS: Final = "Reports taken from it"
NO_TEXT: Final = "The watch keeps facts and the citation of this article, not its text."
REPORTS_TAKEN: Final = ("{count} report taken from it", "{count} reports taken from it")
RELIABILITY: Final = "Source reliability {grade}: {meaning}."
NOT_JUDGED: Final = "not judged"
RELIABILITY_WORDS: Final = {
    "A": "completely reliable",
    "B": "usually reliable",
    "C": "fairly reliable",
    "D": "not usually reliable",
    "E": "unreliable",
    "F": "cannot be judged",
}
