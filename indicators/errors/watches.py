"""What is wrong with a watch: its folder, its rows, its table of reports."""

# Errors are named after their cause, as a person would say it; the base class carries the word Error.
# ruff: noqa: N818

from __future__ import annotations

from typing import TYPE_CHECKING

from indicators.errors.message import PosturewatchError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from indicators.faults import Fault


class NotAWatchFolder(PosturewatchError):
    """The path that should be a watch folder is none."""

    def __init__(self, folder: str | Path, found: str) -> None:
        """Say what stands at the path instead."""
        super().__init__(
            found,
            expected="a folder with watch.toml, articles.csv and events.csv",
            advice="Give the path of a watch folder",
            file=str(folder),
        )


class UnknownShippedWatch(PosturewatchError):
    """No watch of this name is shipped."""

    def __init__(self, name: str, shipped: Sequence[str]) -> None:
        """List the shipped watches."""
        super().__init__(
            f'found no shipped watch "{name}"',
            expected=f"one of {', '.join(shipped) or 'none (this installation ships no watch)'}",
            advice="Give one of these or the path of a watch folder",
        )


class WatchRejected(PosturewatchError):
    """A watch folder holds faults, so nothing of it was taken. Carries all of them in .faults."""

    SHOWN = 3

    def __init__(self, folder: str | Path, faults: Sequence[Fault]) -> None:
        """Show the first faults and count the rest."""
        self.faults = tuple(faults)
        shown = " ".join(fault.sentence for fault in self.faults[: self.SHOWN])
        left = len(self.faults) - self.SHOWN
        more = f" And {left} more." if left > 0 else ""
        count = "1 fault" if len(self.faults) == 1 else f"{len(self.faults)} faults"
        super().__init__(
            f"found {count}. {shown}{more}",
            advice="Run posturewatch check to list them all, mend them and read the folder again",
            file=str(folder),
        )


class ReportTableBroken(PosturewatchError):
    """A table that should be a report table lacks a column, a type or a rule of it."""


class CellRefused(PosturewatchError):
    """A cell does not hold what its column holds; the reader adds file, line and column in a Fault."""

    def __init__(self, found: str, expected: str = "", advice: str = "") -> None:
        """Keep the three parts of the message."""
        super().__init__(found, expected=expected, advice=advice)


class UnknownStages(PosturewatchError):
    """Reports name stages that their definition gives no share. Carries all faults in .faults."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        """Say every fault, one after the other."""
        self.faults = tuple(faults)
        sentences = " ".join(fault.sentence for fault in self.faults)
        super().__init__(f"found stages that weigh nothing. {sentences}")
