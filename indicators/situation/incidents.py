"""Incidents in native units: what each definition's [native] table says of them, one row each.

Everything else in this package only filters and adds up these rows. Which incidents are strikes,
measures, moves or stages is the definitions' data; no indicator is named here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd

from indicators.known_reports import KnownReports, known_reports
from indicators.report_order import date_groups, number_ranges, place_groups
from indicators.situation.sites import protected_sites, sites_of
from indicators.vocabulary import Drawing

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from indicators.definition import Definition
    from indicators.scoring import WeeklyMatrix
    from indicators.watch import Watch
    from indicators.weeks import Week

NOT_NAMED = "not named"
"""System of an air-defence report without a subtype."""

KEY = ("indicator", "incident_id", "part_key")
NUMBERS = ("size", "killed", "wounded")


@dataclass(frozen=True)
class NativeIncidents:
    """What happened, in native units, as known by a day.

    definitions: those with a [native] table, in the catalogue's order; weeks: those of the matrix.
    incidents: one row per (indicator, incident_id), for a definition drawn in stages one per stage:
        indicator, family, drawing, incident_id, part (coded word of native.field, "" when none is
        given), system (subtype, or NOT_NAMED), first_day, last_day, date_precision, country, admin1,
        place, latitude, longitude, geo_precision, site (the protected site it was at, else NaN),
        size, killed, wounded (NaN when no report gives the number) each with _low and _high, rung,
        grave (grave_rung or more, believed), claimed (reported grave, not believed), reports,
        event_id and text (of the leading report). Sorted by first_day, then identifiers.
    reasons: one row per (indicator, incident_id, reason), the union over the incident's reports.
    endings: one row per ended incident_id: ended_on, ended_by.
    sites: the protected sites, in the file's order.
    """

    as_of: date
    weeks: tuple[Week, ...]
    definitions: tuple[Definition, ...]
    incidents: pd.DataFrame
    reasons: pd.DataFrame
    endings: pd.DataFrame
    sites: pd.DataFrame

    def drawn_as(self, *drawings: Drawing) -> pd.DataFrame:
        """Give the incidents of the definitions that are drawn this way."""
        return self.incidents[self.incidents["drawing"].isin([drawing.value for drawing in drawings])]


def native_incidents(watch: Watch, matrix: WeeklyMatrix, known: KnownReports | None = None) -> NativeIncidents:
    """Read a watch's incidents in native units, as known by the matrix's as-of day.

    An incident counts where it has a relevance above 0: what the watch rates as elsewhere altogether
    (relevance 0) is not part of its theatre. No definition with a [native] table: no rows.
    known: known_reports(watch, matrix), where the caller has it; keep the result beside the matrix.
    """
    known = known_reports(watch, matrix) if known is None else known
    definitions = tuple(d for d in matrix.definitions if d.native is not None)
    matching = known.matching
    rows = matching[matching["indicator"].isin([d.id for d in definitions])]
    rows = _with_parts(_in_theatre(rows, matrix), definitions)
    sites = protected_sites(watch.sites)
    incidents = _incident_rows(rows, definitions, matrix)
    incidents["site"] = sites_of(incidents, sites, watch.settings.relevance.site_km)
    return NativeIncidents(
        matrix.as_of,
        tuple(matrix.weeks),
        definitions,
        incidents,
        _reasons(rows),
        _endings(known.counted),
        sites,
    )


def _in_theatre(rows: pd.DataFrame, matrix: WeeklyMatrix) -> pd.DataFrame:
    weights = matrix.incident_weights
    relevant = weights.loc[weights["relevance"] > 0, ["incident_id", "indicator"]].drop_duplicates()
    return rows.merge(relevant, on=["incident_id", "indicator"])


def _with_parts(rows: pd.DataFrame, definitions: Sequence[Definition]) -> pd.DataFrame:
    """Add part (the word of native.field), part_key (what splits an incident: its stage) and in_unit."""
    rows = rows.assign(part=pd.Series(index=rows.index, dtype="str"), part_key="", in_unit=False)
    for definition in definitions:
        native, own = definition.native, rows["indicator"] == definition.id
        if native is None:
            continue
        if native.field is not None:
            rows.loc[own, "part"] = rows.loc[own, native.field]
        if native.unit is not None:
            rows.loc[own, "in_unit"] = rows.loc[own, "magnitude_unit"] == native.unit
        if native.drawing == Drawing.STAGES:
            rows.loc[own, "part"] = _stages(rows[own], list(native.parts))
            rows.loc[own, "part_key"] = rows.loc[own, "part"]
    return rows


def _stages(rows: pd.DataFrame, order: Sequence[str]) -> pd.Series:
    """Give each report its stage; one without joins its incident's first coded stage, "" when none is."""
    rank = rows["part"].map({word: number for number, word in enumerate(order)}).fillna(len(order))
    coded = rows.assign(rank=rank)[rows["part"].notna()].sort_values("rank", kind="stable")
    first = coded.drop_duplicates("incident_id").set_index("incident_id")["part"]
    return rows["part"].fillna(rows["incident_id"].map(first)).fillna("")


