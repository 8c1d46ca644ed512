"""The log: one JSON object a line, so that machines can read it and no text in it can pass for a second line."""

from __future__ import annotations

import logging
import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import orjson

if TYPE_CHECKING:
    from typing import TextIO


class JsonLines(logging.Formatter):
    """Writes time (UTC), level, where (the logger), message, and for a fault its traceback as one string."""

    def format(self, record: logging.LogRecord) -> str:
        """Write one line."""
        line = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "where": record.name,
            "message": record.getMessage(),
            "process": record.process,
        }
        if record.exc_info:
            line["traceback"] = self.formatException(record.exc_info)
        return orjson.dumps(line, default=str).decode()


def write_log(stream: TextIO = sys.stderr, level: int = logging.WARNING) -> None:
    """Send everything from a level on to a stream, line by line."""
    handler = logging.StreamHandler(stream)
    handler.setFormatter(JsonLines())
    logging.basicConfig(level=level, handlers=[handler], force=True)
