"""Two watches that only browser tests have: one with a week of every state, one written by an enemy."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from indicators.watch import read_watch
from tests.indicators.watch_folder import ARTICLE, EVENT, SETTINGS, SITE, WEEK, write_watch

if TYPE_CHECKING:
    from pathlib import Path

    from indicators.watch import Watch

ZERO, OBSERVED, NOT_COVERED, PROVISIONAL = "2020-W04", "2020-W06", "2020-W07", "2020-W08"
MIDWEEK = "2020-02-19"  # the Wednesday of W08

BIDI = "now \u202etxt.exe\u202c and ze\u200bro\ufeff"
BIDI_SHOWN = "now [U+202E]txt.exe[U+202C] and ze[U+200B]ro[U+FEFF]"
HOSTILE = {
    "image": '<img src=x onerror="window.hacked=1">',
    "script": "<script>window.hacked=2</script>",
    "link": '<a href="https://enemy.example/" style="font-size:40px">read on</a>',
    "vector": "\"'><svg onload=window.hacked=3>",
    "scheme": "javascript:window.hacked=4",
    "data": "data:text/html,<script>window.hacked=5</script>",
    "entity": "&lt;b&gt; &amp;amp; {{7*7}} ${7*7} %{x} {place}",
    "bidi": BIDI,
}
"""Texts that must be read as they are written; none may act."""

UNSAFE_LINKS = (
    "javascript:window.hacked=6",
    "JaVaScRiPt:window.hacked=6",
    "data:text/html,<script>window.hacked=7</script>",
    "//enemy.example/a",
    "https://example.org@enemy.example/a",
    "https://exam\u202eple.org/",
)


def states_watch(folder: Path) -> Watch:
    """Make nine weeks: nothing until W05, an attack in W06, nobody searched in W07, an attack on W08's Monday."""
    settings = SETTINGS.replace('last_week = "2020-W04"', 'last_week = "2020-W09"')
    articles = [
        {**ARTICLE, "article_id": "a1", "published": "2020-02-06"},
        {**ARTICLE, "article_id": "a2", "published": "2020-02-18"},
    ]
    events = [
        {**EVENT, "event_id": "e1", "event_date": "2020-02-05", "event_date_end": "2020-02-05"},
        {**EVENT, "event_id": "e2", "article_id": "a2", "incident_id": "i2", "event_date": "2020-02-17",
         "event_date_end": "2020-02-17"},
    ]  # fmt: skip
    coverage = [{**WEEK, "week": f"2020-W{week:02}", "articles": "5"} for week in range(1, 10)]
    coverage[6] |= {"status": "not_searched", "articles": ""}
    return read_watch(
        write_watch(folder, settings=settings, articles=articles, events=events, sites=[SITE], coverage=coverage)
    )


def hostile_watch(folder: Path) -> Watch:
    """Make four weeks whose every free text is hostile; in the end its links are made unsafe behind the reader's back.

    W02 has one incident for each hostile text, all at one site, each reported by an article of its own.
    """
    texts = list(HOSTILE.values())
    quote = '"'
    settings = SETTINGS.replace("North Shore: harbour posture", HOSTILE["image"].replace(quote, "'")).replace(
        "rockets on {place}", "<b>rockets</b> on {place}"
    )
    site = {**SITE, "site": f"Pier {HOSTILE['image']}", "short": f"Short {HOSTILE['link']}"}
    articles, events = [], []
    for number, words in enumerate(texts):
        articles.append(
            {**ARTICLE, "article_id": f"a{number}", "title": f"Title {words}", "publisher": f"Paper {words}"}
        )
        events.append({
            **EVENT, "event_id": f"e{number}", "article_id": f"a{number}", "incident_id": incident_id(number),
            "event_date": "2020-01-08", "event_date_end": "2020-01-08", "killed": "5" if number == 0 else "0",
            "place": site["site"], "actor": f"Actor {words}", "target": f"Target {words}",
            "magnitude_unit": f"unit {words}", "summary": f"Summary {words}",
        })  # fmt: skip
    watch = read_watch(
        write_watch(folder, settings=settings, articles=articles, events=events, sites=[site], coverage=None)
    )
    links = {f"a{number}": UNSAFE_LINKS[number % len(UNSAFE_LINKS)] for number in range(len(texts))}
    return replace(
        watch,
        articles=watch.articles.assign(url=watch.articles["article_id"].map(links)),
        reports=watch.reports.assign(url=watch.reports["article_id"].map(links)),
    )


def incident_id(number: int) -> str:
    """Name an incident so that its name is an attack too: on the page and on the address."""
    return f"<b>i{number}</b>&show=week#?x='{number}'"
