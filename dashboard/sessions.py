"""Who is signed in, kept on the server: a folder with one small file a session, shared by all workers.

A file's name is the hash of the session's id, so whoever reads the folder cannot take a session over. Deleting
the file ends the session, wherever its cookie was copied to. A session that is lost costs a reader one line of
typing, so nothing here is synced to the disk.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import secrets
import stat
import tempfile
import time
from typing import TYPE_CHECKING, Final

from dashboard.errors import NameRefused, SessionsUnusable
from dashboard.names import clean_name

if TYPE_CHECKING:
    from pathlib import Path

LIFETIME: Final = 30 * 24 * 3600  # seconds
_MOST: Final = 10_000  # sessions; past them the oldest go, so that nobody fills the disk
_ID_BYTES: Final = 32
_LARGEST: Final = 4_096  # bytes of one file


class Sessions:
    """The sessions of one home folder. Nothing is written before the first one begins."""

    def __init__(self, folder: Path) -> None:
        """Keep them in a folder; it is made when it is first needed, for its owner alone."""
        self._folder = folder

    def begin(self, name: str) -> str:
        """Begin a session for a name and return its id, 256 random bits in 43 characters.

        Raises SessionsUnusable when the folder is open to others or cannot be written.
        """
        session_id = secrets.token_urlsafe(_ID_BYTES)
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._check_owner_only()
            self._make_room()
            handle, written = tempfile.mkstemp(dir=self._folder, prefix=".new-")
            with os.fdopen(handle, "w", encoding="utf-8") as opened:
                opened.write(name)
            os.replace(written, self._file(session_id))  # noqa: PTH105 (atomic: nobody reads half a name)
        except OSError as error:
            raise SessionsUnusable(self._folder, (error.strerror or str(error)).lower()) from error
        return session_id

    def name_of(self, session_id: object) -> str | None:
        """Return the name of a session; None when it never began, has ended, or is over 30 days old."""
        if not isinstance(session_id, str):
            return None
        file = self._file(session_id)
        try:
            if file.stat().st_mtime + LIFETIME < time.time():
                return None
            with file.open(encoding="utf-8", errors="strict") as opened:
                return clean_name(opened.read(_LARGEST))
        except (OSError, ValueError, NameRefused):
            return None  # gone, cut short by a power failure, or not ours

    def end(self, session_id: object) -> None:
        """End a session for good; one that is not there has ended already. Raises SessionsUnusable."""
        if not isinstance(session_id, str):
            return
        try:
            self._file(session_id).unlink(missing_ok=True)
        except OSError as error:
            raise SessionsUnusable(self._folder, (error.strerror or str(error)).lower()) from error

    def _file(self, session_id: str) -> Path:
        digest = hashlib.sha256(session_id.encode("utf-8", errors="surrogatepass")).hexdigest()
        return self._folder / digest

    def _check_owner_only(self) -> None:
        if os.name == "posix" and stat.S_IMODE(self._folder.stat().st_mode) & 0o077:
            raise SessionsUnusable(self._folder, "other users can look into it")

    def _make_room(self) -> None:
        """Delete what is over its time, and the oldest when there are too many."""
        begun: list[tuple[float, Path]] = []
        for file in self._folder.iterdir():
            with contextlib.suppress(FileNotFoundError):  # another worker was faster
                begun.append((file.stat().st_mtime, file))
        begun.sort(reverse=True)
        oldest = time.time() - LIFETIME
        for at, (changed, file) in enumerate(begun):
            if changed < oldest or at >= _MOST - 1:
                file.unlink(missing_ok=True)
