"""The only door from the screens to the library: a view goes in, tables and sentences come out.

Nothing here draws and nothing here adds up points. What is costly is kept: the weekly matrix per
as-of date, the scores per as-of date and weight set.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from threading import RLock
from typing import TYPE_CHECKING

import pandas as pd

from dashboard.kept import kept
from dashboard.view import Choices, SettledView, View, choose, messages_of
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
from indicators.phrases import inside_sentence
from indicators.site_sentences import map_title, sites_title
from indicators.situation import (
    HELD,
    NOT_NAMED,
    counts_weeks,
    coverage_gaps,
    measures_in_force,
    measures_weeks,
    moves_weeks,
    native_incidents,
    reasons_between,
    site_board,
    site_states,
    sites_held_weeks,
    stages_spans,
    strikes_between,
    strikes_weeks,
    watched,
)
from indicators.stages_known import require_known_stages
from indicators.titles import axes_title, contrast_title, incidents_title, indicators_title, posture_title
from indicators.verdict import level_sentence
from indicators.vocabulary import Axis, Kind, WeekState
from indicators.weeks import Week, today_in

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from indicators import Catalogue, Comparison, Evidence, Scores, Situation, Watch, WeeklyMatrix
    from indicators.definition import Definition
    from indicators.evidence import ArticlePage, IncidentDossier, IncidentList
    from indicators.situation import NativeIncidents

FLOW, OBSERVED = Kind.FLOW.value, WeekState.OBSERVED.value

_KEPT_DATES = 24
_KEPT_SCORES = 96
_PANELS = 4
_OPEN_PLACE = re.compile(r"\s*(\b(for|on|at|in|near|of|over|against|about|around)\s+)?\{place\}\s*")


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
    names: coded system -> its name on the screen.
    parts: coded word -> native term, in drawing order. unit: of a move's size, "" without one.
    """

    id: str
    title: str
    drawing: str
    lead: Definition
    members: tuple[Definition, ...]
    names: Mapping[str, str]
    parts: Mapping[str, str]
    unit: str

    @property
    def ids(self) -> tuple[str, ...]:
        """Name the members."""
        return tuple(member.id for member in self.members)


