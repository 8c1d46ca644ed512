"""What the house tests look at: the files that git tracks, and where each stands."""

from __future__ import annotations

import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
_BINARY = {".png", ".ico", ".woff2"}


@cache
def tracked_files() -> tuple[str, ...]:
    """List the tracked files that are there, as paths from the root."""
    # Whoever runs the tests need not own the checkout.
    command = ["git", "-c", "safe.directory=*", "ls-files", "-z"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, text=True).stdout
    return tuple(path for path in listed.split("\0") if path and (ROOT / path).is_file())


def tracked(*endings: str, under: str = "") -> list[str]:
    """List the tracked files with one of these endings, below a folder."""
    return [path for path in tracked_files() if path.startswith(under) and path.endswith(endings)]


def tracked_texts() -> list[str]:
    """List the tracked files that are text."""
    return [path for path in tracked_files() if Path(path).suffix not in _BINARY]


def read(path: str) -> str:
    """Read a tracked text."""
    return (ROOT / path).read_text(encoding="utf-8")
