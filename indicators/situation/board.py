"""The site board: one row for each protected site and one for the rest of the theatre."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

import pandas as pd

from indicators.situation.measures import measures_ended, measures_in_force
from indicators.situation.periods import LAST_WEEKS, begun_in, four_weeks_to, week_to
from indicators.situation.sites import HELD, NOT_YET, is_held, site_states
from indicators.situation.stages import stages_on
from indicators.situation.strikes import HARM, strikes
from indicators.vocabulary import Drawing
from indicators.weeks import Week, weeks_between

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from indicators.situation.incidents import NativeIncidents

THEATRE = ""
"""`site` of the last row: everything that was not at a protected site."""


class Worst(StrEnum):
    """What the worst attack of the four weeks did to people, as far as reports say."""

    NO_ATTACK = "no attack"
    HARM = "harm"
    NOBODY_HURT = "nobody hurt"
    NO_HARM_REPORTED = "no harm reported"


def site_board(native: NativeIncidents, day: date, event_ids: Collection[str] = ()) -> pd.DataFrame:
    """Describe every protected site, and the rest of the theatre, on a day.

    Columns:
        site, short, state, state_day, event_id     as in `sites.site_states`; the theatre's are ""
        measures, measures_since                    measures in force there, and the oldest one's day
        air_defence                                 tuple of (system, stage, since), latest stage of each
        attacks, grave                              tuples: a number for each of the four weeks, oldest first
        worst, killed, wounded, worst_incident      the worst attack of the four weeks (Worst); the numbers
                                                    are <NA> where no report of it gives them
        last_attack                                 first day of the last attack up to the day, NaT: none
        state_changed, measures_changed, air_defence_changed, attacked   whether the week changed the cell
        changed_this_week                           any of these
    Rows: changed ones first, then those attacked in the four weeks, then those with measures in force,
    then by last attack, then by name; the theatre last. An incident belongs to the site it was at on its
    first day; one that no site was near, or whose place is only a governorate or a country, to the theatre.
    event_ids: the watch's reports, to tell how a site was given up.
    """
    states = site_states(native.sites, day, event_ids)
    states = pd.concat([states, pd.DataFrame([{"site": THEATRE, "short": "", "state": ""}])], ignore_index=True)
    board = states[["site", "short", "state", "state_day", "event_id"]].set_index("site", drop=False)
    board["state_changed"] = _state_changed(native, day).reindex(board.index, fill_value=False)
    board = board.join(_measures(native, day)).join(_air_defence(native, day)).join(_attacks(native, day))
    return _sorted(_without_gaps(board)).reset_index(drop=True)


def _state_changed(native: NativeIncidents, day: date) -> pd.Series:
    monday, _ = week_to(day)
    before = is_held(native.sites, (Week.of(monday) + -1).sunday)
    return pd.Series((before != is_held(native.sites, day)).to_numpy(), index=native.sites["site"])


def _measures(native: NativeIncidents, day: date) -> pd.DataFrame:
    at = _at_site(measures_in_force(native, day)).drop_duplicates("incident_id").groupby("site")
    first, last = week_to(day)
    begun = _at_site(begun_in(native.drawn_as(Drawing.MEASURES_RAISED), first, last))
    ended = _at_site(measures_ended(native, first, last))
    changed = set(begun["site"]) | set(ended["site"])
    table = pd.DataFrame({"measures": at.size(), "measures_since": at["since"].min()})
    return table.join(pd.Series(True, index=sorted(changed), name="measures_changed", dtype="bool"), how="outer")


def _air_defence(native: NativeIncidents, day: date) -> pd.DataFrame:
    stages = _at_site(stages_on(native, day))
    first, last = week_to(day)
    begun = _at_site(begun_in(native.drawn_as(Drawing.STAGES), first, last))
    triples = zip(stages["system"], stages["stage"], stages["since"], strict=True)
    listed = pd.Series(list(triples), index=stages.index, dtype="object").groupby(stages["site"]).agg(tuple)
    changed = pd.Series(True, index=sorted(set(begun["site"])), dtype="bool")
    return pd.concat({"air_defence": listed, "air_defence_changed": changed}, axis=1)


def _attacks(native: NativeIncidents, day: date) -> pd.DataFrame:
    rows = _at_site(strikes(native))
    rows = rows[rows["first_day"] <= pd.Timestamp(day)]
    first, last = four_weeks_to(day)
    recent = begun_in(rows, first, last)
    weeks = weeks_between(Week.of(first), Week.of(day))
    tables = {
        "attacks": _by_week(recent, weeks),
        "grave": _by_week(recent[recent["grave"]], weeks),
        "last_attack": rows.groupby("site")["first_day"].max(),
        "attacked": pd.Series(True, index=sorted(set(begun_in(rows, *week_to(day))["site"])), dtype="bool"),
    }
    return pd.concat(tables, axis=1).join(_worst(recent))


def _by_week(rows: pd.DataFrame, weeks: list[Week]) -> pd.Series:
    counts = {
        site: tuple(len(begun_in(own, week.monday, week.sunday)) for week in weeks)
        for site, own in rows.groupby("site")
    }
    return pd.Series(counts, dtype="object")


def _worst(rows: pd.DataFrame) -> pd.DataFrame:
    """Pick each site's worst attack: killed first, then wounded; an unknown number is worse than none."""
    unsaid = rows[list(HARM)].isna().any(axis=1)
    ranked = rows.assign(unsaid=unsaid, k=rows["killed"].fillna(0), w=rows["wounded"].fillna(0))
    ranked = ranked.sort_values(
        ["k", "w", "unsaid", "first_day"], ascending=[False, False, False, False], kind="stable"
    )
    worst = ranked.drop_duplicates("site").set_index("site")
    words = pd.Series(Worst.NOBODY_HURT.value, index=worst.index, dtype="str")
    words = words.mask(worst["unsaid"], Worst.NO_HARM_REPORTED.value)
    words = words.mask((worst["k"] > 0) | (worst["w"] > 0), Worst.HARM.value)
    kept = worst[["killed", "wounded", "incident_id"]].rename(columns={"incident_id": "worst_incident"})
    return kept.assign(worst=words)


def _at_site(rows: pd.DataFrame) -> pd.DataFrame:
    return rows.assign(site=rows["site"].fillna(THEATRE))


def _without_gaps(board: pd.DataFrame) -> pd.DataFrame:
    """Say none where a site has none, and put the changes together."""
    none = (0,) * LAST_WEEKS
    board["measures"] = board["measures"].fillna(0).astype("int64")
    board["worst"] = board["worst"].fillna(Worst.NO_ATTACK.value)
    for column, empty in (("attacks", none), ("grave", none), ("air_defence", ())):
        board[column] = [cell if isinstance(cell, tuple) else empty for cell in board[column]]
    flags = ["state_changed", "measures_changed", "air_defence_changed", "attacked"]
    board[flags] = board[flags].fillna(value=False).astype("bool")
    board["changed_this_week"] = board[flags].any(axis=1)
    return board


def _sorted(board: pd.DataFrame) -> pd.DataFrame:
    ranked = board.assign(
        theatre=board["site"] == THEATRE,
        given_up=~board["state"].isin([HELD, NOT_YET]) & ~board["changed_this_week"],
        recent=[sum(counts) > 0 for counts in board["attacks"]],
    )
    by = ["theatre", "changed_this_week", "recent", "given_up", "measures", "last_attack", "short"]
    order = ranked.sort_values(
        by, ascending=[True, False, False, True, False, False, True], kind="stable", na_position="last"
    )
    return order[list(board.columns)]
