"""Who asks: a name given once and kept in a session on the server, or the name that a trusted proxy says.

`name_in_session()` answers in any request, callback or route; `require_name()` refuses when there is nobody. The
browser holds a signed cookie with a random id and nothing else; no name is ever taken from the page's state.
A name given by hand is a name for the ledger, not a password: whoever reaches the server may give any. Where that
is not enough, a proxy in front asks for passwords and writes the name into a header (`proxy_user_header`); then
names come from there alone, and whoever does not come through the proxy can only read.
"""

from __future__ import annotations

import hashlib
import logging
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from flask import current_app, request, session
from flask.sessions import SecureCookieSessionInterface

from dashboard.errors import NameFromProxy, NameNeeded, NameRefused
from dashboard.names import clean_name
from dashboard.reach import is_within
from dashboard.sessions import LIFETIME, Sessions

if TYPE_CHECKING:
    from flask import Flask

    from dashboard.reach import Network
    from dashboard.settings import Settings

_EXTENSION: Final = "posturewatch_who"
_ID: Final = "id"

log = logging.getLogger(__name__)


def name_in_session() -> str | None:
    """Return the name of whoever sent the request at hand; None when nobody has said it."""
    return _here().name()


def names_come_by_proxy() -> bool:
    """Say whether a proxy says the names here, so that nobody is asked for one."""
    return _here().header is not None


def require_name() -> str:
    """Return the name of whoever sent the request at hand. Raises NameNeeded, which a route answers with 401."""
    name = name_in_session()
    if name is None:
        raise NameNeeded(by_proxy=names_come_by_proxy())
    return name


def sign_in(given: object) -> str:
    """Begin a session for a name, end the one before, and return the name as it is kept.

    Raises NameRefused, SessionsUnusable, and NameFromProxy where the names are a proxy's.
    """
    if names_come_by_proxy():
        raise NameFromProxy
    name = clean_name(given)
    sign_out()
    session[_ID] = _here().sessions.begin(name)
    session.permanent = True
    return name


def sign_out() -> None:
    """End the session on the server: its cookie is worth nothing from now on, wherever it was copied to."""
    _here().sessions.end(session.get(_ID))
    session.clear()


def keep_names(server: Flask, settings: Settings) -> None:
    """Make a server know who asks. Its cookie is out of reach for scripts and is not sent along by other sites."""
    server.extensions[_EXTENSION] = _Who(
        Sessions(settings.home / "sessions"), settings.proxy_user_header, settings.trusted_proxies
    )
    server.session_interface = _Cookie()
    # Cookies are the same for every port of a machine: servers with keys of their own must not take each other's.
    mark = hashlib.sha256(b"cookie name " + settings.key().encode()).hexdigest()[:8]
    server.config.update(
        SESSION_COOKIE_NAME=f"posturewatch-{mark}",
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_REFRESH_EACH_REQUEST=False,
        PERMANENT_SESSION_LIFETIME=LIFETIME,
    )


@dataclass
class _Who:
    """Where names come from. header: None, or the one that counts when the connection comes from the proxies."""

    sessions: Sessions
    header: str | None
    proxies: tuple[Network, ...]
    _said: set[str] = field(default_factory=set)

    def name(self) -> str | None:
        if self.header is None:
            return self.sessions.name_of(session.get(_ID))
        given = request.headers.get(self.header)
        if given is None:
            return None
        if not is_within(request.remote_addr, self.proxies):
            self._say_once(
                "%s is ignored from %s and any other that is no trusted proxy (said once)", request.remote_addr
            )
            return None
        return self._said_by_proxy(given)

    def _said_by_proxy(self, given: str) -> str | None:
        """Read the header's value. Two names in it, or one that is none, are nobody."""
        try:
            # A proxy that adds to the header what the reader sent along would let anyone choose a name.
            if "," in given:
                raise NameRefused("found a comma, as between two names")  # noqa: TRY301 (said like the other faults)
            return clean_name(_decoded(given))
        except NameRefused as error:
            self._say_once("%s of the proxy holds no name: %s (said once)", str(error))
            return None

    def _say_once(self, message: str, about: str | None) -> None:
        if message not in self._said:
            self._said.add(message)
            log.warning(message, self.header, about)


class _Cookie(SecureCookieSessionInterface):
    """Flask's signed cookie, sent back over TLS only when the page came over TLS."""

    def get_cookie_secure(self, app: Flask) -> bool:  # noqa: ARG002 (Flask gives it)
        """Say so by the connection, or by the browser where a proxy in front ends TLS: it names its page's origin."""
        return request.is_secure or request.headers.get("Origin", "").startswith("https://")


def _here() -> _Who:
    """Return what the server at hand knows. Raises KeyError on a server without `keep_names`."""
    kept: _Who = current_app.extensions[_EXTENSION]
    return kept


def _decoded(given: str) -> str:
    """Read a header as UTF-8, which proxies write; WSGI hands it over as if it were Latin-1."""
    try:
        return given.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return given
