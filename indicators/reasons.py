"""The reasons of a change: its accounts by size, and the incidents that stand behind one of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from indicators.phrases import SMALLEST_SHOWN, day, listed, size
from indicators.weeks import Week

if TYPE_CHECKING:
    from indicators.comparison import Comparison
    from indicators.phrasebook import Phrasebook

HALF = 0.5
"""Part of an indicator's new points from which the named incidents may stand for all of them."""
FEW = 0.6
"""Part of an indicator's new points from which one kind of incident is named, not two."""


@dataclass(frozen=True)
class Reason:
    """One account of a change: an indicator, or the weights, data or definitions of the two sides.

    name: as it stands in a sentence. points: signed, of the posture score. indicator: its id; None
    for the other accounts. is_fading: an indicator that moved because earlier weeks fade, not because
    something came.
    """

    name: str
    points: float
    is_plural: bool
    indicator: str | None = None
    is_fading: bool = False

    def verb(self) -> str:
        """Say what it does to the score: add, give back (what it had brought), or take off."""
        if self.points > 0:
            verbs = ("adds", "add")
        else:
            verbs = ("gives back", "give back") if self.is_fading else ("takes off", "take off")
        return verbs[self.is_plural]

    def clause(self, cause: str = "") -> str:
        """Say the whole: "attacks give back 6.7", with the cause after it."""
        return f"{self.name} {self.verb()} {size(self.points)}{cause}"


def reasons_of(comparison: Comparison, phrasebook: Phrasebook) -> list[Reason]:
    """List the accounts of a change that show at one decimal, the largest movement first."""
    reasons = [
        Reason(
            phrasebook.indicator(str(i)),
            float(row["effect"]),
            phrasebook.is_plural(str(i)),
            str(i),
            is_fading=row["fading"] * row["effect"] > 0,
        )
        for i, row in comparison.indicators.iterrows()
    ]
    reasons.append(Reason("the changed weights", comparison.weights or 0.0, is_plural=True))
    reasons.append(Reason(_data_name(comparison), comparison.data or 0.0, is_plural=True))
    reasons.append(Reason("the changed definitions", comparison.definitions or 0.0, is_plural=True))
    shown = [reason for reason in reasons if abs(reason.points) >= SMALLEST_SHOWN]
    return sorted(shown, key=lambda reason: -abs(reason.points))


def cause_of(reason: Reason, comparison: Comparison, phrasebook: Phrasebook, *, with_days: bool) -> str:
    """Say what stands behind an indicator's movement: ", with Al-Qaim handed over", " as Taji fades".

    The new incidents with most points for a rise, the places whose memory held most for what fades.
    with_days: add the days where one kind of incident is named. Nothing for the other accounts, and
    for a state that fell: what lowered it has ended.
    """
    if reason.indicator is None:
        return ""
    if reason.is_fading:
        return _fading(reason, comparison, phrasebook)
    brought = _brought(reason, comparison, phrasebook, with_days=with_days)
    return f", with {brought}" if brought and not brought.startswith("above all") else brought and f", {brought}"


def only_cause_of(reason: Reason, comparison: Comparison, phrasebook: Phrasebook) -> str:
    """Say the cause after "nearly all from attacks": a colon and the new incidents, or what fades."""
    if reason.indicator is None:
        return ""
    if reason.is_fading:
        return _fading(reason, comparison, phrasebook)
    brought = _brought(reason, comparison, phrasebook, with_days=True)
    return brought and f": {brought}"


def _fading(reason: Reason, comparison: Comparison, phrasebook: Phrasebook) -> str:
    places = phrasebook.fading_places(_moved(reason, comparison, "fading"))
    if not places:
        return " as earlier weeks fade"
    return f" as {listed(places)} {'fade' if len(places) > 1 else 'fades'}"


def _brought(reason: Reason, comparison: Comparison, phrasebook: Phrasebook, *, with_days: bool) -> str:
    if reason.indicator in comparison.states and reason.points < 0:
        return ""
    moved = _moved(reason, comparison, "new")
    later = max(comparison.week_from.monday, comparison.week_to.monday)
    groups = phrasebook.groups(moved, until=Week.of(later).sunday)
    if not groups:
        return ""
    total = sum(moved.values())
    named = groups[:1] if groups[0].points >= FEW * total else groups[:2]
    partly = "" if sum(group.points for group in named) >= HALF * total else "above all "
    if with_days and len(named) == 1:
        return f"{partly}{named[0].text}, {named[0].when}"
    return f"{partly}{listed([group.text for group in named])}"


def _moved(reason: Reason, comparison: Comparison, part: str) -> dict[tuple[str, str], float]:
    """Collect the incidents that moved the indicator this way, with the size of their part."""
    rows = comparison.incidents
    direction = 1 if reason.points > 0 else -1
    rows = rows[(rows["indicator"] == reason.indicator) & (rows[part] * direction > 0)]
    return {
        (str(incident), str(indicator)): abs(float(points))
        for incident, indicator, points in zip(rows["incident_id"], rows["indicator"], rows[part], strict=True)
    }


def _data_name(comparison: Comparison) -> str:
    before, after = comparison.week_from.as_of, comparison.week_to.as_of
    if before == after:
        return "changed data"
    if before < after:
        return f"reports published since {day(before)}"
    return f"reports not yet published on {day(after)}"
