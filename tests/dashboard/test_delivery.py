"""How files and answers reach the browser: compressed once, kept as long as they may be, ready at once."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import brotli
import pytest

import dashboard.app
from tests.dashboard.shell_app import VIEW_BODY, shell_app

if TYPE_CHECKING:
    from pathlib import Path

    from flask.testing import FlaskClient

BROTLI = {"Accept-Encoding": "gzip, deflate, br"}


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    """Ask the app as a browser would."""
    return shell_app(tmp_path_factory.mktemp("home")).server.test_client()


def script_of(client: FlaskClient, name: str) -> str:
    """Return the address under which the page asks for one of its scripts."""
    found = re.search(rf'src="([^"]*{name}[^"]*)"', client.get("/").text)
    assert found
    return found.group(1)


@pytest.mark.parametrize("name", ["dash_renderer", "plotly", "assets/address.js"])
def test_scripts_are_compressed(client: FlaskClient, name: str) -> None:
    """A browser that takes brotli gets it, with the same content and less than half the bytes."""
    address = script_of(client, name)
    plain, packed = client.get(address), client.get(address, headers=BROTLI)
    assert packed.headers["Content-Encoding"] == "br"
    assert brotli.decompress(packed.data) == plain.data
    assert len(packed.data) < len(plain.data) / 2


def test_a_file_is_compressed_once_whatever_stands_behind_its_name(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Further readers get the kept bytes; made-up queries neither cost work nor memory."""
    address = script_of(client, "react-dom")
    first = client.get(address, headers=BROTLI).data
    monkeypatch.setattr(brotli, "compress", lambda *_, **__: pytest.fail("compressed again"))
    assert client.get(address, headers=BROTLI).data == first
    assert client.get(f"{address}?x=1", headers=BROTLI).data == first


def test_answers_are_compressed_and_not_kept(client: FlaskClient) -> None:
    """Two answers from one address are two contents: each is compressed for itself."""
    home, other = client.get("/", headers=BROTLI), client.get("/", headers=BROTLI)
    assert home.headers["Content-Encoding"] == "br"
    assert brotli.decompress(home.data) != brotli.decompress(other.data)  # each page has a token of its own


@pytest.mark.parametrize(
    ("path", "kept"),
    [
        ("/", "no-cache"),
        ("/_dash-layout", "no-store"),
        ("/assets/tokens.css", "no-cache"),
        ("/assets/tokens.css?m=1", "public, max-age=31536000, immutable"),
        ("/assets/none.css?m=1", None),
    ],
)
def test_browsers_keep_what_names_its_version_and_store_no_data(
    client: FlaskClient, path: str, kept: str | None
) -> None:
    """Versioned files for a year; pages are asked for anew; data never stay on a reader's disk."""
    assert client.get(path).headers.get("Cache-Control") == kept


def test_answers_of_callbacks_are_never_stored(client: FlaskClient) -> None:
    """What a callback answers stays in memory."""
    assert client.post("/_dash-update-component", json=VIEW_BODY).headers["Cache-Control"] == "no-store"


def test_the_first_reader_finds_every_script_ready(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Scripts are registered before any request, since two readers at once would meet them half registered."""
    assert "dash-renderer/build/dash_renderer.min.js" in shell_app(tmp_path).registered_paths["dash"]
    monkeypatch.setattr(dashboard.app, "warm", lambda *_: None)
    assert not shell_app(tmp_path).registered_paths
