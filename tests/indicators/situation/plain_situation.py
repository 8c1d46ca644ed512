"""METHOD section 15 a second time: slowly, in plain Python, on the oracle's rows."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from tests.oracle.credibility import speaks_first
from tests.oracle.incidents import FINE_DATES, FINE_PLACES, known_reports, weigh
from tests.oracle.relevance import distance_km
from tests.oracle.rows import plain_definitions, plain_watch
from tests.oracle.rules import AS_WRITTEN

if TYPE_CHECKING:
    from datetime import date

    from tests.oracle.incidents import Weighed


class PlainSituation:
    """What stands on a day, counted row by row."""

    def __init__(self, watch: Any, catalogue: Any, as_of: date) -> None:
        """Read what was known; weigh it once."""
        self.watch = plain_watch(watch)
        self.known = known_reports(self.watch, as_of, AS_WRITTEN)
        self.weighed: list[tuple[dict[str, Any], Weighed]] = [
            (definition["native"], one)
            for definition in plain_definitions(catalogue)
            if definition["native"]
            for one in weigh(self.known, definition, self.watch, AS_WRITTEN)
        ]

    def drawn(self, *drawings: str) -> list[Weighed]:
        """Give the incidents of some drawings."""
        return [one for native, one in self.weighed if native["drawing"] in drawings]

    def sites_held(self, day: date) -> int:
        """Count from <= day < until."""
        return sum(
            site["protected"]
            and (site["from_day"] is None or site["from_day"] <= day)
            and (site["until_day"] is None or day < site["until_day"])
            for site in self.watch.sites
        )

    def measures_in_force(self, day: date) -> set[str]:
        """Begun by the day and not ended on or before it."""
        begun = {one.incident for one in self.drawn("measures_raised") if one.first_day <= day}
        ended = {
            name.strip()
            for report in self.known
            if report["ends"] and self.first_day(report["incident_id"]) <= day
            for name in report["ends"].split(";")
            if name.strip() != report["incident_id"]
        }
        return begun - ended

    def first_day(self, incident: str) -> date:
        """Date an incident by the first of its finest-dated reports."""
        order = speaks_first([report for report in self.known if report["incident_id"] == incident])
        return min(order, key=lambda report: FINE_DATES.index(report["date_precision"]))["first_day"]

    def strikes(self, first: date, last: date) -> dict[str, int]:
        """Add attacks up by their first day."""
        own = [one for one in self.drawn("strikes") if first <= one.first_day <= last]
        counts = Counter(
            incidents=len(own),
            grave=sum(one.rung_credible >= 4 for one in own),
            claimed=sum(one.rung >= 4 > one.rung_credible for one in own),
        )
        for one in own:
            for harm in ("killed", "wounded"):
                given = [report[harm] for report in speaks_first(one.reports) if report[harm] is not None]
                counts[harm] += given[0] if given else 0
                counts[f"{harm}_low"] += min(given, default=0)
                counts[f"{harm}_high"] += max(given, default=0)
                counts[f"{harm}_unsaid"] += not given
        return counts

    def moves(self, first: date, last: date) -> dict[str, tuple[int, float, int]]:
        """Give incidents, troops and unsized moves by direction."""
        moved: dict[str, tuple[int, float, int]] = {}
        for native, one in self.weighed:
            if native["drawing"] != "moves" or not first <= one.first_day <= last:
                continue
            order = speaks_first(one.reports)
            way = next(report[native["field"]] for report in order if report[native["field"]])
            sizes = [
                r["magnitude"] for r in order if r["magnitude"] is not None and r["magnitude_unit"] == native["unit"]
            ]
            incidents, size, unsized = moved.get(way, (0, 0, 0))
            moved[way] = (incidents + 1, size + (sizes[0] if sizes else 0), unsized + (not sizes))
        return moved

    def stages(self, day: date) -> dict[tuple[str, str], str]:
        """Give the latest stage of each system at each place."""
        latest: dict[tuple[str, str], tuple[Any, ...]] = {}
        for native, one in self.weighed:
            if native["drawing"] != "stages" or one.first_day > day:
                continue
            order = speaks_first(one.reports)
            system = next((report["subtype"] for report in order if report["subtype"]), "not named")
            placed = min(order, key=lambda report: FINE_PLACES.index(report["geo_precision"]))
            where = self.site_of(placed, one.first_day) or placed["place"]
            rank = (one.first_day, list(native["parts"]).index(one.phase), one.incident, one.phase)
            latest[system, where] = max(latest.get((system, where), ()), rank)
        return {key: rank[-1] for key, rank in latest.items()}

    def site_of(self, place: dict[str, Any], day: date) -> str | None:
        """Find the nearest protecting site within the watch's site_km."""
        if place["geo_precision"] not in ("site", "town"):
            return None
        sites = [
            (distance_km(place, site), site["site"])
            for site in self.watch.sites
            if site["protected"]
            and (site["from_day"] is None or site["from_day"] <= day)
            and (site["until_day"] is None or day <= site["until_day"])
        ]
        near = [found for found in sites if found[0] <= self.watch.relevance["site_km"]]
        return min(near)[1] if near else None

    def reasons(self, first: date, last: date) -> dict[str, int]:
        """Count incidents by the reasons that any of their reports states."""
        given: dict[str, set[str]] = {}
        for one in self.drawn("measures_raised", "measures_relaxed", "moves", "stages"):
            if first <= one.first_day <= last:
                stated = {word for r in one.reports for word in (r["stated_reason"] or "unstated").split(";")}
                given.setdefault(one.incident, set()).update(stated)
        return dict(Counter(word for words in given.values() for word in (words - {"unstated"} or words)))


def week_of(monday: date) -> tuple[date, date]:
    """Give a week's first and last day."""
    return monday, monday + timedelta(days=6)
