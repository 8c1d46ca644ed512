"""A watch folder, read whole: its tables, what is missing from it, and what refuses it."""

from __future__ import annotations

import shutil

import pandas as pd
import pytest

from indicators.errors import NotAWatchFolder, WatchRejected
from indicators.reports import check_report_table
from indicators.watch import check_watch, read_watch, shipped_watch_folder
from tests.indicators.watch_folder import (
    ARTICLES,
    COVERAGE,
    EVENTS,
    SETTINGS,
    changed,
    check,
    csv_text,
    only_fault,
    write_watch,
)


@pytest.fixture(scope="module")
def result():
    """Check the shipped watch once."""
    return check_watch(shipped_watch_folder())


class TestShippedWatch:
    def test_every_row_is_accepted(self, result):
        """The shipped watch has no error, and as many rows as its README counts."""
        assert result.errors == ()
        rows = {file: (counts.read, counts.accepted) for file, counts in result.counts.items()}
        assert rows == {
            "articles.csv": (167, 167), "events.csv": (278, 278), "sites.csv": (16, 16),
            "coverage.csv": (26, 26),
        }  # fmt: skip

    def test_its_only_doubts_are_the_five_grades_d1(self, result):
        """The five reports that a source of grade D tells and others confirm are flagged, nothing else is."""
        assert {fault.column for fault in result.faults} == {"credibility"}
        assert len(result.faults) == 5

    def test_the_tables_match_the_counts_of_its_readme(self, result):
        """Incidents, kinds, tallies and links are those that the README of the data counts."""
        reports = result.watch.reports
        check_report_table(reports)
        assert reports["incident_id"].nunique() == 152
        assert reports["kind"].value_counts().to_dict() == {
            "attack": 126, "troop_relocation": 58, "threat_rhetoric": 36, "force_protection_change": 34,
            "air_defense_deployment": 22, "hostile_surveillance": 2,
        }  # fmt: skip
        assert (reports["tally"].sum(), reports["ends"].notna().sum()) == (4, 21)

    def test_the_source_article_is_there_with_its_sentences(self, result):
        """The seed article has its text, and the reports of it point at whole sentences."""
        text = result.watch.seed_texts["seed-0001"]
        pointed = result.watch.reports.dropna(subset="char_start")
        assert set(pointed["article_id"]) == {"seed-0001"}
        ends = {text[end - 1] for end in pointed["char_end"]}
        assert ends <= set(".”!?")

    def test_every_site_has_a_short_name(self, result):
        """Each site has a name that fits a narrow column, no two the same."""
        short = result.watch.sites["short"]
        assert short.notna().all()
        assert short.is_unique
        assert short.str.len().max() <= 15

    def test_every_code_that_the_reports_use_has_a_phrase(self, result):
        """Each kind, subtype, direction and side of the codebook has words for the screen."""
        settings = result.watch.settings
        assert set(settings.codebook.listed()) == set(settings.words)


def test_reports_take_their_articles_fields(tmp_path):
    """Each report carries publication day, grade, publisher, title and address of its article."""
    reports = check(tmp_path).watch.reports.set_index("event_id")
    check_report_table(reports.reset_index())
    assert reports.loc["e5", "title"] == "Quiet, then “fire”"
    assert reports.loc["e2", "reliability"] == "C"
    assert reports["url"].isna().tolist() == [False, False, False, True, False, False]


def test_what_a_row_leaves_out(tmp_path):
    """No incident: the report's own; no last day: the first; no tally: none; no number: missing, not zero."""
    reports = check(tmp_path).watch.reports.set_index("event_id")
    assert reports["incident_id"].tolist() == ["i1", "i1", "e3", "i2", "i3", "i4"]
    assert reports.loc["e4", "last_day"] == pd.Timestamp("2020-01-16")
    assert reports.loc["e5", "last_day"] == pd.Timestamp("2020-01-22")
    assert reports["tally"].tolist() == [False] * 5 + [True]
    assert reports.loc["e4", "killed"] is pd.NA
    assert reports.loc["e1", "killed"] == 0
    assert reports.loc["e6", "summary"] == "Two weeks of fire,\nsummed up."


