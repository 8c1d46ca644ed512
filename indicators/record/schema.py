"""The record's tables come into being, and come up to date, whole or not at all."""

from __future__ import annotations

import os
import tempfile
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

from indicators.errors import RecordTooNew, RecordUnsafe
from indicators.record.engine import make_engine, reading, writing
from indicators.record.file_safety import make_folder, sync_file, sync_folder
from indicators.record.head_file import NO_ENTRY, write_head
from indicators.record.places import place_named

if TYPE_CHECKING:
    from sqlalchemy.engine import Connection, Engine

    from indicators.record.places import Place

_MIGRATIONS = Path(__file__).parent / "migrations"


def latest() -> str:
    """Give the number of the newest migration."""
    return known_versions()[-1]


def known_versions() -> tuple[str, ...]:
    """List the numbers of all migrations, first to newest."""
    scripts = ScriptDirectory.from_config(_config()).walk_revisions()
    return tuple(reversed([script.revision for script in scripts]))


def version_of(connection: Connection) -> str | None:
    """Give the number of the migration that a database is at; None = it has no tables yet."""
    return MigrationContext.configure(connection).get_current_revision()


def bring_up_to_date(engine: Engine, *, to: str = "head") -> None:
    """Migrate a database, in one transaction for all steps. Raises RecordTooNew for one from the future."""
    with reading(engine).begin() as connection:
        version = version_of(connection)
        strangers = [] if version else sa.inspect(connection).get_table_names()
    if strangers:
        raise RecordUnsafe(
            f"found a database of another program, with the table {strangers[0]}",
            expected="a record, or a database without tables",
            advice="Give the path or URL of another database",
        )
    if version is not None and version not in known_versions():
        raise RecordTooNew(
            f"found tables of version {version}",
            expected=f"version {latest()} or earlier",
            advice="Install the posturewatch that wrote it, or a later one",
        )
    if version == latest():
        return
    with writing(engine).begin() as connection:
        config = _config()
        config.attributes["connection"] = connection
        command.upgrade(config, to)


def create(place: Place) -> None:
    """Create a SQLite record: made complete under another name, then given its own.

    A process that is killed at any point leaves no record or a whole one. When two processes create it
    at once, the first one's stands.
    """
    if place.path is None:
        return
    make_folder(place.path.parent)
    descriptor, name = tempfile.mkstemp(dir=place.path.parent, prefix=f".{place.path.name}.")
    os.close(descriptor)  # mkstemp makes it for its owner only
    unfinished = Path(name)
    try:
        bring_up_to_date(make_engine(place_named(unfinished), read_only=False))
        sync_file(unfinished)
        # The head first: from the moment a record is there, a missing head means that it was taken away.
        if place.head is not None and not place.path.exists():
            write_head(place.head, NO_ENTRY)
        give_name(unfinished, place.path)
    finally:
        unfinished.unlink(missing_ok=True)


def give_name(unfinished: Path, path: Path) -> bool:
    """Give a finished file its name unless a file has it already; tell whether it was given."""
    try:
        path.hardlink_to(unfinished)
    except FileExistsError:
        return False
    except OSError:  # a file system without hard links
        if path.exists():
            return False
        unfinished.rename(path)
    sync_folder(path.parent)
    return True


def drawn_up(connection: Connection) -> dict[str, str]:
    """Give the statement that made each table, index and trigger of a SQLite database."""
    query = sa.text("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL")
    return {str(row.name): str(row.sql) for row in connection.execute(query)}


@cache
def pristine(version: str | None) -> dict[str, str]:
    """Give what drawn_up gives for a new SQLite record of a version."""
    engine = sa.create_engine("sqlite+pysqlite://", poolclass=sa.StaticPool)
    with engine.begin() as connection:
        config = _config()
        config.attributes["connection"] = connection
        command.upgrade(config, version or "head")
        return drawn_up(connection)


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return config
