"""Make reports by the million, the same for the same seed: three Parquet files, written by DuckDB.

The columns and types are those of indicators/scoring/encoding.py. Kinds, precisions, grades and
lengths of intervals are mixed about as in the shipped watch, over more places and weeks. Incidents
follow one another in time and are numbered so, reports stand in the order of publication, and the
reports of one incident disagree about date, place, harm and credibility.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import duckdb

if TYPE_CHECKING:
    from pathlib import Path

FIRST_DAY = 16797
"""Day number of the generated watch's first Monday, 2015-12-28."""

SITES = 16
"""How many sites the generated watch protects."""

_SEED = 20200108
_COUNTRIES = ("Iraq", "Syria", "Kuwait", "Iran", "Jordan", "Saudi Arabia", "Turkey", "Lebanon")
_FIRST_PLACE = 160  # places before it are whole countries and governorates

# How often each word comes up, in hundredths; what is left of 100 is an empty field.
_KINDS = {
    "attack": 45, "troop_relocation": 21, "threat_rhetoric": 13, "force_protection_change": 12,
    "air_defense_deployment": 8, "hostile_surveillance": 1,
}  # fmt: skip
_SUBTYPES = {
    "attack": {"rocket_artillery_missile": 45, "ied": 15, "armed_assault": 12, "air_strike": 10,
               "drone_strike": 5, "arson_storming": 3, "ballistic_missile": 2},
    "force_protection_change": {"training_or_ops_suspension": 35, "alert_or_hardening": 20, "body_armour": 10,
                                "embassy_posture": 20, "ops_resumption": 10, "movement_limit": 5},
    "troop_relocation": {"base_handover": 40, "repositioning": 25, "home_withdrawal": 15, "reinforcement": 20},
    "air_defense_deployment": {"patriot": 60, "c_ram": 20, "avenger_or_other": 10, "unspecified": 10},
    "threat_rhetoric": {"threat": 40, "ultimatum": 15, "claim": 25, "warning": 20},
    "hostile_surveillance": {"drone_footage": 100},
}  # fmt: skip
_DIRECTIONS = {
    "force_protection_change": {"raise": 70, "relax": 30},
    "troop_relocation": {"out": 50, "within": 30, "in": 20},
    "air_defense_deployment": {"request": 20, "deploy": 40, "operational": 25, "withdraw": 5},
}
_ACTORS = {
    "attack": {"unknown": 35, "iran_backed": 20, "isis": 20, "coalition": 10, "iran": 3, "iraqi_forces": 7},
    "threat_rhetoric": {"iran_backed": 60, "iran": 25, "coalition": 5, "isis": 5},
    "hostile_surveillance": {"iran_backed": 70},
    "force_protection_change": {"coalition": 97},
    "troop_relocation": {"coalition": 97},
    "air_defense_deployment": {"coalition": 97},
}
_TARGETS = {"coalition": 40, "iraqi_forces": 30, "iran_backed": 10, "other": 5}
_UNITS = {
    "attack": {"rockets": 60},
    "troop_relocation": {"troops": 35, "vehicles": 5, "bases": 5},
    "air_defense_deployment": {"batteries": 45, "launchers": 10},
}
_DATE_PRECISIONS = {"day": 91, "week": 6, "month": 3}
_RELIABILITIES = {"A": 10, "B": 55, "C": 18, "D": 8, "E": 2, "F": 5}


@dataclass(frozen=True)
class Size:
    """How large a generated watch is: reports (a multiple of 20; half as many incidents), weeks, places."""

    reports: int
    weeks: int
    places: int


def write_reports(folder: Path, size: Size) -> None:
    """Write reports.parquet, places.parquet and sites.parquet into a folder."""
    with duckdb.connect(":memory:") as connection:
        connection.execute(f"create macro share(row_no, salt) as hash(row_no, salt, {_SEED}) / 18446744073709551616.0")
        connection.execute(f"create table places as {_places(size)}")
        connection.execute(f"create table sites as {_sites()}")
        connection.execute(f"create table incidents as {_incidents(size)}")
        for name, query in (
            ("places", "from places order by place_no"),
            ("sites", "from sites"),
            ("reports", _reports()),
        ):
            connection.execute(f"copy ({query}) to '{folder / name}.parquet' (format parquet)")


def _places(size: Size) -> str:
    """Mix countries, governorates, sites and towns; every tenth place lies in the neighbourhood."""
    countries = ", ".join(f"'{country}'" for country in _COUNTRIES)
    return f"""
        with numbered as (
            select place_no, share(place_no, 'country') as dice,
                   case when place_no < 8 then 'country' when place_no < {_FIRST_PLACE} then 'admin1'
                        when place_no % 5 < 2 then 'town' else 'site' end as geo_precision
            from range({size.places}) t(place_no))
        select place_no,
               [{countries}][case when place_no < 8 then place_no + 1
                                  when place_no < {_FIRST_PLACE + SITES} or dice < .9 then 1
                                  else 2 + (dice * 1e6)::bigint % 7 end] as country,
               case when geo_precision <> 'country' then 'Governorate ' || place_no % 18 end as admin1,
               case when geo_precision in ('site', 'town') then 'Place ' || place_no end as place,
               29.5 + 7.5 * share(place_no, 'latitude') as latitude,
               39.0 + 9.5 * share(place_no, 'longitude') as longitude, geo_precision
        from numbered"""


