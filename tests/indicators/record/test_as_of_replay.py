"""What was known on each Sunday of the shipped watch, from the record: before and after the data were issued anew."""

from __future__ import annotations

import csv
import io
import shutil
from datetime import UTC, date, datetime, timedelta

import pytest

from indicators.catalogue import load_catalogue
from indicators.record import open_record, read_watch_of, verify
from indicators.scoring import compose, score_incidents
from indicators.shipped import shipped_watch_folder
from indicators.watch import read_watch
from indicators.weeks import Week
from tests.watches.shipped import WEEKS

SUNDAYS = [Week.parse(week).sunday for week in WEEKS]
ISSUES = 4
FIRST_LOAD = datetime(2020, 5, 1, 8, tzinfo=UTC)


def rows_of(folder, name):
    """Read a file's rows as they stand."""
    with (folder / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def write_rows(folder, name, rows):
    """Write them back."""
    out = io.StringIO()
    writer = csv.DictWriter(out, fieldnames=list(rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    (folder / name).write_text(out.getvalue(), "utf-8")


def reissued(folder, number, to):
    """Issue the data anew: an article dated back, deaths recounted, reports gone and new, an article re-graded."""
    shutil.copytree(folder, to)
    articles, events = rows_of(to, "articles.csv"), rows_of(to, "events.csv")
    for article in articles[number * 20 : number * 20 + 15]:
        article["published"] = (date.fromisoformat(article["published"]) - timedelta(days=9 * number)).isoformat()
        article["reliability"] = "A"
    for event in events[number * 30 :: 17]:
        event["killed"] = str(number * 2)
    later = [{**event, "event_id": f"new-{number}-{event['event_id']}", "incident_id": ""} for event in events[5::40]]
    write_rows(to, "articles.csv", articles)
    write_rows(to, "events.csv", [*events[: number * 40], *events[number * 40 + 12 :], *later])
    return to


def cut(folder, day, to):
    """Write the folder as its coders could have written it on a day: nothing that was published later."""
    shutil.copytree(folder, to)
    known = [row for row in rows_of(to, "articles.csv") if date.fromisoformat(row["published"]) <= day]
    names = {row["article_id"] for row in known}
    events = rows_of(to, "events.csv")
    write_rows(to, "articles.csv", known)
    write_rows(to, "events.csv", [row for row in events if row["article_id"] in names])
    covered = rows_of(to, "coverage.csv")
    write_rows(to, "coverage.csv", [row for row in covered if Week.parse(row["week"]).monday <= day])
    settings = to / "watch.toml"
    text = settings.read_text("utf-8")
    settings.write_text(text.replace(f'"{WEEKS[-1]}"', f'"{Week.of(day).label}"'), "utf-8")
    return to


def scored(watch, as_of=None):
    """Score under the watch's own weights."""
    catalogue = load_catalogue()
    return compose(score_incidents(watch, catalogue, as_of), catalogue.weights(watch.settings.weights))


def assert_equal_bits(one, other):
    """Hold every week, indicator and incident of two scores against each other, every bit."""
    for table in ("weeks", "indicators", "incidents"):
        assert getattr(one, table).equals(getattr(other, table)), table


@pytest.fixture(scope="module")
def issues(tmp_path_factory):
    """Give the shipped folder and three issues that follow it."""
    home = tmp_path_factory.mktemp("issues")
    folders = [shipped_watch_folder()]
    for number in range(1, ISSUES):
        folders.append(reissued(folders[-1], number, home / str(number)))
    return folders


def replay(record, folder, sundays, home, record_at=None):
    """Compare the record's watch as known on each Sunday with the folder cut at that day."""
    watch = read_watch_of(record, "iraq-2020", record_at)
    for sunday in sundays:
        alone = cut(folder, sunday, home / f"{folder.name}-{sunday}")
        assert_equal_bits(scored(watch, sunday), scored(read_watch(alone)))
        shutil.rmtree(alone)


@pytest.mark.parametrize("step", [26, pytest.param(1, marks=pytest.mark.soak)])
def test_each_sunday_is_as_it_was_known_whatever_was_issued_since(issues, tmp_path, step):
    """The score as known on a Sunday is that of the data cut there, in every state that the record was in.

    After each issue is loaded, its Sundays are replayed; after the last, those of all states by record_at.
    step: with 1 every Sunday of every issue is replayed, with 26 one of each; twice.
    """
    record = open_record(tmp_path / "record.sqlite")
    moments = [FIRST_LOAD + timedelta(days=7 * number) for number in range(ISSUES)]
    chosen = [SUNDAYS[(5 + 6 * number) % step :: step] for number in range(ISSUES)]
    told = []
    for folder, moment, sundays in zip(issues, moments, chosen, strict=True):
        record.clock = lambda moment=moment: moment
        record.load_folder(folder, "coder", "as issued")
        told.append(scored(read_watch_of(record, "iraq-2020")))
        replay(record, folder, sundays, tmp_path)
    for number, moment in enumerate(moments):
        later = moment + timedelta(days=6, hours=23)
        assert_equal_bits(scored(read_watch_of(record, "iraq-2020", later)), told[number])
        replay(record, issues[number], chosen[number], tmp_path, later)
    assert all(not told[n].weeks.equals(told[n + 1].weeks) for n in range(ISSUES - 1))
    assert verify(record) == ()
