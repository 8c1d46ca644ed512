"""What can go wrong, one class per cause, each message complete in itself.

A message says what was found, where (file, row, field), what was expected (with the choices) and what
to do. Nothing is logged or changed when an error is made.

message      the base class and how a message is put together
asked        what was asked for and is not there
watches      a watch's folder, rows and reports
definitions  definitions and weight sets
record       the record
"""

from indicators.errors.asked import (
    AsOfBeforeWatch,
    AsOfMissing,
    DayNotUnderstood,
    MixedMatricesMissing,
    NoPowerMean,
    NotAdditive,
    UnknownArticle,
    UnknownIncident,
    UnknownTimezone,
    UnknownWeek,
    WatchNotBegun,
    WeekNotUnderstood,
    WeekOutOfRange,
    WeightsNotFound,
)
from indicators.errors.definitions import (
    ContradictingKeys,
    DefinitionFault,
    DefinitionsMissing,
    DefinitionsRejected,
    FileUnreadable,
    IdTaken,
    MissingKey,
    NotAChoice,
    TomlUnreadable,
    UnknownIndicator,
    UnknownKey,
    UnknownWeightSet,
    WrongId,
    WrongValue,
)
from indicators.errors.message import PosturewatchError, place_of, sentence_of, visible
from indicators.errors.record import (
    EditsInTheWay,
    RecordBusy,
    RecordChanged,
    RecordDamaged,
    RecordError,
    RecordExists,
    RecordFull,
    RecordNotFound,
    RecordReadOnly,
    RecordTimeUnclear,
    RecordTooNew,
    RecordUnreachable,
    RecordUnsafe,
)
from indicators.errors.watches import (
    CellRefused,
    NotAWatchFolder,
    ReportTableBroken,
    UnknownShippedWatch,
    UnknownStages,
    WatchRejected,
)

__all__ = [
    "AsOfBeforeWatch",
    "AsOfMissing",
    "CellRefused",
    "ContradictingKeys",
    "DayNotUnderstood",
    "DefinitionFault",
    "DefinitionsMissing",
    "DefinitionsRejected",
    "EditsInTheWay",
    "FileUnreadable",
    "IdTaken",
    "MissingKey",
    "MixedMatricesMissing",
    "NoPowerMean",
    "NotAChoice",
    "NotAWatchFolder",
    "NotAdditive",
    "PosturewatchError",
    "RecordBusy",
    "RecordChanged",
    "RecordDamaged",
    "RecordError",
    "RecordExists",
    "RecordFull",
    "RecordNotFound",
    "RecordReadOnly",
    "RecordTimeUnclear",
    "RecordTooNew",
    "RecordUnreachable",
    "RecordUnsafe",
    "ReportTableBroken",
    "TomlUnreadable",
    "UnknownArticle",
    "UnknownIncident",
    "UnknownIndicator",
    "UnknownKey",
    "UnknownShippedWatch",
    "UnknownStages",
    "UnknownTimezone",
    "UnknownWeek",
    "UnknownWeightSet",
    "WatchNotBegun",
    "WatchRejected",
    "WeekNotUnderstood",
    "WeekOutOfRange",
    "WeightsNotFound",
    "WrongId",
    "WrongValue",
    "place_of",
    "sentence_of",
    "visible",
]
