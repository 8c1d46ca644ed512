"""What an indicator definition and a weight set are: frozen models of one TOML file each.

A definition is data that is executed: which reports match, how grave each is, how fast it fades and
how much is half way to the worst. Each key's description completes the sentence "Expected ..." of
the error that a wrong value raises. The words of a watch (kinds, sides, subtypes, directions) are not
listed here: they belong to the watch's codebook. Source: METHOD sections 2 to 7; DESIGN section 4.
"""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationInfo, field_validator

from indicators.definition_values import (
    HOST,
    PROTECTED,
    Cause,
    Complaint,
    Id,
    Line,
    NumberField,
    Prose,
    TextField,
    Words,
    choice,
    complain,
    expand_sides,
    shown,
    word_complaints,
)
from indicators.vocabulary import Axis, Drawing, Kind, ScaleMethod, Timing

if TYPE_CHECKING:
    from collections.abc import Mapping

    from indicators.watch import WatchSettings

# Whether a report is at a protected site is worked out for matching only; how near it was enters by relevance.
_CODED = (TextField.AT_PROTECTED_SITE,)
MatchField = Annotated[TextField, choice("a report field to match on", TextField)]
CodedField = Annotated[TextField, choice("a text field of a report", TextField, but=_CODED)]
ReadField = Annotated[
    TextField | NumberField, choice("a report field for a rung", TextField, NumberField, but=_CODED)
]
SizeField = Annotated[NumberField, choice("a number field of a report", NumberField)]
Number = Annotated[float, Field(strict=True)]
Keys = dict[MatchField, Words]


