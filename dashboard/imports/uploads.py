"""The life of an upload: a folder of its own under the home folder, named by a random token, for a day at most.

    uploads/<token>/files/...     the files as they were sent, under names of a watch's files only
    uploads/<token>/left_out.json why other files were not taken
    uploads/<token>/loaded.json   what its load did; the files are gone by then

An upload gets its name when it is whole. The token is the key: 128 random bits that stand in the address alone.
"""

from __future__ import annotations

import contextlib
import errno
import json
import re
import secrets
import shutil
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from dashboard import text_data as words
from dashboard.imports.limits import KEPT_FOR, MOST_WAITING, fault_of_lines
from dashboard.imports.names import TEXT_ENDING, kept_name, why_left_out
from dashboard.imports.refusals import NoRoom, UploadGone, UploadRefused, UploadTooLarge

if TYPE_CHECKING:
    from collections.abc import Iterable

    from werkzeug.datastructures import FileStorage

_TOKEN_BYTES: Final = 16
_TOKEN: Final = re.compile(r"[A-Za-z0-9_-]{22}")
_BEING_WRITTEN: Final = ".new-"
_FILES, _LEFT_OUT, _LOADED = "files", "left_out.json", "loaded.json"
_MOST_NAMED: Final = 12
_FULL: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


class Uploads:
    """The uploads of one home folder, shared by all workers. Nothing is written before the first one comes."""

    def __init__(self, folder: Path) -> None:
        """Keep them in a folder; it is made for its owner alone."""
        self._folder = folder

    def take(self, files: Iterable[FileStorage]) -> str:
        """Keep the files that belong to a watch and return the upload's token.

        Raises UploadRefused where none does or two have one name, UploadTooLarge for lines past the limits,
        NoRoom for a full disk. Whatever is refused leaves nothing behind.
        """
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            self.sweep()
            if len(self._waiting()) >= MOST_WAITING:
                raise NoRoom(words.TOO_MANY_WAITING.format(most=MOST_WAITING), advice=words.UPLOAD_LATER)
            new = Path(tempfile.mkdtemp(dir=self._folder, prefix=_BEING_WRITTEN))  # 0700
        except OSError as error:
            raise _no_room(error) from error
        try:
            _write(new, files)
            token = secrets.token_urlsafe(_TOKEN_BYTES)
            new.rename(self._folder / token)
        except OSError as error:
            raise _no_room(error) from error
        finally:
            shutil.rmtree(new, ignore_errors=True)  # nothing is there any more when all went well
        return token

    def files_of(self, token: str) -> Path:
        """Return the folder of an upload's files. Raises UploadGone."""
        files = self._upload(token) / _FILES
        if not files.is_dir():
            raise UploadGone
        return files

    def left_out(self, token: str) -> tuple[str, ...]:
        """Say of each file that was not taken why. Raises UploadGone."""
        return tuple(json.loads((self._upload(token) / _LEFT_OUT).read_text("utf-8")))

    def loaded(self, token: str) -> dict[str, Any] | None:
        """Return what the load of an upload did; None for one that waits, or is gone."""
        if not _TOKEN.fullmatch(token):
            return None
        try:
            done: dict[str, Any] = json.loads((self._folder / token / _LOADED).read_text("utf-8"))
        except (OSError, ValueError):
            return None
        return done

    def note_loaded(self, token: str, done: dict[str, Any]) -> None:
        """Keep what the load of an upload did for whoever reloads its address, and remove its files."""
        upload = self._upload(token)
        with contextlib.suppress(OSError):  # it is loaded: a note that cannot be written must not say otherwise
            (upload / _LOADED).write_text(json.dumps(done), "utf-8")
        shutil.rmtree(upload / _FILES, ignore_errors=True)

    def drop(self, token: str) -> None:
        """Remove an upload; one that is gone is gone already."""
        if _TOKEN.fullmatch(token):
            shutil.rmtree(self._folder / token, ignore_errors=True)

    def sweep(self) -> None:
        """Remove what is older than a day, half-written uploads among it."""
        oldest = time.time() - KEPT_FOR
        for upload in self._folder.iterdir():
            with contextlib.suppress(OSError):  # another worker was faster
                if upload.stat().st_mtime < oldest:
                    shutil.rmtree(upload, ignore_errors=True)

    def _upload(self, token: str) -> Path:
        upload = self._folder / token
        try:
            is_there = bool(_TOKEN.fullmatch(token)) and upload.stat().st_mtime + KEPT_FOR >= time.time()
        except OSError:
            is_there = False
        if not is_there:
            raise UploadGone
        return upload

    def _waiting(self) -> list[Path]:
        return [upload for upload in self._folder.iterdir() if not (upload / _LOADED).exists()]


def _write(upload: Path, files: Iterable[FileStorage]) -> None:
    """Write the files that belong to a watch under their own names, and why the others do not."""
    kept = upload / _FILES
    kept.mkdir(mode=0o700)
    left_out: list[str] = []
    for file in files:
        name = kept_name(file.filename)
        if name is None:
            left_out.append(why_left_out(file.filename))
            continue
        if (kept / name).exists():
            raise UploadRefused(words.TWO_OF_A_NAME.format(name=name), advice=words.ONE_FOLDER)
        file.save(kept / name)
        fault = "" if name.endswith(TEXT_ENDING) else fault_of_lines(kept / name)
        if fault:
            raise UploadTooLarge(fault, advice=words.USE_THE_COMMAND, file=name)
    if not any(kept.iterdir()):
        found = " ".join(left_out[:_MOST_NAMED]) or words.NO_FILES
        raise UploadRefused(found, expected=words.EXPECTED_FILES, advice=words.CHOOSE_THE_FOLDER)
    (upload / _LEFT_OUT).write_text(json.dumps(left_out[:_MOST_NAMED]), "utf-8")


def _no_room(error: OSError) -> NoRoom:
    found = words.DISK_FULL if error.errno in _FULL else words.CANNOT_WRITE.format(reason=error.strerror or str(error))
    return NoRoom(found, advice=words.NOTHING_KEPT)
