"""Why a number is what it is, for a view: the change in words, the incidents, the articles."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dashboard.kept import kept
from dashboard.queries.scored import ScoredQueries
from indicators import article_page, change_sentence, compare_weeks, incident_dossier, incidents_of
from indicators.family_sentences import family_reason
from indicators.situation import coverage_gaps, watched
from indicators.verdict import level_sentence
from indicators.vocabulary import Axis, IndicatorState
from indicators.weeks import Week

if TYPE_CHECKING:
    import pandas as pd

    from dashboard.view import SettledView
    from indicators import Comparison
    from indicators.evidence import ArticlePage, IncidentDossier, IncidentList

UNKNOWN = IndicatorState.UNKNOWN.value
_OPEN_PLACE = re.compile(r"\s*(\b(for|on|at|in|near|of|over|against|about|around)\s+)?\{place\}\s*")


class ExplainedQueries(ScoredQueries):
    """The sentences and the evidence behind a view's numbers."""

    @kept("week", "weights", "as_of")
    def comparison(self, view: SettledView) -> Comparison | None:
        """Compare the view's week with the one before; None for the watch's first week."""
        before = self.week_before(view)
        if before is None:
            return None
        return compare_weeks(before, view.week, self.scores(view), reports=self.watch.reports)

    @kept("week", "weights", "as_of")
    def change_sentence(self, view: SettledView) -> str:
        """Say in one sentence what changed on the week before, and why."""
        return change_sentence(self.comparison(view), self.phrasebook(view.as_of))

    def week_compared(self, view: SettledView) -> str | None:
        """Name the week before the view's if the two scores can be compared; None where that is withheld."""
        comparison = self.comparison(view)
        return None if comparison is None or comparison.change is None else comparison.week_from.week

    def unknown_indicators(self, view: SettledView) -> list[str]:
        """Name the weighed indicators that nobody has reported on up to the view's week."""
        scores = self.scores(view)
        rows = scores.indicators
        unknown = rows[(rows["week"] == view.week) & (rows["state"] == UNKNOWN)]["indicator"]
        return [d.title for d in scores.matrix.definitions if d.id in set(unknown) and scores.weights[d.id] > 0]

    def level_sentence(self, view: SettledView) -> str:
        """Say the level of the view's week, and why it is held where its score alone says another."""
        week = self.scores(view).weeks.loc[[view.week]]
        return level_sentence(week.iloc[0])

    @kept("weights", "as_of")
    def week_phrases(self, view: SettledView) -> dict[str, str]:
        """Say for every week what its strongest new incidents were: "ballistic missiles on Al Asad, 8 January"."""
        rows = self.scores(view).incidents
        new = rows[(rows["raw"] > 0) & (rows["contribution"] > 0)]
        phrases = {}
        for week, own in new.groupby("week"):
            points = dict(zip(zip(own["incident_id"], own["indicator"], strict=True), own["contribution"], strict=True))
            groups = self.phrasebook(view.as_of).groups(points, until=Week.parse(str(week)).sunday)
            if groups:
                phrases[str(week)] = f"{groups[0].text[:1].upper()}{groups[0].text[1:]}, {groups[0].when}"
        return phrases

    @kept("week", "as_of")
    def family_reason(self, view: SettledView, indicators: tuple[str, ...]) -> str:
        """Say what was new in the view's week for some indicators, and what fades."""
        return family_reason(self.matrix(view.as_of), view.week, indicators, self.phrasebook(view.as_of))

    @kept("week", "weights", "as_of")
    def incidents(self, view: SettledView, indicator: str | None = None) -> IncidentList:
        """List the incidents behind the view's week, strongest first, and what memory carries."""
        return incidents_of(self.evidence(view.as_of), self.scores(view), view.week, indicator)

    def dossier(self, view: SettledView) -> IncidentDossier:
        """Put the view's incident's reports side by side. Raises UnknownIncident."""
        return incident_dossier(self.evidence(view.as_of), self.scores(view), view.incident or "")

    def attributed_to(self, found: IncidentDossier) -> str:
        """Say whom an incident is laid to, on the axis of the first indicator that counts it (none: threat)."""
        axis = self.definition(found.indicators[0]).axis if found.indicators else Axis.THREAT
        return found.attribution.sentence(axis, self.watch.settings.words)

    def article(self, view: SettledView) -> ArticlePage:
        """Open the view's article. Raises UnknownArticle."""
        return article_page(self.evidence(view.as_of), view.article or "")

    def hues_of_incidents(self, view: SettledView) -> dict[str, int]:
        """Give each incident the hue of the first indicator that counts it."""
        rows = self.matrix(view.as_of).incident_weights.drop_duplicates("incident_id")
        hues = {d.id: d.hue for d in self.catalogue.definitions}
        return {row["incident_id"]: hues[row["indicator"]] for row in rows.to_dict("records")}

    def question(self, indicator: str) -> str:
        """Give the question that an indicator answers."""
        return self.definition(indicator).question or ""

    @kept("week", "as_of")
    def watched(self, view: SettledView) -> pd.DataFrame:
        """List what the definitions look for and when each was last found, up to the view's week."""
        return watched(self.matrix(view.as_of), self.evidence(view.as_of).known, view.week)

    def coverage_gaps(self, view: SettledView) -> pd.DataFrame:
        """List the weeks up to the view's that were not covered or rest on few articles."""
        return coverage_gaps(self.matrix(view.as_of), view.week)

    def word(self, code: str) -> str:
        """Say a coded word plainly: the watch's phrase without its place, else the code with spaces.

        A phrase that begins with the place ("{place} stormed") makes no sense without it.
        """
        phrase = self.watch.settings.words.get(code, "")
        bare = "" if phrase.startswith("{") else _OPEN_PLACE.sub(" ", phrase).strip()
        return bare if bare and "{" not in bare else code.replace("_", " ")
