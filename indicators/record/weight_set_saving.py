"""Saving, deleting and restoring weight sets: each a new version, over the one that the saver saw."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from indicators.catalogue import load_catalogue, require_known_indicators
from indicators.errors import RecordChanged, UnknownVersion, WeightSetBuiltIn
from indicators.record.tables import Kind
from indicators.record.weight_sets import saved, saved_weight_set, weight_set_history
from indicators.weight_set_text import weight_set_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from indicators.catalogue import Catalogue
    from indicators.definition import WeightSet
    from indicators.record.record import Record
    from indicators.record.weight_sets import SavedWeightSet


def save_weight_set(
    record: Record,
    weight_set: WeightSet,
    *,
    author: str,
    reason: str,
    seen_version: int | None,
    catalogue: Catalogue | None = None,
) -> SavedWeightSet:
    """Save a set as its id's next version; what stands already, as saved or as signed, is not written again.

    seen_version: the version that the saver had before them, None where they saw none; a deleted one counts
    as none. catalogue: its indicators may be weighed and its built-in ids are taken; None = load_catalogue().
    Raises WeightSetBuiltIn; DefinitionsRejected, naming each unknown indicator; RecordError without an author
    or a reason; RecordChanged when a newer version stands, which it carries in .theirs.
    """
    catalogue = catalogue or load_catalogue()
    _refuse_built_in(weight_set.id, catalogue)
    require_known_indicators(weight_set, catalogue, f"{weight_set.id}.toml")
    newest = next(iter(weight_set_history(record, weight_set.id)[-1:]), None)
    if seen_version is None:
        seen_version = newest.version if newest and newest.deleted else 0
    elif newest and newest.version == seen_version and not newest.deleted and newest.signed == weight_set:
        return newest
    return _saved_over(record, weight_set, seen_version, author=author, reason=reason)


def delete_weight_set(
    record: Record, set_id: str, *, author: str, reason: str, seen_version: int | None = None
) -> SavedWeightSet:
    """Say that a set is gone from here on; its versions stay and can be restored.

    seen_version: None = whichever stands. Raises UnknownWeightSet, UnknownVersion where it is gone already,
    RecordChanged when another version stands than was seen.
    """
    newest = saved_weight_set(record, set_id)
    seen = newest.version if seen_version is None else seen_version
    with _told_in_sets(newest.set):
        if newest.deleted and seen == newest.version:
            raise UnknownVersion(f'the weight set "{set_id}"', seen, "one that is there; it was deleted before")
        return saved(record.remove(Kind.WEIGHT_SETS, set_id, seen, author=author, reason=reason))


def restore_weight_set(
    record: Record,
    set_id: str,
    version: int,
    *,
    author: str,
    reason: str,
    seen_version: int | None = None,
    catalogue: Catalogue | None = None,
) -> SavedWeightSet:
    """Save an old version of a set as its newest, deleted or not; the weights are those of that version.

    seen_version: None = whichever stands. Restoring what stands writes nothing. Raises WeightSetBuiltIn,
    UnknownWeightSet, UnknownVersion for a version that is not there or is a deletion, RecordChanged.
    """
    _refuse_built_in(set_id, catalogue or load_catalogue())
    wanted = saved_weight_set(record, set_id, version)
    versions = weight_set_history(record, set_id)
    if wanted.deleted:
        choices = ", ".join(str(each.version) for each in versions if not each.deleted)
        raise UnknownVersion(f'the weight set "{set_id}" to restore: it is a deletion', version, f"one of {choices}")
    seen = versions[-1].version if seen_version is None else seen_version
    return _saved_over(record, wanted.set, seen, author=author, reason=reason)


def _saved_over(record: Record, weight_set: WeightSet, seen: int, *, author: str, reason: str) -> SavedWeightSet:
    cells = {"text": weight_set_text(weight_set)}
    with _told_in_sets(weight_set):
        return saved(record.save(Kind.WEIGHT_SETS, weight_set.id, cells, seen, author=author, reason=reason))


def _refuse_built_in(set_id: str, catalogue: Catalogue) -> None:
    if set_id in catalogue.built_in:
        raise WeightSetBuiltIn(set_id, catalogue.built_in)


@contextmanager
def _told_in_sets(yours: WeightSet) -> Iterator[None]:
    """Let a loser see the two sets, not the cells that they are stored in."""
    try:
        yield
    except RecordChanged as changed:
        raise RecordChanged(
            changed.found,
            theirs=saved(changed.theirs),
            yours=yours,
            advice="Compare their version with yours, and save again over theirs",
            file=f'weight set "{yours.id}"',
        ) from None
