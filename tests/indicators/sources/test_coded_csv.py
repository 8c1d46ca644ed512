"""articles.csv and events.csv: what a row must hold, alone and beside its article."""

from __future__ import annotations

import pandas as pd
import pytest

from tests.indicators.watch_folder import ARTICLES, EVENTS, SETTINGS, changed, check, only_fault


@pytest.fixture
def event_fault(tmp_path):
    """Check the small watch with one event changed, and give the one fault it makes."""

    def fault_of(position=0, **cells):
        return only_fault(check(tmp_path, events=changed(EVENTS, position, **cells)))

    return fault_of


@pytest.mark.parametrize(
    ("cells", "column", "said"),
    [
        ({"event_date": "2020-02-30"}, "event_date", "does not exist"),
        ({"event_date": "08/01/2020"}, "event_date", "write 2020-01-08 or 2020-08-01"),
        ({"event_date": ""}, "event_date", "found an empty cell"),
        ({"event_date_end": "2020-01-07"}, "event_date_end", "Expected 2020-01-08 or later"),
        ({"event_date": "2020-01-08T10:00"}, "event_date", "Add the offset"),
        ({"date_precision": "days"}, "date_precision", "one of day, week or month. Did you mean day?"),
        ({"geo_precision": "city"}, "geo_precision", "one of site, town, admin1 or country"),
        ({"kind": "attacc"}, "kind", "one of attack or troop_relocation. Did you mean attack?"),
        ({"kind": "parade"}, "kind", "add the word to [codebook] kinds in watch.toml"),
        ({"subtype": "rockets"}, "subtype", "Did you mean rocket?"),
        ({"direction": "inn"}, "direction", "Did you mean in?"),
        ({"actor_side": "Raiders"}, "actor_side", "Did you mean raiders?"),
        ({"target_side": "army"}, "target_side", "one of guard, raiders, shore_army or unknown"),
        ({"latitude": "90.5"}, "latitude", "from -90 to 90 degrees north"),
        ({"longitude": "-180.1"}, "longitude", "from -180 to 180 degrees east"),
        ({"latitude": ""}, "latitude", "empty cell beside longitude"),
        ({"longitude": ""}, "longitude", "empty cell beside latitude"),
        ({"magnitude": "-3"}, "magnitude", "a number from 0"),
        ({"magnitude": "inf"}, "magnitude", "a number from 0"),
        ({"killed": "NaN"}, "killed", "Leave the cell empty"),
        ({"wounded": "-2"}, "wounded", "a whole number from 0"),
        ({"credibility": "7"}, "credibility", "from 1 to 6"),
        ({"credibility": "0"}, "credibility", "from 1 to 6"),
        ({"stated_reason": "thread"}, "stated_reason", "Did you mean threat?"),
        ({"tally": "no"}, "tally", "yes, or an empty cell"),
        ({"ends": "i1;"}, "ends", "extra semicolon"),
        ({"char_start": "3"}, "char_end", "empty cell beside char_start"),
        ({"summary": "x" * 10_001}, "summary", "at most 10,000 characters"),
        ({"country": ""}, "country", "found an empty cell"),
        ({"article_id": "a9"}, "article_id", "an article_id of articles.csv"),
        ({"event_id": "e2"}, "event_id", 'found "e2" a second time (first on line 2)'),
    ],
)  # fmt: skip
def test_each_fault_names_line_column_and_way_out(event_fault, cells, column, said):
    """A row with one wrong cell gives one fault at its line and column, and the rest is taken."""
    fault = event_fault(**cells)
    line = 3 if column == "event_id" else 2
    assert (fault.file, fault.line, fault.column, fault.severity) == ("events.csv", line, column, "error")
    assert said in fault.sentence


def test_unknown_articles_are_answered_with_the_nearest(tmp_path):
    """A misspelt article is answered with the one that was meant."""
    articles = [{**article, "article_id": f"article-{number}"} for number, article in enumerate(ARTICLES, 1)]
    events = [{**event, "article_id": event["article_id"].replace("a", "article-")} for event in EVENTS]
    fault = only_fault(check(tmp_path, articles=articles, events=changed(events, 0, article_id="artcle-1")))
    assert "Did you mean article-1?" in fault.advice


def test_a_report_of_a_rejected_article_points_to_the_article(tmp_path):
    """A report whose article was refused says on which line the article stands, not that it is unknown."""
    result = check(tmp_path, articles=changed(ARTICLES, 1, published="2020-13-01"))
    first, second = result.errors
    assert (first.file, first.line, first.column) == ("articles.csv", 3, "published")
    assert (second.file, second.line) == ("events.csv", 3)
    assert "rejected on line 3 of articles.csv" in second.found
    assert result.counts["events.csv"].rejected == 1


def test_an_unreadable_articles_file_does_not_blame_every_report(tmp_path):
    """When articles.csv cannot be read, the reports are checked alone and no article is called unknown."""
    result = check(tmp_path, articles="é".encode("cp1252"), events=changed(EVENTS, 0, killed="x"))
    assert [(fault.file, fault.column) for fault in result.faults] == [
        ("articles.csv", None),
        ("events.csv", "killed"),
    ]
    assert result.watch is None


@pytest.mark.parametrize(
    ("cells", "column", "said"),
    [
        ({"published": ""}, "published", "found an empty cell"),
        ({"published": "9 January 2020"}, "published", "a day as YYYY-MM-DD"),
        ({"reliability": "b"}, "reliability", "one of A, B, C, D, E or F. Did you mean B?"),
        ({"reliability": "2"}, "reliability", "one of A, B, C, D, E or F"),
        ({"url": "javascript:alert(1)"}, "url", "http:// or https://"),
    ],
)
def test_article_faults(tmp_path, cells, column, said):
    """A wrong cell of an article is placed; its report falls with it."""
    fault = check(tmp_path, articles=changed(ARTICLES, 1, **cells)).errors[0]
    assert (fault.file, fault.line, fault.column) == ("articles.csv", 3, column)
    assert said in fault.sentence


def test_a_repeated_article_is_refused(tmp_path):
    """Of two articles with one identifier the first stays, and its reports with it."""
    result = check(tmp_path, articles=[*ARTICLES, {**ARTICLES[0], "title": "Another"}])
    fault = only_fault(result)
    assert (fault.line, fault.column) == (6, "article_id")
    assert result.watch.articles["title"].tolist().count("Another") == 0
    assert result.counts["events.csv"].rejected == 0


def test_times_are_turned_into_local_days(tmp_path):
    """A publication time at 22:30 UTC is the next day in Baghdad; a plain event date is not shifted."""
    reports = check(tmp_path).watch.reports.set_index("event_id")
    assert reports.loc["e2", "published"] == pd.Timestamp("2020-01-09")
    assert reports.loc["e1", "first_day"] == pd.Timestamp("2020-01-08")


def test_without_a_codebook_any_word_is_taken(tmp_path):
    """A watch that lists no words takes those that its reports use."""
    start, end = SETTINGS.index("[codebook]"), SETTINGS.index("[relevance]")
    result = check(tmp_path, settings=SETTINGS[:start] + SETTINGS[end:], events=changed(EVENTS, 0, kind="parade"))
    assert result.faults == ()
    assert result.watch.reports.loc[0, "kind"] == "parade"
