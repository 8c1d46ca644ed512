"""A preview tells every row that a load would touch, cell by cell, and a load holds only for what was previewed."""

from __future__ import annotations

import pytest

from indicators.errors import RecordMoved, WatchRejected
from indicators.record.folder_rows import read_folder
from indicators.record.loading_seen import load_seen
from indicators.record.preview import CellChange, preview
from tests.indicators.record.records import WATCH
from tests.indicators.watch_folder import ARTICLES, EVENTS, FILES, SETTINGS, SITES, changed, write_watch


def previewed(record, folder):
    """Read a folder and say what loading it would do."""
    return preview(record, read_folder(folder))


class TestPreview:
    def test_a_new_watch_is_new_row_by_row(self, record, tmp_path):
        """Every row with all its cells; settings and the one text of an article too."""
        seen = previewed(record, write_watch(tmp_path / "w"))
        rows = sum(len(rows) for rows in FILES.values())
        assert (seen.watch, seen.title, seen.is_new, seen.seen.seq) == (WATCH, "North Shore: harbour posture", True, 0)
        assert seen.total("new") == len(seen.rows) == rows + 2
        (pier,) = (row for row in seen.rows if row.object_id == "Pier base")
        assert pier.cells == {column: cell for column, cell in SITES[0].items() if cell}

    def test_a_changed_cell_is_told_with_both_its_values(self, shore, tmp_path):
        """And the line on which the row stands; the other rows are counted as unchanged."""
        seen = previewed(shore, write_watch(tmp_path / "w", events=changed(EVENTS, 1, wounded="7", killed="")))
        (row,) = seen.rows
        assert (row.outcome, row.kind, row.object_id, row.file, row.line) == (
            "changed",
            "reports",
            "e2",
            "events.csv",
            3,
        )
        assert set(row.changes) == {CellChange("wounded", "3", "7"), CellChange("killed", "0", "")}
        assert seen.counts["reports", "same"] == len(EVENTS) - 1
        assert (seen.is_new, seen.already_there) == (False, False)

    def test_a_row_that_the_folder_lacks_is_withdrawn(self, shore, tmp_path):
        """With the cells that it has, and no line, because it stands in no file."""
        (row,) = previewed(shore, write_watch(tmp_path / "w", sites=SITES[:-1])).rows
        assert (row.outcome, row.object_id, row.line) == ("gone", "Market", None)
        assert row.cells["country"] == "Shoreland"

    def test_settings_are_compared_line_by_line(self, shore, tmp_path):
        """Only the line that changes is told."""
        settings = SETTINGS.replace("near_km = 25.0", "near_km = 30.0")
        (row,) = previewed(shore, write_watch(tmp_path / "w", settings=settings)).rows
        line = SETTINGS.splitlines().index("near_km = 25.0") + 1
        assert row.changes == (CellChange(f"line {line}", "near_km = 25.0", "near_km = 30.0"),)

    def test_the_bytes_that_were_loaded_last_are_said_to_be_there(self, shore, tmp_path):
        """Nothing would be written."""
        seen = previewed(shore, write_watch(tmp_path / "w"))
        assert (seen.already_there, seen.rows) == (True, ())

    def test_a_folder_that_is_no_watch_has_faults_alone(self, record, tmp_path):
        """No rows, no id."""
        seen = previewed(record, write_watch(tmp_path / "w", settings=None))
        assert (seen.watch, seen.rows) == ("", ())
        assert "watch.toml" in seen.errors[0].sentence

    def test_an_edit_made_here_is_told_apart(self, shore, tmp_path):
        """Where the folder brings something else than it did, both sides are shown."""
        cells = {**EVENTS[0], "wounded": "9"}
        shore.save("reports", "e1", cells, 1, author="an analyst", reason="a call", watch=WATCH)
        seen = previewed(shore, write_watch(tmp_path / "w", events=changed(EVENTS, 0, wounded="5")))
        (row,) = seen.rows
        assert (row.outcome, seen.conflicts) == ("conflict", 1)
        assert row.changes == (CellChange("wounded", "9", "5"),)

    def test_nothing_is_written(self, shore, tmp_path):
        """The ledger's head is the same before and after."""
        before = shore.head
        previewed(shore, write_watch(tmp_path / "w", events=EVENTS[:-1]))
        assert shore.head == before


class TestLoadingWhatWasSeen:
    def test_what_was_seen_is_loaded(self, shore, tmp_path):
        """With the name and the reason of whoever looked."""
        rows = read_folder(write_watch(tmp_path / "w", events=changed(EVENTS, 0, wounded="5")))
        load_seen(shore, rows, preview(shore, rows).seen, author="an analyst", reason="a correction")
        last = shore.history("reports", "e1", watch=WATCH)[-1]
        assert (last.cells["wounded"], last.author, last.reason) == ("5", "an analyst", "a correction")

    def test_a_watch_that_moved_since_is_not_loaded_over(self, shore, tmp_path):
        """Whoever saved meanwhile has not been seen; nothing is written."""
        rows = read_folder(write_watch(tmp_path / "w", articles=changed(ARTICLES, 0, title="Fire at the harbour")))
        seen = preview(shore, rows).seen
        shore.save(
            "sites", "Market", {**SITES[2], "note": "closed"}, 1, author="another analyst", reason="seen", watch=WATCH
        )
        before = shore.head
        with pytest.raises(RecordMoved, match=WATCH):
            load_seen(shore, rows, seen, author="an analyst", reason="a correction")
        assert shore.head == before

    def test_another_watch_may_move(self, shore, tmp_path):
        """What is written about other watches is no news to this one."""
        rows = read_folder(write_watch(tmp_path / "w", events=changed(EVENTS, 0, wounded="5")))
        seen = preview(shore, rows).seen
        other = write_watch(tmp_path / "other", settings=SETTINGS.replace("north-shore", "south-shore"))
        shore.load_folder(other, "another analyst", "a second watch")
        assert load_seen(shore, rows, seen, author="an analyst", reason="a correction").counts["changed"] == 1

    def test_rejected_rows_need_a_decision(self, shore, tmp_path):
        """Without it the folder is refused whole, with it the accepted rows are loaded."""
        rows = read_folder(write_watch(tmp_path / "w", events=changed(EVENTS, 0, killed="many")))
        seen = preview(shore, rows).seen
        with pytest.raises(WatchRejected, match="killed"):
            load_seen(shore, rows, seen, author="an analyst", reason="a correction")
        done = load_seen(shore, rows, seen, author="an analyst", reason="a correction", skip_rejected=True)
        assert done.counts["gone"] == 1
