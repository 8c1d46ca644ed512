"""What must not be served is refused at the start, in words, before anything is answered."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing

import pytest

from dashboard import serve
from indicators.cli import main
from indicators.record import file_safety, open_record

KEY = "0123456789abcdef" * 2
ELSEWHERE = ("--host", "0.0.0.0", "--port", "0")  # noqa: S104 (that it is refused is the point)
REACHED = {"POSTUREWATCH_SECRET_KEY": KEY, "POSTUREWATCH_TRUSTED_HOSTS": "dashboard.example.org"}


def without(name):
    """Return what a server that others reach needs, but for one setting."""
    return {setting: value for setting, value in REACHED.items() if setting != f"POSTUREWATCH_{name}"}


def make_record(home):
    """Put an empty record where it is looked for."""
    home.mkdir(mode=0o700)
    with open_record(str(home / "record.sqlite")):
        pass
    return home / "record.sqlite"


def make_readable(home):
    """Let everyone read the record."""
    make_record(home).chmod(0o644)


def make_wal(home):
    """Switch the record to the journal in which this SQLite can lose data."""
    with closing(sqlite3.connect(make_record(home))) as connection:
        connection.execute("PRAGMA journal_mode = WAL")


def nothing(_):
    """Leave the home folder as it is."""


REFUSED = {
    "debug where others reach it": (("--debug", *ELSEWHERE), REACHED, nothing, "POSTUREWATCH_DEBUG: found true"),
    "no key where others reach it": (ELSEWHERE, without("SECRET_KEY"), nothing, "SECRET_KEY: found none"),
    "a short key": (ELSEWHERE, REACHED | {"POSTUREWATCH_SECRET_KEY": "changeme"}, nothing, "found 8 characters"),
    "a key of one sign": (ELSEWHERE, REACHED | {"POSTUREWATCH_SECRET_KEY": "x" * 40}, nothing, "1 different character"),
    "a world-readable record": ((), {}, make_readable, "found a record that other users may open"),
    "a record in WAL": ((), {}, make_wal, "found the journal mode WAL"),
    "no trusted host": (ELSEWHERE, without("TRUSTED_HOSTS"), nothing, "TRUSTED_HOSTS: found none"),
    "a header without proxies": (
        (), {"POSTUREWATCH_PROXY_USER_HEADER": "X-Forwarded-User"}, nothing, "TRUSTED_PROXIES: found none",
    ),
    "proxies without a header": ((), {"POSTUREWATCH_TRUSTED_PROXIES": "10.0.0.5"}, nothing, "USER_HEADER: found none"),
    "everyone as a proxy": (
        (), {"POSTUREWATCH_PROXY_USER_HEADER": "X-U", "POSTUREWATCH_TRUSTED_PROXIES": "::/0"}, nothing, "is everyone",
    ),
}  # fmt: skip


@pytest.fixture(autouse=True)
def home(monkeypatch, tmp_path):
    """Give a home that is not there yet, no other setting, and a server that must not be reached."""
    for name in [name for name in os.environ if name.startswith("POSTUREWATCH_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("POSTUREWATCH_HOME", str(tmp_path / "home"))
    monkeypatch.setattr("dashboard.server.run", lambda *_, **__: pytest.fail("served"))
    # Neither this process's log nor its environment is the test's to change.
    monkeypatch.setattr("dashboard.logs.write_log", lambda: None)
    monkeypatch.setattr(serve, "_count_together", lambda: None)
    monkeypatch.setattr(file_safety, "SAFE_WAL", (99, 0, 0))
    return tmp_path / "home"


@pytest.mark.parametrize("case", REFUSED)
def test_it_is_not_served(case, home, monkeypatch, capsys):
    """The start ends with one sentence that names the setting or the file and says what to do, and no traceback."""
    options, environment, prepare, said = REFUSED[case]
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    prepare(home)
    assert main(["serve", "--port", "0", *options], commands=(serve,)) in {1, 2}
    told = capsys.readouterr().err
    assert said in told
    assert told.count("posturewatch: ") == 1
    assert "Traceback" not in told


def test_with_all_of_it_mended_it_is_served(home, monkeypatch):
    """The same start, with key, hosts, header and proxies: it comes to serving."""
    for name, value in REACHED.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("POSTUREWATCH_PROXY_USER_HEADER", "X-Forwarded-User")
    monkeypatch.setenv("POSTUREWATCH_TRUSTED_PROXIES", "10.0.0.5")
    make_record(home)
    served = []
    monkeypatch.setattr("dashboard.server.run", lambda server, taken, **_: (taken.close(), served.append(server)))
    assert main(["serve", *ELSEWHERE], commands=(serve,)) == 0
    asked = served[0].test_client()
    assert asked.get("/healthz", base_url="http://dashboard.example.org").status_code == 200
    assert asked.get("/healthz").status_code == 400