class _Table(BaseModel):
    """A table of a definition file: frozen, no key but those listed, no infinite number."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)


class Condition(_Table):
    """One test of a report: a number is at least so much, or a text is one of these words."""

    field: ReadField = Field(description="a report field")
    at_least: Number | None = Field(None, ge=0, description="a number of 0 or more")
    words: Words | None = Field(
        None, alias="is", validate_default=True, description="a list of words, any of which holds"
    )

    @field_validator("words")
    @classmethod
    def _fits_the_field(cls, words: tuple[str, ...] | None, info: ValidationInfo) -> tuple[str, ...] | None:
        if "field" not in info.data or "at_least" not in info.data:
            return words
        field, at_least = info.data["field"], info.data["at_least"]
        if field in list(NumberField) and (at_least is None or words is not None):
            complain([Complaint(Cause.CONTRADICTION, f"{field} is a number", "Test it with at_least alone")])
        if field in list(TextField) and (not words or at_least is not None):
            complain(
                [
                    Complaint(
                        Cause.CONTRADICTION, f"{field} is a text", "Test it with is alone, a list of words"
                    )
                ]
            )
        complain(word_complaints(field, words or ()))
        return words


class Rung(_Table):
    """A step of the severity ladder: its points, and what a report must say to reach it.

    any: at least one condition holds; all: every one does; both given: both must; none: always.
    """

    value: Number = Field(gt=0, description="a number above 0: the points of this rung")
    reason: Prose = Field("", description="a text: why these reports belong on this rung")
    any: tuple[Condition, ...] = Field(
        (), description="a list of conditions, at least one of which must hold"
    )
    all: tuple[Condition, ...] = Field((), description="a list of conditions, all of which must hold")

    @field_validator("any", "all")
    @classmethod
    def _is_not_empty(cls, conditions: tuple[Condition, ...]) -> tuple[Condition, ...]:
        if not conditions:
            advice = "Leave the key out for a rung that every report reaches"
            complain([Complaint(Cause.VALUE, "the list holds no condition", advice)])
        return conditions


class Phase(_Table):
    """Stages of one undertaking, each with its share of the weight; the order of shares is the order of stages."""

    field: CodedField = Field(description="the report field that names the stage")
    shares: dict[Line, Annotated[Number, Field(ge=0, le=1)]] = Field(
        min_length=1, description="a share between 0 and 1 for each stage"
    )


class Memory(_Table):
    """How fast past weeks fade: half of the weight is left after half_life_weeks; 0 keeps none."""

    half_life_weeks: Number = Field(ge=0, description="a number of weeks, 0 or more")
    reason: Prose = Field("", description="a text: why it fades at this pace")


class Scale(_Table):
    """What the remembered weight is measured against: saturating, anchor = 50 points; linear, anchor = 100."""

    method: Annotated[ScaleMethod, choice("a scale", ScaleMethod)] = Field(description="the name of a scale")
    anchor: Number = Field(
        gt=0, description="a number above 0: the weight of a week half way to the worst planned for"
    )
    reason: Prose = Field("", description="a text: why this much")


class State(_Table):
    """For kind = "state": the field whose value holds until changed, and the value that scores 100."""

    field: SizeField = Field(description="a number field of a report")
    max_level: Number = Field(gt=0, description="a number above 0: the level that scores 100")


class Native(_Table):
    """How the indicator is drawn in its own units, in the panel of its family.

    parts: coded word -> the field's term for it, in drawing order. grave_rung: severity points from
    which an incident is called grave.
    """

    family: Id = Field(description="the id of a panel")
    family_title: Line = Field(description="the title of the panel")
    drawing: Annotated[Drawing, choice("a drawing", Drawing)] = Field(description="the name of a drawing")
    field: CodedField | None = Field(None, description="the report field that tells the parts apart")
    parts: dict[Line, Line] = Field({}, validate_default=True, description="a term for each coded word")
    unit: Line | None = Field(None, description="the unit in which sizes are summed, for example troops")
    grave_rung: Number = Field(
        4, gt=0, description="a number above 0: the severity from which an incident is grave"
    )

    @field_validator("parts")
    @classmethod
    def _has_parts_to_draw(cls, parts: dict[str, str], info: ValidationInfo) -> dict[str, str]:
        drawing, field = info.data.get("drawing"), info.data.get("field", "not read")
        if drawing in (Drawing.MOVES, Drawing.STAGES) and (field is None or not parts):
            advice = "Give field, and in parts a term for each of its words"
            complain([Complaint(Cause.MISSING, f"a drawing of {drawing} has no parts to draw", advice)])
        return parts


class Definition(_Table):
    """One indicator: what it asks, which reports it counts, and how they become a score of 0 to 100."""

    id: Id = Field(description="an id, the same as the file's name")
    title: Line = Field(description="a title of one line")
    short: Line = Field(
        "", validate_default=True, description="a short title of one line, for axes and narrow columns"
    )
    hue: int = Field(strict=True, ge=1, description="a whole number of 1 or more: the slot of the palette")
    question: Prose = Field("", description="a text: the question that the indicator answers")
    axis: Annotated[Axis, choice("an axis", Axis)] = Field(description="an axis")
    sign: Literal[1, -1] = Field(description="1 or -1: whether it adds to the posture score or takes away")
    kind: Annotated[Kind, choice("a kind of indicator", Kind)] = Field(description="a kind of indicator")
    timing: Annotated[Timing, choice("a timing", Timing)] = Field(description="a timing")
    lag_weeks: Number = Field(
        0, ge=0, description="a number of weeks, 0 or more: the lead or the lag to expect"
    )
    rationale: Prose = Field("", description="a text: why this indicator")
    diagnosticity: Prose = Field("", description="a text: how far it tells one explanation from another")
    source: Prose = Field("", description="a text: where the method or the ladder comes from")
    version: int = Field(1, strict=True, ge=1, description="a whole number of 1 or more")
    match: Keys = Field(
        min_length=1, description="at least one report field with its words, for example kind"
    )
    match_any: Keys = Field({}, description="report fields with their words, at least one of which must hold")
    exclude: Keys = Field({}, description="report fields with their words, any of which removes a report")
    severity: tuple[Rung, ...] = Field(
        (), description="a ladder: one [[severity]] table a rung, lowest first"
    )
    phase: Phase | None = Field(None, description="a [phase] table: field and shares")
    memory: Memory = Field(None, validate_default=True, description="a [memory] table: half_life_weeks")
    state: State | None = Field(
        None, validate_default=True, description="a [state] table: field and max_level"
    )
    scale: Scale = Field(
        None, validate_default=True, description="a [scale] table: method, anchor and reason"
    )
    native: Native | None = Field(None, description="a [native] table: family, family_title and drawing")

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

        def keys(table: Mapping[TextField, tuple[str, ...]]) -> dict[TextField, tuple[str, ...]]:
            return {field: expand_sides(words, sides) for field, words in table.items()}

        def conditions(listed: tuple[Condition, ...]) -> tuple[Condition, ...]:
            return tuple(
                c.model_copy(update={"words": c.words and expand_sides(c.words, sides)}) for c in listed
            )

        ladder = tuple(
            r.model_copy(update={"any": conditions(r.any), "all": conditions(r.all)}) for r in self.severity
        )
        changed = {
            "match": keys(self.match),
            "match_any": keys(self.match_any),
            "exclude": keys(self.exclude),
        }
        return self.model_copy(update={**changed, "severity": ladder})

    @field_validator("short", mode="before")
    @classmethod
    def _is_the_title_unless_given(cls, short: Any, info: ValidationInfo) -> Any:
        return info.data.get("title", "-") if short == "" else short

    @field_validator("match", "match_any", "exclude")
    @classmethod
    def _words_are_known(cls, keys: Keys) -> Keys:
        empty = [field for field, words in keys.items() if not words]
        advice = "Give at least one word, or leave the key out"
        complain(Complaint(Cause.VALUE, "the list holds no word", advice, f".{field}") for field in empty)
        complain(c for field, words in keys.items() for c in word_complaints(field, words, f".{field}"))
        return keys

    @field_validator("severity")
    @classmethod
    def _rungs_ascend(cls, ladder: tuple[Rung, ...]) -> tuple[Rung, ...]:
        advice = "Put the rungs in ascending order, each value once"
        complain(
            Complaint(
                Cause.CONTRADICTION,
                f"{shown(rung.value)} is not above the rung before it ({shown(below.value)})",
                advice,
                f"[{number}].value",
            )
            for number, (below, rung) in enumerate(zip(ladder, ladder[1:], strict=False), start=2)
            if rung.value <= below.value
        )
        return ladder

    @field_validator("state", mode="before")
    @classmethod
    def _belongs_to_a_state(cls, state: Any, info: ValidationInfo) -> Any:
        kind = info.data.get("kind")
        if kind == Kind.STATE and state is None:
            complain(
                [
                    Complaint(
                        Cause.MISSING,
                        'kind = "state" without a [state] table',
                        "Give [state] field and max_level",
                    )
                ]
            )
        if kind == Kind.FLOW and state is not None:
            complain(
                [
                    Complaint(
                        Cause.CONTRADICTION,
                        'kind = "flow" with a [state] table',
                        'Remove [state], or set kind = "state"',
                    )
                ]
            )
        return state

    @field_validator("memory", "scale", mode="before")
    @classmethod
    def _belongs_to_a_flow(cls, table: Any, info: ValidationInfo) -> Any:
        """Let a state leave both out: it keeps its level until changed and is read on its own scale."""
        if table is not None:
            return table
        if info.data.get("kind", Kind.STATE) == Kind.FLOW:
            expected = cls.model_fields[str(info.field_name)].description
            complain([Complaint(Cause.MISSING, f"missing from a flow", f"Add {expected}")])
        if info.field_name == "memory":
            return Memory(half_life_weeks=0)
        state = info.data.get("state")
        return Scale(method=ScaleMethod.LINEAR, anchor=state.max_level if state else 1)


class WeightSet(_Table):
    """Named weights with a reason. An indicator that is not named has the weight 0."""

    id: Id = Field(description="an id, the same as the file's name")
    title: Line = Field(description="a title of one line")
    reason: Prose = Field("", description="a text: why these indicators count this much")
    author: Prose = Field("", description="a text: who answers for the weights")
    date: datetime.date | None = Field(None, description="a date such as 2020-04-26")
    weights: dict[str, Annotated[Number, Field(ge=0)]] = Field(
        min_length=1, description="a [weights] table: a number of 0 or more for each indicator id"
    )

    @field_validator("date", mode="before")
    @classmethod
    def _is_a_plain_day(cls, day: Any) -> Any:
        if isinstance(day, datetime.datetime) or not isinstance(day, datetime.date | str | None):
            complain([Complaint(Cause.VALUE, f"{shown(day)} is not a day", "Give a date such as 2020-04-26")])
        return day
