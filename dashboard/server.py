"""How the app is listened to: by gunicorn where it runs, else by Werkzeug's own server."""

from __future__ import annotations

import contextlib
import errno
import socket
import threading
from typing import TYPE_CHECKING, Any, Final

from dashboard.counters import forget_worker
from dashboard.errors import AddressUnusable, PortTaken

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask import Flask

WORKERS: Final = 2
_THREADS: Final = 4
_WAITING: Final = 128  # connections that may wait to be accepted
_LONGEST_REQUEST: Final = 120  # seconds, before a worker that does not answer is replaced
_LONGEST_GOODBYE: Final = 5  # seconds, for requests in hand when we are told to stop


def listen(host: str, port: int) -> socket.socket:
    """Take an address before anything costly is done; port 0 takes any free one.

    Raises PortTaken, or AddressUnusable when this machine cannot listen there at all.
    """
    try:
        family, *_, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)[0]
        taken = socket.socket(family, socket.SOCK_STREAM)
    except OSError as error:
        raise AddressUnusable(host, port, _reason(error)) from error
    try:
        taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        taken.bind(address)
        # Another program may hold the same address unlistened: only listening tells.
        taken.listen(_WAITING)
    except OSError as error:
        taken.close()
        if error.errno == errno.EADDRINUSE:
            raise PortTaken(host, port) from error
        raise AddressUnusable(host, port, _reason(error)) from error
    return taken


def address_of(taken: socket.socket) -> str:
    """Return the address to type into a browser."""
    host, port = taken.getsockname()[:2]
    return f"http://[{host}]:{port}" if taken.family == socket.AF_INET6 else f"http://{host}:{port}"


def run(server: Flask, taken: socket.socket, ready: Callable[[], None], begun: Callable[[], object]) -> None:
    """Serve until told to stop; `ready` is called once when requests are answered.

    Two workers share nothing but what was loaded before they were made; each opens its own connections.
    `begun` is called in each, beside its first requests, to work out what the first reader will ask.
    """
    try:
        # It cannot be imported on every system, and ships no types.
        from gunicorn.app.base import BaseApplication  # type: ignore[import-untyped]  # noqa: PLC0415
    except ImportError:
        _run_in_threads(server, taken, ready, begun)
        return

    class _Serving(BaseApplication):  # type: ignore[misc]
        def load_config(self) -> None:
            for name, value in _gunicorn_settings(taken, ready, begun).items():
                self.cfg.set(name, value)

        def load(self) -> Flask:
            return server

    _Serving().run()


def _gunicorn_settings(taken: socket.socket, ready: Callable[[], None], begun: Callable[[], object]) -> dict[str, Any]:
    return {
        # gunicorn takes the open socket over and closes ours.
        "bind": f"fd://{taken.detach()}",
        "workers": WORKERS,
        "worker_class": "gthread",
        "threads": _THREADS,
        "preload_app": True,
        "timeout": _LONGEST_REQUEST,
        "graceful_timeout": _LONGEST_GOODBYE,
        "loglevel": "warning",
        "control_socket_disable": True,
        "when_ready": lambda _: ready(),
        "post_worker_init": lambda _: _beside(begun),
        "child_exit": lambda _, worker: forget_worker(worker.pid),
    }


def _run_in_threads(
    server: Flask, taken: socket.socket, ready: Callable[[], None], begun: Callable[[], object]
) -> None:
    """Serve with Werkzeug: one process, a thread a request."""
    from werkzeug.serving import make_server  # noqa: PLC0415 (only where gunicorn does not run)

    host, port = taken.getsockname()[:2]
    serving = make_server(host, port, server, threaded=True, fd=taken.fileno())
    ready()
    _beside(begun)
    serving.serve_forever()


def _beside(work: Callable[[], object]) -> None:
    """Do the work beside the requests; what fails in it fails again, and is said, when a reader asks."""

    def try_it() -> None:
        with contextlib.suppress(Exception):
            work()

    threading.Thread(target=try_it, daemon=True).start()


def _reason(error: OSError) -> str:
    return (error.strerror or str(error)).lower()
