"""The settings of a watch: what watch.toml may say, key by key. Source: data/README.md."""

from __future__ import annotations

import re
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from indicators.errors import PosturewatchError
from indicators.faults import did_you_mean, one_of, quoted
from indicators.vocabulary import Combining, StatedReason
from indicators.weeks import Week, zone_named

PLACE = "{place}"
"""The only part of a phrase that is replaced when a sentence is made."""


class SettingsModel(BaseModel):
    """Frozen, strict, and no key that is not declared."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, allow_inf_nan=False)


def refused(found: str, expected: str = "", advice: str = "", *, key: str = "") -> PydanticCustomError:
    """Make the error of a value that a rule refuses, in the parts of a message.

    key: the key to mend, below the model that the rule belongs to, where the rule looks at several.
    """
    # The parts travel in the context: pydantic would otherwise read braces in them as its own.
    context = {"found": found, "expected": expected, "advice": advice, "key": key}
    return PydanticCustomError("refused", "refused", context)


def _week(label: str) -> str:
    try:
        return Week.parse(label).label
    except PosturewatchError as error:
        raise refused(error.found, error.expected, error.advice) from error


def _timezone(name: str) -> str:
    try:
        return zone_named(name).key
    except PosturewatchError as error:
        raise refused(error.found, error.expected, error.advice) from error


def _slug(text: str) -> str:
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", text) or len(text) > 60:  # noqa: PLR2004 (fits an address)
        raise refused(f"found {quoted(text)}", "lower-case letters, digits and single hyphens, at most 60", "")
    return text


def _phrase(text: str) -> str:
    if re.search(r"[{}]", text.replace(PLACE, "")):
        raise refused(f"found {quoted(text)}", f"a phrase whose only part in braces is {PLACE}")
    return text


def _line(text: str) -> str:
    if not text.strip() or not text.isprintable():
        raise refused(f"found {quoted(text)}", "some text on one line, without control characters")
    return text


def _combining(word: Any) -> Combining:
    if not isinstance(word, str):
        raise refused("found something other than text", one_of(Combining), "Put the word in double quotes")
    if word not in set(Combining):
        raise refused(f"found {quoted(word)}", one_of(Combining), did_you_mean(word, Combining, "Choose one of these"))
    return Combining(word)


Line = Annotated[str, StringConstraints(min_length=1, max_length=200), AfterValidator(_line)]
Word = Annotated[str, StringConstraints(min_length=1, max_length=60, pattern=r"^[^\s;]+$")]
Words = Annotated[tuple[Word, ...], Field(strict=False)]
Share = Annotated[float, Field(ge=0, le=1)]
Kilometres = Annotated[float, Field(ge=0, le=1000)]


class Sides(SettingsModel):
    """Which of the reports' sides the watch protects, and which side is the host."""

    protected: Annotated[Words, Field(min_length=1)]
    host: Words = ()


class Codebook(SettingsModel):
    """The words that reports may use; a list that is left out takes any word."""

    kinds: Words | None = None
    subtypes: Words | None = None
    sides: Words | None = None
    directions: Words | None = None

    def listed(self) -> tuple[str, ...]:
        """Give every word of every list, in order."""
        return tuple(w for words in (self.kinds, self.subtypes, self.sides, self.directions) for w in words or ())

    @property
    def is_complete(self) -> bool:
        """Tell whether all four lists are given, so that no other word can occur."""
        return None not in (self.kinds, self.subtypes, self.sides, self.directions)


class Relevance(SettingsModel):
    """How much a place counts, by its distance or its governorate: METHOD section 3.

    site_km, near_km: great-circle kilometres, included. The tiers run from 0 to 1 and never rise
    from site to elsewhere.
    """

    site_km: Kilometres = 1.0
    near_km: Kilometres = 25.0
    site: Share = 1.0
    near: Share = 0.8
    admin1: Share = 0.6
    country: Share = 0.4
    neighbour: Share = 0.2
    elsewhere: Share = 0.0

    @model_validator(mode="after")
    def _runs_outward(self) -> Relevance:
        if self.site_km > self.near_km:
            raise refused(
                f"found site_km {self.site_km:g} above near_km {self.near_km:g}",
                "site_km <= near_km",
                key="site_km",
            )
        tiers = (self.site, self.near, self.admin1, self.country, self.neighbour, self.elsewhere)
        if list(tiers) != sorted(tiers, reverse=True):
            raise refused(
                f"found tiers {', '.join(f'{tier:g}' for tier in tiers)}",
                "tiers that never rise from site over near, admin1, country, neighbour to elsewhere",
                key="site",
            )
        return self


class Credibility(SettingsModel):
    """How far an incident is believed on the word of several reports: METHOD section 2.

    combine: `best` takes the most credible report, so that agreement adds nothing; `noisy_or` takes
    1 - prod(1 - q) over independent source groups (indicators/source_groups.py), the best report of
    each, at most 0.95.
    """

    combine: Annotated[Combining, BeforeValidator(_combining)] = Combining.BEST


class WatchSettings(SettingsModel):
    """One theatre under observation.

    first_week, last_week: ISO week labels; without a last week the watch is live. country, neighbours:
    as the reports write them. weights: id of the weight set that the watch opens with. words: coded
    word -> phrase for sentences, in which {place} is replaced by the place's short name.
    """

    id: Annotated[str, AfterValidator(_slug)]
    title: Line
    timezone: Annotated[str, AfterValidator(_timezone)]
    first_week: Annotated[str, AfterValidator(_week)]
    last_week: Annotated[str, AfterValidator(_week)] | None = None
    country: Line
    neighbours: Annotated[tuple[Line, ...], Field(strict=False)] = ()
    weights: Word = "default"
    sides: Sides
    codebook: Codebook | None = None
    relevance: Relevance = Relevance()
    credibility: Credibility = Credibility()
    words: dict[Word, Annotated[Line, AfterValidator(_phrase)]] = Field(default_factory=dict)

    @property
    def protected(self) -> tuple[str, ...]:
        """Name the sides whose people and sites are watched over."""
        return self.sides.protected

    @property
    def host(self) -> tuple[str, ...]:
        """Name the sides that host them."""
        return self.sides.host

    @property
    def combines_sources(self) -> bool:
        """Tell whether independent sources that agree are believed more than the best of them."""
        return self.credibility.combine == Combining.NOISY_OR

    @model_validator(mode="after")
    def _weeks_in_order(self) -> WatchSettings:
        if self.last_week is not None and Week.parse(self.last_week) < Week.parse(self.first_week):
            raise refused(
                f"found last_week {self.last_week} before first_week {self.first_week}",
                f"{self.first_week} or later",
                "Swap the two, or leave last_week out for a live watch",
                key="last_week",
            )
        return self

    @model_validator(mode="after")
    def _words_are_known(self) -> WatchSettings:
        if self.codebook is None:
            return self
        if self.codebook.sides is not None:
            for table, sides in (("protected", self.protected), ("host", self.host)):
                for side in sides:
                    _require(side, self.codebook.sides, f"sides.{table}")
        if self.codebook.is_complete:
            for word in self.words:
                _require(word, (*self.codebook.listed(), *StatedReason), f"words.{word}")
        return self


def _require(word: str, known: tuple[str, ...], key: str) -> None:
    if word not in known:
        raise refused(
            f"found {quoted(word)}, which [codebook] does not list",
            one_of(known),
            did_you_mean(word, known, "Add it to [codebook] or take it out"),
            key=key,
        )
