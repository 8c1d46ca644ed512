"""From reports to incident weights to weekly raw scores: the one step that needs a query engine.

The step is one Ibis expression in four readable stages (matched reports -> incidents -> weights ->
weeks), compiled to SQL and cached; engine.py hands the SQL to DuckDB. The same expression compiles for
other engines, where data outgrow one machine. Source: METHOD sections 2 to 4.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, reduce
from typing import TYPE_CHECKING

import ibis
import pandas as pd

from indicators.scoring import credibility, matching, phases, relevance, severity
from indicators.vocabulary import UNKNOWN_SIDE, DatePrecision, GeoPrecision

if TYPE_CHECKING:
    from collections.abc import Sequence

    import ibis.expr.types as ir

    from indicators.definition import Definition
    from indicators.watch import WatchSettings

UNIT = 10**12
"""Event weights are whole numbers of 1e-12 points, so that sums do not depend on the order of rows."""

LARGEST_WEIGHT = (2**63 - 1) // UNIT
"""Points that one incident may weigh before its whole number leaves 64 bits."""

_DATES_FINEST_FIRST = (DatePrecision.DAY.value, DatePrecision.WEEK.value, DatePrecision.MONTH.value)
_PLACES_FINEST_FIRST = (
    GeoPrecision.SITE.value,
    GeoPrecision.TOWN.value,
    GeoPrecision.ADMIN1.value,
    GeoPrecision.COUNTRY.value,
)
_ALWAYS_KEPT = ("incident_no", "place_no", "first_day", "last_day", "date_precision", "geo_precision")
_FOR_DETAILS = ("event_no", "published", "actor_side", "magnitude")
_LONGEST_SPAN = 2**17  # days an interval may last and still share a whole number with its first day
_DAY_OFFSET = 2**21  # keeps day numbers before 1970 positive while they are packed
_PACKED = 2**39
"""Room below the order in which reports speak for what they say: a place, or an interval of days."""

_TEXT = "string"
_REPORT_TYPES = {
    **dict.fromkeys(
        ("kind", "subtype", "direction", "country", "admin1", "place", "geo_precision", "date_precision",
         "actor", "actor_side", "target", "target_side", "magnitude_unit", "reliability"), _TEXT),
    **dict.fromkeys(("magnitude", "killed", "wounded", "credibility"), "float64"),
    **dict.fromkeys(("event_no", "incident_no", "place_no", "first_day", "last_day", "published", "turn"), "int64"),
}  # fmt: skip

REPORTS = ibis.table(_REPORT_TYPES, name="reports")
REPORTS_BY_SOURCE = ibis.table({**_REPORT_TYPES, "source_no": "int64"}, name="reports")
PLACES = ibis.table(
    {"place_no": "int64", "country": _TEXT, "admin1": _TEXT, "latitude": "float64", "longitude": "float64",
     "geo_precision": _TEXT}, name="places")  # fmt: skip
ERAS = ibis.table({"era_no": "int64", "era_day": "int64"}, name="eras")
SITES = ibis.table(
    {"country": _TEXT, "admin1": _TEXT, "latitude": "float64", "longitude": "float64", "from_day": "int64",
     "until_day": "int64"}, name="sites")  # fmt: skip
MASKS = ibis.table({"mask": "int16", "indicator_no": "int8"}, name="masks")


@dataclass(frozen=True)
class Plan:
    """What the expression depends on besides the rows: the definitions, the watch's tiers, the calendar.

    definitions: resolved for the watch; at most MOST_DEFINITIONS.
    breaks: the first days of the eras of protection, ascending.
    first_day: day number of the first week's Monday; weeks: how many weeks there are.
    """

    definitions: tuple[Definition, ...]
    settings: WatchSettings
    breaks: tuple[int, ...]
    first_day: int
    weeks: int

    @cached_property
    def ratings(self) -> ir.Table:
        """Rate every place in every era: relevance.place_relevances."""
        return relevance.place_relevances(PLACES, ERAS, SITES, self.settings)

    @cached_property
    def fingerprint(self) -> str:
        """Name the plan by everything that the compiled SQL depends on."""
        parts = [d.model_dump_json() for d in self.definitions]
        return "|".join([*parts, self.settings.model_dump_json(), str((self.breaks, self.first_day, self.weeks))])


def ladders_table(plan: Plan) -> pd.DataFrame:
    """Spell out share and rung steps: one row per (indicator_no, phase_no), columns share, step_1...

    Raises OverflowError when an incident could weigh more than 64 bits hold.
    """
    longest = severity.longest_ladder(plan.definitions)
    rows = []
    for number, definition in enumerate(plan.definitions):
        steps = severity.rung_steps(definition)
        if sum(steps) > LARGEST_WEIGHT:
            message = (
                f"{definition.id}.toml, severity: a rung of {sum(steps):g} points is more than "
                f"{LARGEST_WEIGHT}, the most that sums exactly. Choose smaller points."
            )
            raise OverflowError(message)
        steps += [0.0] * (longest - len(steps))
        named = range(len(definition.phase_order)) if definition.phase is not None else ()
        rows += [(number, phase, phases.phase_share(definition, phase), *steps) for phase in (phases.NO_PHASE, *named)]
    columns = ["indicator_no", "phase_no", "share", *(f"step_{rung}" for rung in range(1, longest + 1))]
    return pd.DataFrame(rows, columns=columns).astype({"indicator_no": "int8", "phase_no": "int8"})


def incident_weights(plan: Plan, *, details: bool = False) -> ir.Table:
    """Weigh every (incident, indicator, phase).

    Columns: incident_no, indicator_no, phase_no, first_day, last_day, place_no, reports, relevance,
    share, best_1..best_k (Q_k, the credibility with which each rung is reached, 0 where none is), weight
    (whole 1e-12 points). With details also, for the screens and for state indicators: credibility
    (q_e), published (latest), rung (highest number), actor_event and size_event (event_no of the
    report that the group is taken from), state_value and state_order (of the report that gives it).
    """
    are_combined = plan.settings.combines_sources
    rows = matched_rows(plan, details=details, by_source=are_combined)
    incidents = _incidents(rows, plan, details=details)
    if are_combined:
        incidents = credibility.believe_together(incidents, rows)
    rated = incidents.left_join(plan.ratings, ["place_no", "era_no"])
    ladders = ibis.table(
        {"indicator_no": "int8", "phase_no": "int8", "share": "float64",
         **{f"step_{rung}": "float64" for rung in _rungs(plan)}}, name="ladders")  # fmt: skip
    laddered = rated.inner_join(ladders, ["indicator_no", "phase_no"])
    near = laddered.relevance.fill_null(plan.settings.relevance.elsewhere)
    points = reduce(
        lambda total, rung: total + laddered[f"step_{rung}"] * laddered[f"best_{rung}"],
        _rungs(plan),
        ibis.literal(0.0),
    )
    weight = (near * laddered.share * (points / credibility.ONE) * UNIT).round().cast("int64")
    kept = [name for name in incidents.columns if name != "era_no"]
    believed = {name: laddered[name] / credibility.ONE for name in kept if name.startswith(("best_", "credibility"))}
    kept = [name for name in kept if name not in believed]
    return laddered.select(*kept, "share", **believed, relevance=near, weight=weight)


def incident_weeks(incidents: ir.Table, plan: Plan) -> ir.Table:
    """Spread every incident over the weeks of its date interval, by overlap of days.

    One row per (incident, indicator, phase, week_no) inside the watch: raw (whole 1e-12 points),
    reports, counted (weight above 0).
    """
    starts = incidents.first_day - plan.first_day
    ends = incidents.last_day + 1 - plan.first_day
    first_week, last_week = _week_no(incidents.first_day, plan), _week_no(incidents.last_day, plan)
    inside = ibis.range(ibis.greatest(first_week, 0), ibis.least(last_week, plan.weeks - 1) + 1)
    spread = incidents.select(
        "incident_no", "indicator_no", "phase_no", "reports", "weight",
        starts=starts, ends=ends, week_no=inside.unnest(),
    )  # fmt: skip
    days = spread.ends - spread.starts
    overlap = ibis.least(spread.ends, spread.week_no * 7 + 7) - ibis.greatest(spread.starts, spread.week_no * 7)
    # A whole weight is kept as it is: as a fraction it would pass through a float of 53 bits.
    part = (spread.weight * (overlap / days)).round().cast("int64")
    return spread.select(
        "incident_no", "indicator_no", "phase_no", "week_no", "reports", "weight",
        raw=(overlap == days).ifelse(spread.weight, part), counted=spread.weight > 0,
    )  # fmt: skip


def weekly_raw(weeks: ir.Table, plan: Plan) -> ir.Table:
    """Sum the weeks: one row per (indicator_no, week_no) with raw (whole), incidents, reports.

    Counts are of incidents with a share of the week and a weight above 0, and of their reports.
    """
    rows = _phases_together(weeks, plan)
    return rows.group_by("indicator_no", "week_no").agg(
        raw=rows.raw.sum(), incidents=rows.count(where=rows.counted), reports=rows.reports.sum(where=rows.counted)
    )


def _phases_together(weeks: ir.Table, plan: Plan) -> ir.Table:
    """Put the phases of one incident in one week together, so that every row is one incident.

    Only indicators with phases pay for it. Counting distinct incidents instead is only approximate on
    some engines.
    """
    names = ("incident_no", "indicator_no", "week_no", "raw", "reports", "counted")
    phased = [number for number, d in enumerate(plan.definitions) if d.phase is not None]
    if not phased:
        return weeks.select(*names)
    is_phased = weeks.indicator_no.isin(phased)
    apart = weeks.filter(is_phased)
    together = apart.group_by("incident_no", "indicator_no", "week_no").agg(
        raw=apart.raw.sum(),
        reports=apart.reports.sum(where=apart.counted),
        counted=apart.counted.any(),
    )
    return weeks.filter(~is_phased).select(*names).union(together.select(*names))


def matched_rows(plan: Plan, *, details: bool = True, by_source: bool = False) -> ir.Table:
    """Make one row per (report, indicator): what its incident needs of it.

    Columns: incident_no, indicator_no, phase_no, q (in parts of credibility.ONE), rung; dated and
    placed: the report's days and its place, each below its right to speak for the incident. With
    details also event_no, published, actor_side, magnitude, order (credibility.order_of_all),
    state_value; with by_source also source_no.
    """
    definitions = plan.definitions
    reports = REPORTS_BY_SOURCE if by_source else REPORTS
    reports = _with_protected_site(reports, plan) if matching.asks_for_site(definitions) else reports
    source = ("source_no",) if by_source else ()
    q = credibility.credibility_column(reports)
    kept = matching.fields_after_matching(definitions) | {*_ALWAYS_KEPT, *source, *(_FOR_DETAILS if details else ())}
    rows = reports.select(
        *sorted(kept),
        mask=matching.mask_column(reports, definitions),
        q=q,
        turn_order=credibility.order_column(reports, q),
        **({"order": credibility.order_of_all(reports, q)} if details else {}),
    )
    # A report that matches nothing has mask 0, which stands in no row of the masks.
    long = rows.inner_join(MASKS, "mask")
    days = (long.first_day + _DAY_OFFSET) * _LONGEST_SPAN + (long.last_day - long.first_day)
    by_date = credibility.ranked_order(long.date_precision, _DATES_FINEST_FIRST, long.turn_order)
    by_place = credibility.ranked_order(long.geo_precision, _PLACES_FINEST_FIRST, long.turn_order)
    extra = {"state_value": _state_value(long, definitions)} if details else {}
    long = long.select(
        "incident_no", "indicator_no", "q", *source, *((*_FOR_DETAILS, "order") if details else ()),
        rung=severity.rung_column(long, definitions),
        phase_no=phases.phase_column(long, definitions),
        dated=by_date * _PACKED + days,
        placed=by_place * _PACKED + long.place_no,
        **extra,
    )  # fmt: skip
    return phases.join_first_phase(long, definitions)


def _state_value(rows: ir.Table, definitions: Sequence[Definition]) -> ir.FloatingValue:
    """Read the value that a report of a state indicator gives; null for every other row."""
    states = ((number, d.state) for number, d in enumerate(definitions) if d.state is not None)
    branches = [(rows.indicator_no == number, rows[state.field].cast("float64")) for number, state in states]
    nothing = ibis.null("float64")
    return ibis.cases(*branches, else_=nothing) if branches else nothing


def _with_protected_site(reports: ir.Table, plan: Plan) -> ir.Table:
    """Add at_protected_site from the report's own place and first day."""
    at_site = plan.ratings.filter(plan.ratings.at_site)
    hits = at_site.select("place_no", "era_no", hit=at_site.at_site)
    located = reports.mutate(era_no=relevance.era_of(reports.first_day, plan.breaks))
    joined = located.left_join(hits, ["place_no", "era_no"])
    return joined.select(*reports.columns, **{matching.AT_PROTECTED_SITE: joined.hit.fill_null(False)})