def test_one_rejected_row_refuses_the_watch_unless_told_otherwise(tmp_path):
    """A fault raises with all faults; with skip_rejected the other rows are taken."""
    folder = write_watch(tmp_path, events=changed(changed(EVENTS, 0, killed="x"), 1, wounded="-1"))
    with pytest.raises(WatchRejected) as caught:
        read_watch(folder)
    assert [(fault.line, fault.column) for fault in caught.value.faults] == [(2, "killed"), (3, "wounded")]
    watch = read_watch(folder, skip_rejected=True)
    assert watch.reports["event_id"].tolist() == ["e3", "e4", "e5", "e6"]


def test_warnings_alone_do_not_refuse(tmp_path):
    """A doubtful row is read, and the watch carries the warning."""
    watch = read_watch(write_watch(tmp_path, events=changed(EVENTS, 5, ends="i9")))
    assert [fault.column for fault in watch.warnings] == ["ends"]


@pytest.mark.parametrize("name", ["settings", "articles", "events"])
@pytest.mark.parametrize("skip", [True, False])
def test_a_missing_needed_file_is_one_clear_error(tmp_path, name, skip):
    """Without watch.toml, articles.csv or events.csv there is no watch, whatever is skipped."""
    folder = write_watch(tmp_path, **{name: None})
    fault = only_fault(check_watch(folder))
    assert (fault.file, fault.line) == ("watch.toml" if name == "settings" else f"{name}.csv", None)
    assert "found no such file" in fault.found
    with pytest.raises(WatchRejected):
        read_watch(folder, skip_rejected=skip)


def test_a_misnamed_file_is_suggested(tmp_path):
    """A file of nearly the right name is named."""
    folder = write_watch(tmp_path)
    (folder / "events.csv").rename(folder / "event.csv")
    assert "Did you mean event.csv?" in only_fault(check_watch(folder)).advice


def test_missing_coverage_is_said_aloud(tmp_path):
    """Without coverage.csv the watch has none, which is a warning: zero and missing look the same."""
    result = check(tmp_path, coverage=None)
    fault = only_fault(result)
    assert (fault.file, fault.severity) == ("coverage.csv", "warning")
    assert "zero and missing cannot be told apart" in fault.sentence
    assert result.watch.coverage is None
    assert "coverage.csv" not in result.counts


def test_missing_sites_are_said_aloud(tmp_path):
    """Without sites.csv the watch has a site table without rows, and says what that means."""
    result = check(tmp_path, sites=None)
    assert "protected site" in only_fault(result).sentence
    assert result.watch.sites.empty
    assert str(result.watch.sites["protected"].dtype) == "bool"


def test_an_empty_coverage_file_is_not_a_missing_one(tmp_path):
    """A coverage file with a header and no rows covers no week."""
    result = check(tmp_path, coverage="week,status,articles,note\n")
    assert result.watch.coverage.empty
    assert [fault.severity for fault in result.faults] == ["warning"]


@pytest.mark.parametrize("kind", ["nothing", "file", "long"])
def test_a_path_that_is_no_folder(tmp_path, kind):
    """A missing folder, a file and an impossible path give one error each, from check and from read."""
    path = {"nothing": tmp_path / "nowhere", "file": tmp_path / "file", "long": tmp_path / ("x" * 5000)}[kind]
    (tmp_path / "file").write_text("")
    result = check_watch(path)
    assert (result.watch, result.counts) == (None, {})
    assert "watch.toml, articles.csv and events.csv" in only_fault(result).sentence
    with pytest.raises(NotAWatchFolder) as caught:
        read_watch(str(path))
    assert caught.value.file == str(path)