class Queries:
    """Everything that the pages ask, for one watch and one catalogue."""

    def __init__(self, watch: Watch, catalogue: Catalogue) -> None:
        """Keep the watch; nothing is scored until it is asked for.

        Raises UnknownStages where reports name a stage that no definition gives a share, and
        UnknownWeightSet where the definitions lack the set that the watch opens with.
        """
        require_known_stages(watch.reports, (d.resolved(watch.settings) for d in catalogue.definitions))
        catalogue.weights(watch.settings.weights)
        self.watch = watch
        self.catalogue = catalogue
        self._scoring = RLock()
        self._matrix = lru_cache(_KEPT_DATES)(self._score)
        self.native = lru_cache(_KEPT_DATES)(self._native)
        self.evidence = lru_cache(_KEPT_DATES)(self._evidence)
        self.phrasebook = lru_cache(_KEPT_DATES)(self._phrasebook)
        self._scores = lru_cache(_KEPT_SCORES)(self._compose)

    # --- what there is to choose from -------------------------------------------------------------

    def settle(self, view: View) -> tuple[SettledView, tuple[str, ...]]:
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
        weights = chosen.weights or self.watch.settings.weights
        pane = {"show": chosen.show, "incident": chosen.incident, "article": chosen.article}
        settled = SettledView(week=week, weights=weights, as_of=as_of, **pane)
        return settled, messages_of(about_date, about_rest)

    @property
    def has_coverage(self) -> bool:
        """Say whether the watch has a record of which weeks were searched."""
        return self.watch.coverage is not None

    @property
    def last_day(self) -> date:
        """The last as-of date that makes sense: the watch's last Sunday, or today for a live watch."""
        last_week = self.watch.settings.last_week
        return Week.parse(last_week).sunday if last_week else today_in(self.watch.settings.timezone)

    def weight_sets(self) -> dict[str, str]:
        """Name the weight sets: id -> title."""
        return {set_id: named.title for set_id, named in self.catalogue.weight_sets.items()}

    @kept("as_of")
    def counts(self, view: SettledView) -> WatchCounts:
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

    def scores(self, view: SettledView) -> Scores:
        """Score the watch for the view's as-of date and weight set."""
        return self._scores(view.as_of, view.weights)

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

    def level_sentence(self, view: SettledView) -> str:
        """Say the level of the view's week, and why it is held where its score alone says another."""
        week = self.scores(view).weeks.loc[[view.week]]
        return level_sentence(week.iloc[0])

    def week_before(self, view: SettledView) -> str | None:
        """Name the week before the view's; None for the first."""
        labels = list(self.scores(view).weeks.index)
        place = labels.index(view.week)
        return str(labels[place - 1]) if place else None

    def week_to_compare(self, view: SettledView) -> str | None:
        """Name the week before the view's if a change on it can be told: both were searched and are over."""
        before = self.week_before(view)
        states = self.scores(view).weeks["state"]
        return before if before and states[before] == states[view.week] == OBSERVED else None

    def weighs_on(self, view: SettledView, axis: str) -> bool:
        """Say whether the view's weights count anything for an axis; what lowers the score is no part of it."""
        weights = self.scores(view).weights
        return any(d.axis == axis and d.sign > 0 and weights[d.id] > 0 for d in self.catalogue.definitions)

    def half_lives(self, view: SettledView) -> dict[float, list[str]]:
        """Name the indicators with a weight by their half-life in weeks, the shortest first."""
        weights = self.scores(view).weights
        groups: dict[float, list[str]] = {}
        for definition in sorted(self.catalogue.definitions, key=lambda d: d.memory.half_life_weeks):
            if weights[definition.id] > 0 and definition.kind == FLOW:
                name = inside_sentence(definition.short)
                groups.setdefault(definition.memory.half_life_weeks, []).append(name)
        return groups

    # --- evidence ---------------------------------------------------------------------------------

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

    # --- what is in force -------------------------------------------------------------------------

    def last_day_of_week(self, view: SettledView) -> date:
        """Give the day on which the view's week is looked at: its Sunday, or the as-of date if that is earlier."""
        return min(Week.parse(view.week).sunday, view.as_of)

    @kept("week", "as_of")
    def strikes(self, view: SettledView, indicator: str) -> dict[str, int | None]:
        """Count one indicator's attacks of the view's week: incidents, grave, killed, wounded, with ranges."""
        monday = Week.parse(view.week).monday
        return strikes_between(self.native(view.as_of), monday, self.last_day_of_week(view), indicator)

    @kept("week", "as_of")
    def measures(self, view: SettledView, family: str) -> tuple[int, int, pd.DataFrame]:
        """Count a family's measures raised and relaxed in the view's week; list those in force at its end."""
        native, last = self.native(view.as_of), self.last_day_of_week(view)
        begun = native.incidents[native.incidents["family"] == family]
        begun = begun[begun["first_day"].between(pd.Timestamp(Week.parse(view.week).monday), pd.Timestamp(last))]
        raised, relaxed = (
            begun[begun["drawing"] == drawing]["incident_id"].nunique()
            for drawing in ("measures_raised", "measures_relaxed")
        )
        return raised, relaxed, measures_in_force(native, last, family)

    @kept("week", "as_of")
    def situation(self, view: SettledView) -> Situation:
        """Describe what is in force at the end of the view's week, in native units."""
        day = self.last_day_of_week(view)
        return situation(self.watch, self.matrix(view.as_of), day, self.native(view.as_of))

    def families(self, view: SettledView) -> tuple[Family, ...]:
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
        names = self._system_names(lead)
        if lead.native is None:
            return Family(lead.id, lead.short, "counts", lead, tuple(members), names, {}, "")
        drawn = lead.native
        return Family(
            drawn.family, drawn.family_title, str(drawn.drawing), lead, tuple(members), names, drawn.parts,
            drawn.unit or "",
        )  # fmt: skip

    def _system_names(self, lead: Definition) -> dict[str, str]:
        """Name systems by the watch's words; one that is said in the words of its kind is not named at all."""
        phrases = self.watch.settings.words
        general = {phrases.get(kind) for field, kinds in lead.match.items() if field == "kind" for kind in kinds}
        return {word: NOT_NAMED if phrase in general else self.word(word) for word, phrase in phrases.items()}

    @kept("week", "as_of")
    def site_board(self, view: SettledView) -> pd.DataFrame:
        """Describe every protected site, and the rest of the theatre, at the end of the view's week."""
        reports = set(self.watch.reports["event_id"])
        return site_board(self.native(view.as_of), self.last_day_of_week(view), reports)

    @kept("as_of")
    def native_weeks(self, view: SettledView, indicator: str) -> dict[str, pd.DataFrame]:
        """Give the weekly tables that an indicator's drawing needs, by name.

        strikes: strikes. measures_raised, measures_relaxed: measures. moves: moves, sites_held.
        stages: spans. Anything else: counts. A watch without protected sites holds none, and has no
        rows of sites_held.
        """
        native, definition = self.native(view.as_of), self.definition(indicator)
        drawing = "counts" if definition.native is None else str(definition.native.drawing)
        if drawing == "strikes":
            return {"strikes": strikes_weeks(native, indicator)}
        if drawing in {"measures_raised", "measures_relaxed"}:
            return {"measures": measures_weeks(native, definition.native.family if definition.native else None)}
        if drawing == "moves":
            held = sites_held_weeks(native)
            return {
                "moves": moves_weeks(native, indicator),
                "sites_held": held if len(native.sites) else held.iloc[:0],
            }
        if drawing == "stages":
            return {"spans": stages_spans(native, indicator)}
        if definition.native is not None:
            return {"counts": counts_weeks(native, indicator)}
        rows = self.matrix(view.as_of).indicator_weeks
        return {"counts": rows.loc[rows["indicator"] == indicator, ["week", "incidents"]].reset_index(drop=True)}

    def reasons(self, view: SettledView, family: str) -> pd.DataFrame:
        """Count the stated reasons of what a family began in the view's week."""
        monday = Week.parse(view.week).monday
        return reasons_between(self.native(view.as_of), monday, self.last_day_of_week(view), family)

    @kept("week", "as_of")
    def watched(self, view: SettledView) -> pd.DataFrame:
        """List what the definitions look for and when each was last found, up to the view's week."""
        return watched(self.matrix(view.as_of), self.evidence(view.as_of).known, view.week)

    def coverage_gaps(self, view: SettledView) -> pd.DataFrame:
        """List the weeks up to the view's that were not covered or rest on few articles."""
        return coverage_gaps(self.matrix(view.as_of), view.week)

    # --- sentences --------------------------------------------------------------------------------

    @kept("week", "as_of")
    def family_reason(self, view: SettledView, indicators: tuple[str, ...]) -> str:
        """Say what was new in the view's week for some indicators, and what fades."""
        return family_reason(self.matrix(view.as_of), view.week, indicators, self.phrasebook(view.as_of))

    def four_weeks(self, view: SettledView) -> list[str]:
        """Name the four weeks that end with the view's, oldest first."""
        last = Week.parse(view.week)
        return [(last + -back).label for back in (3, 2, 1, 0)]

    def sunday(self, view: SettledView) -> date:
        """Give the last day of the view's week."""
        return Week.parse(view.week).sunday

    @kept("week", "weights", "as_of")
    def known_then(self, view: SettledView) -> tuple[float, float]:
        """Give the score of the view's week as known on its Sunday, and as known by the view's as-of date."""
        now = float(self.scores(view).weeks["score"][view.week])
        sunday = self.sunday(view)
        if sunday >= view.as_of:
            return now, now
        return float(self._scores(sunday, view.weights).weeks["score"][view.week]), now

    def short_names(self) -> dict[str, str]:
        """Name the sites by their short names, where they have one."""
        sites = self.watch.sites.dropna(subset="short")
        return dict(zip(sites["site"], sites["short"], strict=True))

    def word(self, code: str) -> str:
        """Say a coded word plainly: the watch's phrase without its place, else the code with spaces.

        A phrase that begins with the place ("{place} stormed") makes no sense without it.
        """
        phrase = self.watch.settings.words.get(code, "")
        bare = "" if phrase.startswith("{") else _OPEN_PLACE.sub(" ", phrase).strip()
        return bare if bare and "{" not in bare else code.replace("_", " ")

    def parts(self) -> dict[str, str]:
        """Name the coded words that definitions draw as parts: deploy -> moving."""
        return {
            word: name
            for definition in self.catalogue.definitions
            if definition.native is not None
            for word, name in definition.native.parts.items()
        }

    @kept("week", "weights", "as_of")
    def map_incidents(self, view: SettledView) -> pd.DataFrame:
        """List the week's incidents for the map, each once, under the indicator that weighs it most."""
        rows = self.incidents(view).rows
        looks = self.indicator_rows(view).set_index("indicator")[["short", "hue"]]
        strongest = rows.sort_values(["is_weighed", "weight"], ascending=False, kind="stable")
        return strongest.drop_duplicates("incident_id").join(looks, on="indicator").reset_index(drop=True)

    @kept("week", "as_of")
    def map_sites(self, view: SettledView) -> pd.DataFrame:
        """List the protected sites held in the view's week: site, short, latitude, longitude, held."""
        native = self.native(view.as_of)
        states = site_states(native.sites, self.last_day_of_week(view))
        return native.sites[["site", "short", "latitude", "longitude"]].assign(
            held=(states["state"] == HELD).to_numpy()
        )

    @kept("weights", "as_of")
    def week_phrases(self, view: SettledView) -> dict[str, str]:
        """Say for every week what its strongest new incidents were: "ballistic missiles on Al Asad, 8 January"."""
        rows = self.scores(view).incidents
        new = rows[(rows["raw"] > 0) & (rows["contribution"] > 0)]
        phrases = {}
        for week, own in new.groupby("week"):
            points = dict(zip(zip(own["incident_id"], own["indicator"], strict=True), own["contribution"], strict=True))
            groups = self.phrasebook(view.as_of).groups(points)
            if groups:
                phrases[str(week)] = f"{groups[0].text[:1].upper()}{groups[0].text[1:]}, {groups[0].when}"
        return phrases

    @kept("week", "weights", "as_of")
    def indicator_rows(self, view: SettledView) -> pd.DataFrame:
        """List the indicators in stacking order: indicator, title, short, hue, share (of the weight), sign."""
        definitions = self.matrix(view.as_of).definitions
        rows = self.scores(view).indicators
        shares = rows[rows["week"] == view.week].set_index("indicator")["share"].fillna(0.0)
        return pd.DataFrame(
            [
                {
                    "indicator": d.id,
                    "title": d.title,
                    "short": d.short,
                    "hue": d.hue,
                    "share": shares[d.id],
                    "sign": d.sign,
                }
                for d in definitions
            ]
        )

    @kept("week", "weights", "as_of")
    def titles(self, view: SettledView) -> dict[str, str]:
        """Say in one sentence each what the sections show now."""
        scores, week = self.scores(view), view.week
        return {
            "families": families_title(scores.matrix, week),
            "weeks": posture_title(scores, week),
            "incidents": incidents_title(scores, week),
            "indicators": indicators_title(scores, week),
            "axes": axes_title(scores, week),
            "contrast": contrast_title(scores, week),
            "sites": sites_title(self.site_board(view)),
            "map": map_title(self.map_incidents(view), self.watch.settings.country),
        }

    def definition(self, indicator: str) -> Definition:
        """Give one definition, resolved for the watch."""
        return self.catalogue.by_id(indicator).resolved(self.watch.settings)

    # --- kept results -----------------------------------------------------------------------------

    def matrix(self, as_of: date) -> WeeklyMatrix:
        """Score the watch as known on a day; kept, and worked out once even when several ask at once."""
        with self._scoring:
            return self._matrix(as_of)

    def _score(self, as_of: date) -> WeeklyMatrix:
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
        observed = states.index[states == OBSERVED]
        return str(observed[-1] if len(observed) else states.index[-1])
