"""Proving the record: every hash of every stored row and file, the chain, the tables and the head beside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy.exc import SQLAlchemyError

from indicators.errors import PosturewatchError, RecordDamaged, sentence_of
from indicators.record.engine import reading
from indicators.record.head_file import NO_ENTRY, Head, read_head
from indicators.record.ledger import head_of, holds
from indicators.record.schema import drawn_up, known_versions, pristine, version_of
from indicators.record.tables import APPEND_ONLY, ledger
from indicators.record.verifying_rows import check_chain, check_rows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from sqlalchemy.engine import Connection

    from indicators.record.record import Record

MOST_FINDINGS = 1_000
"""Findings that are listed; a record with more is damaged throughout."""


@dataclass(frozen=True)
class Finding:
    """One thing in the record that is not as it was written. place: table and row, or file."""

    place: str
    found: str
    expected: str = ""

    @property
    def sentence(self) -> str:
        """Say it in one line."""
        return sentence_of(self.place, self.found, self.expected)


def verify(record: Record, printed: Head | str | None = None) -> tuple[Finding, ...]:
    """Prove the record; no findings mean that every byte of every stored row is what was written.

    Walks the ledger's chain, recomputes the hash of each stored row and file, holds rows against entries
    both ways, tables and triggers against a new record's, the head beside the record against the chain,
    and on SQLite asks its own integrity check. printed: a head, or its hash, from an earlier brief, that
    must be in the chain: whoever can rewrite the record and the file beside it cannot rewrite that.
    """
    try:
        kept, said = _kept_head(record)
        with reading(record.engine).begin() as connection:
            return tuple(_some([*said, *_checks(connection, record, kept, printed)]))
    except (SQLAlchemyError, PosturewatchError) as error:
        return (Finding(record.place.name, f"cannot be read ({_short(error)})"),)


def _checks(connection: Connection, record: Record, kept: Head | None, printed: Head | str | None) -> Iterator[Finding]:
    steps: list[tuple[str, Callable[[], Iterable[tuple[str, str, str]]]]] = [
        ("engine", lambda: _engine(connection)),
        ("tables", lambda: _tables(connection)),
        ("ledger", lambda: check_chain(connection)),
        ("rows", lambda: check_rows(connection)),
        ("head", lambda: _head(connection, record, kept)),
        ("brief", lambda: _printed(connection, printed)),
    ]
    for name, step in steps:
        try:
            for place, found, expected in step():
                yield Finding(place, found, expected)
        except (SQLAlchemyError, ValueError, TypeError) as error:
            # A page that cannot be read, or a cell of another type: one finding, and on with the rest.
            yield Finding(name, f"cannot be read ({_short(error)})")


def _engine(connection: Connection) -> Iterator[tuple[str, str, str]]:
    if connection.dialect.name != "sqlite":
        return
    for said in connection.exec_driver_sql("PRAGMA integrity_check(20)").scalars():
        if said != "ok":
            yield "database", str(said), "a sound file"
    for row in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        yield f"{row[0]} {row[1]}", "found no ledger entry for it", "one"


def _tables(connection: Connection) -> Iterator[tuple[str, str, str]]:
    version = version_of(connection)
    if version not in known_versions():
        yield "tables", f"found version {version}", f"one of {', '.join(known_versions())}"
        return
    if connection.dialect.name != "sqlite":
        yield from _server_triggers(connection)
        return
    stands, expected = drawn_up(connection), pristine(version)
    for name in sorted(stands.keys() | expected.keys()):
        if stands.get(name) != expected.get(name):
            found = (
                "does not belong here" if name not in expected else "was altered" if name in stands else "is missing"
            )
            yield f"table or trigger {name}", found, "it as in a new record"


def _server_triggers(connection: Connection) -> Iterator[tuple[str, str, str]]:
    """Find triggers that PostgreSQL no longer has, or has switched off ("D")."""
    query = sa.text("SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled <> 'D'")
    at_work = set(connection.execute(query).scalars())
    for table in APPEND_ONLY:
        for trigger in (f"{table}_refuses_change", f"{table}_refuses_truncate"):
            if trigger not in at_work:
                yield f"table or trigger {trigger}", "is missing or switched off", "it as in a new record"


def _kept_head(record: Record) -> tuple[Head | None, list[Finding]]:
    """Read the head file before the ledger, which may grow meanwhile."""
    if record.place.head is None:
        return None, []
    try:
        return read_head(record.place.head), []
    except (RecordDamaged, OSError) as error:
        return None, [Finding(str(record.place.head), _short(error))]


def _head(connection: Connection, record: Record, kept: Head | None) -> Iterator[tuple[str, str, str]]:
    file = record.place.head
    if file is None:
        return
    if kept is None and head_of(connection) != NO_ENTRY:
        yield str(file), "found no head beside the record", "the ledger's last entry"
    if kept is not None and not holds(connection, kept):
        yield str(file), f"found entry {kept.seq}, {kept.hash}", "an entry of the ledger: its end was lost or rewritten"


def _printed(connection: Connection, printed: Head | str | None) -> Iterator[tuple[str, str, str]]:
    if printed is None:
        return
    if not has_head(connection, printed):
        name = printed.hash if isinstance(printed, Head) else printed
        yield "printed head", f"found no entry {name}", "an entry of the ledger: it was rewritten since the brief"


def has_head(connection: Connection, printed: Head | str) -> bool:
    """Tell whether a printed head, or its hash, is in the chain."""
    if isinstance(printed, Head):
        return holds(connection, printed)
    return connection.execute(sa.select(ledger.c.seq).where(ledger.c.hash == printed)).first() is not None


def _some(findings: list[Finding]) -> list[Finding]:
    if len(findings) <= MOST_FINDINGS:
        return findings
    left = len(findings) - MOST_FINDINGS
    return [*findings[:MOST_FINDINGS], Finding("record", f"found {left:,} more")]


def _short(error: Exception) -> str:
    return str(getattr(error, "orig", None) or error).strip().splitlines()[0]
