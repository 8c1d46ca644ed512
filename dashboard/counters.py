"""What is counted while we serve, in Prometheus' words: requests, refusals, faults, and how long answers take."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING, Final

from flask import Response, g, request
from prometheus_client import CONTENT_TYPE_LATEST, REGISTRY, CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.multiprocess import MultiProcessCollector, mark_process_dead

if TYPE_CHECKING:
    from flask import Flask

SHARED: Final = "PROMETHEUS_MULTIPROC_DIR"
"""Variable with the folder in which several workers count together; set before this module is imported."""

_REFUSED_FROM: Final = 400
_FAULTS_FROM: Final = 500
_BUCKETS: Final = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)  # seconds

_REQUESTS = Counter("posturewatch_requests", "Requests answered, by what was asked for.", ["asked", "method"])
_REFUSED = Counter("posturewatch_refused", "Requests answered with 4xx, by status.", ["status"])
_FAULTS = Counter("posturewatch_faults", "Requests answered with 5xx: each is a mistake of ours.")
_SECONDS = Histogram("posturewatch_answer_seconds", "Seconds from request to answer.", ["asked"], buckets=_BUCKETS)


def count_requests(server: Flask) -> None:
    """Count every request from here on, whoever answers it, and tell the counts at /metrics.

    Labels come from short fixed lists: what a browser sends never makes a new one.
    """

    # First and last of all: what the gate refuses is counted and timed too.
    @server.before_request
    def begin() -> None:
        g.asked_at = time.perf_counter()

    @server.after_request
    def end(response: Response) -> Response:
        _note(response.status_code)
        return response

    @server.get("/metrics")
    def metrics() -> Response:
        return Response(generate_latest(_registry()), headers={"Content-Type": CONTENT_TYPE_LATEST})


def forget_worker(pid: int) -> None:
    """Let go of what only a living worker can count, when workers count together."""
    if SHARED in os.environ:
        mark_process_dead(pid)  # type: ignore[no-untyped-call]


def _note(status: int) -> None:
    asked = _asked(request.path)
    _REQUESTS.labels(asked, request.method if request.method in {"GET", "HEAD", "POST"} else "other").inc()
    if _REFUSED_FROM <= status < _FAULTS_FROM:
        _REFUSED.labels(str(status)).inc()
    elif status >= _FAULTS_FROM:
        _FAULTS.inc()
    if "asked_at" in g:
        _SECONDS.labels(asked).observe(time.perf_counter() - g.asked_at)


def _asked(path: str) -> str:
    """Say what kind of thing a path leads to."""
    if path == "/_dash-update-component":
        return "callback"
    if path.startswith(("/_dash", "/assets/")):
        return "file"
    if path in {"/healthz", "/readyz", "/metrics"}:
        return "health"
    return "page"


def _registry() -> CollectorRegistry:
    """Return this process's counts, or those of all workers that count together."""
    if SHARED not in os.environ:
        return REGISTRY
    together = CollectorRegistry()
    MultiProcessCollector(together)  # type: ignore[no-untyped-call]
    return together
