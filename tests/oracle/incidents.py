"""METHOD sections 2 and 3: reports to incidents to the weight of each (incident, phase)."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from tests.oracle.credibility import HALF, credibility, speaks_first, together
from tests.oracle.matching import ladder, matches, rung_reached
from tests.oracle.relevance import at_protected_site, relevance
from tests.oracle.sources import sources_of

if TYPE_CHECKING:
    from datetime import date

    from tests.oracle.rows import PlainWatch, Row
    from tests.oracle.rules import Rules

FINE_DATES = ["day", "week", "month"]
FINE_PLACES = ["site", "town", "admin1", "country"]


@dataclass(frozen=True)
class Weighed:
    """One (incident, indicator, phase) with its weight omega and the facts that it was given."""

    incident: str
    indicator: str
    phase: str
    reports: list[Row]
    first_day: date
    last_day: date
    facts: Row
    rung: Fraction
    rung_credible: Fraction
    relevance: Fraction
    phase_share: Fraction
    credibility: Fraction
    weight: Fraction


def known_reports(watch: PlainWatch, as_of: date, rules: Rules) -> list[Row]:
    """List the reports that count: published by the as-of date, no tallies, sites looked up."""
    kept = []
    sources = sources_of([article for article in watch.articles if article["published"] <= as_of])
    for report in watch.reports:
        if report["published"] > as_of or (report["tally"] and not rules.count_tallies):
            continue
        own = report["event_id"]
        incident = own if rules.count_articles else report["incident_id"] or own
        at_site = at_protected_site(report, watch, rules)
        found = {"incident_id": incident, "at_protected_site": at_site, "source": sources[report["article_id"]]}
        kept.append(report | found)
    return kept


def weigh(reports: list[Row], definition: Row, watch: PlainWatch, rules: Rules) -> list[Weighed]:
    """Weigh every (incident, phase) that one definition counts."""
    incidents: dict[str, list[Row]] = defaultdict(list)
    for report in reports:
        if matches(report, definition, watch):
            incidents[report["incident_id"]].append(report)
    return [
        _weigh_phase((incident, phase), members, definition, watch, rules)
        for incident, matching in incidents.items()
        for phase, members in by_phase(matching, definition).items()
    ]


def by_phase(matching: list[Row], definition: Row) -> dict[str, list[Row]]:
    """Split an incident's reports by phase; the uncoded join its first coded one ("" when none is)."""
    if not definition.get("phase"):
        return {"": matching}
    field, shares = definition["phase"]["field"], list(definition["phase"]["shares"])
    coded = [phase for phase in shares if any(report[field] == phase for report in matching)]
    strange = {report[field] for report in matching} - {None, *shares}
    if strange:
        msg = f"{definition['id']}: phases {strange} are not among {shares}"
        raise ValueError(msg)
    if not coded:
        return {"": matching}
    groups: dict[str, list[Row]] = {phase: [] for phase in coded}
    for report in matching:
        groups[report[field] or coded[0]].append(report)
    return groups


def _weigh_phase(key: tuple[str, str], members: list[Row], definition: Row, watch: PlainWatch, rules: Rules) -> Weighed:
    incident, phase = key
    order = speaks_first(members)
    dated = _finest(order, "date_precision", FINE_DATES)
    first, last = dated["first_day"], dated["last_day"] or dated["first_day"]
    if rules.mix_groups:
        first = min(report["first_day"] for report in members)
        last = max(report["last_day"] or report["first_day"] for report in members)
    placed = _finest(order, "geo_precision", FINE_PLACES)
    g = relevance(placed, first, watch, rules)
    share = Fraction(str(definition["phase"]["shares"][phase])) if phase else Fraction(1)
    if rules.ignore_phase:
        share = Fraction(1)
    best = together(members, watch.combine)
    reached = [(rung_reached(report, definition), report) for report in members]
    steps = _steps(reached, definition, watch.combine, rules)
    credible = max((rung for rung, _, q in steps if q >= HALF), default=Fraction(0))
    return Weighed(
        incident=incident, indicator=definition["id"], phase=phase, reports=members,
        first_day=first, last_day=last, facts=_facts(order, placed),
        rung=max(height for height, _ in reached), rung_credible=credible,
        relevance=g, phase_share=share, credibility=best,
        weight=g * share * sum(height * q for _, height, q in steps),
    )  # fmt: skip


def _steps(
    reached: list[tuple[Fraction, Row]], definition: Row, combine: str, rules: Rules
) -> list[tuple[Fraction, Fraction, Fraction]]:
    """List each rung with its step s_k - s_(k-1) and Q_k, from the rung that each report reaches."""
    steps, below = [], Fraction(0)
    for rung in ladder(definition):
        believed = together([report for height, report in reached if height >= rung], combine)
        if rules.lend_credibility and believed:
            believed = together([report for _, report in reached], combine)
        steps.append((rung, rung - below, believed))
        below = rung
    return steps


def _finest(order: list[Row], field: str, scale: list[str]) -> Row:
    """Take the first report of the finest precision; an unknown precision is the coarsest."""
    ranks = {word: rank for rank, word in enumerate(scale)}
    return min(order, key=lambda report: ranks.get(report[field], len(scale)))


def _facts(order: list[Row], placed: Row) -> Row:
    """Take place, actor and size, each whole from one report."""
    names = ("country", "admin1", "place", "latitude", "longitude", "geo_precision")
    facts = {name: placed[name] for name in names}
    believed = [r for r in order if credibility(r) >= HALF and r["actor_side"] not in (None, "unknown")]
    facts["actor_side"] = believed[0]["actor_side"] if believed else "unknown"
    facts["actor"] = believed[0]["actor"] if believed else None
    sized = [report for report in order if report["magnitude"] is not None]
    facts["magnitude"] = sized[0]["magnitude"] if sized else None
    facts["magnitude_unit"] = sized[0]["magnitude_unit"] if sized else None
    return facts
