"""Reports to weekly sums in pandas, as a careful author writes it: no loop over rows, one indicator at a time.

Takes the reports' words as text, which is what pandas reads and what the report table holds (plain
pandas), or as categories, which suit it better. A yardstick of time and memory, and one more opinion
on the sums. It knows the shipped definitions and nothing else; the product uses none of it. Source
of the rules: METHOD sections 2 to 4.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

if TYPE_CHECKING:
    from collections.abc import Mapping

KAPPA = {1.0: 0.9, 2.0: 0.7, 3.0: 0.5, 4.0: 0.3, 5.0: 0.1, 6.0: 0.5}
RHO = {"A": 1.0, "B": 0.75, "C": 0.5, "D": 0.25, "E": 0.0, "F": 0.5}
DATE_RANKS = {"day": 2, "week": 1, "month": 0}
PLACE_RANKS = {"site": 3, "town": 2, "admin1": 1, "country": 0}
OWN = ["coalition", "iraqi_forces"]
NEIGHBOURS = ["Syria", "Kuwait", "Iran", "Jordan", "Saudi Arabia", "Turkey"]
TROOPS = ["troops", "soldiers", "personnel"]
HARD_MEASURES = ["alert_or_hardening", "training_or_ops_suspension", "ops_resumption", "training_resumption"]
AIR_DEFENCE = 3  # the one indicator with stages
STAGES = {"request": 0.0, "deploy": 1.0, "operational": 2.0, "withdraw": 3.0}
STAGE_SHARES = np.array([0.0, 0.5, 0.5, 0.0, 1.0])  # the last one is of incidents without a stage, -1
STEPS = {"best_1": 1.0, "best_2": 1.0, "best_3": 2.0, "best_4": 4.0}  # from rung to rung of 1, 2, 4, 8
POINTS = 10**12
EARTH_KM = 6371.0088


def weekly_sums(
    reports: pd.DataFrame, places: pd.DataFrame, sites: pd.DataFrame, first_day: int, weeks: int
) -> pd.DataFrame:
    """Give one row per (indicator_no, week_no): raw (whole 1e-12 points), incidents, reports.

    reports, places, sites: tables of indicators/scoring/encoding.py.
    """
    breaks = np.unique(np.concatenate([sites["from_day"], sites["until_day"] + 1]))
    relevance, at_site = _place_ratings(places, sites, breaks)
    q = (2 * reports["credibility"].map(KAPPA).fillna(0.5) + _number(reports["reliability"], RHO, 0.5)) / 3
    # credible first, then by turn: published late first, then event ascending
    order = (q * 131071).round().astype("int64") * 2**16 + (2**16 - 1 - reports["turn"])
    rows = reports[["incident_no", "place_no", "first_day", "last_day"]].assign(
        q=q,
        date_order=order + _number(reports["date_precision"], DATE_RANKS, 0).astype("int64") * 2**33,
        place_order=order + _number(reports["geo_precision"], PLACE_RANKS, 0).astype("int64") * 2**33,
    )
    hits = at_site[np.searchsorted(breaks, reports["first_day"], side="right"), reports["place_no"]]
    sums = []
    for indicator_no, matches in enumerate(_matches(reports, hits)):
        known = reports[matches]
        incidents = _incidents(rows[matches], _rungs(known, indicator_no), _stages(known, indicator_no))
        era_no = np.searchsorted(breaks, incidents["first_day"], side="right")
        points = sum(step * incidents[best] for best, step in STEPS.items())
        weight = relevance[era_no, incidents["place_no"]] * STAGE_SHARES[incidents["stage"]] * points
        weighed = incidents.assign(weight=(weight * POINTS).round().astype("int64"))
        sums.append(_weeks(weighed, first_day, weeks).assign(indicator_no=indicator_no))
    return pd.concat(sums, ignore_index=True)


def _place_ratings(places: pd.DataFrame, sites: pd.DataFrame, breaks: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Rate every place in every stretch of days between two breaks: relevance, and whether at a site."""
    y, x = np.radians(places["latitude"].to_numpy())[:, None], np.radians(places["longitude"].to_numpy())[:, None]
    site_y, site_x = np.radians(sites["latitude"].to_numpy()), np.radians(sites["longitude"].to_numpy())
    chord = np.sin((site_y - y) / 2) ** 2 + np.cos(y) * np.cos(site_y) * np.sin((site_x - x) / 2) ** 2
    km = 2 * EARTH_KM * np.arcsin(np.minimum(np.sqrt(chord), 1.0))
    same = (places["admin1"].to_numpy()[:, None] == sites["admin1"].to_numpy()) & (
        places["country"].to_numpy()[:, None] == sites["country"].to_numpy()
    )
    precision, country = places["geo_precision"], places["country"]
    is_point = precision.isin(["site", "town"]).to_numpy()
    is_governorate = is_point | (precision == "admin1").to_numpy()
    relevance, at_site = [], []
    for day in (breaks[0] - 1, *breaks):
        protects = ((sites["from_day"] <= day) & (sites["until_day"] >= day)).to_numpy()
        nearest = km[:, protects].min(axis=1, initial=np.inf)
        within = same[:, protects].any(axis=1)
        at_site.append(is_point & (nearest <= 1))
        tiers = [at_site[-1], is_point & (nearest <= 25), is_governorate & within, country == "Iraq"]
        relevance.append(np.select([*tiers, country.isin(NEIGHBOURS)], [1.0, 0.8, 0.6, 0.4, 0.2], default=0.0))
    return np.array(relevance), np.array(at_site)


