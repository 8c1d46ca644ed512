"""The points of a change grouped by what its incidents have in common: indicator, site, actor side, direction.

Whatever the grouping, new and fading of all groups sum to what the indicators did, so that with weights,
data and definitions every grouping is the whole change.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

import pandas as pd

from indicators.situation.sites import protected_sites, sites_of
from indicators.vocabulary import Drawing, GeoPrecision

if TYPE_CHECKING:
    from indicators.comparison.result import Comparison
    from indicators.scoring import WeeklyMatrix
    from indicators.situation import NativeIncidents
    from indicators.watch import Watch

KEY = ["incident_id", "indicator"]
_POINTS = (GeoPrecision.SITE.value, GeoPrecision.TOWN.value)


class GroupBy(StrEnum):
    """By what a change is grouped."""

    INDICATOR = "indicator"
    SITE = "site"
    SIDE = "side"
    DIRECTION = "direction"


def incident_groups(watch: Watch, matrix: WeeklyMatrix, native: NativeIncidents) -> pd.DataFrame:
    """Say of every weighed incident where it was, who did it and which way it went.

    Index: (incident_id, indicator). Columns:
        site        the protected site it was at, by its short name; else its place, where that is known to the
                    site or town; else NaN
        country     NaN where it is not known
        side        coded side of the actor, "unknown" included
        direction   coded part of a definition that is drawn as moves ("out"), else NaN: the indicator says it
        latitude, longitude, geo_precision   of the place
    An incident of several phases is described by the one of most weight.
    """
    rows = matrix.incident_weights.sort_values("weight", ascending=False, kind="stable").drop_duplicates(KEY)
    sites = protected_sites(watch.sites)
    short = dict(zip(sites["site"], sites["short"], strict=True))
    at = sites_of(rows, sites, watch.settings.relevance.site_km).map(short).astype("str")
    place = rows["place"].where(rows["geo_precision"].isin(_POINTS))
    moves = native.drawn_as(Drawing.MOVES).drop_duplicates(KEY).set_index(KEY)["part"]
    index = pd.MultiIndex.from_frame(rows[KEY])
    part = moves.reindex(index)
    table = pd.DataFrame(
        {
            "site": at.fillna(place).to_numpy(),
            "country": rows["country"].to_numpy(),
            "side": rows["actor_side"].to_numpy(),
            "direction": part.where(part != "").to_numpy(),
            "latitude": rows["latitude"].to_numpy(),
            "longitude": rows["longitude"].to_numpy(),
            "geo_precision": rows["geo_precision"].to_numpy(),
        },
        index=index,
    )
    return table.sort_index()


def grouped(comparison: Comparison, groups: pd.DataFrame, by: GroupBy | str) -> pd.DataFrame:
    """Add new and fading up over the incidents that have something in common, the largest movement first.

    groups: incident_groups of the matrix (or matrices, the second's rows first) of the comparison.
    Returns one row a group: key (indicator id, site, coded side, coded direction; where there is none, the
    country behind "country:" or the indicator behind "indicator:"), new, fading, net, incidents. Grouped by
    indicator, every indicator has a row, in the comparison's order. NaN when the comparison is withheld.
    """
    by = GroupBy(by)
    rows = comparison.incidents
    keys = group_keys(rows, groups, by)
    summed = rows.assign(key=keys.to_numpy()).groupby("key", sort=False)
    table = summed[["new", "fading"]].sum(min_count=1)
    counts = summed["incident_id"].nunique()
    if by == GroupBy.INDICATOR:
        order = [str(one) for one in comparison.indicators.index]
        table = comparison.indicators[["new", "fading"]].rename_axis("key")
        counts = counts.reindex(order, fill_value=0)
    table = table.assign(net=table["new"] + table["fading"], incidents=counts.reindex(table.index)).reset_index()
    if by == GroupBy.INDICATOR:
        return table
    size = (table["new"].abs() + table["fading"].abs()).fillna(0.0)
    moving = table[size > 0]
    by_key = moving.sort_values("key")
    largest_first = by_key["net"].abs().sort_values(ascending=False, kind="stable").index
    return by_key.loc[largest_first].reset_index(drop=True)


def group_keys(rows: pd.DataFrame, groups: pd.DataFrame, by: GroupBy) -> pd.Series:
    """Give the key of each row's group (columns incident_id, indicator); see `grouped`."""
    if by == GroupBy.INDICATOR:
        return rows["indicator"].astype("str")
    described = groups.reindex(pd.MultiIndex.from_frame(rows[KEY]))
    if by == GroupBy.SIDE:
        return described["side"].fillna("unknown")
    if by == GroupBy.SITE:
        return described["site"].fillna("country:" + described["country"].fillna(""))
    named = "indicator:" + rows["indicator"].astype("str")
    return described["direction"].astype(object).where(described["direction"].notna(), named.to_numpy())