def _incidents(rows: ir.Table, plan: Plan, *, details: bool) -> ir.Table:
    """Gather each incident's matching reports; each group is taken whole from one report."""
    nothing = ibis.literal(0, type="int16")
    best = {f"best_{rung}": (rows.rung >= rung).ifelse(rows.q, nothing).max() for rung in _rungs(plan)}
    extra = {}
    if details:
        is_believed = rows.q >= credibility.NAMES_FROM * credibility.ONE
        is_named = is_believed & rows.actor_side.notnull() & (rows.actor_side != UNKNOWN_SIDE)
        extra = {
            "credibility": rows.q.max(),
            "published": rows.published.max(),
            "rung": rows.rung.max(),
            "actor_event": credibility.event_of(rows.order.max(where=is_named)),
            "size_event": credibility.event_of(rows.order.max(where=rows.magnitude.notnull())),
            "state_value": rows.state_value.argmax(rows.order, where=rows.state_value.notnull()),
            "state_order": rows.order.max(where=rows.state_value.notnull()),
        }
    grouped = rows.group_by("incident_no", "indicator_no", "phase_no").agg(
        days=rows.dated.max() % _PACKED,
        place_no=rows.placed.max() % _PACKED,
        reports=rows.count(),
        **best,
        **extra,
    )
    first_day = grouped.days // _LONGEST_SPAN - _DAY_OFFSET
    kept = [name for name in grouped.columns if name != "days"]
    return grouped.select(
        *kept,
        first_day=first_day,
        last_day=first_day + grouped.days % _LONGEST_SPAN,
        era_no=relevance.era_of(first_day, plan.breaks),
    )


def _week_no(day: ir.IntegerValue, plan: Plan) -> ir.IntegerValue:
    """Give the number of a day's week, 0 for the watch's first; whole division that also holds before it."""
    return ((day - plan.first_day) / 7).floor().cast("int64")


def _rungs(plan: Plan) -> range:
    return range(1, severity.longest_ladder(plan.definitions) + 1)
