"""The doors of an import. Writing ones take POST with a name; every refusal is one plain sentence."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any, Final, get_args

from flask import Response, jsonify, request

from dashboard import text_data as words
from dashboard.imports.limits import LARGEST_ANSWER, LARGEST_UPLOAD, MOST_FILES, megabytes
from dashboard.imports.refusals import UploadRefused, UploadSizeUnknown, UploadTooLarge
from dashboard.imports.rejects import CHANGE_COLUMNS, REJECT_COLUMNS, change_rows, reject_rows
from dashboard.imports.safe_csv import to_download
from dashboard.who import require_name
from dashboard.writes import writes
from indicators.errors import PosturewatchError, RecordFull, RecordMoved
from indicators.record.head_file import Head
from indicators.record.loading import Edits

if TYPE_CHECKING:
    from flask import Flask

    from dashboard.imports.desk import ImportDesk

IMPORTS: Final = "/imports"
_FIELD: Final = "file"
_REFUSED: Final = 409
_FULL: Final = 507

log = logging.getLogger(__name__)


def answer_imports(server: Flask, desk: ImportDesk) -> None:
    """Register the doors: take an upload, load it, drop it, download its rejects and its changes."""

    @server.post(IMPORTS)
    @writes
    def take() -> Response:
        return _in_words(lambda: jsonify(upload=_take(desk)))

    @server.post(f"{IMPORTS}/<token>/load")
    @writes
    def load(token: str) -> Response:
        return _in_words(lambda: jsonify(_load(desk, token)))

    @server.post(f"{IMPORTS}/<token>/drop")
    @writes
    def drop(token: str) -> Response:
        desk.uploads.drop(token)
        return jsonify(upload=None)

    @server.get(f"{IMPORTS}/<token>/rejects.csv")
    def rejects(token: str) -> Response:
        return _in_words(
            lambda: to_download(
                words.REJECTS_FILE, REJECT_COLUMNS, reject_rows(desk.preview(token), desk.uploads.files_of(token))
            )
        )

    @server.get(f"{IMPORTS}/<token>/changes.csv")
    def changes(token: str) -> Response:
        return _in_words(lambda: to_download(words.CHANGES_FILE, CHANGE_COLUMNS, change_rows(desk.preview(token))))


def _take(desk: ImportDesk) -> str:
    """Keep what is sent. Its size is compared before a byte of it is read."""
    size = request.content_length
    if size is None:
        raise UploadSizeUnknown(words.SIZE_UNKNOWN)
    if size > LARGEST_UPLOAD:
        found = words.TOO_LARGE.format(found=megabytes(size), most=megabytes(LARGEST_UPLOAD))
        raise UploadTooLarge(found, advice=words.USE_THE_COMMAND)
    request.max_content_length = LARGEST_UPLOAD
    request.max_form_parts = MOST_FILES
    return desk.uploads.take(request.files.getlist(_FIELD))


def _load(desk: ImportDesk, token: str) -> dict[str, Any]:
    """Load an upload by what the browser asks, every value of which is checked here."""
    request.max_content_length = LARGEST_ANSWER
    asked = request.get_json()
    given = asked if isinstance(asked, dict) else {}
    seq, head, batch, reason = (given.get(name) for name in ("seq", "head", "batch", "reason"))
    edits, accepted_only = given.get("edits", "refuse"), given.get("accepted_only", False)
    is_form = (
        isinstance(seq, int)
        and all(isinstance(value, str) for value in (head, batch, reason))
        and isinstance(accepted_only, bool)
        and edits in get_args(Edits)
    )
    if not is_form or not isinstance(seq, int):
        raise UploadRefused(words.NOT_A_DECISION, advice=words.LOOK_AGAIN)
    if not str(reason).strip():
        raise UploadRefused(words.NO_REASON, advice=words.GIVE_A_REASON)
    return desk.load(
        token,
        seen=Head(seq, str(head)),
        batch=str(batch),
        author=require_name(),
        reason=str(reason).strip(),
        skip_rejected=accepted_only,
        edits=edits,
    )


def _in_words(answer: Any) -> Response:
    """Answer, or say in one sentence why not. A moved record says so in a header that the page listens to."""
    try:
        result: Response = answer()
    except PosturewatchError as error:
        if getattr(error, "status", None) == 401:  # noqa: PLR2004 (the name is asked for where names are)
            raise
        status = getattr(error, "status", _FULL if isinstance(error, RecordFull) else _REFUSED)
        log.warning("%s %s refused: %d, %s", request.method, IMPORTS, status, error)
        result = Response(f"{int(status)}: {error}\n", status=int(status), mimetype="text/plain")
        if isinstance(error, RecordMoved):
            result.headers["X-Record-Moved"] = "1"
        if isinstance(error, UploadTooLarge):
            result.headers["Connection"] = "close"  # the rest of the body is not waited for
    return result
