"""The dashboard as a user starts it, on a free port, for as long as pictures are taken."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_STARTS_WITHIN = 120  # seconds, on a busy machine
_STOPS_WITHIN = 20


@contextmanager
def serving() -> Iterator[str]:
    """Serve the shipped watch; give the address. Raises RuntimeError when the server does not say where it is."""
    with tempfile.TemporaryDirectory() as home:
        process = subprocess.Popen(
            [sys.executable, "-m", "dashboard", "--port", "0"],
            env=os.environ | {"POSTUREWATCH_HOME": home},
            stdout=subprocess.PIPE,
            text=True,
        )
        timer = threading.Timer(_STARTS_WITHIN, process.kill)
        timer.start()
        try:
            line = process.stdout.readline() if process.stdout else ""
            timer.cancel()
            said = re.search(r"http://[\w.:]+", line)
            if said is None:
                message = f"the server said {line!r} instead of its address"
                raise RuntimeError(message)
            yield said.group()
        finally:
            timer.cancel()
            process.terminate()
            process.wait(timeout=_STOPS_WITHIN)
