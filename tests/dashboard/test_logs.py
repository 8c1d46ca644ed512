"""The log is one JSON object a line, whatever is written into it."""

from __future__ import annotations

import io
import json
import logging
from typing import TYPE_CHECKING

import pytest

from dashboard.logs import write_log

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def written() -> Iterator[io.StringIO]:
    """Collect the log, and put the handlers back that were there."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    root.handlers.clear()  # force=True would close them
    stream = io.StringIO()
    write_log(stream)
    yield stream
    root.handlers[:] = handlers
    root.setLevel(level)


def test_a_message_of_two_lines_stays_one(written: io.StringIO) -> None:
    """Nothing a browser sends can pass for a line of its own."""
    logging.getLogger("dashboard.gate").warning("refused: %s", 'x"\n2026-01-01 forged')
    (line,) = written.getvalue().splitlines()
    read = json.loads(line)
    assert (read["level"], read["where"]) == ("warning", "dashboard.gate")
    assert read["message"] == 'refused: x"\n2026-01-01 forged'
    assert read["time"].endswith("+00:00")


def test_a_fault_carries_its_traceback_in_its_line(written: io.StringIO) -> None:
    """And what is not worth a warning is not written."""
    log = logging.getLogger("posturewatch.test")
    log.info("nothing to see")
    try:
        raise ValueError("on purpose")  # noqa: TRY301
    except ValueError:
        log.exception("fault 1a2b3c")
    (line,) = written.getvalue().splitlines()
    assert "ValueError: on purpose" in json.loads(line)["traceback"]
