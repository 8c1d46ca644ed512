"""Systems and how far each has come: asked for, on the way, at work, withdrawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from indicators.vocabulary import Drawing

if TYPE_CHECKING:
    from datetime import date

    from indicators.situation.incidents import NativeIncidents

COLUMNS = [
    "indicator",
    "system",
    "place",
    "site",
    "stage",
    "since",
    "incident_id",
    "text",
    "event_id",
    "reports",
]


def stages_on(native: NativeIncidents, day: date) -> pd.DataFrame:
    """Give the latest stage of each system at each place on a day, by the day the stage begins.

    One row per (indicator, system, place): the names in COLUMNS, sorted by the definition's order,
    then system and place. Places at one protected site are one place. Of two stages that begin on one
    day the later in the definition's order of parts holds. What completes a stage elsewhere (`ends`)
    removes nothing: a system once on its way to the country stays so beside the one at work on a base.
    since: the day from which this stage has held unbroken; the other columns are of its latest incident.
    """
    rows = _stages(native)
    begun = rows[rows["first_day"] <= pd.Timestamp(day)]
    lane = ["indicator", "system", "where"]
    before = begun.groupby(lane, sort=False)["part"].shift(1)
    since = begun["first_day"].where(begun["part"] != before).groupby([begun[c] for c in lane], sort=False).ffill()
    latest = begun.assign(since=since).drop_duplicates(lane, keep="last")
    table = latest.rename(columns={"part": "stage"})
    order = {definition.id: number for number, definition in enumerate(native.definitions)}
    table = table.assign(order=table["indicator"].map(order)).sort_values(["order", "system", "where"])
    return table[COLUMNS].reset_index(drop=True)


def stages_spans(native: NativeIncidents, indicator: str) -> pd.DataFrame:
    """Give the days on which a system is in a stage at one place or more, for one definition.

    Columns: system, stage, from_day, until_day (the first day on which it no longer is; NaT while it
    still is). Spans of one system can overlap when places differ; those of one stage do not. Systems
    in order of their first appearance, then stages in the definition's order of parts.
    """
    rows = _stages(native)
    rows = rows[rows["indicator"] == indicator]
    if rows.empty:
        days = pd.Series(dtype="datetime64[us]")
        return pd.DataFrame({"system": [], "stage": [], "from_day": days, "until_day": days})
    until = rows.groupby(["system", "where"], sort=False)["first_day"].shift(-1)
    spans = pd.DataFrame(
        {"system": rows["system"], "stage": rows["part"], "rank": rows["rank"],
         "from_day": rows["first_day"], "until_day": until}
    )  # fmt: skip
    spans = spans[spans["from_day"] != spans["until_day"]]
    appearance = spans.groupby("system")["from_day"].min()
    spans = spans.assign(appeared=spans["system"].map(appearance))
    spans = spans.sort_values(["appeared", "system", "rank", "stage", "from_day"], kind="stable")
    return _joined(spans)[["system", "stage", "from_day", "until_day"]]


def _stages(native: NativeIncidents) -> pd.DataFrame:
    """Sort every stage by the day it begins; `where` is the site, else the place's name."""
    rows = native.drawn_as(Drawing.STAGES)
    ranks = {
        (d.id, part): number
        for d in native.definitions
        if d.native is not None
        for number, part in enumerate(d.native.parts)
    }
    rank = [ranks.get((i, p), -1) for i, p in zip(rows["indicator"], rows["part"], strict=True)]
    where = rows["site"].fillna(rows["place"]).fillna(rows["country"]).fillna("")
    return rows.assign(rank=rank, where=where).sort_values(["first_day", "rank", "incident_id"], kind="stable")


def _joined(spans: pd.DataFrame) -> pd.DataFrame:
    """Join the spans of one system and stage that touch or overlap."""
    open_end = pd.Timestamp.max.floor("D")
    ends = spans["until_day"].fillna(open_end)
    same = [spans["system"], spans["stage"]]
    reached = ends.groupby(same, sort=False).cummax().groupby(same, sort=False).shift(1)
    run = (reached.isna() | (spans["from_day"] > reached)).cumsum()
    joined = spans.assign(until_day=ends).groupby(run, sort=False)
    table = joined.agg(
        system=("system", "first"),
        stage=("stage", "first"),
        from_day=("from_day", "min"),
        until_day=("until_day", "max"),
    )
    return table.assign(until_day=table["until_day"].where(table["until_day"] != open_end)).reset_index(drop=True)
