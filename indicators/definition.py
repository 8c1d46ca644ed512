"""What an indicator definition and a weight set are: frozen models of one TOML file each.

A definition is data that is executed: which reports match, how grave each is, how fast it fades and
how much is half way to the worst. The words of a watch (kinds, sides, subtypes, directions) are not
listed in code: they belong to the watch's codebook. Source: METHOD sections 2 to 7; docs/YOUR_OWN_WATCH.md.
"""

from __future__ import annotations

import datetime as dt
from itertools import pairwise
from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import Field, ValidationInfo, field_validator

from indicators.definition_tables import Condition, Memory, Native, Phase, Rung, Scale, State, Table
from indicators.definition_values import (
    HOST,
    ONLY_SIGNS,
    PROTECTED,
    Cause,
    Complaint,
    Id,
    Line,
    Number,
    Prose,
    TextField,
    Words,
    choice,
    complain,
    expand_sides,
    shown,
    word_complaints,
)
from indicators.vocabulary import Axis, Kind, ScaleMethod, Timing

if TYPE_CHECKING:
    from indicators.watch_settings import WatchSettings

__all__ = [
    "Condition", "Definition", "Memory", "Native", "Phase", "Rung", "Scale", "State", "WeightSet",
]  # fmt: skip

Keys = dict[Annotated[TextField, choice("a report field to match on", TextField)], Words]


