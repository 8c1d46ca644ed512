"""The coded words that the method itself knows.

Kinds, sides, subtypes and directions are not here: they are words of a watch's codebook and of the
definitions, so that a watch elsewhere needs no code.
"""

from __future__ import annotations

from enum import StrEnum


class DatePrecision(StrEnum):
    """How exactly an event's date is known, finest first."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"


class GeoPrecision(StrEnum):
    """How exactly an event's place is known, finest first."""

    SITE = "site"
    TOWN = "town"
    ADMIN1 = "admin1"
    COUNTRY = "country"


class Reliability(StrEnum):
    """How far a source is trusted: the Admiralty scale (AJP-2.1), best first; F = cannot be judged."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"
    E = "E"
    F = "F"


class Axis(StrEnum):
    """What an indicator speaks of."""

    THREAT = "threat"
    RESPONSE = "response"
    EXPOSURE = "exposure"


class Kind(StrEnum):
    """How an indicator runs: flow = events add up and fade; state = a value holds until changed."""

    FLOW = "flow"
    STATE = "state"


class Timing(StrEnum):
    """Whether an indicator moves before, with or after what it indicates."""

    LEADING = "leading"
    COINCIDENT = "coincident"
    LAGGING = "lagging"


class ScaleMethod(StrEnum):
    """How weighted activity becomes a score of 0 to 100."""

    SATURATING = "saturating"
    LINEAR = "linear"


class Combining(StrEnum):
    """How the credibilities of an incident's reports become one."""

    BEST = "best"
    NOISY_OR = "noisy_or"


class WeekState(StrEnum):
    """What a week's score rests on."""

    OBSERVED = "observed"
    PROVISIONAL = "provisional"
    NOT_COVERED = "not_covered"


class NotProjected(StrEnum):
    """Why nothing is said of the incidents that a week may still bring."""

    NOT_COVERED = "not_covered"
    FEW_REPORTS = "few_reports"
    FEW_WEEKS = "few_weeks"


class IndicatorState(StrEnum):
    """What an indicator's score of one week rests on: seen, carried over a gap, or not known yet."""

    OBSERVED = "observed"
    CARRIED = "carried"
    UNKNOWN = "unknown"


class CoverageStatus(StrEnum):
    """Whether anyone looked for articles in a week."""

    SEARCHED = "searched"
    NOT_SEARCHED = "not_searched"


class StatedReason(StrEnum):
    """Why a posture change, relocation or air defence was ordered, as the article says."""

    THREAT = "threat"
    VIRUS = "virus"
    MISSION_COMPLETE = "mission_complete"
    POLITICAL = "political"
    PLANNED = "planned"
    OTHER = "other"
    UNSTATED = "unstated"


class Drawing(StrEnum):
    """How a family is drawn in its native units."""

    STRIKES = "strikes"
    MEASURES_RAISED = "measures_raised"
    MEASURES_RELAXED = "measures_relaxed"
    MOVES = "moves"
    STAGES = "stages"
    COUNTS = "counts"


UNKNOWN_SIDE = "unknown"
"""The side of an actor that nobody names: what a watch writes for it, and what no believed report changes."""
