"""What the Weights page asks of the record: save, delete, restore; each only over the version that was seen."""

from __future__ import annotations

from threading import RLock
from typing import TYPE_CHECKING, Any, Final

from dashboard import text_weight_sets as words
from dashboard.saved_sets.set_id import id_of
from indicators.definition import WeightSet
from indicators.definition_file import read_text
from indicators.errors import PosturewatchError, RecordDamaged
from indicators.record import delete_weight_set, open_record, restore_weight_set, save_weight_set
from indicators.weight_set_text import weight_set_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from indicators.catalogue import Catalogue
    from indicators.record import Record, SavedWeightSet

LONGEST_TITLE: Final = 200
LONGEST_ID: Final = 60
LONGEST_REASON: Final = 2000


class SaveRefused(PosturewatchError):  # noqa: N818 (named after its cause, as a person would say it)
    """Something is missing to save a set; the sentence says what."""


class SetDesk:
    """The saved sets of one record. May be shared by threads and forked: the record is opened when it is needed."""

    def __init__(self, place: str) -> None:
        """place: the record's file or address."""
        self._place = place
        self._opening = RLock()
        self._opened: Record | None = None

    @property
    def record(self) -> Record:
        """The record; one that does not verify is opened for reading, and refuses to be written."""
        with self._opening:
            if self._opened is None:
                try:
                    self._opened = open_record(self._place)
                except RecordDamaged:
                    self._opened = open_record(self._place, read_only=True)
            return self._opened

    def save(
        self,
        weights: Mapping[str, float],
        title: str,
        *,
        author: str,
        reason: str,
        seen: Mapping[str, int],
        catalogue: Catalogue,
    ) -> SavedWeightSet:
        """Save weights under a name. seen: the version of each saved set that the reader had before them.

        Raises SaveRefused without a name or a reason, and what save_weight_set raises: RecordChanged with
        .theirs, WeightSetBuiltIn, RecordError.
        """
        drawn = draft(title, weights)
        return save_weight_set(
            self.record,
            drawn,
            author=author,
            reason=_said(reason),
            seen_version=seen.get(drawn.id),
            catalogue=catalogue,
        )

    def delete(self, set_id: str, *, author: str, reason: str, seen: int) -> SavedWeightSet:
        """Delete a set; its versions stay. Raises SaveRefused, and what delete_weight_set raises."""
        return delete_weight_set(self.record, set_id, author=author, reason=_said(reason), seen_version=seen)

    def restore(
        self, set_id: str, version: int, *, author: str, reason: str, seen: int, catalogue: Catalogue
    ) -> SavedWeightSet:
        """Save an old version as the newest. Raises SaveRefused, and what restore_weight_set raises."""
        return restore_weight_set(
            self.record, set_id, version, author=author, reason=_said(reason), seen_version=seen, catalogue=catalogue
        )


def draft(title: str, weights: Mapping[str, float], set_id: str | None = None, **others: Any) -> WeightSet:
    """Make a set of weights under a name; what weighs nothing is left out, unless nothing weighs anything.

    set_id: None = the name's own. Raises SaveRefused for a name without a letter or digit or with signs that
    cannot be seen.
    """
    title = " ".join(title.split())
    if not title:
        raise SaveRefused(words.NO_NAME, advice=words.GIVE_A_NAME)
    set_id = set_id or id_of(title)
    if not set_id:
        raise SaveRefused(words.NAMELESS.format(name=title), advice=words.GIVE_A_NAME)
    if len(title) > LONGEST_TITLE or not title.isprintable():
        raise SaveRefused(words.NAME_UNFIT.format(most=LONGEST_TITLE), advice=words.GIVE_A_NAME)
    heavy = {name: weight for name, weight in weights.items() if weight}
    made = WeightSet.model_construct(
        id=set_id, title=title, weights=heavy or dict.fromkeys(list(weights)[:1], 0.0), **others
    )
    # Read back as from a file: what a file would be refused for cannot be saved.
    return read_text(weight_set_text(made), WeightSet, f"{set_id}.toml")


def _said(reason: str) -> str:
    reason = reason.strip()
    if not reason:
        raise SaveRefused(words.NO_REASON, advice=words.GIVE_A_REASON)
    if len(reason) > LONGEST_REASON:
        raise SaveRefused(words.LONG_REASON.format(found=len(reason), most=LONGEST_REASON), advice=words.SHORTEN)
    return reason
