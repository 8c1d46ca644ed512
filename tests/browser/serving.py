"""A dashboard served from the tests' own process, for content and watches that only a test has."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

from werkzeug.serving import make_server

from dashboard.app import create_app
from dashboard.filling import fill
from dashboard.queries import Queries
from dashboard.settings import read_settings
from dashboard.shelf import always
from indicators.catalogue import load_catalogue

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from dash import Dash

    from dashboard.content import Content
    from indicators.watch import Watch


@contextmanager
def served(content: Content, home: Path) -> Iterator[str]:
    """Serve content on a free port while the block runs; give its address, without a path."""
    with serving_app(create_app(read_settings(home=home), content)) as address:
        yield address


@contextmanager
def serving_app(app: Dash) -> Iterator[str]:
    """Serve an app on a free port while the block runs; give its address, without a path."""
    server = make_server("127.0.0.1", 0, app.server, threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()


def content_of(watch: Watch) -> Content:
    """Fill the dashboard with a watch under the shipped definitions."""
    return fill(always(Queries(watch, load_catalogue())))
