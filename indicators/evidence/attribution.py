"""Who did it, as far as reports say: named by a believed one, only by weaker ones, or not at all."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pandas as pd

from indicators.phrases import count, counted, listed
from indicators.report_order import BELIEVED
from indicators.vocabulary import Axis

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping, Sequence

UNKNOWN = "unknown"
"""Coded side of an actor whom a report does not know."""

_REMARK = re.compile(r"\s*\([^()]*\)\s*$")


@dataclass(frozen=True)
class Naming:
    """One actor whom reports name.

    actor: as the first of them writes it ("Kataib Hezbollah (US attribution)"), or the side's coded
    word when none gives a name; side: coded; event_ids: the reports; credibility: the best of theirs.
    """

    actor: str
    side: str
    event_ids: tuple[str, ...]
    credibility: float


@dataclass(frozen=True)
class Attribution:
    """Whom an incident is laid to, and who else is named.

    named: the actor of the first report with a credibility of 0.5 or more whose side is neither empty
    nor unknown; None when there is no such report. others: every other actor named, the best believed
    first: by a weak report, or against a better believed one. reports: how many there are.
    """

    named: Naming | None
    others: tuple[Naming, ...]
    reports: int

    def sentence(self, axis: Axis, words: Mapping[str, str] | None = None) -> str:
        """Say it in one line: "Unclaimed; two reports name Kataib Hezbollah".

        Reports are counted where not all of them name the actor. On the axes of what the protected
        side does, names for parts of one side ("US-led coalition", "Danish troops") are no dispute and
        only the leading one is said. words: the watch's phrases, for actors known by their side alone.
        """
        if axis != Axis.THREAT and self.named is not None:
            return _said(self.named, words)
        parts = ["Unclaimed" if axis == Axis.THREAT else "Not named"]
        if self.named is not None:
            naming = len(self.named.event_ids)
            only = f", named by {count(naming)} of {count(self.reports)} reports"
            parts = [_said(self.named, words) + ("" if naming == self.reports else only)]
        if self.others:
            namings = [
                f"{counted(len(o.event_ids), 'report names', 'reports name')} {_said(o, words)}" for o in self.others
            ]
            parts.append(listed(namings))
        return "; ".join(parts)


def attribute(reports: Sequence[Mapping[Hashable, Any]]) -> Attribution:
    """Work out whom one incident is laid to.

    reports: its matching rows of the report table, first to speak first, with event_id, actor,
    actor_side and q. Two names are one actor when they are of one side and, remarks in brackets
    aside, the words of one are all among the words of the other ("ISIS", "ISIS fighters"). Source:
    METHOD section 2, the actor group.
    """
    groups: list[tuple[str, frozenset[str], list[Mapping[Hashable, Any]]]] = []
    for report in reports:
        side, name = report["actor_side"], report["actor"]
        if pd.isna(side) or side == UNKNOWN:
            continue
        words = frozenset(_REMARK.sub("", side if pd.isna(name) else name).casefold().split())
        same = next((g for g in groups if g[0] == side and (g[1] <= words or words <= g[1])), None)
        if same is None:
            groups.append((side, words, [report]))
        else:
            same[2].append(report)
    namings = [_naming(side, own) for side, _, own in groups]
    # Groups stand in speaking order, so the first believed one holds the first believed report.
    named = next((naming for naming in namings if naming.credibility >= BELIEVED), None)
    return Attribution(named, tuple(naming for naming in namings if naming is not named), len(reports))


def _naming(side: str, reports: Sequence[Mapping[Hashable, Any]]) -> Naming:
    names = [str(report["actor"]) for report in reports if not pd.isna(report["actor"])]
    events = tuple(str(report["event_id"]) for report in reports)
    return Naming(names[0] if names else side, side, events, float(reports[0]["q"]))


def _said(naming: Naming, words: Mapping[str, str] | None) -> str:
    if naming.actor != naming.side:
        return naming.actor
    return (words or {}).get(naming.side, naming.side.replace("_", " "))
