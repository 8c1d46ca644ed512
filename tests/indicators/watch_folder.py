"""A small watch folder for the reader's tests: six reports of four articles, three sites, four weeks.

Everything in it is made up: the theatre, its sides and its places exist nowhere.
"""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Any

from indicators.watch import check_watch

if TYPE_CHECKING:
    from pathlib import Path

    from indicators.faults import Fault
    from indicators.watch import CheckResult

SETTINGS = """\
id = "north-shore"
title = "North Shore: harbour posture"
timezone = "Asia/Baghdad"
first_week = "2020-W01"
last_week = "2020-W04"
country = "Shoreland"
neighbours = ["Hillmark"]
weights = "default"

[sides]
protected = ["guard"]
host = ["shore_army"]

[codebook]
kinds = ["attack", "troop_relocation"]
subtypes = ["rocket", "ambush", "handover"]
sides = ["guard", "raiders", "shore_army", "unknown"]
directions = ["in", "out"]

[relevance]
site_km = 1.0
near_km = 25.0

[words]
rocket = "rockets on {place}"
"""

ARTICLE = {
    "article_id": "a1",
    "url": "https://example.org/harbour",
    "publisher": "Shore Post",
    "title": "Rockets hit the harbour",
    "published": "2020-01-09",
    "accessed_via": "stored page",
    "reliability": "B",
    "note": "",
    "source_group": "",
}
EVENT = {
    "event_id": "e1",
    "article_id": "a1",
    "incident_id": "i1",
    "kind": "attack",
    "subtype": "rocket",
    "direction": "",
    "event_date": "2020-01-08",
    "event_date_end": "2020-01-08",
    "date_precision": "day",
    "country": "Shoreland",
    "admin1": "Harbour",
    "place": "Pier base",
    "latitude": "33.5000",
    "longitude": "44.2500",
    "geo_precision": "site",
    "actor": "",
    "actor_side": "raiders",
    "target": "Pier base",
    "target_side": "guard",
    "magnitude": "3",
    "magnitude_unit": "rockets",
    "killed": "0",
    "wounded": "2",
    "credibility": "2",
    "stated_reason": "",
    "tally": "",
    "ends": "",
    "summary": "Three rockets fell on the pier, and two guards were hurt.",
    "char_start": "",
    "char_end": "",
}
SITE = {
    "site": "Pier base",
    "admin1": "Harbour",
    "country": "Shoreland",
    "latitude": "33.5000",
    "longitude": "44.2500",
    "protected": "yes",
    "from": "",
    "until": "",
    "note": "",
    "short": "Pier",
}
WEEK = {"week": "2020-W01", "status": "searched", "articles": "1", "note": ""}

HANDOVER = {
    "kind": "troop_relocation",
    "subtype": "handover",
    "direction": "out",
    "actor_side": "guard",
    "target": "",
    "target_side": "",
    "magnitude": "80",
    "magnitude_unit": "troops",
    "killed": "",
    "wounded": "",
    "stated_reason": "threat;planned",
    "summary": "The guard left Pier base.",
}
TEXT = "The guard left Pier base on Thursday. Nobody said why."

ARTICLES = [
    ARTICLE,
    {**ARTICLE, "article_id": "a2", "reliability": "C", "published": "2020-01-08T22:30Z"},
    {
        **ARTICLE,
        "article_id": "a3",
        "url": "",
        "published": "2020-01-17",
        "note": "file a3.txt, kept with the watch",
    },
    {**ARTICLE, "article_id": "a4", "title": "Quiet, then “fire”", "published": "2020-01-24"},
]
EVENTS = [
    EVENT,
    {**EVENT, "event_id": "e2", "article_id": "a2", "wounded": "3"},
    {**EVENT, "event_id": "e3", "incident_id": "", "subtype": "ambush", "place": 'Pier, east "gate"'},
    {**EVENT, **HANDOVER, "event_id": "e4", "article_id": "a3", "incident_id": "i2",
     "event_date": "2020-01-16", "event_date_end": "", "char_start": "0", "char_end": "37"},
    {**EVENT, "event_id": "e5", "article_id": "a4", "incident_id": "i3", "event_date": "2020-01-20",
     "event_date_end": "2020-01-22", "date_precision": "week", "geo_precision": "country", "latitude": "",
     "longitude": "", "place": "", "admin1": ""},
    {**EVENT, "event_id": "e6", "article_id": "a4", "incident_id": "i4", "tally": "yes", "ends": "i1;i2",
     "summary": "Two weeks of fire,\nsummed up."},
]  # fmt: skip
SITES = [
    SITE,
    {**SITE, "site": "Mill camp", "latitude": "34.1", "until": "2020-01-16", "short": ""},
    {**SITE, "site": "Market", "latitude": "33.9", "protected": "no", "short": ""},
]
COVERAGE = [
    WEEK,
    {**WEEK, "week": "2020-W02", "articles": "2"},
    {**WEEK, "week": "2020-W03", "status": "not_searched", "articles": "", "note": "nobody was there"},
    {**WEEK, "week": "2020-W04"},
]
FILES = {"articles.csv": ARTICLES, "events.csv": EVENTS, "sites.csv": SITES, "coverage.csv": COVERAGE}


def csv_text(rows: list[dict[str, str]], columns: list[str] | None = None) -> str:
    """Write rows as the coders' tools do: header, commas, quotes where needed, LF."""
    out = io.StringIO()
    writer = csv.DictWriter(out, columns or list(rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def write_watch(folder: Path, **content: Any) -> Path:
    """Write the small watch.

    articles, events, sites, coverage, settings: what a file holds instead (rows, text or bytes); None
    leaves the file out.
    """
    files: dict[str, Any] = {"watch.toml": SETTINGS, "a3.txt": TEXT, **FILES}
    for name, value in content.items():
        files["watch.toml" if name == "settings" else f"{name}.csv"] = value
    folder.mkdir(parents=True, exist_ok=True)
    for name, value in files.items():
        if value is None:
            continue
        text = csv_text(value) if isinstance(value, list) else value
        (folder / name).write_bytes(text if isinstance(text, bytes) else text.encode())
    return folder


def changed(rows: list[dict[str, str]], position: int = 0, **cells: str) -> list[dict[str, str]]:
    """Copy rows with some cells of one row replaced; `from_` stands for the column from."""
    new = {name.rstrip("_"): cell for name, cell in cells.items()}
    return [{**row, **new} if number == position else row for number, row in enumerate(rows)]


def check(folder: Path, **content: Any) -> CheckResult:
    """Write the small watch with changes and check it."""
    return check_watch(write_watch(folder, **content))


def only_fault(result: CheckResult) -> Fault:
    """Give the one fault of a check; fail with all of them when there are more or none."""
    assert len(result.faults) == 1, [fault.sentence for fault in result.faults]
    return result.faults[0]
