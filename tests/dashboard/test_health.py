"""What a supervisor and a scraper are told: alive, ready with which data, and how much was asked."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from dashboard.app import create_app
from dashboard.filling import readiness
from dashboard.settings import read_settings
from dashboard.shelf import always
from tests.dashboard.cases import queries_of
from tests.dashboard.shell_app import READY, shell_app, shell_content

if TYPE_CHECKING:
    from pathlib import Path

    from flask.testing import FlaskClient

    from dashboard.health import Readiness


def ready_of(watch: str) -> Readiness:
    """Say whether a watch from a folder is ready."""
    return readiness(always(queries_of(watch))(""))


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    """Ask the app as a supervisor on this machine would."""
    return shell_app(tmp_path_factory.mktemp("home")).server.test_client()


def counted(client: FlaskClient, name: str, **labels: str) -> float:
    """Read one count from /metrics; what was never counted is 0."""
    for line in client.get("/metrics").text.splitlines():
        found = re.fullmatch(rf"{name}(?:{{(.*)}})? (\S+)", line)
        if found and dict(re.findall(r'(\w+)="([^"]*)"', found.group(1) or "")) == labels:
            return float(found.group(2))
    return 0.0


def test_alive_and_ready_say_so(client: FlaskClient) -> None:
    """Ready names the watch and its data."""
    assert client.get("/healthz").text == "alive\n"
    answer = client.get("/readyz")
    assert answer.status_code == 200
    assert answer.json == {
        "ready": True, "reason": "", "watch": "small", "record_head": None, "data": "0123456789abcdef",
    }  # fmt: skip


def test_a_record_that_does_not_verify_is_not_ready_but_alive(tmp_path: Path) -> None:
    """503 with the reason; the process itself is well."""
    unwell = replace(READY, ready=False, reason="ledger entry 7 was altered")
    app = create_app(read_settings(home=tmp_path), replace(shell_content(), readiness=lambda: unwell))
    client = app.server.test_client()
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json["reason"]) == (503, "ledger entry 7 was altered")  # type: ignore[index]
    assert client.get("/healthz").status_code == 200


def test_a_watch_from_a_folder_is_known_by_its_data() -> None:
    """The same tables have the same fingerprint, others another."""
    shipped, other = ready_of("shipped"), ready_of("unsearched")
    assert shipped == ready_of("shipped")
    assert shipped.ready
    assert shipped.record_head is None
    assert re.fullmatch(r"[0-9a-f]{16}", shipped.data)
    assert shipped.data != other.data


def test_requests_refusals_and_times_are_counted(client: FlaskClient) -> None:
    """Each request once, under what it asked for; what the gate refuses is counted as well."""
    pages = counted(client, "posturewatch_requests_total", asked="page", method="GET")
    refused = counted(client, "posturewatch_refused_total", status="403")
    times = counted(client, "posturewatch_answer_seconds_count", asked="page")
    client.get("/")
    client.post("/", headers={"Origin": "https://elsewhere.example"})
    assert counted(client, "posturewatch_requests_total", asked="page", method="GET") == pages + 1
    assert counted(client, "posturewatch_refused_total", status="403") == refused + 1
    assert counted(client, "posturewatch_answer_seconds_count", asked="page") == times + 2


def test_what_a_browser_sends_makes_no_new_counter(client: FlaskClient) -> None:
    """A thousand made-up paths and methods are one line of each kind."""
    before = len(client.get("/metrics").text.splitlines())
    for number in range(50):
        client.get(f"/made-up-{number}")
        client.open(f"/made-up-{number}", method=f"MADEUP{number}")
    after = len(client.get("/metrics").text.splitlines())
    assert after <= before + 4
    assert "made-up" not in client.get("/metrics").text.lower()


def test_a_stranger_s_host_is_refused_here_too(client: FlaskClient) -> None:
    """The gate stands before these as before everything."""
    for path in ("/healthz", "/readyz", "/metrics"):
        assert client.get(path, headers={"Host": "elsewhere.example"}).status_code == 400
