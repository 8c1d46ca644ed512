"""Loading a folder: the same bytes write nothing, a re-issue writes what changed, edits are not undone."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy as sa

from indicators.catalogue import SHIPPED, load_catalogue
from indicators.errors import EditsInTheWay, RecordTimeUnclear, WatchRejected
from indicators.record import Kind, Outcome, read_watch_of, verify
from indicators.record.tables import files, ledger
from indicators.scoring import compose, score_incidents
from indicators.watch import read_watch, shipped_watch_folder
from tests.indicators.record.records import WATCH, assert_equal_watches, cells_of, watch_with
from tests.indicators.watch_folder import ARTICLES, COVERAGE, EVENTS, SITES, changed, write_watch

REISSUED = {
    "articles": [*changed(ARTICLES, 3, title="Quiet"), {**ARTICLES[0], "article_id": "a5"}],
    "events": [{**EVENTS[0], "event_id": "e9", "article_id": "a5"}, *changed(EVENTS[1:], 0, wounded="4")],
    "sites": list(reversed(SITES)),
}


def entries(record):
    """Give the ledger's actions with what they speak of."""
    with record.reads() as connection:
        rows = connection.execute(sa.select(ledger).order_by(ledger.c.seq)).mappings()
        return [(row["action"], row["kind"], row["object_id"]) for row in rows]


def test_the_same_bytes_again_write_nothing(shore, tmp_path):
    """A second load of the same folder leaves the ledger where it was, and says so."""
    head = shore.head
    result = shore.load_folder(tmp_path / "first", "another", "by mistake")
    assert (result.already_there, result.counts, shore.head) == (True, {}, head)


def test_the_same_bytes_do_not_undo_an_edit(shore, tmp_path):
    """Loading at every start what was loaded once does not take an analyst's edit back."""
    cells = cells_of(shore, "sites", "Market")
    shore.save("sites", "Market", {**cells, "protected": "yes"}, 1, author="analyst", reason="seen", watch=WATCH)
    shore.load_folder(tmp_path / "first", "serve", "start")
    assert cells_of(shore, "sites", "Market")["protected"] == "yes"


def test_a_reissue_writes_only_what_changed(shore, tmp_path):
    """One new, one changed and one gone row give one entry each; what is the same gives none."""
    before = len(entries(shore))
    folder = write_watch(tmp_path / "second", **REISSUED)
    planned = {(row.outcome, row.kind, row.object_id) for row in shore.dry_run(folder).planned if row.outcome != "same"}
    result = shore.load_folder(folder, "coder", "second issue")
    written = entries(shore)[before:]
    assert written[0][:2] == ("load", "batches")
    expected = {
        ("change", "layouts", "articles.csv"),
        ("change", "layouts", "events.csv"),
        ("change", "layouts", "sites.csv"),
        ("change", "articles", "a4"),
        ("add", "articles", "a5"),
        ("change", "reports", "e2"),
        ("add", "reports", "e9"),
        ("gone", "reports", "e1"),
    }
    assert set(written[1:]) == expected
    assert len(written) == len(expected) + 1
    assert planned == {
        (Outcome.CHANGED, "articles", "a4"),
        (Outcome.NEW, "articles", "a5"),
        (Outcome.CHANGED, "reports", "e2"),
        (Outcome.NEW, "reports", "e9"),
        (Outcome.GONE, "reports", "e1"),
    }
    assert (result.counts["changed"], result.counts["new"], result.counts["gone"]) == (2, 2, 1)
    assert_equal_watches(read_watch_of(shore, WATCH), read_watch(folder))
    assert verify(shore) == ()