def _number(words: pd.Series, numbers: Mapping[str, Any], missing: float) -> np.ndarray:
    """Look words up; an empty field and an unknown word give what is missing."""
    if not isinstance(words.dtype, pd.CategoricalDtype):
        return words.map(numbers).fillna(missing).to_numpy()
    # An empty field has code -1: the last of the list.
    return np.array([*(numbers.get(word, missing) for word in words.cat.categories), missing])[words.cat.codes]


def _matches(reports: pd.DataFrame, at_site: np.ndarray) -> list[pd.Series]:
    kind, actor, direction = reports["kind"], reports["actor_side"], reports["direction"]
    attack, posture = kind == "attack", kind == "force_protection_change"
    by_others, on_protected = attack & ~actor.isin(OWN), (reports["target_side"] == "coalition") | at_site
    return [
        by_others & on_protected,
        posture & (direction == "raise"),
        kind == "troop_relocation",
        kind == "air_defense_deployment",
        posture & (direction == "relax"),
        by_others & ~on_protected,
        attack & (actor == "coalition"),
        (kind == "threat_rhetoric") & (actor != "coalition"),
        kind == "hostile_surveillance",
    ]


def _rungs(known: pd.DataFrame, indicator_no: int) -> Any:
    subtype, size, unit = known["subtype"], known["magnitude"], known["magnitude_unit"]
    if indicator_no in {0, 5, 6}:
        grave = (known["killed"] >= 5) | (subtype == "ballistic_missile")
        harmed = (known["wounded"] >= 1) | (subtype == "arson_storming")
        return np.select([grave, known["killed"] >= 1, harmed], [4, 3, 2], default=1)
    if indicator_no in {1, 4}:
        return 1 + subtype.isin(HARD_MEASURES).astype("int8")
    if indicator_no == 2:
        return np.searchsorted([60, 300, 1500], size.where(unit.isin(TROOPS), 0).fillna(0), side="right") + 1
    if indicator_no == AIR_DEFENCE:
        patriot = subtype == "patriot"
        return 1 + patriot.astype("int8") + (patriot & (unit == "batteries") & (size >= 4)).astype("int8")
    return np.ones(len(known), dtype="int8")


def _stages(known: pd.DataFrame, indicator_no: int) -> Any:
    """Read the stage; a report that names none joins its incident's first."""
    if indicator_no != AIR_DEFENCE:
        return np.int8(-1)
    stage = pd.Series(_number(known["direction"], STAGES, np.nan), index=known.index)
    return stage.fillna(stage.groupby(known["incident_no"]).transform("min")).fillna(-1).astype("int8")


def _incidents(rows: pd.DataFrame, rungs: Any, stages: Any) -> pd.DataFrame:
    """Gather each incident's reports; its days and its place are each those of one report."""
    best = {name: rows["q"].where(rungs >= number, 0.0) for number, name in enumerate(STEPS, start=1)}
    groups = rows.assign(stage=stages, **best).groupby(["incident_no", "stage"], sort=False)
    incidents = groups[list(best)].max()
    incidents["reports"] = groups.size()
    incidents[["first_day", "last_day"]] = rows.loc[groups["date_order"].idxmax(), ["first_day", "last_day"]].to_numpy()
    incidents["place_no"] = rows["place_no"].loc[groups["place_order"].idxmax()].to_numpy()
    return incidents.reset_index()


def _weeks(incidents: pd.DataFrame, first_day: int, weeks: int) -> pd.DataFrame:
    """Spread each incident over the weeks of its days and sum."""
    begins, ends = incidents["first_day"] - first_day, incidents["last_day"] + 1 - first_day
    first_week, last_week = (begins // 7).clip(lower=0), ((ends - 1) // 7).clip(upper=weeks - 1)
    spans = (last_week - first_week + 1).clip(lower=0).to_numpy()
    spread = incidents[["incident_no", "reports", "weight"]].assign(begins=begins, ends=ends, week_no=first_week)
    spread = spread.loc[spread.index.repeat(spans)]
    spread["week_no"] += np.arange(len(spread)) - np.repeat(np.cumsum(spans) - spans, spans)
    week, days = spread["week_no"], spread["ends"] - spread["begins"]
    overlap = np.minimum(spread["ends"], week * 7 + 7) - np.maximum(spread["begins"], week * 7)
    part = (spread["weight"] * (overlap / days)).round().astype("int64")
    spread["raw"] = spread["weight"].where(overlap == days, part)
    counted = spread[spread["weight"] > 0].groupby("week_no")
    sums = spread.groupby("week_no")[["raw"]].sum()
    sums["incidents"] = counted["incident_no"].nunique() if (incidents["stage"] >= 0).any() else counted.size()
    sums["reports"] = counted["reports"].sum()
    return sums.reset_index()
