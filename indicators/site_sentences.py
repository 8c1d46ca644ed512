"""The sentences over the site board and the map: what changed at sites, and where the week was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from indicators.phrases import counted, listed, start_of_sentence
from indicators.situation import HELD, NOT_YET, THEATRE
from indicators.vocabulary import GeoPrecision

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import pandas as pd

_NAMED = 2
_POINTS = (GeoPrecision.SITE.value, GeoPrecision.TOWN.value)


def sites_title(board: pd.DataFrame) -> str:
    """Say how many sites were hit and given up in the week, and how many are held.

    board: situation.site_board. A watch without protected sites says so.

    >>> import pandas as pd
    >>> sites_title(pd.DataFrame({"site": [], "state": [], "attacked": [], "state_changed": []}))
    'The watch names no protected site'
    """
    sites = board[board["site"] != THEATRE]
    if sites.empty:
        return "The watch names no protected site"
    hit = int(sites["attacked"].sum())
    changed = sites[sites["state_changed"]]
    given_up = int((~changed["state"].isin([HELD, NOT_YET])).sum())
    parts = [f"{counted(hit, 'site')} hit"]
    if given_up:
        parts.append(f"{counted(given_up, 'site').split(' ')[0]} handed over or left")
    held = int((sites["state"] == HELD).sum())
    return start_of_sentence(f"{', '.join(parts)}; {counted(held, 'site')} held of {len(sites)}")


def map_title(incidents: pd.DataFrame, home: str, short_names: Mapping[str, str]) -> str:
    """Say where the week's incidents were, by weight.

    incidents: one row each with place, country, geo_precision, weight (of the week), is_weighed.
    Named are the one or two places, known as such, that carry most of the weight of those known so
    closely; incidents of indicators without weight only where there are no others, and then said to be
    context. short_names: site -> its name on the screen.
    """
    if incidents.empty:
        return "No incident to place this week"
    counted_ones = incidents[incidents["is_weighed"]]
    if counted_ones.empty:
        return "Only context this week: no incident that the score counts"
    near = counted_ones[counted_ones["geo_precision"].isin(_POINTS)]
    weights = near.groupby("place")["weight"].sum().sort_values(ascending=False, kind="stable")
    named = weights[weights > 0].index[:_NAMED]
    places = [short_names.get(str(place), str(place).split(" (")[0].split(", ")[0]) for place in named]
    if not places:
        return f"No incident this week is known more closely than a region of {_countries(counted_ones, home)}"
    return f"The week was {'mostly ' if len(weights) > _NAMED else ''}at {listed(places)}"


def _countries(incidents: pd.DataFrame, home: str) -> str:
    names: Sequence[str] = sorted(incidents["country"].dropna().unique())
    return listed(list(names)) or home
