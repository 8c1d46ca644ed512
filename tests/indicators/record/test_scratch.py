"""Scratch files: in memory first, then in TMPDIR, and gone afterwards whatever happens."""

from __future__ import annotations

import errno
import stat

import pytest

from indicators.errors import RecordFull
from indicators.record import read_watch_of, scratch
from indicators.record.scratch import in_scratch
from tests.indicators.record.records import WATCH, assert_equal_watches, loaded, watch_with


@pytest.fixture
def places(tmp_path, monkeypatch):
    """Stand in for the folder in memory and for TMPDIR."""
    found = tmp_path / "memory", tmp_path / "temporary"
    for place in found:
        place.mkdir()
    monkeypatch.setattr(scratch, "IN_MEMORY", found[0])
    monkeypatch.setattr("tempfile.tempdir", str(found[1]))
    return found


def full(*where):
    """Give work that finds no room in these places."""
    seen = []

    def work(folder):
        seen.append(folder)
        (folder / "file").write_text("half")
        if folder.parent in where:
            raise OSError(errno.ENOSPC, "No space left on device")
        return folder.parent

    return work, seen


def test_memory_comes_first_and_is_the_owners_only(places):
    """The folder is in memory, closed to others while it is used, and gone afterwards."""
    modes = []
    used = in_scratch(lambda folder: modes.append(stat.S_IMODE(folder.stat().st_mode)) or folder)
    assert used.parent == places[0]
    assert modes == [0o700]
    assert list(places[0].iterdir()) == []


def test_without_room_in_memory_the_disk_is_used(places):
    """Begun anew in the other place; nothing is left in the first."""
    work, seen = full(places[0])
    assert in_scratch(work) == places[1]
    assert [folder.parent for folder in seen] == list(places)
    assert [list(place.iterdir()) for place in places] == [[], []]


def test_without_a_place_in_memory_the_disk_is_used(places):
    """Other systems than Linux have no such folder."""
    places[0].rmdir()
    assert in_scratch(lambda folder: folder.parent) == places[1]


def test_without_room_anywhere_it_is_said_where(places):
    """Both places are named, and what to do."""
    work, _ = full(*places)
    with pytest.raises(RecordFull, match=r"memory or .*temporary.*TMPDIR"):
        in_scratch(work)


def test_other_failures_are_not_taken_for_a_full_disk(places):
    """What fails for another reason fails as it would have."""

    def work(folder):
        raise PermissionError(errno.EACCES, "no", str(folder))

    with pytest.raises(PermissionError):
        in_scratch(work)
    assert [list(place.iterdir()) for place in places] == [[], []]


@pytest.mark.usefixtures("places")
def test_a_watch_is_read_from_the_record_either_way(tmp_path, monkeypatch):
    """The same tables with and without a folder in memory."""
    record = loaded(tmp_path)
    expected = watch_with(tmp_path / "again")
    assert_equal_watches(read_watch_of(record, WATCH), expected)
    monkeypatch.setattr(scratch, "IN_MEMORY", tmp_path / "none")
    assert_equal_watches(read_watch_of(record, WATCH), expected)
