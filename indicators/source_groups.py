"""Which articles come from one source: reposts of a wire story are no second witness.

A publisher may name in brackets whom it reposts ("Ynetnews (AP)"); the article then belongs to that
source. Names of one source are matched within the watch's own list of publishers: without a leading
"the", by initials ("AP" is "Associated Press") and by a shortened name ("NBC" is "NBC News"). It is a
reading of names: two outlets that copy each other without saying so still look independent. Where the
analyst knows better, articles.csv may name the group itself (column source_group).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pandas as pd

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

_BRACKETED = re.compile(r"^(?P<outlet>.*?)\s*\((?P<inside>[^()]*)\)\s*$")
_HOW = re.compile(
    r"[\s-]+(?:based|release|releases|repost|reposted|wire|via)\b.*$|^(?:reposted|repost)$", re.IGNORECASE
)
"""Words in brackets that say how a story was taken over, after the name of the one it was taken from."""

_THROUGH = re.compile(r"^via\s", re.IGNORECASE)
"""The outlet itself is the source and was only found through another."""

_MOST_WORDS = 4
"""A longer text in brackets is a remark and names nobody."""

_GENERIC = {"news", "agency", "press", "tv", "channel", "network", "media"}
"""Words that a shortened name leaves out."""


def source_groups(articles: pd.DataFrame) -> pd.Series:
    """Give each article the name of the source it comes from, indexed like the articles.

    articles: columns article_id, publisher and, where the watch has it, source_group. A group that is
    given is taken as it stands and names nobody else; else the publisher is read. An article with
    neither is a source of its own, under its identifier. The name is the longest form that the list of
    publishers holds. No articles: no rows.
    """
    nobody = pd.Series(index=articles.index, dtype="str")
    given = articles.get("source_group", nobody)
    read = articles["publisher"].where(given.isna())
    named = read.map(original_source, na_action="ignore").astype("str")
    canonical = _canonical_names(named.dropna())
    return given.fillna(named.map(canonical).astype("str")).fillna(articles["article_id"])


def source_of_articles(articles: pd.DataFrame, as_of: date) -> pd.Series:
    """Give article_id -> source among the articles published by `as_of`, so that later names change nothing."""
    known = articles[articles["published"] <= pd.Timestamp(as_of)]
    return source_groups(known).set_axis(pd.Index(known["article_id"]))


def original_source(publisher: str) -> str:
    """Name the source behind a publisher as written.

    >>> original_source("Ynetnews (AP)"), original_source("Kurdistan 24 (via Iraq News Now)")
    ('AP', 'Kurdistan 24')
    """
    found = _BRACKETED.match(publisher)
    if found is None:
        return publisher.strip()
    outlet, inside = found["outlet"].strip(), found["inside"].strip()
    named = _HOW.sub("", inside).strip()
    is_remark = ";" in inside or len(inside.split()) > _MOST_WORDS
    return outlet if is_remark or not named or _THROUGH.match(inside) else named


def _canonical_names(names: Iterable[str]) -> Mapping[str, str]:
    """Map every name to the fullest name of the same source in the list."""
    listed = sorted(set(names))
    keys = {name: _words(name) for name in listed}
    full = {}
    for name in listed:
        longer = [other for other in listed if _is_short_for(keys[name], name, keys[other])]
        same = [other for other in listed if keys[other] == keys[name]]
        # Initials that two sources share name neither.
        full[name] = longer[0] if len({keys[other] for other in longer}) == 1 else same[0]
    return full


def _words(name: str) -> tuple[str, ...]:
    words = tuple(re.findall(r"[\w&']+", name.casefold()))
    return words[1:] if words[:1] == ("the",) and len(words) > 1 else words


def _is_short_for(short: tuple[str, ...], written: str, long: tuple[str, ...]) -> bool:
    if len(short) == 1 and written.isupper() and len(written) == len(long) > 1:
        return short[0] == "".join(word[0] for word in long)
    rest = long[len(short) :]
    return len(long) > len(short) and long[: len(short)] == short and set(rest) <= _GENERIC
