"""Where a record is: a SQLite file by its path, or a database by its URL."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from indicators.errors import RecordUnreachable

FILE_NAME = "record.sqlite"
"""The file of a record that is given as a folder."""

HEAD = ".head"
"""What the name of the head file ends in."""


@dataclass(frozen=True)
class Place:
    """A record's place. path: the SQLite file, None for a database server. head: the file beside it, if any."""

    url: URL
    path: Path | None
    head: Path | None

    @property
    def name(self) -> str:
        """How messages call it; a password is never shown."""
        return str(self.path) if self.path else self.url.render_as_string(hide_password=True)


def place_named(url_or_path: str | Path, head_file: str | Path | None = None) -> Place:
    """Understand a path or URL.

    A path that is a folder means record.sqlite in it. The head is kept in <file>.head unless head_file
    names another; a database server has no "beside", so without head_file no head is kept for it.
    Raises RecordUnreachable for a URL of another database.
    """
    text = str(url_or_path)
    if "://" not in text:
        return _file(Path(text), head_file)
    try:
        url = make_url(text)
    except ArgumentError:
        url = None
    backend = url.drivername.split("+")[0] if url else ""
    if url is not None and backend == "sqlite" and url.database and url.database != ":memory:":
        return _file(Path(url.database), head_file)
    if url is not None and backend in {"postgresql", "postgres"}:
        return Place(url.set(drivername="postgresql+psycopg"), None, Path(head_file) if head_file else None)
    raise RecordUnreachable(
        "found a database address that is not understood",
        expected="the path of a file, sqlite:///FILE or postgresql://USER@HOST/DATABASE",
        advice="Correct POSTUREWATCH_DATABASE_URL or the path given",
    )


def head_beside(path: Path) -> Path:
    """Name the head file of a SQLite file."""
    return path.with_name(path.name + HEAD)


def _file(path: Path, head_file: str | Path | None) -> Place:
    path = path.expanduser().absolute()
    if path.is_dir():
        path /= FILE_NAME
    head = Path(head_file) if head_file else head_beside(path)
    return Place(URL.create("sqlite+pysqlite", database=str(path)), path, head)
