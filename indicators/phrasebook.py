"""What a watch calls things: an incident in a few words, a place by its short name, an indicator."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

import pandas as pd

from indicators.definition_values import TextField
from indicators.phrases import days, inside_sentence, is_plural, listed
from indicators.report_order import first_reports_first
from indicators.vocabulary import Drawing, GeoPrecision
from indicators.watch_settings import PLACE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from indicators.definition import Definition
    from indicators.scoring import WeeklyMatrix
    from indicators.watch import Watch

Key = tuple[str, str]
"""An incident as one indicator counts it: (incident_id, indicator)."""

Name = TypeVar("Name", str, str | None)

_KEY = ["incident_id", "indicator"]
_PHASE = [*_KEY, "phase"]
_CODE = ["kind", "subtype", "direction"]
_PLACED = {GeoPrecision.SITE.value, GeoPrecision.TOWN.value, GeoPrecision.ADMIN1.value}
# Names of this kind take an article inside a sentence: "the Green Zone", "the US Embassy".
_WITH_ARTICLE = {"zone", "embassy", "area", "mountains", "highway", "region", "district", "border", "valley"}


@dataclass(frozen=True)
class Happening:
    """One incident as sentences need it.

    pattern: its phrase with {place} still open. place: its name inside a sentence, None when the
    country is not known either. is_placed: known more closely than its country. days: first and
    last, both included.
    """

    pattern: str
    place: str | None
    is_placed: bool
    days: tuple[date, date]


@dataclass(frozen=True)
class Group:
    """Incidents that one phrase says together: "rockets on Basmaya and the Green Zone".

    when: the days of those whose place is named; points: what all of its incidents bring.
    """

    text: str
    when: str
    points: float


class Phrasebook:
    """Names for the indicators and incidents of one weekly matrix, in the words of its watch.

    A watch's [words] give a phrase for an incident's subtype, or for its kind; without either the
    coded word is written out with the place. Which subtype: that of the incident's leading report
    (method, section 2), reports of a kind the indicator counts and reports with a subtype first.
    Indicators drawn as stages have the stage said after the phrase ("Patriot for Erbil operational"). An
    incident seen in several phases is told by the latest that had begun by the day it is spoken of.
    """

    def __init__(self, watch: Watch, matrix: WeeklyMatrix) -> None:
        """Read what the matrix knows of its incidents; build once per matrix and keep."""
        self._words = watch.settings.words
        self._sites = _short_names(watch.sites)
        self._definitions = {d.id: d for d in matrix.definitions}
        self._phases: dict[Key, list[Happening]] = {}
        for key, happening in self._read(_with_codes(watch.reports, matrix)):
            self._phases.setdefault(key, []).append(happening)

    def indicator(self, indicator: str) -> str:
        """Name an indicator inside a sentence: "attacks"; one that is not known by its id."""
        definition = self._definitions.get(indicator)
        return inside_sentence(definition.short) if definition else indicator.replace("_", " ")

    def is_plural(self, indicator: str) -> bool:
        """Tell whether the name takes a plural verb: "attacks add", "air defence adds"."""
        return is_plural(self.indicator(indicator))

    def groups(self, points: Mapping[Key, float], cover: float = 0.6, *, until: date | None = None) -> list[Group]:
        """Say incidents together that share a phrase, the group with most points first.

        points: incident -> points > 0; incidents that the matrix does not know are left out. Within a
        group two places are named at most: a second while less than `cover` of the points are named.
        until: the last day that is spoken of; an incident's later phases are not told yet. Without it the
        phase of most weight is told.
        """
        alike: dict[tuple[str, bool], dict[Key, float]] = {}
        told = {key: happening for key in points if (happening := self._happening(key, until))}
        for key, happening in told.items():
            alike.setdefault((happening.pattern, happening.is_placed), {})[key] = points[key]
        groups = [_group(pattern, members, told, cover) for (pattern, _), members in alike.items()]
        return sorted(groups, key=lambda group: (-group.points, group.text))

    def fading_places(self, points: Mapping[Key, float], cover: float = 0.5) -> list[str]:
        """Name the one or two places that hold most of the points; none where no two hold `cover`.

        points: incident -> points > 0. Only places known more closely than a country count.
        """
        held: dict[str, float] = {}
        for key, value in points.items():
            happening = self._happening(key)
            if happening is not None and happening.is_placed and happening.place:
                held[happening.place] = held.get(happening.place, 0.0) + value
        needed = cover * sum(points.values())
        named = _most(held, needed)
        return named if sum(held[name] for name in named) >= needed else []

    def _happening(self, key: Key, until: date | None = None) -> Happening | None:
        phases = self._phases.get(key, [])
        begun = [phase for phase in phases if until is not None and phase.days[0] <= until]
        return max(begun, key=lambda phase: phase.days[0]) if begun else next(iter(phases), None)

    def _read(self, incidents: pd.DataFrame) -> Iterable[tuple[Key, Happening]]:
        for row in incidents.to_dict("records"):
            place = _given(row["place"]) or _given(row["country"])
            happening = Happening(
                pattern=self._pattern(self._definitions[row["indicator"]], *(_given(row[c]) for c in _CODE)),
                place=self._place(place) if place else None,
                is_placed=_given(row["place"]) is not None and row["geo_precision"] in _PLACED,
                days=(row["first_day"].date(), row["last_day"].date()),
            )
            yield (row["incident_id"], row["indicator"]), happening

    def _pattern(self, definition: Definition, kind: str | None, subtype: str | None, direction: str | None) -> str:
        word = subtype or kind or definition.short
        phrase = self._words.get(subtype or "") or self._words.get(kind or "")
        phrase = phrase or f"{word.replace('_', ' ')} at {PLACE}"
        native = definition.native
        if native is not None and native.drawing == Drawing.STAGES and direction in native.parts:
            return f"{phrase} {native.parts[direction]}"
        return phrase

    def _place(self, place: str) -> str:
        """Take a site's short name, and of any name neither brackets nor what follows a comma."""
        name = re.sub(r"\s*\(.*?\)|,.*", "", self._sites.get(place, place)).strip()
        return f"the {name}" if name.split(" ")[-1].lower() in _WITH_ARTICLE else name