def _sites() -> str:
    """Protect the first points; some of them only from or until some week of the first year."""
    return f"""
        select country, admin1, latitude, longitude,
               case when place_no % 6 = 1 then {FIRST_DAY} + 7 * (place_no % 40) else -1000000 end as from_day,
               case when place_no % 6 = 4 then {FIRST_DAY} + 200 + place_no % 150 else 1000000 end as until_day
        from places where place_no between {_FIRST_PLACE} and {_FIRST_PLACE + SITES - 1}"""


def _incidents(size: Size) -> str:
    """Say what was true of each incident; a quarter lie at the protected sites, the rest thin out over the places."""
    incidents, others = size.reports // 2, size.places - _FIRST_PLACE
    return f"""
        select incident_no, {_word("share(incident_no, 'kind')", _KINDS)} as kind,
               {FIRST_DAY} + (incident_no * {size.weeks * 7} // {incidents}) as day,
               case when share(incident_no, 'at site') < .25
                    then {_FIRST_PLACE} + floor(share(incident_no, 'site') * {SITES})::bigint
                    else {_FIRST_PLACE} + floor({others} * pow(share(incident_no, 'place'), 2))::bigint
               end as place_no,
               share(incident_no, 'subtype') as subtype_dice, share(incident_no, 'harm') as harm,
               [1, 2, 1, 3, 1, 2, 1, 6, 2, 1][1 + (incident_no * 7919) % 10] as report_count
        from range({incidents}) t(incident_no)"""


def _reports() -> str:
    """Tell every incident once a report, each time with its own date, place, grades and gaps."""
    unit = _by_kind("share(r, 'unit')", _UNITS)
    return f"""
        with told as (
            select *, incident_no * 8 + unnest(range(report_count)) as r from incidents),
        dated as (
            select *, {_word("share(r, 'precision')", _DATE_PRECISIONS)} as date_precision,
                   day - (share(r, 'day') < .1)::bigint as first_day,
                   case when share(r, 'vague') < .08 then (share(r, 'vague country') * 1e6)::bigint % 8
                        when share(r, 'vague') < .25 then 8 + (place_no * 37) % {_FIRST_PLACE - 8}
                        else place_no end as told_place
            from told),
        coded as (
            select r, incident_no, p.place_no, first_day,
                   first_day + case date_precision when 'week' then 6 when 'month' then 29
                               else (share(r, 'night') < .01)::bigint end as last_day,
                   first_day + floor(12 * pow(share(r, 'lag'), 4))::bigint as published,
                   kind, {_by_kind("subtype_dice", _SUBTYPES)} as subtype,
                   {_by_kind("share(r, 'direction')", _DIRECTIONS)} as direction,
                   p.country, p.admin1, p.place, p.geo_precision, date_precision,
                   'Group ' || (incident_no % 400) as actor,
                   {_by_kind("share(r, 'actor')", _ACTORS)} as actor_side,
                   case when p.place is not null then 'Target at ' || p.place end as target,
                   case when kind = 'attack' then {_word("share(r, 'target')", _TARGETS)} end as target_side,
                   {unit} as magnitude_unit, {_word("share(r, 'reliability')", _RELIABILITIES)} as reliability,
                   case when {unit} is not null
                        then floor(1 + pow(share(r, 'size'), 4) * case kind when 'troop_relocation' then 3000
                                                                            when 'attack' then 30 else 6 end) end
                       as magnitude,
                   case when kind = 'attack' and share(r, 'killed') < .7
                        then floor(pow(harm, 6) * 12)::double end as killed,
                   case when kind = 'attack' and share(r, 'wounded') < .6
                        then floor(pow(harm, 4) * 9 + share(r, 'count'))::double end as wounded,
                   nullif(floor(1 + 7 * pow(share(r, 'credibility'), 1.6)), 7.0) as credibility
            from dated join places p on p.place_no = told_place)
        select row_number() over (order by published, r) - 1 as event_no, * exclude (r),
               row_number() over (partition by incident_no order by published desc, r) - 1 as turn
        from coded order by event_no"""


def _word(dice: str, words: dict[str, int]) -> str:
    """Draw a word by its share; what the shares leave over draws none."""
    reached, branches = 0, []
    for word, share in words.items():
        reached += share
        branches.append(f"when {dice} < {reached / 100} then '{word}'")
    return f"case {' '.join(branches)} end"


def _by_kind(dice: str, words: dict[str, dict[str, int]]) -> str:
    branches = " ".join(f"when '{kind}' then {_word(dice, shares)}" for kind, shares in words.items())
    return f"case kind {branches} end"
