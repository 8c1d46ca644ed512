"""One article: its citation, the reports taken from it, and its text with the sentences they rest on."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pandas as pd

from indicators.errors import UnknownArticle
from indicators.phrases import day

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from indicators.evidence.gathered import Evidence


@dataclass(frozen=True)
class Segment:
    """A stretch of an article's text, and the reports that rest on it (none: plain text)."""

    text: str
    start: int
    end: int
    event_ids: tuple[str, ...]


@dataclass(frozen=True)
class ArticlePage:
    """An article as evidence.

    url: None where the article has none. source: the source it comes from, reposts under whom they
    repost. citation: one line with publisher, title and day. note: the coder's, None without one.
    reports: its rows of the report table with q, grade, is_flagged, in the order of the text, then of
    event_id. segments: the whole text in order, cut where a report's sentence begins or ends; empty
    where the watch does not hold the text.
    """

    article_id: str
    url: str | None
    publisher: str | None
    title: str | None
    published: date
    reliability: str | None
    note: str | None
    source: str
    citation: str
    reports: pd.DataFrame
    segments: tuple[Segment, ...]

    @property
    def text(self) -> str:
        """Give the whole text, "" where the watch does not hold it."""
        return "".join(segment.text for segment in self.segments)


def article_page(evidence: Evidence, article_id: str) -> ArticlePage:
    """Open one article. Raises UnknownArticle when the watch has none of this name by the as-of day."""
    articles = evidence.watch.articles
    known = articles[articles["published"] <= pd.Timestamp(evidence.as_of)].set_index("article_id", drop=False)
    if article_id not in known.index:
        published = dict(zip(articles["article_id"], articles["published"], strict=True))
        raise UnknownArticle(article_id, list(known.index), evidence.as_of, published.get(article_id))
    article = known.loc[article_id]
    reports = evidence.known.reports
    own = reports[reports["article_id"] == article_id].sort_values(["char_start", "event_id"], na_position="last")
    published = article["published"].date()
    cells = {
        name: None if pd.isna(article[name]) else str(article[name])
        for name in ("url", "publisher", "title", "reliability", "note")
    }
    text = evidence.watch.seed_texts.get(article_id)
    spans = zip(own["char_start"], own["char_end"], own["event_id"], strict=True)
    return ArticlePage(
        article_id=article_id,
        published=published,
        source=str(evidence.source[article_id]),
        citation=citation(cells["publisher"], cells["title"], published),
        reports=own.reset_index(drop=True),
        segments=() if text is None else segments(text, spans),
        **cells,
    )


def citation(publisher: str | None, title: str | None, published: date) -> str:
    """Write an article's citation in one line.

    >>> from datetime import date
    >>> citation("Rudaw", "ISIS kills five", date(2020, 4, 20))
    'Rudaw, “ISIS kills five”, 20 April 2020'
    """
    parts = [publisher, f"“{title}”" if title else None, day(published)]
    return ", ".join(part for part in parts if part)


def segments(text: str, spans: Iterable[tuple[Any, Any, str]]) -> tuple[Segment, ...]:
    """Cut a text where reports' sentences begin and end, so that overlaps can be drawn.

    spans: (first character, character after the last, event_id); a span without numbers is left out
    and one that runs past the text ends with it. The segments cover the whole text in order and do
    not overlap; each names the reports whose span holds it, in the order of spans.

    >>> [(s.text, s.event_ids) for s in segments("abcdef", [(0, 4, "one"), (2, 6, "two")])]
    [('ab', ('one',)), ('cd', ('one', 'two')), ('ef', ('two',))]
    """
    inside = [
        (min(int(start), len(text)), min(int(end), len(text)), event_id)
        for start, end, event_id in spans
        if not (pd.isna(start) or pd.isna(end))
    ]
    cuts = sorted({0, len(text), *(cut for start, end, _ in inside for cut in (start, end))})
    return tuple(
        Segment(text[start:end], start, end, tuple(e for a, b, e in inside if a <= start and end <= b))
        for start, end in pairwise(cuts)
    )
