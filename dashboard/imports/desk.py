"""What the page and the routes ask of an import: look at an upload, load it, list what was loaded before."""

from __future__ import annotations

from functools import lru_cache
from threading import RLock
from typing import TYPE_CHECKING, Any, Final

from dashboard import text_data as words
from dashboard.imports.refusals import UploadUndecided
from dashboard.imports.uploads import Uploads
from indicators.errors import RecordDamaged
from indicators.record import open_record
from indicators.record.folder_rows import read_folder
from indicators.record.loading_seen import load_seen
from indicators.record.past_loads import past_loads
from indicators.record.preview import preview

if TYPE_CHECKING:
    from pathlib import Path

    from indicators.record import Record
    from indicators.record.folder_rows import FolderRows
    from indicators.record.head_file import Head
    from indicators.record.loading import Edits
    from indicators.record.past_loads import PastLoad
    from indicators.record.preview import Preview

_KEPT_READ: Final = 2  # uploads kept as they were read; each may be a hundred times its size on the disk
EDITS: Final[tuple[Edits, ...]] = ("refuse", "keep", "replace")


class ImportDesk:
    """The uploads of a home folder and the record that they are for. May be shared by threads and forked."""

    def __init__(self, place: str, home: Path) -> None:
        """place: the record's file or address. Nothing is opened before it is needed."""
        self.uploads = Uploads(home / "uploads")
        self.place = place
        self._opening, self._reading = RLock(), RLock()
        self._opened: Record | None = None
        self._rows = lru_cache(_KEPT_READ)(self._read)
        self._previews = lru_cache(_KEPT_READ)(self._preview)

    @property
    def record(self) -> Record:
        """The record; one that does not verify is opened for reading."""
        with self._opening:
            if self._opened is None:
                try:
                    self._opened = open_record(self.place)
                except RecordDamaged:
                    self._opened = open_record(self.place, read_only=True)
            return self._opened

    def preview(self, token: str) -> Preview:
        """Say what loading an upload would do to the record as it stands. Raises UploadGone.

        Uploads are read one after the other, so that several large ones do not take the memory of all.
        """
        self.uploads.files_of(token)
        with self._reading:
            return self._previews(token, self.record.head)

    def load(
        self, token: str, *, seen: Head, batch: str, author: str, reason: str, skip_rejected: bool, edits: Edits
    ) -> dict[str, Any]:
        """Load an upload in one transaction and say what was done: watch, title, counts; then remove its files.

        seen, batch: what the preview that was read said. Raises RecordMoved when it no longer holds,
        UploadUndecided when rejects or edits wait for a decision, UploadGone, and what the record raises.
        """
        self.uploads.files_of(token)
        with self._reading:
            folder = self._rows(token)
        if folder.check.watch is None or (folder.check.errors and not skip_rejected):
            raise UploadUndecided(words.REJECTS_UNDECIDED, advice=words.DECIDE_REJECTS)
        if folder.content_hash != batch:
            raise UploadUndecided(words.OTHER_FILES, advice=words.LOOK_AGAIN)
        result = load_seen(
            self.record, folder, seen, author=author, reason=reason, skip_rejected=skip_rejected, edits=edits
        )
        done = {
            "watch": result.watch,
            "title": folder.check.watch.settings.title,
            "is_new": seen.seq == 0,
            "counts": result.counts,
            "already_there": result.already_there,
            "author": author,
        }
        self.uploads.note_loaded(token, done)
        return done

    def loads(self, watch: str, upto: int | None = None) -> tuple[PastLoad, ...]:
        """List the loads of a watch, the last one first."""
        return past_loads(self.record, watch, upto)

    def _read(self, token: str) -> FolderRows:
        return read_folder(self.uploads.files_of(token))

    def _preview(self, token: str, _: Head) -> Preview:
        return preview(self.record, self._rows(token))
