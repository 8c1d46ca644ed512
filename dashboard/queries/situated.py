"""What stands and what happened in native units, for a view: families, sites, the map."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd

from dashboard.kept import kept
from dashboard.queries.explained import ExplainedQueries
from indicators import situation
from indicators.completeness import COMPLETE, completeness
from indicators.family_sentences import families_title
from indicators.site_sentences import map_title, sites_title
from indicators.situation import (
    HELD,
    NOT_NAMED,
    counts_weeks,
    measures_in_force,
    measures_weeks,
    moves_weeks,
    reasons_between,
    site_board,
    site_states,
    sites_held_weeks,
    stages_spans,
    strikes_between,
    strikes_weeks,
)
from indicators.titles import axes_title, contrast_title, incidents_title, indicators_title, posture_title
from indicators.weeks import Week

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dashboard.view import SettledView
    from indicators import Situation
    from indicators.definition import Definition

_PANELS = 4


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


class SituatedQueries(ExplainedQueries):
    """Beside the scores and never in them: the situation in native units."""

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
            weights = self.weighting(view).weights
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

    def parts(self) -> dict[str, str]:
        """Name the coded words that definitions draw as parts: deploy -> moving."""
        return {
            word: name
            for definition in self.catalogue.definitions
            if definition.native is not None
            for word, name in definition.native.parts.items()
        }

    def short_names(self) -> dict[str, str]:
        """Name the sites by their short names, where they have one."""
        sites = self.watch.sites.dropna(subset="short")
        return dict(zip(sites["site"], sites["short"], strict=True))

    @kept("weights", "as_of")
    def completeness(self, view: SettledView) -> pd.DataFrame:
        """Say how much of every week is in, and how many incidents the weighed indicators (none: all) may come to."""
        weighed = [indicator for indicator, weight in self.scores(view).weights.items() if weight > 0]
        return completeness(self.watch, self.matrix(view.as_of), weighed or None)

    def is_filling(self, view: SettledView) -> bool:
        """Say whether past delays leave more than a twentieth of the view's week to come."""
        return bool(self.completeness(view)["psi"][view.week] < COMPLETE)

    @kept("week", "weights", "as_of")
    def map_incidents(self, view: SettledView) -> pd.DataFrame:
        """List the week's incidents for the map, each once, under the indicator that weighs it most.

        weight: what of the event weight falls into the week, as in the list of incidents.
        """
        rows = self.incidents(view).rows
        looks = self.indicator_rows(view).set_index("indicator")[["short", "hue"]]
        rows = rows.assign(weight=rows["weight_in_week"]).join(looks, on="indicator")
        strongest = rows.sort_values(["is_weighed", "weight"], ascending=False, kind="stable")
        return strongest.drop_duplicates("incident_id").reset_index(drop=True)

    @kept("week", "as_of")
    def map_sites(self, view: SettledView) -> pd.DataFrame:
        """List the protected sites held in the view's week: site, short, latitude, longitude, held."""
        native = self.native(view.as_of)
        states = site_states(native.sites, self.last_day_of_week(view))
        return native.sites[["site", "short", "latitude", "longitude"]].assign(
            held=(states["state"] == HELD).to_numpy()
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
            "map": map_title(self.map_incidents(view), self.watch.settings.country, self.short_names()),
        }
