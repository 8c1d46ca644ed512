"""The options of commands that use the record: where it is, who writes, as of which moment of it.

Commands import the record when they run: it takes as long to import as a watch to score.
"""

from __future__ import annotations

import argparse
import getpass
import os
from pathlib import Path
from typing import TYPE_CHECKING, Final

from platformdirs import user_data_path

from indicators.moments import read_moment

if TYPE_CHECKING:
    from datetime import datetime

HOME: Final = "POSTUREWATCH_HOME"
FILE_NAME: Final = "record.sqlite"
DATABASE_URL: Final = "POSTUREWATCH_DATABASE_URL"


def add_record_option(parser: argparse.ArgumentParser) -> None:
    """Declare --record."""
    parser.add_argument(
        "--record",
        metavar="FILE|URL",
        help=f"the record's SQLite file or its postgresql:// address (default: {DATABASE_URL}, "
        f"else {FILE_NAME} in {HOME})",
    )


def add_author_option(parser: argparse.ArgumentParser) -> None:
    """Declare --author."""
    parser.add_argument("--author", help="who the ledger names (default: the user who runs this)")


def add_record_at_option(parser: argparse.ArgumentParser) -> None:
    """Declare --record and --record-at."""
    add_record_option(parser)
    parser.add_argument(
        "--record-at",
        type=moment,
        metavar="MOMENT",
        help="what the record held at this moment, for example 2020-03-22T18:00Z; a day alone means its end, UTC",
    )


def moment(text: str) -> datetime:
    """Read a moment for argparse: ISO 8601 with an offset, or a day, which means its last moment in UTC."""
    read = read_moment(text)
    if read is None:
        message = f'"{text}" is no clear moment. Write it with its offset, for example 2020-03-22T18:00Z.'
        raise argparse.ArgumentTypeError(message)
    return read


def record_named(given: str | None) -> str:
    """Say where the record is: as given, else by the environment, else in the home folder."""
    if given:
        return given
    url = os.environ.get(DATABASE_URL)
    if url:
        return url
    home = os.environ.get(HOME)
    return str((Path(home) if home else user_data_path("posturewatch", appauthor=False)) / FILE_NAME)


def author_named(given: str | None) -> str:
    """Say who writes: as given, else the user of the system."""
    if given:
        return given
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a user without a name, as in some containers
        return f"user {os.getuid()}" if hasattr(os, "getuid") else "unknown user"
