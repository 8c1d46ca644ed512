"""Say what is being done once it takes longer than a person waits without wondering."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from threading import Timer
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

WAIT_SECONDS = 0.3


@contextmanager
def progress(doing: str) -> Iterator[None]:
    """Print `doing` to standard error if the work is still going on after 0.3 s; clear it afterwards.

    Silent where standard error is no terminal: logs and pipes get results, not waiting.
    """
    if not sys.stderr.isatty():
        yield
        return
    shown = False

    def show() -> None:
        nonlocal shown
        shown = True
        sys.stderr.write(f"{doing} ...")
        sys.stderr.flush()

    timer = Timer(WAIT_SECONDS, show)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        if shown:
            sys.stderr.write("\r\033[K")
