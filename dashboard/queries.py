"""The only door from the screens to the library: a view goes in, tables and sentences come out.

Nothing here draws and nothing here adds up points. What is costly is kept: the weekly matrix per
as-of date, the scores per as-of date and weight set.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from dashboard.view import Choices, View, choose, messages_of
from indicators import (
    Phrasebook,
    article_page,
    change_sentence,
    compare_weeks,
    compose,
    gather_evidence,
    incident_dossier,
    incidents_of,
    score_incidents,
    situation,
)
from indicators.family_sentences import families_title, family_reason
from indicators.situation import (
    counts_weeks,
    coverage_gaps,
    measures_weeks,
    moves_weeks,
    native_incidents,
    reasons_between,
    site_board,
    sites_held_weeks,
    stages_spans,
    strikes_weeks,
    watched,
)
from indicators.titles import axes_title, contrast_title, incidents_title, indicators_title, posture_title
from indicators.verdict import level_sentence
from indicators.weeks import Week, today_in

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from indicators import Catalogue, Comparison, Evidence, Scores, Situation, Watch, WeeklyMatrix
    from indicators.definition import Definition
    from indicators.evidence import ArticlePage, IncidentDossier, IncidentList
    from indicators.situation import NativeIncidents

_KEPT_DATES = 24
_KEPT_SCORES = 96
_PANELS = 4


@dataclass(frozen=True)
class WatchCounts:
    """What a watch holds, for the foot of the navigation."""

    title: str
    timezone: str
    articles: int
    reports: int
    incidents: int
    first_week: str
    last_week: str


@dataclass(frozen=True)
class Family:
    """Indicators that share a panel. lead: the first of them; the panel shows its score.

    drawing: how the panel is drawn ("strikes", "measures_raised", "moves", "stages", "counts").
    names: coded system -> its name on the screen; systems that nobody named are left out.
    """

    title: str
    drawing: str
    lead: Definition
    members: tuple[Definition, ...]
    names: Mapping[str, str]

    @property
    def ids(self) -> tuple[str, ...]:
        """Name the members."""
        return tuple(member.id for member in self.members)


class Queries:
    """Everything that the pages ask, for one watch and one catalogue."""

    def __init__(self, watch: Watch, catalogue: Catalogue) -> None:
        """Keep the watch; nothing is scored until it is asked for."""
        self.watch = watch
        self.catalogue = catalogue
        self.matrix = lru_cache(_KEPT_DATES)(self._matrix)
        self.native = lru_cache(_KEPT_DATES)(self._native)
        self.evidence = lru_cache(_KEPT_DATES)(self._evidence)
        self.phrasebook = lru_cache(_KEPT_DATES)(self._phrasebook)
        self._scores = lru_cache(_KEPT_SCORES)(self._compose)

    # --- what there is to choose from -------------------------------------------------------------

    def settle(self, view: View) -> tuple[View, tuple[str, ...]]:
        """Fill a view's defaults in and check it; give a message for each part that was refused.

        Default week: the last observed one (or the last, when none is); as-of: everything known.
        """
        first, last = Week.parse(self.watch.settings.first_week).monday, self.last_day
        dates = Choices(weeks=(view.week or "",), weight_sets=(view.weights or "",), indicators=(view.show or "",),
                        first_day=first, last_day=last)  # fmt: skip
        dated, about_date = choose(view, dates)
        as_of = dated.as_of or last
        weeks = tuple(week.label for week in self.matrix(as_of).weeks)
        offered = Choices(weeks, tuple(self.catalogue.weight_sets), tuple(d.id for d in self.catalogue.definitions),
                          first, last)  # fmt: skip
        chosen, about_rest = choose(dated, offered)
        week = chosen.week or self._latest_closed(as_of)
        settled = chosen.but(week=week, weights=chosen.weights or self.watch.settings.weights, as_of=as_of)
        return settled, messages_of(about_date, about_rest)

    @property
    def last_day(self) -> date:
        """The last as-of date that makes sense: the watch's last Sunday, or today for a live watch."""
        last_week = self.watch.settings.last_week
        return Week.parse(last_week).sunday if last_week else today_in(self.watch.settings.timezone)

    def weight_sets(self) -> dict[str, str]:
        """Name the weight sets: id -> title."""
        return {set_id: named.title for set_id, named in self.catalogue.weight_sets.items()}

    def counts(self, view: View) -> WatchCounts:
        """Count what had been published by the view's as-of date."""
        settings = self.watch.settings
        reports = self.watch.reports[self.watch.reports["published"].dt.date <= view.as_of]
        articles = self.watch.articles[self.watch.articles["published"].dt.date <= view.as_of]
        weeks = self.matrix(view.as_of).weeks
        return WatchCounts(
            settings.title, settings.timezone, len(articles), len(reports), reports["incident_id"].nunique(),
            weeks[0].label, weeks[-1].label,
        )  # fmt: skip

    # --- scores and what explains them ------------------------------------------------------------

    def scores(self, view: View) -> Scores:
        """Score the watch for the view's as-of date and weight set."""
        return self._scores(view.as_of, view.weights)

    def comparison(self, view: View) -> Comparison | None:
        """Compare the view's week with the one before; None for the watch's first week."""
        before = self.week_before(view)
        if before is None:
            return None
        return compare_weeks(before, view.week, self.scores(view), reports=self.watch.reports)

    def change_sentence(self, view: View) -> str:
        """Say in one sentence what changed on the week before, and why."""
        return change_sentence(self.comparison(view), self.phrasebook(view.as_of))

    def level_sentence(self, view: View) -> str:
        """Say the level of the view's week, and why it is held where its score alone says another."""
        return level_sentence(self.scores(view).weeks.loc[view.week])

    def week_before(self, view: View) -> str | None:
        """Name the week before the view's; None for the first."""
        labels = list(self.scores(view).weeks.index)
        place = labels.index(view.week)
        return str(labels[place - 1]) if place else None

    # --- evidence ---------------------------------------------------------------------------------

    def incidents(self, view: View, indicator: str | None = None) -> IncidentList:
        """List the incidents behind the view's week, strongest first, and what memory carries."""
        return incidents_of(self.evidence(view.as_of), self.scores(view), view.week, indicator)

    def dossier(self, view: View) -> IncidentDossier:
        """Put the view's incident's reports side by side. Raises UnknownIncident."""
        return incident_dossier(self.evidence(view.as_of), self.scores(view), view.incident)

    def article(self, view: View) -> ArticlePage:
        """Open the view's article. Raises UnknownArticle."""
        return article_page(self.evidence(view.as_of), view.article)

    # --- what is in force -------------------------------------------------------------------------

    def last_day_of_week(self, view: View) -> date:
        """Give the day on which the view's week is looked at: its Sunday, or the as-of date if that is earlier."""
        return min(Week.parse(view.week).sunday, view.as_of)

    def situation(self, view: View) -> Situation:
        """Describe what is in force at the end of the view's week, in native units."""
        day = self.last_day_of_week(view)
        return situation(self.watch, self.matrix(view.as_of), day, self.native(view.as_of))

    def families(self, view: View) -> tuple[Family, ...]:
        """Group the indicators that say how they are drawn; without any, the four of most weight stand alone."""
        groups: dict[str, list[Definition]] = {}
        for definition in self.matrix(view.as_of).definitions:
            if definition.native is not None:
                groups.setdefault(definition.native.family, []).append(definition)
        if not groups:
            weights = self.catalogue.weights(view.weights)
            heaviest = sorted(self.matrix(view.as_of).definitions, key=lambda d: -weights[d.id])
            groups = {d.id: [d] for d in heaviest[:_PANELS]}
        return tuple(self._family(members) for members in groups.values())

    def _family(self, members: list[Definition]) -> Family:
        lead = members[0]
        title, drawing = (lead.short, "counts") if lead.native is None else (lead.native.family_title, lead.native.drawing)
        return Family(title, str(drawing), lead, tuple(members), self._system_names(lead))

    def _system_names(self, lead: Definition) -> dict[str, str]:
        """Name systems by the watch's words; a system said in the words of its kind is not named at all."""
        phrases = self.watch.settings.words
        general = {phrases.get(kind) for kind in lead.match.get("kind", ())}
        coded = {word: phrase.partition(" for {place}")[0] for word, phrase in phrases.items() if phrase not in general}
        return {word: name for word, name in coded.items() if "{place}" not in name}

    def site_board(self, view: View) -> pd.DataFrame:
        """Describe every protected site, and the rest of the theatre, at the end of the view's week."""
        reports = set(self.watch.reports["event_id"])
        return site_board(self.native(view.as_of), self.last_day_of_week(view), reports)

    def native_weeks(self, view: View, indicator: str) -> dict[str, pd.DataFrame]:
        """Give the weekly tables that an indicator's drawing needs, by name.

        strikes: strikes. measures_raised, measures_relaxed: measures. moves: moves, sites_held.
        stages: spans. Anything else: counts.
        """
        native, definition = self.native(view.as_of), self.definition(indicator)
        drawing = "counts" if definition.native is None else str(definition.native.drawing)
        if drawing == "strikes":
            return {"strikes": strikes_weeks(native, indicator)}
        if drawing in {"measures_raised", "measures_relaxed"}:
            return {"measures": measures_weeks(native, definition.native.family)}
        if drawing == "moves":
            return {"moves": moves_weeks(native, indicator), "sites_held": sites_held_weeks(native)}
        if drawing == "stages":
            return {"spans": stages_spans(native, indicator)}
        if definition.native is not None:
            return {"counts": counts_weeks(native, indicator)}
        rows = self.matrix(view.as_of).indicator_weeks
        return {"counts": rows.loc[rows["indicator"] == indicator, ["week", "incidents"]].reset_index(drop=True)}

    def reasons(self, view: View, family: str) -> pd.DataFrame:
        """Count the stated reasons of what a family began in the view's week."""
        monday = Week.parse(view.week).monday
        return reasons_between(self.native(view.as_of), monday, self.last_day_of_week(view), family)

    def watched(self, view: View) -> pd.DataFrame:
        """List what the definitions look for and when each was last found, up to the view's week."""
        return watched(self.matrix(view.as_of), self.evidence(view.as_of).known, view.week)

    def coverage_gaps(self, view: View) -> pd.DataFrame:
        """List the weeks up to the view's that were not covered or rest on few articles."""
        return coverage_gaps(self.matrix(view.as_of), view.week)

    # --- sentences --------------------------------------------------------------------------------

    def family_reason(self, view: View, indicators: tuple[str, ...]) -> str:
        """Say what was new in the view's week for some indicators, and what fades."""
        return family_reason(self.matrix(view.as_of), view.week, indicators, self.phrasebook(view.as_of))

    def titles(self, view: View) -> dict[str, str]:
        """Say in one sentence each what the sections show now."""
        scores, week = self.scores(view), view.week
        return {
            "families": families_title(scores.matrix, week),
            "weeks": posture_title(scores, week),
            "incidents": incidents_title(scores, week),
            "indicators": indicators_title(scores, week),
            "axes": axes_title(scores, week),
            "contrast": contrast_title(scores, week),
        }

    def definition(self, indicator: str) -> Definition:
        """Give one definition, resolved for the watch."""
        return self.catalogue.by_id(indicator).resolved(self.watch.settings)

    # --- kept results -----------------------------------------------------------------------------

    def _matrix(self, as_of: date) -> WeeklyMatrix:
        return score_incidents(self.watch, self.catalogue, as_of, today=today_in(self.watch.settings.timezone))

    def _native(self, as_of: date) -> NativeIncidents:
        return native_incidents(self.watch, self.matrix(as_of))

    def _evidence(self, as_of: date) -> Evidence:
        return gather_evidence(self.watch, self.matrix(as_of))

    def _phrasebook(self, as_of: date) -> Phrasebook:
        return Phrasebook(self.watch, self.matrix(as_of))

    def _compose(self, as_of: date, weights: str) -> Scores:
        return compose(self.matrix(as_of), self.catalogue.weights(weights))

    def _latest_closed(self, as_of: date) -> str:
        states = self.matrix(as_of).week_states["state"]
        observed = states.index[states == "observed"]
        return str(observed[-1] if len(observed) else states.index[-1])
