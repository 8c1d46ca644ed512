"""The watches that can be shown: each as the record holds it now, or as it held it at a moment.

What another process loads is noticed with the next request: a watch's state in the record is asked each time,
and its tables are read anew only where that has moved.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from threading import RLock
from typing import TYPE_CHECKING, Final

from dashboard import text
from dashboard.queries import Queries
from dashboard.view import read_address
from dashboard.weighting import Weightings
from indicators.errors import RecordTimeUnclear
from indicators.moments import read_moment
from indicators.record import open_record, watches
from indicators.record.past_heads import head_at
from indicators.record.watch_states import WatchState, read_watch_in, state_of, state_with_head
from indicators.record.weight_sets import saved_weight_set, saved_weight_sets, weight_set_history

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from dashboard.recorded import Recorded
    from dashboard.view import View
    from indicators import Catalogue
    from indicators.record import Record
    from indicators.record.weight_sets import SavedWeightSet

_KEPT_SETS: Final = 256  # versions of weight sets
_KEPT_STATES: Final = 6  # watches in a state, with everything worked out for them


def no_versions(_: str) -> tuple[SavedWeightSet, ...]:
    """Without a record nothing was ever saved."""
    return ()


@dataclass(frozen=True)
class Shown:
    """What an address shows.

    queries: of the watch. asked: the view that was asked for, without a watch or a moment that the record
    lacks. messages: what of the address was not understood or is not there. head: of the record's ledger
    then; None: a folder is shown without a record.
    state: where the watch stood in the record. damage: why the record does not verify, empty when it does.
    record_at: the moment that was asked for, None = now. watches: ids to choose from. saved: the weight sets
    that somebody saved, each in its newest version then. A set that is asked for without a version is that one.
    gone: those that were deleted by then. versions_of: gives every version of a saved set then, oldest first.
    """

    queries: Queries
    asked: View
    messages: tuple[str, ...] = ()
    head: str | None = None
    state: WatchState | None = None
    damage: str = ""
    record_at: datetime | None = None
    watches: tuple[str, ...] = ()
    saved: tuple[SavedWeightSet, ...] = ()
    gone: tuple[SavedWeightSet, ...] = ()
    versions_of: Callable[[str], tuple[SavedWeightSet, ...]] = no_versions

    @property
    def search(self) -> str:
        """The query of the address, as far as it was understood."""
        return self.asked.address

    @property
    def drawing(self) -> str:
        """What a drawing of this hangs on besides the view: two that differ must not stand for each other."""
        return str(self.state.seq) if self.state else ""


def always(queries: Queries) -> Callable[[str], Shown]:
    """Show one watch, without a record, whatever the address says."""
    return lambda search: Shown(queries, *read_address(search))


def _with_versions(asked: View, saved: tuple[SavedWeightSet, ...]) -> View:
    """Name the version of a saved set that was asked for by its id alone."""
    newest = {one.id: f"{one.id}@{one.version}" for one in saved}
    return asked.but(
        weights=newest.get(asked.weights or "", asked.weights), base=newest.get(asked.base or "", asked.base)
    )


class Shelf:
    """The watches of one record. Called with the query of an address, it gives what that shows."""

    def __init__(self, place: str, recorded: Recorded, catalogue: Catalogue, record_at: datetime | None = None) -> None:
        """Open the record for reading. recorded: the watch that an address shows which names none.

        record_at: what an address without a moment of its own shows. Raises what opening the record raises.
        """
        self.default = recorded.watch.settings.id
        self.damage = recorded.damage
        self._record_at = record_at
        self._catalogue = catalogue
        self._record = open_record(place, read_only=True)
        self._reading = RLock()
        self._queries_in = lru_cache(_KEPT_STATES)(self._read)
        # A version never changes once it is written, so it is asked once.
        version_of = lru_cache(_KEPT_SETS)(lambda name, number: saved_weight_set(self._record, name, number))
        self._weightings = Weightings(catalogue, version_of)
        self._first = (self._state(self.default, record_at), Queries(recorded.watch, catalogue, self._weightings))

    @property
    def record(self) -> Record:
        """The record, opened for reading."""
        return self._record

    def __call__(self, search: str) -> Shown:
        """Give what an address shows; where the record has no such thing, the default and a message."""
        asked, form = read_address(search)
        held, messages = watches(self._record), list(form)
        if asked.watch and asked.watch not in held:
            messages.append(text.ADDRESS_NO_SUCH_WATCH.format(found=asked.watch, choices=", ".join(held)))
            asked = asked.but(watch=None)
        watch = asked.watch or self.default
        refusal, state = self._state_at(watch, asked.record_at)
        if refusal:
            messages.append(refusal)
            asked = asked.but(record_at=None)
        record_at = self._moment(asked.record_at)
        head = head_at(self._record, record_at).hash
        sets = saved_weight_sets(self._record, record_at, with_deleted=True)
        saved = tuple(one for one in sets if not one.deleted)
        return Shown(
            self.queries_in(watch, state),
            _with_versions(asked, saved),
            tuple(messages),
            head,
            state,
            self.damage,
            record_at,
            held,
            saved,
            tuple(one for one in sets if one.deleted),
            lambda set_id: weight_set_history(self._record, set_id, record_at),
        )

    def queries_in(self, watch: str, state: WatchState) -> Queries:
        """Give a watch in one of its states; read once, even when several ask at once."""
        with self._reading:
            return self._queries_in(watch, state)

    def state_seen(self, watch: str, head: str) -> WatchState | None:
        """Find the state that a reader was shown, by the head of the record then; None: not of this record."""
        return state_with_head(self._record, watch, head)

    def _moment(self, asked: str | None) -> datetime | None:
        return read_moment(asked) if asked else self._record_at

    def _state_at(self, watch: str, asked: str | None) -> tuple[str, WatchState]:
        """Give a watch's state at a moment, or why it had none then, with the state of the default moment."""
        if asked and read_moment(asked) is None:
            return text.ADDRESS_NOT_A_MOMENT.format(found=asked), self._state(watch, self._record_at)
        try:
            state = self._state(watch, self._moment(asked))
        except RecordTimeUnclear as error:
            reason = str(error).rstrip(".")
            return text.ADDRESS_NOT_HELD_THEN.format(reason=reason), self._state(watch, self._record_at)
        if not state.seq and asked:
            refusal = text.ADDRESS_NO_WATCH_THEN.format(watch=watch, moment=asked)
            return refusal, self._state(watch, self._record_at)
        return "", state

    def _state(self, watch: str, record_at: datetime | None) -> WatchState:
        return state_of(self._record, watch, head_at(self._record, record_at).seq)

    def _read(self, watch: str, state: WatchState) -> Queries:
        if watch == self.default and state == self._first[0]:
            return self._first[1]
        return Queries(read_watch_in(self._record, watch, state), self._catalogue, self._weightings)
