"""A watch that went through the record is the watch that its folder gives."""

from __future__ import annotations

import pytest

from indicators.errors import RecordNotFound, WatchRejected
from indicators.record import open_record, read_watch_of, verify, watches
from indicators.watch import read_watch, shipped_watch_folder
from tests.indicators.record.records import WATCH, assert_equal_watches, watch_with
from tests.indicators.watch_folder import ARTICLES, EVENTS, changed, csv_text, write_watch

HARD = 'a "quoted", cell;\r\nof two lines\rand a lone return'


def test_the_shipped_watch_comes_back_equal(record):
    """Every table, type and cell of the shipped watch, its settings, texts and warnings, and it verifies."""
    folder = shipped_watch_folder()
    result = record.load_folder(folder, "coder", "first issue")
    back, read = read_watch_of(record, "iraq-2020"), read_watch(folder)
    assert_equal_watches(back, read)
    assert back.warnings == read.warnings
    assert watches(record) == ("iraq-2020",)
    assert result.counts["new"] == len(read.articles) + len(read.reports) + len(read.sites) + len(read.coverage) + 2
    assert verify(record) == ()


@pytest.mark.parametrize(
    "content",
    [
        {},
        {"coverage": None},
        {"sites": None, "coverage": None},
        {"events": csv_text(EVENTS[:1])[: csv_text(EVENTS[:1]).index("\n") + 1]},
        {"articles": changed(ARTICLES, 3, title=HARD)},
        {
            "articles": csv_text(changed(ARTICLES, 3, title="A lone return")).replace(
                "A lone return", '"A lone\rreturn"'
            )
        },
        {"articles": [{**row, "desk": "a column of their own"} for row in ARTICLES]},
        {"articles": b"\xef\xbb\xbf" + csv_text(ARTICLES).replace("\n", "\r\n").encode()},
        {"articles": csv_text(ARTICLES).replace("\n", "\n\n")},
        {"events": [{name: cell for name, cell in row.items() if name != "ends"} for row in EVENTS]},
    ],
    ids=[
        "plain",
        "no-coverage",
        "no-sites",
        "no-events",
        "hard-text",
        "return",
        "own-column",
        "bom-crlf",
        "blanks",
        "no-ends",
    ],
)
def test_every_shape_of_folder_comes_back_equal(record, tmp_path, content):
    """Missing files, missing and extra columns, awkward texts and line ends change nothing of the tables."""
    record.load_folder(write_watch(tmp_path / "in", **content), "coder", "first issue")
    assert_equal_watches(read_watch_of(record, WATCH), watch_with(tmp_path / "in", **content))
    assert verify(record) == ()


def test_a_rejected_row_refuses_the_folder_whole(record, tmp_path):
    """All or nothing: with one row rejected nothing is written, and the fault is named."""
    folder = write_watch(tmp_path / "in", events=changed(EVENTS, 1, killed="many"))
    with pytest.raises(WatchRejected, match="killed"):
        record.load_folder(folder, "coder", "first issue")
    assert (record.head.seq, watches(record)) == (0, ())
    result = record.load_folder(folder, "coder", "without the bad row", skip_rejected=True)
    assert result.rows["events.csv"].rejected == 1
    assert_equal_watches(read_watch_of(record, WATCH), read_watch(folder, skip_rejected=True))


def test_an_unknown_watch_is_named_with_those_there_are(shore):
    """Asking for a watch that is not held says which are."""
    with pytest.raises(RecordNotFound, match=f"one of {WATCH}"):
        read_watch_of(shore, "elsewhere")


def test_a_record_is_found_again(address, tmp_path):
    """What was loaded by one opening is there at the next, and reading makes no record."""
    place, head = address
    with open_record(place, head_file=head) as first:
        first.load_folder(write_watch(tmp_path / "in"), "coder", "first issue")
        last = first.head
    with open_record(place, head_file=head, read_only=True) as second:
        assert (watches(second), second.head) == ((WATCH,), last)
    with pytest.raises(RecordNotFound):
        open_record(tmp_path / "other.sqlite", read_only=True)
    assert not (tmp_path / "other.sqlite").exists()