def _group(pattern: str, members: Mapping[Key, float], told: Mapping[Key, Happening], cover: float) -> Group:
    held: dict[str | None, float] = {}
    for key, value in members.items():
        place = told[key].place
        held[place] = held.get(place, 0.0) + value
    total = sum(members.values())
    named = _most(held, cover * total)
    said = [key for key in members if PLACE not in pattern or told[key].place in named]
    when = days([told[key].days for key in said])
    return Group(_fill(pattern, listed([name for name in named if name])), when, total)


def _with_codes(reports: pd.DataFrame, matrix: WeeklyMatrix) -> pd.DataFrame:
    """Join each phase of each incident with kind, subtype and direction of its leading report.

    The phase of most weight first.
    """
    columns = [*_KEY, "phase", "place", "country", "geo_precision", "first_day", "last_day"]
    weighed = matrix.incident_weights.sort_values("weight", ascending=False, kind="stable")
    incidents = weighed.drop_duplicates(_PHASE)[columns]
    known = reports[reports["published"] <= pd.Timestamp(matrix.as_of)]
    fields = {d.id: str(d.phase.field) for d in matrix.definitions if d.phase is not None}
    ordered = first_reports_first(known)[["incident_id", *dict.fromkeys((*_CODE, *fields.values()))]]
    pairs = incidents[_PHASE].merge(ordered, on="incident_id")
    pairs["is_of_another_phase"] = [
        bool(row["phase"]) and row["phase"] != row[fields[row["indicator"]]] for row in pairs.to_dict("records")
    ]
    kinds = {d.id: set(d.match.get(TextField.KIND, ())) for d in matrix.definitions}
    pairs["is_other"] = [
        bool(kinds[indicator]) and kind not in kinds[indicator]
        for indicator, kind in zip(pairs["indicator"], pairs["kind"], strict=True)
    ]
    pairs["is_bare"] = pairs["subtype"].isna()
    order = ["is_other", "is_of_another_phase", "is_bare"]
    leading = pairs.sort_values(order, kind="stable").drop_duplicates(_PHASE)
    return incidents.merge(leading[[*_PHASE, *_CODE]], on=_PHASE, how="left")


def _short_names(sites: pd.DataFrame) -> dict[str, str]:
    if "short" not in sites.columns:
        return {}
    given = sites[sites["short"].notna()]
    return dict(zip(given["site"], given["short"], strict=True))


def _given(value: object) -> str | None:
    return value if isinstance(value, str) and value else None


def _most(held: Mapping[Name, float], needed: float) -> list[Name]:
    """Take the one or two names that hold most, the second only while less than `needed` is held."""
    ordered = sorted(held, key=lambda name: (-held[name], str(name)))
    return ordered[:1] if ordered and held[ordered[0]] >= needed else ordered[:2]


def _fill(pattern: str, places: str) -> str:
    """Put places into a phrase; without one, take the slot out with the word that leads to it."""
    if places:
        return pattern.replace(PLACE, places)
    led = r"\s+(?:on|at|in|to|from|near|of|for|over|around|against|about)\s+" + re.escape(PLACE)
    return re.sub(led, "", pattern).replace(PLACE, "a site")
