"""From a number to its articles: the posture score, its incidents, their reports, the articles.

Start from `gather_evidence(watch, matrix)`: the reports known on the matrix's as-of day.

    incidents_of      a week's score, or one indicator's part of it -> the incidents behind it
    incident_dossier  an incident -> its reports side by side, and what it adds to which weeks
    article_page      an article -> its citation, reports and text with the sentences they rest on
"""

from indicators.evidence.article import ArticlePage, Segment, article_page
from indicators.evidence.attribution import Attribution, Naming, attribute
from indicators.evidence.dossier import IncidentDossier, incident_dossier
from indicators.evidence.gathered import Evidence, gather_evidence
from indicators.evidence.incidents import IncidentList, incidents_of
from indicators.source_groups import original_source, source_groups

__all__ = [
    "ArticlePage", "Attribution", "Evidence", "IncidentDossier", "IncidentList", "Naming", "Segment",
    "article_page", "attribute", "gather_evidence", "incident_dossier", "incidents_of", "original_source",
    "source_groups",
]  # fmt: skip
