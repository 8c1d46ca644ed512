"""Uploads ten times too large, and one as large as may be, take nothing away from twenty other readers."""

from __future__ import annotations

import csv
import os
import re
import shutil
import socket
import subprocess
import sys
import threading
import time
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
import requests

from dashboard.imports.limits import LARGEST_UPLOAD
from indicators.shipped import shipped_watch_folder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

READERS = 20
SECONDS = 20.0
PACE = 0.5  # seconds between a reader's questions
ROWS = 60_000  # coded reports, 18 MB
pytestmark = pytest.mark.soak


@pytest.fixture
def url(tmp_path: Path) -> Iterator[str]:
    """Start the dashboard as a user does."""
    environment = os.environ | {"POSTUREWATCH_HOME": str(tmp_path / "home")}
    command = [sys.executable, "-m", "dashboard", "--port", "0"]
    process = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout
        found = re.search(r"http://127\.0\.0\.1:\d+", process.stdout.readline())
        assert found
        yield found.group()
    finally:
        process.terminate()
        process.wait(timeout=20)


def p95_of_readers(url: str) -> float:
    """Let twenty readers ask for a while; return the seconds within which 95 of 100 answers came."""
    took: list[float] = []
    ends = time.monotonic() + SECONDS

    def read() -> None:
        with requests.Session() as session:
            while time.monotonic() < ends:
                began = time.monotonic()
                assert session.get(f"{url}/_dash-dependencies", timeout=60).ok
                took.append(time.monotonic() - began)
                time.sleep(PACE)

    readers = [threading.Thread(target=read) for _ in range(READERS)]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join()
    return sorted(took)[int(0.95 * len(took))]


def while_(work: Callable[[], None], url: str) -> float:
    """Measure the readers while something else goes on again and again."""
    ended = threading.Event()

    def go_on() -> None:
        while not ended.is_set():
            work()

    beside = threading.Thread(target=go_on)
    beside.start()
    try:
        return p95_of_readers(url)
    finally:
        ended.set()
        beside.join()


def named(url: str) -> requests.Session:
    """Give a name."""
    session = requests.Session()
    assert session.post(f"{url}/who", json={"name": "an analyst"}, timeout=60).ok
    return session


def too_large(url: str, session: requests.Session) -> str:
    """Send ten times too much until it is refused; return the answer."""
    host, port = urlsplit(url).hostname, urlsplit(url).port
    cookie = "; ".join(f"{name}={value}" for name, value in session.cookies.items())
    head = (
        f"POST /imports HTTP/1.1\r\nHost: {host}:{port}\r\nCookie: {cookie}\r\n"
        f"Content-Type: multipart/form-data; boundary=x\r\nContent-Length: {10 * LARGEST_UPLOAD}\r\n\r\n"
    )
    with socket.create_connection((host, port), timeout=60) as connection:
        try:
            connection.sendall(head.encode())
            for _ in range(10 * LARGEST_UPLOAD // 2**16):
                connection.sendall(b"x" * 2**16)
        except OSError:  # refused and closed while we were sending
            pass
        try:
            return connection.recv(4096).decode()
        except OSError:
            return ""


def large_watch(folder: Path) -> Path:
    """Write the shipped watch with its reports told again and again under other ids."""
    shutil.copytree(shipped_watch_folder(), folder)
    with (folder / "events.csv").open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    with (folder / "events.csv").open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        for number in range(ROWS):
            row = rows[number % len(rows)]
            writer.writerow(
                {**row, "event_id": f"x{number}", "incident_id": f"i{number}", "char_start": "", "char_end": ""}
            )
    return folder


def test_refusing_what_is_too_large_costs_others_nothing(url: str) -> None:
    """Twenty readers wait no longer than twice as long; the refusal comes at once and says why."""
    session = named(url)
    usual = p95_of_readers(url)
    answers: list[str] = []
    beside = while_(lambda: answers.append(too_large(url, session)), url)
    assert len(answers) > 50
    assert "320 MB" in "".join(answers)
    assert beside <= 2 * usual + 0.05
    sys.stdout.write(f"p95 {usual * 1000:.0f} ms alone, {beside * 1000:.0f} ms beside {len(answers)} refused uploads\n")


def test_a_large_dry_run_leaves_the_others_an_answer(url: str, tmp_path: Path) -> None:
    """18 MB are read beside twenty readers; most of them are answered within half a second all the same."""
    session = named(url)
    folder = large_watch(tmp_path / "large")
    usual = p95_of_readers(url)

    def look() -> None:
        files = [("file", (path.name, path.read_bytes())) for path in folder.iterdir()]
        token = session.post(f"{url}/imports", files=files, timeout=120).json()["upload"]
        assert session.get(f"{url}/imports/{token}/rejects.csv", timeout=120).ok
        assert session.post(f"{url}/imports/{token}/drop", timeout=60).ok

    beside = while_(look, url)
    sys.stdout.write(f"p95 {usual * 1000:.0f} ms alone, {beside * 1000:.0f} ms beside dry runs of {ROWS:,} reports\n")
    assert beside <= max(2 * usual, 0.5)
