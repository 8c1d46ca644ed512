"""What lint complains of in one definition: a thin card, or a score that says less than it seems to.

Each rule is a function whose name is the complaint. It yields a case for each place that deserves it:
the dotted key and a sentence that says what is weak and what to do. Ladders are counted from 1.
"""

from __future__ import annotations

from math import isclose
from typing import TYPE_CHECKING, TypeAlias

from indicators.faults import quoted
from indicators.reach import can_match, unreachable_rungs
from indicators.vocabulary import Kind, ScaleMethod, Timing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from indicators.definition import Definition

Case: TypeAlias = tuple[str, str]
LONGEST_SHORT_TITLE = 24
"""Characters that fit a narrow column at the smallest type."""


# A thin card: what a reader needs to judge the indicator.


def no_question(definition: Definition) -> Iterator[Case]:
    """Complain of a card without the question that the indicator answers."""
    if not definition.question:
        yield "question", "there is no question. Say what the indicator answers"


def no_rationale(definition: Definition) -> Iterator[Case]:
    """Complain of a card that does not say why the indicator is watched."""
    if not definition.rationale:
        yield "rationale", "there is no rationale. Say why this is worth watching"


def no_diagnosticity(definition: Definition) -> Iterator[Case]:
    """Complain of a card that does not say what else could explain the indicator."""
    if not definition.diagnosticity:
        yield "diagnosticity", "there is no diagnosticity note. Say what else could explain a rise"


def no_source(definition: Definition) -> Iterator[Case]:
    """Complain of a card that does not say where its method comes from."""
    if not definition.source:
        yield (
            "source",
            "there is no source. Say where the ladder and the method come from, or whose judgement they are",
        )


def scale_without_reason(definition: Definition) -> Iterator[Case]:
    """Complain of an anchor that nobody has argued for."""
    if definition.kind == Kind.FLOW and not definition.scale.reason:
        yield "scale.reason", "the anchor has no reason. Say which week would score 50"


def rung_without_reason(definition: Definition) -> Iterator[Case]:
    """Complain of a rung that does not say why reports belong on it."""
    for number, rung in enumerate(definition.severity, start=1):
        if not rung.reason:
            yield (
                f"severity[{number}].reason",
                f"the rung of {rung.value:g} points has no reason. Say why reports belong there",
            )


def short_title_too_long(definition: Definition) -> Iterator[Case]:
    """Complain of a short title that charts and narrow columns would cut."""
    if len(definition.short) > LONGEST_SHORT_TITLE:
        length = f"{quoted(definition.short)} has {len(definition.short)} characters"
        yield "short", f"{length}. Keep to {LONGEST_SHORT_TITLE}"


# A score that says something else than it seems to.


def no_ladder(definition: Definition) -> Iterator[Case]:
    """Complain of a flow without rungs: no report weighs anything."""
    if definition.kind == Kind.FLOW and not definition.severity:
        yield "severity", "there is no ladder, so every report weighs nothing. Add a [[severity]] table"


def unreachable_rung(definition: Definition) -> Iterator[Case]:
    """Complain of a rung that no report can end on."""
    for number in unreachable_rungs(definition) if can_match(definition) else ():
        value = definition.severity[number - 1].value
        yield (
            f"severity[{number}]",
            f"no report can end on the rung of {value:g} points. Mend its conditions or remove it",
        )


def nothing_can_match(definition: Definition) -> Iterator[Case]:
    """Complain of keys that rule each other out."""
    if not can_match(definition):
        yield "match", "match, match_any and exclude leave no report that could match. Mend one of them"


def phases_do_not_add_up(definition: Definition) -> Iterator[Case]:
    """Complain of shares that give an incident seen in all its stages more or less than its weight."""
    total = sum(definition.phase.shares.values()) if definition.phase else 1.0
    if not isclose(total, 1.0, abs_tol=1e-9):
        yield (
            "phase.shares",
            f"the shares sum to {total:g}. Make them sum to 1, so that all stages together weigh once",
        )


def stage_not_drawn(definition: Definition) -> Iterator[Case]:
    """Complain of a stage for which the native drawing has no term."""
    native, phase = definition.native, definition.phase
    if native and phase and native.field == phase.field:
        for stage in phase.shares:
            if stage not in native.parts:
                yield "native.parts", f"the stage {quoted(stage)} has no term, so it is not drawn. Add one"


def lag_without_timing(definition: Definition) -> Iterator[Case]:
    """Complain of a lag beside the claim that there is none."""
    if definition.timing == Timing.COINCIDENT and definition.lag_weeks:
        lag = f"a lag of {definition.lag_weeks:g} weeks stands beside timing coincident"
        yield "lag_weeks", f"{lag}. Choose leading or lagging, or set 0"


def timing_without_lag(definition: Definition) -> Iterator[Case]:
    """Complain of a lead or a lag of no weeks."""
    if definition.timing != Timing.COINCIDENT and not definition.lag_weeks:
        yield "lag_weeks", f"timing {definition.timing} has no lag_weeks. Say how many weeks to expect"


def table_without_effect(definition: Definition) -> Iterator[Case]:
    """Complain of a memory or scale that a state does not use."""
    if definition.state is None:
        return
    if definition.memory.half_life_weeks:
        yield "memory", "a state keeps its level until it changes, so [memory] has no effect. Remove it"
    if (definition.scale.method, definition.scale.anchor) != (ScaleMethod.LINEAR, definition.state.max_level):
        yield "scale", "a state is scored as a part of state.max_level, so [scale] has no effect. Remove it"


DEFINITION_RULES = (
    no_question,
    no_rationale,
    no_diagnosticity,
    no_source,
    scale_without_reason,
    rung_without_reason,
    short_title_too_long,
    no_ladder,
    unreachable_rung,
    nothing_can_match,
    phases_do_not_add_up,
    stage_not_drawn,
    lag_without_timing,
    timing_without_lag,
    table_without_effect,
)