class Definition(Table):
    """One indicator: what it asks, which reports it counts, and how they become a score of 0 to 100.

    lag_weeks: how many weeks it is expected to lead or lag; 0 when it moves together with what it shows.
    """

    id: Id = Field(description="an id, the same as the file's name")
    title: Line = Field(description="a title of one line")
    short: Line = Field(default="", validate_default=True, description="a short title, for axes and narrow columns")
    hue: int = Field(strict=True, ge=1, le=99, description="a whole number from 1 to 99: a slot of the palette")
    question: Prose = Field(default="", description="a text: the question that the indicator answers")
    axis: Annotated[Axis, choice("an axis", Axis)] = Field(description="threat, response or exposure")
    sign: Annotated[Literal[1, -1], ONLY_SIGNS] = Field(description="1 or -1")
    kind: Annotated[Kind, choice("a kind of indicator", Kind)] = Field(description="flow or state")
    timing: Annotated[Timing, choice("a timing", Timing)] = Field(description="leading, coincident or lagging")
    lag_weeks: Number = Field(default=0, ge=0, description="a number of weeks, 0 or more")
    rationale: Prose = Field(default="", description="a text: why this is worth watching")
    diagnosticity: Prose = Field(default="", description="a text: how far it tells one explanation from another")
    source: Prose = Field(default="", description="a text: where the method or the ladder comes from")
    version: int = Field(default=1, strict=True, ge=1, description="a whole number of 1 or more")
    match: Keys = Field(min_length=1, description="at least one report field with its words, for example kind")
    match_any: Keys = Field(default={}, description="report fields with their words, at least one of which must hold")
    exclude: Keys = Field(default={}, description="report fields with their words, any of which removes a report")
    severity: tuple[Rung, ...] = Field(default=(), description="a ladder: one [[severity]] table a rung, lowest first")
    phase: Phase | None = Field(default=None, description="a [phase] table with field and shares")
    state: State | None = Field(
        default=None, validate_default=True, description="a [state] table with field and max_level"
    )
    memory: Memory = Field(default=None, validate_default=True, description="a [memory] table with half_life_weeks")
    scale: Scale = Field(
        default=None, validate_default=True, description="a [scale] table with method, anchor and reason"
    )
    native: Native | None = Field(default=None, description="a [native] table with family, family_title and drawing")

    @property
    def rungs(self) -> tuple[float, ...]:
        """The points of the ladder, ascending."""
        return tuple(rung.value for rung in self.severity)

    @property
    def phase_order(self) -> tuple[str, ...]:
        """The stages in their order; empty without phases."""
        return tuple(self.phase.shares) if self.phase else ()

    def resolved(self, settings: WatchSettings) -> Definition:
        """Give the same definition with @protected and @host replaced by the watch's sides.

        A list may become empty (a watch without a host side): no report then holds for that key.
        """
        sides = {PROTECTED: tuple(settings.protected), HOST: tuple(settings.host)}

        def keys(table: Keys) -> Keys:
            return {field: expand_sides(words, sides) for field, words in table.items()}

        def conditions(tests: tuple[Condition, ...]) -> tuple[Condition, ...]:
            return tuple(
                test if test.words is None else test.model_copy(update={"words": expand_sides(test.words, sides)})
                for test in tests
            )

        ladder = tuple(
            rung.model_copy(update={"any": conditions(rung.any), "all": conditions(rung.all)}) for rung in self.severity
        )
        tables = {name: keys(getattr(self, name)) for name in ("match", "match_any", "exclude")}
        return self.model_copy(update={**tables, "severity": ladder})

    @field_validator("short", mode="before")
    @classmethod
    def _is_the_title_unless_given(cls, short: Any, info: ValidationInfo) -> Any:
        return info.data.get("title", "untitled") if short == "" else short

    @field_validator("match", "match_any", "exclude")
    @classmethod
    def _have_words_that_can_hold(cls, keys: Keys) -> Keys:
        empty = [field for field, words in keys.items() if not words]
        advice = "Give at least one word, or leave the key out"
        complain(Complaint(Cause.VALUE, "the list holds no word", advice, f".{field}") for field in empty)
        complain(c for field, words in keys.items() for c in word_complaints(field, words, f".{field}"))
        return keys

    @field_validator("severity")
    @classmethod
    def _ascends(cls, ladder: tuple[Rung, ...]) -> tuple[Rung, ...]:
        advice = "Put the rungs in ascending order, each value once"
        complain(
            Complaint(
                Cause.CONTRADICTION,
                f"{rung.value:g} is not above {below.value:g}, the rung before it",
                advice,
                f"[{number}].value",
            )
            for number, (below, rung) in enumerate(pairwise(ladder), start=2)
            if rung.value <= below.value
        )
        return ladder

    @field_validator("state", mode="before")
    @classmethod
    def _is_there_for_a_state_only(cls, state: Any, info: ValidationInfo) -> Any:
        kind = info.data.get("kind")
        if kind == Kind.STATE and state is None:
            advice = "Add [state] with field and max_level"
            complain([Complaint(Cause.MISSING, 'missing beside kind = "state"', advice)])
        if kind == Kind.FLOW and state is not None:
            advice = 'Remove [state], or set kind = "state"'
            complain([Complaint(Cause.CONTRADICTION, 'found a [state] table beside kind = "flow"', advice)])
        return state

    @field_validator("memory", "scale", mode="before")
    @classmethod
    def _may_be_left_out_of_a_state(cls, table: Any, info: ValidationInfo) -> Any:
        """Give a state what METHOD section 4 says: no memory, and its own scale up to max_level."""
        if table is not None:
            return table
        if info.data.get("kind") == Kind.FLOW:
            advice = f"Add {cls.model_fields[str(info.field_name)].description}"
            complain([Complaint(Cause.MISSING, 'missing beside kind = "flow"', advice)])
        if info.field_name == "memory":
            return Memory(half_life_weeks=0)
        state = info.data.get("state")
        return Scale(method=ScaleMethod.LINEAR, anchor=state.max_level if state else 1)


class WeightSet(Table):
    """Named weights with a reason. An indicator that is not named has the weight 0."""

    id: Id = Field(description="an id, the same as the file's name")
    title: Line = Field(description="a title of one line")
    reason: Prose = Field(default="", description="a text: why these indicators count this much")
    author: Prose = Field(default="", description="a text: who answers for the weights")
    date: dt.date | None = Field(default=None, description="a date such as 2020-04-26")
    weights: dict[str, Annotated[Number, Field(ge=0, description="a number of 0 or more")]] = Field(
        min_length=1, description="a [weights] table: a number of 0 or more for each indicator id"
    )

    @field_validator("date", mode="before")
    @classmethod
    def _is_a_day(cls, day: Any) -> Any:
        if isinstance(day, dt.datetime) or not isinstance(day, dt.date | str | None):
            advice = "Give a date such as 2020-04-26"
            complain([Complaint(Cause.VALUE, f"{shown(day)} is not a day", advice)])
        return day
