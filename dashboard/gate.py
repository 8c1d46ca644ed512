"""What guards the server: who may ask, how large and of what form a request is, and what browsers may load.

Dash answers a malformed callback with a traceback and takes the browser's word for ids. Every request to a
callback is therefore compared with the callbacks that were registered before Dash sees it; whatever does not
match is refused with a 4xx and one line in the log.
"""

from __future__ import annotations

import logging
import re
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from dash.fingerprint import check_fingerprint
from flask import Response, request
from werkzeug.exceptions import HTTPException

from dashboard.callback_form import CALLBACKS, CallbackForms
from dashboard.writes import WritingDoors

if TYPE_CHECKING:
    from dash import Dash
    from flask import Flask

    from dashboard.settings import Settings

LARGEST_BODY: Final = 1_000_000  # bytes
_READING: Final = frozenset({"GET", "HEAD", "OPTIONS"})
_LOCAL_NAMES: Final = frozenset({"localhost", "127.0.0.1", "[::1]"})
_PORT: Final = re.compile(r":[0-9]{1,5}$")
_LONGEST_IN_LOG: Final = 120
_SCRIPTS: Final = "/_dash-component-suites/"

log = logging.getLogger(__name__)


def guard(app: Dash, settings: Settings) -> None:
    """Put the gate before an app whose callbacks are all registered."""
    server: Flask = app.server
    server.config["MAX_CONTENT_LENGTH"] = LARGEST_BODY
    names = _names_of(settings)
    headers = security_headers(app)
    forms = CallbackForms(app)
    doors = WritingDoors(app)

    @server.before_request
    def check() -> Response | None:
        refusal = (
            _check_host(names)
            or _check_origin()
            or _check_script(app)
            or doors.fault_of_method()
            or (forms.fault_of_request() if request.path == CALLBACKS and request.method == "POST" else None)
            or doors.fault_of_name()
        )
        if refusal is None:
            return None
        status, reason = refusal
        return _refuse(status, reason)

    @server.errorhandler(HTTPException)
    def say_what_was_refused(error: HTTPException) -> Response:
        return _refuse(error.code or 500, error.name)

    @server.after_request
    def add_headers(response: Response) -> Response:
        for name, value in headers.items():
            response.headers[name] = value
        return response


def security_headers(app: Dash) -> dict[str, str]:
    """Return the headers of every response. Callbacks must be registered: their scripts are named by hash."""
    policy = {
        "default-src": "'none'",
        "script-src": " ".join(["'self'", *app.csp_hashes()]),
        # Plotly and Dash write style elements and attributes as they draw.
        "style-src": "'self' 'unsafe-inline'",
        "img-src": "'self' data:",
        "font-src": "'self'",
        "connect-src": "'self'",
        "base-uri": "'none'",
        "form-action": "'self'",
        "frame-ancestors": "'none'",
    }
    return {
        "Content-Security-Policy": "; ".join(f"{name} {value}" for name, value in policy.items()),
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
    }


def _names_of(settings: Settings) -> frozenset[str]:
    """List the names we answer to: on loopback this machine's and those trusted, elsewhere only those trusted."""
    trusted = frozenset(settings.trusted_hosts)
    return trusted | _LOCAL_NAMES | {settings.host, f"[{settings.host}]"} if settings.is_local else trusted


def _check_host(names: frozenset[str]) -> tuple[int, str] | None:
    """Refuse names that are not ours: a page elsewhere may point a name of its own at this machine."""
    if _PORT.sub("", request.headers.get("Host", "")).lower() in names:
        return None
    return 400, "asked under a name that is not trusted here"


def _check_origin() -> tuple[int, str] | None:
    """Refuse what another site's page sends; browsers say where a request comes from."""
    if request.method in _READING:
        return None
    site = request.headers.get("Sec-Fetch-Site", "same-origin")
    if site not in {"same-origin", "none"}:
        return 403, "sent by a page of another site"
    origin = request.headers.get("Origin")
    if origin is not None and urlsplit(origin).netloc != request.host:
        return 403, "sent by a page of another site"
    return None


def _check_script(app: Dash) -> tuple[int, str] | None:
    """Refuse names under Dash's scripts that no page asks for: Dash itself answers them with a traceback."""
    if not request.path.startswith(_SCRIPTS):
        return None
    asked = request.view_args or {}
    package, path = asked.get("package_name", ""), asked.get("fingerprinted_path", "")
    return None if _is_registered(app, package, path) else (404, "no such script")


def _is_registered(app: Dash, package: str, path: str) -> bool:
    """Say whether a script is one that the app registered, with or without its version in the name."""
    plain: str = check_fingerprint(path)[0]  # type: ignore[no-untyped-call]
    return plain in app.registered_paths.get(package, set())


def _refuse(status: int, reason: str) -> Response:
    """Answer in one plain line and write one line to the log."""
    log.warning("%s %s refused: %d, %s", request.method, _short(request.path), status, reason)
    return Response(f"{status}: {reason}\n", status=status, mimetype="text/plain")


def _short(path: str) -> str:
    """Return a path fit for a log: one line, not long, nothing invisible."""
    shown = "".join(sign if sign.isprintable() else "?" for sign in path)
    return shown if len(shown) <= _LONGEST_IN_LOG else shown[:_LONGEST_IN_LOG] + "…"
