"""articles.csv and events.csv: articles, and the events that each reports. Columns: data/README.md."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from indicators.faults import Suggestions, quoted
from indicators.sources import cells
from indicators.sources.seed_texts import refuse_offsets_outside
from indicators.sources.typed_rows import Column, TypedRow, TypedRows, read_rows, refuse_repeats
from indicators.vocabulary import DatePrecision, GeoPrecision, Reliability, StatedReason

if TYPE_CHECKING:
    from pathlib import Path

    from indicators.watch_settings import Codebook

MOST_PEOPLE = 100_000_000
LARGEST_MAGNITUDE = 1e9
_JUDGED = "ABCDE"
_FAR_APART = 3
"""Steps between source and information grade from which on the pair is worth a second look."""


def read_articles(path: Path, timezone: str) -> TypedRows:
    """Read articles.csv: one row per article, identified by article_id.

    Refuses a repeated article_id. published is a local day in `timezone`.
    """
    articles = read_rows(
        path,
        {
            "article_id": Column(cells.identifier, must_stand=True, must_hold=True),
            "url": Column(cells.url),
            "publisher": Column(cells.text),
            "title": Column(cells.text, must_stand=True),
            "published": Column(cells.day(timezone), must_stand=True, must_hold=True),
            "accessed_via": Column(cells.text),
            "reliability": Column(cells.word(Reliability), must_stand=True),
            "note": Column(cells.text),
        },
    )
    refuse_repeats(articles, "article_id")
    return articles


def read_events(
    path: Path, timezone: str, codebook: Codebook | None, articles: TypedRows, texts: dict[str, str]
) -> TypedRows:
    """Read events.csv: one row per event as one article reports it, identified by event_id.

    Refuses a repeated event_id, a report whose article is not (or no longer) in `articles`, a last day
    before the first, one coordinate or text offset without the other, offsets outside the article's
    text in `texts`, and words that `codebook` does not list. Warns of grades three or more steps apart and of `ends` that name no incident of the file.
    """
    events = read_rows(path, _event_columns(timezone, codebook))
    refuse_repeats(events, "event_id")
    for row in events.rows:
        _refuse_reversed(events, row)
        refuse_half_pair(events, row, "latitude", "longitude", "both coordinates, or neither")
        refuse_half_pair(events, row, "char_start", "char_end", "both offsets, or neither")
    refuse_offsets_outside(events, texts)
    if articles.is_usable:
        _refuse_unknown_articles(events, articles)
        _warn_of_far_grades(events, articles)
    _warn_of_unknown_ends(events)
    _warn_of_mixed_tallies(events)
    return events


def refuse_half_pair(typed: TypedRows, row: TypedRow, one: str, other: str, expected: str) -> None:
    """Refuse a row in which one of two cells that only mean something together is empty."""
    cells_ = row.cells.get(one, ""), row.cells.get(other, "")
    if bool(cells_[0]) != bool(cells_[1]):
        empty, filled = (one, other) if cells_[1] else (other, one)
        typed.refuse(row, empty, f"found an empty cell beside {filled}", expected, "Fill in or empty both")


def incident_of(row: TypedRow) -> Any:
    """Give a report's incident: the coded one, or the report's own identifier where none is coded."""
    return row.get("incident_id") or row.get("event_id")


def _event_columns(timezone: str, codebook: Codebook | None) -> dict[str, Column]:
    def coded(words: tuple[str, ...] | None, name: str) -> Any:
        return cells.word(words, listed_in=f"[codebook] {name} in watch.toml")

    book = codebook
    people = cells.whole(0, MOST_PEOPLE)
    offset = cells.whole(0, 10_000_000)
    day = cells.day(timezone)
    side = coded(book.sides if book else None, "sides")
    return {
        "event_id": Column(cells.identifier, must_stand=True, must_hold=True),
        "article_id": Column(cells.identifier, must_stand=True, must_hold=True),
        "incident_id": Column(cells.identifier),
        "kind": Column(coded(book.kinds if book else None, "kinds"), must_stand=True, must_hold=True),
        "subtype": Column(coded(book.subtypes if book else None, "subtypes")),
        "direction": Column(coded(book.directions if book else None, "directions")),
        "event_date": Column(day, must_stand=True, must_hold=True),
        "event_date_end": Column(day),
        "date_precision": Column(cells.word(DatePrecision), must_stand=True, must_hold=True),
        "country": Column(cells.text, must_stand=True, must_hold=True),
        "admin1": Column(cells.text),
        "place": Column(cells.text),
        "latitude": Column(cells.decimal(-90, 90, unit="degrees north")),
        "longitude": Column(cells.decimal(-180, 180, unit="degrees east")),
        "geo_precision": Column(cells.word(GeoPrecision), must_stand=True, must_hold=True),
        "actor": Column(cells.text),
        "actor_side": Column(side),
        "target": Column(cells.text),
        "target_side": Column(side),
        "magnitude": Column(cells.decimal(0, LARGEST_MAGNITUDE)),
        "magnitude_unit": Column(cells.text),
        "killed": Column(people),
        "wounded": Column(people),
        "credibility": Column(cells.whole(1, 6), must_stand=True),
        "stated_reason": Column(cells.words(StatedReason, alone=StatedReason.UNSTATED)),
        "tally": Column(cells.flag(yes_only=True)),
        "ends": Column(cells.identifiers),
        "summary": Column(cells.text),
        "char_start": Column(offset),
        "char_end": Column(offset),
    }


def _refuse_reversed(events: TypedRows, row: TypedRow) -> None:
    first, last = row.get("event_date"), row.get("event_date_end")
    if first and last and last < first:
        expected = f"{first.isoformat()} or later, as event_date is {first.isoformat()}"
        events.refuse(row, "event_date_end", f"found {last.isoformat()}", expected, "Swap the two days")


def _refuse_unknown_articles(events: TypedRows, articles: TypedRows) -> None:
    lines = {row.cells["article_id"]: row.line for row in articles.rows}
    accepted = {row.cells["article_id"] for row in articles.accepted()}
    counts = articles.counts()
    hint = f", where {counts.rejected} rows were rejected: mend those first" if counts.rejected else ""
    suggestions = Suggestions(accepted, f"Add it to {articles.file}{hint}")
    for row in events.rows:
        article_id = row.get("article_id")
        if article_id is None or article_id in accepted:
            continue
        if article_id in lines:
            place = f"line {lines[article_id]} of {articles.file}"
            found = f"found {quoted(article_id)}, which was rejected on {place}"
            events.refuse(row, "article_id", found, "an accepted article", "Mend that line first")
        else:
            expected = f"an article_id of {articles.file}"
            events.refuse(
                row, "article_id", f"found {quoted(article_id)}", expected, suggestions.advice(article_id)
            )


def _warn_of_far_grades(events: TypedRows, articles: TypedRows) -> None:
    """Flag a good source with a doubtful content and the reverse: A4, A5, B5, D1, E1, E2."""
    reliability: dict[str, str | None] = {
        row.cells["article_id"]: row.get("reliability") for row in articles.rows
    }
    for row in events.accepted():
        letter, digit = reliability.get(row.cells["article_id"]), row.get("credibility")
        if letter is None or letter not in _JUDGED or digit not in range(1, 6):
            continue
        if abs(_JUDGED.index(letter) + 1 - digit) >= _FAR_APART:
            found = f"found credibility {digit} from a source of reliability {letter}"
            events.warn(
                row, "credibility", found, "grades less than three steps apart", "Look at both grades again"
            )


def _warn_of_unknown_ends(events: TypedRows) -> None:
    incidents = {incident_of(row) for row in events.accepted()}
    suggestions = Suggestions(sorted(incidents), "Nothing to do if it is kept in another part of the set")
    for row in events.accepted():
        for ended in (row.get("ends") or "").split(";"):
            if ended and ended not in incidents:
                found = f"found {quoted(ended)}, which no accepted row reports"
                events.warn(row, "ends", found, "an incident_id of the file", suggestions.advice(ended))
            elif ended and ended == incident_of(row):
                events.warn(row, "ends", "found the row's own incident", "another incident", "Take it out")


def _warn_of_mixed_tallies(events: TypedRows) -> None:
    """Flag an incident that sums up in one row and reports in another: only its reports are scored."""
    marks: dict[str, set[bool]] = defaultdict(set)
    for row in events.accepted():
        marks[incident_of(row)].add(bool(row.get("tally")))
    for row in events.accepted():
        if row.get("tally") and len(marks[incident_of(row)]) > 1:
            found = f"found yes, while other rows of {incident_of(row)} are no tally"
            events.warn(
                row, "tally", found, "yes on every row of an incident or on none", "Mark all of them or none"
            )
