"""What a supervisor asks: are you alive, and are you ready, with which data."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING

import orjson
from flask import Response

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask import Flask


@dataclass(frozen=True)
class Readiness:
    """Whether numbers can be trusted now.

    ready: False while the record does not verify, then reason says why and what to do. watch: id of the watch
    that is shown. record_head: head of the record's ledger, None when a folder is shown without a record.
    data: short fingerprint of the tables that are scored, the same wherever the same data are.
    """

    ready: bool
    reason: str
    watch: str
    record_head: str | None
    data: str


def answer_health(server: Flask, readiness: Callable[[], Readiness]) -> None:
    """Answer /healthz while the process lives, and /readyz with 200 or 503 and the readiness as JSON."""

    @server.get("/healthz")
    def healthz() -> Response:
        return Response("alive\n", mimetype="text/plain")

    @server.get("/readyz")
    def readyz() -> Response:
        state = readiness()
        status = HTTPStatus.OK if state.ready else HTTPStatus.SERVICE_UNAVAILABLE
        return Response(orjson.dumps(asdict(state)), status=status, mimetype="application/json")