def _incident_rows(rows: pd.DataFrame, definitions: Sequence[Definition], matrix: WeeklyMatrix) -> pd.DataFrame:
    key = list(KEY)
    sized = rows.assign(size=rows["magnitude"].where(rows["in_unit"]))
    groups = rows.groupby(key, sort=False)
    led = rows.drop_duplicates(key).set_index(key)[["event_id", "summary"]]
    table = pd.concat(
        [
            date_groups(rows, key),
            place_groups(rows, key),
            groups[["part", "subtype"]].first(),
            *(number_ranges(sized, key, number) for number in NUMBERS),
            groups.size().rename("reports"),
            led.rename(columns={"summary": "text"}),
        ],
        axis=1,
    ).reset_index()
    natives = {d.id: d.native for d in definitions if d.native is not None}
    table["family"] = table["indicator"].map({name: native.family for name, native in natives.items()})
    table["drawing"] = table["indicator"].map({name: native.drawing.value for name, native in natives.items()})
    table["part"] = table["part"].fillna("")
    table["system"] = table["subtype"].fillna(NOT_NAMED)
    table = table.join(_rungs(matrix), on=["indicator", "incident_id"])
    grave_from = table["indicator"].map({name: native.grave_rung for name, native in natives.items()})
    table["grave"] = table["rung_credible"] >= grave_from
    table["claimed"] = (table["rung"] >= grave_from) & ~table["grave"]
    table = table.drop(columns=["subtype", "part_key", "rung_credible"])
    return table.sort_values(["first_day", "incident_id", "indicator", "part"]).reset_index(drop=True)


def _rungs(matrix: WeeklyMatrix) -> pd.DataFrame:
    """Give the highest rung any report reaches, and the highest that is believed (else 0), as they are scored."""
    return matrix.incident_weights.groupby(["indicator", "incident_id"])[["rung", "rung_credible"]].max()


def _reasons(rows: pd.DataFrame) -> pd.DataFrame:
    keys = ["indicator", "incident_id"]
    given = rows[[*keys, "stated_reason"]].assign(reason=rows["stated_reason"].str.split(";"))
    reasons = given.explode("reason").dropna(subset="reason")
    return reasons[[*keys, "reason"]].drop_duplicates().reset_index(drop=True)


def _endings(ordered: pd.DataFrame) -> pd.DataFrame:
    """Find, for each incident that another names in `ends`, the first day on which one that does begins."""
    begun = date_groups(ordered, ["incident_id"])["first_day"]
    named = ordered.assign(ended=ordered["ends"].str.split(";")).explode("ended").dropna(subset="ended")
    pairs = pd.DataFrame(
        {
            "incident_id": named["ended"].astype("str").str.strip(),
            "ended_on": begun.reindex(named["incident_id"]).astype("datetime64[us]").to_numpy(),
            "ended_by": named["incident_id"],
        }
    )
    others = pairs[pairs["incident_id"] != pairs["ended_by"]]
    return others.sort_values(["ended_on", "ended_by"]).drop_duplicates("incident_id").set_index("incident_id")
