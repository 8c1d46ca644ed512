"""articles.csv and events.csv: articles, and the events that each reports. Columns: data/README.md."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from indicators.faults import Suggestions, quoted
from indicators.sources import cells
from indicators.sources.doubts import warn_of_article, warn_of_countries, warn_of_incidents, warn_of_rows
from indicators.sources.seed_texts import refuse_offsets_outside
from indicators.sources.typed_rows import Column, TypedRow, TypedRows, read_rows, refuse_repeats
from indicators.vocabulary import DatePrecision, GeoPrecision, Reliability, StatedReason

if TYPE_CHECKING:
    from pathlib import Path

    from indicators.watch_settings import Codebook, WatchSettings

MOST_PEOPLE = 100_000_000
LARGEST_MAGNITUDE = 1e9


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
            "source_group": Column(cells.text, quiet=True),
        },
    )
    refuse_repeats(articles, "article_id")
    return articles


def read_events(path: Path, settings: WatchSettings | None, articles: TypedRows, texts: dict[str, str]) -> TypedRows:
    """Read events.csv: one row per event as one article reports it, identified by event_id.

    settings: the watch's time zone and codebook; None (they could not be read) = UTC and any word.
    Refuses a repeated event_id, a report whose article is not (or no longer) in `articles`, a last day
    before the first, one coordinate or text offset without the other, offsets outside the article's
    text in `texts`, and words that the codebook does not list. What is only doubtful is warned of
    (doubts.py).
    """
    timezone = settings.timezone if settings else "UTC"
    events = read_rows(path, _event_columns(timezone, settings.codebook if settings else None))
    refuse_repeats(events, "event_id")
    for row in events.rows:
        _refuse_reversed(events, row)
        refuse_half_pair(events, row, "latitude", "longitude", "both coordinates, or neither")
        refuse_half_pair(events, row, "char_start", "char_end", "both offsets, or neither")
        refuse_offsets_outside(events, row, texts)
    if articles.is_usable:
        _refuse_unknown_articles(events, articles)
        warn_of_article(events, articles, texts)
    warn_of_rows(events)
    warn_of_incidents(events)
    if settings:
        warn_of_countries(events, [settings.country, *settings.neighbours])
    return events


def refuse_half_pair(typed: TypedRows, row: TypedRow, one: str, other: str, expected: str) -> None:
    """Refuse a row in which one of two cells that only mean something together is empty."""
    cells_ = row.cells.get(one, ""), row.cells.get(other, "")
    if bool(cells_[0]) != bool(cells_[1]):
        empty, filled = (one, other) if cells_[1] else (other, one)
        typed.refuse(row, empty, f"found an empty cell beside {filled}", expected, "Fill in or empty both")


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
            events.refuse(row, "article_id", f"found {quoted(article_id)}", expected, suggestions.advice(article_id))
