"""sites.csv: the places that matter, and the days on which each is protected. Columns: data/README.md."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from indicators.reports import DAY, FLAG, NUMBER, TEXT
from indicators.sources import cells
from indicators.sources.typed_rows import Column, TypedRows, read_rows, refuse_repeats

if TYPE_CHECKING:
    from pathlib import Path

SITE_COLUMNS: Final[dict[str, str]] = {
    "site": TEXT,
    "admin1": TEXT,
    "country": TEXT,
    "latitude": NUMBER,
    "longitude": NUMBER,
    "protected": FLAG,
    "from_day": DAY,  # first protected day; NaT = open
    "until_day": DAY,  # last protected day; NaT = open
    "note": TEXT,
    "short": TEXT,  # name for narrow places on the screen; NaN = the site's name
}
"""Columns of the site table, one row per site, with their pandas types."""


def read_sites(path: Path, timezone: str) -> TypedRows:
    """Read sites.csv: one row per site, identified by its name; each has a point.

    Refuses a repeated site and an `until` before its `from`.
    """
    sites = read_rows(
        path,
        {
            "site": Column(cells.text, must_stand=True, must_hold=True),
            "admin1": Column(cells.text),
            "country": Column(cells.text, must_stand=True, must_hold=True),
            "latitude": Column(cells.decimal(-90, 90, unit="degrees north"), must_stand=True, must_hold=True),
            "longitude": Column(cells.decimal(-180, 180, unit="degrees east"), must_stand=True, must_hold=True),
            "protected": Column(cells.flag(), must_stand=True),
            "from": Column(cells.day(timezone)),
            "until": Column(cells.day(timezone)),
            "note": Column(cells.text, quiet=True),
            "short": Column(cells.text, quiet=True),
        },
    )
    refuse_repeats(sites, "site")
    for row in sites.rows:
        first, last = row.get("from"), row.get("until")
        if first and last and last < first:
            expected = f"{first.isoformat()} or later, as from is {first.isoformat()}"
            sites.refuse(row, "until", f"found {last.isoformat()}", expected, "Swap the two days")
    return sites
