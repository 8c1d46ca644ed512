"""What the page asks to be done with a set, checked value by value, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from dashboard import text_weight_sets as words
from dashboard.saved_sets.desk import SaveRefused
from dashboard.saved_sets.set_id import id_of
from dashboard.who import require_name
from indicators.errors import PosturewatchError, RecordChanged

if TYPE_CHECKING:
    from dashboard.saved_sets.desk import SetDesk
    from dashboard.shelf import Shown
    from indicators.record import SavedWeightSet


class Act(StrEnum):
    """What can be asked."""

    SAVE = "save"
    OVER = "over"  # save over the version that was told when the first try was refused
    RESTORE = "restore"
    DELETE = "delete"


@dataclass(frozen=True)
class Asked:
    """A request in its form. at: when it was made, by the browser's clock, told back with the answer.

    name, reason: of the form, why: of the versions. set, version: which to restore or delete. seen: the version
    of it that stood on the page, 0 for none.
    """

    act: Act
    at: int
    name: str
    reason: str
    why: str
    set: str
    version: int
    seen: int


@dataclass(frozen=True)
class Outcome:
    """What came of it. done: the version that stands now; wrote: whether it was written by this request.

    refused: why nothing was written; theirs: what somebody saved first, where that is the reason; had: the
    version that the reader had seen, 0 for none.
    """

    asked: Asked | None
    done: SavedWeightSet | None = None
    wrote: bool = True
    refused: str = ""
    theirs: SavedWeightSet | None = None
    had: int = 0


def read_asked(given: object) -> Asked | None:
    """Read what the browser sent; None where it has not the form."""
    if not isinstance(given, dict) or given.get("act") not in set(Act):
        return None
    texts = {name: given.get(name) or "" for name in ("name", "reason", "why", "set")}
    numbers = {name: given.get(name) or 0 for name in ("at", "version", "seen")}
    if not all(isinstance(one, str) for one in texts.values()):
        return None
    if not all(isinstance(one, int) and 0 <= one < 2**53 for one in numbers.values()):
        return None
    parts: dict[str, Any] = {**texts, **numbers}
    return Asked(act=Act(given["act"]), **parts)


def answer(desk: SetDesk, shown: Shown, given: object, seen: object) -> Outcome:
    """Do what was asked, in the name of the session, with the weights of the address.

    seen: set -> version, as the server wrote it into the page. It comes back by way of the browser, so it is a
    claim: the record refuses one that is no longer true. Raises NameNeeded.
    """
    author = require_name()
    asked = read_asked(given)
    if asked is None:
        return Outcome(None, refused=str(SaveRefused(words.NOT_ASKED, advice=words.LOOK_AGAIN)))
    had = _had(asked, seen, shown)
    try:
        done = _do(desk, shown, asked, author, had)
    except RecordChanged as changed:
        return Outcome(asked, refused=str(changed), theirs=changed.theirs, had=had.get(changed.theirs.id, 0))
    except PosturewatchError as refused:
        return Outcome(asked, refused=str(refused))
    return Outcome(asked, done, wrote=done.version != had.get(done.id))


def _do(desk: SetDesk, shown: Shown, asked: Asked, author: str, had: dict[str, int]) -> SavedWeightSet:
    catalogue = shown.queries.catalogue
    if asked.act is Act.DELETE:
        return desk.delete(asked.set, author=author, reason=asked.why, seen=asked.seen)
    if asked.act is Act.RESTORE:
        return desk.restore(
            asked.set, asked.version, author=author, reason=asked.why, seen=asked.seen, catalogue=catalogue
        )
    view, refused = shown.queries.settle(shown.asked)
    unclear = [one for one in (*shown.messages, *refused) if one.startswith(words.ABOUT_WEIGHTS)]
    if unclear:
        raise SaveRefused(words.WEIGHTS_UNCLEAR.format(reason=" ".join(unclear)), advice=words.MEND_ADDRESS)
    weights = shown.queries.weighting(view).weights
    return desk.save(weights, asked.name, author=author, reason=asked.reason, seen=had, catalogue=catalogue)


def _had(asked: Asked, seen: object, shown: Shown) -> dict[str, int]:
    """Give the versions that the reader claims to have seen; what has not the form was not seen.

    The set that the weights were changed from counts in the version of the address: the list below is drawn anew
    whenever a slider is let go, and nobody need have noticed that it has a newer one.
    """
    given = seen if isinstance(seen, dict) else {}
    had = {
        str(name): version
        for name, version in given.items()
        if isinstance(version, int) and not isinstance(version, bool) and 0 < version < 2**53
    }
    if asked.act is Act.OVER:
        set_id = id_of(asked.name)
        return {**had, set_id: asked.seen} if asked.set == set_id else had
    if asked.act in {Act.RESTORE, Act.DELETE}:
        return {asked.set: asked.seen}
    name, _, number = (shown.asked.base or shown.asked.weights or "").partition("@")
    return {**had, name: int(number)} if number.isdecimal() and name in had else had
