"""Who asks: a name given once and kept in a session on the server, or the name that a trusted proxy says.

`name_in_session()` answers in any request, callback or route; `require_name()` refuses when there is nobody. The
browser holds a signed cookie with a random id and nothing else; no name is ever taken from the page's state.
A name is a name for the ledger, not a password: whoever reaches the server may give any. Where that is not
enough, a proxy in front asks for passwords and says the name (`proxy_user_header`, `trusted_proxies`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from flask import Response, current_app, jsonify, request, session

from dashboard.errors import NameNeeded, NameRefused, SessionsUnusable
from dashboard.names import clean_name
from dashboard.sessions import LIFETIME, Sessions

if TYPE_CHECKING:
    from flask import Flask

    from dashboard.settings import Settings

PATH: Final = "/who"
LEAVE: Final = "/who/leave"
_SESSIONS: Final = "posturewatch_sessions"
_ID: Final = "id"
_LARGEST_BODY: Final = 4_096  # bytes


def name_in_session() -> str | None:
    """Return the name of whoever sent the request at hand; None when nobody has said it."""
    kept: Sessions | None = current_app.extensions.get(_SESSIONS)
    return kept.name_of(session.get(_ID)) if kept else None


def require_name() -> str:
    """Return the name of whoever sent the request at hand. Raises NameNeeded, which a route answers with 401."""
    name = name_in_session()
    if name is None:
        raise NameNeeded
    return name


def answer_who(server: Flask, settings: Settings) -> None:
    """Take and tell names: GET /who, POST /who {"name": ...}, POST /who/leave."""
    kept = Sessions(settings.home / "sessions")
    server.extensions[_SESSIONS] = kept
    server.config.update(
        SESSION_COOKIE_NAME="posturewatch",
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_REFRESH_EACH_REQUEST=False,
        PERMANENT_SESSION_LIFETIME=LIFETIME,
    )

    @server.get(PATH)
    def tell() -> Response:
        return jsonify(name=name_in_session())

    @server.post(PATH)
    def enter() -> Response:
        request.max_content_length = _LARGEST_BODY
        body = request.get_json()
        name = clean_name(body.get("name") if isinstance(body, dict) else None)
        kept.end(session.get(_ID))
        session.clear()
        session[_ID] = kept.begin(name)
        session.permanent = True
        return jsonify(name=name)

    @server.post(LEAVE)
    def leave() -> Response:
        kept.end(session.get(_ID))
        session.clear()
        return jsonify(name=None)

    @server.errorhandler(NameNeeded)
    @server.errorhandler(NameRefused)
    @server.errorhandler(SessionsUnusable)
    def refuse(error: NameNeeded | NameRefused | SessionsUnusable) -> Response:
        return Response(f"{error.status}: {error}\n", status=error.status, mimetype="text/plain")
