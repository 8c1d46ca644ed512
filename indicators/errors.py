"""What can go wrong, one class per cause, each message complete in itself.

A message says what was found, where (file, row, field), what was expected (with the choices) and what
to do. Nothing is logged or changed when an error is made.
"""

# Errors are named after their cause, as a person would say it; the base class carries the word Error.
# ruff: noqa: N818

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path

    from indicators.faults import Fault


def place_of(file: str | None, row: int | None, field: str | None) -> str:
    """Name a place in a file: "events.csv, line 12, killed"; what is not known is left out."""
    parts = [file, None if row is None else f"line {row}", field]
    return ", ".join(visible(part) for part in parts if part)


def visible(text: str) -> str:
    r"""Write what cannot be seen (control, bidi and zero-width characters, line ends) as escapes.

    >>> visible("a\tb")
    'a\\tb'
    """
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in text)


def sentence_of(where: str, found: str, expected: str = "", advice: str = "") -> str:
    """Join the parts of a message: where: found. Expected expected. Advice.

    >>> sentence_of("events.csv, line 3, killed", 'found "-1"', "a whole number from 0")
    'events.csv, line 3, killed: found "-1". Expected a whole number from 0.'
    """
    text = _closed(found)
    if expected:
        text += f" Expected {_closed(expected)}"
    if advice:
        text += f" {_closed(advice)}"
    return f"{where}: {text}" if where else text[:1].upper() + text[1:]


def _closed(text: str) -> str:
    return text if text.endswith((".", "?")) else f"{text}."


class PosturewatchError(Exception):
    """Anything that posturewatch refuses. Carries found, expected, advice and, where known, file, field, row.

    row is the line of the file on which the row starts, counted from 1.
    """

    def __init__(
        self,
        found: str,
        *,
        expected: str = "",
        advice: str = "",
        file: str | None = None,
        field: str | None = None,
        row: int | None = None,
    ) -> None:
        """Keep the parts and build the one message from them."""
        self.found, self.expected, self.advice = found, expected, advice
        self.file, self.field, self.row = file, field, row
        super().__init__(sentence_of(place_of(file, row, field), found, expected, advice))


class WeekNotUnderstood(PosturewatchError):
    """A text is not the label of an ISO week."""


class WeekOutOfRange(PosturewatchError):
    """Counting weeks ran past the calendar's years."""


class DayNotUnderstood(PosturewatchError):
    """A text is not one unambiguous day."""


class UnknownTimezone(PosturewatchError):
    """A name is not a time zone of the IANA list."""


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


class UnknownWeek(PosturewatchError):
    """A week was asked for that the scores do not have. Carries .week."""

    def __init__(self, week: str, known: Sequence[str], as_of: date | None = None) -> None:
        """Name the weeks there are."""
        self.week = week
        choices = f"one of {known[0]} to {known[-1]}" if known else "no week: none had begun"
        seen = f" as of {as_of.isoformat()}" if as_of else ""
        super().__init__(
            f'found no week "{week}"{seen}',
            expected=choices,
            advice="Choose a week of the watch",
            field="week",
        )


class MixedMatricesMissing(PosturewatchError):
    """Two sides differ in data and definitions, and the crossed scores that the account needs are missing."""

    def __init__(self, first: date, second: date) -> None:
        """Name the two as-of dates."""
        super().__init__(
            f"found sides as of {first} and {second} that differ in data and definitions",
            expected="the scores of each side's data under the other side's definitions too",
            advice="Score the crossed pairs and hand them over, or change only one of the two",
        )


class AsOfBeforeWatch(PosturewatchError):
    """The as-of date lies before the watch's first week."""

    def __init__(self, as_of: date, first_day: date) -> None:
        """Name the earliest day that gives a score."""
        super().__init__(
            f"found {as_of.isoformat()}, before the watch begins",
            expected=f"{first_day.isoformat()} or later",
            advice="Choose a later as-of date",
            field="as_of",
        )


