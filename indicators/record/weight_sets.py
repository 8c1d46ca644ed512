"""Saved weight sets: which there are, what they were, and the catalogue with them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from indicators.definition import WeightSet
from indicators.definition_file import read_text
from indicators.definition_values import not_a
from indicators.errors import UnknownVersion, UnknownWeightSet
from indicators.record.rebuilding import entry_at
from indicators.record.revisions import held_revisions, history_of
from indicators.record.tables import EVERY_WATCH, Kind

if TYPE_CHECKING:
    from datetime import datetime

    from indicators.catalogue import Catalogue
    from indicators.record.record import Record
    from indicators.record.revisions import Revision


@dataclass(frozen=True)
class SavedWeightSet:
    """One version of a saved set. version: 1, 2, 3 ..., deletions counted. saved_at: UTC.

    set: what was saved; of a deletion, what was deleted. author, reason: of this version, from the ledger.
    """

    id: str
    version: int
    set: WeightSet
    author: str
    reason: str
    saved_at: datetime
    deleted: bool

    @property
    def signed(self) -> WeightSet:
        """The set to hand to others: where it names no author, reason or date, those of this version."""
        blanks = {"author": self.author, "reason": self.reason, "date": self.saved_at.date()}
        return self.set.model_copy(update={name: said for name, said in blanks.items() if not getattr(self.set, name)})


def saved_weight_sets(
    record: Record, record_at: datetime | None = None, *, with_deleted: bool = False
) -> tuple[SavedWeightSet, ...]:
    """Give the newest version of every saved set, by id, as the record held them at a moment; None = now.

    Deleted sets are left out unless with_deleted. Empty where none is saved. Raises RecordTimeUnclear for
    a moment that is not clear, RecordDamaged for a row that was altered.
    """
    with record.reads() as connection:
        upto = entry_at(connection, record_at)
        found = [saved(each) for each in held_revisions(connection, Kind.WEIGHT_SETS, EVERY_WATCH, upto)]
    return tuple(sorted((each for each in found if with_deleted or not each.deleted), key=lambda each: each.id))


def weight_set_history(record: Record, set_id: str, record_at: datetime | None = None) -> tuple[SavedWeightSet, ...]:
    """Give every version of a saved set, oldest first; empty where there never was one of this id."""
    with record.reads() as connection:
        upto = entry_at(connection, record_at)
        found = history_of(connection, Kind.WEIGHT_SETS, EVERY_WATCH, set_id, upto)
    return tuple(saved(each) for each in found)


def saved_weight_set(
    record: Record, set_id: str, version: int | None = None, record_at: datetime | None = None
) -> SavedWeightSet:
    """Give one version of a saved set; None = the newest, which may be a deletion.

    Raises UnknownWeightSet with the sets there are, UnknownVersion with the versions there are.
    """
    versions = weight_set_history(record, set_id, record_at)
    if not versions:
        complaint = not_a(set_id, "a saved weight set", [each.id for each in saved_weight_sets(record, record_at)])
        raise UnknownWeightSet(complaint.found, advice=complaint.advice, field="id")
    if version is None:
        return versions[-1]
    if not 1 <= version <= len(versions):
        raise UnknownVersion(f'the weight set "{set_id}"', version, f"1 to {len(versions)}")
    return versions[version - 1]


def catalogue_with(record: Record, catalogue: Catalogue, record_at: datetime | None = None) -> Catalogue:
    """Give a catalogue with the record's sets after its built-in ones, as held at a moment; None = now.

    A built-in set keeps its id, whatever was saved under it. Indicators that the catalogue does not define
    are left out of a saved set.
    """
    return catalogue.with_saved(each.set for each in saved_weight_sets(record, record_at))


def saved(revision: Revision) -> SavedWeightSet:
    """Read a stored version of a weight set."""
    named = read_text(revision.cells.get("text", ""), WeightSet, f"{revision.object_id}.toml")
    return SavedWeightSet(
        revision.object_id,
        revision.rev,
        named,
        revision.author,
        revision.reason,
        revision.at,
        revision.is_deleted,
    )