def test_faults_of_all_files_come_at_once_in_order(tmp_path):
    """One run lists the faults of every file, even when the settings are broken too."""
    result = check(
        tmp_path,
        settings=SETTINGS.replace("Asia/Baghdad", "Asia/Bagdad"),
        articles=changed(ARTICLES, 1, reliability="X"),
        events=changed(EVENTS, 0, killed="x"),
        sites="site,country\n",
        coverage=changed(COVERAGE, 0, status="maybe"),
    )
    assert [(fault.file, fault.line, fault.column) for fault in result.errors] == [
        ("watch.toml", 3, "timezone"),
        ("articles.csv", 3, "reliability"),
        ("events.csv", 2, "killed"),
        ("events.csv", 3, "article_id"),
        ("sites.csv", 1, None),
        ("coverage.csv", 2, "status"),
    ]
    assert result.watch is None


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_encoding_shapes_give_equal_tables(tmp_path, mark, line_end):
    """With and without byte order mark, with LF, CR LF and CR, the tables are the same.

    Only the line end inside a quoted cell differs: it is text, and stays as it is.
    """
    plain = check(tmp_path / "plain").watch

    def shaped(rows):
        return mark + csv_text(rows).replace("\n", line_end).encode()

    other = check(
        tmp_path / "shaped", articles=shaped(ARTICLES), events=shaped(EVENTS), coverage=shaped(COVERAGE)
    ).watch
    pd.testing.assert_frame_equal(other.articles, plain.articles)
    pd.testing.assert_frame_equal(other.coverage, plain.coverage)
    summary = other.reports["summary"].str.replace(line_end, "\n")
    pd.testing.assert_frame_equal(other.reports.assign(summary=summary), plain.reports)


@pytest.mark.parametrize("name", ["articles", "events", "sites", "coverage", "settings"])
@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-32", "cp1252"])
def test_other_encodings_refuse_the_file_never_store_mojibake(tmp_path, name, encoding):
    """A file in another encoding is refused as a whole, with the advice to save it as UTF-8."""
    text = SETTINGS if name == "settings" else csv_text({"articles": ARTICLES, "events": EVENTS}.get(name, COVERAGE))
    result = check(tmp_path, **{name: (text + "é,\n").encode(encoding)})
    fault = result.errors[0]
    assert (fault.file, "UTF-8" in fault.advice) == (
        "watch.toml" if name == "settings" else f"{name}.csv",
        True,
    )
    assert result.watch is None


TEXTS = [
    "NA",
    "N/A",
    "nan",
    "None",
    "010",
    " edge ",
    "=1+1",
    "<script>",
    "بغداد \u202etxt.exe",
    "e\u0301",
    "😀",
    "a\u200bb",
]


@pytest.mark.parametrize("text", TEXTS)
def test_texts_come_through_unchanged(tmp_path, text):
    """Whatever a text cell holds is stored letter by letter: no null, no number, no normalising."""
    columns = ["place", "actor", "target", "magnitude_unit", "summary", "admin1", "country"]
    watch = check(tmp_path, events=changed(EVENTS, 0, **dict.fromkeys(columns, text))).watch
    assert watch.reports.loc[0, columns].tolist() == [text] * len(columns)


def test_the_order_of_the_columns_does_not_matter(tmp_path):
    """The tables are the same when every file's columns are reversed."""
    plain = check(tmp_path / "plain").watch
    other = check(
        tmp_path / "reversed",
        articles=csv_text(ARTICLES, list(ARTICLES[0])[::-1]),
        events=csv_text(EVENTS, list(EVENTS[0])[::-1]),
    ).watch
    pd.testing.assert_frame_equal(other.reports, plain.reports)
    pd.testing.assert_frame_equal(other.articles, plain.articles)


def test_a_copy_of_the_shipped_folder_elsewhere_finds_its_text(tmp_path):
    """The shipped watch, copied to another place, still has the text of its source article."""
    folder = tmp_path / "copy"
    shutil.copytree(shipped_watch_folder(), folder)
    assert "seed-0001" in read_watch(folder).seed_texts
