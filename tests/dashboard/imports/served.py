"""The doors of imports on a bare server, with a record that holds the small watch."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from flask import Flask

from dashboard.imports.desk import ImportDesk
from dashboard.imports.routes import IMPORTS, answer_imports
from dashboard.settings import read_settings
from dashboard.sign_in import answer_who
from tests.indicators.record.records import loaded

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from flask.testing import FlaskClient
    from werkzeug.test import TestResponse

    from dashboard.imports.desk import ImportDesk as Desk
    from indicators.record import Record


@dataclass(frozen=True)
class Doors:
    """A server with a record. client: of an analyst who has given a name; stranger: of one who has not."""

    client: FlaskClient
    stranger: FlaskClient
    desk: Desk
    record: Record
    home: Path

    def send(self, folder: Path) -> str:
        """Upload a folder's files and return the token."""
        answer = self.post((path.name, path.read_bytes()) for path in sorted(folder.iterdir()))
        assert answer.status_code == 200, answer.text
        return str(answer.json["upload"])

    def post(self, files: Iterable[tuple[str, bytes]]) -> TestResponse:
        """Upload files under names of any kind."""
        data = {"file": [(io.BytesIO(content), name) for name, content in files]}
        return self.client.post(IMPORTS, data=data, content_type="multipart/form-data")

    def load(self, token: str, client: FlaskClient | None = None, **changes: Any) -> TestResponse:
        """Load an upload as the page does: with what its preview said."""
        seen = self.desk.preview(token)
        body = {"seq": seen.seen.seq, "head": seen.seen.hash, "batch": seen.batch, "reason": "second issue"}
        return (client or self.client).post(f"{IMPORTS}/{token}/load", json={**body, **changes})

    @property
    def kept(self) -> list[str]:
        """What lies in the folder of uploads."""
        folder = self.home / "uploads"
        return sorted(path.name for path in folder.iterdir()) if folder.exists() else []


def doors(folder: Path) -> Doors:
    """Serve the doors around a new record with the small watch."""
    home = folder / "home"
    home.mkdir()
    record = loaded(home)
    server = Flask("doors")
    server.secret_key = "k" * 32
    answer_who(server, read_settings(home=home))
    desk = ImportDesk(str(home / "record.sqlite"), home)
    answer_imports(server, desk)
    client = server.test_client()
    assert client.post("/who", json={"name": "an analyst"}).status_code == 200
    return Doors(client, server.test_client(), desk, record, home)
