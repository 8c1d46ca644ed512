"""Why the record cannot do what was asked; nothing was written."""

# Errors are named after their cause, as a person would say it; the base class carries the word Error.
# ruff: noqa: N818

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from indicators.errors.message import PosturewatchError

if TYPE_CHECKING:
    from collections.abc import Sequence


class RecordError(PosturewatchError):
    """The record cannot do what was asked; nothing was written. One subclass per cause."""


class RecordNotFound(RecordError):
    """There is no record at the place given, or no object of that name in it."""


class RecordExists(RecordError):
    """A record stands where a new one should be written."""


class RecordUnsafe(RecordError):
    """The record's file is open to others, or its engine could lose data as it is set up."""


class RecordTooNew(RecordError):
    """A later version of posturewatch has changed the record's tables."""


class RecordBusy(RecordError):
    """Another process kept the record locked for too long."""


class RecordFull(RecordError):
    """There is no room to write: the transaction was taken back whole, and reading goes on."""


class RecordUnreachable(RecordError):
    """The database cannot be reached, or its driver is not installed."""


class RecordReadOnly(RecordError):
    """Something was to be written to a record that was opened for reading."""


class RecordDamaged(RecordError):
    """What is stored is not what was written. Carries the findings, where there are any, in .findings."""

    def __init__(self, found: str, *, findings: Sequence[object] = (), **parts: Any) -> None:
        """Keep what verification found."""
        self.findings = tuple(findings)
        super().__init__(found, **parts)


class RecordChanged(RecordError):
    """Somebody saved another version first. Carries theirs in .theirs; .yours is what was to be saved."""

    def __init__(self, found: str, *, theirs: Any, yours: Any, **parts: Any) -> None:
        """Keep both versions, so that nothing of either is lost."""
        self.theirs, self.yours = theirs, yours
        super().__init__(found, **parts)


class EditsInTheWay(RecordError):
    """A re-issued folder changes rows that were edited here since. Carries them in .rows."""

    def __init__(self, rows: Sequence[Any]) -> None:
        """Name the first of them and count the rest."""
        self.rows = tuple(rows)
        named = ", ".join(f"{row.kind} {row.object_id}" for row in self.rows[:3])
        left = len(self.rows) - 3
        more = f" and {left} more" if left > 0 else ""
        super().__init__(
            f"found rows that the folder changes and that were edited here since the last load: {named}{more}",
            expected='edits="keep" (the edits stand) or edits="replace" (the folder\'s rows stand)',
            advice="Look at the rows in a dry run and choose one of the two",
        )


class RecordTimeUnclear(RecordError):
    """The moment asked for has no time zone, or lies before the record's first entry."""


class WeightSetBuiltIn(RecordError):
    """A weight set that came with the definitions was to be saved over, deleted or restored."""

    def __init__(self, set_id: str, built_in: Sequence[str]) -> None:
        """Say which ids are taken."""
        super().__init__(
            f'"{set_id}" is a built-in weight set, which stays as it is',
            expected=f"an id of your own, none of {', '.join(built_in)}",
            advice="Save the weights under another id",
            field="id",
        )


class UnknownVersion(RecordError):
    """An object has no version of this number, or not one that can be restored."""

    def __init__(self, name: str, version: int, choices: str) -> None:
        """Say which versions there are."""
        super().__init__(
            f"found no version {version} of {name}",
            expected=choices,
            advice="Choose one of them",
            field="version",
        )


class RecordMoved(RecordError):
    """What somebody read before deciding is no longer what stands: the watch changed in the record since."""
