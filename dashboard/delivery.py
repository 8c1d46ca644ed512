"""How bytes reach the browser: compressed once, kept by it for long, and ready before the first request."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, Final

from flask import request
from flask_compress import Compress

if TYPE_CHECKING:
    from dash import Dash
    from flask import Flask, Request, Response

_YEAR: Final = 31_536_000  # seconds
_SMALLEST: Final = 500  # bytes: below, compressing costs more than it saves


class _Compressed:
    """Compressed scripts and style sheets, kept per process: 5 MB are compressed once, not once a reader."""

    def __init__(self) -> None:
        self._kept: dict[str, bytes] = {}

    def get(self, key: str) -> bytes | None:
        return self._kept.get(key)

    def set(self, key: str, value: bytes) -> None:
        if _is_file(key.partition(";")[2]):
            self._kept[key] = value


def deliver(server: Flask) -> None:
    """Compress what is worth it, and let the browser keep what its address names the version of."""
    server.config.update(
        COMPRESS_ALGORITHM=["br", "gzip"],
        COMPRESS_BR_LEVEL=5,
        COMPRESS_MIN_SIZE=_SMALLEST,
        COMPRESS_CACHE_KEY=_cache_key,
        COMPRESS_CACHE_BACKEND=_Compressed,
    )
    Compress(server)
    # Flask runs what is registered last first: the body is whole before it is compressed.
    server.after_request(_keep)


def warm(app: Dash, host: str) -> None:
    """Serve the page once, before anyone asks: Dash registers its own scripts on its first request only.

    host: a name that the gate answers to.
    Without this a reader who comes early is answered 500 for scripts that are not registered yet.
    """
    with app.server.test_client() as client:
        for path in ("/", "/_dash-layout", "/_dash-dependencies"):
            client.get(path, base_url=f"http://{host}")


def _keep(response: Response) -> Response:
    """Say how long a browser may keep the response: a year for a file whose address has its version.

    Data are not stored at all; the page itself is asked for anew each time. Dash says it for its own scripts.
    """
    if _is_file(request.path) and response.status_code == HTTPStatus.OK:
        response.direct_passthrough = False
        response.get_data()
        if "m" in request.args:
            response.headers["Cache-Control"] = f"public, max-age={_YEAR}, immutable"
    elif request.method == "POST" or response.mimetype == "application/json":
        response.headers["Cache-Control"] = "no-store"
    elif response.mimetype == "text/html":
        response.headers["Cache-Control"] = "no-cache"
    return response


def _cache_key(asked: Request) -> str:
    # Without the query: anyone may write any number of queries behind a file's name.
    return str(asked.path)


def _is_file(path: str) -> bool:
    """Say whether a path leads to a script, a style sheet or a font, which do not change while we run."""
    return "/_dash-component-suites/" in path or path.startswith("/assets/")
