"""The tables of a definition file: ladder, phases, memory, scale, state and native drawing.

Each key's description completes the sentence "Expected ..." of the error that a wrong value raises.
Source: METHOD sections 3 to 5 and 15; docs/YOUR_OWN_WATCH.md.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationInfo, field_validator

from indicators.definition_values import (
    Cause,
    Complaint,
    Id,
    Line,
    Number,
    NumberField,
    Prose,
    TextField,
    Words,
    choice,
    complain,
    word_complaints,
)
from indicators.vocabulary import Drawing, ScaleMethod

# Whether a report lies at a protected site is worked out for matching only; nearness enters by relevance.
_NOT_CODED = (TextField.AT_PROTECTED_SITE,)
CodedField = Annotated[TextField, choice("a text field of a report", TextField, but=_NOT_CODED)]
RungField = Annotated[
    TextField | NumberField, choice("a field that a rung can test", TextField, NumberField, but=_NOT_CODED)
]
SizeField = Annotated[NumberField, choice("a number field of a report", NumberField)]


class Table(BaseModel):
    """A table of a definition file: frozen, no key but those listed, no infinite number."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)


class Condition(Table):
    """One test of a report: a number is at least so much, or a text is one of these words (key `is`)."""

    field: RungField = Field(description="a report field")
    at_least: Number | None = Field(default=None, ge=0, description="a number of 0 or more")
    words: Words | None = Field(
        default=None, alias="is", validate_default=True, description="a list of words, any of which holds"
    )

    @field_validator("words")
    @classmethod
    def _fits_the_field(cls, words: tuple[str, ...] | None, info: ValidationInfo) -> tuple[str, ...] | None:
        if "field" not in info.data or "at_least" not in info.data:
            return words
        field, at_least = info.data["field"], info.data["at_least"]
        if isinstance(field, NumberField) and (at_least is None or words is not None):
            complain([Complaint(Cause.CONTRADICTION, f"{field} is a number", "Test it with at_least alone")])
        if isinstance(field, TextField) and (not words or at_least is not None):
            advice = "Test it with is alone, a list of words"
            complain([Complaint(Cause.CONTRADICTION, f"{field} is a text", advice)])
        complain(word_complaints(field, words or ()))
        return words


class Rung(Table):
    """A step of the severity ladder: its points, and what a report must say to reach it.

    any: at least one condition holds; all: every one does; both given: both must; none: always.
    """

    value: Number = Field(gt=0, description="a number above 0: the points of this rung")
    reason: Prose = Field(default="", description="a text: why these reports belong on this rung")
    any: tuple[Condition, ...] = Field(default=(), description="a list of conditions, at least one of which must hold")
    all: tuple[Condition, ...] = Field(default=(), description="a list of conditions, all of which must hold")

    @field_validator("any", "all")
    @classmethod
    def _is_not_empty(cls, conditions: tuple[Condition, ...]) -> tuple[Condition, ...]:
        if not conditions:
            advice = "Leave the key out for a rung that every report reaches"
            complain([Complaint(Cause.VALUE, "the list holds no condition", advice)])
        return conditions


class Phase(Table):
    """Stages of one undertaking, each with its share of the weight; their order is the order of stages."""

    field: CodedField = Field(description="the report field that names the stage")
    shares: dict[Line, Annotated[Number, Field(ge=0, le=1, description="a share between 0 and 1")]] = Field(
        min_length=1, description="a share between 0 and 1 for each stage"
    )


class Memory(Table):
    """How fast past weeks fade: half of the weight is left after half_life_weeks; 0 keeps none."""

    half_life_weeks: Number = Field(ge=0, description="a number of weeks, 0 or more")
    reason: Prose = Field(default="", description="a text: why it fades at this pace")


class Scale(Table):
    """What the remembered weight m is measured against, in event-weight points.

    saturating: 100 (1 - 2^(-m / anchor)); linear: 100 min(1, m / anchor). Source: METHOD section 5.
    """

    method: Annotated[ScaleMethod, choice("a scale", ScaleMethod)] = Field(description="the name of a scale")
    anchor: Number = Field(gt=0, description="a number above 0: the weight that scores 50 (saturating) or 100 (linear)")
    reason: Prose = Field(default="", description="a text: why this much")


class State(Table):
    """For kind = "state": the field whose value holds until changed, and the value that scores 100."""

    field: SizeField = Field(description="a number field of a report")
    max_level: Number = Field(gt=0, description="a number above 0: the level that scores 100")


class Native(Table):
    """How the indicator is drawn in its own units, in the panel of its family.

    parts: coded word -> the screen's term for it, in drawing order. grave_rung: the severity points
    from which an incident is called grave.
    """

    family: Id = Field(description="the id of a panel")
    family_title: Line = Field(description="the title of the panel")
    drawing: Annotated[Drawing, choice("a drawing", Drawing)] = Field(description="the name of a drawing")
    field: CodedField | None = Field(default=None, description="the report field that tells the parts apart")
    parts: dict[Line, Line] = Field(
        default={}, validate_default=True, description="a term of one line for each coded word"
    )
    unit: Line | None = Field(default=None, description="the unit in which sizes are summed, for example troops")
    grave_rung: Number = Field(default=4, gt=0, description="a number above 0: the severity that is called grave")

    @field_validator("parts")
    @classmethod
    def _are_there_to_be_drawn(cls, parts: dict[str, str], info: ValidationInfo) -> dict[str, str]:
        drawing, field = info.data.get("drawing"), info.data.get("field", "unread")
        if drawing in {Drawing.MOVES, Drawing.STAGES} and (field is None or not parts):
            advice = "Give field, and in parts a term for each of its words"
            complain([Complaint(Cause.MISSING, f"a drawing of {drawing} has no parts to draw", advice)])
        return parts
