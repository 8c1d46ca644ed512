"""An upload waits for a day at most, and leaves nothing behind."""

from __future__ import annotations

import errno
import io
import os
import time
from typing import TYPE_CHECKING

import pytest
from werkzeug.datastructures import FileStorage

from dashboard.imports import uploads as uploads_module
from dashboard.imports.limits import KEPT_FOR
from dashboard.imports.refusals import NoRoom, UploadGone
from dashboard.imports.uploads import Uploads

if TYPE_CHECKING:
    from pathlib import Path


def a_file(name: str = "events.csv", content: bytes = b"a,b\n") -> FileStorage:
    """Make a file as a browser sends it."""
    return FileStorage(io.BytesIO(content), filename=name)


@pytest.fixture
def uploads(tmp_path: Path) -> Uploads:
    """Keep uploads in a folder that is not there yet."""
    return Uploads(tmp_path / "uploads")


def age(tmp_path: Path, token: str, seconds: float) -> None:
    """Make an upload older."""
    then = time.time() - seconds
    os.utime(tmp_path / "uploads" / token, (then, then))


def test_an_upload_is_found_by_its_token_in_any_process(uploads: Uploads, tmp_path: Path) -> None:
    """Another one that knows the folder finds the same files."""
    token = uploads.take([a_file()])
    assert (Uploads(tmp_path / "uploads").files_of(token) / "events.csv").read_bytes() == b"a,b\n"


def test_after_a_day_it_is_gone(uploads: Uploads, tmp_path: Path) -> None:
    """At once for a reader, from the disk with the next upload."""
    token = uploads.take([a_file()])
    age(tmp_path, token, KEPT_FOR + 1)
    with pytest.raises(UploadGone):
        uploads.files_of(token)
    other = uploads.take([a_file()])
    assert [path.name for path in (tmp_path / "uploads").iterdir()] == [other]


def test_a_young_one_outlives_the_sweep(uploads: Uploads, tmp_path: Path) -> None:
    """Only what is over a day old goes."""
    token = uploads.take([a_file()])
    age(tmp_path, token, KEPT_FOR - 60)
    uploads.take([a_file()])
    assert uploads.files_of(token).is_dir()


def test_a_dropped_one_is_gone(uploads: Uploads, tmp_path: Path) -> None:
    """Twice is as good as once; a token that is none removes nothing."""
    token = uploads.take([a_file()])
    uploads.drop("..")
    uploads.drop(token)
    uploads.drop(token)
    assert list((tmp_path / "uploads").iterdir()) == []
    assert tmp_path.is_dir()


def test_what_is_left_out_is_said(uploads: Uploads) -> None:
    """A file that belongs to no watch, by its name."""
    token = uploads.take([a_file(), a_file("README.md"), a_file("event.csv")])
    assert [said.split(" ")[0] for said in uploads.left_out(token)] == ["“README.md”", "“event.csv”"]
    assert "events.csv" in uploads.left_out(token)[1]


def test_a_full_disk_is_said_and_nothing_is_kept(
    uploads: Uploads, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Half an upload is none."""

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(FileStorage, "save", full)
    with pytest.raises(NoRoom, match="full"):
        uploads.take([a_file()])
    assert list((tmp_path / "uploads").iterdir()) == []


def test_so_many_may_wait_and_no_more(uploads: Uploads, monkeypatch: pytest.MonkeyPatch) -> None:
    """One that is loaded makes room."""
    monkeypatch.setattr(uploads_module, "MOST_WAITING", 2)
    first = uploads.take([a_file()])
    uploads.take([a_file()])
    with pytest.raises(NoRoom, match="2 uploads"):
        uploads.take([a_file()])
    uploads.note_loaded(first, {"watch": "w"})
    assert uploads.take([a_file()])


def test_what_was_loaded_is_told_and_its_files_are_gone(uploads: Uploads) -> None:
    """For whoever reloads the address."""
    token = uploads.take([a_file()])
    uploads.note_loaded(token, {"watch": "w"})
    assert uploads.loaded(token) == {"watch": "w"}
    with pytest.raises(UploadGone):
        uploads.files_of(token)


def test_tokens_cannot_be_guessed(uploads: Uploads) -> None:
    """22 signs of 64 are 132 bits at most, 128 of them random; no two are alike."""
    tokens = {uploads.take([a_file()]) for _ in range(20)}
    assert len(tokens) == 20
    assert {len(token) for token in tokens} == {22}