def test_going_back_to_an_earlier_issue_is_a_change_like_any_other(shore, tmp_path):
    """Whoever takes back a change to a file sees it taken back, and the versions between stay."""
    shore.load_folder(write_watch(tmp_path / "second", **REISSUED), "coder", "second issue")
    assert not shore.load_folder(tmp_path / "first", "coder", "back").already_there
    assert shore.load_folder(tmp_path / "first", "coder", "back").already_there
    assert_equal_watches(read_watch_of(shore, WATCH), read_watch(tmp_path / "first"))
    assert [each.rev for each in shore.history("reports", "e1", watch=WATCH)] == [1, 2, 3]
    assert verify(shore) == ()


def test_a_dry_run_says_each_rejected_row_with_its_line(shore, tmp_path):
    """What the reader refuses stands in the dry run with file, line and reason, and nothing is written."""
    folder = write_watch(tmp_path / "second", events=changed(EVENTS, 2, killed="many"))
    head = shore.head
    rejected = [row for row in shore.dry_run(folder).planned if row.outcome is Outcome.REJECTED]
    assert [(row.file, row.line) for row in rejected] == [("events.csv", 4)]
    assert "killed" in rejected[0].reason
    assert not shore.dry_run(folder).is_loadable
    assert shore.head == head


def test_the_uploaded_bytes_are_kept(shore, tmp_path):
    """Every file of the folder, the article's text too, is kept byte for byte."""
    with shore.reads() as connection:
        kept = {row.sha256: row.content for row in connection.execute(sa.select(files))}
    given = [path.read_bytes() for path in (tmp_path / "first").iterdir()]
    assert kept == {hashlib.sha256(content).hexdigest(): content for content in given}


def test_an_edit_stands_where_the_folder_brings_what_it_brought(shore, tmp_path):
    """A re-issue that leaves a row as it was does not undo what was edited or added here."""
    cells = cells_of(shore, "reports", "e3")
    shore.save("reports", "e3", {**cells, "wounded": "7"}, 1, author="analyst", reason="recount", watch=WATCH)
    own = {**cells, "event_id": "own-1", "incident_id": "i1"}
    shore.save("reports", "own-1", own, 0, author="analyst", reason="coded here", watch=WATCH)
    folder = write_watch(tmp_path / "second", **REISSUED)
    result = shore.load_folder(folder, "coder", "second issue")
    back = read_watch_of(shore, WATCH).reports.set_index("event_id")
    assert (back.at["e3", "wounded"], "own-1" in back.index, back.at["e2", "wounded"]) == (7, True, 4)
    assert result.counts["kept"] == 2
    assert verify(shore) == ()


@pytest.mark.parametrize(("edits", "wounded"), [("keep", 9), ("replace", 4)])
def test_a_row_changed_on_both_sides_needs_a_choice(shore, tmp_path, edits, wounded):
    """Where folder and analyst both changed a row, the load is refused until somebody chooses."""
    cells = cells_of(shore, "reports", "e2")
    shore.save("reports", "e2", {**cells, "wounded": "9"}, 1, author="analyst", reason="recount", watch=WATCH)
    folder, head = write_watch(tmp_path / "second", **REISSUED), shore.head
    with pytest.raises(EditsInTheWay, match="reports e2") as refused:
        shore.load_folder(folder, "coder", "second issue")
    assert [row.columns for row in refused.value.rows] == [("wounded",)]
    assert shore.head == head
    shore.load_folder(folder, "coder", "second issue", edits=edits)
    assert read_watch_of(shore, WATCH).reports.set_index("event_id").at["e2", "wounded"] == wounded
    assert [each.cells.get("wounded") for each in shore.history("reports", "e2", watch=WATCH)][1] == "9"


def test_an_article_removed_here_and_reported_on_by_the_folder_is_refused(shore, tmp_path):
    """A load after which the watch could not be read is taken back whole."""
    for report in ("e5", "e6"):
        shore.remove("reports", report, 1, author="analyst", reason="retracted", watch=WATCH)
    shore.remove("articles", "a4", 1, author="analyst", reason="retracted", watch=WATCH)
    head = shore.head
    folder = write_watch(tmp_path / "second", events=[*EVENTS, {**EVENTS[4], "event_id": "e7"}])
    with pytest.raises(WatchRejected, match="a4"):
        shore.load_folder(folder, "coder", "second issue")
    assert shore.head == head
    assert read_watch_of(shore, WATCH).reports["event_id"].tolist() == ["e1", "e2", "e3", "e4"]


