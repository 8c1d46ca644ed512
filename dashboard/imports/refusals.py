"""What is refused about an upload, each with the HTTP status that says whose turn it is."""

# Errors are named after their cause, as a person would say it.
# ruff: noqa: N818

from __future__ import annotations

from http import HTTPStatus

from dashboard import text_data as words
from indicators.errors import PosturewatchError


class UploadRefused(PosturewatchError):
    """An upload that is not taken; the sentence says why and what to do."""

    status: int = HTTPStatus.UNPROCESSABLE_ENTITY


class UploadTooLarge(UploadRefused):
    """More bytes, files, lines or longer lines than are read."""

    status = HTTPStatus.REQUEST_ENTITY_TOO_LARGE


class UploadSizeUnknown(UploadRefused):
    """The request does not say how long it is."""

    status = HTTPStatus.LENGTH_REQUIRED


class UploadGone(UploadRefused):
    """There is no such upload: it was dropped, is over a day old, or never was."""

    status = HTTPStatus.NOT_FOUND

    def __init__(self) -> None:
        """Say so."""
        super().__init__(words.UPLOAD_GONE, advice=words.UPLOAD_AGAIN)


class UploadUndecided(UploadRefused):
    """Rows are rejected, or edits stand in the way, and nobody has said what is to become of them."""

    status = HTTPStatus.CONFLICT


class NoRoom(UploadRefused):
    """The disk, or the room for waiting uploads, is full."""

    status = HTTPStatus.INSUFFICIENT_STORAGE
