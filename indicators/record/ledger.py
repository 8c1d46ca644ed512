"""The ledger: who changed what, when, why, from what, to what; each entry holds the hash of the one before.

Entries are numbered 1, 2, 3 ... and are ordered by that number alone: clocks jump.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from indicators.errors import RecordError
from indicators.record.canonical import digest
from indicators.record.head_file import NO_ENTRY, Head
from indicators.record.tables import ledger

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.engine import Connection, RowMapping

LONGEST_AUTHOR = 200
LONGEST_REASON = 2_000


class Action(StrEnum):
    """What an entry did. The first three are a load's, entry by entry; the next two a person's."""

    LOAD = "load"
    ADD = "add"
    CHANGE = "change"
    GONE = "gone"
    SAVE = "save"
    REMOVE = "remove"


OF_A_LOAD = (Action.ADD, Action.CHANGE, Action.GONE)


@dataclass(frozen=True)
class Signature:
    """Who does something, why, and when (UTC, canonical.stamp)."""

    author: str
    reason: str
    at: str


@dataclass(frozen=True)
class Entry:
    """What an entry says of its object, before it is numbered, signed and chained."""

    action: Action
    watch: str
    kind: str
    object_id: str
    based_on: int
    rev: int
    before_sha: str


def head_of(connection: Connection) -> Head:
    """Give the last entry's number and hash."""
    row = connection.execute(sa.select(ledger.c.seq, ledger.c.hash).order_by(ledger.c.seq.desc()).limit(1)).first()
    return Head(row.seq, row.hash) if row else NO_ENTRY


def holds(connection: Connection, head: Head) -> bool:
    """Tell whether the chain has this head, as its last entry or an earlier one."""
    if head == NO_ENTRY:
        return True
    found = connection.execute(sa.select(ledger.c.hash).where(ledger.c.seq == head.seq)).scalar()
    return found == head.hash


def entry_hash(row: RowMapping | dict[str, Any]) -> str:
    """Hash everything that an entry says, the hash of the one before included."""
    return digest([row[column.name] for column in ledger.columns if column is not ledger.c.hash])


def append(
    connection: Connection, entries: Sequence[tuple[Entry, str]], signature: Signature, last: Head
) -> list[dict[str, Any]]:
    """Write entries after `last`: numbered, signed, chained. Each comes with the hash of what it wrote."""
    rows = []
    seq, previous = last.seq, last.hash
    for entry, after_sha in entries:
        seq += 1
        row: dict[str, Any] = {
            "seq": seq,
            "at": signature.at,
            "author": signature.author,
            "reason": signature.reason,
            "action": entry.action.value,
            "watch": entry.watch,
            "kind": entry.kind,
            "object_id": entry.object_id,
            "based_on": entry.based_on,
            "rev": entry.rev,
            "before_sha": entry.before_sha,
            "after_sha": after_sha,
            "previous": previous,
        }
        row["hash"] = previous = entry_hash(row)
        rows.append(row)
    if rows:
        connection.execute(sa.insert(ledger), rows)
    return rows


def signed(author: str, reason: str, at: str) -> Signature:
    """Check a name and a reason. Raises RecordError when one is missing, too long or has control characters."""
    _refuse_unusable("author", author, LONGEST_AUTHOR)
    _refuse_unusable("reason", reason, LONGEST_REASON)
    return Signature(author, reason, at)


def _refuse_unusable(field: str, text: str, longest: int) -> None:
    if not text.strip():
        raise RecordError(f"found no {field}", expected="who changes the record, and why", field=field)
    if len(text) > longest:
        raise RecordError(f"found {len(text):,} characters", expected=f"at most {longest:,}", field=field)
    if not all(character.isprintable() or character == "\n" for character in text):
        raise RecordError("found an invisible character", expected="text that can be read", field=field)
