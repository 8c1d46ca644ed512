"""How the app is listened to: the address is taken first, said once, and both servers answer."""

from __future__ import annotations

import builtins
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from typing import TYPE_CHECKING, Any

import pytest
from flask import Flask

from dashboard import server
from dashboard.errors import AddressUnusable, PortTaken
from dashboard.server import address_of, listen

if TYPE_CHECKING:
    from pathlib import Path


def test_port_zero_takes_a_free_port_and_names_it() -> None:
    """The address that is said is the one that is taken."""
    with listen("127.0.0.1", 0) as taken:
        port = taken.getsockname()[1]
        assert port > 0
        assert address_of(taken) == f"http://127.0.0.1:{port}"


def test_an_ipv6_address_is_written_in_brackets() -> None:
    """As browsers want it."""
    if not socket.has_ipv6:
        pytest.skip("this machine has no IPv6")
    try:
        taken = listen("::1", 0)
    except AddressUnusable:
        pytest.skip("this machine has no IPv6 loopback")
    with taken:
        assert address_of(taken) == f"http://[::1]:{taken.getsockname()[1]}"


def test_a_taken_port_is_said_to_be_taken() -> None:
    """Two servers cannot share a port; the message says how to choose another."""
    with listen("127.0.0.1", 0) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(PortTaken, match=f"another program listening on 127.0.0.1, port {port}.*--port"):
            listen("127.0.0.1", port)


def test_an_address_of_another_machine_is_said_to_be_unusable() -> None:
    """The system's reason, and what to change."""
    with pytest.raises(AddressUnusable, match=r"no way to listen on 192\.0\.2\.7, port 8050: .*--host"):
        listen("192.0.2.7", 8050)


def test_where_gunicorn_cannot_run_a_threaded_server_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    """The fallback says that it is ready, begins the work beside, and answers requests at the taken address."""
    without_gunicorn(monkeypatch)
    app, told = Flask("fallback"), []
    app.add_url_rule("/", view_func=lambda: "answered")
    taken = listen("127.0.0.1", 0)
    address = address_of(taken)
    begun = threading.Event()
    arguments = (app, taken, lambda: told.append("ready"), begun.set)
    threading.Thread(target=server.run, args=arguments, daemon=True).start()
    assert begun.wait(20)
    with urllib.request.urlopen(address, timeout=20) as answer:  # noqa: S310 (our own address)
        assert answer.read() == b"answered"
    assert told == ["ready"]


def test_work_beside_that_fails_stops_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """What cannot be prepared is said when a reader asks for it."""
    hook = []
    monkeypatch.setattr(threading, "excepthook", hook.append)
    done = threading.Event()

    def fail() -> None:
        done.set()
        raise RuntimeError

    server._beside(fail)
    assert done.wait(20)
    time.sleep(0.05)
    assert hook == []


def without_gunicorn(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make gunicorn unimportable, as it is where processes cannot be forked."""
    real = builtins.__import__

    def refuse(name: str, *rest: Any) -> Any:
        if name.startswith("gunicorn"):
            raise ImportError(name)
        return real(name, *rest)

    monkeypatch.setattr(builtins, "__import__", refuse)


class TestCommand:
    """posturewatch serve, as started by a user."""

    def start(self, home: Path, *options: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """Run the command to its end; it must end by itself."""
        return subprocess.run(
            [sys.executable, "-m", "dashboard", *options],
            env={"POSTUREWATCH_HOME": str(home), "PATH": "", **environment},
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )

    def test_it_refuses_to_be_reached_without_a_key(self, tmp_path: Path) -> None:
        """One sentence, wrong use, and nothing written."""
        ended = self.start(tmp_path / "home", "--host", "192.0.2.7")
        assert ended.returncode == 2
        assert ended.stderr.startswith("posturewatch: POSTUREWATCH_SECRET_KEY: found none, and 192.0.2.7")
        assert not (tmp_path / "home").exists()

    def test_it_refuses_debug_where_others_can_reach_it(self, tmp_path: Path) -> None:
        """Even with a key."""
        ended = self.start(tmp_path, "--host", "192.0.2.7", "--debug", POSTUREWATCH_SECRET_KEY="0123456789abcdef" * 2)
        assert ended.returncode == 2
        assert "POSTUREWATCH_DEBUG: found true" in ended.stderr

    def test_it_says_at_once_that_a_port_is_taken(self, tmp_path: Path) -> None:
        """Before the watch is read, and without a traceback."""
        with listen("127.0.0.1", 0) as taken:
            ended = self.start(tmp_path, "--port", str(taken.getsockname()[1]))
        assert ended.returncode == 2
        assert "another program listening" in ended.stderr
        assert "Traceback" not in ended.stderr

    def test_its_help_has_an_example(self, tmp_path: Path) -> None:
        """What to type, and what for."""
        ended = self.start(tmp_path, "--help")
        assert ended.returncode == 0
        assert "posturewatch serve --watch data/iraq-2020 --port 8050" in ended.stdout
