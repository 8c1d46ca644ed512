"""The doors of imports behind the whole gate: no foreign page, no reading verb, no body past the limits."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest

from dashboard.app import create_app
from dashboard.filling import fill
from dashboard.gate import LARGEST_BODY
from dashboard.imports.desk import ImportDesk
from dashboard.imports.routes import IMPORTS
from dashboard.recorded import watch_to_serve
from dashboard.settings import read_settings
from dashboard.shelf import Shelf
from indicators.catalogue import load_catalogue
from tests.indicators.watch_folder import write_watch

if TYPE_CHECKING:
    from flask.testing import FlaskClient

DOORS = ("", "/AAAAAAAAAAAAAAAAAAAAAA/load", "/AAAAAAAAAAAAAAAAAAAAAA/drop")


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    """Serve the small watch as the command does, to an analyst who has given a name."""
    home = tmp_path_factory.mktemp("home")
    settings = read_settings(home=home)
    recorded = watch_to_serve(settings.record, str(write_watch(home / "w")), "somebody")
    shelf = Shelf(settings.record, recorded, load_catalogue())
    app = create_app(settings, fill(shelf, ImportDesk(settings.record, home)))
    client: FlaskClient = app.server.test_client()
    assert client.post("/who", json={"name": "an analyst"}).status_code == 200
    return client


@pytest.mark.parametrize("door", DOORS)
@pytest.mark.parametrize(
    "headers",
    [{"Origin": "https://elsewhere.example"}, {"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "same-site"},
     {"Origin": "null"}],
)  # fmt: skip
def test_a_foreign_page_cannot_write(client: FlaskClient, door: str, headers: dict[str, str]) -> None:
    """Even where the reader's browser has the name."""
    assert (
        client.post(IMPORTS + door, data={"file": (io.BytesIO(b"a"), "events.csv")}, headers=headers).status_code == 403
    )


@pytest.mark.parametrize("door", DOORS)
@pytest.mark.parametrize("method", ["GET", "HEAD", "PUT", "DELETE", "PATCH"])
def test_only_post_writes(client: FlaskClient, door: str, method: str) -> None:
    """Dash's own page does not answer in the door's place."""
    assert client.open(IMPORTS + door, method=method).status_code == 405


@pytest.mark.parametrize("door", DOORS)
def test_nobody_writes_without_a_name(client: FlaskClient, door: str) -> None:
    """The gate refuses before anything is read."""
    stranger = client.application.test_client()
    assert stranger.post(IMPORTS + door, data={"file": (io.BytesIO(b"a"), "events.csv")}).status_code == 401


def test_an_upload_may_be_larger_than_a_callback(client: FlaskClient) -> None:
    """Its own limit holds for it; for every other door the small one stays."""
    large = b"a,b\n" * (LARGEST_BODY // 3)
    assert client.post(IMPORTS, data={"file": (io.BytesIO(large[: 200_000 * 4]), "events.csv")}).status_code == 200
    more = b"a," + b"b" * LARGEST_BODY + b"\n"
    assert client.post(IMPORTS, data={"file": (io.BytesIO(more), "events.csv")}).status_code == 200
    assert client.post("/who", data=more, content_type="application/json").status_code == 413
    assert client.post(IMPORTS + DOORS[1], data=more, content_type="application/json").status_code == 413


def test_a_decision_that_is_no_json_is_refused(client: FlaskClient) -> None:
    """In one line, as everywhere."""
    answer = client.post(IMPORTS + DOORS[1], data="{", content_type="application/json")
    assert (answer.status_code, answer.text.count("\n")) == (400, 1)


@pytest.mark.parametrize("path", ["/imports/../secret-key", "/imports/%2e%2e/rejects.csv", "/uploads/", "/imports/"])
def test_the_home_folder_is_not_served(client: FlaskClient, path: str) -> None:
    """No path leads into it."""
    answer = client.get(path)
    assert b"secret" not in answer.data
    assert answer.status_code in {200, 308, 404, 405}
