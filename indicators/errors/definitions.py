"""What is wrong with a definition or a weight set, or that there is none of that name."""

# Errors are named after their cause, as a person would say it; the base class carries the word Error.
# ruff: noqa: N818

from __future__ import annotations

from typing import TYPE_CHECKING

from indicators.errors.message import PosturewatchError

if TYPE_CHECKING:
    from collections.abc import Sequence


class DefinitionFault(PosturewatchError):
    """One thing wrong with a definition or weight-set file; .field is the dotted key."""


class FileUnreadable(DefinitionFault):
    """The file cannot be opened, is too large or is not UTF-8."""


class TomlUnreadable(DefinitionFault):
    """The text of the file is not TOML."""


class UnknownKey(DefinitionFault):
    """A key that the table does not have."""


class MissingKey(DefinitionFault):
    """A key or table that must be there is not."""


class NotAChoice(DefinitionFault):
    """A word that is none of those allowed."""


class WrongValue(DefinitionFault):
    """A value of another type or outside its range."""


class ContradictingKeys(DefinitionFault):
    """Two keys that cannot both hold."""


class WrongId(DefinitionFault):
    """The id differs from the name of its file."""


class IdTaken(DefinitionFault):
    """Two files give the same id."""


class UnknownIndicator(DefinitionFault):
    """A name is no indicator of the catalogue."""


class DefinitionsRejected(PosturewatchError):
    """Definition or weight-set files hold faults, so none was taken. Carries all of them in .faults."""

    def __init__(self, faults: Sequence[DefinitionFault]) -> None:
        """Show every fault, one a line."""
        self.faults = tuple(faults)
        only = self.faults[0] if len(self.faults) == 1 else None
        super().__init__(
            only.found if only else f"found {len(self.faults)} faults in definition files",
            advice=only.advice if only else "Mend them and load again",
            file=only.file if only else None,
            field=only.field if only else None,
            row=only.row if only else None,
        )

    def __str__(self) -> str:
        """Say the one fault, or all of them below a heading."""
        if len(self.faults) == 1:
            return str(self.faults[0])
        return "\n".join([f"Found {len(self.faults)} faults in definition files:", *map(str, self.faults)])


class DefinitionsMissing(PosturewatchError):
    """There is no definition to load."""


class UnknownWeightSet(PosturewatchError):
    """A name is no weight set of the catalogue."""
