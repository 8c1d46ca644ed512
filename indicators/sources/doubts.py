"""What is only doubtful about the rows of events.csv: kept, and said aloud as a warning."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from indicators.faults import Suggestions, did_you_mean, quoted
from indicators.vocabulary import GeoPrecision

if TYPE_CHECKING:
    from collections.abc import Sequence

    from indicators.sources.typed_rows import TypedRow, TypedRows

_JUDGED = "ABCDE"
FAR_APART = 3
"""Steps between source and information grade from which on the pair is worth a second look (METHOD 2)."""

_OTHER_SIDE_OF_THE_WORLD = timedelta(days=1)
"""An article can carry the day before the event's local day when its newsroom lies far to the west."""


def incident_of(row: TypedRow) -> Any:
    """Give a report's incident: the coded one, or the report's own identifier where none is coded."""
    return row.get("incident_id") or row.get("event_id")


def warn_of_article(events: TypedRows, articles: TypedRows, texts: dict[str, str]) -> None:
    """Warn of reports that do not fit their article.

    Grades three or more steps apart (A4, A5, B5, D1, E1, E2), an event that begins after its article
    was published, and offsets into a text that the watch does not have.
    """
    by_id = {row.cells["article_id"]: row for row in articles.accepted()}
    for row in events.accepted():
        article = by_id.get(row.cells["article_id"])
        if article is None:
            continue
        _warn_of_grades(events, row, article.get("reliability"))
        published, first = article.get("published"), row.get("event_date")
        if published + _OTHER_SIDE_OF_THE_WORLD < first:
            found = f"found {first.isoformat()}, after the article came out on {published.isoformat()}"
            advice = "Look both days up; an announcement is dated to the day it was made"
            events.warn(row, "event_date", found, "a day up to the article's", advice)
        if row.get("char_start") is not None and article.get("article_id") not in texts:
            advice = "Name the text's file in the article's note, or leave the offsets empty"
            events.warn(row, "char_start", "found offsets", "an article whose text the watch has", advice)


def warn_of_rows(events: TypedRows) -> None:
    """Warn of a site or town without a point, and of a size without its unit."""
    for row in events.accepted():
        precision = row.get("geo_precision")
        if precision in {GeoPrecision.SITE, GeoPrecision.TOWN} and row.get("latitude") is None:
            found = f"found no coordinates for a place known to its {precision}"
            advice = "Without a point it counts by its governorate or country, and stands on no map"
            events.warn(row, "latitude", found, "latitude and longitude", advice)
        if row.get("magnitude") is not None and row.get("magnitude_unit") is None:
            found = f"found the size {row.cells['magnitude']} without a unit"
            events.warn(row, "magnitude_unit", found, "a unit such as troops or rockets", "Fill it in")


def warn_of_incidents(events: TypedRows) -> None:
    """Warn of `ends` that name no incident of the file, or the row's own, and of half marked tallies."""
    marks: dict[str, set[bool]] = defaultdict(set)
    for row in events.accepted():
        marks[incident_of(row)].add(bool(row.get("tally")))
    # A rejected row has its own fault; what it reports is not unknown.
    incidents = {row.cells.get("incident_id") or row.cells["event_id"] for row in events.rows}
    suggestions = Suggestions(sorted(incidents), "Nothing to do if it is kept in another part of the set")
    for row in events.accepted():
        incident = incident_of(row)
        for ended in (row.get("ends") or "").split(";"):
            if ended and ended not in incidents:
                found = f"found {quoted(ended)}, which no row reports"
                events.warn(row, "ends", found, "an incident_id of the file", suggestions.advice(ended))
            elif ended == incident:
                events.warn(row, "ends", "found the row's own incident", "another incident", "Take it out")
        if row.get("tally") and len(marks[incident]) > 1:
            found = f"found yes, while other rows of {incident} are no tally"
            expected = "yes on every row of an incident or on none"
            events.warn(row, "tally", found, expected, "Mark all of them or none")


def warn_of_countries(events: TypedRows, countries: Sequence[str]) -> None:
    """Warn once of each country that is neither the watch's own nor a neighbour: it weighs least."""
    rows = [row for row in events.accepted() if row.get("country") not in countries]
    counts = Counter(row.get("country") for row in rows)
    for row in rows:
        country = row.get("country")
        if country in counts:
            number = counts.pop(country)
            found = f"found {quoted(country)} on {number} row{'s' if number > 1 else ''}"
            advice = did_you_mean(country, countries, "Nothing to do if it lies elsewhere")
            events.warn(row, "country", found, "the watch's country or a neighbour of watch.toml", advice)


def _warn_of_grades(events: TypedRows, row: TypedRow, letter: str | None) -> None:
    digit = row.get("credibility")
    if letter is None or letter not in _JUDGED or digit not in range(1, 6):
        return
    if abs(_JUDGED.index(letter) + 1 - digit) >= FAR_APART:
        found = f"found credibility {digit} from a source of reliability {letter}"
        advice = "Look at both grades again"
        events.warn(row, "credibility", found, "grades less than three steps apart", advice)
