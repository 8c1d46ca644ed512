"""The doors at which a name is given, told and taken back."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Final

from flask import Response, jsonify, request

from dashboard.errors import NameFromProxy, NameNeeded, NameRefused, SessionsUnusable
from dashboard.who import keep_names, name_in_session, names_come_by_proxy, sign_in, sign_out

if TYPE_CHECKING:
    from flask import Flask

    from dashboard.settings import Settings

WHO: Final = "/who"
LEAVE: Final = "/who/leave"
_LARGEST_BODY: Final = 4_096  # bytes

log = logging.getLogger(__name__)


def answer_who(server: Flask, settings: Settings) -> None:
    """Answer GET /who, POST /who {"name": "an analyst"} and POST /who/leave with {"name": ..., "by": ...}.

    by: "session" where names are given here, "proxy" where a proxy says them. A name that is refused gets 400 with
    the reason, one given where a proxy says them 403; what any route refuses for want of a name gets 401.
    """
    keep_names(server, settings)

    @server.get(WHO)
    def tell() -> Response:
        return jsonify(who())

    @server.post(WHO)
    def enter() -> Response:
        request.max_content_length = _LARGEST_BODY
        body = request.get_json()
        name = sign_in(body.get("name") if isinstance(body, dict) else None)
        return jsonify(who() | {"name": name})

    @server.post(LEAVE)
    def leave() -> Response:
        sign_out()
        return jsonify(who())

    @server.errorhandler(NameNeeded)
    @server.errorhandler(NameRefused)
    @server.errorhandler(NameFromProxy)
    @server.errorhandler(SessionsUnusable)
    def refuse(error: NameNeeded | NameRefused | NameFromProxy | SessionsUnusable) -> Response:
        log.warning("%s refused: %d, %s", request.path, error.status, error)
        return Response(f"{error.status}: {error}\n", status=error.status, mimetype="text/plain")


def who() -> dict[str, str | None]:
    """Say whose request this is, and where names come from."""
    return {"name": name_in_session(), "by": "proxy" if names_come_by_proxy() else "session"}