class Clock:
    """A clock that is set by hand."""

    def __init__(self, moment):
        """Set it."""
        self.moment = moment

    def __call__(self):
        """Read it."""
        return self.moment


def test_three_reissues_leave_the_earlier_scores_as_they_were(record, tmp_path):
    """The score that the record held on a day is given again bit for bit after three re-issues."""
    catalogue = load_catalogue(SHIPPED)
    record.clock = Clock(datetime(2026, 1, 5, 8, tzinfo=UTC))
    folder = tmp_path / "issue"
    folder.mkdir()
    for file in shipped_watch_folder().iterdir():
        (folder / file.name).write_bytes(file.read_bytes())
    moments, scores = [], []
    for issue in range(4):
        record.load_folder(folder, "coder", f"issue {issue}")
        moments.append(record.clock.moment)
        watch = read_watch_of(record, "iraq-2020")
        scores.append(compose(score_incidents(watch, catalogue), catalogue.weights("default")).weeks)
        record.clock.moment += timedelta(days=7)
        lines = (folder / "events.csv").read_bytes().split(b"\n")
        del lines[3 + 40 * issue : 10 + 45 * issue]
        (folder / "events.csv").write_bytes(b"\n".join(lines).replace(b",rockets,", b",shells,", issue))
    for moment, score in zip(moments, scores, strict=True):
        for seen in (moment, moment + timedelta(days=6, hours=23)):
            watch = read_watch_of(record, "iraq-2020", seen)
            again = compose(score_incidents(watch, catalogue), catalogue.weights("default")).weeks
            assert again.equals(score)
    assert not any(scores[n].equals(scores[n + 1]) for n in range(3))
    with pytest.raises(RecordTimeUnclear, match="first entry"):
        read_watch_of(record, "iraq-2020", moments[0] - timedelta(seconds=1))
    with pytest.raises(RecordTimeUnclear, match="time zone"):
        read_watch_of(record, "iraq-2020", datetime(2026, 1, 5))  # noqa: DTZ001
    assert verify(record) == ()


@pytest.mark.parametrize("jump", [timedelta(hours=-1), timedelta(days=-365), timedelta(days=365)])
def test_a_clock_that_jumps_does_not_disturb_the_order(shore, tmp_path, jump):
    """Entries are ordered by their number: the last save stands, whatever the clock says."""
    shore.clock = Clock(datetime.now(UTC) + jump)
    cells = cells_of(shore, "sites", "Market")
    shore.save("sites", "Market", {**cells, "note": "first"}, 1, author="analyst", reason="seen", watch=WATCH)
    shore.clock.moment -= jump
    shore.save("sites", "Market", {**cells, "note": "second"}, 2, author="analyst", reason="seen", watch=WATCH)
    assert cells_of(shore, "sites", "Market")["note"] == "second"
    assert [each.rev for each in shore.history(Kind.SITES, "Market", watch=WATCH)] == [1, 2, 3]
    with_note = [{**SITES[0]}, {**SITES[1]}, {**SITES[2], "note": "second"}]
    assert_equal_watches(read_watch_of(shore, WATCH), watch_with(tmp_path / "third", sites=with_note))
    assert verify(shore) == ()


def test_coverage_that_a_reissue_leaves_out_is_gone(shore, tmp_path):
    """A folder without coverage.csv takes the table away: zero and missing cannot be told apart again."""
    shore.load_folder(write_watch(tmp_path / "second", coverage=None), "coder", "second issue")
    assert read_watch_of(shore, WATCH).coverage is None
    assert len(COVERAGE) == sum(action == "gone" and kind == "coverage" for action, kind, _ in entries(shore))