class WatchNotBegun(PosturewatchError):
    """A live watch is to be shown whose first week is still to come."""

    def __init__(self, first_week: str, first_day: date) -> None:
        """Name the day on which there is something to show."""
        super().__init__(
            f"found a watch that begins with {first_week}, on {first_day.isoformat()}",
            expected="a first week that has begun",
            advice="Serve it from that day on, or correct first_week",
            file="watch.toml",
            field="first_week",
        )


class NotAdditive(PosturewatchError):
    """Scores that are no arithmetic mean were to be compared; such a change has no exact parts."""

    def __init__(self, aggregation: str) -> None:
        """Name the aggregation that was found."""
        super().__init__(
            f"found scores composed with aggregation {aggregation}",
            expected="aggregation arithmetic on both sides",
            advice="Compose both sides with the arithmetic mean and compare those",
            field="aggregation",
        )


class AsOfMissing(PosturewatchError):
    """A live watch, one without a last week, was scored without saying as of which day."""

    def __init__(self, watch: str) -> None:
        """Name the watch."""
        super().__init__(
            f'found no as-of date for the live watch "{watch}"',
            expected="a day up to which articles are known",
            advice="Give an as-of date, or today's",
            field="as_of",
        )


class WeightsNotFound(PosturewatchError):
    """Neither a named weight set nor a file of one."""

    def __init__(self, name: str, known: Sequence[str]) -> None:
        """List the sets there are."""
        super().__init__(
            f'found no weight set "{name}"',
            expected=f"one of {', '.join(known)}, or the path of a weight set's TOML file",
            advice="Choose one of these",
            field="weights",
        )


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


class CellRefused(PosturewatchError):
    """A cell does not hold what its column holds; the reader adds file, line and column in a Fault."""

    def __init__(self, found: str, expected: str = "", advice: str = "") -> None:
        """Keep the three parts of the message."""
        super().__init__(found, expected=expected, advice=advice)


class UnknownIncident(PosturewatchError):
    """An incident was asked for of which no report is known. Carries .incident_id."""

    def __init__(self, incident_id: str, known: Sequence[str], as_of: date) -> None:
        """Offer the nearest identifier there is."""
        self.incident_id = incident_id
        nearest = get_close_matches(incident_id, known, n=1)
        super().__init__(
            f'found no incident "{incident_id}" in the articles published by {as_of.isoformat()}',
            expected=f"an incident of the watch{_for_example(nearest)}",
            advice="Open it from a list of incidents, or choose a later as-of date",
            field="incident",
        )


class UnknownArticle(PosturewatchError):
    """An article was asked for that the watch does not have, or not yet. Carries .article_id."""

    def __init__(self, article_id: str, known: Sequence[str], as_of: date, published: date | None = None) -> None:
        """Say when it came out, if it is there but later; else offer the nearest identifier."""
        self.article_id = article_id
        nearest = get_close_matches(article_id, known, n=1)
        found = f'found no article "{article_id}"'
        if published is not None:
            found = f'found article "{article_id}" only from {published:%Y-%m-%d} on'
        super().__init__(
            f"{found}, as of {as_of.isoformat()}",
            expected=f"an article of the watch{_for_example(nearest)}",
            advice="Open it from its incident, or choose a later as-of date",
            field="article",
        )


def _for_example(nearest: Sequence[str]) -> str:
    return f", for example {nearest[0]}" if nearest else ""


class UnknownStages(PosturewatchError):
    """Reports name stages that their definition gives no share. Carries all faults in .faults."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        """Say every fault, one after the other."""
        self.faults = tuple(faults)
        sentences = " ".join(fault.sentence for fault in self.faults)
        super().__init__(f"found stages that weigh nothing. {sentences}")


class NoPowerMean(PosturewatchError, ValueError):
    """A power mean was asked for over an indicator of sign -1: its squares would lose the sign."""

    def __init__(self) -> None:
        """Offer the two ways out."""
        super().__init__(
            "found a weight on an indicator of sign -1",
            expected="indicators of sign 1 only: a power mean has no meaning over the others",
            advice="Choose arithmetic, or set its weight to 0",
            field="aggregation",
        )


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
