"""Opening the record: its file is safe, its tables up to date, its head in its ledger, or it is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

from indicators.errors import RecordDamaged, RecordNotFound
from indicators.record import ledger
from indicators.record.engine import make_engine
from indicators.record.failures import RESTORE, in_words
from indicators.record.file_safety import check_file
from indicators.record.head_file import clear_leavings, read_head
from indicators.record.places import place_named
from indicators.record.record import Record
from indicators.record.schema import bring_up_to_date, create

if TYPE_CHECKING:
    from pathlib import Path

    from indicators.record.places import Place


def open_record(url_or_path: str | Path, *, read_only: bool = False, head_file: str | Path | None = None) -> Record:
    """Open a record; a new one is made unless read_only. No connection stays open behind.

    Raises RecordNotFound, RecordUnsafe, RecordTooNew, RecordUnreachable, RecordBusy, RecordFull where it is
    to be made or brought up to date without room, or, when the head beside it is not in its ledger,
    RecordDamaged; with read_only that last is left to verify.
    """
    place = place_named(url_or_path, head_file)
    if place.path is not None:
        with in_words(place):
            _find_or_create(place, read_only=read_only)
        check_file(place.path)
    record = Record(place, make_engine(place, read_only=read_only), read_only)
    if not read_only:
        with in_words(place):
            bring_up_to_date(record.engine)
        _hold_against_head(record)
        if place.head is not None:
            clear_leavings(place.head)
        if place.path is not None:
            clear_leavings(place.path)
    record.dispose()
    return record


def _find_or_create(place: Place, *, read_only: bool) -> None:
    if place.path is None or place.path.exists():
        return
    if read_only:
        raise RecordNotFound("found no record here", advice="Load a watch into it first", file=place.name)
    head = read_head(place.head) if place.head else None
    if head is not None and head.seq > 0:
        raise RecordDamaged(
            f"found no record, but beside it the head of one with {head.seq:,} entries",
            expected="the record itself",
            advice=f"{RESTORE}; to begin anew, delete {place.head}",
            file=place.name,
        )
    create(place)


def _hold_against_head(record: Record) -> None:
    """Compare the head file with the ledger. One that lags is an ancestor: the writer was killed; mend it."""
    path = record.place.head
    if path is None:
        return
    kept = read_head(path)  # before the ledger: another process may be adding to both
    with record.reads() as connection:
        head = ledger.head_of(connection)
        is_ancestor = kept is not None and ledger.holds(connection, kept)
    if kept is None and head.seq > 0 and record.place.path is not None:
        raise RecordDamaged(
            "found no head beside the record",
            expected="the file that is written with it",
            advice=RESTORE,
            file=str(path),
        )
    if kept is not None and not is_ancestor:
        raise RecordDamaged(
            f"found entry {kept.seq:,} to be the last that was kept, and the ledger does not hold it",
            expected="a ledger that only grows: its end was lost or rewritten",
            advice=RESTORE,
            file=str(path),
        )
    if kept != head:
        record.keep(head)
