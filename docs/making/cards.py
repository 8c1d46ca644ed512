"""The indicators, one section each, as their definition files have them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docs.making.ladders import counted_reports, reached_when
from docs.making.markdown import code, table
from indicators.catalogue import SHIPPED, load_catalogue
from indicators.vocabulary import Kind, ScaleMethod, Timing

if TYPE_CHECKING:
    from indicators.catalogue import Catalogue
    from indicators.definition import Definition

_EFFECT = {1: "raises the posture score", -1: "lowers the posture score"}
_WAY = {Timing.LEADING: "ahead of", Timing.LAGGING: "after"}


def indicators_block() -> str:
    """Write a section for each shipped indicator, in the order of the screen."""
    catalogue = load_catalogue(SHIPPED)
    return "\n\n".join(card(definition, catalogue) for definition in catalogue.definitions)


def card(definition: Definition, catalogue: Catalogue) -> str:
    """Write one indicator: question, what counts, ladder, how it fades and is scaled, and why."""
    parts = [
        f"### {definition.title}",
        f"*{definition.question}*",
        table(("", ""), _facts(definition, catalogue)),
        f"**What counts.** {counted_reports(definition)}",
        table(
            ("points", "a report reaches it when", "reason"),
            [(f"{rung.value:g}", reached_when(rung), rung.reason) for rung in definition.severity],
        )
        if definition.severity
        else "",
        f"**Why.** {definition.rationale}",
        f"**How far it tells.** {definition.diagnosticity}",
        f"**Source.** {definition.source}",
    ]
    return "\n\n".join(part for part in parts if part)


def _facts(definition: Definition, catalogue: Catalogue) -> list[tuple[str, str]]:
    default = catalogue.weights("default").get(definition.id, 0.0)
    facts = [
        ("Id", f"{code(definition.id)}, version {definition.version}"),
        ("Axis and sign", f"{definition.axis}; {_EFFECT[definition.sign]}"),
        ("Kind and timing", f"{definition.kind}; {_timing(definition)}"),
        ("Default weight", f"{default:g}"),
    ]
    if definition.state is not None:
        held = f"the value of {code(definition.state.field)} holds until changed"
        facts.append(("State", f"{held}; {definition.state.max_level:g} scores 100"))
    if definition.phase is not None:
        shares = ", ".join(f"{code(stage)} {share:g}" for stage, share in definition.phase.shares.items())
        facts.append(("Shares of the stages", f"{shares} (field {code(definition.phase.field)})"))
    if definition.kind == Kind.FLOW:
        facts.append(("Half-life", _reasoned(_weeks(definition.memory.half_life_weeks), definition.memory.reason)))
        facts.append(("Anchor", _reasoned(_anchor(definition), definition.scale.reason)))
    return facts


def _timing(definition: Definition) -> str:
    if definition.timing == Timing.COINCIDENT:
        return f"{definition.timing}: moves with what it shows"
    lag = f"about {_weeks(definition.lag_weeks)} " if definition.lag_weeks else ""
    return f"{definition.timing}: moves {lag}{_WAY[definition.timing]} what it shows"


def _anchor(definition: Definition) -> str:
    score = 50 if definition.scale.method == ScaleMethod.SATURATING else 100
    return f"{definition.scale.anchor:g} points of weight score {score} ({definition.scale.method})"


def _weeks(number: float) -> str:
    return f"{number:g} week{'' if number == 1 else 's'}"


def _reasoned(fact: str, reason: str) -> str:
    return f"{fact}. {reason}" if reason else fact
